/**
 * Who a source is: a sealed compartment of its own that any two custodians open, and every opening an entry.
 *
 * - A case works fully without it: reports name a source by its id, and the id says nothing.
 * - What the compartment holds is kept as a sealed file under the source's own key, so that it can be shredded.
 * - An opening is written down before anything is handed out; when it cannot be written nothing is.
 */
import { NONE } from '../ledger/types.ts';
import { openCompartment, sealForTwo } from '../vault/compartment/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import type { BlobRef, Bodies } from './bodies.ts';
import { ReasonMissing } from './decide.ts';
import { newId } from './ids.ts';
import { known, ofSource, ofVault, sourceKey } from './kinds.ts';
import type { Mark } from './state-types.ts';

/** There is no such source, or nothing of it is left. */
export class NoSource extends Error {
  readonly why: 'unknown' | 'shredded' | 'no-compartment';
  constructor(why: NoSource['why']) {
    super(`no source: ${why}`);
    this.why = why;
  }
}

export interface Custodian {
  readonly id: string;
  readonly name: string;
  /** `age1…` */
  readonly recipient: string;
  readonly added: Mark;
}

export interface Source {
  readonly id: string;
  readonly label: string | null;
  /** Sealed; null when nothing of who it is was ever kept. */
  readonly compartment: BlobRef | null;
  readonly custodians: readonly string[];
  readonly added: Mark;
  readonly openings: readonly (Mark & { readonly custodians: readonly string[] })[];
  readonly withdrawn: Mark | null;
  readonly shredded: Mark | null;
}

/** What the entries of the vault itself say of people and sources. */
export interface People {
  readonly custodians: readonly Custodian[];
  readonly sources: readonly Source[];
}

/** Reads the entries that belong to no case. */
export async function peopleOf(vault: Vault): Promise<People> {
  const custodians = new Map<string, Custodian>();
  const sources = new Map<string, Source>();
  const undone = new Set<number>();
  const withdrawals = new Map<string, Mark>();
  for (const entry of await vault.entriesOf(NONE)) {
    const { subject, seq, at, actor } = entry;
    const read = known(entry);
    if (read.is === 'unknown') continue;
    const body = read.is === 'known' ? (read.body as { readonly reason?: string }) : {};
    const mark: Mark = { seq, at, actor, reason: body.reason ?? null };
    const source = sources.get(subject);
    if (read.kind === 'source.added') {
      const said = read.is === 'known' ? read.body : {};
      sources.set(subject, {
        id: subject,
        label: said.label ?? null,
        compartment: said.compartment ?? null,
        custodians: said.custodians ?? [],
        added: mark,
        openings: [],
        withdrawn: null,
        shredded: null,
      });
    } else if (read.kind === 'custodian.added' && read.is === 'known')
      custodians.set(subject, {
        id: subject,
        name: read.body.name,
        recipient: read.body.recipient,
        added: mark,
      });
    else if (read.kind === 'decision.undone' && read.is === 'known') undone.add(read.body.of);
    else if (source === undefined) continue;
    else if (read.kind === 'source.opened') {
      const by = read.is === 'known' ? read.body.custodians : [];
      sources.set(subject, { ...source, openings: [...source.openings, { ...mark, custodians: by }] });
    } else if (read.kind === 'source.withdrawn') withdrawals.set(subject, mark);
    else if (read.kind === 'source.shredded') sources.set(subject, { ...source, shredded: mark });
  }
  return {
    custodians: [...custodians.values()],
    sources: [...sources.values()].map((source) => {
      const withdrawn = withdrawals.get(source.id);
      return withdrawn === undefined || undone.has(withdrawn.seq) ? source : { ...source, withdrawn };
    }),
  };
}

/** Makes somebody a custodian: the recipient is theirs, and what opens it never comes into the vault. */
export async function addCustodian(
  vault: Vault,
  {
    actor,
    custodian,
    name,
    recipient,
  }: { actor: string; custodian: string; name: string; recipient: string },
): Promise<void> {
  await vault.append([ofVault('custodian.added', { actor, subject: custodian }, { name, recipient })]);
}

export interface NewSource {
  readonly actor: string;
  /** A word to tell sources apart that says nothing of who it is. */
  readonly label?: string;
  /** Who it is. Sealed for the custodians before it is kept anywhere. */
  readonly identity?: Uint8Array;
  /** Who shall be able to open it, any two; all custodians when not given. */
  readonly custodians?: readonly string[];
}

/**
 * Adds a source, and answers with its id.
 *
 * @throws TooFewCustodians when there are fewer than two.
 */
export async function addSource(
  vault: Vault,
  { actor, label, identity, custodians }: NewSource,
): Promise<string> {
  const id = newId('s');
  const all = (await peopleOf(vault)).custodians;
  const chosen = custodians === undefined ? all : all.filter((each) => custodians.includes(each.id));
  let compartment: BlobRef | undefined;
  if (identity !== undefined) {
    const sealed = await sealForTwo(
      identity,
      chosen.map(({ recipient }) => recipient),
    );
    compartment = await vault.keep(sourceKey(id), once(sealed));
  }
  const body: Bodies['source.added'] = {
    ...(label !== undefined && { label }),
    ...(compartment && { compartment, custodians: chosen.map((each) => each.id) }),
  };
  await vault.append([ofSource('source.added', { actor, source: id }, body)]);
  return id;
}

export interface Opening {
  readonly actor: string;
  readonly reason: string;
  /** `AGE-SECRET-KEY-1…` of two custodians. */
  readonly identities: readonly string[];
  /** Their ids, for the ledger. */
  readonly custodians: readonly string[];
}

/**
 * Opens who a source is. The opening is in the ledger before the answer is given.
 *
 * @throws NoSource, ReasonMissing; SamePerson, TooFewCustodians, NotACustodian, CompartmentDamaged
 */
export async function openSource(
  vault: Vault,
  id: string,
  { actor, reason, identities, custodians }: Opening,
): Promise<Uint8Array> {
  if (reason.trim() === '') throw new ReasonMissing('source.opened');
  const source = (await peopleOf(vault)).sources.find((each) => each.id === id);
  if (source === undefined) throw new NoSource('unknown');
  if (source.shredded !== null) throw new NoSource('shredded');
  if (source.compartment === null) throw new NoSource('no-compartment');
  const sealed = await vault.kept(sourceKey(id), source.compartment.id);
  if (sealed === null) throw new NoSource('no-compartment');
  const pieces: Uint8Array[] = [];
  for await (const piece of sealed) pieces.push(piece);
  const content = await openCompartment(Buffer.concat(pieces), identities);
  try {
    await vault.append([ofSource('source.opened', { actor, source: id }, { reason, custodians })]);
  } catch (error) {
    content.fill(0);
    throw error;
  }
  return content;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
