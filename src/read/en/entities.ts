/**
 * Who is who inside one report: noun phrases become parties.
 * - An office is itself, however it is named; its agents are a party of their own, known by the office.
 * - A pronoun goes to the party of its sex and number that stands in focus (`focus.ts`).
 * - "the man" is the last man; "a man" is a new one, except where the report tells again what its opening told.
 * - A group and its members are different parties: "two of them", "the other ten".
 * - "his family" belongs to him; a surname belongs to whom it was given to.
 * - Nothing fits: no party. Empty is better than wrong.
 */
import type { Pack } from '../../packs/types.ts';
import { bodies } from './bodies.ts';
import { counting } from './counting.ts';
import type { Doc } from './doc.ts';
import { focus } from './focus.ts';
import type { Grammar } from './grammar.ts';
import { nameBook } from './namebook.ts';
import { nobody } from './nobody.ts';
import { numbers } from './numbers.ts';
import { officeNames } from './offices.ts';
import { oncePerPack } from './once.ts';
import { parts } from './parts.ts';
import { type Entity, isOfficial, isPlain, type Position, sexesAgree } from './party.ts';
import type { Np } from './phrases.ts';
import { retold } from './retold.ts';
import { speakers } from './speakers.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { Entity, Position } from './party.ts';

export interface Entities {
  readonly all: readonly Entity[];
  /** The parties a phrase stands for: one, or several for "the drivers and guards". */
  of(np: Np): readonly Entity[];
}

/** The last words of countries' adjectives: "Korean". */
const demonymsOf = oncePerPack(
  (pack) =>
    new Set(
      pack.countries.flatMap((country) =>
        country.adjectives.map((word) => word.toLowerCase().split(' ').at(-1)!),
      ),
    ),
);

/**
 * Resolves the noun phrases of a report, in the order of the text.
 *
 * @param phrases noun phrases that name or stand for a participant, in order
 * @param position where each stands
 * @param given the names that the report gives ("identified by her family name of Han")
 */
