/** Invented tellings of many cases, always the same for a seed, and an index that has nothing else. */
import type { CaseTellings, Index, Seen, Telling } from '../../vault/index-types.ts';

export const STAGES = ['seen', 'taken', 'judged', 'punished'];
const KINDS: readonly (readonly [string, string])[] = [
  ['watching', 'seen'],
  ['arrest', 'taken'],
  ['questioning', 'taken'],
  ['trial', 'judged'],
  ['camp', 'punished'],
  ['other', 'none of the process'],
];
const PLACES = ['P1', 'P101', 'P102', 'P2', 'P201'];
const OFFICES = ['police', 'security', 'court'];
const STATUSES = ['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn'] as const;

export function inventedTellings(cases: number, seed = 1): CaseTellings[] {
  let state = seed;
  const random = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return Array.from({ length: cases }, (_, i) => ({
    case: `k-${i.toString(36).padStart(5, '0')}`,
    changed: 1000 + random(cases),
    tellings: Array.from({ length: random(9) }, (): Telling => {
      const [kind, stage] = KINDS[random(KINDS.length)]!;
      const start = 15000 + random(4000);
      const long = [0, 0, 9, 27, 90, 364, 4000, 20_000][random(8)]!;
      return {
        ...{ kind, stage, language: ['en', 'ko'][random(2)]!, status: STATUSES[random(5)]! },
        places: PLACES.filter(() => random(4) === 0),
        offices: OFFICES.filter(() => random(4) === 0),
        done: random(5) > 0,
        earliest: random(5) === 0 ? null : start,
        latest: random(6) === 0 ? null : start + long,
      };
    }),
  }));
}

/** Tells what is in the list, and what `put` changes afterwards. */
export function indexOf(cases: readonly CaseTellings[]): Pick<Index, 'tellings'> & {
  put(...changed: CaseTellings[]): void;
  anew(cases: readonly CaseTellings[]): void;
  readonly asked: () => number;
} {
  let all = new Map(cases.map((one) => [one.case, { one, turn: 1 }]));
  let [made, turn, asked] = [7, 1, 0];
  return {
    async *tellings(seen: Seen | null) {
      const since = seen?.made === made ? seen.turn : -1;
      const now = { made, turn };
      const list = [...all.values()].filter((each) => each.turn > since).map(({ one }) => one);
      asked += list.length;
      for (let i = 0; i < list.length; i += 7) yield list.slice(i, i + 7);
      return now;
    },
    put(...changed) {
      turn++;
      for (const one of changed) all.set(one.case, { one, turn });
    },
    anew(fresh) {
      made++;
      turn = 1;
      all = new Map(fresh.map((one) => [one.case, { one, turn: 1 }]));
    },
    asked: () => asked,
  };
}
