/** Verifies an evidence bundle (docs/bundle.md) without the vault that it came from. Shares nothing with what wrote it but that page. */
import { createHash } from 'node:crypto';
import { type Cosigned, cosignedBy, parseCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { NoteRefused, type Signer, verifyingKey } from '../../ledger/note.ts';
import { NoKey, publicKeyIn } from '../../ledger/pem.ts';
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
  /** Of the cosigners whose keys were given, those whose word stands under the checkpoint. */
  readonly cosigned: readonly Cosigned[];
  /** Names under the checkpoint whose key was not given: anybody can write one. */
  readonly unchecked: readonly string[];
  /** RFC 3161 tokens over the checkpoint; their signatures are for openssl. */
  readonly tokens: number;
}

export interface Verifying {
  /** The key that is expected, as PEM; without it the one in the bundle is taken, and proves nothing about who signed. */
  readonly key?: string;
  /** Whose word is asked for under the checkpoint. */
  readonly cosigners?: readonly Signer[];
  readonly progress?: (bytes: number, of: number) => void;
}

const SMALL = 1024 * 1024;

/** @throws NotABundle; what the disk says */
export async function verifyBundle(
  path: string,
  { key, cosigners = [], progress = () => {} }: Verifying = {},
): Promise<Verified> {
  const files = await openFiles(path);
  try {
    return await verified(files, key, cosigners, progress);
  } finally {
    await files.close();
  }
}

async function verified(
  files: Files,
  expected: string | undefined,
  cosigners: readonly Signer[],
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
  const cosigned = cosigners.flatMap((cosigner) => wordOf(checkpoint, cosigner, faults) ?? []);
  const known = new Set([checkpoint.origin, ...cosigners.map(({ name }) => name)]);
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
    cosigned,
    unchecked: [...new Set(checkpoint.signatures.map(({ name }) => name))].filter((name) => !known.has(name)),
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

function wordOf(
  checkpoint: ReturnType<typeof parseCheckpoint>,
  cosigner: Signer,
  faults: Fault[],
): Cosigned | undefined {
  try {
    return cosignedBy(checkpoint, cosigner);
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    const what = error.why === 'not-cosigned' || error.why === 'cosigned-twice' ? error.why : 'cosignature';
    faults.push({ what, name: cosigner.name });
    return undefined;
  }
}

/** @throws NotABundle when it is no Ed25519 public key */
function keyOf(pem: string): { readonly raw: Buffer; readonly fingerprint: string } {
  try {
    const raw = publicKeyIn(pem);
    const der = verifyingKey(raw).export({ format: 'der', type: 'spki' });
    return { raw, fingerprint: createHash('sha256').update(der).digest('hex') };
  } catch (error) {
    if (error instanceof NoKey) throw new NotABundle('form', 'public-key.pem');
    throw error;
  }
}

async function bytesOf(files: Files, name: string): Promise<Buffer> {
  if ((files.sizes.get(name) ?? 0) > SMALL) throw new NotABundle('large', name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
