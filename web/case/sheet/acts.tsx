import { fill } from '../../fill.ts';
import { dateSentence } from '../date-sentence.ts';
import { groundOf } from '../ground.ts';
import { useInfo } from '../info.ts';
import { waysOf } from '../proof.ts';
import type { Act } from '../types.ts';
import { SheetQuotes } from './quotes.tsx';

/** Every act in the order of the pathway, with its values, its date as a sentence, its words. */
export function SheetActs() {
  const { acts, words } = useInfo();
  return (
    <section>
      <h2>{words.sheet.pathway}</h2>
      <ol className="sheet-acts">
        {acts.map((act, i) => (
          <OneAct key={act.id} act={act} number={i + 1} />
        ))}
      </ol>
    </section>
  );
}

function OneAct({ act, number }: { readonly act: Act; readonly number: number }) {
  const { words, actName, partyName, placeName, when, reportsAnd, pack, language } = useInfo();
  const list = (ids: readonly string[]) => ids.map(partyName).join(', ');
  const stage = pack.stages.find(({ id }) => id === act.stage)?.[language];
  const values = [
    ['by', list(act.by)],
    ['to', list(act.to)],
    ['with', list(act.with)],
    ['at', [...new Set(act.at.map(placeName))].join(', ')],
    ['for', (act.for ?? []).join(', ')],
    ['through', (act.through ?? []).join(', ')],
  ] as const;
  const told = reportsAnd(new Set(act.accounts.map(({ report }) => report)).size, act.lineages);
  return (
    <li>
      <h3>
        <span className="num">{number}.</span> {actName(act)}
        <small>
          {[stage, act.phase === 'done' ? '' : words.phase[act.phase]].filter(Boolean).join(' · ')}
        </small>
      </h3>
      <dl>
        <dt>{words.act.when}</dt>
        <dd>{act.phase === 'not-done' ? words.phase['not-done'] : dateSentence(act.when, words, when)}</dd>
        {values.map(([property, value]) => (
          <Value
            key={property}
            name={words.act[property]}
            value={value}
            always={property === 'by' || property === 'to' || property === 'at'}
          />
        ))}
        <dt>{words.act.told}</dt>
        <dd>{fill(words.sheet.told, told)}</dd>
      </dl>
      <SheetQuotes claims={act.claims} />
      <Proof act={act} />
    </li>
  );
}

function Value({
  name,
  value,
  always,
}: {
  readonly name: string;
  readonly value: string;
  readonly always: boolean;
}) {
  const { words } = useInfo();
  if (value === '' && !always) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value || words.act.unsaid}</dd>
    </>
  );
}

/** Of a date that nobody wrote: how it follows. */
function Proof({ act }: { readonly act: Act }) {
  const info = useInfo();
  const { words } = info;
  if (act.phase === 'not-done' || groundOf(act) === 'written') return null;
  const ways = waysOf(act, info, (n) => fill(words.numbered, { n }));
  if (ways.length === 0) return null;
  return (
    <div className="sheet-proof">
      <p>{words.sheet.derived}</p>
      <ol>
        {ways.flatMap(({ side, steps }) =>
          steps.map(({ runs }, i) => <li key={`${side} ${i}`}>{runs.map(({ text }) => text).join('')}</li>),
        )}
      </ol>
    </div>
  );
}
