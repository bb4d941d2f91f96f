/** A lexicon's times, made ready to be found in a text. */
import type { DayPart, Third, TimeExpr, TimeRef, TimeUnit } from '../../../claims/types.ts';
import type { StretchMark, TailKind, VerbFinalTimes } from '../../../packs/lexicon/times-verb-final.ts';
import { Words } from './words.ts';

type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** A unit of the calendar counted from the reference: "last month". */
export interface Relative {
  readonly unit: TimeUnit;
  readonly shift: number;
  readonly from: TimeRef['from'];
  readonly part?: Third | undefined;
  readonly daypart?: DayPart | undefined;
  readonly season?: Season | undefined;
  /** Means a time only with something finer behind it. */
  readonly needs: boolean;
}

export interface Unit {
  readonly unit: TimeUnit;
  readonly times: number;
  /** The kinds of number it is counted by; any when empty. */
  readonly behind: readonly string[];
}

export interface Length {
  readonly unit: TimeUnit;
  readonly min: number;
  readonly max: number;
  readonly needs: boolean;
}

export interface FixedPhrase {
  readonly expr: TimeExpr;
  readonly from: TimeRef['from'];
  readonly rule: string;
  /** Nothing may stand directly behind it. */
  readonly whole: boolean;
}

export interface Count {
  readonly name: string;
  readonly n: number;
  readonly scale: boolean;
}

export type About = 'approx' | 'atleast' | 'atmost';

export interface CompiledTimes {
  readonly spaced: boolean;
  readonly counts: readonly (readonly [name: string, words: Words<Count>])[];
  readonly some: Words<readonly [number, number]>;
  readonly odd: Words<true>;
  readonly connectors: Words<true>;
  readonly links: Words<true>;
  readonly calendar: Readonly<Record<keyof VerbFinalTimes['calendar'], Words<true>>>;
  readonly eras: Words<number>;
  readonly months: Words<number>;
  readonly weekdays: Words<number>;
  readonly weekdaysShort: Words<number>;
  readonly seasons: Words<{ readonly season: Season; readonly part?: Third | undefined }>;
  readonly parts: Words<Third>;
  readonly halves: Words<1 | 2>;
  readonly dayparts: Words<DayPart>;
  readonly which: Words<-1 | 0 | 1>;
  readonly relative: Words<Relative>;
  readonly units: Words<Unit>;
  readonly lengths: Words<Length>;
  readonly half: Words<true>;
  readonly span: Words<true>;
  readonly before: Words<About>;
  readonly after: Words<About>;
  readonly around: Words<true>;
  readonly someDay: Words<true>;
  readonly marks: Words<StretchMark>;
  readonly untilAct: readonly string[];
  readonly per: Words<true>;
  readonly often: Words<true>;
  readonly termsBefore: readonly string[];
  readonly termsAfter: Words<true>;
  readonly stuck: Words<true>;
  readonly particles: Words<TailKind>;
  readonly behind: Words<TailKind>;
  readonly between: Words<true>;
  readonly otherCalendar: Words<true>;
  readonly naming: Words<true>;
  readonly notDaypart: Words<true>;
  readonly traps: Words<true>;
  readonly phrases: Words<FixedPhrase>;
  /** What may begin with a word: bits of `BEGINS`. */
  readonly begins: Words<number>;
  /** Characters that a finer element of a point may begin with. */
  readonly goesOn: ReadonlySet<number>;
}

/** What a word may begin. */
export const BEGINS = { trap: 1, phrase: 2, number: 4, stretch: 8, point: 16 } as const;

