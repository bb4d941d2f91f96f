/** `moksori custodian …`: the people any two of whom open who a source is. */
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { clean } from '../layout.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { newSecret } from '../secret.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment } from '../vault/rows.ts';
import { fill, wordsOf } from '../words.ts';
import { withFile } from './disk.ts';
import { IDENTITY_PASSPHRASE_FILE } from './identities.ts';
import { checkRecipient } from './recipients.ts';

export async function custodianAdd(args: Args, io: Io): Promise<void> {
  const { recipient: given, 'identity-file': path } = args.options;
  const name = args.files[0]!;
  const { custodian: words } = wordsOf(languageOf(args.options.language)).custody;
  if (typeof given === 'string' && path !== undefined)
    throw new WrongUsage(
      'a custodian who has a recipient needs no new identity',
      'give --recipient or --identity-file',
    );
  if (typeof given === 'string') await checkRecipient(given, '--recipient');
  await withVault(args, io, async (home) => {
    const { addCustodian } = await import('../../review/sources.ts');
    const { newId } = await import('../../review/ids.ts');
    const actor = await actorOf(args, home);
    const id = newId('a');
    const file = typeof path === 'string' ? path : `custodian-${id}.txt`;
    const recipient = typeof given === 'string' ? given : await made(file, io);
    await addCustodian(home.vault, { actor, custodian: id, name, recipient });
    if (args.options.json === true) io.out(`${JSON.stringify({ id, name, recipient }, null, 2)}\n`);
    else io.out(`${fill(words.added, { id, name })}\n`);
    if (typeof given !== 'string') io.err(`${fill(messages.custody.identityMade, { file })}\n`);
  });
}

async function made(file: string, io: Io): Promise<string> {
  const { writeIdentityFile } = await import('../../vault/compartment/identity-file.ts');
  const passphrase = await newSecret(io, IDENTITY_PASSPHRASE_FILE, messages.custody.newIdentity);
  return withFile(file, () => writeIdentityFile(file, passphrase.split(/\r?\n/)[0]!));
}

export async function custodianList(args: Args, io: Io): Promise<void> {
  const { custodian: words } = wordsOf(languageOf(args.options.language)).custody;
  await withVault(args, io, async (home) => {
    const { peopleOf } = await import('../../review/sources.ts');
    const { custodians } = await peopleOf(home.vault);
    if (args.options.json === true) {
      const plain = custodians.map(({ id, name, recipient, added }) => ({
        ...{ id, name, recipient, added: new Date(added.at).toISOString() },
      }));
      return io.out(`${JSON.stringify({ custodians: plain }, null, 2)}\n`);
    }
    if (custodians.length === 0) return io.out(`${words.none}\n`);
    // The recipient stands on a line of its own, whole: it is there to be copied.
    for (const { id, name, recipient, added } of custodians)
      io.out(`${id}  ${moment(added.at)}  ${clean(name)}\n    ${clean(recipient)}\n`);
  });
}
