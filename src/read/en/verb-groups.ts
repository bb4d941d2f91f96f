/**
 * Finds verb groups: a verb with its auxiliaries, negation, adverbs and the times inside ("was recently arrested",
 * "had not yet been told", "to be sent").
 */
import type { Modal, VerbForm } from './grammar.ts';
import type { Item, VerbGroup } from './phrases.ts';
import type { Text } from './text.ts';
import type { TimeMention } from './times.ts';
import {
  canBeBase,
  isAuxiliary,
  isBaseParticiple,
  isBe,
  isDo,
  isHave,
  isParticipleLike,
  isParticipleVerb,
  isPredicateParticiple,
  isVerbal,
  isVerbByPlace,
} from './verb-forms.ts';

/** A verb group as far as it has been read. */
interface Draft {
  readonly first: number;
  readonly end: number;
  /** The items of the sentence before it. */
  readonly before: readonly Item[];
  /** The next token to read. */
  at: number;
  infinitive: boolean;
  negated: boolean;
  perfect: boolean;
  passive: boolean;
  progressive: boolean;
  modal?: Modal;
  /** The first of auxiliaries and verb; its form carries the tense. */
  firstVerb: number;
  firstForm?: VerbForm | 'modal';
  readonly adverbs: number[];
  readonly times: TimeMention[];
}

/** What reading one token gave: the whole group, a token taken up, no group at all, or nothing. */
type Step = VerbGroup | 'taken' | 'none' | undefined;

const STEPS = [takeNegation, takeModal, takeAdverb, takeBe, takeHave, takeDo, takeVerb];

/** The verb group that starts at token `i`, if one does. */
export function verbGroup(
  text: Text,
  i: number,
  end: number,
  before: readonly Item[],
): VerbGroup | undefined {
  const draft = start(text, i, end, before);
  if (!draft) return undefined;
  while (draft.at < end) {
    if (text.skip[draft.at]) {
      draft.at++;
      continue;
    }
    let result: Step;
    for (const step of STEPS) {
      result = step(text, draft);
      if (result !== undefined) break;
    }
    if (result === undefined || result === 'none') return undefined;
    if (result !== 'taken') return result;
  }
  return undefined;
}

/** An empty group at token `i`, behind the "to" or "not to" of an infinitive. */
function start(text: Text, i: number, end: number, before: readonly Item[]): Draft | undefined {
  const { lowers, grammar } = text;
  const draft: Draft = {
    first: i,
    end,
    before,
    at: i,
    infinitive: false,
    negated: false,
    perfect: false,
    passive: false,
    progressive: false,
    firstVerb: -1,
    adverbs: [],
    times: [],
  };
  if (
    grammar.negation.has(lowers[i]!) &&
    grammar.infinitive.has(lowers[i + 1] ?? '') &&
    i + 2 < end &&
    canBeBase(text, skipAdverbs(text, i + 2, end), i + 1)
  )
    return { ...draft, infinitive: true, negated: true, at: i + 2 };
  if (!grammar.infinitive.has(lowers[i]!)) return draft;
  const next = skipAdverbs(text, i + 1, end);
  return next < end && canBeBase(text, next, i) ? { ...draft, infinitive: true, at: i + 1 } : undefined;
}

function takeNegation(text: Text, draft: Draft): Step {
  const token = text.tokens[draft.at]!;
  if (!text.grammar.negation.has(token.lower) || token.pos === 'CCONJ') return undefined;
  if (!opened(draft) && !verbAhead(text, draft)) return 'none';
  draft.negated = true;
  draft.at++;
  return 'taken';
}

function takeModal(text: Text, draft: Draft): Step {
  const token = text.tokens[draft.at]!;
  if (token.pos === 'NOUN' || token.pos === 'PROPN' || draft.at + 1 >= draft.end) return undefined;
  const modal = text.grammar.modal.get(token.lower);
  if (!modal) return undefined;
  // "she'd caught": had.
  if (
    text.grammar.shortHave.has(token.lower) &&
    isPastParticiple(text, skipAdverbs(text, draft.at + 1, draft.end), draft.end)
  ) {
    began(draft, 'past');
    draft.perfect = true;
    draft.at++;
    return 'taken';
  }
  began(draft, 'modal');
  draft.modal = modal;
  draft.at++;
  return 'taken';
}

