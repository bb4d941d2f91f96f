import './timeline.css';
import { useMemo } from 'react';
import { fill } from '../fill.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { type Timeline, timelineOf } from './bars.ts';
import { useInfo } from './info.ts';
import { Legend } from './legend.tsx';
import { rowId, TimeRow } from './row.tsx';
import { fraction } from './scale.ts';
import { tickText } from './tick-text.ts';
import type { Difference } from './tried.ts';
import { useTrack } from './use-track.ts';

interface Props {
  readonly act: string | null;
  readonly all: boolean;
  readonly tried: Difference | null;
  readonly onAct: (id: string) => void;
  readonly onWhy: (id: string) => void;
  readonly onDates: (all: boolean) => void;
}

/** A tick of the axis has this much room, in pixels. */
const TICK = 86;

/** The acts of a case over time: each a bar from its earliest to its latest day. */
export function TimelinePart({ act, all, tried, onAct, onWhy, onDates }: Props) {
  const { drafted, words } = useInfo();
  const [track, width] = useTrack<HTMLDivElement>();
  const most = Math.max(3, Math.floor(width / TICK));
  const timeline = useMemo(() => timelineOf(drafted, !all, most), [drafted, all, most]);
  const after = useMemo(
    () =>
      new Map(
        tried?.acts.flatMap(({ before, after }) => (before ? [[before.id, after ?? null] as const] : [])),
      ),
    [tried],
  );
  return (
    <section className="case-part" id="when" aria-labelledby="when-heading">
      <div className="part-head">
        <h2 id="when-heading">{words.time.heading}</h2>
        {timeline.canClose && <Dates all={all} onDates={onDates} />}
      </div>
      {timeline.span === null ? (
        <p className="quiet">{words.time.none}</p>
      ) : (
        <div className="timeline">
          <Axis timeline={timeline} track={track} />
          <ol>
            {timeline.rows.map((row) => (
              <TimeRow
                key={row.act.id}
                row={row}
                timeline={timeline}
                width={width}
                after={after.get(row.act.id)}
                chosen={row.act.id === act}
                onAct={onAct}
                onWhy={onWhy}
              />
            ))}
          </ol>
          <Legend tried={tried !== null} />
        </div>
      )}
      <Undated timeline={timeline} chosen={act} onAct={onAct} />
    </section>
  );
}

function Dates({ all, onDates }: { readonly all: boolean; readonly onDates: (all: boolean) => void }) {
  const { words } = useInfo();
  return (
    <fieldset className="case-switch" aria-label={words.time.span}>
      <button type="button" aria-pressed={!all} onClick={() => onDates(false)}>
        {words.time.closer}
      </button>
      <button type="button" aria-pressed={all} onClick={() => onDates(true)}>
        {words.time.whole}
      </button>
    </fieldset>
  );
}

function Axis({
  timeline,
  track,
}: {
  readonly timeline: Timeline;
  readonly track: React.Ref<HTMLDivElement>;
}) {
  const { language } = useInfo();
  return (
    <div className="axis" aria-hidden="true">
      <div ref={track} className="track">
        {timeline.ticks.map((tick) => (
          <span
            key={tick.at}
            className={tick.year ? 'tick year' : 'tick'}
            style={{ left: `${fraction(timeline.span!, tick.at) * 100}%` }}
          >
            {tickText(tick, language)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Undated({
  timeline,
  chosen,
  onAct,
}: {
  readonly timeline: Timeline;
  readonly chosen: string | null;
  readonly onAct: (id: string) => void;
}) {
  const { words, actName, summary, when } = useInfo();
  if (timeline.undated.length === 0) return null;
  return (
    <div className="undated">
      <h3>{words.time.undated}</h3>
      <p className="quiet">{words.time.undatedNote}</p>
      <ul>
        {timeline.undated.map(({ act, number }) => (
          <li key={act.id} id={rowId(act.id)}>
            <button
              type="button"
              className="undated-act"
              aria-pressed={act.id === chosen}
              onClick={() => onAct(act.id)}
            >
              <StageMark stage={act.stage} />
              <b>{actName(act)}</b>
              <small>
                {[
                  fill(words.numbered, { n: number }),
                  act.phase === 'done' ? '' : words.phase[act.phase],
                  act.when.edtf ? when(act.when) : '',
                  summary(act),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
