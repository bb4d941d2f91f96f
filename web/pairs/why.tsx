import type { PairProposal } from '../../src/server/shapes.ts';
import { fill } from '../words.ts';
import type { PairWords } from './pairs.tsx';
import { signed } from './queue.ts';
import { kindsOf, PairQuote } from './quote.tsx';

interface Props {
  readonly pair: PairProposal;
  readonly words: PairWords;
}

/** Why the two are proposed: what every comparison adds or takes, with the words on both sides. */
export function Why({ pair, words }: Props) {
  const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.levels;
  const kinds = kindsOf(pair);
  const most = Math.max(...pair.steps.map(({ bits, rarity }) => Math.abs(bits + rarity)), 1);
  const steps = pair.steps.toSorted((x, y) => y.bits + y.rarity - (x.bits + x.rarity));
  return (
    <section className="pair-why" aria-labelledby="pair-why">
      <h2 id="pair-why">{words.why}</h2>
      <div className="pair-words pair-names">
        {[pair.a, pair.b].map(({ case: id, called }) => (
          <b key={id}>{called}</b>
        ))}
      </div>
      <dl>
        {steps.map(({ of, name, bits, rarity, a, b }) => (
          <div key={of}>
            <dt>
              {levels[of]?.[name] ?? of}
              {rarity > 0.5 && <small className="quiet"> {words.rare}</small>}
              {rarity < -0.5 && <small className="quiet"> {words.common}</small>}
            </dt>
            <dd className="num">
              <meter
                className={bits + rarity < 0 ? 'against' : 'for'}
                min={0}
                max={most}
                value={Math.abs(bits + rarity)}
                aria-hidden="true"
              />
              {signed(bits + rarity)}
            </dd>
            {of !== 'acts' && a.length > 0 && b.length > 0 && (
              <dd className="pair-words">
                <PairQuote pair={pair} claim={a[0]!} kind={kinds.get(a[0]!)} words={words} />
                <PairQuote pair={pair} claim={b[0]!} kind={kinds.get(b[0]!)} words={words} />
              </dd>
            )}
          </div>
        ))}
        <div>
          <dt>{words.prior}</dt>
          <dd className="num">{signed(pair.prior)}</dd>
        </div>
        <div className="sum">
          <dt>{words.sum}</dt>
          <dd className="num">{signed(pair.weight)}</dd>
        </div>
      </dl>
      {pair.runs.map(({ words: n, quote }) => (
        <p key={quote} className="pair-run">
          {fill(words.run, { n })} <q>{quote}</q>
        </p>
      ))}
      <p className="quiet">{words.set}</p>
    </section>
  );
}
