/** Gives noun phrases and times their place in the open clauses: subject, object, apposition, under a preposition. */
import { conjoinsLater, finiteFollows, inList } from './ahead.ts';
import { isParty, type Prep } from './clause.ts';
import { closeAbove, closest, fresh, hasTense, type Parse, resume, top } from './open-clauses.ts';
import type { Item, Np } from './phrases.ts';

/** Places the noun phrase at item `i`. */
export function placeNoun(parse: Parse, np: Np, i: number): void {
  if (parse.whose) {
    (np as { possessor?: Np }).possessor ??= parse.whose;
    parse.whose = undefined;
  }
  if (parse.prep) {
    const { word } = parse.prep;
    parse.prep = undefined;
    attach(parse, word, np);
  } else if (parse.conj) conjoined(parse, np, i);
  else if (!top(parse).clause) beforeVerb(parse, np, i);
  else if (parse.comma) afterComma(parse, np, i);
  else afterVerb(parse, np, i);
}

/** A subject, or a second phrase before the verb. */
function beforeVerb(parse: Parse, np: Np, i: number): void {
  const context = top(parse);
  const { lastNp } = parse;
  if (!context.subject) context.subject = np;
  else if (parse.comma) {
    if (inList(parse, i, false)) context.subject.coordinated.push(np);
    else if (isParty(np) === isParty(context.subject) && !np.pronoun) context.subject.apposition ??= np;
    else context.subject = np;
  } else if (lastNp && (np.pronoun || isParty(np)) && finiteFollows(parse, i + 1)) {
    // "the phone he used was …"
    parse.stack.push(fresh('rel', { antecedent: lastNp, subject: np, relative: 'any' }));
  } else if (!lastNp) context.subject = np;
}

/** A new subject, one more of a list, or an apposition. */
function afterComma(parse: Parse, np: Np, i: number): void {
  const { lastNp } = parse;
  const listed = inList(parse, i, true);
  if (finiteFollows(parse, i + 1) && !listed) {
    resume(parse);
    top(parse).subject = np;
  } else if (lastNp && listed) lastNp.coordinated.push(np);
  else if (lastNp) lastNp.apposition ??= np;
}

/** An object, a complement, or the subject of a clause inside. */
function afterVerb(parse: Parse, np: Np, i: number): void {
  const { grammar, items, lastNp, stack } = parse;
  const clause = top(parse).clause!;
  const clausal = grammar.clausal.has(clause.vg.lemma);
  if (resumesMain(parse, i)) {
    resume(parse);
    top(parse).subject = np;
    return;
  }
  const previous = items[i - 1]?.kind ?? '';
  if (!clause.object && !clause.second && ['vg', 'adv', 'time', 'adj'].includes(previous)) {
    if ((clausal || clause.passive) && finiteFollows(parse, i + 1, { alone: conjoinsLater(items, i) }))
      stack.push(fresh('content', { parent: clause, subject: np }));
    else if (clause.passive) clause.second = np;
    else clause.object = np;
  } else if (finiteFollows(parse, i + 1)) {
    if (lastNp && !clausal && (np.pronoun || isParty(np)))
      stack.push(fresh('rel', { antecedent: lastNp, subject: np, relative: 'any', parent: clause }));
    else stack.push(fresh('content', { parent: clause, subject: np }));
  } else if (clause.object && !clause.second && previous === 'np') clause.second = np;
  else if (!clause.object && previous !== 'np' && !clause.passive) clause.object = np;
}

/** "After a trial that lasted an hour | she was sent": the main clause still waits for its subject. */
function resumesMain(parse: Parse, i: number): boolean {
  const { sort } = top(parse);
  if (sort !== 'rel' && sort !== 'part') return false;
  // "after crossing the river | he was caught"
  if (parse.items[i + 1]?.kind === 'np') return false;
  const waits = parse.stack.some((context) => context.sort === 'main' && !context.clause && !context.subject);
  return waits && finiteFollows(parse, i + 1);
}

