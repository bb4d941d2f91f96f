/** `moksori open`: the workbench for one person, on this machine alone. */
import type { House } from '../server/house.ts';
import type { Args, Io } from './command.ts';
import { messages } from './messages.ts';
import { WrongUsage } from './options.ts';
import { findPack, packFor } from './pack.ts';
import { CouldNot, failure, line } from './say.ts';
import { PASSPHRASE_FILE } from './secret.ts';
import { openingSecret, vaultDir } from './vault/open.ts';
import { VERSION } from './version.ts';
import { fill } from './words.ts';

const { open: words } = messages;
const MINUTE = 60_000;
/** Minutes without a request after which the vault closes. */
const IDLE = 15;

export async function openCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const port = numberOf(options.port, 'port', 0, 65_535, 0);
  const idle = numberOf(options.lock, 'lock', 0, 24 * 60, IDLE);
  const named = typeof options.pack === 'string' ? options.pack : 'prk';
  findPack(named);
  const { openWorkbench } = await import('../server/open.ts');
  const house = {
    dir: vaultDir(args, io),
    pack: () => packFor(named),
    version: VERSION,
    idle: idle * MINUTE,
  };
  const unlock = async (vault: House) => {
    // Nothing is asked here: the page asks. Whoever gave a secret for scripts, or names a way, has it opened at once.
    if (!io.env[PASSPHRASE_FILE] && options.unlock === undefined) return;
    if ((await vault.vault()) === 'locked') await vault.unlock(await openingSecret(options.unlock, io));
  };
  const fault = (error: unknown) => {
    for (const each of failure(error).lines) io.err(each);
  };
  const workbench = await openWorkbench(house, { port, fault }, unlock).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
        throw new CouldNot(fill(words.taken, { port }), words.takenHint);
      throw error;
    },
  );
  io.out(`${workbench.link()}\n`);
  if (options['no-browser'] !== true && (await workbench.show(io.env))) io.err(line(words.shown));
  else io.err(line(words.follow));
  await new Promise<void>((resolve) => {
    if (io.onInterrupt === undefined) resolve();
    else io.onInterrupt(resolve);
  });
  await workbench.close();
  io.err(line(words.closed));
}

export function numberOf(
  given: Args['options'][string] | undefined,
  name: string,
  least: number,
  most: number,
  otherwise: number,
): number {
  if (given === undefined) return otherwise;
  const number = typeof given === 'string' && /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUsage(fill(words.number, { name }), fill(words.numberHint, { least, most }));
}
