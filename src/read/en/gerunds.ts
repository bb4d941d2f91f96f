/** Gives the forms in -ing their clauses: under a preposition, behind a verb, beside a noun or a clause. */
import { inVerbList } from './ahead.ts';
import { isParty, type Prep } from './clause.ts';
import { coordinateVerb, siblingOf } from './coordination.ts';
import { make, openPart, type Parse, top } from './open-clauses.ts';
import { adjunct } from './participles.ts';
import type { Np, VerbGroup } from './phrases.ts';

/** Places the form in -ing at item `i`. */
export function placeGerund(parse: Parse, vg: VerbGroup, i: number): void {
  const { items, stack, lastNp, prep, comma } = parse;
  if (prep) {
    parse.prep = undefined;
    underPreposition(parse, vg, prep);
    return;
  }
  if ((parse.conj || (comma && inVerbList(items, i))) && coordinateVerb(parse, vg, i)) return;
  const context = top(parse);
  const governor = context.clause;
  if (context.sort === 'sub' && !governor && context.subject) {
    // "prior to suspects being indicted"
    make(parse, vg, { subject: context.subject, link: 'subordinate', context });
  } else if (context.sort === 'sub' && !governor) {
    // "while trying to cross"
    const outer = stack[stack.length - 2];
    const subject = outer?.clause?.subject ?? outer?.subject;
    const clause = make(parse, vg, { subject, shared: true, link: 'gerund', context });
    if (!subject) outer?.waiting.push(clause);
  } else if (governor && items[i - 1]?.kind === 'vg') {
    // "was caught smuggling"
    const { subject } = governor;
    const clause = openPart(parse, vg, { subject, shared: true, link: 'gerund', parent: governor });
    governor.governs.push({ slot: 'doing', clause });
  } else if (lastNp && !comma) behindNoun(parse, vg, lastNp);
  else adjunct(parse, vg, vg.passive);
}

/** "for smuggling goods", "after crossing the river" */
function underPreposition(parse: Parse, vg: VerbGroup, prep: NonNullable<Parse['prep']>): void {
  const { grammar, lastNp: after } = parse;
  const { word, sub } = prep;
  const sibling = parse.conj ? siblingOf(parse, word) : undefined;
  if (sibling) {
    // "for taking remittances or for smuggling goods"
    const { subject, parent } = sibling;
    const clause = openPart(parse, vg, { subject, shared: true, link: 'gerund', parent });
    parent?.preps.push({ word, clause });
    return;
  }
  const context = top(parse);
  const governor = context.clause;
  const objectDoes =
    governor?.object &&
    !governor.passive &&
    !grammar.agent.has(word) &&
    (governor.object === after || grammar.raw.defaults.for.includes(word)) &&
    !sub;
  const subject = objectDoes ? governor.object : (governor?.subject ?? context.subject);
  const clause = openPart(parse, vg, {
    subject,
    shared: true,
    link: 'gerund',
    parent: governor,
    ...(sub ? { marker: { word, sort: sub } } : {}),
  });
  const entry: Prep = { word, clause, ...(after ? { after } : {}) };
  (governor?.preps ?? context.preps).push(entry);
  if (!subject) context.waiting.push(clause);
}

/** "saw guards beating a woman", "residents using phones", "called his wife using a phone" */
function behindNoun(parse: Parse, vg: VerbGroup, np: Np): void {
  const { grammar } = parse;
  const governor = top(parse).clause;
  const objectControls = governor !== undefined && grammar.objectControl.has(governor.vg.lemma);
  const perceived = objectControls && (governor.object === np || governor.passive);
  const means = grammar.means.has(vg.lemma);
  const nounDoes =
    !governor ||
    (objectControls && governor.object === np) ||
    !((objectControls && governor.passive) || means || !isParty(np));
  const subject = nounDoes ? np : governor.subject;
  const clause = openPart(parse, vg, {
    subject,
    shared: subject !== np,
    link: perceived ? 'gerund' : means && governor ? 'adjunct' : 'reduced',
    parent: governor,
  });
  governor?.governs.push({ slot: 'doing', clause });
}
