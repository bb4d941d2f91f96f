/**
 * Finds noun phrases, with the possessors before their heads and the times inside ("the June arrest"), word by word
 * from the left.
 */
import { isHyphen } from './characters.ts';
import { isCompound, isNominal, isNominalStart } from './nominal.ts';
import { makeNp } from './np.ts';
import type { NamedSpan, Np } from './phrases.ts';
import type { Text } from './text.ts';
import type { TimeMention } from './times.ts';
import { isParticiple } from './verb-forms.ts';
import { WORD } from './word-bits.ts';

/** How long a time inside a phrase may be, in tokens. */
const SHORT_TIME = 3;

/** The noun phrase that starts at token `start`, with the possessors before its head taken up. */
export function nounPhrase(text: Text, start: number, end: number): Np | undefined {
  let possessor: Np | undefined;
  let i = start;
  for (;;) {
    const piece = simplePhrase(text, { first: start, start: i, end, possessor });
    if (!piece) return possessor;
    const ends = piece.last;
    if (ends >= end || text.skip[ends] || !text.grammar.possessive.has(text.lowers[ends]!))
      return counted(text, piece, end) ?? piece;
    possessor = { ...piece, last: ends + 1 };
    i = ends + 1;
  }
}

/** "thousands of believers", "one of the men": the phrase is about the believers, the men. */
function counted(text: Text, piece: Np, end: number): Np | undefined {
  const { tokens, grammar } = text;
  const head = tokens[piece.head]!;
  if (!grammar.quantifiers.has(head.lower) && head.pos !== 'NUM') return undefined;
  if (
    !grammar.of.has(text.lowers[piece.last] ?? '') ||
    piece.last + 1 >= end ||
    text.timeAt.has(piece.last + 1)
  )
    return undefined;
  const inner = nounPhrase(text, piece.last + 1, end);
  if (!inner || inner.type.sort === 'act' || inner.type.sort === 'other') return undefined;
  const one = grammar.one.has(head.lemma);
  const { pronoun, ...rest } = inner;
  return {
    ...rest,
    ...(pronoun ? { type: { sort: 'number' as const } } : {}),
    first: piece.first,
    determiner: one ? 'indefinite' : piece.determiner,
    plural: !one,
    modifiers: [...piece.modifiers, piece.head, ...inner.modifiers],
  };
}

/** A phrase as far as it has been read. */
interface Draft {
  /** Where the whole phrase starts, its possessors included, and where this piece of it does. */
  readonly first: number;
  readonly start: number;
  readonly end: number;
  readonly possessed: boolean;
  /** The next token to read. */
  at: number;
  determiner: Np['determiner'];
  owner: Np | undefined;
  readonly modifiers: number[];
  readonly named: NamedSpan[];
  readonly times: TimeMention[];
  /** The head so far, or -1; and the name that it ends. */
  head: number;
  span: NamedSpan | undefined;
}

/** What reading one token gave: the whole phrase, a token taken up, the end of the phrase, or nothing. */
type Step = Np | 'taken' | 'end' | undefined;

const STEPS = [
  takeTime,
  takeName,
  takePronoun,
  takeDeterminer,
  takeIndefinite,
  takeHyphen,
  takeNoun,
  takeAdjective,
  takeAdverb,
  takeParticiple,
  takeConjunction,
];

/** A phrase up to a possessive ending or its end. */
function simplePhrase(
  text: Text,
  from: { first: number; start: number; end: number; possessor: Np | undefined },
): Np | undefined {
  const { possessor, ...span } = from;
  const draft: Draft = {
    ...span,
    possessed: possessor !== undefined,
    at: span.start,
    determiner: possessor ? 'possessive' : 'none',
    owner: possessor,
    modifiers: [],
    named: [],
    times: [],
    head: -1,
    span: undefined,
  };
  while (draft.at < draft.end) {
    if (text.skip[draft.at]) {
      draft.at++;
      continue;
    }
    let result: Step;
    for (const step of STEPS) {
      result = step(text, draft);
      if (result !== undefined) break;
    }
    if (result === undefined || result === 'end') break;
    if (result !== 'taken') return result;
  }
  return draft.head < 0 ? headless(text, draft) : whole(text, draft);
}

function whole(text: Text, draft: Draft): Np {
  const { first, head, determiner, owner, modifiers, named, times, span } = draft;
  const last = Math.max(head + 1, span?.last ?? 0);
  return makeNp(text, { first, last, head, determiner, possessor: owner, modifiers, named, times, span });
}

/** "the accused", "the elderly", "those", "the two" */
function headless(text: Text, draft: Draft): Np | undefined {
  const { first, determiner, owner, modifiers, named, times } = draft;
  if (determiner === 'none') return undefined;
  const head = modifiers.pop();
  if (head !== undefined)
    return makeNp(text, {
      first,
      last: head + 1,
      head,
      determiner,
      possessor: owner,
      modifiers,
      named,
      times,
    });
  const last = draft.at;
  if (last <= draft.start || text.tokens[last - 1]!.pos === 'PUNCT') return undefined;
  const possessor = owner && last - 1 !== owner.head ? owner : undefined;
  return makeNp(text, { first, last, head: last - 1, determiner, possessor, named, times });
}

