/** Joins verbs by "and", "or" and commas: they share the subject, and by their forms the voice. */
import { type Clause, isTensed } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { closeAbove, make, type Parse } from './open-clauses.ts';
import type { VerbGroup } from './phrases.ts';

/** Joins the verb at item `i` to the nearest one before it whose form fits; false when there is none. */
export function coordinateVerb(parse: Parse, vg: VerbGroup, i: number): boolean {
  const { stack } = parse;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const context = stack[depth]!;
    const before = context.clause;
    if (!before) {
      if (context.subject && (vg.form === 'finite' || vg.form === 'ed' || vg.form === 'base')) return false;
      continue;
    }
    const voice = sharedVoice(parse, before, vg, i);
    if (!voice) continue;
    // "the cash that Kim had with him and set him free": the relative clause has its object already.
    if (
      context.sort === 'rel' &&
      context.subject !== undefined &&
      stack.slice(0, depth).some((outer) => outer.clause && sharedVoice(parse, outer.clause, vg, i))
    )
      continue;
    // "found out they had crossed and reported them": nobody reports himself.
    const object = parse.items[i + 1];
    if (
      context.sort === 'content' &&
      depth > 0 &&
      object?.kind === 'np' &&
      object.pronoun !== undefined &&
      object.pronoun === before.subject?.pronoun
    )
      continue;
    closeAbove(parse, depth);
    context.clause = make(parse, vg, {
      subject: before.subject,
      shared: true,
      passive: voice === 'passive',
      link: 'coordinate',
      context: { ...context, preps: [], times: [], waiting: [] },
      before,
    });
    governToo(before, context.clause);
    return true;
  }
  return false;
}

/** What governs a verb governs the one that "and" joins to it. */
function governToo(before: Clause, clause: Clause): void {
  const { parent } = before;
  if (before.link === 'main' || !parent) return;
  const slot = parent.governs.find((entry) => entry.clause === before)?.slot;
  if (slot) parent.governs.push({ slot, clause });
  const under = parent.preps.find((entry) => entry.clause === before);
  if (under) parent.preps.push({ ...under, clause });
}

type Voice = 'active' | 'passive';

/** The voice of a verb at item `i` when it is joined to the one before; nothing when their forms do not fit. */
function sharedVoice(parse: Parse, before: Clause, vg: VerbGroup, i: number): Voice | undefined {
  const { form, perfect, progressive, modal, tense } = before.vg;
  const own: Voice = vg.passive ? 'passive' : 'active';
  switch (vg.form) {
    case 'finite':
      return form === 'finite' || form === 'ed' || form === 'base' ? own : undefined;
    case 'base':
      return form === 'infinitive' ||
        form === 'base' ||
        (form === 'finite' && (modal !== undefined || tense === 'present'))
        ? 'active'
        : undefined;
    case 'infinitive':
      return form === 'infinitive' ? own : undefined;
    case 'ing':
      return form === 'ing' || progressive ? own : undefined;
    default:
      // -ed after a passive is a passive, unless it has its own object or cannot take one.
      if (before.passive) {
        const object = parse.items[i + 1]?.kind === 'np';
        if (vg.form !== 'ed' || !(object || parse.grammar.intransitive.has(vg.lemma))) return 'passive';
        return isTensed(before) ? 'active' : undefined;
      }
      // "would let him know and followed up": a past form does not share a modal.
      if (modal !== undefined && !perfect) return undefined;
      return perfect || (vg.form === 'ed' && (form === 'ed' || form === 'finite')) ? 'active' : undefined;
  }
}

/** The gerund under the same preposition that "or" joins another one to; what is open above it is left. */
export function siblingOf(parse: Parse, word: string): Clause | undefined {
  const depth = parse.stack.findLastIndex(
    ({ clause }) =>
      clause?.link === 'gerund' &&
      clause.parent?.preps.some((entry) => entry.clause === clause && entry.word === word),
  );
  if (depth < 0) return undefined;
  const { clause } = parse.stack[depth]!;
  parse.stack.length = depth;
  return clause;
}

/**
 * What stands behind the second of two joined verbs and belongs to both: the agent ("were arrested and questioned by
 * officers") and the object ("beat and kicked her").
 */
export function shareBehind(clause: Clause, grammar: Grammar): void {
  const { before } = clause;
  if (!before) return;
  if (
    !clause.passive &&
    !before.passive &&
    clause.object &&
    !before.object &&
    !grammar.intransitive.has(before.vg.lemma) &&
    before.preps.length === 0 &&
    before.governs.length === 0 &&
    clause.vg.first - before.vg.last <= 2
  )
    before.object = clause.object;
  if (!clause.passive || !before.passive) return;
  const agent = clause.preps.find((entry) => grammar.agent.has(entry.word) && entry.np);
  const own = before.preps.length > 0 || before.times.length > 0;
  if (agent && !own) before.preps.push(agent);
}
