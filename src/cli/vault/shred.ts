/** `moksori shred`, `source shred` and `panic`: what shall never be read again. */
import type { What } from '../../review/shred.ts';
import type { Home } from '../../vault/home.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { packFor } from '../pack.ts';
import { CouldNot } from '../say.ts';
import { confirmed } from '../secret.ts';
import { fill } from '../words.ts';
import { reasonOf } from './keys.ts';
import { actorOf, vaultDir, withVault } from './open.ts';

const { shred: words } = messages;

export async function shredCommand(args: Args, io: Io): Promise<void> {
  const id = args.files[0]!;
  const what: What = id.startsWith('k-') ? 'case' : id.startsWith('s-') ? 'source' : 'report';
  await shredding(args, io, what, id);
}

export function sourceShred(args: Args, io: Io): Promise<void> {
  return shredding(args, io, 'source', args.files[0]!);
}

async function shredding(args: Args, io: Io, what: What, id: string): Promise<void> {
  const reason = reasonOf(args);
  await withVault(args, io, async (home) => {
    await caughtUp(home, args);
    const { plan, shred } = await import('../../review/shred.ts');
    const planned = await plan(home.vault, what, id);
    io.err(`${fill(words.plan, { id, reports: planned.reports.length, keys: planned.keys.length })}\n`);
    for (const { report, case: of } of planned.reports) io.err(`  ${report}  ${of}\n`);
    if (args.options['dry-run'] === true) return;
    await confirmed(io, id, args.options.yes === true);
    await shred(home.vault, planned, { actor: await actorOf(args, home), reason });
    await caughtUp(home, args);
    io.out(`${fill(words.done, { id })}\n`);
    io.err(`${words.copies}\n`);
  });
}

/** `moksori panic`: destroys the key file of the vault, without opening it. */
export async function panicCommand(args: Args, io: Io): Promise<void> {
  const dir = vaultDir(args, io);
  const { keyFileOf, siteOf } = await import('../../vault/site.ts');
  await siteOf(dir);
  io.err(`${words.panic}\n`);
  await confirmed(io, words.word, args.options.yes === true);
  const { destroyKeyFile } = await import('../../vault/keys/destroy.ts');
  const done = await destroyKeyFile(keyFileOf(dir));
  if (done.length === 0) throw new CouldNot(words.noKeys, words.noKeysHint);
  if (done.some(({ removed, overwritten }) => !removed && !overwritten))
    throw new CouldNot(words.left, words.leftHint);
  io.out(`${words.gone}\n`);
  io.err(`${words.disks}\n`);
}

/** Brings the index up to the ledger. */
export async function caughtUp(home: Home, args: Args): Promise<void> {
  const { catchUp } = await import('../../review/catch-up.ts');
  await catchUp(home.vault, {
    pack: packFor(typeof args.options.pack === 'string' ? args.options.pack : 'prk'),
  });
}
