/**
 * What an evidence bundle holds (docs/bundle.md): originals and texts, every entry of the case with its proof in the tree, the keys of
 * those that are disclosed and of no other, claims as annotations, the case as assembled. The same ledger gives the same bytes.
 */
import { toJson } from '../../draft/json.ts';
import { entryBytes } from '../../ledger/entry.ts';
import { inclusionProof, keep, rootAt } from '../../ledger/prove.ts';
import type { Leaf } from '../../ledger/types.ts';
import type { Pack } from '../../packs/types.ts';
import type { BlobRef, Kind } from '../../review/bodies.ts';
import { caseOf } from '../../review/case-of.ts';
import { isKind, KINDS, reportKey } from '../../review/kinds.ts';
import type { State } from '../../review/state-types.ts';
import type { Opened } from '../../vault/plain.ts';
import type { Vault } from '../../vault/vault.ts';
import { annotation, labelOf, type Stated } from './annotations.ts';
import { type Withheld, withhold } from './withhold.ts';
import type { BundleFile } from './zip.ts';

/** An entry that takes part, as it lies and as it opens. */
export interface Part {
  readonly leaf: Leaf;
  readonly opened: Opened;
}

export interface Plan {
  readonly state: State;
  readonly pack: Pack;
  readonly parts: readonly Part[];
  readonly withheld: Withheld;
  /** Entries that the checkpoint speaks of. */
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Entries of the case that belong into its bundle: what was reported, read and decided. What the vault says of people, sources and
 * itself stays out, and who agreed and who received.
 *
 * @param size entries that the checkpoint speaks of; later ones are left out
 * @throws NoSuchClaim
 */
export async function planOf(
  vault: Vault,
  state: State,
  { pack, size, redact }: { readonly pack: Pack; readonly size: number; readonly redact: readonly string[] },
): Promise<Plan> {
  const parts: Part[] = [];
  for (const id of casesOf(state))
    for await (const chunk of vault.store.entries({ case: id, to: size })) {
      const opened = await vault.open(chunk);
      for (const [i, leaf] of chunk.entries())
        if (isKind(leaf.kind) && belongs(leaf.kind)) parts.push({ leaf, opened: opened[i]! });
    }
  parts.sort((a, b) => a.leaf.seq - b.leaf.seq);
  const withheld = withhold(
    parts.map(({ opened }) => opened),
    redact,
  );
  return { state, pack, parts, withheld, size, root: await rootAt(hashesOf(vault), size) };
}

function belongs(kind: Kind): boolean {
  const { sealed, register } = KINDS[kind];
  return sealed !== 'vault' && sealed !== 'source' && register !== true;
}

/** The case, and all that are joined into it or into those. */
function casesOf({ case: { id, joined }, reports, decisions }: State): ReadonlySet<string> {
  return new Set([id, ...joined, ...[...reports, ...decisions].map((each) => each.case)]);
}

const hashesOf = (vault: Vault) => ({ leaves: (from: number, to: number) => vault.store.leaves(from, to) });

/** The files of the payload, in the order in which they are written. */
export async function* payloadOf(
  vault: Vault,
  plan: Plan,
  progress: (done: number, of: number) => void = () => {},
): AsyncIterable<BundleFile> {
  const { state, withheld, parts } = plan;
  const names: string[] = [];
  const named = (file: BundleFile): BundleFile => {
    names.push(file.name);
    return file;
  };
  for (const { id, report, blob } of state.reports) {
    if (report === null || withheld.reports.has(id)) continue;
    const original = await originalOf(vault, id, blob);
    if (original !== null) yield named({ name: `originals/${id}${ending(report.file)}`, bytes: original });
    yield named({ name: `texts/${id}.txt`, bytes: Buffer.from(report.text) });
  }
  const kept = await keep(hashesOf(vault), plan.size);
  yield named({ name: 'entries.jsonl', bytes: entryLines(vault, plan, kept, progress) });
  yield named({ name: 'annotations.jsonl', bytes: lines(statedIn(plan).map(annotation)) });
  // Its labels and sentences are made of the whole reading: beside a withheld claim they could say what it says.
  if (withheld.claims.size === 0) yield named({ name: 'case.json', bytes: json(caseJson(plan)) });
  yield { name: 'ro-crate-metadata.json', bytes: json(crate(plan, names)) };
  progress(parts.length, parts.length);
}

async function originalOf(
  vault: Vault,
  report: string,
  blob: BlobRef | null,
): Promise<AsyncIterable<Uint8Array> | null> {
  return blob === null ? null : vault.kept(reportKey(report), blob.id);
}

/** One line for each entry: whole and with its key, or the hash of its leaf alone. */
async function* entryLines(
  vault: Vault,
  { parts, withheld, size }: Plan,
  kept: Uint8Array,
  progress: (done: number, of: number) => void,
): AsyncIterable<Uint8Array> {
  const hashes = { ...hashesOf(vault), kept };
  for (const [i, { leaf }] of parts.entries()) {
    const { seq } = leaf;
    const proof = (await inclusionProof(hashes, seq, size)).map(hex);
    const line = { seq, leaf: hex(leaf.leaf), proof };
    const key = withheld.entries.has(seq) ? null : await vault.keyOf(leaf);
    yield Buffer.from(
      `${JSON.stringify(key === null ? line : { ...line, entry: Buffer.from(entryBytes(leaf)).toString('base64'), key: hex(key) })}\n`,
    );
    key?.fill(0);
    progress(i, parts.length);
  }
}

/** The claims that are disclosed. */
function statedIn({ state, pack, withheld, parts }: Plan): readonly Stated[] {
  const of = Map.groupBy(parts, ({ leaf }) => leaf.subject);
  return [...state.claims.values()].flatMap(({ id, report, claim, status }) => {
    const own = of.get(id);
    if (claim === null || own === undefined || withheld.claims.has(id)) return [];
    const entries = own.map(({ leaf }) => leaf.seq);
    const alone = withheld.reports.has(report);
    return [{ claim, status, entries, alone, label: labelOf(claim, pack) }];
  });
}

/** The case as assembled. */
function caseJson({ state, pack }: Plan): object {
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  return toJson({ reports, readings: state.readings, case: caseOf(state, pack, 'en'), others: [] });
}

/** RO-Crate 1.1: what is here, for machines. */
function crate({ state, size, root, parts }: Plan, names: readonly string[]): object {
  const last = parts.at(-1)?.leaf.at ?? 0;
  return {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: `Evidence bundle of case ${state.case.id}`,
        description: `Entries of a ledger of ${size} entries with root ${hex(root)}`,
        datePublished: new Date(last).toISOString(),
        license: 'Not licensed for publication',
        hasPart: names.map((name) => ({ '@id': name })),
      },
      ...names.map((name) => ({ '@id': name, '@type': 'File', encodingFormat: mediaType(name) })),
    ],
  };
}

function mediaType(name: string): string {
  if (name.endsWith('.jsonl')) return 'application/jsonl';
  return name.endsWith('.txt') ? 'text/plain' : 'application/octet-stream';
}

/** The ending of a file's name as received, when it is a plain one. */
const ending = (file: string): string => /\.[A-Za-z0-9]{1,8}$/.exec(file)?.[0].toLowerCase() ?? '';
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const json = (value: object): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
const lines = (values: readonly object[]): Uint8Array =>
  Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
