/**
 * What a party is called in a language in which no report tells of it: made of what is known as data (kin, occupation, office,
 * sex, age, residence, number), never of words that are not. Names take no part in it.
 */
import type { CaseParty } from '../claims/case.ts';
import { tieOf } from '../claims/tie.ts';
import type { Called } from '../packs/phrases.ts';
import type { Labels, Pack, PartyNoun } from '../packs/types.ts';
import { lookupOf } from './lookup.ts';
import { fill } from './phrases.ts';

type Language = 'en' | 'ko';

const LATIN = /\p{Script=Latin}/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Syllables of the shortest noun that may end a longer word. */
const SHORTEST = 2;

/** A noun, and how far it says already what else is known. */
interface Noun {
  readonly text: string;
  /** Means many in the singular: a family. */
  readonly collective?: boolean;
  /** The sex stands in it, or is not said of it. */
  readonly sexed?: boolean;
  /** It is bound to another party: `wife` of whom. */
  readonly other?: string;
}

/**
 * The parties, each with what it is called in the languages in which it has no label.
 *
 * @param disputed whether a property of a party is told in ways that exclude each other: that is left out
 */
export function withDescriptions(
  parties: readonly CaseParty[],
  pack: Pack,
  disputed: (party: string, property: string) => boolean = () => false,
): CaseParty[] {
  const byId = new Map(parties.map((party) => [party.id, undisputed(party, disputed)]));
  const describe = (party: CaseParty, language: Language): string | undefined => {
    const called = pack.phrases[language]?.case.called;
    return called && new Description(pack, called, language, byId).of(byId.get(party.id)!, true);
  };
  return parties.map((party) => {
    const en = LATIN.test(party.label) ? undefined : describe(party, 'en');
    const ko = party.label_ko === undefined ? describe(party, 'ko') : undefined;
    if (en === undefined && ko === undefined) return party;
    return { ...party, described: { ...(en && { en }), ...(ko && { ko }) } };
  });
}

class Description {
  readonly #pack: Pack;
  readonly #called: Called;
  readonly #language: Language;
  readonly #parties: ReadonlyMap<string, CaseParty>;

  constructor(pack: Pack, called: Called, language: Language, parties: ReadonlyMap<string, CaseParty>) {
    this.#pack = pack;
    this.#called = called;
    this.#language = language;
    this.#parties = parties;
  }

