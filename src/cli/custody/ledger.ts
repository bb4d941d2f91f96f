/** `moksori ledger`: the entries as they lie, and what others need to verify them without Moksori (docs/ledger.md). */
import type { Home } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { onlyOne, quoted, WrongUsage } from '../options.ts';
import { withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { wordsOf } from '../words.ts';
import { telling, withFile } from './disk.ts';

interface Line {
  readonly seq: number;
  /** UTC. */
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly case: string;
  readonly subject: string;
  readonly key: string;
  /** Hex. */
  readonly leaf: string;
  /** Its data key was destroyed. */
  readonly shredded: boolean;
}

export async function ledgerCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  onlyOne(args, ['checkpoint', 'since', 'public-key', 'entries']);
  const from = options.from === undefined ? 0 : numberOf(options.from, '--from');
  await withVault(args, io, async (home) => {
    if (options.checkpoint === true) return io.out((await home.store.head()).checkpoint);
    if (typeof options.since === 'string') return io.out(await askedSince(options.since, home));
    if (options['public-key'] === true) {
      const { pemOf } = await import('../../ledger/note.ts');
      return io.out(pemOf(home.publicKey));
    }
    if (typeof options.entries === 'string') return entriesInto(options.entries, home, io);
    const span = { from, ...(typeof options.case === 'string' && { case: options.case }) };
    await (options.json === true ? printJson : print)(linesOf(home, span), args, io);
  });
}

/** A number of an entry. @throws WrongUsage */
export function numberOf(typed: Args['options'][string], what: string): number {
  if (typeof typed === 'string' && /^\d{1,15}$/.test(typed)) return Number(typed);
  throw new WrongUsage(
    `${what} ${quoted(String(typed))} is no number of an entry`,
    'moksori ledger lists the entries with their numbers, from 0',
  );
}

async function* linesOf(
  { store }: Home,
  span: { readonly from: number; readonly case?: string },
): AsyncIterable<readonly Line[]> {
  for await (const chunk of store.entries(span)) {
    const keys = await store.keys([...new Set(chunk.map(({ key }) => key))]);
    const gone = new Set(keys.flatMap(({ id, wrapped }) => (wrapped === null ? [id] : [])));
    yield chunk.map(({ seq, at, actor, kind, case: of, subject, key, leaf }) => ({
      ...{ seq, at: new Date(at).toISOString(), actor, kind, case: of, subject, key },
      leaf: Buffer.from(leaf).toString('hex'),
      shredded: gone.has(key),
    }));
  }
}

async function print(chunks: AsyncIterable<readonly Line[]>, args: Args, io: Io): Promise<void> {
  const { ledger: words } = wordsOf(languageOf(args.options.language)).custody;
  let first = true;
  for await (const lines of chunks) {
    const cells = lines.map(({ seq, at, actor, kind, case: of, subject, shredded }) => [
      ...[String(seq), moment(Date.parse(at)), actor, kind],
      ...[of === subject ? '-' : of, shredded ? `${subject} · ${words.shredded}` : subject],
    ]);
    if (cells.length > 0) io.out(rows(cells, io.columns, first ? words.head : undefined));
    first = first && cells.length === 0;
  }
  if (first) io.out(`${words.none}\n`);
}

async function printJson(chunks: AsyncIterable<readonly Line[]>, _: Args, io: Io): Promise<void> {
  let before = '{\n  "entries": [\n    ';
  for await (const lines of chunks)
    for (const line of lines) {
      io.out(`${before}${JSON.stringify(line)}`);
      before = ',\n    ';
    }
  io.out(before.startsWith('{') ? '{\n  "entries": []\n}\n' : '\n  ]\n}\n');
}

/** What a cosigner is sent who has the checkpoint in the file. @throws ForeignCheckpoint */
async function askedSince(file: string, home: Home): Promise<string> {
  const { smallFile } = await import('../../release/small-file.ts');
  const { consistencyProof } = await import('../../ledger/prove.ts');
  const { askedText } = await import('../../ledger/witness.ts');
  const { checkpointHere } = await import('../../release/bundle/own.ts');
  const since = (await withFile(file, () => smallFile(file))).toString();
  const { size: old } = await checkpointHere(home, since);
  const { size, checkpoint } = await home.store.head();
  return askedText({ old, proof: await consistencyProof(home.store, old, size), note: checkpoint });
}

/** The whole entries one behind the other, as they were hashed. */
async function entriesInto(file: string, { store }: Home, io: Io): Promise<void> {
  const { framed } = await import('../../vault/archive/framing.ts');
  const { writeWhole } = await import('../../vault/archive/file.ts');
  const { size } = await store.head();
  const tell = telling(io);
  const bytes = async function* () {
    for await (const { first, bytes } of framed(store.entries({ to: size }))) {
      tell(first, size);
      yield bytes;
    }
  };
  await withFile(file, () => writeWhole(file, bytes()));
}