/** Indexes a lexicon by the characters its words begin with. */
export function compileTimes(t: VerbFinalTimes): CompiledTimes {
  const counts = Object.entries(t.counts).map(
    ([name, { ones, scales }]) =>
      [
        name,
        new Words<Count>([
          ...Object.entries(ones).map(([word, n]) => [word, { name, n, scale: false }] as const),
          ...Object.entries(scales).map(([word, n]) => [word, { name, n, scale: true }] as const),
        ]),
      ] as const,
  );
  const about = (side: 'before' | 'after') =>
    new Words<About>([
      ...each(t.about[side], 'approx' as const),
      ...each(t.atleast[side], 'atleast' as const),
      ...each(t.atmost[side], 'atmost' as const),
    ]);
  const compiled = {
    spaced: t.spaced,
    counts,
    some: new Words(Object.entries(t.some)),
    odd: plain(t.odd),
    connectors: plain(t.connectors),
    links: plain(t.links),
    calendar: Object.fromEntries(
      Object.entries(t.calendar).map(([key, list]) => [key, plain(list)]),
    ) as CompiledTimes['calendar'],
    eras: new Words(Object.entries(t.eras)),
    months: numbered(t.months, 1),
    weekdays: numbered(t.weekdays, 0),
    weekdaysShort: numbered(t.weekdaysShort, 0),
    seasons: new Words(t.seasons.flatMap(({ words, ...value }) => each(words, value))),
    parts: byKey(t.parts),
    halves: new Words([...each(t.halves.first, 1 as const), ...each(t.halves.second, 2 as const)]),
    dayparts: byKey(t.dayparts),
    which: new Words(t.which.flatMap(({ words, shift }) => each(words, shift))),
    relative: new Words(t.relative.flatMap(({ words, ...value }) => each<Relative>(words, value))),
    units: new Words(t.units.flatMap(({ words, ...value }) => each<Unit>(words, value))),
    lengths: new Words(t.lengths.flatMap(({ words, ...value }) => each<Length>(words, value))),
    half: plain(t.half),
    span: plain(t.span),
    before: about('before'),
    after: about('after'),
    around: plain(t.around),
    someDay: plain(t.someDay),
    marks: byKey(t.marks),
    untilAct: t.untilAct,
    per: plain(t.per),
    often: plain(t.often),
    termsBefore: t.terms.before,
    termsAfter: plain(t.terms.after),
    stuck: plain(t.terms.stuck),
    particles: byKey(t.particles),
    behind: byKey(t.behind),
    between: plain(t.between),
    otherCalendar: plain(t.otherCalendar),
    naming: plain(t.naming),
    notDaypart: plain(t.notDaypart),
    traps: plain(t.traps),
    phrases: new Words(
      t.phrases.flatMap(({ say, expr, from, whole }) =>
        say.map((word) => [word, { expr: expr as TimeExpr, from, whole, rule: `phrase:${word}` }] as const),
      ),
    ),
  };
  const bits = new Map<string, number>();
  const begin = (bit: number, kinds: readonly Words<unknown>[]) => {
    for (const words of kinds) for (const [word] of words.all()) bits.set(word, (bits.get(word) ?? 0) | bit);
  };
  begin(BEGINS.trap, [compiled.traps, compiled.otherCalendar]);
  begin(BEGINS.phrase, [compiled.phrases]);
  begin(BEGINS.number, [compiled.some, ...counts.map(([, words]) => words)]);
  begin(BEGINS.stretch, [compiled.lengths, compiled.span, compiled.before]);
  begin(BEGINS.point, [compiled.eras, compiled.months, compiled.weekdays, compiled.seasons, compiled.halves]);
  begin(BEGINS.point, [compiled.dayparts, compiled.which, compiled.relative]);
  const goesOn = new Set<number>([...'0123456789０１２３４５６７８９(（'].map((c) => c.charCodeAt(0)));
  const elements = [
    compiled.months,
    compiled.weekdays,
    compiled.seasons,
    compiled.halves,
    compiled.dayparts,
    compiled.parts,
  ];
  for (const words of [...elements, ...counts.map(([, words]) => words)])
    for (const [word] of words.all()) goesOn.add(word.charCodeAt(0));
  return { ...compiled, begins: new Words(bits), goesOn };
}

function each<T>(words: readonly string[], value: T): (readonly [string, T])[] {
  return words.map((word) => [word, value]);
}

function plain(words: readonly string[]): Words<true> {
  return new Words(each(words, true));
}

function numbered(lists: readonly (readonly string[])[], first: number): Words<number> {
  return new Words(lists.flatMap((words, n) => each(words, n + first)));
}

function byKey<K extends string>(table: Readonly<Partial<Record<K, readonly string[]>>>): Words<K> {
  return new Words(
    (Object.entries(table) as [K, readonly string[]][]).flatMap(([key, words]) => each(words, key)),
  );
}
