/** Verifies an evidence bundle (docs/bundle.md) without the vault that it came from. Shares nothing with what wrote it but that page. */
import { createHash, createPublicKey } from 'node:crypto';
import { parseCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { NoteRefused } from '../../ledger/note.ts';
import { checkEntries } from './entries.ts';
import type { Fault } from './fault.ts';
import { type Files, NotABundle, openFiles } from './source.ts';
import { checkSums, textOf } from './sums.ts';
import { Words } from './words.ts';

export interface Verified {
  /** Everything that is wrong; none when the bundle is whole. */
  readonly faults: readonly Fault[];
  readonly files: number;
  /** Name and size of the ledger, as signed. */
  readonly origin: string;
  readonly size: number;
  /** SHA-256 of the public key in DER, hex: to be compared with what the organisation publishes. */
  readonly key: string;
  /** Entries that are open, and those that are withheld. */
  readonly open: number;
  readonly withheld: number;
  readonly quotes: number;
  readonly reports: readonly string[];
  /** RFC 3161 tokens over the checkpoint; their signatures are for openssl. */
  readonly tokens: number;
}

export interface Verifying {
  /** The key that is expected, as PEM; without it the one in the bundle is taken, and proves nothing about who signed. */
  readonly key?: string;
  readonly progress?: (bytes: number, of: number) => void;
}

const SMALL = 1024 * 1024;

/** @throws NotABundle; what the disk says */
export async function verifyBundle(
  path: string,
  { key, progress = () => {} }: Verifying = {},
): Promise<Verified> {
  const files = await openFiles(path);
  try {
    return await verified(files, key, progress);
  } finally {
    await files.close();
  }
}

async function verified(
  files: Files,
  expected: string | undefined,
  progress: NonNullable<Verifying['progress']>,
): Promise<Verified> {
  const faults: Fault[] = [];
  if (!/^BagIt-Version: 1\.0\n/.test(await textOf(files, 'bagit.txt', SMALL)))
    throw new NotABundle('form', 'bagit.txt');
  const whole = await checkSums(files, faults, progress);
  const note = await textOf(files, 'checkpoint', SMALL);
  const own = keyOf(await textOf(files, 'public-key.pem', SMALL));
  const trusted = expected === undefined ? own : keyOf(expected);
  if (!own.raw.equals(trusted.raw)) faults.push({ what: 'other-key' });
  const checkpoint = readNote(note, trusted.raw, faults);
  const words = new Words();
  const counted = await checkEntries(files, checkpoint, faults, (said) => words.take(said));
  const quotes = await words.compare(files, faults);
  const sum = createHash('sha256').update(note).digest();
  const tokens = [...files.sizes.keys()].filter((name) => name.startsWith('timestamps/'));
  for (const file of tokens)
    if (!(await bytesOf(files, file)).includes(sum)) faults.push({ what: 'token', file });
  return {
    faults,
    files: whole,
    origin: checkpoint.origin,
    size: checkpoint.size,
    key: trusted.fingerprint,
    ...counted,
    quotes,
    reports: words.reports,
    tokens: tokens.length,
  };
}

function readNote(note: string, publicKey: Uint8Array, faults: Fault[]): ReturnType<typeof parseCheckpoint> {
  try {
    const parsed = parseCheckpoint(note);
    try {
      verifyCheckpoint(note, { name: parsed.origin, publicKey });
    } catch (error) {
      if (!(error instanceof NoteRefused)) throw error;
      faults.push({ what: 'signature' });
    }
    return parsed;
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new NotABundle('form', 'checkpoint');
  }
}

/** @throws NotABundle when it is no Ed25519 public key */
function keyOf(pem: string): { readonly raw: Buffer; readonly fingerprint: string } {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError();
    const der = key.export({ format: 'der', type: 'spki' });
    return { raw: der.subarray(-32), fingerprint: createHash('sha256').update(der).digest('hex') };
  } catch {
    throw new NotABundle('form', 'public-key.pem');
  }
}

async function bytesOf(files: Files, name: string): Promise<Buffer> {
  if ((files.sizes.get(name) ?? 0) > SMALL) throw new NotABundle('large', name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
