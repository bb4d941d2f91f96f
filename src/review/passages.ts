/** What was found, with the passage around it: the index has no text, so it is taken from the case. */
import { snippetOf } from '../search/index.ts';
import type { Hit, Query } from '../vault/index-types.ts';
import type { State } from './state-types.ts';

export interface Passage extends Hit {
  readonly file: string;
  readonly snippet: ReturnType<typeof snippetOf>;
}

/** @param stateOf gives the state of a case; asked once for each */
export async function passagesOf(
  hits: readonly Hit[],
  phrases: Query['phrases'],
  stateOf: (id: string) => Promise<State>,
): Promise<Passage[]> {
  const states = new Map<string, State>();
  const passages: Passage[] = [];
  for (const hit of hits) {
    const state = states.get(hit.case) ?? (await stateOf(hit.case));
    states.set(hit.case, state);
    const report = state.reports.find(({ id }) => id === hit.report)?.report;
    const claim = hit.claim === null ? null : state.claims.get(hit.claim)?.claim;
    const quote = claim?.anchors.map((anchor) => anchor.quote).join(' … ');
    const text = quote ?? report?.text ?? state.case.label ?? '';
    passages.push({ ...hit, file: report?.file ?? '', snippet: snippetOf(text, phrases) });
  }
  return passages;
}
