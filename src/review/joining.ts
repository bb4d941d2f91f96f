/**
 * Cases that are joined: an entry in each of the two, written together. Parting them, and taking that back, is an entry in each as
 * well: were there one half only, the reports of one case would be found under no case, or under two.
 */
import type { Plain } from '../vault/plain.ts';
import type { Bodies } from './bodies.ts';
import { type By, Refused, reasonOf, rootOf, undo } from './decide.ts';
import { ofCase, type PlainOf } from './kinds.ts';
import { type Entries, loadAlone } from './load.ts';
import type { Decision, State } from './state-types.ts';

/**
 * Joins one case into another: an entry in each. Parting them again is `part`.
 *
 * @throws ReasonMissing, Refused
 */
export function join(into: State, from: State, by: By): Plain[] {
  const reason = reasonOf('cases.joined', by);
  const ids = { into: into.case.id, from: from.case.id };
  if (ids.into === ids.from) throw new Refused('itself');
  if (from.case.into !== null || into.case.into !== null || from.case.joined.includes(ids.into))
    throw new Refused('joined-already');
  return [into, from].map(({ case: { id } }) =>
    ofCase(
      'cases.joined',
      { actor: by.actor, case: id, subject: id === ids.into ? ids.from : ids.into },
      { reason, ...ids },
    ),
  );
}

/** @throws ReasonMissing, Refused when they are not joined */
export function part(into: State, from: State, by: By): Plain[] {
  return [into, from].map((state) => {
    const half = halfOf(state, into.case.id, from.case.id);
    if (half === undefined) throw new Refused('not-joined');
    return undo(state, half.seq, by);
  });
}

/**
 * Parts a case that is to be shredded from all that it is joined with, by entries in those: its own half of each joining is sealed
 * for ever from then on.
 *
 * @throws ReasonMissing
 */
export async function partFromAll(vault: Entries, id: string, by: By): Promise<PlainOf<'decision.undone'>[]> {
  const {
    case: { joined, into },
  } = await loadAlone(vault, id);
  const entries: PlainOf<'decision.undone'>[] = [];
  for (const other of into === null ? joined : [...joined, into]) {
    const state = await loadAlone(vault, other);
    const half = other === into ? halfOf(state, into, id) : halfOf(state, id, other);
    if (half !== undefined) entries.push(undo(state, half.seq, by));
  }
  return entries;
}

/**
 * The entries that take a decision back: one, or of a joining and of a parting one in each of the two cases.
 *
 * @param home the case in which it was taken
 * @throws NothingToUndo, ReasonMissing
 */
export async function undoing(vault: Entries, home: string, seq: number, by: By): Promise<Plain[]> {
  const state = await loadAlone(vault, home);
  const own = undo(state, seq, by);
  const target = state.decisions.find((one) => one.seq === seq)!;
  if (rootOf(target, state).kind !== 'cases.joined') return [own];
  const other = await loadAlone(vault, target.subject);
  const half = other.decisions.find(
    ({ seq: at, kind, subject, standing }) =>
      Math.abs(at - seq) === 1 && kind === target.kind && subject === home && standing === 'live',
  );
  return half === undefined ? [own] : [own, undo(other, half.seq, by)];
}

/** The half of a joining that stands in this case. */
function halfOf({ decisions, case: { id } }: State, into: string, from: string): Decision | undefined {
  return decisions.findLast(({ kind, standing, case: home, body }) => {
    if (kind !== 'cases.joined' || standing !== 'live' || home !== id) return false;
    const ids = body as Bodies['cases.joined'];
    return ids.into === into && ids.from === from;
  });
}
