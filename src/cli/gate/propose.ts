/** Proposes something to leave: reads it, looks whom it exposes, and keeps it for the second person. */

import { IntakeError } from '../../intake/errors.ts';
import { readReportFile } from '../../intake/read-file.ts';
import type { Text } from '../../protect/types.ts';
import type { Looked } from '../../release/gate/types.ts';
import type { ReleaseText } from '../../review/bodies.ts';
import type { Args, Io } from '../command.ts';
import { checkRecipient } from '../custody/recipients.ts';
import { languageOf } from '../from-files.ts';
import { wrap } from '../layout.ts';
import { each, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { assumedBy, dayOf } from '../protect/assume.ts';
import { CouldNot, nameOf } from '../say.ts';
import { claimIdIn, stateIn } from '../vault/case.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { count, fill, type Words, wordsOf } from '../words.ts';
import { append, gated, purposeOf, today } from './given.ts';

/** Bytes of a text that is to leave, at most. */
const MOST = 8 * 1024 * 1024;

export async function proposeRelease(args: Args, io: Io): Promise<void> {
  const [id] = args.files as [string];
  const { options } = args;
  const level = purposeOf(String(options.level), 'level');
  const language = languageOf(options.language);
  const words = wordsOf(language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const assumed = assumedBy(args, pack);
  const on = dayOf(options.on);
  const files = each(args, 'text');
  const bundled = options.bundle === true;
  if (files.length === 0 && !bundled)
    throw new WrongUsage('nothing is named that leaves', '--text FILE, or --bundle');
  const [redact, sealed] = [each(args, 'redact'), each(args, 'seal')];
  if (!bundled && redact.length + sealed.length > 0)
    throw new WrongUsage('--redact and --seal are for a bundle', 'give --bundle too');
  for (const one of sealed) await checkRecipient(one, '--seal');
  const { textOf, readText, keptText, releasedTexts } = await import('../../release/gate/texts.ts');
  const { isDocument, readDocument } = await import('../../release/gate/documents.ts');
  const given: { readonly name: string; readonly bytes: Uint8Array; readonly plain: string | undefined }[] =
    [];
  for (const file of files) {
    const [name, bytes] = [nameOf(file), await bytesOf(file)];
    given.push({ name, bytes, plain: isDocument(name) ? undefined : textOf(name, bytes) });
  }
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    const actor = await actorOf(args, home);
    const drafter =
      typeof options.drafter === 'string'
        ? await actorOf({ ...args, options: { ...options, as: options.drafter } }, home)
        : actor;
    const texts: { readonly text: Text; readonly kept: ReleaseText }[] = [];
    for (const [i, { name, bytes, plain }] of given.entries()) {
      const named = { id: `d${i + 1}`, name };
      if (plain === undefined) texts.push(await readDocument(home.vault, state, { ...named, bytes }, pack));
      else {
        const text = await readText(plain, { ...named, released: false }, pack);
        texts.push({ text, kept: keptText(text, plain) });
      }
    }
    const from = each(args, 'from');
    const draft = {
      level,
      to: typeof options.to === 'string' ? options.to.trim() : '',
      drafter,
      reports:
        from.length > 0
          ? [...new Set(from)]
          : state.reports.flatMap((one) => (one.report === null || one.withdrawn !== null ? [] : [one.id])),
      texts: texts.map(({ kept }) => kept),
      ...(bundled && { bundle: { redact: redact.map((claim) => claimIdIn(state, claim)), to: sealed } }),
      ...(typeof options.reason === 'string' && { reason: options.reason.trim() }),
    };
    const { aroundOf } = await import('../../release/gate/around.ts');
    const { handedOn } = await import('../../release/gate/handed-on.ts');
    const { look } = await import('../../release/gate/look.ts');
    const { besides } = await import('../../protect/handed-on.ts');
    const { propose } = await import('../../release/gate/entries.ts');
    const { released, ...around } = await aroundOf(home.vault, state, draft, { pack, day: today() });
    const handed = await handedOn(home.vault, state);
    const { looked } = look(state, draft, {
      pack,
      texts: texts.map(({ text }) => text),
      released: await releasedTexts(state, released, pack),
      now: around.now,
      assumed,
      set: [...each(args, 'assume'), ...each(args, 'population')],
      ...(on !== undefined && { on }),
    });
    await gated(id, io, async () => {
      const entry = propose(state, draft, looked, { ...around, by: actor, approved: null });
      const seq = await append(home, [entry]);
      if (options.json === true) {
        const { texts: _, ...said } = entry.body;
        return io.out(`${JSON.stringify({ release: seq, ...said }, null, 2)}\n`);
      }
      const { gate } = words;
      io.out(`${fill(gate.proposed, { seq, level: words.protect.levels[level], to: draft.to })}\n`);
      for (const each of wrap(exposureLine(looked, words), io.columns)) io.out(`${each}\n`);
      if (released.length > 0) io.out(`${count(gate.withEarlier, released.length)}\n`);
      for (const said of besides(handed, pack))
        for (const each of wrap(said[language], io.columns)) io.out(`${each}\n`);
      io.err(`${fill(gate.next, { case: id, seq })}\n`);
    });
  });
}

/** How many paths there are, by what leads to whom; never that there is none. */
export function exposureLine({ exposure }: Looked, words: Words): string {
  const { subject, source, style, versions, asked, set } = exposure;
  const paths = subject + source + style + versions;
  const { people, groups } = asked;
  const looked = fill(words.gate.looked, { people, groups, list: set.join(' · ') }).trim();
  if (paths === 0) return `${words.protect.none} ${looked}`;
  const by = [
    [words.protect.subject, subject],
    [words.protect.source, source],
    [words.protect.style, style],
    [words.protect.versions, versions],
  ] as const;
  const list = by.filter(([, n]) => n > 0).map(([what, n]) => `${what} ${n}`);
  return `${count(words.protect.paths, paths)} ${list.join(' · ')}. ${looked}`;
}

/** @throws CouldNot */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return (await readReportFile(file, MOST)).bytes;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    throw new CouldNot(error.message.replace(file, nameOf(file)));
  }
}
