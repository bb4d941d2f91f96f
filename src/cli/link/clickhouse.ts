/**
 * Pairs found by a ClickHouse server: rows and their blocks go there as numbers, pairs of rows come back as a stream and are weighed here.
 * The client is loaded only when a server was named; nothing else of the command line speaks to another process.
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { Blocks } from '../../link/blocks.ts';
import { type Job, type Scanned, Scanner } from '../../link/scan.ts';
import { readSecretFile } from '../../vault/secret-file.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { CouldNot } from '../say.ts';
import { fill } from '../words.ts';

/** The variable that names a file with the password of the server. */
export const PASSWORD_FILE = 'MOKSORI_CLICKHOUSE_PASSWORD_FILE';

/** What is asked of a client: chdb has one without a server. */
export type Asked = Pick<ClickHouseClient, 'command' | 'insert' | 'exec' | 'close'>;

const HERE = ['127.0.0.1', '[::1]', 'localhost'];
/** A join of many pairs takes its time. */
const PATIENCE = 6 * 3_600_000;
/** Bytes of a pair as the server sends it: two whole numbers, little end first. */
const PAIR = 8;
const LINES = 4096;

/**
 * The server that somebody named: a port is one of this machine, any other host is spoken to by TLS alone.
 *
 * @throws WrongUsage
 */
export function serverOf(typed: string): URL {
  // Whatever stands before the @ may be a password: it is not printed.
  const shown = typed.replace(/^([a-z]+:\/\/)?.*@/i, '$1…@');
  const wrong = () =>
    new WrongUsage(
      fill(messages.link.server, { server: quoted(shown) }),
      fill(messages.link.serverHint, { variable: PASSWORD_FILE }),
    );
  const address = /^\d{1,5}$/.test(typed) ? `http://127.0.0.1:${typed}` : typed;
  if (!URL.canParse(address)) throw wrong();
  const url = new URL(address);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && HERE.includes(url.hostname));
  if (!safe || url.password !== '' || !/^\/\w*$/.test(url.pathname) || url.search !== '') throw wrong();
  return url;
}

/** A client of the server. */
export async function clientOf(url: URL, env: Readonly<Record<string, string | undefined>>): Promise<Asked> {
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client');
  const file = env[PASSWORD_FILE];
  return createClient({
    url,
    ...(file && { password: await readSecretFile(file) }),
    request_timeout: PATIENCE,
    application: 'moksori',
    log: { level: ClickHouseLogLevel.OFF },
  });
}

/**
 * Scans with pairs from a server, rule by rule.
 *
 * @param host how the server is called when it does not answer
 * @throws CouldNot
 */
export async function scanThrough(
  job: Job,
  client: Asked,
  host: string,
  done: (rules: number) => void = () => {},
): Promise<Scanned[]> {
  const table = `moksori_${randomUUID().replaceAll('-', '')}`;
  const scanner = new Scanner(job);
  const found: Scanned[] = [];
  try {
    await client.command({
      query: `CREATE TABLE ${table} (rule UInt8, block UInt32, row UInt32) ENGINE = MergeTree ORDER BY (rule, block, row)`,
    });
    try {
      const values = Readable.from(lines(job.blocks), { objectMode: false });
      await client.insert({ table, values, format: 'CSV' });
      for (let rule = 0; rule < job.blocks.length; rule++) {
        const side = `SELECT block, row FROM ${table} WHERE rule = ${rule}`;
        const query = `SELECT a.row, b.row FROM (${side}) AS a INNER JOIN (${side}) AS b ON a.block = b.block WHERE a.row < b.row FORMAT RowBinary`;
        const { stream } = await client.exec({ query });
        for await (const pairs of pairsOf(stream)) found.push(scanner.weighed(rule, pairs));
        done(rule + 1);
      }
    } finally {
      await client.command({ query: `DROP TABLE IF EXISTS ${table}` });
    }
  } catch (error) {
    throw worded(error, host);
  } finally {
    await client.close();
  }
  return found;
}

/** Rule, block and row of every row that shares a block, as lines of CSV. */
function* lines(blocks: readonly Blocks[]): Generator<string> {
  let text: string[] = [];
  for (const [rule, { starts, rows }] of blocks.entries())
    for (let block = 0; block + 1 < starts.length; block++)
      for (let i = starts[block]!; i < starts[block + 1]!; i++) {
        text.push(`${rule},${block},${rows[i]!}\n`);
        if (text.length === LINES) {
          yield text.join('');
          text = [];
        }
      }
  yield text.join('');
}

/** Pairs out of bytes that may be cut anywhere. */
async function* pairsOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint32Array> {
  let rest = new Uint8Array(0);
  for await (const bytes of stream) {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const whole = Math.floor(all.length / PAIR);
    const view = new DataView(all.buffer, all.byteOffset, all.length);
    yield Uint32Array.from({ length: 2 * whole }, (_, i) => view.getUint32(4 * i, true));
    rest = Uint8Array.from(all.subarray(whole * PAIR));
  }
  if (rest.length > 0) throw new Error('half a pair');
}

/** What went wrong, in one line: what the server says of a query has numbers in it and no value of a list. */
function worded(error: unknown, host: string): Error {
  const { link } = messages;
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) throw error;
  const { code, message } = error as Error & { readonly code?: string };
  if (code !== undefined && /^\d+$/.test(code))
    return new CouldNot(fill(link.refused, { host, said: quoted(message) }), link.refusedHint);
  return new CouldNot(fill(link.noAnswer, { host }), link.noAnswerHint);
}
