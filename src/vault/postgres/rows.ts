/** Entries as rows, in as few and as large messages as hold them. */
import type pg from 'pg';
import type { Leaf } from '../../ledger/types.ts';

/** Bytes of payload in one statement, about: larger lots go in several. */
const LOT = 8 * 1024 * 1024;
const LEAF = 32;

// Payloads and leaves go as one value each and are cut apart there: an array of bytes would be written out in hex.
const INSERT = `
  insert into entries ("case", seq, at, actor, kind, subject, key, payload, leaf)
  select of, $1::bigint + i - 1, at, actor, kind, subject, key,
    substring($9::bytea from start for length),
    substring($10::bytea from (i::int - 1) * ${LEAF} + 1 for ${LEAF})
  from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $11::int[])
    with ordinality as given (of, at, actor, kind, subject, key, length, start, i)`;

/** Writes entries that follow on each other. */
export async function insert(client: pg.Client, leaves: readonly Leaf[]): Promise<void> {
  for (let from = 0; from < leaves.length; ) {
    let to = from;
    let bytes = 0;
    while (to < leaves.length && (to === from || bytes + leaves[to]!.payload.length <= LOT))
      bytes += leaves[to++]!.payload.length;
    await insertLot(client, leaves.slice(from, to));
    from = to;
  }
}

async function insertLot(client: pg.Client, leaves: readonly Leaf[]): Promise<void> {
  const starts: number[] = [];
  let start = 1;
  for (const { payload } of leaves) {
    starts.push(start);
    start += payload.length;
  }
  await client.query({
    name: 'insert-entries',
    text: INSERT,
    values: [
      leaves[0]!.seq,
      ids(leaves.map((leaf) => leaf.case)),
      numbers(leaves.map(({ at }) => at)),
      ids(leaves.map(({ actor }) => actor)),
      ids(leaves.map(({ kind }) => kind)),
      ids(leaves.map(({ subject }) => subject)),
      ids(leaves.map(({ key }) => key)),
      numbers(leaves.map(({ payload }) => payload.length)),
      Buffer.concat(leaves.map(({ payload }) => payload)),
      Buffer.concat(leaves.map(({ leaf }) => leaf)),
      numbers(starts),
    ],
  });
}

/** The ledger has checked the ids: there is no quote and no backslash in them. */
const ids = (all: readonly string[]): string => `{"${all.join('","')}"}`;
const numbers = (all: readonly number[]): string => `{${all.join()}}`;

/** Rows and bytes of payload in one chunk at most; a single entry may be larger. */
const ROWS = 2000;
const BYTES = 8 * 1024 * 1024;

type Row = [string, string, string, string, string, string, string, Buffer, Buffer];
const COLUMNS = '"case", seq, at, actor, kind, subject, key, payload, leaf';

/** The next entries from a number on, in order; none when there are no more. */
export async function next(
  reader: Pick<pg.Pool, 'query'>,
  from: number,
  to: number,
  of: string | undefined,
): Promise<Leaf[]> {
  const { rows } = await reader.query<Row>({
    name: of === undefined ? 'next-entries' : 'next-entries-of-case',
    text: `
      select ${COLUMNS} from (
        select ${COLUMNS}, sum(octet_length(payload)) over (order by seq) - octet_length(payload) as before
        from (
          select ${COLUMNS} from entries
          where seq >= $1 and seq < $2 ${of === undefined ? '' : 'and "case" = $3'}
          order by seq limit ${ROWS}
        ) as first
      ) as counted
      where before < ${BYTES} order by seq`,
    values: of === undefined ? [from, to] : [from, to, of],
    rowMode: 'array',
  });
  return rows.map(([of, seq, at, actor, kind, subject, key, payload, leaf]) => ({
    ...{ actor, kind, case: of, subject, key, payload },
    ...{ seq: Number(seq), at: Number(at), leaf },
  }));
}

/** Leaf hashes of entries from..to. */
export async function leavesOf(
  reader: Pick<pg.Pool, 'query'>,
  from: number,
  to: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const step = 50_000;
  for (let start = from; start < to; start += step) {
    const { rows } = await reader.query<{ leaves: Buffer | null }>({
      name: 'leaves',
      text: `select string_agg(leaf, ''::bytea order by seq) as leaves from entries where seq >= $1 and seq < $2`,
      values: [start, Math.min(to, start + step)],
    });
    if (rows[0]!.leaves !== null) parts.push(rows[0]!.leaves);
  }
  return Buffer.concat(parts);
}
