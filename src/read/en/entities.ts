/**
 * Who is who inside one report: noun phrases become parties.
 * - An office is itself, however it is named; its agents are a party of their own, known by the office.
 * - A pronoun goes to the nearest party of its sex and number that stands in focus; the subject before the object,
 *   and the person the report is about wins ties.
 * - "the man" is the last man; "a man" is a new one, except where the report opens by telling of him twice
 *   (the lead, then the quotation that tells it).
 * - "his family" belongs to him; a surname belongs to whom it was given to.
 * - Nothing fits: no party. Empty is better than wrong.
 */
import type { PartyKind } from '../../claims/types.ts';
import type { Pack, PartyNoun } from '../../packs/types.ts';
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import type { NamedSpan, Np } from './phrases.ts';

export interface Entity {
  readonly id: number;
  kind: PartyKind;
  sex?: 'male' | 'female';
  plural: boolean;
  readonly lemmas: Set<string>;
  readonly names: Set<string>;
  /** The office it is, or acts for. */
  office?: string;
  officeIds?: readonly string[];
  /** An agent of the office rather than the office. */
  agent: boolean;
  noun?: PartyNoun;
  /** Whose kin, neighbour or guard it is. */
  owner?: Entity;
  relation?: string;
  readonly mentions: Np[];
  /** How much the report speaks of it. */
  salience: number;
  /** Token of the last mention. */
  last: number;
  /** Was last seen as the subject of a clause. */
  subject: boolean;
  readonly members: Entity[];
  readonly general: boolean;
  /** Known only by its own voice: "I". */
  readonly voice?: string;
}

export interface Entities {
  readonly all: readonly Entity[];
  /** The parties a phrase stands for: one, or several for "the drivers and guards". */
  of(np: Np): readonly Entity[];
}

/** What the finder needs to know of a phrase's place in its clause. */
export interface Position {
  readonly subject: boolean;
  readonly sentence: number;
  readonly paragraph: number;
  /** Who tells the words, as the voices name it; empty for the narrator. A pronoun in the first person stands for it. */
  readonly voice: string;
  /** The subject of the clause the phrase stands in, when it is another phrase: it cannot be the object too. */
  readonly clauseSubject?: Np;
  /** The owner's phrase ("his family"). */
}

