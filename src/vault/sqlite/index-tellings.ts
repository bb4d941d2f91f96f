/** Reads what cases tell out of their packed facts, for who counts. */
import type { CaseTellings, Seen } from '../index-types.ts';
import { tellingsOf, unpackFacts } from './index-facts.ts';
import type { Sql } from './index-lists.ts';
import type { Shelf } from './index-shelf.ts';

/** Cases that are read together: a few milliseconds, so that others need not wait. */
const PART = 500;

/** Case by case in the order of their numbers, those alone whose turn came after what was seen. */
export async function* tellings(
  sql: Sql,
  shelf: Shelf,
  seen: Seen | null,
): AsyncGenerator<readonly CaseTellings[], Seen> {
  const now = seenNow(sql);
  const since = seen?.made === now.made ? seen.turn : -1;
  const told = ({ id, changed, facts }: Stored): CaseTellings => {
    return { case: id, changed, tellings: tellingsOf(unpackFacts(facts), shelf.known()) };
  };
  const columns =
    'SELECT c.no, c.id, c.changed, f.facts FROM index_cases c JOIN index_facts f ON f.no = c.no';
  if (since >= 0) {
    const changed = sql('SELECT no FROM index_cases WHERE turn > ? ORDER BY no')
      .pluck()
      .all(since) as number[];
    const one = sql(`${columns} WHERE c.no = ?`);
    for (let i = 0; i < changed.length; i += PART)
      yield changed.slice(i, i + PART).map((no) => told(one.get(no) as Stored));
    return now;
  }
  const next = sql(`${columns} WHERE c.no > ? ORDER BY c.no LIMIT ${PART}`);
  for (let last = -1; ; ) {
    const rows = next.all(last) as Stored[];
    yield rows.map(told);
    if (rows.length < PART) return now;
    last = rows.at(-1)!.no;
  }
}

function seenNow(sql: Sql): Seen {
  const rows = sql("SELECT name, value FROM index_state WHERE name IN ('made', 'turn')").all() as {
    name: string;
    value: number;
  }[];
  const value = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { made: value('made'), turn: value('turn') };
}

interface Stored {
  readonly no: number;
  readonly id: string;
  readonly changed: number;
  readonly facts: Uint8Array;
}
