import './register.css';
import './desk.css';
import { Link, useSearch } from 'wouter';
import { useInfo } from '../case/info.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { Consents } from './consents.tsx';
import { InCase } from './in-case.tsx';
import { ReleaseCard } from './release-card.tsx';
import { useRegister } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

/** All releases of a case: to whom, when, what, and what does not stand any more. */
export default function RegisterPage() {
  return (
    <InCase>
      <Whole />
    </InCase>
  );
}

function Whole() {
  const { id, title } = useInfo();
  const all = useReleaseWords();
  const words = all.register;
  const inWords = useProblemWords();
  const { data, error, refetch } = useRegister(id);
  const asked = new URLSearchParams(useSearch()).get('release');
  if (!data && !error) return <Loading />;
  return (
    <Page
      title={`${words.title} · ${title}`}
      crumbs={[{ label: all.cases, to: '/' }, { label: title, to: `/cases/${id}` }, { label: words.title }]}
    >
      <div className="release-register">
        <h1>{words.heading}</h1>
        <p className="release-lead">{words.lead}</p>
        {!data && (
          <Empty title={all.failed}>
            <p>{inWords(error)}</p>
            <Button onClick={() => void refetch()}>{all.again}</Button>
          </Empty>
        )}
        {data && (
          <>
            <p className="release-answers">
              <Link className="button" to={`/cases/${id}/release`}>
                {words.new}
              </Link>
            </p>
            <div className="release-columns">
              <section aria-label={words.title}>
                {data.releases.length === 0 && <p className="quiet">{words.none}</p>}
                {data.releases.map((release) => (
                  <ReleaseCard
                    key={release.seq}
                    release={release}
                    register={data}
                    open={asked === String(release.seq)}
                  />
                ))}
              </section>
              <Consents register={data} />
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