/** The head so far turns out to stand before another one. */
function pushHead(draft: Draft): void {
  if (draft.head < 0) return;
  if (draft.span) draft.named.push(draft.span);
  else draft.modifiers.push(draft.head);
  draft.span = undefined;
  draft.head = -1;
}

function setHead(draft: Draft, head: number): void {
  pushHead(draft);
  draft.head = head;
  draft.at = head + 1;
}

/** "the June arrest", "last month’s arrest", "a month-long detention": only with a noun right after it. */
function takeTime(text: Text, draft: Draft): Step {
  const mention = text.inTime[draft.at] ? text.timeAt.get(draft.at) : undefined;
  if (!mention) return undefined;
  if (mention.preposition !== undefined && mention.preposition < mention.first) return 'end';
  const after = mention.last;
  if (text.grammar.possessive.has(text.lowers[after] ?? '') && isNominal(text, after + 1, draft.end)) {
    draft.times.push(mention);
    draft.at = after + 1;
    draft.determiner = 'definite';
    return 'taken';
  }
  if (
    draft.head < 0 &&
    (draft.determiner !== 'none' || draft.modifiers.length > 0) &&
    isNominal(text, after, draft.end) &&
    mention.last - mention.first <= SHORT_TIME &&
    !text.timeAt.has(after)
  ) {
    draft.times.push(mention);
    draft.at = after;
    return 'taken';
  }
  return 'end';
}

function takeName(text: Text, draft: Draft): Step {
  const name = text.names[draft.at];
  if (!name) return undefined;
  setHead(draft, name.last - 1);
  draft.span = name;
  return 'taken';
}

function takePronoun(text: Text, draft: Draft): Step {
  if ((text.bits[draft.at]! & WORD.pronoun) === 0) return undefined;
  const { tokens, grammar } = text;
  const { at: i, start, end } = draft;
  const token = tokens[i]!;
  const pronoun = grammar.pronoun.get(token.lower);
  if (!pronoun || token.pos === 'NOUN' || token.pos === 'PROPN') return undefined;
  if (i !== start || draft.possessed) return 'end';
  const np = makeNp(text, {
    first: i,
    last: i + 1,
    head: i,
    determiner: 'definite',
    pronoun: pronoun.entry,
  });
  // "her" is both: possessive when a noun follows.
  const objectForm = pronoun.entry.words.includes(token.lower);
  // "gave her | seven years"
  if (objectForm && text.timeAt.has(i + 1)) return np;
  if (!pronoun.possessive || !(isNominalStart(text, i + 1, end) || (token.pos === 'PRON' && !objectForm)))
    return np;
  draft.owner = np;
  draft.determiner = 'possessive';
  draft.at++;
  return 'taken';
}

function takeDeterminer(text: Text, draft: Draft): Step {
  const { tokens, grammar } = text;
  const { lower, pos } = tokens[draft.at]!;
  const opens =
    draft.head < 0 &&
    draft.modifiers.length === 0 &&
    draft.determiner === 'none' &&
    (text.bits[draft.at]! & WORD.determiner) !== 0 &&
    pos !== 'ADV' &&
    pos !== 'SCONJ' &&
    pos !== 'VERB';
  if (pos !== 'DET' && !opens) return undefined;
  if (draft.head >= 0) return 'end';
  // "all the men"
  if (
    draft.determiner !== 'none' &&
    draft.determiner !== 'any' &&
    !grammar.any.has(tokens[draft.at - 1]!.lower)
  )
    return 'end';
  draft.determiner = grammar.any.has(lower) ? 'any' : grammar.definite.has(lower) ? 'definite' : 'indefinite';
  draft.at++;
  return 'taken';
}

/** somebody, everyone, others */
function takeIndefinite(text: Text, draft: Draft): Step {
  const { first, start, at: i, named, times } = draft;
  const token = text.tokens[i]!;
  if (token.pos !== 'PRON' || draft.head >= 0 || i !== start || text.grammar.relative.has(token.lower))
    return undefined;
  return makeNp(text, { first, last: i + 1, head: i, determiner: 'none', named, times });
}