/** How many sentences back a pronoun reaches. */
const REACH = 4;

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
  given: ReadonlyMap<Np, { readonly name: string; readonly np: Np }>,
): Entities {
  const all: Entity[] = [];
  const resolved = new Map<Np, readonly Entity[]>();
  const byOffice = new Map<string, Entity>();
  const byName = new Map<string, Entity>();
  const byVoice = new Map<string, Entity>();
  const sentenceOf = (token: number) => doc.tokens[token]!.sentence;

  for (const np of phrases) of(np);
  return { all, of };

  function of(np: Np): readonly Entity[] {
    const known = resolved.get(np);
    if (known) return known;
    resolved.set(np, []);
    const pair = grammar.both.has(doc.tokens[np.head]!.lower) ? couple(np) : undefined;
    const own = pair ? undefined : one(np);
    const list = pair ?? (own ? [own] : []);
    for (const other of np.coordinated)
      for (const entity of of(other)) if (!list.includes(entity)) list.push(entity);
    if (np.apposition && own) merge(own, np.apposition);
    resolved.set(np, list);
    return list;
  }

  /** "both", "all": the last group, or the last two persons. */
  function couple(np: Np): Entity[] {
    const group = latest(
      (entity) => entity.plural && !entity.office && !entity.general && entity.kind === 'group',
    );
    const persons = all
      .filter(
        (entity) =>
          entity.kind === 'person' && !entity.plural && !entity.agent && entity.noun?.occupation !== 'source',
      )
      .sort((a, b) => b.last - a.last)
      .slice(0, 2);
    const list = group && (persons.length < 2 || group.last > persons[1]!.last) ? [group] : persons;
    for (const entity of list) entity.last = np.head;
    return list.reverse();
  }

  function one(np: Np): Entity | undefined {
    const at = position(np);
    const entity = find(np, at);
    if (!entity) return undefined;
    entity.mentions.push(np);
    const name = given.get(np);
    if (name && !byName.has(name.name)) setName(entity, name.name);
    entity.last = np.head;
    entity.subject = at.subject;
    entity.salience += at.subject ? 2 : 1;
    if (np.pronoun?.sex && entity.sex === undefined && entity.kind === 'person') entity.sex = np.pronoun.sex;
    return entity;
  }

  function find(np: Np, at: Position): Entity | undefined {
    if (np.pronoun) return pronoun(np, at);
    switch (np.type.sort) {
      case 'office':
        return office(np, np.type.ids!, false);
      case 'facility':
        return np.type.offices ? office(np, np.type.offices, false) : undefined;
      case 'party':
        return party(np, at);
      case 'place':
        return np.type.class === 'country' ? state(np) : undefined;
      case 'name':
        return named(np, at);
      case 'number':
        return number(np, at);
      case 'other': {
        const span = np.named.find((name) => name.type === 'office');
        return span && !np.plural ? undefined : undefined;
      }
      default:
        return undefined;
    }
  }

  function office(np: Np, ids: readonly string[], agent: boolean): Entity {
    const key = `${ids.join('|')}${agent ? `:${np.lemma}` : ''}`;
    const known = byOffice.get(key);
    if (known) return known;
    const what = pack.offices.get(ids[0]!);
    const made = make(np, {
      kind: agent ? 'group' : (what?.kind ?? 'office'),
      plural: true,
      office: ids[0]!,
      officeIds: ids,
      agent,
    });
    byOffice.set(key, made);
    return made;
  }

  /** A country that acts: "China repatriated". */
  function state(np: Np): Entity {
    const key = np.type.ids![0]!;
    const known = byOffice.get(key);
    if (known) return known;
    const made = make(np, {
      kind: 'organisation',
      plural: false,
      office: key,
      officeIds: [key],
      agent: false,
    });
    byOffice.set(key, made);
    return made;
  }

  /** Who says "I": the voice that speaks, or the report's own teller. */
  function speaker(np: Np, at: Position): Entity | undefined {
    if (np.pronoun!.hearer) return undefined;
    const key = `${at.voice} ${np.pronoun!.number}`;
    const known = byVoice.get(key);
    if (known) return known;
    const known_name = at.voice === '' ? undefined : byName.get(at.voice.split(' ').at(-1)!);
    const made =
      known_name && np.pronoun!.number === 'one'
        ? known_name
        : make(np, {
            kind: np.pronoun!.number === 'one' ? 'person' : 'group',
            plural: np.pronoun!.number === 'many',
            ...(at.voice === '' ? {} : { voice: at.voice }),
          });
    byVoice.set(key, made);
    return made;
  }

  function party(np: Np, at: Position): Entity | undefined {
    const { noun } = np.type;
    const name = nameIn(np);
    if (name) {
      const known = byName.get(name);
      if (known) return known;
    }
    if (grammar.anybody.has(doc.tokens[np.head]!.lower)) {
      return make(np, { kind: 'person', plural: true, general: true });
    }
    // "state security agents", "officers of the provincial branch": known by their office.
    const officeIds = np.type.ids ?? officeOfAttached(np);
    if (
      officeIds &&
      (noun?.agentOf !== undefined ||
        noun?.kind === 'office' ||
        noun?.occupation !== undefined ||
        np.type.ids !== undefined) &&
      np.determiner !== 'indefinite' &&
      np.plural
    ) {
      return office(np, officeIds, true);
    }
    const owner = np.possessor ? of(np.possessor)[0] : relationOwner(np);
    const relation = noun?.relation;
    if (np.possessor && owner) {
      const kin = all.find((entity) => entity.owner === owner && entity.lemmas.has(np.lemma));
      if (kin) return kin;
      const made = make(np, { plural: np.plural, owner, ...(relation ? { relation } : {}) });
      return made;
    }
    if (np.determiner === 'definite' || (np.determiner === 'none' && np.plural)) {
      const same = latest(
        (entity) =>
          entity.lemmas.has(np.lemma) &&
          entity.plural === np.plural &&
          !entity.agent &&
          compatible(entity, np),
      );
      if (same && (np.determiner === 'definite' || sentenceOf(same.last) >= at.sentence - 3)) return same;
      if (np.determiner === 'definite' && !np.plural) {
        // "the resident", "the suspect": another word for the one in focus.
        const like = latest(
          (entity) =>
            entity.kind === 'person' &&
            !entity.plural &&
            !entity.general &&
            (noun?.sex === undefined || entity.sex === undefined || entity.sex === noun.sex) &&
            entity.owner === undefined &&
            noun?.relation === undefined &&
            isPlain(entity, noun) &&
            entity.noun?.agentOf === undefined &&
            (entity.noun?.occupation === undefined || sentenceOf(entity.last) >= at.sentence - 2 || entity.salience >= 6) &&
            sentenceOf(entity.last) >= at.sentence - 6,
        );
        if (like) {
          like.lemmas.add(np.lemma);
          return like;
        }
      }
      if (np.determiner === 'definite' && np.plural) {
        const group = latest(
          (entity) =>
            entity.plural &&
            !entity.office &&
            !entity.general &&
            (entity.members.length > 0 || sharesLemma(entity, np)) &&
            sentenceOf(entity.last) >= at.sentence - 4,
        );
        if (group) return group;
      }
      if (relation && np.determiner === 'definite') {
        const kin = latest((entity) => entity.owner !== undefined && entity.lemmas.has(np.lemma));
        if (kin) return kin;
      }
    }
    if (np.determiner === 'indefinite' || (np.plural && isNumbered(np))) {
      const retold = lead(np, at);
      if (retold) return retold;
    }
    const made = make(np, {
      plural: np.plural,
      ...(owner ? { owner } : {}),
      ...(relation ? { relation } : {}),
      ...(officeIds ? { office: officeIds[0]!, officeIds, agent: true } : {}),
    });
    if (name) setName(made, name);
    return made;
  }

  /** The lead tells of "a man"; the quotation after it tells of "a man in his 50s": the same one. */
  function lead(np: Np, at: Position): Entity | undefined {
    if (at.paragraph > 2 || isOther(np)) return undefined;
    const leads = all.filter((entity) => {
      const mention = entity.mentions[0];
      if (!mention || entity.plural !== np.plural || entity.owner !== undefined || entity.office !== undefined || entity.general) return false;
      const where = position(mention);
      return where.subject && where.paragraph < at.paragraph && where.paragraph <= 1;
    });
    const first = leads.sort((a, b) => a.mentions[0]!.head - b.mentions[0]!.head)[0];
    if (!first || first.noun?.occupation === 'source') return undefined;
    const others = all.filter(
      (entity) => entity !== first && entity.plural === np.plural && entity.lemmas.has(np.lemma),
    );
    if (others.length > 0) return undefined;
    if (np.plural && !first.lemmas.has(np.lemma)) return undefined;
    if (!first.lemmas.has(np.lemma) && !(np.type.noun?.sex !== undefined && isPlain(first, np.type.noun)))
      return undefined;
    if (np.type.noun?.sex !== undefined && first.sex !== undefined && np.type.noun.sex !== first.sex)
      return undefined;
    if (!compatible(first, np)) return undefined;
    return first;
  }

  function named(np: Np, at: Position): Entity | undefined {
    const name = doc.tokens[np.head]!.text;
    const known = byName.get(name) ?? byName.get(doc.tokens[np.first]!.text);
    if (known) return known;
    // A name alone in front of a verb or after one is somebody; elsewhere it may be anything.
    const made = make(np, { kind: 'person', plural: false });
    setName(made, name);
    void at;
    return made;
  }

  function number(np: Np, at: Position): Entity | undefined {
    const group = latest(
      (entity) => entity.plural && !entity.office && sentenceOf(entity.last) >= at.sentence - 2,
    );
    const made = make(np, { kind: 'group', plural: np.lemma !== 'one' });
    if (group) group.members.push(made);
    return made;
  }

  function pronoun(np: Np, at: Position): Entity | undefined {
    const entry = np.pronoun!;
    if (entry.speaker || entry.hearer) return speaker(np, at);
    let best: Entity | undefined;
    let score = -1;
    const blocked =
      at.clauseSubject &&
      at.clauseSubject !== np &&
      !grammar.raw.pronouns.some((p) => p.possessive.includes(doc.tokens[np.head]!.lower))
        ? resolved.get(at.clauseSubject)
        : undefined;
    for (const entity of all) {
      if (blocked?.includes(entity) || entity.general) continue;
      const distance = at.sentence - sentenceOf(entity.last);
      if (distance > REACH || distance < 0) continue;
      if (!agrees(entity, entry)) continue;
      if (entity.noun?.occupation === 'source' && at.voice !== '') continue;
      let value =
        10 -
        distance * 3 +
        (entity.subject ? 2.5 : 0) +
        Math.min(entity.salience, 12) * 0.35 +
        entity.last / doc.tokens.length;
      if (entity.owner !== undefined) value -= 0.5;
      if (entity.kind === 'organisation' || entity.kind === 'office') value -= entry.person ? 2 : 0;
      if (entity.noun?.occupation === 'source') value -= 3;
      if (entity.office && !entity.agent && entry.number === 'many') value -= 1.5;
      if (value > score) {
        score = value;
        best = entity;
      }
    }
    // Nobody named before: the report speaks of somebody all the same.
    if (!best && entry.person && !isReflexive(np))
      return make(np, {
        kind: entry.number === 'many' ? 'group' : 'person',
        plural: entry.number === 'many',
        ...(entry.sex ? { sex: entry.sex } : {}),
      });
    return best;
  }

  function isReflexive(np: Np): boolean {
    return grammar.reflexive.has(doc.tokens[np.head]!.lower);
  }

  function agrees(entity: Entity, entry: NonNullable<Np['pronoun']>): boolean {
    if (!entry.person) return entity.office !== undefined && !entity.agent;
    if (entry.number === 'many') return entity.plural;
    if (entity.plural || (entity.office && !entity.agent)) return false;
    return (
      entity.kind === 'person' &&
      (entry.sex === undefined || entity.sex === undefined || entity.sex === entry.sex)
    );
  }

  function latest(test: (entity: Entity) => boolean): Entity | undefined {
    let best: Entity | undefined;
    for (const entity of all) if (test(entity) && (!best || entity.last > best.last)) best = entity;
    return best;
  }

  function make(np: Np, given: Partial<Entity>): Entity {
    const { noun } = np.type;
    const plural = given.plural ?? np.plural;
    const entity: Entity = {
      id: all.length + 1,
      kind:
        given.kind ??
        (noun?.kind === 'office' || noun?.kind === 'organisation'
          ? noun.kind
          : plural || noun?.group
            ? 'group'
            : (noun?.kind ?? 'person')),
      plural,
      lemmas: new Set([np.lemma]),
      names: new Set(),
      agent: given.agent ?? false,
      mentions: [],
      salience: 0,
      last: np.head,
      subject: false,
      members: [],
      general: given.general ?? false,
      ...(noun ? { noun } : {}),
      ...((given.sex ?? noun?.sex) ? { sex: (given.sex ?? noun?.sex)! } : {}),
      ...(given.office ? { office: given.office } : {}),
      ...(given.officeIds ? { officeIds: given.officeIds } : {}),
      ...(given.owner ? { owner: given.owner } : {}),
      ...(given.voice ? { voice: given.voice } : {}),
      ...(given.relation ? { relation: given.relation } : {}),
    };
    all.push(entity);
    return entity;
  }

  function setName(entity: Entity, name: string): void {
    entity.names.add(name);
    byName.set(name, entity);
  }

  /** A name that stands in or right behind the phrase: "Choe", "a man surnamed Choe" is handled by its details. */
  function nameIn(np: Np): string | undefined {
    if (np.type.sort !== 'party') return undefined;
    const after = np.apposition;
    if (after?.type.sort === 'name') return doc.tokens[after.head]!.text;
    return undefined;
  }

  function merge(entity: Entity, np: Np): void {
    if (np.type.sort === 'name') setName(entity, doc.tokens[np.head]!.text);
    else if (np.type.sort === 'party' && !np.plural) {
      entity.lemmas.add(np.lemma);
      resolved.set(np, [entity]);
    }
  }

  function relationOwner(np: Np): Entity | undefined {
    const of_ = np.attached.find((entry) => grammar.of.has(entry.word));
    if (!of_ || np.type.noun?.relation === undefined) return undefined;
    return of(of_.np)[0];
  }

  function officeOfAttached(np: Np): readonly string[] | undefined {
    const found = np.attached.find((entry) => entry.np.type.sort === 'office');
    return found?.np.type.ids;
  }

  function isNumbered(np: Np): boolean {
    return np.modifiers.some((m) => doc.tokens[m]!.pos === 'NUM');
  }

  function isOther(np: Np): boolean {
    return grammar.raw.determiners.other.some((word) =>
      doc.tokens.slice(np.first, np.head).some((token) => token.lower === word),
    );
  }

  function sharesLemma(entity: Entity, np: Np): boolean {
    return entity.lemmas.has(np.lemma);
  }

  /** A word that tells of nobody in particular may stand for anybody: the man, the resident, the suspect. */
  function isPlain(entity: Entity, noun: PartyNoun | undefined): boolean {
    if (noun === undefined) return true;
    if (noun.occupation === undefined && noun.relation === undefined && noun.agentOf === undefined)
      return entity.noun?.occupation !== 'source';
    return (
      entity.noun?.occupation === noun.occupation && noun.relation === undefined && noun.agentOf === undefined
    );
  }

  /** Two phrases do not tell of one party when they name different ages, offices or places. */
  function compatible(entity: Entity, np: Np): boolean {
    const spans = (list: readonly NamedSpan[]) => list.flatMap((span) => span.ids);
    const own = entity.mentions.flatMap((mention) => spans(mention.named));
    const others = spans(np.named);
    if (
      own.length > 0 &&
      others.length > 0 &&
      !others.some((id) => own.includes(id)) &&
      np.type.noun?.agentOf === undefined
    ) {
      return np.determiner === 'definite';
    }
    return !isOther(np);
  }
}
