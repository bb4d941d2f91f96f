/** `moksori check`, `backup`, `restore`, `export`, `import`: that nothing is lost, and that one sees when something was changed. */
import type { VaultFault } from '../../vault/check.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { progress } from '../progress.ts';
import { CouldNot } from '../say.ts';
import { newSecret } from '../secret.ts';
import { fill } from '../words.ts';
import { actorOf, openingSecret, vaultDir, withVault } from './open.ts';

const { keeping: words, init } = messages;

/** Faults that are printed one by one; of more only how many. */
const MOST = 100;

export async function checkCommand(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const tell = told(io);
    const { checkVault } = await import('../../vault/check.ts');
    const checked = await checkVault(home.vault, home, tell);
    const lines = checked.faults.map(faultLine);
    if (checked.faults.length === 0) {
      const { faultsOf } = await import('../../review/schema.ts');
      for await (const chunk of home.vault.entries())
        for (const entry of chunk)
          for (const fault of faultsOf(entry)) lines.push(fill(words.body, { seq: entry.seq, fault }));
      const { catchUp, rebuild } = await import('../../review/catch-up.ts');
      const pack = packFor(typeof args.options.pack === 'string' ? args.options.pack : 'prk');
      await catchUp(home.vault, { pack });
      const before = hex(await home.store.index.digest());
      await rebuild(home.vault, { pack, progress: (i, n) => progressLine(io, words.rebuilding, i, n) });
      if (before !== hex(await home.store.index.digest())) lines.push(words.index);
    }
    const { head } = { head: await home.store.head() };
    if (args.options.json === true)
      io.out(
        `${JSON.stringify({ entries: checked.entries, keys: checked.keys, shredded: checked.shredded, root: hex(head.root), faults: lines }, null, 2)}\n`,
      );
    else {
      for (const line of lines.slice(0, MOST)) io.out(`${line}\n`);
      io.out(
        `${fill(words.checked, { entries: checked.entries, keys: checked.keys, shredded: checked.shredded })}\n`,
      );
    }
    if (lines.length > 0) throw new CouldNot(fill(words.faults, { n: lines.length }), words.faultsHint);
    if (args.options.json !== true) io.out(`${words.whole}\n`);
  });
}

export async function backupCommand(args: Args, io: Io): Promise<void> {
  const [file] = args.files;
  const to = each(args, 'to');
  const rehearse = args.options.rehearse === true;
  await withVault(args, io, async (home) => {
    const { backup } = await import('../../vault/archive/backup.ts');
    const actor = await actorOf(args, home);
    const { size } = await home.store.head();
    const done = await backup(home, file!, { to, rehearse, progress: told(io) });
    const { ofVault } = await import('../../review/kinds.ts');
    await home.vault.append([
      ofVault(
        'backup.made',
        { actor },
        { size, ...(to.length > 0 && { recipients: to.length }), rehearsed: rehearse },
      ),
    ]);
    io.out(`${fill(words.backedUp, { bytes: done.bytes, entries: size })}\n`);
    if (done.rehearsed) io.out(`${fill(words.rehearsed, { entries: done.rehearsed.entries })}\n`);
    io.err(`${words.backupOpens}\n`);
  });
}

export async function restoreCommand(args: Args, io: Io): Promise<void> {
  const dir = vaultDir(args, io);
  const secret = await openingSecret(args.options.unlock, io);
  const { restore } = await import('../../vault/archive/backup.ts');
  try {
    const { entries } = await restore(args.files[0]!, dir, secret, { ...teamOf(args), progress: told(io) });
    io.out(`${fill(words.restored, { dir, entries })}\n`);
  } finally {
    secret.fill(0);
  }
}

