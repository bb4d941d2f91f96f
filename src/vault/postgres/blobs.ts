/** Sealed files, in rows of pieces. */
import type pg from 'pg';
import { Damaged } from '../store-faults.ts';

const PIECE = 512 * 1024;

/** Keeps a file in one transaction. What is there already under the id stays, and the bytes are not asked for. */
export async function put(
  client: pg.PoolClient,
  id: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  await client.query('begin');
  try {
    const { rowCount } = await client.query(
      'insert into blobs (id, pieces) values ($1, 0) on conflict (id) do nothing',
      [id],
    );
    if (rowCount === 1) {
      let pieces = 0;
      for await (const bytes of inPieces(chunks))
        await client.query({
          name: 'put-piece',
          text: 'insert into blob_pieces (blob, piece, bytes) values ($1, $2, $3)',
          values: [id, pieces++, bytes],
        });
      await client.query('update blobs set pieces = $2 where id = $1', [id, pieces]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** The pieces of a file that is there. */
export async function* pieces(
  query: <R extends pg.QueryResultRow>(sql: string, values: unknown[]) => Promise<R[]>,
  id: string,
  count: number,
): AsyncIterable<Uint8Array> {
  for (let piece = 0; piece < count; piece++) {
    const [row] = await query<{ bytes: Buffer }>(
      'select bytes from blob_pieces where blob = $1 and piece = $2',
      [id, piece],
    );
    if (row === undefined) throw new Damaged('a piece of a file is not there');
    yield row.bytes;
  }
}

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + PIECE - length);
      // A caller may use its buffer again.
      held.push(Buffer.from(part));
      length += part.length;
      at += part.length;
      if (length < PIECE) continue;
      yield Buffer.concat(held);
      held = [];
      length = 0;
    }
  if (length > 0) yield Buffer.concat(held);
}
