import './cases.css';
import { useCallback, useEffect, useRef } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useAdding } from '../add/adding.tsx';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { count, useWords } from '../words.ts';
import { isSearch, ORDERS, type Order, paramsOf, type Shown, shownOf } from './asked.ts';
import { List, type ListHandle, rowOf } from './list.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import { Teach } from './teach.tsx';
import { useBeginning } from './use-rows.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** All cases, or what was searched for. What is shown stands in the address. */
export default function Cases() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const adding = useAdding();
  const [params, setParams] = useSearchParams();
  const [, go] = useLocation();
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const shown = shownOf(params);
  const searching = isSearch(shown);
  const { data, error } = useBeginning(shown);

  const show = useCallback(
    (change: Partial<Shown>) =>
      setParams((now) => paramsOf({ ...shownOf(now), ...change }), { replace: true }),
    [setParams],
  );
  const onWords = useCallback((typed: string) => show({ words: typed }), [show]);
  useEffect(() => {
    if (!params.has('find')) return;
    box.current?.focus();
    show({});
  }, [params, show]);

  const step = (by: number) => () => {
    if (searching) stepInPassages(by);
    else list.current?.move(by);
  };
  const keys: readonly PageKey[] = [
    { keys: ['/'], name: words.key_search, foot: true, run: () => box.current?.select() },
    { keys: ['j', 'ArrowDown'], name: words.key_next, foot: true, run: step(1) },
    { keys: ['k', 'ArrowUp'], name: words.key_previous, run: step(-1) },
    { keys: ['n'], name: words.key_add, foot: true, run: () => adding.ask() },
    { keys: ['w'], name: words.key_waiting, run: () => show({ waiting: !shown.waiting }) },
    { keys: ['Escape'], name: words.key_all, run: () => go('/') },
  ];
  const nothing = data?.total === 0 && !shown.waiting && !searching;
  return (
    <Page
      title={words.title}
      keys={keys}
      fit="panes"
      foot={
        data && !searching && !nothing && count(shown.waiting ? words.total_waiting : words.total, data.total)
      }
    >
      <div className="cases">
        <div className="tools">
          <h1>{words.title}</h1>
          <SearchBox ref={box} words={shown.words} onWords={onWords} onLeave={step(0)} />
          {!searching && !nothing && (
            <>
              <Button aria-pressed={shown.waiting} onClick={() => show({ waiting: !shown.waiting })}>
                {words.only_waiting}
              </Button>
              <label className="order">
                <span className="unseen">{words.order}</span>
                <select value={shown.order} onChange={({ target }) => show({ order: target.value as Order })}>
                  {ORDERS.map((order) => (
                    <option key={order} value={order}>
                      {words[`order_${order}`]}
                    </option>
                  ))}
                </select>
              </label>
            </>
          )}
          {!searching && !nothing && (
            <Link href="/pairs" className="button">
              {words.pairs}
            </Link>
          )}
          <Button look="main" onClick={() => adding.ask()} hint="N">
            {words.add}
          </Button>
        </div>
        {searching ? (
          <Results
            key={params.toString()}
            shown={shown}
            onFacet={(facet, value) => {
              const { [facet]: _gone, ...others } = shown.facets;
              show({ facets: value ? { ...others, [facet]: value } : others });
            }}
          />
        ) : error ? (
          <Empty title={words.failed}>
            <p>{inWords(error)}</p>
          </Empty>
        ) : nothing ? (
          <Teach />
        ) : data?.total === 0 ? (
          <Empty title={words.none_waiting}>
            <p>{words.none_waiting_text}</p>
          </Empty>
        ) : (
          data && (
            <List
              key={`${shown.order} ${shown.waiting}`}
              ref={list}
              order={shown.order}
              waiting={shown.waiting}
              total={data.total}
              from={Math.min(rowOf(history.state), data.total - 1)}
            />
          )
        )}
      </div>
    </Page>
  );
}

/** Moves the focus among the passages, in the order in which they stand. */
function stepInPassages(by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>('.passage .open')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
}
