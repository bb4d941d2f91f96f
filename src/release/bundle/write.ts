/** Writes an evidence bundle of a case: into a file that is there whole or not at all, and into the ledger that it was made. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pemOf } from '../../ledger/note.ts';
import type { Pack } from '../../packs/types.ts';
import { caseOf } from '../../review/case-of.ts';
import { ofVault, type PlainOf } from '../../review/kinds.ts';
import type { State } from '../../review/state-types.ts';
import { sealedTo } from '../../vault/archive/age.ts';
import { unlessThere, writeWhole } from '../../vault/archive/file.ts';
import type { Home } from '../../vault/home.ts';
import { bagged } from './bag.ts';
import { type Plan, payloadOf, planOf } from './contents.ts';
import { checkpointHere } from './own.ts';
import { type BundleFile, zipped } from './zip.ts';

const GUIDE = new URL('../../../docs/verify-bundle.md', import.meta.url);
const VERIFIER = new URL('../../../docs/verify-bundle.py', import.meta.url);

export interface Bundling {
  readonly pack: Pack;
  readonly actor: string;
  readonly reason?: string;
  /** Claims that are withheld, by their whole ids. */
  readonly redact?: readonly string[];
  /** A signed checkpoint of this ledger, with cosignatures perhaps; the last one when not given. */
  readonly checkpoint?: string;
  /** RFC 3161 tokens over the bytes of that checkpoint. */
  readonly tokens?: readonly Uint8Array[];
  /** Recipients, `age1…`; none: a plain zip archive. */
  readonly to?: readonly string[];
  readonly progress?: (entries: number, of: number) => void;
}

export interface Bundled {
  readonly bytes: number;
  /** Hex, of the zip archive. */
  readonly sha256: string;
  readonly entries: number;
  readonly withheld: number;
  /** Entries of the case that the checkpoint does not speak of yet: not in the bundle. */
  readonly later: number;
  /** Disclosed claims that tell an act of which a withheld claim tells too, or that quote some of its words. */
  readonly alsoTold: readonly string[];
}

/** A token that speaks of other bytes than those of the checkpoint. `index` from 0. */
export class ForeignToken extends Error {
  readonly index: number;
  constructor(index: number) {
    super(`token ${index} is not over this checkpoint`);
    this.name = 'ForeignToken';
    this.index = index;
  }
}

/** A bundle that can be written: its bytes, the same each time that they are asked for. */
export interface Prepared extends Omit<Bundled, 'bytes' | 'sha256'> {
  /** That it was made of: the same one gives the same bytes. */
  readonly checkpoint: string;
  /** The zip archive. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/**
 * Gets a bundle ready; nothing is written.
 *
 * @throws NoSuchClaim, ForeignCheckpoint, ForeignToken
 */
export async function prepareBundle(
  home: Home,
  state: State,
  how: Omit<Bundling, 'actor' | 'reason' | 'to'>,
): Promise<Prepared> {
  const { vault, store } = home;
  const note = how.checkpoint ?? (await store.head()).checkpoint;
  const { size } = await checkpointHere(home, note);
  const sum = createHash('sha256').update(note).digest();
  const tokens = how.tokens ?? [];
  for (const [i, token] of tokens.entries()) if (!Buffer.from(token).includes(sum)) throw new ForeignToken(i);
  const plan = await planOf(vault, state, { pack: how.pack, size, redact: how.redact ?? [] });
  const tags: BundleFile[] = [
    { name: 'checkpoint', bytes: Buffer.from(note) },
    { name: 'public-key.pem', bytes: Buffer.from(pemOf(home.publicKey)) },
    ...tokens.map((bytes, i) => ({ name: `timestamps/${i + 1}.tsr`, bytes })),
    { name: 'VERIFY.md', bytes: await readFile(GUIDE) },
    { name: 'verify.py', bytes: await readFile(VERIFIER) },
  ];
  const { parts, withheld } = plan;
  const info = {
    'Bag-Software-Agent': 'Moksori, evidence bundle 1',
    'External-Identifier': state.case.id,
    'Ledger-Origin': home.origin,
    'Ledger-Size': String(size),
    'Entries-Disclosed': String(parts.length - withheld.entries.size),
    'Entries-Withheld': String(withheld.entries.size),
  };
  return {
    checkpoint: note,
    entries: parts.length,
    withheld: withheld.entries.size,
    later: later(state, size),
    alsoTold: alsoTold(plan),
    chunks: () => zipped(bagged(payloadOf(vault, plan, how.progress), tags, info)),
  };
}

/** That a bundle left, or was made. */
export function bundleMade(
  state: State,
  { entries, withheld, sha256 }: Pick<Bundled, 'entries' | 'withheld' | 'sha256'>,
  { actor, reason }: Pick<Bundling, 'actor' | 'reason'>,
): PlainOf<'exported'> {
  const body = { what: 'bundle', sha256, entries, withheld, ...(reason !== undefined && { reason }) };
  return ofVault('exported', { actor, subject: state.case.id }, body);
}

/**
 * Writes the bundle; that it was made, with its hash, is an entry before the file has its name.
 *
 * @throws FileExists, NoSuchClaim, ForeignCheckpoint, ForeignToken
 */
export async function writeBundle(home: Home, state: State, file: string, how: Bundling): Promise<Bundled> {
  await unlessThere(file);
  const { checkpoint: _, chunks, ...done } = await prepareBundle(home, state, how);
  const hash = createHash('sha256');
  const counted = async function* () {
    for await (const chunk of chunks()) {
      hash.update(chunk);
      yield chunk;
    }
  };
  let sha256 = '';
  const { to = [] } = how;
  const recorded = async function* () {
    yield* to.length === 0 ? counted() : sealedTo(to, counted());
    sha256 = hash.digest('hex');
    // Written down before the file has its name: what leaves is on the record.
    await home.vault.append([bundleMade(state, { ...done, sha256 }, how)]);
  };
  const bytes = await writeWhole(file, recorded());
  return { bytes, sha256, ...done };
}

/** Entries on the claims of a case that came after the checkpoint. */
function later(state: State, size: number): number {
  return [...state.claims.values()].flatMap(({ history }) => history).filter(({ seq }) => seq >= size).length;
}

/** Taking one claim out hides little when another tells the same act, or quotes some of the same words. */
function alsoTold({ state, pack, withheld: { claims } }: Plan): readonly string[] {
  if (claims.size === 0) return [];
  const told = caseOf(state, pack).acts.filter((act) => act.claims.some((id) => claims.has(id)));
  const all = [...state.claims.values()];
  const closed = all.flatMap(({ id, report, claim }) =>
    claims.has(id) ? (claim?.anchors ?? []).map((anchor) => ({ report, anchor })) : [],
  );
  const quoting = all.filter(({ report, claim }) =>
    claim?.anchors.some(({ start, end }) =>
      closed.some((one) => one.report === report && start < one.anchor.end && one.anchor.start < end),
    ),
  );
  const open = [...told.flatMap((act) => act.claims), ...quoting.map(({ id }) => id)];
  return [...new Set(open)].filter((id) => !claims.has(id)).sort();
}
