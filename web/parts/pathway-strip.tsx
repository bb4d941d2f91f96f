import './pathway-strip.css';
import { memo, useEffect, useRef } from 'react';
import { useWords } from '../words.ts';
import { StageMark } from './stage-mark.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

export interface Stop {
  readonly id: string;
  readonly label: string;
  /** When, or what else is said of it, in a few words. */
  readonly note?: string | undefined;
  readonly stage: string;
  /** A person accepted it. */
  readonly accepted: boolean;
  /** The reports are silent about what lies between this stop and the next. */
  readonly gap?: boolean;
}

interface Props {
  readonly stops: readonly Stop[];
  /** The stop that is in focus; it is kept in sight. */
  readonly current?: string | undefined;
  readonly onPick?: ((id: string) => void) | undefined;
}

/** The stations of a case on one line: filled when accepted, hollow while proposed, dashed where the reports are silent. */
export function PathwayStrip({ stops, current, onPick }: Props) {
  const words = useWords({ en, ko });
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current === undefined) return;
    strip.current
      ?.querySelector('[aria-current]')
      ?.closest('li')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav className="pathway" aria-label={words.pathway}>
      <ol ref={strip}>
        {stops.map((stop) => (
          <Station key={stop.id} stop={stop} current={stop.id === current} onPick={onPick} />
        ))}
      </ol>
    </nav>
  );
}

/** Drawn again only when it looks different: a long case has hundreds. */
const Station = memo(
  function Station(props: StationProps) {
    const { stop } = props;
    const words = useWords({ en, ko });
    return (
      <li className={`stage-${stop.stage}${stop.gap ? ' gap' : ''}`}>
        <StageMark stage={stop.stage} hollow={!stop.accepted} size={14} />
        <Inner {...props} />
        <span className="unseen">{stop.accepted ? words.accepted : words.proposed}</span>
      </li>
    );
  },
  (a, b) =>
    a.current === b.current &&
    a.onPick === b.onPick &&
    (['id', 'label', 'note', 'stage', 'accepted', 'gap'] as const).every(
      (name) => a.stop[name] === b.stop[name],
    ),
);

interface StationProps {
  readonly stop: Stop;
  readonly current: boolean;
  readonly onPick: Props['onPick'];
}

function Inner({ stop, current, onPick }: StationProps) {
  const inside = (
    <>
      <b>{stop.label}</b>
      {stop.note && <span>{stop.note}</span>}
    </>
  );
  const here = current ? ({ 'aria-current': 'step' } as const) : {};
  if (!onPick)
    return (
      <div className="station" {...here}>
        {inside}
      </div>
    );
  return (
    <button type="button" className="station" {...here} onClick={() => onPick(stop.id)}>
      {inside}
    </button>
  );
}
