import type { LineageReason } from '../claims/case.ts';
import type { Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { Groups } from './groups.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import type { Duplicates } from './shingles.ts';
import type { Told } from './told.ts';
import { alike, contentOf, KNOWN_ORIGIN, type Likeness, REPEATED, UNKNOWN_ORIGIN } from './translation.ts';

export interface Lineages {
  /** Report id → number of its lineage, from 1 in the order of the reports. */
  readonly of: Readonly<Record<string, number>>;
  /** Why reports go back to one origin: as many pairs as it takes. */
  readonly reasons: readonly Omit<LineageReason, 'explain'>[];
}

interface Known {
  readonly told: Told;
  readonly publisher: string | undefined;
  /** The publisher is one that the pack knows in all its languages. */
  readonly named: boolean;
  /** Outlets by which most of what it tells was told. */
  readonly repeats: ReadonlySet<string>;
  /** Outlets by which anything was told. */
  readonly cites: ReadonlySet<string>;
  /** Single days on which its sources spoke. */
  readonly days: ReadonlySet<string>;
}

/**
 * Which reports go back to one origin: nearly the same text, one that tells what the other's outlet told, one that is the
 * other's translation, or one source on one day told by one outlet. Independence is counted over lineages, never over outlets.
 */
export function lineagesOf(told: readonly Told[], duplicates: Duplicates, pack: Pack): Lineages {
  const groups = new Groups(told.map(({ report }) => report.id));
  const reasons: Omit<LineageReason, 'explain'>[] = [];
  const join = (a: Report, b: Report, reason: LineageReason['reason']): void => {
    if (groups.of(a.id) === groups.of(b.id)) return;
    groups.join(a.id, b.id);
    reasons.push({ reports: [a.id, b.id], reason });
  };
  const byId = new Map(told.map(({ report }) => [report.id, report]));
  for (const [a, b] of duplicates) {
    const [x, y] = [byId.get(a), byId.get(b)];
    if (x !== undefined && y !== undefined) join(x, y, 'near-duplicate');
  }
  if (told.length > 1) {
    const lookup = lookupOf(pack);
    const known = told.map((one) => knownOf(one, lookup, told));
    const contents = told.map(({ report, claims }) => contentOf(report, claims));
    const pairs = known.flatMap((a, i) => known.slice(i + 1).map((b, k) => [a, b, i, i + 1 + k] as const));
    const apart = ([a, b]: (typeof pairs)[number]): boolean =>
      groups.of(a.told.report.id) !== groups.of(b.told.report.id);
    for (const pair of pairs) {
      const [a, b, i, j] = pair;
      if (apart(pair) && repeat(a, b, alike(contents[i]!, contents[j]!)))
        join(a.told.report, b.told.report, 'repeats-outlet');
    }
    for (const pair of pairs) {
      const [a, b, i, j] = pair;
      if (apart(pair) && translated(a, b, alike(contents[i]!, contents[j]!)))
        join(a.told.report, b.told.report, 'translation');
    }
    for (const [a, b] of pairs)
      if (
        a.publisher !== undefined &&
        a.publisher === b.publisher &&
        [...a.days].some((day) => b.days.has(day))
      )
        join(a.told.report, b.told.report, 'same-source-and-day');
  }
  const of: Record<string, number> = {};
  const numbers = new Map<string, number>();
  for (const { report } of told) {
    const first = groups.of(report.id);
    const number = numbers.get(first) ?? numbers.size + 1;
    numbers.set(first, number);
    of[report.id] = number;
  }
  return { of, reasons };
}

function knownOf(told: Told, lookup: Lookup, all: readonly Told[]): Known {
  const { report, claims, times } = told;
  const outlet = (name: string): string => lookup.outlets.get(name.toLowerCase()) ?? name.toLowerCase();
  const publisher = report.publisher === undefined ? undefined : outlet(report.publisher);
  const names = new Map([
    ...lookup.outlets,
    ...all.flatMap((one) =>
      one.report.publisher === undefined
        ? []
        : [[one.report.publisher.toLowerCase(), outlet(one.report.publisher)] as const],
    ),
  ]);
  // "The news site Lantern": the name stands as a word of its own in the words for the voice.
  const outletsIn = (link: string): string[] => {
    const words = ` ${link.toLowerCase()} `;
    return [...names].flatMap(([name, id]) => (isIn(name, words) ? [id] : []));
  };
  const seen = new Map<string, readonly string[]>();
  const acts = claims.filter(({ says }) => says.kind === 'act');
  const through = new Map<string, number>();
  for (const { voice } of acts) {
    const cited = voice.chain.flatMap((link) => {
      const known = seen.get(link) ?? outletsIn(link);
      seen.set(link, known);
      return known;
    });
    for (const id of new Set(cited)) if (id !== publisher) through.set(id, (through.get(id) ?? 0) + 1);
  }
  const repeats = new Set([...through].flatMap(([name, n]) => (n > acts.length / 2 ? [name] : [])));
  const cites = new Set(through.keys());
  const points = new Set(times.tellings.map(({ point }) => point));
  const spoken = new Set(
    claims.flatMap(({ voice }) =>
      voice.kind === 'source' && voice.told !== undefined ? [voice.told.phrase] : [],
    ),
  );
  const days = new Set(
    spoken.size === 0
      ? []
      : times.solution.points.flatMap(({ point, earliest, latest }) =>
          points.has(point) && earliest !== null && earliest === latest ? [earliest] : [],
        ),
  );
  const named = publisher !== undefined && [...lookup.outlets.values()].includes(publisher);
  return { told, publisher, named, repeats, cites, days };
}

/**
 * Most of what one tells is told by the other's outlet, or what both tell by a third. Where only a part is said to be, what they
 * tell must be the same besides.
 */
function repeat(a: Known, b: Known, like: Likeness | undefined): boolean {
  if (a.publisher !== undefined && a.publisher === b.publisher) return false;
  const through = (x: ReadonlySet<string>, y: ReadonlySet<string>): boolean =>
    (b.publisher !== undefined && x.has(b.publisher)) ||
    (a.publisher !== undefined && y.has(a.publisher)) ||
    [...x].some((outlet) => y.has(outlet));
  return (
    through(a.repeats, b.repeats) ||
    (like !== undefined && like.facts >= REPEATED.facts && through(a.cites, b.cites))
  );
}

/** Whether a name stands as whole words; in a script without spaces between words, anywhere. */
function isIn(name: string, words: string): boolean {
  const at = words.indexOf(name);
  if (at < 0) return false;
  const [before, after] = [words[at - 1] ?? ' ', words[at + name.length] ?? ' '];
  return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after);
}

/** Of publishers that are known to be two, neither translates the other without saying so. */
function translated(a: Known, b: Known, like: Likeness | undefined): boolean {
  if (like === undefined) return false;
  if (a.told.report.language === b.told.report.language) return false;
  if (a.named && b.named && a.publisher !== b.publisher) return false;
  const sameOrigin =
    (a.publisher !== undefined && a.publisher === b.publisher) || [...a.days].some((day) => b.days.has(day));
  const enough = sameOrigin ? KNOWN_ORIGIN : UNKNOWN_ORIGIN;
  return like.order >= enough.order && like.facts >= enough.facts;
}
