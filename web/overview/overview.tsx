import './overview.css';
import { useCallback, useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Overview as Counts } from '../../src/server/shapes.ts';
import { useNames } from '../api/pack.ts';
import { useLanguage } from '../choices.ts';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { count, fill, useWords } from '../words.ts';
import { paramsOf, type Shown, shownOf } from './asked.ts';
import { Behind } from './behind.tsx';
import { Charts } from './charts.tsx';
import { type Showing, Shows } from './context.ts';
import { Filters } from './filters.tsx';
import { Head } from './head.tsx';
import { numberWords } from './number.ts';
import { Tables } from './tables.tsx';
import { useOverview } from './use-overview.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Counts over all cases. What is counted, and which number is opened, stands in the address. */
export default function Overview() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const [params, setParams] = useSearchParams();
  const shown = shownOf(params);
  const { data, error, refetch } = useOverview(shown);
  const show = useCallback(
    (change: Partial<Shown>) => setParams((now) => paramsOf({ ...shownOf(now), ...change })),
    [setParams],
  );
  const keys: readonly PageKey[] = [
    {
      ...{ keys: ['a'], name: words.key_of, foot: true },
      run: () => show({ of: shown.of === 'accepted' ? 'standing' : 'accepted' }),
    },
    { keys: ['t'], name: words.key_tables, foot: true, run: () => show({ tables: !shown.tables }) },
    { keys: ['x'], name: words.key_clear, run: () => show({ narrow: {} }) },
  ];
  return (
    <Page title={words.title} keys={keys}>
      <div className="overview">
        {data ? (
          <Counted counts={data} shown={shown} show={show} />
        ) : error ? (
          <Empty title={words.failed}>
            <p>{inWords(error)}</p>
            <Button onClick={() => void refetch()}>{words.again}</Button>
          </Empty>
        ) : (
          <>
            <h1 className="unseen">{words.title}</h1>
            <p className="quiet" aria-busy="true">
              {words.waiting}
            </p>
          </>
        )}
      </div>
    </Page>
  );
}

interface CountedProps {
  readonly counts: Counts;
  readonly shown: Shown;
  readonly show: (change: Partial<Shown>) => void;
}

function Counted({ counts, shown, show }: CountedProps) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const names = useNames();
  const name = useCallback<Showing['name']>(
    (list, id) => {
      if (list === 'language' || list === 'status')
        return (words as Readonly<Record<string, unknown>>)[`${list}_${id}`]?.toString() ?? id;
      const found = names(`${list}s`, id);
      // A state that acts as a whole is a place of the pack.
      return found === id && list === 'office' ? names('places', id) : found;
    },
    [words, names],
  );
  const showing = useMemo<Showing>(
    () => ({
      ...{ counts, words, language, name },
      open: (behind) => show({ behind: new URLSearchParams(behind).toString() }),
    }),
    [counts, words, language, name, show],
  );
  const { at, through, cases } = counts.snapshot;
  const moment = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const snapshot = fill(words.snapshot, { at: moment.format(at), n: numberWords(through) });
  if (cases === 0)
    return (
      <Empty title={words.none_title}>
        <p>{words.none_text}</p>
        <Link href="/">{words.to_cases}</Link>
      </Empty>
    );
  const narrowed = Object.keys(shown.narrow).length > 0;
  return (
    <Shows.Provider value={showing}>
      <Head shown={shown} snapshot={snapshot} onShow={show} />
      <Filters
        shown={shown}
        onNarrow={(facet, value) => {
          const { [facet]: _gone, ...others } = shown.narrow;
          show({ narrow: value ? { ...others, [facet]: value } : others });
        }}
        onClear={() => show({ narrow: {} })}
      />
      {counts.cases > 0 ? (
        shown.tables ? (
          <Tables snapshot={snapshot} />
        ) : (
          <Charts shown={shown} />
        )
      ) : narrowed ? (
        <Empty title={words.unfit_title}>
          <p>{words.unfit_text}</p>
          <Button onClick={() => show({ narrow: {} })}>{words.clear}</Button>
        </Empty>
      ) : (
        <Empty title={words.unaccepted_title}>
          <p>{fill(words.unaccepted_text, { cases: count(words.cases, cases) })}</p>
          <Button look="main" onClick={() => show({ of: 'standing' })}>
            {words.show_standing}
          </Button>
        </Empty>
      )}
      {shown.behind !== null && (
        <Behind shown={shown} behind={shown.behind} onClose={() => show({ behind: null })} />
      )}
    </Shows.Provider>
  );
}
