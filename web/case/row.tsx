import { type CSSProperties, memo } from 'react';
import { fill } from '../fill.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { type Bar, barOf, labelSide, type Row, type Timeline } from './bars.ts';
import { useInfo } from './info.ts';
import { fraction } from './scale.ts';
import type { Act } from './types.ts';

interface Props {
  readonly row: Row;
  readonly timeline: Timeline;
  /** Of the track, in pixels. */
  readonly width: number;
  /** As it would be if what is tried were so: null when it would be gone, undefined when it would not change. */
  readonly after: Act | null | undefined;
  readonly chosen: boolean;
  readonly onAct: (id: string) => void;
  readonly onWhy: (id: string) => void;
}

/** One act: its name, the bar of what is possible, and its why. */
export const TimeRow = memo(function TimeRow({ row, timeline, width, after, chosen, onAct, onWhy }: Props) {
  const { words, actName, summary, when } = useInfo();
  const { act, number, bar } = row;
  const text = when(act.when);
  const changed = after !== undefined;
  return (
    <li
      id={rowId(act.id)}
      className={`time-row stage-${act.stage}${chosen ? ' chosen' : ''}${changed ? ' changed' : ''}`}
    >
      <button type="button" className="row-name" aria-pressed={chosen} onClick={() => onAct(act.id)}>
        <StageMark stage={act.stage} />
        <b>{actName(act)}</b>
        <span className="row-number">{number}</span>
        <small>
          {[act.phase === 'done' ? '' : words.phase[act.phase], summary(act)].filter(Boolean).join(' · ')}
        </small>
        <small className="row-when">{text}</small>
      </button>
      <div className="track">
        {timeline.ticks.map(({ at, year }) => (
          <i
            key={at}
            className={year ? 'line year' : 'line'}
            style={{ left: `${fraction(timeline.span!, at) * 100}%` }}
          />
        ))}
        {bar ? (
          <BarButton
            act={act}
            bar={bar}
            text={text}
            width={width}
            after={after}
            timeline={timeline}
            onWhy={onWhy}
          />
        ) : (
          <button type="button" className={`beyond ${row.beyond}`} onClick={() => onWhy(act.id)}>
            {fill(row.beyond === 'before' ? words.time.earlier : words.time.later, { when: text })}
          </button>
        )}
      </div>
    </li>
  );
});

interface BarProps {
  readonly act: Act;
  readonly bar: Bar;
  readonly text: string;
  readonly width: number;
  readonly after: Act | null | undefined;
  readonly timeline: Timeline;
  readonly onWhy: (id: string) => void;
}

function BarButton({ act, bar, text, width, after, timeline, onWhy }: BarProps) {
  const { words, actName } = useInfo();
  const ground = words.time.ground[bar.told ? 'told' : bar.ground];
  const later = after && timeline.span ? barOf(after, timeline.span).bar : null;
  const side = labelSide(bar, width);
  return (
    <>
      <button
        type="button"
        className={`bar-why ${side}${after !== undefined ? ' before' : ''}`}
        style={placed(bar)}
        title={ground}
        onClick={() => onWhy(act.id)}
      >
        <i className={barClass(bar)} />
        <span>
          <span className="unseen">{fill(words.time.bar, { act: actName(act) })}</span>
          {text} <em>{words.time.why}</em>
          <span className="unseen">{ground}</span>
        </span>
      </button>
      {later && <i className={`${barClass(later)} after`} style={placed(later)} />}
    </>
  );
}

function placed({ from, to }: Bar): CSSProperties {
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}

export function barClass({ ground, told, left, right }: Bar): string {
  const kind = told ? 'told' : ground === 'written' ? 'written' : 'derived';
  const ends = [left === 'bound' ? '' : `${left}-left`, right === 'bound' ? '' : `${right}-right`];
  return ['time-bar', kind, ...ends].filter(Boolean).join(' ');
}

/** The row of an act, for who goes there by a key. */
export function rowId(act: string): string {
  return `row-${act}`;
}