/** Puts a noun phrase under its preposition, with the noun before it and with the clause. */
function attach(parse: Parse, word: string, np: Np): void {
  const { grammar, hosts, lastNp: after } = parse;
  const { clause, preps } = top(parse);
  if (grammar.hearsay.has(word)) {
    parse.aside = true;
    return;
  }
  after?.attached.push({ word, np });
  if (parse.aside) return;
  const of = grammar.of.has(word);
  if (after) {
    // "a man in his 50s from Chongjin": what follows an age belongs to the man.
    const host = isAge(after) ? hosts.get(after) : undefined;
    if (host && !of) host.attached.push({ word, np });
    hosts.set(np, host ?? after);
  }
  // What follows "of" belongs to the noun before it, when there is one.
  if (of && after && after !== clause?.object) return;
  const entry: Prep = { word, np, ...(after ? { after } : {}) };
  if (clause) clause.preps.push(entry);
  else if (!after) preps.push(entry);
}

/** A decade of age: "his 50s". */
function isAge(np: Np): boolean {
  return /^\d0/.test(np.lemma);
}

/** A noun phrase behind "and": one more of the same, or the subject of a clause of its own. */
function conjoined(parse: Parse, np: Np, i: number): void {
  const { items, stack } = parse;
  const context = top(parse);
  const closed = stack.some(({ clause }) => clause !== undefined);
  if (finiteFollows(parse, i + 1) && closed && !(context.subject && !context.clause)) {
    // "and his family was banished": a clause of its own beside the last finite one.
    const depth = stack.findLastIndex(hasTense);
    if (depth >= 0) closeAbove(parse, depth);
    startCoordinate(parse, np);
    return;
  }
  // "was arrested and his brother beaten"
  const gapped = items[i + 1];
  if (
    gapped?.kind === 'vg' &&
    (gapped.form === 'ed' || gapped.form === 'participle') &&
    closest(parse, ({ clause }) => clause !== undefined).clause?.passive &&
    context.subject &&
    context.clause
  ) {
    startCoordinate(parse, np);
    return;
  }
  const target = parse.lastNp ?? context.subject;
  if (target) target.coordinated.push(np);
  else context.subject = np;
}

function startCoordinate(parse: Parse, subject: Np): void {
  const { sort, parent, marker, clause } = top(parse);
  parse.stack[parse.stack.length - 1] = fresh(sort, {
    ...(parent ? { parent } : {}),
    ...(marker ? { marker } : {}),
    ...(clause ? { clauseBefore: clause } : {}),
    subject,
  });
}

/** Places the time at item `i`: with its clause, with the verb after it, or as what a punishment measures. */
export function placeTime(parse: Parse, item: Extract<Item, { kind: 'time' }>, i: number): void {
  const { grammar, items } = parse;
  const { mention, np } = item;
  const { clause, times } = top(parse);
  const following = items[i + 1];
  const beyond = items[i + 2];
  const word = parse.prep?.word ?? item.word;
  if (
    word !== undefined &&
    following?.kind === 'prep' &&
    grammar.of.has(following.word) &&
    beyond?.kind === 'np' &&
    beyond.type.sort === 'act'
  ) {
    // "after seven days of questioning": the time is the noun's, the preposition too.
    (beyond.times as Np['times'][number][]).push(mention);
    parse.skipOf = i + 1;
    return;
  }
  const open = parse.prep !== undefined;
  parse.prep = undefined;
  if (mention.sense === 'duration' && clause) {
    const before = items[i - 1];
    if (word !== undefined) clause.preps.push({ word, np });
    else if (before?.kind === 'vg' || (before?.kind === 'np' && clause.object === before))
      clause.measure = { np, mention };
    // "sentenced to five years": the punishment, not how long the sentencing took.
    if (open && word !== undefined && grammar.infinitive.has(word)) return;
  }
  // "and on December 14 freed": the time is the next verb's.
  if (parse.conj) parse.timesAhead.push(mention);
  else (clause?.times ?? times).push(mention);
}
