import { type ReactNode, useMemo } from 'react';
import { useParams } from 'wouter';
import { useCase, usePack, useSession } from '../api/queries.ts';
import { InfoContext, infoOf, useLanguageAndWords } from '../case/info.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { useReleaseWords } from './words-of.ts';

const NONE: readonly string[] = [];

/** What needs a case and its names: shown when they are there. */
export function InCase({ children }: { readonly children: ReactNode }) {
  const id = useParams<{ case: string }>().case;
  const { language, words: caseWords } = useLanguageAndWords();
  const words = useReleaseWords();
  const inWords = useProblemWords();
  const view = useCase(id);
  const pack = usePack();
  const rights = useSession().data?.rights ?? NONE;
  const info = useMemo(
    () => (view.data && pack.data ? infoOf(view.data, pack.data, language, caseWords, rights) : null),
    [view.data, pack.data, language, caseWords, rights],
  );
  if (info !== null)
    return (
      <InfoContext key={id} value={info}>
        {children}
      </InfoContext>
    );
  const problem = view.error ?? pack.error;
  if (!problem) return <Loading />;
  return (
    <Page title={words.title} crumbs={[{ label: words.cases, to: '/' }, { label: id }]}>
      <h1 className="unseen">{words.title}</h1>
      <Empty title={words.failed}>
        <p>{inWords(problem)}</p>
        <Button onClick={() => void (view.error ? view : pack).refetch()}>{words.again}</Button>
      </Empty>
    </Page>
  );
}
