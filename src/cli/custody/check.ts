import type { AllChecked } from '../../review/check.ts';
import { Damaged } from '../../vault/store-faults.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { packFor } from '../pack.ts';
import { progress } from '../progress.ts';
import { CouldNot } from '../say.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { count, fill, type Language, wordsOf } from '../words.ts';
import { faultLines } from './fault-lines.ts';

const { custody: said } = messages;

/** With faults of other kinds the index is not compared: it could not be the right one. */
const BESIDE: ReadonlySet<string> = new Set(['index', 'file', 'files']);

/** `moksori check`: whether the vault is what its ledger says, and every fault that was found. */
export async function checkCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const language = languageOf(options.language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  let checked: AllChecked;
  try {
    checked = await withVault(args, io, async (home) => {
      const tell = progress(io);
      const { checkAll } = await import('../../review/check.ts');
      if (options.rebuild === true) {
        const { rebuild } = await import('../../review/catch-up.ts');
        await rebuild(home.vault, {
          pack,
          progress: (i, n) => tell(fill(messages.progress.index, { i, n })),
        }).catch((error: unknown) => {
          throw error instanceof Damaged ? new CouldNot(said.noRebuild, said.noRebuildHint) : error;
        });
      }
      const all = await checkAll(home, {
        pack,
        progress: (step, i, n) => tell(fill(messages.progress[step], { i, n })),
      });
      if (options.record === true) {
        const { ofVault } = await import('../../review/kinds.ts');
        const body = { size: all.entries, faults: all.faults.length, root: hex(all.root) };
        await home.vault.append([ofVault('checked', { actor: await actorOf(args, home) }, body)]);
      }
      return all;
    });
  } catch (error) {
    if (error instanceof Damaged) throw new CouldNot(said.damaged, said.damagedHint);
    throw error;
  }
  io.out(options.json === true ? json(checked) : text(checked, language));
  const { faults } = checked;
  if (faults.length > 0)
    throw new CouldNot(
      faults.length === 1 ? said.fault : fill(said.faults, { n: faults.length }),
      faults.every(({ what }) => what === 'index') ? said.rebuildHint : said.faultsHint,
    );
}

function text(checked: AllChecked, language: Language): string {
  const { check: words } = wordsOf(language).custody;
  const { entries, keys, files, shredded, unnamed, later, faults, root } = checked;
  const what = [
    count(words.entries, entries),
    count(words.keys, keys),
    count(words.files, files),
    ...(faults.every(({ what }) => BESIDE.has(what)) ? [words.index] : []),
  ].join(' · ');
  return [
    fill(words.checked, { what }),
    ...(shredded > 0 ? [count(words.shredded, shredded)] : []),
    ...(later > 0 ? [count(words.later, later)] : []),
    ...(unnamed > 0 ? [count(words.unnamed, unnamed)] : []),
    ...(faults.length > 0
      ? faultLines(faults, language)
      : [words.good, fill(words.root, { root: hex(root) })]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function json({ entries, keys, files, shredded, unnamed, later, faults, root }: AllChecked): string {
  const plain = { entries, keys, files, shredded, unnamed, later, root: hex(root), faults };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
