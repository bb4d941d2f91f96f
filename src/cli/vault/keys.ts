/** `moksori keys …`: the ways that open a vault. */
import type { Way } from '../../vault/ways.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { newSecret } from '../secret.ts';
import { fill } from '../words.ts';
import { actorOf, withVault } from './open.ts';
import { recoveryFile, tellRecovery, withRecovery } from './recovery.ts';
import { moment, rows } from './rows.ts';

const { keys: words, init } = messages;

/** The variable that names a file with the passphrase that is to be. */
const NEW_PASSPHRASE_FILE = 'MOKSORI_NEW_PASSPHRASE_FILE';

export async function keysList(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const ways = await home.ways();
    if (args.options.json === true) return io.out(`${JSON.stringify({ ways: ways.map(plain) }, null, 2)}\n`);
    io.out(
      rows(
        ways.map(({ id, kind, added, revoked, label }) => [
          id,
          kind,
          moment(added),
          revoked === undefined ? words.open : fill(words.revoked, { at: moment(revoked) }),
          label,
        ]),
        io.columns,
        words.head,
      ),
    );
  });
}

export async function keysAdd(args: Args, io: Io): Promise<void> {
  const [kind] = args.files;
  if (kind !== 'passphrase' && kind !== 'recovery-key')
    throw new WrongUsage(
      `there is no way ${quoted(kind ?? '')} that can be added`,
      'write passphrase or recovery-key; moksori keys shares makes shares',
    );
  const file = kind === 'recovery-key' ? recoveryFile(args, io) : undefined;
  await withVault(args, io, async (home) => {
    const actor = await actorOf(args, home);
    const { newPassphraseSecret } = await import('../../vault/keys/passphrase.ts');
    const { newRecoveryKey, writtenRecoveryKey } = await import('../../vault/keys/recovery.ts');
    const secret =
      kind === 'passphrase'
        ? newPassphraseSecret(Buffer.from(await newSecret(io, NEW_PASSPHRASE_FILE)))
        : newRecoveryKey();
    const written = kind === 'recovery-key' ? writtenRecoveryKey(secret) : '';
    const label = typeof args.options.label === 'string' ? args.options.label : kind;
    const way = await withRecovery(file, written, () => home.addWay(actor, { kind, label, secret }));
    secret.fill(0);
    io.out(`${fill(words.added, { id: way.id, kind })}\n`);
    if (written !== '') tellRecovery(file, written, io);
  });
}

export async function keysShares(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const { newShares } = await import('../../vault/keys/shares.ts');
    const { secret, shares } = await newShares();
    const label = typeof args.options.label === 'string' ? args.options.label : init.labels.shares;
    const way = await home.addWay(await actorOf(args, home), { kind: 'shares', label, secret });
    secret.fill(0);
    io.err(`${fill(words.added, { id: way.id, kind: 'shares' })}\n${init.shares}\n\n`);
    for (const { line } of shares) io.out(`${line}\n`);
  });
}

export async function keysRevoke(args: Args, io: Io): Promise<void> {
  const reason = reasonOf(args);
  await withVault(args, io, async (home) => {
    await home.revokeWay(await actorOf(args, home), args.files[0]!, reason);
    io.out(`${fill(words.gone, { id: args.files[0]! })}\n`);
    io.err(`${words.copies}\n`);
  });
}

export async function keysChange(args: Args, io: Io): Promise<void> {
  const reason = reasonOf(args);
  await withVault(args, io, async (home) => {
    await home.changeKey(await actorOf(args, home), reason);
    io.out(`${words.changed}\n`);
    io.err(`${words.copies}\n`);
  });
}

/** The reason that was given. @throws WrongUsage without one */
export function reasonOf({ options }: Args): string {
  if (typeof options.reason === 'string' && options.reason.trim() !== '') return options.reason.trim();
  throw new WrongUsage('this needs a reason', '--reason TEXT says why; it is kept with the decision');
}

function plain({ id, kind, label, added, by, revoked }: Way) {
  return {
    id,
    kind,
    label,
    added: new Date(added).toISOString(),
    by,
    revoked: revoked === undefined ? null : new Date(revoked).toISOString(),
  };
}
