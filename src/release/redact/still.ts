/** What of the withheld a text still tells, by every way that there is to find it. */
import type { TimeExpr } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { decadeOf } from '../../protect/ladders.ts';
import { literal } from '../../protect/pattern.ts';
import type { Mention } from '../../protect/scan.ts';
import { spellingsOf } from './name.ts';
import { namings } from './noun.ts';
import { tellsPlace } from './place.ts';
import { sumsOf } from './sum.ts';
import { isMeant } from './time.ts';
import type { Wanted, WantedTime, WantedValue } from './wanted.ts';
import type { Stretch, Written } from './written.ts';

export interface Still extends Stretch {
  readonly choice: number;
}

/**
 * @param acts where an act is told, as a new reading finds it
 * @returns in the order of the choices; UTF-16 offsets
 */
export function stillTold(
  of: Written,
  wanted: readonly Wanted[],
  acts: (want: Wanted) => readonly Stretch[],
): readonly Still[] {
  const sums = wanted.some(({ type }) => type === 'sum') ? sumsOf(of) : [];
  return wanted.flatMap((want): readonly Still[] => {
    const { choice } = want;
    const told = (found: readonly Stretch[]): Still[] =>
      found.map(({ start, end }) => ({ start, end, choice }));
    if (want.type === 'act' || want.type === 'claim') return told(acts(want));
    if (want.type === 'words') return [];
    if (want.type === 'time') return told(times(of, want, () => acts(want)));
    return told([
      ...of.mentions.filter((mention) => names(mention, want, of.pack)),
      ...(want.type === 'sum'
        ? sums.filter(({ sum }) => String(sum) === want.value.replace(/[^\d.]/g, ''))
        : []),
      ...(want.type === 'kin' || want.type === 'occupation' ? namings(of, want) : []),
      ...written(of, want),
    ]);
  });
}

function times(of: Written, want: WantedTime, told: () => readonly Stretch[]): readonly Stretch[] {
  return [...of.times.filter((time) => isMeant(time, want, of, told)), ...figures(of, want.expr)];
}

/** A day in figures: 2020-05-14, 14.5.2020. */
function figures({ text }: Written, expr: TimeExpr): readonly Stretch[] {
  if (expr.kind !== 'date' || expr.day === undefined || expr.month === undefined) return [];
  const [y, m, d] = [expr.year ?? '\\d{4}', `0?${expr.month}`, `0?${expr.day}`];
  const pattern = `(?<!\\d)(?:${y}[-./]\\s?${m}[-./]\\s?${d}|(?:${d}[-./]${m}|${m}[-./]${d})[-./]${y})(?!\\d)`;
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }));
}

/** A mention that tells the value, or more finely. */
function names({ type, value }: Mention, want: WantedValue, pack: Pack): boolean {
  if (type !== want.type) return false;
  if (type === 'place') return tellsPlace(value, want, pack);
  if (type !== 'age') return false;
  if (value === want.value) return true;
  const decade = decadeOf(want.value);
  const coarse = want.value.endsWith('s') || want.step !== 'decade';
  return coarse && decade !== undefined && decadeOf(value) === decade;
}

/** The value as written, with no grammar at all. */
function written(of: Written, want: WantedValue): readonly Stretch[] {
  const { text, coarser, language, pack } = of;
  const find = (pattern: RegExp): Stretch[] =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
  const before = coarser.spaced ? '(?<![\\p{L}\\p{N}])' : '(?<![\\p{L}\\p{N}])';
  const behind = coarser.spaced ? '(?![\\p{L}\\p{N}])' : '';
  if (want.type === 'name')
    return spellingsOf(want.value, pack, { coarser, language }).flatMap((name) =>
      // A surname before another given name is another person's.
      find(
        new RegExp(
          `${before}${looseOf(name)}${behind}${want.value.startsWith(`${name} `) && coarser.spaced ? '(?! \\p{Lu}\\p{Ll})' : ''}`,
          'giu',
        ),
      ),
    );
  if (want.type === 'place') {
    const told =
      want.to === undefined
        ? ''
        : Object.values(pack.places.get(want.to)?.label ?? {})
            .join(' ')
            .toLowerCase();
    const place = pack.places.get(want.value);
    const own =
      place === undefined
        ? []
        : [...Object.values(place.label), ...place.spellings.map(({ text: one }) => one)];
    return [
      ...own
        .filter((name) => name.length > 1 && !told.includes(name.toLowerCase()))
        .flatMap((name) =>
          // A long name is itself with an ending too.
          find(new RegExp(`${before}${looseOf(name)}${name.length < LONG ? behind : '\\p{L}*'}`, 'giu')),
        ),
      ...spelledOtherwise(of, want),
    ];
  }
  if (want.type === 'age') return numbers(of, want.value);
  if (want.type === 'sum') {
    const digits = want.value.replace(/\D/g, '');
    const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',');
    return find(new RegExp(`(?<![\\d.,])(?:${digits}|${grouped})(?![\\d]|[.,]\\d)`, 'gu'));
  }
  return [];
}

/** Names of so many letters are part of no other word. */
const LONG = 6;

/** A word, or a part of one with hyphens, that is the place in another spelling or in wide letters. */
function spelledOtherwise({ text, pack, coarser }: Written, want: WantedValue): readonly Stretch[] {
  if (!coarser.spaced) return [];
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const named = /^\p{Lu}/u.test(word) ? pack.names.longestAt([word.normalize('NFKC')], 0) : undefined;
    const own = named?.hits.filter(({ type }) => type === 'place') ?? [];
    // A name that many places share says none of them.
    const meant = own.length < 5 && own.some(({ id }) => tellsPlace(id, want, pack));
    return meant ? [{ start: index, end: index + word.length }] : [];
  });
}

/** A number of years that counts nothing and dates nothing. */
function numbers({ tokens, times, text }: Written, years: string): readonly Stretch[] {
  return tokens.filter((token, i) => {
    if (token.text !== years || /[\d.,:]$/.test(text.slice(0, token.start).slice(-1))) return false;
    const next = tokens[i + 1];
    const counts =
      (next?.before === true && next.start === token.end + 1) ||
      /^(?:[.,:]?\d|\p{L}|%)/u.test(text.slice(token.end));
    return !counts && !times.some(({ start, end }) => start <= token.start && token.end <= end);
  });
}

/** A name with or without its hyphens, apostrophes and spaces. */
function looseOf(name: string): string {
  return name
    .split(/[\s'’-]+/)
    .filter((part) => part !== '')
    .map(literal)
    .join("[\\s'’-]{0,2}");
}
