/** Gives verbs their clauses: with tense, as infinitives, as participles beside a noun or a clause. Gerunds: `gerunds.ts`. */
import { inVerbList, isReduced } from './ahead.ts';
import type { Clause, Link } from './clause.ts';
import { fillGap } from './connectives.ts';
import { coordinateVerb } from './coordination.ts';
import { placeGerund } from './gerunds.ts';
import {
  type Context,
  closeAbove,
  closestTensed,
  findWaiting,
  fresh,
  make,
  openPart,
  type Parse,
  top,
} from './open-clauses.ts';
import { adjunct } from './participles.ts';
import type { Np, VerbGroup } from './phrases.ts';

/** Places the verb at item `i`. */
export function placeVerb(parse: Parse, vg: VerbGroup, i: number): void {
  if (vg.form === 'infinitive') placeInfinitive(parse, vg, i);
  else if (vg.form === 'ing') placeGerund(parse, vg, i);
  else placeTensed(parse, vg, i);
}

/** A verb with tense, or a form in -ed that may be one. */
function placeTensed(parse: Parse, vg: VerbGroup, i: number): void {
  // "as reported", "as expected": not an act of anybody here
  parse.prep = undefined;
  if ((parse.conj || isListed(parse, vg, i)) && coordinateVerb(parse, vg, i)) return;
  if (vg.form === 'ed' && top(parse).clause) {
    // "a woman held in Onsong tried to flee": the verb is the one that the subject still waits for.
    const outer = findWaiting(parse);
    if (outer >= 0 && (parse.comma || !isReduced(parse, vg, i))) {
      closeAbove(parse, outer);
      parse.lastNp = undefined;
    }
  }
  if ((vg.form === 'participle' || vg.form === 'ed') && placeParticiple(parse, vg, i)) return;
  if (top(parse).clause && !openNext(parse, vg)) return;
  const context = top(parse);
  if (vg.form === 'base' && !context.subject && context.sort === 'main') {
    // bare infinitive: "let him go", "made her confess"
    const caused = parse.stack[parse.stack.length - 2]?.clause?.object;
    if (caused) context.subject = caused;
  }
  const antecedent = context.sort === 'rel' && !context.subject ? context.antecedent : undefined;
  const clause = make(parse, vg, {
    subject: antecedent ?? context.subject,
    shared: antecedent !== undefined,
    link: LINKS[context.sort],
    context,
  });
  if (context.sort === 'rel') fillGap(parse, clause, context, antecedent === undefined);
  if (context.sort === 'content' && context.parent) context.parent.governs.push({ slot: 'that', clause });
}

const LINKS: Readonly<Record<Context['sort'], Link>> = {
  main: 'main',
  part: 'main',
  rel: 'relative',
  sub: 'subordinate',
  content: 'content',
};

/** "fined him, impounded the truck and …": a participle set off by a comma would have no object. */
function isListed(parse: Parse, vg: VerbGroup, i: number): boolean {
  const { items } = parse;
  return (
    parse.comma &&
    (inVerbList(items, i) ||
      (vg.form === 'ed' &&
        items[i + 1]?.kind === 'np' &&
        top(parse).clause !== undefined &&
        findWaiting(parse) < 0))
  );
}

/** A form in -ed without auxiliary: true when it is a participle and has its clause. */
function placeParticiple(parse: Parse, vg: VerbGroup, i: number): boolean {
  const { grammar, items, lastNp } = parse;
  const context = top(parse);
  const { subject } = context;
  if (context.sort === 'rel' && !context.clause) return false;
  if (context.clause || !subject) {
    // "had his calls tapped": the noun phrase stands right before. "after an examination held in May, he …"
    if (lastNp && !parse.comma) reduced(parse, vg, lastNp);
    else adjunct(parse, vg, true);
    return true;
  }
  // "was arrested and his brother beaten"
  if (context.clauseBefore?.passive && items[i + 1]?.kind !== 'np' && !grammar.intransitive.has(vg.lemma)) {
    make(parse, vg, { subject, passive: true, link: 'coordinate', context });
    return true;
  }
  if (vg.form !== 'participle' && !isReduced(parse, vg, i)) return false;
  reduced(parse, vg, lastNp ?? subject);
  return true;
}

/** "a woman identified by …", "people accused of …" */
function reduced(parse: Parse, vg: VerbGroup, np: Np): void {
  const governor = top(parse).clause;
  const causative =
    governor !== undefined &&
    parse.grammar.causative.has(governor.vg.lemma) &&
    governor.object === np &&
    !governor.passive;
  const clause = openPart(parse, vg, {
    subject: np,
    shared: false,
    passive: true,
    link: 'reduced',
    parent: governor,
  });
  if (causative) governor.governs.push({ slot: 'doing', clause });
}

/**
 * A finite verb while the open clause has one: goes on to the clause that waits for it, or opens one. False when the verb
 * has got its clause already.
 */
function openNext(parse: Parse, vg: VerbGroup): boolean {
  const { grammar, lastNp, stack } = parse;
  const clause = top(parse).clause!;
  // "helped smuggle drugs"
  const causal = vg.form === 'base' && grammar.causal.has(clause.vg.lemma);
  if (causal && !clause.object && !lastNp && clause.subject) {
    bareInfinitive(parse, vg, clause.subject);
    return false;
  }
  const waiting = findWaiting(parse);
  if (waiting >= 0) closeAbove(parse, waiting);
  else if (causal && lastNp && clause.object === lastNp) {
    bareInfinitive(parse, vg, lastNp);
    return false;
  } else if (lastNp && !parse.comma) {
    release(clause, lastNp);
    stack.push(fresh('content', { parent: clause, subject: lastNp }));
  } else {
    const tenseless = ['reduced', 'adjunct', 'gerund', 'infinitive'].includes(clause.link);
    const subject = tenseless
      ? closestTensed(parse).clause?.subject
      : parse.comma
        ? clause.subject
        : undefined;
    stack.push(fresh('main', subject ? { subject } : {}));
  }
  return true;
}

/** "made her confess", "let him go" */
function bareInfinitive(parse: Parse, vg: VerbGroup, subject: Np): void {
  const governor = top(parse).clause!;
  const clause = openPart(parse, vg, { subject, shared: true, link: 'infinitive', parent: governor });
  governor.governs.push({ slot: 'to-do', clause });
}

/** The noun phrase was taken for an object or a complement; it is the subject of what follows. */
function release(clause: Clause, np: Np): void {
  if (clause.object === np) delete clause.object;
  else if (clause.second === np) delete clause.second;
}

/** "forced him to confess", "tried to flee", "an attempt to flee" */
function placeInfinitive(parse: Parse, vg: VerbGroup, i: number): void {
  parse.prep = undefined;
  if (parse.conj && coordinateVerb(parse, vg, i)) return;
  const { clause: governor, subject: open } = top(parse);
  const before = parse.items[i - 1];
  const objectDoes =
    governor?.object && !governor.passive && parse.grammar.objectControl.has(governor.vg.lemma);
  const clause = openPart(parse, vg, {
    subject: governor ? (objectDoes ? governor.object : governor.subject) : open,
    shared: true,
    link: 'infinitive',
    parent: governor,
    // "how to flee": the question is the infinitive's.
    marker: governor ? undefined : top(parse).marker,
    noun: before?.kind === 'np' ? before : undefined,
  });
  governor?.governs.push({ slot: 'to-do', clause });
}
