/** `moksori source …`: who told, as an id that says nothing, and who that is, sealed for two custodians. */
import type { Source } from '../../review/sources.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { each, WrongUsage } from '../options.ts';
import { CouldNot, nameOf } from '../say.ts';
import { reasonOf } from '../vault/keys.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { count, fill, type Words, wordsOf } from '../words.ts';
import { identityOf } from './identities.ts';

const { custody: said } = messages;

/** Text with line ends and tabs, and no other control character: it is shown on a terminal one day. */
const UNSHOWABLE = /[^\P{Cc}\n\r\t]/u;

export async function sourceAdd(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const words = wordsOf(languageOf(options.language)).custody.source;
  const identity = await whoItIs(options.from, io);
  await withVault(args, io, async (home) => {
    const { addSource } = await import('../../review/sources.ts');
    const actor = await actorOf(args, home);
    const label = typeof options.label === 'string' ? { label: options.label } : {};
    const id = await addSource(home.vault, { actor, ...label, ...(identity && { identity }) });
    identity?.fill(0);
    if (options.json === true)
      return io.out(`${JSON.stringify({ id, sealed: identity !== undefined }, null, 2)}\n`);
    io.out(`${fill(identity ? words.sealedNow : words.named, { id })}\n`);
    if (identity && typeof options.from === 'string' && options.from !== '-') io.err(`${said.plainFile}\n`);
  });
}

/** What is to be sealed: a file, standard input, or a line typed at the terminal and not shown; nothing for an empty line. */
async function whoItIs(from: Args['options'][string] | undefined, io: Io): Promise<Uint8Array | undefined> {
  if (from === undefined) {
    const typed = (await io.keyboard?.ask(said.who, { secret: true })) ?? '';
    return typed.trim() === '' ? undefined : Buffer.from(typed);
  }
  const path = String(from);
  const { readReportFile } = await import('../../intake/read-file.ts');
  const { IntakeError } = await import('../../intake/errors.ts');
  const { MOST_CONTENT_BYTES } = await import('../../vault/compartment/compartment.ts');
  try {
    const { bytes } = await readReportFile(path, MOST_CONTENT_BYTES);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '' || UNSHOWABLE.test(text)) throw new TypeError();
    return bytes;
  } catch (error) {
    if (error instanceof IntakeError) throw new CouldNot(error.message.replace(path, nameOf(path)));
    if (error instanceof TypeError)
      throw new CouldNot(fill(said.noText, { file: nameOf(path) }), said.noTextHint);
    throw error;
  }
}

export async function sourceList(args: Args, io: Io): Promise<void> {
  const words = wordsOf(languageOf(args.options.language)).custody.source;
  await withVault(args, io, async (home) => {
    const { peopleOf } = await import('../../review/sources.ts');
    const { sources } = await peopleOf(home.vault);
    if (args.options.json === true)
      return io.out(`${JSON.stringify({ sources: sources.map(plain) }, null, 2)}\n`);
    if (sources.length === 0) return io.out(`${words.none}\n`);
    const lines = sources.map((source) => [
      source.id,
      moment(source.added.at),
      stateOf(source, words),
      source.label ?? '',
    ]);
    io.out(rows(lines, io.columns, words.head));
  });
}

function stateOf(source: Source, words: Words['custody']['source']): string {
  const { shredded, withdrawn, compartment, openings } = source;
  if (shredded !== null) return words.shredded;
  return [
    compartment === null ? words.empty : words.sealed,
    ...(openings.length > 0 ? [count(words.openings, openings.length)] : []),
    ...(withdrawn !== null ? [words.withdrawn] : []),
  ].join(' · ');
}

function plain({ id, label, compartment, custodians, added, openings, withdrawn, shredded }: Source) {
  const at = (mark: Source['withdrawn']) => (mark === null ? null : new Date(mark.at).toISOString());
  return {
    ...{ id, label, sealed: compartment !== null, custodians, added: at(added) },
    openings: openings.map((each) => ({
      ...{ at: at(each), by: each.actor, custodians: each.custodians, reason: each.reason },
    })),
    ...{ withdrawn: at(withdrawn), shredded: at(shredded) },
  };
}

export async function sourceOpen(args: Args, io: Io): Promise<void> {
  const reason = reasonOf(args);
  const files = each(args, 'identity');
  if (files.length < 2)
    throw new WrongUsage('two custodians open it together', '--identity FILE, once for each of the two');
  await withVault(args, io, async (home) => {
    const { NoSource, openSource, peopleOf } = await import('../../review/sources.ts');
    const { custodians, sources } = await peopleOf(home.vault);
    const id = args.files[0]!;
    // Before two people type their passphrases.
    const source = sources.find((each) => each.id === id);
    if (source === undefined) throw new NoSource('unknown');
    if (source.shredded !== null) throw new NoSource('shredded');
    if (source.compartment === null) throw new NoSource('no-compartment');
    const identities = [];
    for (const [i, path] of files.entries()) identities.push(await identityOf(path, i, io));
    const content = await openSource(home.vault, id, {
      actor: await actorOf(args, home),
      reason,
      identities: identities.map(({ secret }) => secret),
      custodians: identities.flatMap(
        ({ recipient }) => custodians.find((one) => one.recipient === recipient)?.id ?? [],
      ),
    });
    const text = Buffer.from(content).toString();
    content.fill(0);
    io.out(text.endsWith('\n') ? text : `${text}\n`);
    io.err(`${said.openingKept}\n`);
  });
}
