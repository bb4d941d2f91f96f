import { fill } from '../fill.ts';
import { useShown } from './context.ts';
import { peopleText, placeOf, STEPS } from './scale.ts';

interface Props {
  readonly people: readonly [number, number];
  readonly asked: number;
}

/** From how few to how many people fit, on a line of tens, with how many are asked for. */
export function Interval({ people: [least, most], asked }: Props) {
  const { words } = useShown();
  const label = fill(words.subject.interval, {
    least: peopleText(least),
    most: peopleText(most),
    n: peopleText(asked),
  });
  const [from, to] = [placeOf(least), placeOf(most)];
  return (
    <div className="release-interval" role="img" aria-label={label}>
      <span className="bar" style={{ left: `${from}%`, width: `${Math.max(1.5, to - from)}%` }} />
      <span className="asked" style={{ left: `${placeOf(asked)}%` }} />
      {STEPS.map(({ at, power }) => (
        <small key={power} className="num" style={{ left: `${at}%` }} aria-hidden="true">
          10<sup>{power}</sup>
        </small>
      ))}
    </div>
  );
}
