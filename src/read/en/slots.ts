/** The grammatical slots of a clause: what stands in them is what the roles of an act are taken from. */
import type { Clause, Prep } from './clause.ts';
import type { Grammar } from './grammar.ts';
import type { Np } from './phrases.ts';

/** What fills a role: a noun phrase or a clause. */
export type Filler = { readonly np: Np; readonly after?: Np } | { readonly clause: Clause };

export type Slots = ReadonlyMap<string, readonly Filler[]>;

/** The slots of every clause; worked out once, asked for by verbs, by nouns and by who stands where. */
export function slotsIn(clauses: readonly Clause[], grammar: Grammar): ReadonlyMap<Clause, Slots> {
  const all = new Map<Clause, Slots>();
  for (const clause of clauses) all.set(clause, slotsOf(clause, grammar));
  return all;
}

/** The grammatical slots of a clause, a passive turned round. */
function slotsOf(clause: Clause, grammar: Grammar): Slots {
  const slots = new Map<string, Filler[]>();
  const add = (name: string, filler: Filler) => push(slots, name, filler);
  if (clause.passive) {
    if (clause.subject) add('object', { np: clause.subject });
    if (clause.second) add('second', { np: clause.second });
  } else {
    if (clause.subject) add('subject', { np: clause.subject });
    if (clause.object) add('object', { np: clause.object });
    if (clause.second) add('second', { np: clause.second });
  }
  if (clause.predicate && !slots.has('second')) add('second', { np: clause.predicate });
  if (clause.measure) add(clause.passive || clause.object ? 'second' : 'object', { np: clause.measure.np });
  for (const entry of clause.preps) {
    const filler = fillerOf(entry);
    if (!filler) continue;
    const agent = clause.passive && grammar.agent.has(entry.word) && 'np' in filler && isAgent(filler.np);
    if (agent && !slots.has('subject')) add('subject', filler);
    else if (grammar.agent.has(entry.word) && 'clause' in filler) add('by-doing', filler);
    else add(entry.word, filler);
  }
  for (const governed of clause.governs) {
    add(governed.slot, { clause: governed.clause });
    if (governed.slot === 'doing' && grammar.means.has(governed.clause.vg.lemma) && governed.clause.object)
      add('using', { np: governed.clause.object });
  }
  return slots;
}

function fillerOf(entry: Prep): Filler | undefined {
  return entry.np
    ? { np: entry.np, ...(entry.after ? { after: entry.after } : {}) }
    : entry.clause
      ? { clause: entry.clause }
      : undefined;
}

/** Whether a phrase names a participant. */
export function isPartyNp(np: Np): boolean {
  const { sort } = np.type;
  return (
    sort === 'party' ||
    sort === 'office' ||
    np.type.offices !== undefined ||
    sort === 'name' ||
    sort === 'number' ||
    (np.pronoun?.person ?? false) ||
    (np.pronoun !== undefined && np.pronoun.number === 'one')
  );
}

function isAgent(np: Np): boolean {
  return isPartyNp(np) || np.type.class === 'country' || np.named.some((span) => span.type === 'office');
}

export function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
