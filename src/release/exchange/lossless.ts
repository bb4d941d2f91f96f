/**
 * The lossless form: everything that makes the case again elsewhere, as entries, with the case of format 1 beside them for who only
 * wants to read it. The same case gives the same bytes; what comes in and goes out again is the same file.
 */
import { toJson } from '../../draft/json.ts';
import type { Pack } from '../../packs/types.ts';
import { caseOf } from '../../review/case-of.ts';
import { stateOf } from '../../review/state.ts';
import type { State } from '../../review/state-types.ts';
import type { ExchangeFile, Handed } from './handed.ts';
import { entriesFrom, type Said, saidOf } from './said.ts';
import { unsealed } from './unsealed.ts';

export const FORMAT = 1;
export const FORM = 'moksori-case';

/** What is written; `case` and all that follows can be made again of `entries`. */
export interface Lossless {
  readonly format: typeof FORMAT;
  readonly form: typeof FORM;
  readonly label?: string;
  readonly note?: string;
  readonly entries: readonly Said[];
}

/** One file for each case. */
export function lossless(cases: readonly Handed[]): readonly ExchangeFile[] {
  return cases.map(({ state, pack }, i) => ({
    name: cases.length === 1 ? 'case.json' : `case-${i + 1}.json`,
    chunks: [textOf(state, pack)],
  }));
}

function textOf(state: State, pack: Pack): string {
  const entries = saidOf(state);
  const { label, note } = state.case;
  const head: Lossless = {
    format: FORMAT,
    form: FORM,
    ...(label !== null && { label }),
    ...(note !== null && { note }),
    entries,
  };
  // Made of the same entries that go out: then whoever takes them in makes the same.
  const again = stateOfSaid(entries);
  const reports = again.reports.flatMap(({ report }) => report ?? []);
  const { claims, case: assembled } = toJson({
    reports,
    readings: again.readings,
    case: caseOf(again, pack, 'en'),
    others: [],
  });
  const statuses = Object.fromEntries([...again.claims.values()].map(({ id, status }) => [id, status]));
  return `${JSON.stringify({ ...head, statuses, claims, case: assembled }, null, 1)}\n`;
}

/** The case that entries make by themselves. */
export function stateOfSaid(entries: readonly Said[]): State {
  return stateOf(HERE, unsealed(entriesFrom(entries, { actor: A_PERSON, case: HERE })));
}

const HERE = 'k-000000';
/** In the place of whoever added a claim. */
const A_PERSON = 'a-person';
