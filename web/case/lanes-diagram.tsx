import { type CSSProperties, memo } from 'react';
import { fill } from '../fill.ts';
import { stagePath } from '../parts/stage-mark.tsx';
import { useInfo } from './info.ts';
import type { Lanes, Mark, Role, Stop } from './lanes.ts';
import { useTrack } from './use-track.ts';

/** In pixels: the height of a party, and the width of an act: as there is room, within what can be told apart. */
const LANE = 32;
const COLUMN = { least: 24, most: 40 };
/** The names of the parties. */
const NAMES = 164;
/** Room right of the last act for its name, which stands aslant. */
const SLANT = 70;

interface Props {
  readonly lanes: Lanes;
  readonly act: string | null;
  readonly party: string | null;
  readonly onAct: (id: string) => void;
  readonly onParty: (id: string) => void;
}

/** Parties as lines from left to right, acts across them, from who did it to whom it was done to. */
export function LanesDiagram({ lanes: { lanes, stops }, act, party, onAct, onParty }: Props) {
  const { words, partyName, drafted, numbers, actName } = useInfo();
  const [box, room] = useTrack<HTMLElement>();
  const fitting = Math.floor((room - NAMES - SLANT) / Math.max(1, stops.length));
  const column = Math.max(COLUMN.least, Math.min(COLUMN.most, fitting));
  if (lanes.length === 0) return null;
  const width = stops.length * column + SLANT;
  const height = lanes.length * LANE;
  const label = fill(words.who.name, { parties: drafted.parties.length, acts: drafted.acts.length });
  return (
    // A region that scrolls is reached by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section ref={box} className="lanes" tabIndex={0} aria-label={label}>
      <div className="lanes-grid" style={{ '--lane': `${LANE}px`, '--wide': `${width}px` } as CSSProperties}>
        <div className="lanes-corner">
          <Marks />
        </div>
        <div className="lanes-acts">
          {stops.map((stop) => (
            <button
              key={stop.act.id}
              type="button"
              className={`stage-${stop.act.stage}${stop.act.id === act ? ' chosen' : ''}`}
              style={{ left: `${(stop.column + 0.5) * column}px` }}
              aria-label={stopText(stop)}
              onClick={() => onAct(stop.act.id)}
            >
              <span>{numbers.get(stop.act.id)}</span> {actName(stop.act)}
            </button>
          ))}
        </div>
        <ul className="lanes-parties">
          {lanes.map(({ party: { id, details } }) => (
            <li key={id}>
              <button
                type="button"
                className={id === party ? 'chosen' : ''}
                onClick={() => onParty(id)}
                title={partyName(id)}
              >
                <span>{partyName(id)}</span>
                {typeof details.name === 'object' && <i className="seal" title={words.who.sealed} />}
              </button>
            </li>
          ))}
        </ul>
        <svg className="lanes-lines" width={width} height={height} aria-hidden="true">
          {lanes.map(({ party: { id }, first, last }, i) => (
            <line
              key={id}
              className={id === party ? 'lane chosen' : 'lane'}
              x1={(first + 0.5) * column}
              x2={(last + 0.5) * column}
              y1={middle(i)}
              y2={middle(i)}
            />
          ))}
          {lanes.map(({ party: { id }, first }, i) => (
            <line
              key={id}
              className="lane lead"
              x1={0}
              x2={(first + 0.5) * column}
              y1={middle(i)}
              y2={middle(i)}
            />
          ))}
          {stops.map((stop) => (
            <StopLine
              key={stop.act.id}
              stop={stop}
              chosen={stop.act.id === act}
              column={column}
              height={height}
            />
          ))}
        </svg>
      </div>
    </section>
  );

  function stopText({ act, number }: Stop): string {
    const parts = (['by', 'to', 'with'] as const).flatMap((role) =>
      act[role].length === 0 ? [] : fill(words.who.role[role], { who: act[role].map(partyName).join(', ') }),
    );
    return fill(words.who.stop, { n: number, act: actName(act), parts: parts.join('; ') });
  }
}

function middle(lane: number): number {
  return (lane + 0.5) * LANE;
}

const StopLine = memo(function StopLine({
  stop,
  chosen,
  column,
  height,
}: {
  readonly stop: Stop;
  readonly chosen: boolean;
  readonly column: number;
  readonly height: number;
}) {
  const x = (stop.column + 0.5) * column;
  return (
    <g className={`stop stage-${stop.act.stage}${chosen ? ' chosen' : ''}`}>
      {chosen && <rect className="band" x={x - column / 2} width={column} y={0} height={height} />}
      <line className="head" x1={x} x2={x} y1={0} y2={middle(stop.top)} />
      <line className="across" x1={x} x2={x} y1={middle(stop.top)} y2={middle(stop.bottom)} />
      {stop.marks.map((mark) => (
        <MarkAt key={mark.lane} mark={mark} stage={stop.act.stage} x={x} />
      ))}
    </g>
  );
});

function MarkAt({
  mark: { lane, role },
  stage,
  x,
}: {
  readonly mark: Mark;
  readonly stage: string;
  readonly x: number;
}) {
  return <g transform={`translate(${x} ${middle(lane)})`}>{shape(role, stage)}</g>;
}

/** Who did it: a dot; whom it was done to: the mark of the stage; who was there: a ring. */
function shape(role: Role, stage: string) {
  if (role === 'to') return <path className="mark to" d={stagePath(stage)} transform="translate(-8 -8)" />;
  return <circle className={`mark ${role}`} r={role === 'by' ? 4.5 : 4} />;
}

function Marks() {
  const { words } = useInfo();
  return (
    <ul className="lanes-legend">
      {(['by', 'to', 'with'] as const).map((role) => (
        <li key={role} className="stage-conduct">
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            {shape(role, 'custody')}
          </svg>
          {words.who.legend[role]}
        </li>
      ))}
    </ul>
  );
}