export async function exportCommand(args: Args, io: Io): Promise<void> {
  const to = each(args, 'to');
  const clear = args.options.clear === true;
  if ((to.length === 0) !== clear) throw new WrongUsage(words.exportTo, words.exportHint);
  await withVault(args, io, async (home) => {
    const { exportAll } = await import('../../vault/archive/export.ts');
    const { namedFilesOf } = await import('../../review/files.ts');
    const { ofVault } = await import('../../review/kinds.ts');
    const { size } = await home.store.head();
    // Who took everything out is written down before anything leaves.
    await home.vault.append([
      ofVault(
        'exported',
        { actor: await actorOf(args, home) },
        { what: clear ? 'all, in clear' : 'all', entries: size },
      ),
    ]);
    const bytes = await exportAll(home, args.files[0]!, { to, filesOf: namedFilesOf, progress: told(io) });
    io.out(`${fill(words.exported, { bytes, entries: size + 1 })}\n`);
    if (clear) io.err(`${words.inClear}\n`);
  });
}

export async function importCommand(args: Args, io: Io): Promise<void> {
  const dir = vaultDir(args, io);
  const file = typeof args.options['recovery-file'] === 'string' ? args.options['recovery-file'] : undefined;
  if (file === undefined && io.keyboard === undefined) throw new CouldNot(init.nobody, init.nobodyHint);
  const { importAll } = await import('../../vault/archive/export.ts');
  const { newPassphraseSecret } = await import('../../vault/keys/passphrase.ts');
  const { newRecoveryKey, writtenRecoveryKey } = await import('../../vault/keys/recovery.ts');
  const { dropSecretFile, writeSecretFile } = await import('../../vault/secret-file.ts');
  const { identityFrom } = await import('./identity.ts');
  const { newId } = await import('../../vault/home.ts');
  const identities: string[] = [];
  for (const path of each(args, 'identity')) identities.push((await identityFrom(path, io)).secret);
  const passphrase = newPassphraseSecret(Buffer.from(await newSecret(io)));
  const recovery = newRecoveryKey();
  const written = writtenRecoveryKey(recovery);
  if (file !== undefined) await writeSecretFile(file, written);
  try {
    const { home, refilled } = await importAll(args.files[0]!, dir, {
      ways: [
        { kind: 'passphrase', label: init.labels.passphrase, secret: passphrase },
        { kind: 'recovery-key', label: init.labels.recovery, secret: recovery },
      ],
      actor: newId('a'),
      identities,
      ...teamOf(args),
      progress: told(io),
    });
    await home.close();
    io.out(`${fill(words.imported, { dir, entries: refilled.entries })}\n`);
  } catch (error) {
    if (file !== undefined) await dropSecretFile(file);
    throw error;
  } finally {
    passphrase.fill(0);
    recovery.fill(0);
  }
  if (file === undefined) io.err(`\n${init.recovery}\n\n    ${written}\n\n${init.once}\n`);
  else io.err(`${init.recoveryFile}\n`);
}

export async function migrateCommand(args: Args, io: Io): Promise<void> {
  const [into] = args.files;
  await withVault(args, io, async (home) => {
    const { migrate } = await import('../../vault/migrate.ts');
    const tell = told(io);
    const { entries } = await migrate(home, into!, { ...teamOf(args), progress: (_, i, n) => tell(i, n) });
    io.out(`${fill(words.migrated, { dir: into!, entries })}\n`);
    io.err(`${words.old}\n`);
  });
}

/** Values of an option that may be given more than once. */
export function each({ options }: Args, name: string): readonly string[] {
  const given = options[name];
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

function teamOf({ options }: Args): { readonly connection?: string } {
  return typeof options.team === 'string' ? { connection: options.team } : {};
}

function told(io: Io): (entries: number, of: number) => void {
  const tell = progress(io);
  return (i, n) => tell(fill(messages.progress.entries, { i, n }));
}

let rebuilding: ReturnType<typeof progress> | undefined;

function progressLine(io: Io, text: string, i: number, n: number): void {
  rebuilding ??= progress(io);
  rebuilding(fill(text, { i, n }));
}

function faultLine(fault: VaultFault): string {
  const texts: Readonly<Record<string, string>> = words.fault;
  const values = Object.fromEntries(
    Object.entries(fault).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : quoted(String(value)),
    ]),
  );
  return fill(texts[fault.what] ?? fault.what, values);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
