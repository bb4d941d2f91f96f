import { widthOf } from '../map/labels.ts';
import { stagePath } from '../parts/stage-mark.tsx';
import { count, fill } from '../words.ts';
import { useShowing } from './context.ts';
import { numberWords } from './number.ts';
import type { Drawing, Station } from './pathway-layout.ts';

interface Props {
  readonly drawing: Drawing;
  readonly upright: boolean;
  readonly width: number;
  readonly head: number;
}

/** Stations with their names: over the columns, or along the way when it goes down the page. */
export function Stations({ drawing: { stations, thick }, upright, width, head }: Props) {
  const { words, name } = useShowing();
  const last = stations.length - 1;
  return stations.map(({ stage, cases, last: ends, at, from, to }: Station, i) => {
    const box = upright
      ? { x: from, y: at, width: to - from, height: thick }
      : { x: at, y: from, width: thick, height: to - from };
    const anchor = upright || i === 0 ? 'start' : i === last ? 'end' : 'middle';
    const x = upright ? 0 : i === 0 ? at : i === last ? at + thick : at + thick / 2;
    const room = upright ? width : (width / stations.length) * 1.05;
    const lines = upright ? [name('stage', stage)] : wrapped(name('stage', stage), room);
    const top = upright ? at - 8 : -head + 30;
    const numbers = [count(words.cases, cases), ends > 0 && fill(words.path_last, { n: numberWords(ends) })];
    const mark = upright ? 0 : anchor === 'start' ? x : anchor === 'end' ? x - 12 : x - 6;
    return (
      <g key={stage} className={`station stage-${stage}`}>
        <rect {...box} rx={2} />
        <path
          d={stagePath(stage)}
          transform={`translate(${mark} ${upright ? at - 19 : -head}) scale(0.75)`}
        />
        <text x={upright ? 17 : x} y={top} textAnchor={anchor} className="name">
          {lines.map((line, n) => (
            <tspan key={line} x={upright ? 17 : x} dy={n === 0 ? 0 : 14}>
              {line}
            </tspan>
          ))}
          {upright ? (
            <tspan className="n"> {numbers.filter(Boolean).join(' · ')}</tspan>
          ) : (
            <tspan x={x} dy={14} className="n">
              {numberWords(cases)}
            </tspan>
          )}
          {!upright && ends > 0 && (
            <tspan x={x} dy={14} className="n">
              {fill(words.path_last, { n: numberWords(ends) })}
            </tspan>
          )}
        </text>
      </g>
    );
  });
}

const SIZE = 13;

/** At most two lines, broken between words where the longer of them is shortest. */
function wrapped(text: string, room: number): readonly string[] {
  const words = text.split(' ');
  if (widthOf(text, SIZE) <= room || words.length < 2) return [text];
  const cuts = words.slice(1).map((_, i): readonly [string, string] => {
    return [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')];
  });
  const longer = ([a, b]: readonly [string, string]): number => Math.max(widthOf(a, SIZE), widthOf(b, SIZE));
  return cuts.reduce((best, cut) => (longer(cut) < longer(best) ? cut : best));
}
