/** `moksori source …` and `moksori custodian …`: who a source is, sealed so that two custodians open it. */
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { newSecret } from '../secret.ts';
import { fill } from '../words.ts';
import { identityFrom } from './identity.ts';
import { each } from './keeping.ts';
import { reasonOf } from './keys.ts';
import { actorOf, withVault } from './open.ts';
import { moment, rows } from './rows.ts';

const { sources: words } = messages;

export async function custodianMake(args: Args, io: Io): Promise<void> {
  const { newIdentity, protectedIdentity } = await import('../../vault/compartment/identity.ts');
  const { writeSecretFile } = await import('../../vault/secret-file.ts');
  const identity = await newIdentity();
  const passphrase = await newSecret(io, 'MOKSORI_IDENTITY_PASSPHRASE_FILE', messages.secret.newIdentity);
  const file = await protectedIdentity(identity, Buffer.from(passphrase));
  await writeSecretFile(args.files[0]!, Buffer.from(file).toString().trimEnd());
  io.out(`${identity.recipient}\n`);
  io.err(`${words.identity}\n`);
}

export async function custodianAdd(args: Args, io: Io): Promise<void> {
  const { recipient } = args.options;
  if (typeof recipient !== 'string')
    throw new WrongUsage('a custodian needs a recipient', words.recipientHint);
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient))
    throw new WrongUsage('this is no recipient', words.recipientHint);
  await withVault(args, io, async (home) => {
    const { addCustodian } = await import('../../review/sources.ts');
    const { newId } = await import('../../vault/home.ts');
    const custodian = newId('a');
    const actor = await actorOf(args, home);
    await addCustodian(home.vault, { actor, custodian, name: args.files[0]!, recipient });
    io.out(`${fill(words.custodian, { id: custodian, name: args.files[0]! })}\n`);
  });
}

export async function sourceAdd(args: Args, io: Io): Promise<void> {
  const { label, who } = args.options;
  await withVault(args, io, async (home) => {
    const { addSource } = await import('../../review/sources.ts');
    const { readSecretFile } = await import('../../vault/secret-file.ts');
    const identity = typeof who === 'string' ? Buffer.from(await readSecretFile(who)) : undefined;
    const id = await addSource(home.vault, {
      actor: await actorOf(args, home),
      ...(typeof label === 'string' && { label }),
      ...(identity && { identity }),
    });
    identity?.fill(0);
    io.out(`${id}\n`);
    io.err(`${fill(identity ? words.sealed : words.nothing, { id })}\n`);
  });
}

export async function sourceList(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const { peopleOf } = await import('../../review/sources.ts');
    const { sources, custodians } = await peopleOf(home.vault);
    if (args.options.json === true) {
      io.out(`${JSON.stringify({ sources, custodians }, null, 2)}\n`);
      return;
    }
    if (sources.length === 0) io.out(`${words.none}\n`);
    else
      io.out(
        rows(
          sources.map(({ id, added, compartment, openings, withdrawn, shredded, label }) => [
            id,
            moment(added.at),
            shredded ? words.shredded : withdrawn ? words.withdrawn : compartment ? words.kept : words.empty,
            fill(words.openings, { n: openings.length }),
            label ?? '',
          ]),
          io.columns,
          words.head,
        ),
      );
    for (const { id, name } of custodians) io.out(`${fill(words.isCustodian, { id, name })}\n`);
  });
}

export async function sourceOpen(args: Args, io: Io): Promise<void> {
  const reason = reasonOf(args);
  const files = each(args, 'identity');
  if (files.length < 2) throw new WrongUsage('two custodians open a source together', words.openHint);
  await withVault(args, io, async (home) => {
    const { openSource, peopleOf } = await import('../../review/sources.ts');
    const identities = [];
    for (const file of files) identities.push(await identityFrom(file, io));
    const { custodians } = await peopleOf(home.vault);
    const content = await openSource(home.vault, args.files[0]!, {
      actor: await actorOf(args, home),
      reason,
      identities: identities.map(({ secret }) => secret),
      custodians: identities.flatMap(
        ({ recipient }) => custodians.find((one) => one.recipient === recipient)?.id ?? [],
      ),
    });
    io.out(`${Buffer.from(content).toString()}\n`);
    content.fill(0);
    io.err(`${words.opened}\n`);
  });
}
