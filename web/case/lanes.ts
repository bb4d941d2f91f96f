/**
 * The parties of one case and their parts in its acts, as lanes: each party a line from left to right, each act a stop across the
 * lines of those who have part in it, in the order of the pathway. Every name stands level and on nothing else.
 */
import { type Act, type Drafted, ordered, type Party } from './types.ts';

export type Role = 'by' | 'to' | 'with';

export interface Mark {
  readonly lane: number;
  readonly role: Role;
}

export interface Stop {
  readonly act: Act;
  readonly number: number;
  readonly column: number;
  /** From the uppermost to the lowest. */
  readonly marks: readonly Mark[];
  readonly top: number;
  readonly bottom: number;
}

export interface Lane {
  readonly party: Party;
  /** First and last column in which it has a part. */
  readonly first: number;
  readonly last: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly stops: readonly Stop[];
  /** Acts and parties without a part in each other: said, not drawn. */
  readonly actsAlone: readonly Act[];
  readonly partiesAlone: readonly Party[];
}

const ROLES: readonly Role[] = ['by', 'to', 'with'];

export function lanesOf(drafted: Pick<Drafted, 'acts' | 'pathway' | 'parties'>): Lanes {
  const acts = ordered(drafted).map((act, i) => ({ act, number: i + 1 }));
  const known = new Set(drafted.parties.map(({ id }) => id));
  const drawn = acts.filter(({ act }) => partsOf(act).some(({ id }) => known.has(id)));
  const ids = arranged(
    drawn.map(({ act }) => [...new Set(partsOf(act).flatMap(({ id }) => (known.has(id) ? id : [])))]),
  );
  const at = new Map(ids.map((id, i) => [id, i]));
  const parties = new Map(drafted.parties.map((party) => [party.id, party]));
  const stops = drawn.map(({ act, number }, column): Stop => {
    const marks = marksOf(act, at);
    return { act, number, column, marks, top: marks[0]!.lane, bottom: marks.at(-1)!.lane };
  });
  return {
    stops,
    lanes: ids.map((id, lane) => {
      const columns = stops
        .filter(({ marks }) => marks.some((mark) => mark.lane === lane))
        .map(({ column }) => column);
      return { party: parties.get(id)!, first: columns[0]!, last: columns.at(-1)! };
    }),
    actsAlone: acts.filter(({ act }) => !drawn.some((one) => one.act === act)).map(({ act }) => act),
    partiesAlone: drafted.parties.filter(({ id }) => !at.has(id)),
  };
}

function partsOf(act: Act): { readonly id: string; readonly role: Role }[] {
  return ROLES.flatMap((role) => act[role].map((id) => ({ id, role })));
}

/** One mark on each lane: whoever did it, before whom it was done to, before who was there. */
function marksOf(act: Act, at: ReadonlyMap<string, number>): Mark[] {
  const marks = new Map<number, Mark>();
  for (const { id, role } of partsOf(act)) {
    const lane = at.get(id);
    if (lane !== undefined && !marks.has(lane)) marks.set(lane, { lane, role });
  }
  return [...marks.values()].sort((a, b) => a.lane - b.lane);
}

/** How often the order is gone over; it settles in three or four. */
const ROUNDS = 12;

/**
 * An order in which those who meet in acts stand close: begun as they appear, neighbours changed as long as the stops
 * become shorter. The same groups give the same order.
 */
export function arranged(groups: readonly (readonly string[])[]): readonly string[] {
  const order = [...new Set(groups.flat())];
  const at = new Map(order.map((id, i) => [id, i]));
  const of = new Map(order.map((id) => [id, groups.filter((group) => group.includes(id))]));
  const length = (group: readonly string[]) => {
    const lanes = group.map((id) => at.get(id)!);
    return Math.max(...lanes) - Math.min(...lanes);
  };
  const touched = (a: string, b: string) => [...new Set([...of.get(a)!, ...of.get(b)!])];
  const swap = (i: number, j: number) => {
    [order[i], order[j]] = [order[j]!, order[i]!];
    at.set(order[i]!, i).set(order[j]!, j);
  };
  for (let round = 0, changed = true; changed && round < ROUNDS; round++) {
    changed = false;
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < Math.min(order.length, i + 6); j++) {
        const groups = touched(order[i]!, order[j]!);
        const before = groups.reduce((sum, group) => sum + length(group), 0);
        swap(i, j);
        const after = groups.reduce((sum, group) => sum + length(group), 0);
        if (after < before) changed = true;
        else swap(i, j);
      }
  }
  return order;
}
