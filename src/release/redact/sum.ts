/** Sums of money told as an order of magnitude, or as no sum. */
import { anyOf, said } from './forms.ts';
import type { Edit } from './pieces.ts';
import type { WantedValue } from './wanted.ts';
import type { Stretch, Written } from './written.ts';

export interface Sum extends Stretch {
  readonly sum: number;
  /** The words for the money: "Chinese yuan". */
  readonly unit: string;
  /** It stands before a noun: "a 500-yuan bribe". */
  readonly before: boolean;
}

const MOST = 15;

/** A number beside a word or a sign for money, in figures, in words, or in both. */
export function sumsOf(of: Written): readonly Sum[] {
  const { coarser, text, pack, language } = of;
  const { sums, numbers, spaced } = coarser;
  const lexicon = pack.verbFinal[language] ?? pack.lexicon.en;
  const units = anyOf(
    lexicon.things.flatMap(({ class: kind, words }) => (pack.exposure.say.sums.includes(kind) ? words : [])),
  );
  const figures = '(?:\\d{1,3}(?: \\d{3})+|\\d[\\d,]*)(?:\\.\\d+)?';
  const scales = anyOf(Object.keys(sums.scales));
  const small = anyOf([...Object.keys(sums.digits), ...(spaced ? Object.keys(numbers) : [])]);
  const number = spaced
    ? `(?:${figures}|${small})(?:[ -](?:and )?(?:${scales}|${small})){0,8}`
    : `(?:${figures}|(?<!\\p{L})(?:${small}|${scales}))(?:[ ]?(?:${figures}|${small}|${scales})){0,8}`;
  const signs = anyOf(Object.keys(sums.signs));
  const pattern = new RegExp(
    `(?<![\\p{N}.,]${spaced ? '|\\p{L}' : ''})(?:(?<sign>${signs})[ ]?(?<after>${figures}(?:[ ](?:${scales}))?)|(?<number>${number})(?<gap>[ -]?)(?<unit>(?:\\p{L}{1,12}[ ]){0,2}?(?:${units})${spaced ? 's?(?!\\p{L})' : ''}))`,
    'giu',
  );
  return [...text.matchAll(pattern)].flatMap((match): Sum[] => {
    const { sign, after, number: before, gap, unit } = match.groups ?? {};
    const sum = amountIn(after ?? before ?? '', of);
    if (sum === undefined) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        sum,
        unit: unit ?? sums.signs[sign ?? ''] ?? '',
        before: gap === '-',
      },
    ];
  });
}

/** What a number in figures and words is worth. */
function amountIn(written: string, { coarser: { numbers, sums } }: Written): number | undefined {
  const words = Object.entries({ ...numbers, ...sums.digits }).sort(([a], [b]) => b.length - a.length);
  const scales = Object.entries(sums.scales).sort(([a], [b]) => b.length - a.length);
  let rest = written.toLowerCase();
  let total = 0;
  let group = 0;
  let last = 0;
  for (let i = 0; i < 40 && rest !== ''; i++) {
    const figure = /^(?:\d{1,3}(?: \d{3})+|\d[\d,]*)(?:\.\d+)?/.exec(rest)?.[0];
    const scale = scales.find(([word]) => rest.startsWith(word));
    const word = words.find(([one]) => rest.startsWith(one));
    if (figure !== undefined) {
      if (figure.length > MOST) return undefined;
      last = Number(figure.replace(/[, ]/g, ''));
      rest = rest.slice(figure.length);
    } else if (scale !== undefined) {
      const [text, by] = scale;
      if (by < 1000 || (by < 10_000 && scales.some(([, other]) => other === 10_000))) {
        group += (last || 1) * by;
        last = 0;
      } else {
        total += (group + last || 1) * by;
        group = 0;
        last = 0;
      }
      rest = rest.slice(text.length);
    } else if (word !== undefined) {
      last += word[1];
      rest = rest.slice(word[0].length);
    } else rest = rest.slice(1);
  }
  const sum = total + group + last;
  return sum > 0 && Number.isFinite(sum) ? sum : undefined;
}

/** @param wanted of the type `sum` */
export function sumEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  const { coarser, text } = of;
  if (wanted.length === 0) return [];
  const lead = new RegExp(`(?<!\\p{L})(?:${anyOf(coarser.sums.lead)}) ?$`, 'iu');
  return sumsOf(of).flatMap(({ start, end, sum, unit, before }): Edit[] => {
    const want = wanted.find(({ value }) => Number(value.replace(/[^\d.]/g, '')) === sum);
    if (want === undefined) return [];
    const choices = [want.choice];
    const about = lead.exec(text.slice(Math.max(0, start - 16), start))?.[0].length ?? 0;
    const from = start - about;
    if (want.say !== undefined) return [{ start: from, end, words: want.say, choices, unit: 'words' }];
    if (before) return [{ start: from, end, words: '', choices, unit: 'words' }];
    const order = String(10 ** Math.floor(Math.log10(sum)));
    const magnitude = want.step === 'magnitude' ? coarser.sums.magnitudes[order] : undefined;
    return [
      {
        start: from,
        end,
        words: magnitude === undefined ? coarser.sums.none : said(magnitude, { unit }),
        choices,
        unit: 'words',
      },
    ];
  });
}
