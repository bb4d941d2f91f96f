/** Three invented lists of victims that overlap, on the disk: people 0–219, 90–309 and 180–399 of 400. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../src/estimate/random.ts';

export interface InventedPerson {
  readonly given: string;
  readonly family: string;
  readonly born: string;
  readonly village: string;
  readonly day: string;
}

const SYLLABLES = [
  'quill',
  'onette',
  'barram',
  'oxley',
  'trevan',
  'dismor',
  'hulvey',
  'pakkan',
  'zethro',
  'wimble',
];
export const LISTS = ['harbour.csv', 'radio.csv', 'church.csv'];
export const HEAD = 'given,family,born,village,day\n';

/** What stands in the declaration of the n-th list, with further lines. */
export function declaration(n: number, more = ''): string {
  return `event: killed\nperiod: 2014\narea: the coast\ncollector: Collector ${n}\nno-duplicates: true\n${more}columns: {given: given, surname: family, birth: born, place: village, event: day}\n`;
}

/** Writes the lists with their declarations. `values` is all that nothing of may be found anywhere; `rows` are the lines of each list. */
export function inventedLists(folder: string): {
  readonly people: readonly InventedPerson[];
  readonly values: readonly string[];
  readonly lists: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const random = new Random(11);
  const pick = (from: readonly string[]) => from[Math.floor(random.uniform() * from.length)]!;
  const two = (most: number) => String(1 + Math.floor(random.uniform() * most)).padStart(2, '0');
  const people = Array.from({ length: 400 }, () => ({
    given: pick(SYLLABLES) + pick(SYLLABLES),
    family: pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES),
    born: `19${50 + Math.floor(random.uniform() * 50)}-${two(12)}-${two(28)}`,
    village: `${pick(SYLLABLES)}ford`,
    day: `2014-${two(12)}-${two(28)}`,
  }));
  const rows = LISTS.map((_, i) =>
    people
      .slice(i * 90, i * 90 + 220)
      .map(({ given, family, born, village, day }) =>
        [
          random.uniform() < 0.2 ? `${given}a` : given,
          family,
          born,
          random.uniform() < 0.2 ? '' : village,
          day,
        ].join(),
      ),
  );
  for (const [i, name] of LISTS.entries()) {
    writeFileSync(join(folder, name), `${HEAD}${rows[i]!.join('\n')}\n`);
    writeFileSync(join(folder, `${name}.yaml`), declaration(i));
  }
  const values = [
    ...new Set(people.flatMap(({ given, family, village, born }) => [given, family, village, born])),
  ];
  return { people, values, lists: LISTS, rows };
}
