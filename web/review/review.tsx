import './review.css';
import { useCallback, useMemo } from 'react';
import { Link, useParams } from 'wouter';
import type { CaseView, PackView } from '../../src/server/shapes.ts';
import { useCase, usePack } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { spanWords } from '../parts/when.ts';
import partsEn from '../parts/words.en.json';
import partsKo from '../parts/words.ko.json';
import { fill, useWords } from '../words.ts';
import { Desk } from './desk.tsx';
import { type Act, baseOf, modelOf } from './model.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** The review of a case: is this what the reports say? */
export default function Review() {
  const id = useParams<{ case: string }>().case;
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const view = useCase(id);
  const pack = usePack();
  const error = view.data ? null : (view.error ?? pack.error);
  if (error)
    return (
      <Page title={words.title} crumbs={[{ label: words.cases, to: '/' }, { label: id }]}>
        <Empty title={words.not_shown}>
          <p>{inWords(error)}</p>
          <p>
            <Link href="/">{words.cases}</Link>
          </p>
        </Empty>
      </Page>
    );
  if (!view.data || !pack.data) return <Loading />;
  return <Shown key={id} view={view.data} pack={pack.data} />;
}

function Shown({ view, pack }: { readonly view: CaseView; readonly pack: PackView }) {
  const language = useLanguage();
  const words = useWords({ en, ko });
  const forms = useWords({ en: partsEn, ko: partsKo });
  const dates = useCallback(
    (when: Act['when']) =>
      when.earliest === null && when.latest === null ? undefined : spanWords(when, language, forms),
    [language, forms],
  );
  const base = useMemo(
    () => baseOf(view.drafted, pack, language, { names: words.names, says: words.says }, dates),
    [view.drafted, pack, language, words, dates],
  );
  const model = useMemo(() => modelOf(view, base), [view, base]);
  if (view.claims.length === 0)
    return (
      <Page title={words.title} crumbs={[{ label: words.cases, to: '/' }, { label: view.case.id }]}>
        <Empty title={words.nothing_read}>
          <p>{fill(words.nothing_read_text, { n: view.reports.length })}</p>
        </Empty>
      </Page>
    );
  return <Desk model={model} dates={dates} />;
}
