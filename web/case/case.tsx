import './case.css';
import { useMemo } from 'react';
import { useParams } from 'wouter';
import { useCase, usePack, useSession } from '../api/queries.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { InfoContext, infoOf, useLanguageAndWords } from './info.ts';
import { Screen } from './screen.tsx';

const NONE: readonly string[] = [];

/** One case: what follows from what was told? */
export default function Case() {
  const id = useParams<{ case: string }>().case;
  const { language, words } = useLanguageAndWords();
  const inWords = useProblemWords();
  const view = useCase(id);
  const pack = usePack();
  const rights = useSession().data?.rights ?? NONE;
  const info = useMemo(
    () => (view.data && pack.data ? infoOf(view.data, pack.data, language, words, rights) : null),
    [view.data, pack.data, language, words, rights],
  );
  const crumbs = [{ label: words.cases, to: '/' }, { label: id }];
  const problem = info === null ? (view.error ?? pack.error) : null;
  if (problem)
    return (
      <Page title={id} crumbs={crumbs}>
        <h1 className="unseen">{id}</h1>
        <Empty title={words.failed}>
          <p>{inWords(problem)}</p>
          <Button onClick={() => void (view.error ? view : pack).refetch()}>{words.again}</Button>
        </Empty>
      </Page>
    );
  if (info === null) return <Loading />;
  if (info.view.case.state === 'shredded')
    return (
      <Page title={id} crumbs={crumbs}>
        <h1 className="unseen">{id}</h1>
        <Empty title={words.shredded} />
      </Page>
    );
  return (
    <InfoContext value={info}>
      <Screen />
    </InfoContext>
  );
}
