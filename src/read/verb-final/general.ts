/** What is told of what always happens, and so is no act of the case. */
import type { Clause } from './clause.ts';
import type { ClauseLinks } from './clause-links.ts';
import type { Np } from './np.ts';

/**
 * Clauses that tell what always happens: in the plain present, under a condition, and what leads up to them in their chain.
 * A sentence with a condition or about anybody is general as a whole.
 */
export function generalClauses(clauses: readonly Clause[], links: ClauseLinks): ReadonlySet<number> {
  const out = new Set<number>();
  const bySentence = new Map<number, Clause[]>();
  for (const clause of clauses)
    if (bySentence.has(clause.sentence)) bySentence.get(clause.sentence)!.push(clause);
    else bySentence.set(clause.sentence, [clause]);
  for (const clause of clauses) {
    const { says, form } = clause;
    const lasts = says.has('past') || says.has('ongoing') || says.has('future') || says.has('possible');
    const plain =
      (form === 'final' || form === 'quote' || form === 'quote-and') && says.has('present') && !lasts;
    const condition = form === 'if' && !says.has('past');
    // "격리해 수용하는 시설", "단속에 걸리는 사람".
    const kind =
      form === 'modify' &&
      says.has('present') &&
      !lasts &&
      clause.describes !== undefined &&
      isKind(clause.describes);
    if (!plain && !condition && !kind) continue;
    out.add(clause.i);
    for (let at = links.before(clause); at !== undefined; at = links.before(at)) {
      if (at.says.has('past') || out.has(at.i)) break;
      out.add(at.i);
    }
    const own = bySentence.get(clause.sentence) ?? [];
    const anybody =
      plain &&
      (own.some((one) => one.form === 'if') ||
        clause.args.some((np) => np.mark === 'topic' && isAnybody(np)));
    if (anybody)
      for (const one of own) if (one.depth === clause.depth && !one.says.has('ongoing')) out.add(one.i);
  }
  // "신고하지 않은 사람까지 처벌하겠다": whom a general or coming act speaks of.
  for (const { i, describes } of clauses) {
    const around = describes && links.holding(describes);
    if (around === undefined || !isAnybody(describes!)) continue;
    if (out.has(around.i) || around.says.has('future') || around.says.has('ordered')) out.add(i);
  }
  return out;
}

/** A place, a thing or people of a kind: what describes it in the present describes what it always is. */
function isKind(np: Np): boolean {
  if (np.known?.deed) return false;
  return np.type === 'facility' || np.type === 'place' || np.type === 'thing' || isAnybody(np);
}

/** People of a kind rather than somebody: no number, no name, nothing that says which. */
function isAnybody({ type, count, name, determiner, age, owner, known }: Np): boolean {
  if (type !== 'person' && type !== 'group') return false;
  return (
    known?.pronoun === undefined &&
    count === undefined &&
    name === undefined &&
    determiner === undefined &&
    age === undefined &&
    owner === undefined
  );
}
