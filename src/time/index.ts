/**
 * Time: written dates, what they may mean, and what follows from all of them together.
 *
 * A caller (assemble) makes points and facts and asks once:
 *
 *     const facts = [
 *       ...factsOf(ref, { act: 'a1', reference: 'r1.told', claims: ['c1'], id: 'c1.when' }, conventions),
 *       toldFact('a1', 'r1.told', ['c1']),                     // the act began before the voice spoke
 *       publishedFact('r1.told', 'r1.published'),              // it spoke before the report came out
 *       ...publicationFacts('r1.published', '2020-07'),        // when `--published` is known
 *       orderFact('a1', 'a2', ['c7'], gap),
 *     ];
 *     const solution = solve(facts, conventions);
 *
 * Points are named by the caller; `startOf(act)` and `endOf(act)` give the two points of an act, kept in order by the solver.
 * Everything is pure and deterministic; the order of facts changes nothing but the order of points.
 *
 * "last June" is {unit: 'month', shift: -1, month: 6} (the last June before); "in June last year" is
 * {unit: 'year', shift: -1, month: 6}. A `decade` is its first year (1990).
 */
export type { Asking, Question } from './ask.ts';
export { askFor } from './ask.ts';
export type { ClockAnswer, ClockLimit } from './clocks.ts';
export { clock } from './clocks.ts';
export type { Season, TimeConventions } from './conventions.ts';
export { fromDay } from './days.ts';
export type { Days } from './distances.ts';
export { allPairs, between } from './distances.ts';
export type { Edtf } from './edtf.ts';
export {
  certainlyWithin,
  EdtfError,
  edtfBounds,
  edtfOfBounds,
  overlaps,
  parseEdtf,
  writeEdtf,
} from './edtf.ts';
export type { Alternative } from './expr.ts';
export { edtfOf, resolve } from './expr.ts';
export { endOf, factsOf, orderFact, publicationFacts, publishedFact, startOf, toldFact } from './facts.ts';
export { DEFAULT_LIMITS, solve } from './network.ts';
export type { Phrases } from './proof.ts';
export { renderConflict, renderProof } from './proof.ts';
export type * from './types.ts';