export function entities(
  doc: Doc,
  phrases: readonly Np[],
  position: (np: Np) => Position,
  pack: Pack,
  grammar: Grammar,
  given: ReadonlyMap<Np, { readonly name: string }>,
  words: Pick<Vocabulary, 'person' | 'personIn'>,
): Entities {
  const all: Entity[] = [];
  const resolved = new Map<Np, readonly Entity[]>();
  /** Whom a phrase that ends there stands for. */
  const endsAt = new Map<number, readonly Entity[]>();
  let midNames: Set<string> | undefined;
  const owners = new Set(phrases.flatMap(({ possessor }) => possessor ?? []));
  const count = counting(doc, grammar, pack.lexicon.en.times.numbers);
  const names = nameBook(doc, grammar, words);
  const inFocus = focus(doc, grammar, count);
  const none = nobody(doc, phrases, pack, grammar);
  const demonyms = demonymsOf(pack);
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';

  const about = { doc, grammar, count, inFocus, isMany };
  const body = bodies({ ...about, pack, offices: officeNames(doc, phrases), make });
  const number = numbers({ ...about, endsAt, make });
  const speaker = speakers({ names, of, make });
  const { part, pairOf } = parts({ count, inFocus, make });
  const again = retold({ ...about, places: pack.places, position, endsAt, isNamed });

  for (const np of phrases) of(np);
  return { all: all.filter((entity) => entity.mentions.length > 0), of };

  function of(np: Np): readonly Entity[] {
    const known = resolved.get(np);
    if (known) return known;
    resolved.set(np, []);
    const at = position(np);
    if (none.is(np)) {
      const meant = np.apposition ? of(np.apposition) : [];
      resolved.set(np, meant);
      return meant;
    }
    const own = find(np, at);
    const list = [...own];
    endsAt.set(np.last, own);
    for (const entity of own) mention(entity, np, at);
    if (own.length > 1 && !np.pronoun && at.verb !== '') inFocus.together(own, at);
    for (const other of np.coordinated)
      for (const entity of of(other)) if (!list.includes(entity)) list.push(entity);
    if (np.coordinated.length > 0 && list.length > 1) {
      const couple = pairOf(list);
      if (couple) {
        resolved.set(np, [couple]);
        for (const other of np.coordinated) resolved.set(other, [couple]);
        return [couple];
      }
      inFocus.together(list, at);
    }
    if (np.apposition && own.length === 1) explain(own[0]!, np.apposition);
    resolved.set(np, list);
    endsAt.set(np.last, list);
    return list;
  }

  function mention(entity: Entity, np: Np, at: Position): void {
    entity.mentions.push(np);
    const name = given.get(np);
    if (name) names.give(entity, name.name);
    entity.last = np.head;
    if (np.pronoun) entity.pronounIn = at.sentence;
    entity.subject = at.subject;
    entity.salience += at.verb === '' ? 0.5 : at.patient ? 2.5 : at.subject ? 2 : 1;
    if (at.verb !== '') entity.aside = false;
    if (at.teller && !np.pronoun) entity.teller = true;
    if (np.pronoun?.sex && entity.sex === undefined && entity.kind === 'person') entity.sex = np.pronoun.sex;
  }

  function find(np: Np, at: Position): readonly Entity[] {
    const { sort } = np.type;
    const host = none.host(np);
    if (host && !(sort === 'name' && names.whose(names.nameIn(np)))) return at.subject ? of(host) : [];
    if (count.partOf(np)) return part(np, at);
    if (np.pronoun) {
      if (np.pronoun.speaker || np.pronoun.hearer) return some(speaker(np, at));
      return pronoun(np, at);
    }
    if (sort === 'office') return [body.named(np)];
    if (sort === 'facility') return np.type.offices ? [body.office(np, np.type.offices, false)] : [];
    if (sort === 'party') return member(np, at) ?? party(np, at);
    if (sort === 'place') return np.type.class === 'country' ? [body.state(np)] : [];
    if (sort === 'name') return isDemonym(np) ? party(np, at) : some(named(np, at));
    if (sort === 'number') return number(np, at);
    return [];
  }

  /** "Of the two, one was caught": one of those just spoken of. */
  function member(np: Np, at: Position): readonly Entity[] | undefined {
    if (!grammar.one.has(lower(np.head)) || np.determiner === 'definite') return undefined;
    const found = number(np, at);
    return found.length > 0 ? found : undefined;
  }

  function pronoun(np: Np, at: Position): readonly Entity[] {
    const blocked = at.clauseSubject && !isPossessive(np) ? (resolved.get(at.clauseSubject) ?? []) : [];
    const said = at.outer ? of(at.outer) : [];
    if (said.length === 1 && said[0]!.plural === (np.pronoun!.number === 'many')) return said;
    const ahead = at.awaits ? of(at.awaits) : [];
    if (ahead.length === 1 && mayMean(np, ahead[0]!)) return ahead;
    const best = inFocus.pronoun(np, at, blocked);
    if (best.length > 0) return best;
    // Nobody named before: the report speaks of somebody all the same.
    const entry = np.pronoun!;
    if (!entry.person || grammar.reflexive.has(lower(np.head)) || at.teller) return [];
    const many = entry.number === 'many';
    return [
      make(np, { kind: many ? 'group' : 'person', plural: many, ...(entry.sex ? { sex: entry.sex } : {}) }),
    ];
  }

  /** Whether a party that comes only after it has the number and sex of a pronoun. */
  function mayMean(np: Np, entity: Entity): boolean {
    const { number: many, person, sex } = np.pronoun!;
    return (
      person &&
      entity.plural === (many === 'many') &&
      entity.kind !== 'organisation' &&
      sexesAgree(entity, sex)
    );
  }

  /** "Her husband", "his"; not the "her" of "informed on her", though it is the same word. */
  function isPossessive(np: Np): boolean {
    const known = grammar.pronoun.get(lower(np.head));
    return known !== undefined && (known.either ? owners.has(np) : known.possessive);
  }

  function party(np: Np, at: Position): readonly Entity[] {
    const { noun } = np.type;
    const name = nameBehind(np);
    if (name) {
      const known = names.whose(name);
      if (known) return [known];
    }
    if (grammar.anybody.has(lower(np.head)))
      return [make(np, { kind: 'person', plural: true, general: true })];
    if (grammar.demonstrative.has(lower(np.head)))
      return [make(np, { kind: 'group', plural: true, general: at.habitual })];
    if (grammar.each.has(lower(np.first))) return [make(np, { general: true })];
    const known = body.of(np);
    if (known) return [known];
    const owner = np.possessor ? of(np.possessor)[0] : relationOwner(np);
    const relation = noun?.relation;
    if (np.possessor && owner) {
      const kin = inFocus.latest(
        (entity) => entity.owner === owner && entity.lemmas.has(np.lemma) && entity.plural === isMany(np),
      );
      return [kin ?? make(np, { owner, ...(relation ? { relation } : {}) })];
    }
    const plainMany = np.determiner === 'none' && isMany(np);
    if (
      np.determiner === 'definite' ||
      isBoth(np) ||
      plainMany ||
      (np.determiner === 'none' && relation !== undefined)
    ) {
      const together = np.determiner === 'definite' || isBoth(np) ? inFocus.set(np, at) : [];
      if (together.length > 0) return together;
      const known = inFocus.definite(np, at);
      if (known) {
        if (!known.lemmas.has(np.lemma) && !known.plural) known.lemmas.add(np.lemma);
        if (known.noun === undefined || (isPlain(known.noun, grammar) && noun?.occupation))
          known.noun = noun ?? known.noun!;
        return [known];
      }
    }
    if (np.determiner === 'definite' && isMany(np) && !count.isOther(np) && count.sizeOf(np) === undefined) {
      const named = inFocus.sum(np, at);
      if (named.length > 0) return named;
      // "the traders" after a trader and another.
      const each = inFocus
        .all()
        .filter((one) => one.kind === 'person' && !one.plural && !one.teller && one.lemmas.has(np.lemma));
      if (each.length > 1 && each.length < 12) return each;
    }
    if (np.determiner === 'indefinite' || count.sizeOf(np) !== undefined || isDemonym(np)) {
      const retold = again.find(np, at);
      if (retold) return [retold];
    }
    const officeIds = body.ids(np);
    const made = make(np, {
      ...(owner ? { owner } : {}),
      ...(relation ? { relation } : {}),
      ...(officeIds && noun?.agentOf !== undefined ? { office: officeIds[0]!, officeIds, agent: true } : {}),
    });
    if (count.isOther(np) && np.determiner === 'definite')
      inFocus.latest((entity) => entity !== made && entity.plural && !isOfficial(entity))?.members.push(made);
    if (name) names.give(made, name);
    return [made];
  }

  /** "both seamen": two who are known. */
  function isBoth(np: Np): boolean {
    return grammar.collectives.has(lower(np.first)) && np.first < np.head && np.plural;
  }

  function named(np: Np, at: Position): Entity | undefined {
    const name = names.nameIn(np);
    if (name === '' || (np.plural && !name.includes(' ')) || isOpeningPlural(np)) return undefined;
    const standing = names.standing(np);
    const noun = standing?.type.noun;
    const known = names.whose(name);
    if (known && sexesAgree(known, noun?.sex)) {
      if (name.includes(' ')) names.give(known, name);
      if (standing && known.noun === undefined) describe(known, standing);
      return known;
    }
    const owner = np.possessor && noun?.relation !== undefined ? of(np.possessor)[0] : undefined;
    const opened = owner || at.paragraph > 2 ? undefined : again.find(np, at);
    if (opened && opened.names.size === 0 && again.isTold(opened, at)) {
      names.give(opened, name);
      if (standing) describe(opened, standing);
      return opened;
    }
    // "the Sonbong Cooperative": a person's name has no article.
    const isBody = np.determiner === 'definite' && !standing && !names.titleSex(np) && !given.has(np);
    const made = make(np, {
      kind: isBody ? 'organisation' : 'person',
      plural: false,
      ...(noun ? { noun } : {}),
      ...(owner ? { owner, relation: noun!.relation! } : {}),
    });
    const sex = names.titleSex(np);
    if (sex) made.sex = sex;
    names.give(made, name);
    if (standing) describe(made, standing);
    return made;
  }

  /** "Visits were stopped": only the sentence's opening gives it a capital. */
  function isOpeningPlural(np: Np): boolean {
    const { lower: word, sentence, text } = doc.tokens[np.head]!;
    if (np.head !== doc.sentences[sentence]!.first || !word.endsWith('s')) return false;
    midNames ??= new Set(
      doc.tokens
        .filter((token) => doc.sentences[token.sentence]!.first !== token.i && /^\p{Lu}/u.test(token.text))
        .map((token) => token.text),
    );
    return !midNames.has(text);
  }

  function describe(entity: Entity, standing: Np): void {
    entity.noun ??= standing.type.noun!;
    entity.lemmas.add(standing.lemma);
    if (standing.type.noun?.sex) entity.sex = standing.type.noun.sex;
    entity.mentions.push(standing);
  }

  function make(np: Np, from: Partial<Entity>): Entity {
    const noun = from.noun ?? np.type.noun;
    const plural = from.plural ?? isMany(np);
    const size = from.size ?? (plural ? count.sizeOf(np) : undefined);
    const sex = from.sex ?? noun?.sex;
    const entity: Entity = {
      id: all.length + 1,
      kind:
        from.kind ??
        (noun?.kind === 'office' || noun?.kind === 'organisation'
          ? noun.kind
          : plural
            ? 'group'
            : (noun?.kind ?? 'person')),
      plural,
      lemmas: new Set([np.lemma]),
      names: new Set(),
      agent: from.agent ?? false,
      mentions: [],
      salience: 0,
      last: np.head,
      subject: false,
      members: [],
      general: from.general ?? false,
      teller: noun?.occupation !== undefined && grammar.tellers.has(noun.occupation),
      aside: true,
      ...(noun ? { noun } : {}),
      ...(sex ? { sex } : {}),
      ...(size === undefined ? {} : { size }),
      ...(from.office ? { office: from.office } : {}),
      ...(from.officeIds ? { officeIds: from.officeIds } : {}),
      ...(from.owner ? { owner: from.owner } : {}),
      ...(from.voice ? { voice: from.voice } : {}),
      ...(from.speaks ? { speaks: true } : {}),
      ...(from.relation ? { relation: from.relation } : {}),
    };
    all.push(entity);
    inFocus.add(entity);
    return entity;
  }

  /** What stands beside a phrase says more of the same party: "Choe, a secretary", "the trader, a man in his 40s". */
  function explain(entity: Entity, np: Np): void {
    const { sort, noun } = np.type;
    if (sort === 'name' && !isDemonym(np)) {
      if (isMany(np) || entity.plural) return;
      names.give(entity, names.nameIn(np));
    } else if (sort !== 'party' || isMany(np) !== entity.plural || !sexesAgree(entity, noun?.sex)) return;
    else {
      entity.lemmas.add(np.lemma);
      if (isPlain(entity.noun, grammar) && noun) entity.noun = noun;
      if (noun?.sex) entity.sex = noun.sex;
    }
    resolved.set(np, [entity]);
    endsAt.set(np.last, [entity]);
    entity.mentions.push(np);
    const name = given.get(np);
    if (name) names.give(entity, name.name);
  }

  /** A name right behind the phrase: "a man, Kim". */
  function nameBehind(np: Np): string | undefined {
    const after = np.apposition;
    return after?.type.sort === 'name' && !isDemonym(after) && !isMany(np) ? names.nameIn(after) : undefined;
  }

  function relationOwner(np: Np): Entity | undefined {
    const behind = np.attached.find((entry) => grammar.of.has(entry.word));
    return behind && np.type.noun?.relation !== undefined ? of(behind.np)[0] : undefined;
  }

  /** Several, also by a noun that only means several: "a family". */
  function isMany(np: Np): boolean {
    if (grammar.ageWords.has(lower(np.head))) return false;
    return np.plural || (np.type.noun?.group ?? false) || (isDemonym(np) && count.sizeOf(np) !== undefined);
  }

  /** "a North Korean": a word for somebody of a country, no name. */
  function isDemonym(np: Np): boolean {
    if (np.type.sort !== 'name') return false;
    const word = lower(np.head);
    return demonyms.has(word) || (word.endsWith('s') && demonyms.has(word.slice(0, -1)));
  }

  function isNamed(np: Np): boolean {
    return given.has(np) || nameBehind(np) !== undefined;
  }
}

function some<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}
