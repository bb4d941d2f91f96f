import './pairs.css';
import { useState } from 'react';
import { useSession } from '../api/queries.ts';
import { Page } from '../frame/page.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { useProblemWords } from '../parts/say.tsx';
import type { PageKey } from '../parts/use-keys.ts';
import { fill, useWords } from '../words.ts';
import { Answering } from './answering.tsx';
import { nameOf, percentOf, putOff, queueOf } from './queue.ts';
import { Side } from './side.tsx';
import { type Answer, useAnswer, usePairs } from './use-pairs.ts';
import { Why } from './why.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

export type PairWords = typeof en;

/** Pairs of cases that may tell of one event, one after the other. A person joins them, says that they are two, or leaves them for later. */
export default function Pairs() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { data: session } = useSession();
  const { data, error, refetch } = usePairs();
  const answer = useAnswer();
  const [later, setLater] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<Pick<Answer, 'pair' | 'same'> | null>(null);
  const decides = session?.rights.includes('claims.decide') ?? false;
  // What is being answered stays on the desk, whatever comes before it or takes it away meanwhile.
  const pair = asked?.pair ?? (data && queueOf(data.proposals, later)[0]);
  const ask = (same: boolean) => () => {
    if (!pair || !decides) return;
    answer.reset();
    setAsked({ pair, same });
  };
  const wait = () => {
    if (!pair) return;
    setLater((now) => putOff(now, nameOf(pair)));
    document.querySelector('main')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  };
  const deciding: readonly PageKey[] = [
    { keys: ['s'], name: words.same, foot: true, run: ask(true) },
    { keys: ['d'], name: words.different, foot: true, run: ask(false) },
  ];
  const keys: readonly PageKey[] = [
    ...(decides ? deciding : []),
    { keys: ['l', 'j'], name: words.later, foot: true, run: wait },
  ];
  const left = data === undefined ? undefined : data.total;
  return (
    <Page
      title={words.title}
      crumbs={[{ label: words.cases, to: '/' }, { label: words.title }]}
      keys={keys}
      foot={left !== undefined && left > 0 && fill(words.left, { n: left })}
    >
      <div className="pairs">
        {data === undefined && error ? (
          <Empty title={words.failed}>
            <p>{inWords(error)}</p>
            <Button onClick={() => void refetch()}>{words.again}</Button>
          </Empty>
        ) : data === undefined ? (
          <>
            <h1 className="unseen">{words.title}</h1>
            <p className="quiet" aria-busy="true">
              {words.waiting}
            </p>
          </>
        ) : pair === undefined ? (
          <Empty title={words.none}>
            <p>{fill(words.none_why, { cases: data.cases })}</p>
          </Empty>
        ) : (
          <>
            <header>
              <h1>{words.heading}</h1>
              <p className="quiet">
                {fill(words.chance, { percent: percentOf(pair.weight) })} ·{' '}
                {fill(words.voices, { accounts: pair.accounts, lineages: pair.lineages })}
              </p>
              <div className="pair-do">
                {decides && (
                  <>
                    <Button look="main" hint="S" onClick={ask(true)}>
                      {words.same}
                    </Button>
                    <Button hint="D" onClick={ask(false)}>
                      {words.different}
                    </Button>
                  </>
                )}
                <Button look="bare" hint="L" onClick={wait}>
                  {words.later}
                </Button>
              </div>
            </header>
            <Why pair={pair} words={words} />
            <div className="pair-sides" key={nameOf(pair)}>
              <Side pair={pair} side="a" words={words} />
              <Side pair={pair} side="b" words={words} />
            </div>
            {asked !== null && <Answering {...{ ...asked, words, answer }} onClose={() => setAsked(null)} />}
          </>
        )}
      </div>
    </Page>
  );
}
