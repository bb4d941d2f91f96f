/** Two rows on the terminal, with why the comparison thinks what it thinks. This is the only place that shows a value of a list. */
import type { Together } from '../../intake/lists/lists.ts';
import type { Comparison } from '../../link/comparisons.ts';
import type { Explained, Step } from '../../link/explain.ts';
import { chanceOf, type Waiting } from '../../link/queue.ts';
import { clean, pad, width, wrap } from '../layout.ts';
import { messages } from '../messages.ts';
import type { Paint } from '../paint.ts';
import { fill } from '../words.ts';
import { placeOf } from './shown.ts';

export interface PairPage {
  readonly together: Together;
  readonly comparisons: readonly Comparison[];
  /** The column of each comparison; of a swap nothing. */
  readonly compared: readonly (string | undefined)[];
  readonly columns: number;
  readonly paint: Paint;
}

export interface PairAt {
  readonly n: number;
  readonly of: number;
  readonly done: number;
}

const GAP = 2;

/** A pair of a sample is shown without the chance: it is to be judged by itself. */
export function pairScreen(page: PairPage, pair: Waiting, why: Explained | undefined, at: PairAt): string[] {
  const words = messages.link.review;
  const { paint, columns } = page;
  const head =
    why === undefined
      ? fill(words.headSample, { ...at })
      : fill(words.head, { ...at, percent: Math.round(100 * chanceOf(pair.weight)) });
  return [
    ...wrap(head, columns).map(paint.dim),
    '',
    ...rowLines(page, pair),
    ...(why === undefined ? [] : ['', ...whyLines(page, why)]),
    '',
    ...wrap(words.keys, columns).map(paint.dim),
  ];
}

function rowLines({ together, columns, paint }: PairPage, { a, b }: Waiting): string[] {
  const words = messages.link.review;
  const fields: Readonly<Record<string, string>> = words.fields;
  const names = together.columns.map(({ holds }) => fields[holds] ?? holds);
  const left = Math.max(...names.map(width)) + GAP;
  const room = Math.max(8, Math.floor((columns - left - GAP) / 2));
  const headOf = (row: number) => {
    const [list, at] = placeOf(together, row);
    return fill(words.row, { list: clean(together.lists[list - 1]!.name), row: at });
  };
  const side = (name: string, one: string, other: string, differ: boolean) => {
    const ones = wrap(one, room);
    const others = wrap(other, room);
    return Array.from({ length: Math.max(ones.length, others.length) }, (_, i) => {
      const text = `${pad(i === 0 ? name : '', left)}${pad(ones[i] ?? '', room + GAP)}${others[i] ?? ''}`;
      return differ ? paint.bold(text) : text;
    });
  };
  return [
    ...side('', headOf(a), headOf(b), false).map(paint.dim),
    ...together.columns.flatMap(({ raw }, c) => {
      const [one, other] = [a, b].map((row) => {
        const code = raw.codes[row]!;
        return code < 0 ? words.unsaid : clean(raw.values[code]!);
      });
      return side(names[c]!, one!, other!, one !== other);
    }),
  ];
}

function whyLines({ comparisons, compared, columns, paint }: PairPage, why: Explained): string[] {
  const words = messages.link.review;
  const fields: Readonly<Record<string, string>> = words.fields;
  const lines: [string, string, number][] = [[words.prior, '', why.prior]];
  for (const step of why.steps) {
    const comparison = comparisons[step.comparison]!;
    if (comparison.kind === 'swap' && step.level < 1) continue;
    const name = compared[step.comparison];
    const rarity = step.rarity > 0.5 ? `, ${words.rare}` : step.rarity < -0.5 ? `, ${words.common}` : '';
    const chances =
      step.m === null ? '' : ` (${fill(words.chances, { m: share(step.m), u: share(step.u!) })})`;
    lines.push([
      (name && fields[name]) ?? words.fields.name,
      `${levelWords(comparison, step)}${rarity}${chances}`,
      step.bits + step.rarity,
    ]);
  }
  if (why.kin < -0.05) lines.push([words.kin, '', why.kin]);
  lines.push([words.sum, '', why.weight]);
  const left = Math.max(...lines.map(([name]) => width(name))) + GAP;
  const room = Math.max(10, columns - left - BITS);
  return [
    paint.bold(words.why),
    ...lines.flatMap(([name, said, bits]) =>
      wrap(said, room).map((part, i) =>
        i === 0
          ? `${pad(name, left)}${pad(part, room)}${signed(bits).padStart(BITS)}`
          : `${' '.repeat(left)}${part}`,
      ),
    ),
  ];
}

/** Room for a weight. */
const BITS = 7;

const signed = (bits: number) => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
const share = (chance: number) => (chance < 0.001 ? chance.toExponential(0) : chance.toPrecision(2));

function levelWords({ kind, thresholds, levels }: Comparison, { level }: Step): string {
  const words = messages.link.review;
  if (level < 0) return words.missing;
  if (kind === 'date') return words.dates[level]!;
  if (kind === 'swap') return level === 1 ? words.swapped : words.notSwapped;
  if (level === levels - 1) return words.equal;
  if (level === 0) return words.unlike;
  if (level > thresholds.length) return words.sound;
  const n = thresholds[thresholds.length - level]!;
  return fill(kind === 'text' || kind === 'name' ? words.alike : words.edits, { n });
}
