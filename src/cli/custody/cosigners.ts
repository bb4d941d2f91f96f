import type { Signer } from '../../ledger/note.ts';
import type { Args } from '../command.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { withFile } from './disk.ts';

/** The cosigners that `--cosigner` names: `NAME=FILE.pem`, or a key in one line. @throws WrongUsage, NoKey */
export async function cosignersOf(args: Args): Promise<readonly Signer[]> {
  const { cosignerOf, isVerifierKey } = await import('../../ledger/verifier-key.ts');
  const { signerOf } = await import('../../ledger/pem.ts');
  const { smallFile } = await import('../../release/small-file.ts');
  const found: Signer[] = [];
  for (const typed of each(args, 'cosigner')) {
    const [, name, file] = /^([^=]+)=(.+)$/.exec(typed) ?? [];
    if (isVerifierKey(typed)) found.push(cosignerOf(typed));
    else if (name !== undefined && file !== undefined)
      found.push(signerOf(name, (await withFile(file, () => smallFile(file))).toString()));
    else
      throw new WrongUsage(
        `--cosigner ${quoted(typed)} names no cosigner`,
        '--cosigner NAME=FILE.pem, or the line name+id+key that moksori ledger cosign prints',
      );
  }
  return found;
}
