import { count, fill } from '../fill.ts';
import { barOf } from './bars.ts';
import { dayNumber } from './days.ts';
import { useInfo } from './info.ts';
import { barClass } from './row.tsx';
import type { Span } from './scale.ts';
import type { ActChange, Difference } from './tried.ts';
import type { Act, Conflict } from './types.ts';

const MOST = 5;

/** What would follow: each act that would change, as it is and as it would be, as bars on one small scale. */
export function TriedView({
  difference,
  conflict,
}: {
  readonly difference: Difference;
  readonly conflict: Conflict;
}) {
  const { words } = useInfo();
  const { acts, solved, raised, narrower, wider } = difference;
  // What the conflict is about comes first.
  const sorted = [...acts].sort(
    (a, b) => Number(b.before?.id === conflict.of) - Number(a.before?.id === conflict.of),
  );
  const shown = sorted.slice(0, MOST);
  const span = spanOf(shown);
  const lines = [
    solved.length > 0 && count(words.conflict.solved, solved.length),
    raised.length > 0 && count(words.conflict.raised, raised.length),
    narrower > 0 && count(words.conflict.narrower, narrower),
    wider > 0 && count(words.conflict.wider, wider),
  ].filter((line) => line !== false);
  return (
    <>
      <h3>{words.conflict.then}</h3>
      {lines.length > 0 && <p className="gains">{lines.join(' · ')}</p>}
      {acts.length === 0 && <p className="quiet">{words.conflict.same}</p>}
      <ul className="case-changes">
        {shown.map((change) => (
          <Change key={(change.before ?? change.after)!.id} change={change} span={span} />
        ))}
      </ul>
      {acts.length > MOST && <p className="quiet">{count(words.conflict.more, acts.length - MOST)}</p>}
    </>
  );
}

function Change({
  change: { before, after },
  span,
}: {
  readonly change: ActChange;
  readonly span: Span | null;
}) {
  const { words, actName, when, placesOf } = useInfo();
  const act = (before ?? after)!;
  return (
    <li className={`stage-${act.stage}`}>
      <b>{actName(act)}</b>
      <Pair act={before} span={span} look="before" />
      <Pair act={after} span={span} look="after" />
      <small className="num">
        {before && fill(words.conflict.before, { when: said(before) })}
        {before && ' → '}
        {after ? fill(words.conflict.after, { when: said(after) }) : words.conflict.gone}
      </small>
    </li>
  );

  /** The time, and the place where that is what changes. */
  function said(one: Act): string {
    const places = (act: Act | undefined) => act && placesOf(act);
    const time = when(one.when);
    return before && after && places(before) !== places(after) ? `${time}, ${places(one)}` : time;
  }
}

function Pair({
  act,
  span,
  look,
}: {
  readonly act: Act | undefined;
  readonly span: Span | null;
  readonly look: 'before' | 'after';
}) {
  if (act === undefined || span === null) return null;
  const { bar } = barOf(act, span);
  return (
    <div className="mini" aria-hidden="true">
      {bar && (
        <i
          className={`${barClass(bar)} ${look}`}
          style={{ left: `${bar.from * 100}%`, width: `${(bar.to - bar.from) * 100}%` }}
        />
      )}
    </div>
  );
}

/** From the first to the last day of all that is compared. */
function spanOf(changes: readonly ActChange[]): Span | null {
  const days = changes
    .flatMap(({ before, after }) => [before, after])
    .flatMap((act) => [dayNumber(act?.when.earliest), dayNumber(act?.when.latest)])
    .filter((day) => day !== undefined);
  if (days.length === 0) return null;
  return { start: Math.min(...days) - 2, end: Math.max(...days) + 3 };
}
