import { Link } from 'wouter';
import type { PairProposal } from '../../src/server/shapes.ts';
import { useNames } from '../api/pack.ts';
import { usePack } from '../api/queries.ts';
import { whenText } from '../case/dates.ts';
import { useLanguage } from '../choices.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import type { PairWords } from './pairs.tsx';
import { PairQuote } from './quote.tsx';

interface Props {
  readonly pair: PairProposal;
  readonly side: 'a' | 'b';
  readonly words: PairWords;
}

/** What one case tells, as accepted: its reports, and its acts in the order of the pathway with their words. */
export function Side({ pair, side, words }: Props) {
  const { case: id, called, reports, acts } = pair[side];
  const language = useLanguage();
  const name = useNames();
  const { data: pack } = usePack();
  return (
    <section className="pair-side" aria-labelledby={`pair-${side}`}>
      <h2 id={`pair-${side}`}>
        <Link href={`/cases/${id}`}>{called}</Link> <small className="quiet">{id}</small>
      </h2>
      <ul className="pair-reports">
        {reports.map(({ id: report, file, publisher, published }) => (
          <li key={report}>{[file, publisher, published].filter(Boolean).join(' · ')}</li>
        ))}
      </ul>
      <ol className="pair-acts">
        {acts.map(({ kind, when, at, claims }) => {
          const stage = pack?.kinds.find((one) => one.id === kind)?.stage ?? '';
          return (
            <li key={claims.join()}>
              <p>
                <StageMark stage={stage} /> <b>{name('kinds', kind)}</b>{' '}
                <span className="quiet">{[whenText(when, language, words.when), ...at].join(' · ')}</span>
              </p>
              <PairQuote pair={pair} claim={claims[0]!} kind={kind} words={words} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