function takeAdverb(text: Text, draft: Draft): Step {
  const token = text.tokens[draft.at]!;
  if (token.pos !== 'ADV' || isAuxiliary(token, text.grammar)) return undefined;
  const verb = verbAhead(text, draft);
  if (!verb && !opened(draft)) return 'none';
  if (
    !verb &&
    draft.firstVerb >= 0 &&
    !isPredicateParticiple(text, skipAdverbs(text, draft.at + 1, draft.end), draft.end)
  )
    return 'none';
  const time = text.timeAt.get(draft.at);
  if (time) draft.times.push(time);
  else draft.adverbs.push(draft.at);
  draft.at++;
  return 'taken';
}

function takeBe(text: Text, draft: Draft): Step {
  const { tokens, grammar, words } = text;
  const { at, end } = draft;
  const token = tokens[at]!;
  if (!isBe(token, grammar)) return undefined;
  began(draft, words.beForm(token.lower));
  const next = skipAdverbs(text, at + 1, end);
  const being = next < end && isBe(tokens[next]!, grammar) && words.beForm(tokens[next]!.lower) === 'ing';
  if (!being && !isParticipleVerb(text, next, end)) return group(text, draft, grammar.raw.be[0]!, true);
  if (isBe(tokens[next]!, grammar) || text.verbUse(next).form === 'ing') {
    draft.progressive = true;
    // "is being held"
    draft.passive = false;
  } else draft.passive = true;
  advance(text, draft, next);
  return 'taken';
}

function takeHave(text: Text, draft: Draft): Step {
  const { tokens, lowers, grammar } = text;
  const { at, end } = draft;
  if (!isHave(tokens[at]!, grammar)) return undefined;
  began(draft, text.verbUse(at).form);
  const next = skipAdverbs(text, at + 1, end);
  const following = tokens[next]!;
  if (
    next < end &&
    (isBe(following, grammar) ||
      isHave(following, grammar) ||
      (following.pos === 'VERB' && ['ed', 'participle', 'past'].includes(text.verbUse(next).form)) ||
      isBaseParticiple(text, next))
  ) {
    draft.perfect = true;
    advance(text, draft, next);
    return 'taken';
  }
  // "had to go"
  if (grammar.infinitive.has(lowers[next] ?? '') && next + 1 < end) {
    const verb = skipAdverbs(text, next + 1, end);
    if (canBeBase(text, verb, next)) {
      draft.modal ??= 'duty';
      draft.at = verb;
      return 'taken';
    }
  }
  return group(text, draft, grammar.raw.have[0]!, false);
}

function takeDo(text: Text, draft: Draft): Step {
  const { tokens, grammar } = text;
  if (!isDo(tokens[draft.at]!, grammar)) return undefined;
  const next = skipAdverbs(text, draft.at + 1, draft.end);
  if (
    next >= draft.end ||
    (tokens[next]!.pos !== 'VERB' && !isAuxiliary(tokens[next]!, grammar)) ||
    text.verbUse(next).form !== 'base'
  )
    return undefined;
  began(draft, text.verbUse(draft.at).form);
  advance(text, draft, next);
  return 'taken';
}

function takeVerb(text: Text, draft: Draft): Step {
  const { tokens, grammar } = text;
  const { at, end } = draft;
  const token = tokens[at]!;
  const use = text.verbUse(at);
  const awaited =
    draft.passive ||
    draft.progressive ||
    draft.perfect ||
    draft.infinitive ||
    draft.modal !== undefined ||
    draft.negated;
  if (
    token.pos !== 'VERB' &&
    token.pos !== 'AUX' &&
    !(awaited && (use.known || use.form !== 'base')) &&
    !isVerbByPlace(text, at, draft.before)
  )
    return 'none';
  began(draft, use.form);
  // "got arrested"
  if (
    grammar.become.has(use.lemma) &&
    skipAdverbs(text, at + 1, end) === at + 1 &&
    isParticipleVerb(text, at + 1, end) &&
    text.verbUse(at + 1).form !== 'ing'
  ) {
    draft.passive = true;
    draft.at++;
    return 'taken';
  }
  return group(text, draft, use.lemma, false);
}

/** Whether a verb or the "to" of an infinitive has been read. */
function opened(draft: Draft): boolean {
  return draft.firstVerb >= 0 || draft.infinitive;
}

function began(draft: Draft, form: VerbForm | 'modal'): void {
  if (draft.firstVerb >= 0) return;
  draft.firstVerb = draft.at;
  draft.firstForm = form;
}

