/** Places told more coarsely, or not at all. Names of one place that stand side by side change together. */

import type { Pack } from '../../packs/types.ts';
import { placeSteps } from '../../protect/ladders.ts';
import { said } from './forms.ts';
import type { Edit } from './pieces.ts';
import type { WantedValue } from './wanted.ts';
import { phraseEnd, type Stretch, sentenceAt, tokenFrom, type Written } from './written.ts';

interface Named extends Stretch {
  readonly ids: readonly string[];
}

/** @param wanted of the type `place` */
export function placeEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  return rowsOf(of).flatMap((row): Edit[] => {
    const told = row.map((named) => ({
      named,
      want: coarsest(
        wanted.filter((one) => named.ids.some((id) => tellsPlace(id, one, of.pack))),
        of.pack,
      ),
    }));
    const changed = told.flatMap(({ want }) => (want === undefined ? [] : [want]));
    const [first] = changed;
    if (first === undefined) return [];
    const at = { start: row[0]!.start, end: row.at(-1)!.end };
    const kept: { id: string; words: string }[] = [];
    for (const { named, want } of told) {
      const id = want === undefined ? named.ids[0]! : want.to;
      if (id === undefined) continue;
      const words = want === undefined ? of.text.slice(named.start, named.end) : labelOf(id, of);
      const same = kept.findIndex((other) => other.id === id);
      if (same < 0) kept.push({ id, words });
      else if (want === undefined) kept[same] = { id, words };
    }
    const words = first.say ?? kept.map((one) => one.words).join(', ');
    const choices = changed.map(({ choice }) => choice);
    const edit = placed(of, at, words, kept.length === 1 && first.say === undefined);
    return [{ ...edit, end: behindComma(of, edit.end, row.length > kept.length), choices, unit: 'words' }];
  });
}

/** Of several choices for one place the one that tells least. */
function coarsest(wanted: readonly WantedValue[], { exposure }: Pack): WantedValue | undefined {
  const ladder = (exposure.ladders.place ?? []).map(({ id }) => id);
  // What is left out stands on no step.
  const rank = ({ step }: WantedValue): number =>
    ladder.includes(step) ? ladder.indexOf(step) : ladder.length;
  return wanted.toSorted((a, b) => rank(b) - rank(a))[0];
}

/** The comma that closed "Hyesan, Ryanggang Province," goes with the name that it closed. */
function behindComma({ text, coarser: { times, places } }: Written, end: number, fewer: boolean): number {
  const next = fewer ? /^, (\p{L}+)/u.exec(text.slice(end, end + 16))?.[1] : undefined;
  return next !== undefined && [...times.lead, ...times.keep, ...places.lead].includes(next) ? end + 1 : end;
}

/** The place itself, one that lies in it, or one around it that is still finer than the step. */
export function tellsPlace(
  id: string,
  { value, to }: Pick<WantedValue, 'value' | 'to'>,
  pack: Pack,
): boolean {
  if (within(id, value, pack)) return true;
  const steps = to === undefined ? [] : placeSteps(value, pack).map((step) => step.id);
  return to !== undefined && steps.slice(0, Math.max(0, steps.indexOf(to))).includes(id);
}

function within(id: string, other: string, pack: Pack): boolean {
  return id === other || placeSteps(id, pack).some((step) => step.id === other);
}

function together(a: string, b: string, pack: Pack): boolean {
  const around = new Set(placeSteps(a, pack).flatMap(({ id, step }) => (WIDE.has(step) ? [] : [id])));
  return within(a, b, pack) || placeSteps(b, pack).some(({ id }) => around.has(id) || id === a);
}

/** Steps that places far from one another share. */
const WIDE: ReadonlySet<string> = new Set(['region', 'country']);

/** Names of places, those together that may be one place: "Kapsan County, Ryanggang Province". */
function rowsOf(of: Written): readonly (readonly Named[])[] {
  const named = new Map<number, Named>();
  for (const { type, value, start, end } of of.mentions) {
    if (type !== 'place') continue;
    const known = named.get(start);
    if (known === undefined || known.end < end) named.set(start, { start, end, ids: [value] });
    else if (known.end === end) named.set(start, { ...known, ids: [...known.ids, value] });
  }
  const rows: Named[][] = [];
  for (const one of named.values()) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (last !== undefined && one.start < last.end) continue;
    const between = last === undefined ? undefined : of.text.slice(last.end, one.start);
    // One lies in the other, or both in one province.
    const nested = (a: Named, b: Named): boolean =>
      a.ids.some((id) => b.ids.some((other) => together(id, other, of.pack)));
    if (between !== undefined && of.coarser.joins.includes(between) && nested(last!, one)) row!.push(one);
    else rows.push([one]);
  }
  return rows;
}

