/** Pictures of an estimate as SVG, drawn with lines and text alone. */
import { shorten } from '../layout.ts';
import { whole } from './figures.ts';
import { plain } from './markup.ts';

export interface Bar {
  readonly name: string;
  /** Absent for a model that was refused. */
  readonly at: number | undefined;
  readonly low: number;
  readonly high: number;
  readonly strong: boolean;
}

const WIDTH = 720;
const LEFT = 250;
const RIGHT = 20;
const ROW = 22;

/** Intervals below each other on a scale of ratios, with one number marked through all of them. */
export function intervalPlot(title: string, bars: readonly Bar[], mark: number | undefined): string {
  if (bars.length === 0) return '';
  const all = [...bars.flatMap(({ low, high, at }) => [low, high, at ?? low]), mark ?? bars[0]!.low].filter(
    (x) => x > 0,
  );
  const x = ratioScale(Math.min(...all), Math.max(...all), LEFT, WIDTH - RIGHT);
  const height = bars.length * ROW + 34;
  const rows = bars.map(({ name, at, low, high, strong }, i) => {
    const y = i * ROW + 14;
    const color = strong ? '#1c1c1c' : '#8a8a8a';
    return [
      `<text x="0" y="${y + 4}" font-size="12">${plain(shorten(name, 36))}</text>`,
      `<line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="${color}" stroke-width="${strong ? 3 : 1.5}"/>`,
      at === undefined ? '' : `<circle cx="${x(at)}" cy="${y}" r="4" fill="${color}"/>`,
    ].join('');
  });
  const line =
    mark === undefined
      ? ''
      : `<line x1="${x(mark)}" x2="${x(mark)}" y1="0" y2="${bars.length * ROW}" stroke="#1c1c1c" stroke-dasharray="3 3"/>`;
  const ticks = ticksOf(Math.min(...all), Math.max(...all)).map(
    (value) =>
      `<text x="${x(value)}" y="${height - 8}" font-size="11" text-anchor="middle">${whole(value)}</text>`,
  );
  return svg(title, height, [line, ...rows, ...ticks]);
}

/** Each chain as a line over its draws. */
export function chainPlot(title: string, chains: readonly Float64Array[], least: number): string {
  if (chains.length === 0) return '';
  const points = 160;
  let most = least + 1;
  const lines = chains.map((draws) =>
    Array.from({ length: Math.min(points, draws.length) }, (_, i) => {
      const value = draws[Math.floor(((i + 0.5) * draws.length) / Math.min(points, draws.length))]!;
      most = Math.max(most, value);
      return value;
    }),
  );
  const height = 180;
  const y = ratioScale(Math.max(1, least), most, height - 24, 6);
  const grey = ['#1c1c1c', '#555', '#777', '#999', '#333', '#666', '#888', '#aaa'];
  const drawn = lines.map((values, c) => {
    const path = values.map(
      (value, i) => `${i === 0 ? 'M' : 'L'}${round(60 + ((WIDTH - 80) * i) / points)} ${y(value)}`,
    );
    return `<path d="${path.join('')}" fill="none" stroke="${grey[c % grey.length]}" stroke-width="0.8"/>`;
  });
  const ticks = ticksOf(least, most).map(
    (value) => `<text x="0" y="${y(value) + 4}" font-size="11">${whole(value)}</text>`,
  );
  return svg(title, height, [...drawn, ...ticks]);
}

/** A density. */
export function curvePlot(title: string, curve: readonly (readonly [number, number])[]): string {
  if (curve.length < 2) return '';
  const height = 150;
  const from = curve[0]![0];
  const to = curve.at(-1)![0];
  const top = curve.reduce((most, [, p]) => Math.max(most, p), 0);
  const x = (N: number) => round(20 + ((WIDTH - 40) * (N - from)) / (to - from));
  const path = curve.map(
    ([N, p], i) => `${i === 0 ? 'M' : 'L'}${x(N)} ${round(height - 24 - ((height - 34) * p) / top)}`,
  );
  const ticks = [from, (from + to) / 2, to].map(
    (N) => `<text x="${x(N)}" y="${height - 6}" font-size="11" text-anchor="middle">${whole(N)}</text>`,
  );
  return svg(title, height, [
    `<path d="${path.join('')}" fill="none" stroke="#1c1c1c" stroke-width="1.5"/>`,
    ...ticks,
  ]);
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return `<figure><svg role="img" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" aria-label="${plain(title)}"><title>${plain(title)}</title>${parts.join('')}</svg><figcaption class="dim">${plain(title)}</figcaption></figure>`;
}

/** Equal ratios, equal distances. */
function ratioScale(low: number, high: number, from: number, to: number): (value: number) => number {
  const a = Math.log(low);
  const span = Math.max(1e-9, Math.log(high) - a);
  return (value) => round(from + ((to - from) * (Math.log(Math.max(low, Math.min(high, value))) - a)) / span);
}

/** Two to six round numbers within. */
function ticksOf(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let decade = 10 ** Math.floor(Math.log10(Math.max(1, low))); decade <= high; decade *= 10)
    for (const times of [1, 2, 5])
      if (times * decade >= low && times * decade <= high) ticks.push(times * decade);
  const every = Math.ceil(ticks.length / 6);
  return ticks.length < 2 ? [low, high] : ticks.filter((_, i) => i % every === 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
