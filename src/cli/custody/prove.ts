import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';
import { withVault } from '../vault/open.ts';
import { fill } from '../words.ts';
import { numberOf } from './ledger.ts';

/** `moksori ledger prove`: that an entry is in the ledger that was signed, as a C2SP tlog-proof or as JSON. */
export async function proveCommand(args: Args, io: Io): Promise<void> {
  const seq = numberOf(args.files[0]!, 'prove');
  await withVault(args, io, async ({ store }) => {
    const { size, root, checkpoint } = await store.head();
    if (seq >= size) throw new CouldNot(fill(messages.custody.beyond, { seq, last: size - 1 }));
    const { inclusionProof } = await import('../../ledger/prove.ts');
    const hashes = (await inclusionProof(store, seq, size)).map(base64);
    if (args.options.json !== true)
      return io.out(['c2sp.org/tlog-proof@v1', `index ${seq}`, ...hashes, '', checkpoint].join('\n'));
    const leaf = base64(await store.leaves(seq, seq + 1));
    io.out(
      `${JSON.stringify({ index: seq, size, leaf, hashes, root: base64(root), checkpoint }, null, 2)}\n`,
    );
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