function labelOf(id: string, { pack, language }: Written): string {
  const label = pack.places.get(id)?.label ?? pack.exposure.regions.find((region) => region.id === id)?.label;
  return label?.[language === 'ko' ? 'ko' : 'en'] ?? id;
}

/** How the new name stands in its sentence. */
function placed(
  of: Written,
  at: Stretch,
  words: string,
  one: boolean,
): Pick<Edit, 'start' | 'end' | 'words'> {
  return of.coarser.spaced ? spaced(of, at, words, one) : unspaced(of, at, words);
}

function spaced(
  of: Written,
  { start, end }: Stretch,
  words: string,
  one: boolean,
): Pick<Edit, 'start' | 'end' | 'words'> {
  const { text, coarser } = of;
  const { places, articles } = coarser;
  const [lead, leadStart] = leadOf(of, start, places.lead);
  const [named] = articles === undefined || !words.startsWith(`${articles.definite} `) ? [] : [words];
  const based = text.startsWith(places.based, end);
  const behind = end + (based ? places.based.length : 1);
  const np = based || text[end] === ' ' ? phraseEnd(of, behind) : behind;
  const followed = np > behind && (based || tokenNoun(of, end + 1));
  if (words === '') {
    const possessive = /^['’]s/.exec(text.slice(end))?.[0] ?? '';
    if (possessive !== '') return { start, end: end + possessive.length, words: articles?.definite ?? '' };
    if (followed) return { start, end: behind, words: withArticle(of, start, np) };
    if (lead !== undefined && !needed(of, leadStart)) return { start: leadStart, end, words: '' };
    const before = text.slice(Math.max(0, start - 2), start);
    if (before === ', ' && /^[,.;]/.test(text.slice(end))) return { start: start - 2, end, words: '' };
    return { start, end, words: places.unnamed };
  }
  if ((named !== undefined || based) && followed)
    return { start, end: np, words: said(places.behind, { np: text.slice(behind, np), to: words }) };
  const instead = lead === undefined || !one ? undefined : places.of[lead];
  if (instead !== undefined) return { start: leadStart, end, words: `${instead} ${words}` };
  return { start, end, words };
}

/** Nothing is taken out between a small word and the noun behind it without an article in its place. */
function withArticle(of: Written, start: number, np: number): string {
  const { articles, places } = of.coarser;
  const [lead] = leadOf(of, start, places.lead);
  return lead === undefined || articles === undefined || /s$/.test(of.text.slice(0, np).slice(-1))
    ? ''
    : `${articles.definite} `;
}

function tokenNoun(of: Written, at: number): boolean {
  const token = of.tokens[tokenFrom(of, at)];
  return token !== undefined && token.start === at && token.before;
}

/** The preposition before, with where it begins. */
function leadOf(of: Written, start: number, leads: readonly string[]): readonly [string | undefined, number] {
  const token = of.tokens[tokenFrom(of, start) - 1];
  if (token === undefined || token.end !== start - 1 || !leads.includes(token.lower))
    return [undefined, start];
  return [token.lower, token.start];
}

/** A word that asks for a place: "lives in". */
function needed(of: Written, leadStart: number): boolean {
  const token = of.tokens[tokenFrom(of, leadStart) - 1];
  return token !== undefined && of.coarser.places.needs.includes(token.lower);
}

function unspaced(
  of: Written,
  { start, end }: Stretch,
  words: string,
): Pick<Edit, 'start' | 'end' | 'words'> {
  const { text, coarser } = of;
  const rest = text.slice(end, Math.min(text.length, end + 12));
  if (words !== '') {
    const run = /^\p{L}+/u.exec(rest)?.[0] ?? '';
    const hangs = run === '' || particlesOf(of).some((particle) => run === particle);
    return { start, end, words: hangs ? words : `${words} ` };
  }
  const drop = coarser.drops.find(
    (particle) => rest.startsWith(particle) && !/^\p{L}/u.test(rest.slice(particle.length)),
  );
  const next = rest.slice((drop ?? '').length).trimStart();
  const needs = coarser.places.needs.some((stem) => next.startsWith(stem));
  if (
    !needs &&
    (drop !== undefined || /^\s/.test(rest)) &&
    sentenceAt(of, start).end > end + (drop ?? '').length + 1
  )
    return { start, end: end + (drop ?? '').length, words: '' };
  return { start, end, words: coarser.places.unnamed };
}

const particles = new WeakMap<Pack, readonly string[]>();

function particlesOf({ pack, language, coarser }: Written): readonly string[] {
  const known = particles.get(pack);
  if (known !== undefined) return known;
  const made = [
    ...coarser.drops,
    ...coarser.particles.flat(),
    ...wordsIn(pack.verbFinal[language]?.grammar.particles),
  ];
  particles.set(pack, made);
  return made;
}

/** All words of a list of particles, however the grammar groups them. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(wordsIn);
  return [];
}
