/**
 * What speaks as ClickHouse in tests: a small server on loopback that knows the four requests of a run, and chdb, which is ClickHouse
 * itself without a server. chdb weighs half a gigabyte, so `npm ci` does not bring it: MOKSORI_CHDB names a folder where it was installed.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@clickhouse/client';
import type { Asked } from '../src/cli/link/clickhouse.ts';

export interface Server {
  readonly port: number;
  /** Every request as it came: the query, then the body. */
  readonly heard: readonly string[];
  /** Tables that were made and not dropped. */
  readonly tables: ReadonlyMap<string, readonly number[][]>;
  readonly close: () => void;
}

/** Starts the small server. */
export async function smallServer(): Promise<Server> {
  const heard: string[] = [];
  const tables = new Map<string, number[][]>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const query = new URL(request.url!, 'http://x').searchParams.get('query') ?? body;
    heard.push(query, query === body ? '' : body);
    const [, made] = /^CREATE TABLE (\w+)/.exec(query) ?? [];
    const [, filled] = /^INSERT INTO (\w+) FORMAT CSV/.exec(query) ?? [];
    const [, dropped] = /^DROP TABLE IF EXISTS (\w+)/.exec(query) ?? [];
    const [, asked, rule] =
      /^SELECT a\.row, b\.row FROM \(SELECT block, row FROM (\w+) WHERE rule = (\d+)\)/.exec(query) ?? [];
    if (made) tables.set(made, []);
    if (filled)
      for (const line of body.trim().split('\n')) tables.get(filled)!.push(line.split(',').map(Number));
    if (dropped) tables.delete(dropped);
    if (!asked) return void response.end();
    // Cut where no pair ends: so do the packets of a network.
    const bytes = joinOf(tables.get(asked)!, Number(rule));
    for (let i = 0; i < bytes.length; i += 4099) response.write(bytes.subarray(i, i + 4099));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, heard, tables, close: () => server.close() };
}

function joinOf(table: readonly number[][], rule: number): Buffer {
  const blocks = new Map<number, number[]>();
  for (const [own, block, row] of table)
    if (own === rule) blocks.set(block!, [...(blocks.get(block!) ?? []), row!]);
  const pairs: number[] = [];
  for (const rows of blocks.values()) for (const a of rows) for (const b of rows) if (a < b) pairs.push(a, b);
  // No order is promised.
  const bytes = Buffer.alloc(4 * pairs.length);
  for (let i = 0; i < pairs.length; i += 2) {
    bytes.writeUInt32LE(pairs[pairs.length - 2 - i]!, 4 * i);
    bytes.writeUInt32LE(pairs[pairs.length - 1 - i]!, 4 * i + 4);
  }
  return bytes;
}

async function text(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const part of request.setEncoding('utf8')) all += part;
  return all;
}

/** A client of chdb, where it is. */
export function chdb(): (() => Asked) | undefined {
  const folder = process.env.MOKSORI_CHDB;
  if (!folder) return undefined;
  const { createChdbConnection } = createRequire(join(folder, 'x.js'))('chdb/connection');
  return () => createClient({ connection: createChdbConnection({ path: ':memory:' }) } as object);
}
