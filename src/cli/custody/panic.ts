import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';
import { confirmed } from '../secret.ts';
import { vaultDir } from '../vault/open.ts';
import { fill, wordsOf } from '../words.ts';

const { custody: said } = messages;

/** `moksori panic`: destroys the key file at once, without opening the vault. */
export async function panicCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const words = wordsOf(languageOf(options.language)).custody.panic;
  const dir = vaultDir(args, io);
  const { siteOf } = await import('../../vault/site.ts');
  const site = await siteOf(dir);
  if (options.yes !== true) io.out(`${fill(words.before, { dir })}\n`);
  await confirmed(io, said.panicWord, options.yes === true);
  const done = await site.destroyKeys();
  if (done.length === 0) throw new CouldNot(said.noKeys, said.noKeysHint);
  if (options.json === true) io.out(`${JSON.stringify({ destroyed: done }, null, 2)}\n`);
  // Written over or removed: either will do, and both are said.
  if (done.some(({ removed, overwritten }) => !removed && !overwritten))
    throw new CouldNot(said.keysLeft, said.keysLeftHint);
  if (options.json === true) return;
  io.out(`${done.every(({ overwritten }) => overwritten) ? words.overwritten : words.removed}\n`);
  io.out(`${words.left}\n`);
}
