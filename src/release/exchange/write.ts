/** Exchange files as bytes, and on the record: what leaves a vault is an entry of its ledger before anybody has it. */
import { createHash } from 'node:crypto';
import { ofVault } from '../../review/kinds.ts';
import { writeWhole } from '../../vault/archive/file.ts';
import type { Vault } from '../../vault/vault.ts';
import { zipped } from '../bundle/zip.ts';
import type { ExchangeFile } from './handed.ts';

/** Whose ledger tells of it. */
export interface Record {
  readonly vault: Vault;
  readonly actor: string;
  readonly cases: readonly string[];
  /** The format, and whether names went with it. */
  readonly what: string;
  readonly reason?: string;
}

export interface Written {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** One file as it is, several in a zip archive. */
export async function* bytesOf(files: readonly ExchangeFile[]): AsyncIterable<Uint8Array> {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) yield* encoded(only.chunks);
  else
    yield* zipped(
      (async function* () {
        for (const { name, chunks } of files) yield { name, bytes: later(chunks) };
      })(),
    );
}

async function* later(chunks: Iterable<string>): AsyncIterable<Uint8Array> {
  yield* encoded(chunks);
}

function* encoded(chunks: Iterable<string>): Iterable<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/**
 * Writes them into a file that is there whole or not at all.
 *
 * @throws FileExists
 */
export async function writeExchange(
  files: readonly ExchangeFile[],
  to: string,
  record: Record | undefined,
): Promise<Written> {
  const hash = createHash('sha256');
  let sha256 = '';
  const recorded = async function* () {
    for await (const chunk of bytesOf(files)) {
      hash.update(chunk);
      yield chunk;
    }
    sha256 = hash.digest('hex');
    if (record !== undefined) await note(record, sha256);
  };
  return { bytes: await writeWhole(to, recorded()), sha256 };
}

/** The text of an only file, once it is on the record. */
export async function tellExchange({ chunks }: ExchangeFile, record: Record | undefined): Promise<string> {
  const text = [...chunks].join('');
  if (record !== undefined) await note(record, createHash('sha256').update(text).digest('hex'));
  return text;
}

async function note({ vault, actor, cases, what, reason }: Record, sha256: string): Promise<void> {
  const body = { what, sha256, ...(reason !== undefined && { reason }) };
  await vault.append(cases.map((subject) => ofVault('exported', { actor, subject }, body)));
}