  /** @param bound whether kin are told by whose they are */
  of(party: CaseParty, bound: boolean): string | undefined {
    const called = this.#called;
    const head = headOf(party.label, this.#pack);
    const noun = this.#noun(party, head, bound);
    if (noun === undefined) return undefined;
    const { sex, nationality, residence } = textsOf(party);
    const { min, max } = party.count ?? {};
    const group = party.kind === 'group' && noun.collective !== true;
    const number = group && min !== undefined && min === max && min > 1 ? min : undefined;
    let text = group ? plural(noun.text, called) : noun.text;
    if (group && number === undefined) text = fill(called.many, { noun: text });
    const country = nationality === undefined ? undefined : this.#nationality(nationality);
    if (country !== undefined) text = fill(called.nationality, { nationality: country, noun: text });
    const term = sex === undefined || noun.sexed ? undefined : this.#pack.terms.sexes[sex];
    if (term !== undefined) text = fill(called.sex, { sex: term[this.#language], noun: text });
    if (noun.other === undefined) {
      text = this.#aged(text, party);
      // Whose home it is matters less where only kin are told by it.
      const place = residence === undefined || !bound ? undefined : this.#place(residence);
      if (place !== undefined) text = fill(called.residence, { residence: place, noun: text });
    }
    if (number !== undefined) text = fill(called.count, { n: number, noun: text });
    return noun.other === undefined ? text : fill(called.kin, { other: noun.other, noun: text });
  }

  #noun(party: CaseParty, head: PartyNoun | undefined, bound: boolean): Noun | undefined {
    const { terms, offices } = this.#pack;
    const details = textsOf(party);
    const tie = tieOf(details['kin-of'] ?? '');
    const kin = this.#term(terms.relations, tie?.relation);
    if (tie !== undefined && kin !== undefined) {
      const of = bound ? this.#parties.get(tie.other) : undefined;
      const other = of && this.#told(of);
      return { ...this.#kin(kin, tie.relation), ...(other !== undefined && { other }) };
    }
    const job = this.#job(details.occupation) ?? this.#office(party, offices) ?? this.#ofHead(head);
    if (job !== undefined) return job;
    const { nouns } = this.#called;
    const sex = details.sex ?? head?.sex;
    const age = Object.hasOwn(terms.ages, details.age ?? '') ? details.age : head?.age;
    const key = [`${age}-${sex}`, age, sex].find((one) => one !== undefined && Object.hasOwn(nouns, one));
    if (key !== undefined) return { text: nouns[key]!, sexed: true };
    // A word that says no more than the bare noun does.
    const bare = Object.values(this.#pack.phrases).map((phrases) => phrases?.case.called.nouns.person);
    return head?.words.some((word) => bare.includes(word)) ? { text: nouns.person!, sexed: true } : undefined;
  }

  #job(text: string | undefined): Noun | undefined {
    if (text === undefined) return undefined;
    const { jobs } = lookupOf(this.#pack);
    const words = text.toLowerCase().split(/\s+/);
    const id = words.map((_, i) => jobs.get(words.slice(i).join(' '))).find((known) => known !== undefined);
    return this.#occupation(id);
  }

  #occupation(id: string | undefined): Noun | undefined {
    const text = this.#term(this.#pack.terms.occupations, id);
    if (text === undefined) return undefined;
    const sexed = this.#nouns(({ occupation }) => occupation === id).every(({ sex }) => sex !== undefined);
    return { text, sexed };
  }

  /** People of an office. */
  #office({ office, kind }: CaseParty, offices: Pack['offices']): Noun | undefined {
    const label =
      office === undefined || !['person', 'group'].includes(kind) ? undefined : offices.get(office)?.label;
    return label && { text: fill(this.#called.agent, { office: label[this.#language] }) };
  }

  /** What the pack knows of the noun that the label ends with. */
  #ofHead(head: PartyNoun | undefined): Noun | undefined {
    if (head === undefined) return undefined;
    const kin = this.#term(this.#pack.terms.relations, head.relation);
    return kin === undefined ? this.#occupation(head.occupation) : this.#kin(kin, head.relation);
  }

  #kin(text: string, id: string | undefined): Noun {
    const nouns = this.#nouns(({ relation }) => relation === id);
    return { text, sexed: true, collective: nouns.length > 0 && nouns.every(({ group }) => group === true) };
  }

  #aged(noun: string, party: CaseParty): string {
    const { age, sex } = textsOf(party);
    const { decade, decades, years } = this.#called;
    const [, n, unit] = /^([1-9]\d{0,2}?)(0s)?$/.exec(age ?? '') ?? [];
    if (n === undefined) return noun;
    if (unit === undefined) return fill(years, { n: age!, noun });
    const whole = `${n}0`;
    const said = Object.hasOwn(decades, whole) ? decades[whole]! : fill(decades.any, { n: whole });
    const of = party.kind === 'person' && (sex === 'male' || sex === 'female') ? sex : 'other';
    return fill(decade[of], { decade: said, noun });
  }

  /** The label in this language, or a description of it that stands by itself. */
  #told(party: CaseParty): string | undefined {
    const told = this.#language === 'ko' ? party.label_ko : LATIN.test(party.label) ? party.label : undefined;
    return told ?? this.of(party, false);
  }

  #place(text: string): string | undefined {
    const ids = lookupOf(this.#pack).places.get(text.toLowerCase()) ?? [];
    const labels = new Set(ids.map((id) => this.#pack.places.get(id)?.label[this.#language]));
    return labels.size === 1 ? [...labels][0] : undefined;
  }

  #nationality(text: string): string | undefined {
    const [id, second] = lookupOf(this.#pack).places.get(text.toLowerCase()) ?? [];
    if (id === undefined || second !== undefined) return undefined;
    const country = this.#pack.countries.find(({ iso }) => iso === id);
    return this.#language === 'en' ? country?.adjectives[0] : country?.label[this.#language];
  }

  #term(terms: Readonly<Record<string, Labels>>, id: string | undefined): string | undefined {
    return id !== undefined && Object.hasOwn(terms, id) ? terms[id]![this.#language] : undefined;
  }

  #nouns(fits: (noun: PartyNoun) => boolean): PartyNoun[] {
    return this.#pack.lexicon.en.people.filter(fits);
  }
}

function undisputed(party: CaseParty, disputed: (party: string, property: string) => boolean): CaseParty {
  const { count, ...rest } = party;
  const open = Object.entries(party.details).filter(([property]) => !disputed(party.id, property));
  return {
    ...rest,
    details: Object.fromEntries(open),
    ...(count !== undefined && !disputed(party.id, 'count') && { count }),
  };
}

function textsOf({ details }: CaseParty): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => typeof value === 'string'),
  ) as Record<string, string>;
}

function plural(noun: string, { plurals }: Called): string {
  const rule = plurals.find(([ending]) => noun.endsWith(ending));
  return rule === undefined ? noun : noun.slice(0, noun.length - rule[0].length) + rule[1];
}

const heads = new WeakMap<Pack, ReadonlyMap<string, PartyNoun>>();

/** Nouns for those who take part, in one and in many. */
function headsOf(pack: Pack): ReadonlyMap<string, PartyNoun> {
  const before = heads.get(pack);
  if (before !== undefined) return before;
  const found = new Map<string, PartyNoun>();
  for (const { people } of [pack.lexicon.en, ...Object.values(pack.verbFinal)])
    for (const noun of people)
      for (const word of noun.words)
        for (const {
          case: { called },
        } of Object.values(pack.phrases))
          for (const text of [word, fill(called.many, { noun: plural(word, called) })])
            if (!found.has(text.toLowerCase())) found.set(text.toLowerCase(), noun);
  heads.set(pack, found);
  return found;
}

/** The noun that a label ends with, before what follows a preposition. */
function headOf(label: string, pack: Pack): PartyNoun | undefined {
  const nouns = headsOf(pack);
  const all = label.toLowerCase().split(/\s+/);
  const end = all.findIndex((word, i) => i > 0 && pack.lexicon.en.grammar.prepositions.includes(word));
  const words = end < 0 ? all : all.slice(0, end);
  for (let i = 0; i < words.length; i++) {
    const known = nouns.get(words.slice(i).join(' '));
    if (known !== undefined) return known;
  }
  // The end of a longer word counts where words are written together.
  const last = words.at(-1)!;
  if (!HANGUL.test(last)) return undefined;
  for (let i = 1; i <= last.length - SHORTEST; i++) {
    const known = nouns.get(last.slice(i));
    if (known !== undefined) return known;
  }
  return undefined;
}