function verbAhead(text: Text, draft: Draft): boolean {
  return isVerbal(text, skipAdverbs(text, draft.at + 1, draft.end), draft.end);
}

/** Goes on to token `to` and takes up what stands before it. */
function advance(text: Text, draft: Draft, to: number): void {
  for (let i = draft.at + 1; i < to; i++) {
    if (text.skip[i]) continue;
    const mention = text.timeAt.get(i);
    if (mention) draft.times.push(mention);
    if (text.inTime[i]) continue;
    if (text.grammar.negation.has(text.lowers[i]!)) draft.negated = true;
    else draft.adverbs.push(i);
  }
  draft.at = to;
}

/** The next token that is no adverb, negation or short time ("are at present being questioned"). */
function skipAdverbs(text: Text, i: number, end: number): number {
  const { tokens, lowers, grammar, timeAt } = text;
  let k = i;
  while (k < end) {
    const mention = k > 0 ? timeAt.get(k) : undefined;
    if (mention && mention.last < end && mention.last - k <= 3 && isParticipleLike(text, mention.last, end)) {
      k = mention.last;
      continue;
    }
    const token = tokens[k]!;
    if (
      text.skip[k] ||
      (token.pos === 'ADV' && !isAuxiliary(token, grammar)) ||
      (grammar.negation.has(lowers[k]!) && token.pos !== 'CCONJ') ||
      (grammar.between.has(lowers[k]!) && isParticipleLike(text, k + 1, end))
    )
      k++;
    else break;
  }
  return k;
}

/** The whole group, with the token now read as its verb. */
function group(text: Text, draft: Draft, lemma: string, copula: boolean): VerbGroup {
  const { lowers, words } = text;
  const { at: main, firstVerb, firstForm, modal } = draft;
  const mainForm = text.verbUse(main).form;
  // "put", "hit", "let": the past looks like the base.
  const past =
    !draft.infinitive && firstVerb === main && mainForm === 'base' && words.samePast(lowers[main]!);
  let last = main + 1;
  let particle: string | undefined;
  if (
    last < draft.end &&
    words.hasParticle(lemma, lowers[last]!) &&
    !text.timeAt.has(last) &&
    !text.names[last]
  ) {
    particle = lowers[last]!;
    last++;
  }
  const tense: VerbGroup['tense'] =
    modal === 'future'
      ? 'future'
      : past ||
          draft.perfect ||
          firstForm === 'past' ||
          firstForm === 'ed' ||
          (firstVerb >= 0 && words.isPastAuxiliary(lowers[firstVerb]!))
        ? 'past'
        : 'present';
  return {
    kind: 'vg',
    first: draft.first,
    last,
    main,
    lemma,
    form: formOf(text, draft, mainForm, past, copula),
    passive: (draft.passive || draft.progressive) && mainForm !== 'ing' && !copula,
    progressive: draft.progressive,
    perfect: draft.perfect,
    presentPerfect:
      draft.perfect &&
      modal === undefined &&
      !draft.infinitive &&
      firstForm !== 'past' &&
      firstForm !== 'ing' &&
      !words.isPastAuxiliary(lowers[firstVerb]!),
    tense,
    negated: draft.negated,
    adverbs: draft.adverbs,
    times: draft.times,
    copula,
    ...(modal ? { modal } : {}),
    ...(particle ? { particle } : {}),
  };
}

/** How the group can be used in a clause. */
function formOf(
  text: Text,
  draft: Draft,
  mainForm: VerbForm,
  past: boolean,
  copula: boolean,
): VerbGroup['form'] {
  const { at: main, firstVerb, firstForm } = draft;
  if (draft.infinitive) return 'infinitive';
  if (past) return text.words.sameParticiple(text.lowers[main]!) ? 'ed' : 'finite';
  if (firstForm === 'modal') return 'finite';
  if (firstForm === 'ing') return 'ing';
  if (firstVerb !== main || copula) {
    if (firstForm === 'participle') return 'participle';
    const bare = firstForm === 'base' && firstVerb !== main && isBe(text.tokens[firstVerb]!, text.grammar);
    return bare ? 'base' : 'finite';
  }
  return mainForm === 's' || mainForm === 'past' ? 'finite' : mainForm;
}

function isPastParticiple(text: Text, i: number, end: number): boolean {
  if (i >= end) return false;
  const { form } = text.verbUse(i);
  return form === 'ed' || form === 'participle';
}
