/** What the check found, as things to point at: words of the draft, each with why they stand out. Pure. */
import type { Exposed, Exposure, Quote } from '../../src/server/release/shapes.ts';
import { pointsOf } from '../review/points.ts';
import { type Mark, type Segment, segmentsOf } from '../review/segments.ts';

export type Kind = 'subject' | 'source' | 'style';
export type Subject = Exposure['subjects'][number];
export type Effect = Subject['fit']['details'][number];
export type Source = Exposure['sources'][number];
export type Told = Source['told'][number];

/** Words that lead somewhere, or would with others. */
export interface Finding {
  readonly id: string;
  readonly kind: Kind;
  /** They are on a path that was found. */
  readonly path: boolean;
  readonly quotes: readonly Quote[];
}

/** The planned text among the texts of a case, as the server calls it. */
export const DRAFT = 'draft';

export const detailId = (
  person: string,
  { type, value, step }: Omit<Effect, 'share' | 'alone' | 'without'>,
) => `${person} ${type} ${value} ${step}`;
export const toldId = (source: string, { act }: Pick<Told, 'act'>) => `${source} ${act}`;
export const styleId = (i: number) => `style ${i}`;
export const versionId = (i: number) => `version ${i}`;

/** Everything that has words in the texts, in the order in which the cards show it. */
export function findingsOf({ subjects, sources, details, style, differences }: Exposure): readonly Finding[] {
  return [
    ...subjects.flatMap(({ person, fit, path }) =>
      fit.details.map((effect) => {
        const id = detailId(person, effect);
        const own = details.filter((detail) => detailId(detail.person, detail) === id);
        return { id, kind: 'subject' as const, path, quotes: own.flatMap(({ quotes }) => quotes) };
      }),
    ),
    ...sources.flatMap(({ source, told, path }) =>
      told
        .filter(({ audience, elsewhere }) => audience !== 'all' && !elsewhere)
        .map((one) => ({ id: toldId(source, one), kind: 'source' as const, path, quotes: one.quotes })),
    ),
    ...style.map(({ kind, quote }, i) => ({
      id: styleId(i),
      kind: 'style' as const,
      path: true,
      // A delay is of the whole text.
      quotes: kind === 'delay' ? [] : [quote],
    })),
    ...differences.map(({ finer }, i) => ({
      id: versionId(i),
      kind: 'style' as const,
      path: true,
      quotes: finer.quotes,
    })),
  ];
}

/** Where the words of findings stand in the draft, in UTF-16 units. */
export function marksOf({ text, exposure }: Exposed): readonly Mark[] {
  if (text === null) return [];
  const { unit } = pointsOf(text);
  return findingsOf(exposure).flatMap(({ id, quotes }) =>
    quotes
      .filter((quote) => quote.text === DRAFT)
      .map(({ start, end }) => ({ claim: id, start: unit(start), end: unit(end) })),
  );
}

/** The same marks in a text that was changed since: those before the change stay, those after it move, those in it go. */
export function moved(marks: readonly Mark[], from: string, to: string): readonly Mark[] {
  if (from === to) return marks;
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const by = to.length - from.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    return mark.start < from.length - tail ? [] : [{ ...mark, start: mark.start + by, end: mark.end + by }];
  });
}

/** The pieces of a text with the findings whose words they are. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const [pieces = []] = segmentsOf([{ kind: 'paragraph', start: 0, end: text.length, lines: false }], marks);
  return pieces;
}

/** The finding at a place of the text: of several the one with the fewest words. */
export function findingAt(marks: readonly Mark[], at: number): string | undefined {
  return marks
    .filter(({ start, end }) => start <= at && at <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.claim;
}