/** "Kim Chol-su", "Chinese-made" */
function takeHyphen(text: Text, draft: Draft): Step {
  const { tokens } = text;
  const token = tokens[draft.at]!;
  const next = tokens[draft.at + 1];
  if (!isHyphen(token.text) || !glued(text, draft) || draft.at + 1 >= draft.end || next?.start !== token.end)
    return undefined;
  pushHead(draft);
  draft.at++;
  if (text.names[draft.at]) return 'taken';
  if (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ') setHead(draft, draft.at);
  else {
    draft.modifiers.push(draft.at);
    draft.at++;
  }
  return 'taken';
}

function takeNoun(text: Text, draft: Draft): Step {
  const { tokens, lowers, words } = text;
  const { at: i, end, head } = draft;
  const token = tokens[i]!;
  const before = tokens[head];
  if (before?.pos === 'NOUN' && !glued(text, draft)) {
    const lemma = words.nounLemma(before);
    const person = words.person(lemma, lowers[head]!) !== undefined;
    // "during the interrogation | Cha": only a word for a person takes a name behind it.
    if (token.pos === 'PROPN' && !draft.span && !person && words.thing(lemma) === undefined) return 'end';
    // "the grandmother | 100 rubles"
    if (token.pos === 'NUM' && (isNominal(text, i + 1, end) || person)) return 'end';
    // "gave the officials | money"
    const thing = words.thing(words.nounLemma(token)) !== undefined;
    if (token.pos === 'NOUN' && thing && person && before.lower !== lemma) return 'end';
  }
  if (!['NOUN', 'PROPN', 'NUM', 'SYM'].includes(token.pos) && !isNounByPlace(text, draft)) return undefined;
  setHead(draft, i);
  return 'taken';
}

/** The tagger calls some plural nouns verbs ("his phone calls tapped"): inside a phrase, before a verb, they are nouns. */
function isNounByPlace(text: Text, draft: Draft): boolean {
  const { tokens, grammar } = text;
  const { at: i, determiner, head } = draft;
  if (tokens[i]!.pos !== 'VERB' || i === draft.start) return false;
  const next = tokens[i + 1];
  const { form } = text.verbUse(i);
  if (head >= 0)
    return (
      form === 's' &&
      (determiner === 'possessive' || determiner === 'none') &&
      i + 1 < draft.end &&
      next !== undefined &&
      (next.pos === 'VERB' || next.pos === 'AUX') &&
      !grammar.infinitive.has(next.lower)
    );
  // "a search of", "the arrest by": a bare verb after a determiner is a noun.
  if (determiner !== 'none') return form === 'base' || form === 's';
  return draft.modifiers.length > 0 && form === 'base';
}

function takeAdjective(text: Text, draft: Draft): Step {
  const { tokens, grammar } = text;
  const { at: i, head } = draft;
  const token = tokens[i]!;
  if (token.pos !== 'ADJ') return undefined;
  if (head >= 0) {
    if (grammar.counts.has(token.lower)) return 'end';
    const { pos } = tokens[head]!;
    if (!draft.span && pos !== 'PROPN' && pos !== 'NUM' && !isNominal(text, i + 1, draft.end)) return 'end';
  }
  pushHead(draft);
  return takeModifier(draft);
}

function takeAdverb(text: Text, draft: Draft): Step {
  const { tokens } = text;
  const { at: i, determiner } = draft;
  const next = tokens[i + 1];
  if (tokens[i]!.pos !== 'ADV' || draft.head >= 0 || i + 1 >= draft.end) return undefined;
  if (next?.pos !== 'ADJ' && next?.pos !== 'NUM' && !(determiner !== 'none' && isParticiple(text, i + 1)))
    return undefined;
  return takeModifier(draft);
}

function takeParticiple(text: Text, draft: Draft): Step {
  const { tokens } = text;
  const { at: i, end, determiner, modifiers } = draft;
  const joined = glued(text, draft);
  if (tokens[i]!.pos !== 'VERB' || !isParticiple(text, i) || (draft.head >= 0 && !joined)) return undefined;
  if (determiner === 'none' && modifiers.length === 0 && !joined && !isCompound(text, i, end))
    return undefined;
  if (
    !isNominal(text, i + 1, end) &&
    !isHyphen(tokens[i + 1]?.text ?? '') &&
    !(isParticiple(text, i + 1) && isNominal(text, i + 2, end))
  )
    return undefined;
  return takeModifier(draft);
}

/** "political and religious prisoners" */
function takeConjunction(text: Text, draft: Draft): Step {
  const { tokens } = text;
  const next = tokens[draft.at + 1];
  if (
    tokens[draft.at]!.pos !== 'CCONJ' ||
    draft.head >= 0 ||
    draft.modifiers.length === 0 ||
    (next?.pos !== 'ADJ' && next?.pos !== 'PROPN') ||
    !isNominal(text, draft.at + 2, draft.end)
  )
    return undefined;
  draft.at++;
  return 'taken';
}

function takeModifier(draft: Draft): Step {
  draft.modifiers.push(draft.at);
  draft.at++;
  return 'taken';
}

/** Whether the next token stands right behind the one before, with no space. */
function glued({ tokens }: Text, { at, start }: Draft): boolean {
  return at > start && tokens[at]!.start === tokens[at - 1]!.end;
}
