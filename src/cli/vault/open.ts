/** From a command line to an open vault, and back: it is closed whatever happens. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Home } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { CouldNot } from '../say.ts';
import { secretOf } from '../secret.ts';
import { fill } from '../words.ts';

/** Shares that open a vault together. */
const SHARES = 3;

/** The folder of the vault that is meant, whether or not there is one. */
export function vaultDir({ options }: Pick<Args, 'options'>, { env }: Pick<Io, 'env'>): string {
  if (typeof options.vault === 'string') return options.vault;
  if (env.MOKSORI_VAULT) return env.MOKSORI_VAULT;
  const data = env.XDG_DATA_HOME || join(env.HOME || homedir(), '.local', 'share');
  return join(data, 'moksori');
}

/**
 * Opens the vault that is meant, does the work, and closes it.
 *
 * @throws NotAVault before anything is asked, WrongSecret and the other faults of opening
 */
export async function withVault<T>(args: Args, io: Io, work: (home: Home) => Promise<T>): Promise<T> {
  const dir = vaultDir(args, io);
  const { siteOf } = await import('../../vault/site.ts');
  await siteOf(dir);
  const secret = await openingSecret(args.options.unlock, io);
  const { openVault } = await import('../../vault/home.ts');
  let home: Home;
  try {
    home = await openVault(dir, secret);
  } catch (error) {
    // Only the key file is read from outside of the store.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CouldNot(messages.vault.noKeys, messages.vault.noKeysHint);
    throw error;
  } finally {
    secret.fill(0);
  }
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

/** Who acts: the person that is named, or the first of the vault. */
export async function actorOf({ options }: Args, home: Home): Promise<string> {
  if (typeof options.as !== 'string') return home.actor();
  const { peopleOf } = await import('../../review/people.ts');
  const people = await peopleOf(home.vault);
  if (people.some(({ id }) => id === options.as)) return options.as;
  throw new CouldNot(
    fill(messages.vault.noPerson, { id: quoted(options.as) }),
    fill(messages.vault.people, { list: people.map(({ id, name }) => `${id} (${name})`).join(', ') }),
  );
}

/** The secret of the way that is named, ready for the key file. */
export async function openingSecret(way: Args['options'][string] | undefined, io: Io): Promise<Uint8Array> {
  const words = messages.secret;
  const { secretTyped } = await import('../../vault/keys/opening.ts');
  if (way === undefined || way === 'passphrase') return secretTyped('passphrase', await secretOf(io));
  if (way === 'recovery-key') return secretTyped(way, await secretOf(io, words.recovery));
  if (way === 'shares') {
    const lines = (await secretOf(io, fill(words.share, { n: 1, of: SHARES }))).split('\n');
    while (lines.length < SHARES && io.keyboard !== undefined)
      lines.push(await secretOf({ ...io, env: {} }, fill(words.share, { n: lines.length + 1, of: SHARES })));
    return secretTyped(way, lines.join('\n'));
  }
  throw new WrongUsage(
    `--unlock ${quoted(String(way))} is no way to open a vault`,
    'write passphrase, recovery-key or shares',
  );
}
