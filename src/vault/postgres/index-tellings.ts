/** Reads what cases tell, for who counts. */
import type { CaseTellings, Seen, Telling } from '../index-types.ts';
import { clear, type Opened, type Stored } from './index-search.ts';

/** Cases that are read together. */
const PART = 1000;

/** Case by case in the order of their ids, those alone whose turn came after what was seen. */
export async function* tellings(
  { db, terms }: Opened,
  seen: Seen | null,
): AsyncGenerator<readonly CaseTellings[], Seen> {
  const { rows: state } = await db.query(
    "select name, value from index_state where name in ('made', 'turn')",
  );
  const value = (name: string): number =>
    Number((state as Stored[]).find((row) => row.name === name)?.value ?? 0);
  const now = { made: value('made'), turn: value('turn') };
  const since = seen?.made === now.made ? seen.turn : -1;
  for (let last = ''; ; ) {
    const { rows: cases } = await db.query(
      'select "case", changed from index_cases where turn > $1 and "case" > $2 order by "case" limit $3',
      [since, last, PART],
    );
    const ids = (cases as Stored[]).map((row) => row.case as string);
    const { rows: claims } = await db.query(
      `select k."case", k.status, k.kind, k.stage, k.places, k.offices, k.done, k.earliest, k.latest, r.language
       from index_claims k join index_reports r on r."case" = k."case" and r.report = k.report
       where k."case" = any($1) and k.kind is not null order by k."case", k.report, k.claim`,
      [ids],
    );
    const told = claims as Stored[];
    const names = await terms.namesOf(db, new Set(told.flatMap(codesOf)));
    const byCase = Map.groupBy(told, (row) => row.case as string);
    yield (cases as Stored[]).map((row) => ({
      case: row.case as string,
      changed: Number(row.changed),
      tellings: (byCase.get(row.case as string) ?? []).map((claim) => tellingOf(claim, names)),
    }));
    if (cases.length < PART) return now;
    last = ids.at(-1)!;
  }
}

function codesOf(row: Stored): string[] {
  const one = [row.status, row.kind, row.stage, row.language] as (string | null)[];
  return [...one, ...(row.places as string[]), ...(row.offices as string[])].filter((code) => code !== null);
}

function tellingOf(row: Stored, names: ReadonlyMap<string, string>): Telling {
  const day = (value: unknown): number | null => (value === null ? null : Number(value));
  const all = (codes: unknown): string[] => (codes as string[]).map((code) => clear(code, names)!);
  return {
    status: clear(row.status, names) as Telling['status'],
    ...{
      kind: clear(row.kind, names)!,
      stage: clear(row.stage, names),
      language: clear(row.language, names)!,
    },
    ...{ places: all(row.places), offices: all(row.offices), done: row.done as boolean },
    ...{ earliest: day(row.earliest), latest: day(row.latest) },
  };
}
