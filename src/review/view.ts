/** A case of the vault as it is looked at: put together of the claims that count, with what became of each. */
import type { Case } from '../claims/case.ts';
import type { Status } from '../claims/types.ts';
import { toJson } from '../draft/json.ts';
import type { ReadJson } from '../draft/schema.ts';
import type { Pack } from '../packs/types.ts';
import { calledOf } from './called.ts';
import { caseOf } from './case-of.ts';
import { CASE } from './ids.ts';
import { type Entries, loadState } from './load.ts';
import type { State } from './state-types.ts';
import { NoSuchCase } from './take-in.ts';

export interface CaseView {
  readonly state: State;
  /** As put together of the claims that count. */
  readonly assembled: Case;
  readonly json: ReadJson;
  /** What became of each claim. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** What it may be called while nobody has called it anything. */
  readonly called: string;
}

/** The state of a case, with the cases that are joined into it. @throws NoSuchCase when the vault has none of that id */
export async function stateIn(vault: Entries, id: string): Promise<State> {
  if (CASE.test(id)) {
    const state = await loadState(vault, id);
    if (state.through > 0) return state;
  }
  throw new NoSuchCase(id);
}

/** The case put together, with sentences in one language. */
export function viewOf(state: State, pack: Pack, language: 'en' | 'ko'): CaseView {
  return viewWith(state, caseOf(state, pack, language), language);
}

/** The same of a case that was put together already. */
export function viewWith(state: State, assembled: Case, language: 'en' | 'ko'): CaseView {
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  const json = toJson({ reports, readings: state.readings, case: assembled, others: [] });
  const statuses = new Map([...state.claims.values()].map(({ id, status }) => [id, status]));
  const kept = state.reports.find(({ report, withdrawn }) => report !== null && withdrawn === null);
  const called = calledOf(json.case, language) ?? kept?.report?.file ?? '';
  return { state, assembled, json, statuses, called };
}
