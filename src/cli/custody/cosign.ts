import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { CouldNot, nameOf } from '../say.ts';
import { secretOf } from '../secret.ts';
import { moment } from '../vault/rows.ts';
import { fill } from '../words.ts';
import { withFile } from './disk.ts';

const { cosign: words } = messages.custody;

/** `moksori ledger cosign`: the word of another organisation that a ledger only grew since it looked before. Needs no vault. */
export async function cosignCommand(args: Args, io: Io): Promise<void> {
  const { as: name, with: own, key, seen, first } = args.options;
  for (const [option, value] of Object.entries({ as: name, with: own, key, seen }))
    if (typeof value !== 'string')
      throw new WrongUsage(
        `ledger cosign needs --${option}`,
        'moksori ledger cosign --help shows the options',
      );
  const { smallFile } = await import('../../release/small-file.ts');
  const { parseCheckpoint } = await import('../../ledger/checkpoint.ts');
  const { isSealedKey, publicKeyIn, signingKeyIn } = await import('../../ledger/pem.ts');
  const { publicKeyOf } = await import('../../ledger/note.ts');
  const { parseAsked, witnessed } = await import('../../ledger/witness.ts');
  const { verifierKeyOf } = await import('../../ledger/verifier-key.ts');
  const { advanced } = await import('../../vault/archive/advance.ts');
  const text = async (file: string) => (await withFile(file, () => smallFile(file))).toString();
  const asked = parseAsked(await text(args.files[0]!));
  const publicKey = publicKeyIn(await text(key as string));
  const pem = await text(own as string);
  const asking = fill(words.passphrase, { file: nameOf(own as string) });
  const by = {
    name: name as string,
    key: signingKeyIn(pem, isSealedKey(pem) ? await secretOf(io, asking) : undefined),
  };
  const { origin, size } = parseCheckpoint(asked.note);
  const file = seen as string;
  const seconds = Math.floor(Date.now() / 1000);
  const note = await withFile(file, () =>
    advanced(file, (last) => {
      // Whoever names another file by mistake would forget what they saw.
      if ((last === null) !== (first === true)) {
        const { say, hint } = last === null ? words.none : words.there;
        throw new CouldNot(fill(say, { file: nameOf(file) }), hint);
      }
      return witnessed(asked, { log: { name: origin, publicKey }, last, by, seconds });
    }),
  );
  io.out(note);
  io.err(`${fill(words.done, { origin, size, time: moment(seconds * 1000) })}\n`);
  io.err(`${fill(words.line, { key: verifierKeyOf({ name: by.name, publicKey: publicKeyOf(by.key) }) })}\n`);
}
