/** What a command looks at: the case that files make, or a case of the vault. */
import { toJson } from '../draft/json.ts';
import type { ReadJson } from '../draft/schema.ts';
import type { Pack } from '../packs/types.ts';
import { CASE } from '../review/ids.ts';
import type { Args, Io } from './command.ts';
import { draftFiles } from './from-files.ts';
import type { SheetOptions } from './sheet/page.ts';
import type { Language } from './words.ts';

export interface Looked {
  readonly json: ReadJson;
  readonly pack: Pack;
  readonly language: Language;
  /** Of a case of the vault: its id, and what became of its claims. */
  readonly kept: Pick<SheetOptions, 'id' | 'statuses'>;
  /** Ends the command: when something could not be taken in, its lines are printed and the exit code is 1. */
  readonly end: () => void;
}

/** An id of a case of the vault is one; a file of such a name is written with its folder (`./k-4f9z2m`). @throws as reading files, or opening a vault, does */
export async function casesOf(args: Args, io: Io): Promise<Looked> {
  const [first, ...more] = args.files;
  if (first === undefined || more.length > 0 || !CASE.test(first)) {
    const { draft, ...rest } = await draftFiles(args, io);
    return { ...rest, kept: {}, json: toJson(draft) };
  }
  const { withVault } = await import('./vault/open.ts');
  const { stateIn, viewOf } = await import('./vault/case.ts');
  return withVault(args, io, async (home) => {
    const { json, pack, language, statuses } = await viewOf(await stateIn(home.vault, first), args);
    return { json, pack, language, kept: { id: first, statuses }, end: () => {} };
  });
}
