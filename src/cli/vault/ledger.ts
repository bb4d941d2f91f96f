/** `moksori ledger` and `ledger prove`: the lines of the ledger, its checkpoint, and that a line is in it. */
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { WrongUsage } from '../options.ts';
import { CouldNot } from '../say.ts';
import { fill } from '../words.ts';
import { withVault } from './open.ts';
import { moment } from './rows.ts';

const { ledger: words } = messages;

export async function ledgerCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  await withVault(args, io, async (home) => {
    if (options['public-key'] === true) {
      const { pemOf } = await import('../../ledger/note.ts');
      io.out(pemOf(home.publicKey));
    } else if (options.checkpoint === true) io.out((await home.store.head()).checkpoint);
    else
      for await (const chunk of home.store.entries())
        for (const { seq, at, actor, kind, case: of, subject, leaf } of chunk)
          io.out(
            options.json === true
              ? `${JSON.stringify({ seq, at: new Date(at).toISOString(), actor, kind, case: of, subject, leaf: hex(leaf) })}\n`
              : `${String(seq).padStart(6)}  ${moment(at)}  ${actor}  ${kind}  ${of}  ${subject}\n`,
          );
  });
}

export async function ledgerProve(args: Args, io: Io): Promise<void> {
  const [typed] = args.files;
  if (!/^\d{1,15}$/.test(typed!))
    throw new WrongUsage('prove needs the number of an entry', words.numberHint);
  const seq = Number(typed);
  await withVault(args, io, async (home) => {
    const { size, checkpoint, root } = await home.store.head();
    if (seq >= size) throw new CouldNot(fill(words.beyond, { seq, size }), words.numberHint);
    const { inclusionProof } = await import('../../ledger/prove.ts');
    const proof = await inclusionProof(home.store, seq, size);
    const leaf = await home.store.leaves(seq, seq + 1);
    io.out(
      `${JSON.stringify({ entry: seq, of: size, leaf: hex(leaf), root: hex(root), proof: proof.map(hex), checkpoint }, null, 2)}\n`,
    );
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
