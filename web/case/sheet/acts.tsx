import { fill } from '../../fill.ts';
import { dateSentence } from '../date-sentence.ts';
import { groundOf } from '../ground.ts';
import { useInfo } from '../info.ts';
import { waysOf } from '../proof.ts';
import { linesOf, type ProofLine, type Shown } from '../shown-proof.ts';
import { type Act, ofThemself } from '../types.ts';
import { SheetQuotes } from './quotes.tsx';
import { useMasked } from './use-masked.ts';

/** Every act in the order of the pathway, with its values, its date as a sentence, its words. */
export function SheetActs() {
  const info = useInfo();
  const { acts, words } = info;
  const shown: Shown = new Map();
  const proofs = acts.map((act, i) => {
    if (act.phase === 'not-done' || groundOf(act) === 'written') return [];
    const ways = waysOf(act, info, (n) => fill(words.numbered, { n }));
    const texts = ways.map(({ steps }) => steps.map(({ runs }) => runs.map(({ text }) => text).join('')));
    return texts.flatMap((steps) => linesOf(steps, i + 1, shown));
  });
  return (
    <section>
      <h2>{words.sheet.pathway}</h2>
      <ol className="sheet-acts">
        {acts.map((act, i) => (
          <OneAct key={act.id} act={act} number={i + 1} lines={proofs[i]!} />
        ))}
      </ol>
    </section>
  );
}

interface Props {
  readonly act: Act;
  readonly number: number;
  readonly lines: readonly ProofLine[];
}

function OneAct({ act, number, lines }: Props) {
  const { words, actName, partyName, placesOf, when, reportsAnd, pack, language } = useInfo();
  const masked = useMasked();
  const list = (ids: readonly string[]) => ids.map(partyName).join(', ');
  const stage = pack.stages.find(({ id }) => id === act.stage)?.[language];
  const values = [
    ['by', list(act.by)],
    ['to', list(act.to)],
    ['with', list(act.with)],
    ['at', placesOf(act)],
    ['for', masked((act.for ?? []).join(', '))],
    ['through', masked((act.through ?? []).join(', '))],
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
        <dd className="whole">
          {act.phase === 'not-done' ? words.phase['not-done'] : dateSentence(act.when, words, when)}
        </dd>
        {values.map(([property, value]) => (
          <Value
            key={property}
            name={words.act[property]}
            value={value}
            always={property === 'by' || property === 'at' || (property === 'to' && !ofThemself(act))}
          />
        ))}
        <dt>{words.act.told}</dt>
        <dd>{fill(words.sheet.told, told)}</dd>
      </dl>
      <SheetQuotes claims={act.claims} />
      <Proof lines={lines} />
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
function Proof({ lines }: { readonly lines: readonly ProofLine[] }) {
  const { words } = useInfo();
  const masked = useMasked();
  if (lines.length === 0) return null;
  return (
    <div className="sheet-proof">
      <p>{words.sheet.derived}</p>
      <ol>
        {lines.map(({ text, as }) => (
          <li key={text}>
            {as === undefined ? masked(text) : fill(words.sheet.asUnder, { n: as, text: masked(text) })}
          </li>
        ))}
      </ol>
    </div>
  );
}
