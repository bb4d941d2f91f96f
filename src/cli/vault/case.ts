/** A case of the vault as the sheets and the commands look at it. */
import type { Case } from '../../claims/case.ts';
import type { Status } from '../../claims/types.ts';
import { toJson } from '../../draft/json.ts';
import type { ReadJson } from '../../draft/schema.ts';
import type { Pack } from '../../packs/types.ts';
import { loadState } from '../../review/load.ts';
import type { State } from '../../review/state-types.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Args } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { quoted } from '../options.ts';
import { packFor } from '../pack.ts';
import { CouldNot } from '../say.ts';
import type { Language } from '../words.ts';

export interface CaseView {
  readonly state: State;
  /** As put together of the claims that count. */
  readonly assembled: Case;
  readonly json: ReadJson;
  /** What became of each claim. */
  readonly statuses: ReadonlyMap<string, Status>;
  readonly pack: Pack;
  readonly language: Language;
}

/** What an id of a case looks like. */
export const CASE = /^k-[0-9a-hjkmnp-tv-z]{6}$/;

/** The state of a case, with the cases that are joined into it. @throws CouldNot when the vault has none of that id */
export async function stateIn(vault: Vault, id: string): Promise<State> {
  if (CASE.test(id)) {
    const state = await loadState(vault, id);
    if (state.through > 0) return state;
  }
  throw new CouldNot(
    `there is no case ${quoted(id)} in this vault`,
    'moksori list shows the cases; an id looks like k-4f9z2m',
  );
}

/** The case put together for printing. */
export async function viewOf(state: State, { options }: Pick<Args, 'options'>): Promise<CaseView> {
  const language = languageOf(options.language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  // Putting a case together takes the time rules of the pack: only when one is looked at.
  const { caseOf } = await import('../../review/case-of.ts');
  const assembled = caseOf(state, pack, language);
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  const json = toJson({ reports, readings: state.readings, case: assembled, others: [] });
  const statuses = new Map([...state.claims.values()].map(({ id, status }) => [id, status]));
  return { state, assembled, json, statuses, pack, language };
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
