/** What the head of a noun phrase is as far as the pack knows, and whether it means several. */
import type { PartyNoun } from '../../packs/types.ts';
import type { Token } from './doc.ts';
import { isRegularPast, isRegularPlural } from './inflection.ts';
import type { NamedSpan, NpType } from './phrases.ts';
import type { Text } from './text.ts';

/** Anybody of whom no word says more. */
const ANYBODY: PartyNoun = { words: [], kind: 'person' };
const DECADE = /^(?:[a-z]+-)?\d0['’]?s$/;
/** "mid - 40s" */
const AGE_WITHIN = 3;
const UNIT: PartyNoun = { words: [], kind: 'office' };

/** The head of a noun phrase and what stands before it. */
export interface Heading {
  readonly token: Token;
  readonly lemma: string;
  /** The head with the words before it. */
  readonly written: string;
  /** The name that the head ends. */
  readonly span: NamedSpan | undefined;
  readonly modifiers: readonly number[];
  readonly named: readonly NamedSpan[];
  /** Behind "a" or "some". */
  readonly indefinite: boolean;
}

/** What a phrase is about: the pack's name first, then a participant, a thing, an act, a name that nobody knows. */
export function typeOf(text: Text, heading: Heading): NpType {
  const { tokens, grammar, words } = text;
  const { token, lemma, written, span, modifiers, named } = heading;
  if (span) {
    // "ten border guards": people, known by their office.
    const guard =
      span.type === 'office' && (modifiers.some((m) => tokens[m]!.pos === 'NUM') || heading.indefinite)
        ? words.person(lemma, token.lower)
        : undefined;
    if (guard) return { sort: 'party', noun: guard, ids: span.ids, class: words.officeClass(span.ids[0]!) };
    return typeOfName(text, span);
  }
  const office = named.find((one) => one.type === 'office');
  const person = words.personIn(written) ?? words.person(lemma, token.lower);
  if (person)
    return {
      sort: 'party',
      noun: person,
      ...(office
        ? { ids: office.ids, class: words.officeClass(office.ids[0]!) }
        : person.agentOf
          ? { class: person.agentOf }
          : {}),
    };
  // "Kim Song" is no song.
  const isName =
    token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text) && modifiers.some((m) => tokens[m]!.pos === 'PROPN');
  const thing = isName ? undefined : (words.thing(written) ?? words.thing(lemma));
  if (thing && words.actNoun(written) === undefined) return { sort: 'thing', class: thing };
  // "the provincial branch of …", "the ministry office": an office by its last word when its modifier names one.
  if (office && words.isBranch(lemma))
    return { sort: 'office', ids: office.ids, class: words.officeClass(office.ids[0]!) };
  if (words.isBranch(lemma) && (token.pos === 'PROPN' || modifiers.some((m) => tokens[m]!.pos === 'PROPN')))
    return { sort: 'party', noun: UNIT };
  if (words.isActNoun(lemma) || words.actNoun(written) !== undefined) return { sort: 'act' };
  if (grammar.anybody.has(token.lower) || grammar.somebody.has(token.lower))
    return { sort: 'party', noun: ANYBODY };
  // "a 20-year-old": somebody of whom only the age is said.
  if (grammar.ageWords.has(token.lower) && modifiers.some((m) => grammar.ageWords.has(tokens[m]!.lower)))
    return { sort: 'party', noun: ANYBODY };
  if (token.pos === 'NUM' || grammar.both.has(token.lower) || grammar.rest.has(token.lower))
    return { sort: 'number' };
  if ((token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) || endsName(text, token.i))
    return { sort: 'name' };
  // "a glassblower in her 40s": whatever it is called, it is somebody.
  if (isOfAnAge(text, token.i)) return { sort: 'party', noun: ANYBODY };
  if (office && modifiers.length === 0) return { sort: 'other', class: words.officeClass(office.ids[0]!) };
  return { sort: 'other' };
}

/** A decade of somebody's life stands behind: "in her late 40s". */
function isOfAnAge({ lowers, grammar }: Text, head: number): boolean {
  if (!grammar.within.has(lowers[head + 1] ?? '')) return false;
  const whose = grammar.pronoun.get(lowers[head + 2] ?? '');
  if (!whose?.possessive || !whose.entry.person) return false;
  return lowers.slice(head + 3, head + 3 + AGE_WITHIN).some((word) => DECADE.test(word));
}

function typeOfName({ words }: Text, span: NamedSpan): NpType {
  const id = span.ids[0]!;
  const klass =
    span.type === 'office'
      ? words.officeClass(id)
      : span.type === 'facility'
        ? words.facilityClass(id)
        : words.placePrecision(id);
  return {
    sort: span.type,
    ids: span.ids,
    ...(klass ? { class: klass } : {}),
    ...(span.facilities ? { facilities: span.facilities } : {}),
    ...(span.offices ? { offices: span.offices } : {}),
  };
}

/** The last piece of "Kim Chol-su"; "Russian-made" is no name. */
function endsName({ tokens, grammar }: Text, i: number): boolean {
  const [first, joint, last] = [tokens[i - 2], tokens[i - 1], tokens[i]!];
  return (
    joint?.text === '-' &&
    first !== undefined &&
    first.end === joint.start &&
    joint.end === last.start &&
    /^\p{Lu}\p{L}+$/u.test(first.text) &&
    /^\p{Ll}{2,6}$/u.test(last.text) &&
    !isRegularPast(last.lower) &&
    !grammar.irregular.has(last.lower)
  );
}

/** Whether a phrase means several: by its noun, by the plural of its head, or by a number before it. */
export function isPlural(text: Text, heading: Heading, noun: PartyNoun | undefined): boolean {
  const { tokens, grammar } = text;
  const { token, lemma, modifiers } = heading;
  if (noun?.group) return true;
  if (
    token.lower !== lemma &&
    (isRegularPlural(token.lower) || grammar.raw.plurals.some((plural) => token.lower.endsWith(plural)))
  )
    return true;
  // "20-year-old"
  if (grammar.ageUnits.has(lemma) || modifiers.some((m) => grammar.ageUnits.has(tokens[m]!.lemma)))
    return false;
  return modifiers.some((m) => {
    const before = tokens[m]!;
    return before.pos === 'NUM' && before.lower !== '1' && !grammar.one.has(before.lemma);
  });
}
