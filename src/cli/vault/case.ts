/** A case of the vault as the commands look at it: what people type becomes what is meant. */
import type { Pack } from '../../packs/types.ts';
import type { State } from '../../review/state-types.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import type { CaseView as Viewed } from '../../review/view.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Args } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { quoted } from '../options.ts';
import { packFor } from '../pack.ts';
import { CouldNot } from '../say.ts';
import type { Language } from '../words.ts';

export interface CaseView extends Viewed {
  readonly pack: Pack;
  readonly language: Language;
}

/** The state of a case, with the cases that are joined into it. @throws CouldNot when the vault has none of that id */
export async function stateIn(vault: Vault, id: string): Promise<State> {
  const review = await import('../../review/view.ts');
  try {
    return await review.stateIn(vault, id);
  } catch (error) {
    if (!(error instanceof NoSuchCase)) throw error;
    throw new CouldNot(
      `there is no case ${quoted(id)} in this vault`,
      'moksori list shows the cases; an id looks like k-4f9z2m',
    );
  }
}

/** The case put together for printing. */
export async function viewOf(state: State, { options }: Pick<Args, 'options'>): Promise<CaseView> {
  const language = languageOf(options.language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  // Putting a case together takes the time rules of the pack: only when one is looked at.
  const review = await import('../../review/view.ts');
  return { ...review.viewOf(state, pack, language), pack, language };
}

/** A claim of the case: its whole id, or the part behind the dot when that is one claim only. @throws CouldNot */
export function claimIdIn({ claims, case: { id } }: State, named: string): string {
  if (claims.has(named)) return named;
  const found = [...claims.keys()].filter((each) => each.endsWith(`.${named}`));
  if (found.length === 1) return found[0]!;
  throw new CouldNot(
    found.length === 0
      ? `there is no claim ${quoted(named)} in ${id}`
      : `${quoted(named)} are ${found.length} claims of ${id}: ${found.slice(0, 4).join(', ')}`,
    `moksori review ${id} --list shows the claims with their ids`,
  );
}
