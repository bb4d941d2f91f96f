/**
 * Who is who inside one report: phrases and left-out words become parties.
 * - An office is itself, however it is named; its officers are a party of their own.
 * - The same noun again is the same party; "another", a count of its own, another age, name or home make a new one.
 * - A pronoun, and a noun that says no more than "person", is whom the text is about at that place.
 * - Kin without an owner is the kin of whom the text is about (`kin.ts`).
 * - Who only tells is no party of what is told.
 * - Nothing fits: no party. Empty is better than wrong.
 */
import type { PartyKind } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import type { ActMention } from './acts.ts';
import { structureOf } from './again.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import { kinship } from './kin.ts';
import { agrees, calledSo, decadeOf, isAnybody, saysNothing } from './likeness.ts';
import { membersOf, type Np } from './np.ts';
import { officeOf } from './offices.ts';
import { type Entity, isOfficial, isPersonal, isPlain, sameName } from './party.ts';
import { homesOf } from './places.ts';
import { isName, isParty } from './sorts.ts';
import { rolesOf, statementsOf, subjectsOf } from './subjects.ts';

export interface Entities {
  readonly all: readonly Entity[];
  of(np: Np): readonly Entity[];
  /** Whom an act leaves out. */
  zero(act: ActMention, role: 'by' | 'to' | 'with'): readonly Entity[];
}

/** How many sentences back somebody left out may have been named last. */
const BACK = 4;
/** How many parties are looked at for one that was named before: what keeps a text of any length linear. */
const KEPT = 120;

export interface Found {
  readonly doc: Doc;
  readonly nps: readonly Np[];
  readonly clauses: readonly Clause[];
  readonly acts: readonly ActMention[];
  readonly pack: Pack;
  /** Whether the phrase names who tells something. */
  readonly isTeller: (np: Np) => boolean;
  /** Who tells at an offset; empty for the narrator. */
  readonly voiceAt: (offset: number) => string;
  /** Relations by the relations that answer them: a wife has a husband. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

type Made = Pick<Entity, 'kind' | 'agent' | 'plural'> &
  Partial<Pick<Entity, 'office' | 'officeIds' | 'speaks'>>;

export function entities({ doc, nps, clauses, acts, pack, isTeller, voiceAt, answers }: Found): Entities {
  const all: Entity[] = [];
  const byMember = new Map<number, readonly Entity[]>();
  const zeros = new Map<string, readonly Entity[]>();
  const speakers = new Map<string, Entity>();
  const tellers = new Map<Np, boolean>();
  const places = new Map<Np, readonly string[]>();
  /** The last that were told of together: "he and his son" may be "they". */
  let together: readonly Entity[] = [];
  /** Whom the text is about: the last topic, and the last it was done to; and the last office that acted. */
  let about: Entity | undefined;
  let agent: Entity | undefined;
  const roleOf = rolesOf(acts);
  const { topics, finals, described } = subjectsOf(clauses);
  const { body } = structureOf(doc);
  const statedOf = statementsOf(clauses);
  const clauseOf = new Map<number, readonly Np[]>();
  for (const { args } of clauses) {
    const members = args.flatMap(membersOf);
    for (const { i } of members) if (members.length <= KEPT) clauseOf.set(i, members);
  }
  const kin = kinship({ answers, about: () => about, recent });
  const ordered = [...nps].sort((a, b) => a.start - b.start || a.end - b.end);
  const queue = [...acts].sort((a, b) => a.end - b.end);
  let next = 0;

  for (const np of ordered) {
    for (; next < queue.length && queue[next]!.end <= np.start; next++) leave(queue[next]!);
    resolve(np);
    if (np.items.length > 1) {
      const members = np.items.flatMap((one) => resolve(one));
      if (members.every((one) => isPersonal(one) && !one.teller)) together = members;
    }
  }
  for (; next < queue.length; next++) leave(queue[next]!);
  return {
    all: all.filter(({ mentions }) => mentions.length > 0),
    of: (np) => byMember.get(np.i) ?? [],
    zero: (act, role) => zeros.get(`${act.i} ${role}`) ?? [],
  };

  function recent(): readonly Entity[] {
    return all.length <= KEPT ? all : all.slice(-KEPT);
  }

  function homes(np: Np): readonly string[] {
    let known = places.get(np);
    if (known === undefined) {
      known = homesOf(np, pack);
      places.set(np, known);
    }
    return known;
  }

  function fits(e: Entity, np: Np): boolean {
    return agrees(e, np, { of: homes, pack });
  }

  function tells(np: Np): boolean {
    let known = tellers.get(np);
    if (known === undefined) {
      const { party } = np.known ?? {};
      // Kin, officers and people with a name are parties, though they tell something, too.
      const onlyTells =
        party !== undefined &&
        party.relation === undefined &&
        party.agentOf === undefined &&
        np.name === undefined;
      known = party?.occupation === 'source' || (onlyTells && np.age === undefined && isTeller(np));
      tellers.set(np, known);
    }
    return known;
  }

  function resolve(np: Np): readonly Entity[] {
    const known = byMember.get(np.i);
    if (known !== undefined) return known;
    byMember.set(np.i, []);
    if (np.owner !== undefined) resolve(np.owner);
    const found = find(np);
    byMember.set(np.i, found);
    for (const entity of found) seen(entity, np, found.length === 1);
    return found;
  }

  function find(np: Np): readonly Entity[] {
    if (!isParty(np) && !isNamed(np)) return np.names.length > 0 ? state(np) : [];
    if (np.determiner === 'any' && np.count === undefined) return [];
    const { pronoun } = np.known ?? {};
    if (pronoun !== undefined) return pronounOf(np);
    const subject = statedOf.get(np.i);
    if (subject !== undefined) {
      const stated = resolve(subject).filter((e) => isPersonal(e) && !e.plural && fits(e, np));
      if (stated.length === 1) return stated;
    }
    if (np.type === 'office' || np.type === 'organisation' || np.known?.party?.kind === 'office')
      return some(officeEntity(np));
    return counted(np) ?? [personOf(np)];
  }

  /** A word that nobody knows, where only a person can stand: a name. */
  function isNamed(np: Np): boolean {
    return isName(np) && (roleOf.to.has(np.i) || roleOf.by.has(np.i));
  }

  /** A country that acts is its government: "중국이 북송했다". */
  function state(np: Np): readonly Entity[] {
    if (!roleOf.by.has(np.i)) return [];
    const hit = np.names.at(-1)!.hits.find(({ type }) => type === 'place');
    const place = hit && pack.places.get(hit.id);
    if (place?.precision !== 'country') return [];
    const there = recent().find(({ office }) => office === place.id);
    return [there ?? make(np, { kind: 'office', office: place.id, agent: false, plural: false })];
  }

  function officeEntity(np: Np): Entity | undefined {
    const ids = officeOf(np, pack, doc);
    const noun = np.known?.party;
    const [id] = ids;
    if (id === undefined) {
      if (noun === undefined) return undefined;
      const there = recent().findLast((e) => e.kind === noun.kind && !e.agent && calledSo(e, np));
      return there ?? make(np, { kind: noun.kind, agent: false, plural: false });
    }
    const there = recent().find((e) => !e.agent && e.office !== undefined && ids.includes(e.office));
    if (there !== undefined) return there;
    const kind = pack.offices.get(id)?.kind ?? 'office';
    return make(np, { kind, office: id, officeIds: ids, agent: false, plural: false });
  }

  /** "두 사람", "3명": so many of whom the text spoke last. */
  function counted(np: Np): readonly Entity[] | undefined {
    const value = np.count?.value;
    if (value === undefined || value < 2 || np.determiner === 'another' || np.owner !== undefined)
      return undefined;
    if (!saysNothing(np) || np.before.some((word) => word.noun !== undefined)) return undefined;
    if (together.length === value && together.every(({ last }) => np.sentence - last <= BACK))
      return together;
    const group = recent().findLast(
      (e) => e.kind === 'group' && e.count === value && !e.teller && np.sentence - e.last <= BACK,
    );
    return group && [group];
  }

  function personOf(np: Np): Entity {
    const noun = np.known?.party;
    const kind: PartyKind = np.plural || noun?.kind === 'group' ? 'group' : 'person';
    const owner =
      noun?.relation === undefined
        ? undefined
        : np.owner === undefined
          ? kin.ownerOf(np)
          : resolve(np.owner)[0];
    const answered = kin.answering(np, owner);
    if (answered !== undefined && answered.kind === kind && fits(answered, np)) return answered;
    const offices = officesOf(np);
    const same = np.determiner === 'another' ? undefined : again(np, kind, owner, offices);
    if (same !== undefined) return same;
    const made = make(np, {
      kind,
      agent: offices.length > 0,
      plural: kind === 'group',
      ...(offices[0] === undefined ? {} : { office: offices[0], officeIds: offices }),
    });
    if (noun?.relation !== undefined && owner !== undefined && owner !== made) {
      made.owner = owner;
      made.relation = noun.relation;
    } else if (noun?.relation !== undefined) made.relation = noun.relation;
    return made;
  }

  /** The office that an officer acts for: named before the noun, else the one of its class of whom the text speaks. */
  function officesOf(np: Np): readonly string[] {
    const noun = np.known?.party;
    const named = officeOf(np, pack, doc);
    if (named.length > 0) return named;
    if (noun?.agentOf === undefined) return [];
    const near = recent().findLast(
      ({ office }) => office !== undefined && pack.offices.get(office)?.class === noun.agentOf,
    );
    return near?.office === undefined ? [] : [near.office];
  }

  /** The party that the same words named before. */
  function again(
    np: Np,
    kind: PartyKind,
    owner: Entity | undefined,
    offices: readonly string[],
  ): Entity | undefined {
    const noun = np.known?.party;
    const teller = tells(np);
    const told = recent().filter(
      (e) =>
        e.kind === kind &&
        e.speaks === undefined &&
        (e.vague !== true || np.determiner === 'definite') &&
        (e.teller === teller || noun === undefined) &&
        (noun?.relation === undefined || e.relation === noun.relation) &&
        (owner === undefined || e.owner === undefined || e.owner === owner) &&
        (offices.length === 0 || e.office === undefined || offices.includes(e.office)) &&
        fits(e, np),
    );
    if (np.name !== undefined) {
      const { core } = np.name;
      const named = told.findLast((e) => e.core !== undefined && sameName(e.core, core));
      if (named !== undefined) return named;
    }
    // Of a wife, a father, a family one has one; other words of one entry of the lexicon are not one person.
    const only = noun?.relation !== undefined && (noun.group === true || answers.has(noun.relation));
    const called = told.filter((e) => calledSo(e, np) || (only && e.noun === noun));
    const same = called.findLast((e) => e.stems.has(np.stem)) ?? largest(called);
    if (np.determiner === 'definite') return same ?? pointedAt(told, np, kind);
    if (isAnybody(np)) return undefined;
    if (same !== undefined) return introduces(np, same) ? undefined : same;
    // A name alone, and "이 주민", "남성은" of whom the text is about.
    const central =
      about !== undefined && told.includes(about) && about.relation === undefined ? about : undefined;
    if (central === undefined || np.count !== undefined) return undefined;
    if (np.name !== undefined && noun === undefined) return central.name === undefined ? central : undefined;
    const isTopic =
      np.mark === 'topic' && np.age === undefined && np.names.length === 0 && !described.has(np.i);
    return isTopic && isPlain(noun) && !isOfficial(central) ? central : undefined;
  }

  /** Who stands in the same clause: nobody does it to "him" who is himself. */
  function besides(np: Np): readonly Entity[] {
    const others = clauseOf.get(np.i) ?? [];
    return others.flatMap((other) => (other === np ? [] : (byMember.get(other.i) ?? [])));
  }

  /** "이 남성", "해당 간부": somebody just told of, in other words perhaps. */
  function pointedAt(told: readonly Entity[], np: Np, kind: PartyKind): Entity | undefined {
    if (tells(np)) return undefined;
    const noun = np.known?.party;
    const beside = besides(np);
    const near = told.filter(
      (e) => e.relation === undefined && np.sentence - e.last <= BACK && !beside.includes(e),
    );
    if (about !== undefined && near.includes(about) && about.kind === kind) return about;
    return near.findLast((e) => isPlain(noun) || isPlain(e.noun));
  }

  /** A count of its own names somebody new, unless it is the count already known. */
  function introduces(np: Np, same: Entity): boolean {
    if (np.count === undefined) return false;
    const { value } = np.count;
    if (same.count !== undefined) return value !== undefined && same.count !== value;
    // What the opening tells without a count, the body may count.
    return (same.mentions[0]?.start ?? 0) >= body || same.mentions.some(({ start }) => start >= body);
  }

  function pronounOf(np: Np): readonly Entity[] {
    const { number, sex, of: kind } = np.known!.pronoun!;
    if (kind === 'anybody') return [];
    if (kind === 'speaker') return some(speaker(np, number === 'many'));
    const people = recent().filter(
      (e) => isPersonal(e) && (sex === undefined || e.sex === undefined || e.sex === sex),
    );
    if (tells(np)) return some(people.findLast((e) => e.teller));
    const kinds: PartyKind = number === 'many' ? 'group' : 'person';
    const beside = besides(np);
    const near = people.filter(
      (e) =>
        e.kind === kinds &&
        !e.teller &&
        np.sentence - e.last <= BACK &&
        !isOfficial(e) &&
        !(beside.includes(e) && kind !== 'self'),
    );
    if (number === 'many') {
      const latest = near.reduce((best, e) => Math.max(best, lastStart(e)), -1);
      if (together.length > 1 && Math.min(...together.map(lastStart)) > latest) return together;
    }
    if (about !== undefined && near.includes(about)) return [about];
    const latest = near.reduce<Entity | undefined>(
      (best, e) =>
        best === undefined || e.last > best.last || (e.last === best.last && e.salience > best.salience)
          ? e
          : best,
      undefined,
    );
    // A text that opens with "he" tells of somebody all the same.
    if (latest === undefined && people.every((e) => e.teller || isOfficial(e)) && kind === undefined)
      return [make(np, { kind: kinds, agent: false, plural: number === 'many' })];
    return some(latest);
  }

  /** Who says "I": one for each voice. "We" only where somebody says "I" too, else it may be anybody. */
  function speaker(np: Np, many: boolean): Entity | undefined {
    const voice = voiceAt(np.start);
    const key = `${voice} ${many}`;
    const known = speakers.get(key);
    if (known !== undefined) return known;
    if (many && !speakers.has(`${voice} false`)) return undefined;
    const made = make(np, { kind: many ? 'group' : 'person', agent: false, plural: many, speaks: voice });
    speakers.set(key, made);
    return made;
  }

  function make(np: Np, of: Made): Entity {
    const entity: Entity = {
      id: all.length,
      ...of,
      homes: new Set(),
      mentions: [],
      stems: new Set(),
      teller: false,
      salience: 0,
      last: np.sentence,
    };
    const noun = np.known?.party;
    if (noun !== undefined) entity.noun = noun;
    if (noun?.sex !== undefined) entity.sex = noun.sex;
    if (isAnybody(np)) entity.vague = true;
    all.push(entity);
    return entity;
  }

  function seen(entity: Entity, np: Np, alone: boolean): void {
    entity.mentions.push(np);
    entity.last = np.sentence;
    const noun = np.known?.party;
    if (np.known?.pronoun === undefined) {
      if (np.known?.party !== undefined || np.known?.names !== undefined || np.name === undefined)
        entity.stems.add(np.stem);
      if (noun !== undefined && noun.relation === undefined && isPlain(entity.noun)) entity.noun = noun;
    }
    if (np.age !== undefined) entity.decade ??= decadeOf(np.age.value);
    if (np.name !== undefined && (entity.name === undefined || np.name.text.length > entity.name.length)) {
      entity.name = np.name.text;
      entity.core = np.name.core;
    }
    if (alone && np.known?.pronoun?.sex !== undefined) entity.sex ??= np.known.pronoun.sex;
    const sex = np.sex ?? noun?.sex;
    if (sex !== undefined) entity.sex ??= sex;
    if (np.count?.value !== undefined) entity.count ??= np.count.value;
    for (const place of homes(np)) entity.homes.add(place);
    if (entity.speaks === undefined && tells(np)) entity.teller = true;
    entity.salience += topics.has(np.i) ? 2 : 1;
    if (entity.teller) return;
    if (isOfficial(entity)) {
      if (topics.has(np.i)) agent = entity;
      return;
    }
    if (!isPersonal(entity)) return;
    const suffers = roleOf.to.has(np.i);
    // Kin and helpers come and go; whom it is done to stays, and so does a topic.
    if (isAnybody(np) && !suffers) return;
    const leads = suffers || np.mark === 'topic' || (finals.has(np.i) && entity.relation === undefined);
    if (about === undefined || leads || (topics.has(np.i) && np.sentence - about.last > 1)) about = entity;
  }

  /** Whom an act leaves out: those the text is about at that place. */
  function leave(act: ActMention): void {
    if (isNamedOnly(act)) return;
    const roles = pack.acts.get(act.kind)?.roles ?? {};
    for (const role of ['to', 'by', 'with'] as const) {
      if (!act[role].some((filler) => 'zero' in filler)) continue;
      const allowed = roles[role];
      if (allowed === undefined) continue;
      const taken = new Set(
        [...act.by, ...act.to, ...act.with].flatMap((filler) => ('np' in filler ? resolve(filler.np) : [])),
      );
      const isDeed = role === 'by' && roles.to !== undefined;
      const who = isDeed ? agentFor(act) : (aboutAt(act) ?? about);
      if (
        who === undefined ||
        taken.has(who) ||
        !allowed.includes(who.kind) ||
        act.sentence - who.last > BACK
      )
        continue;
      zeros.set(`${act.i} ${role}`, [who]);
      who.last = Math.max(who.last, act.sentence);
    }
  }

  /** In what somebody tells of himself, he is whom a sentence without anybody is about. */
  function aboutAt(act: ActMention): Entity | undefined {
    const own = speakers.get(`${voiceAt(act.at)} false`);
    if (own === undefined || about === undefined) return own;
    return act.sentence - about.last <= 1 ? about : own;
  }

  /** An office left out is the one of the sentence before. */
  function agentFor(act: ActMention): Entity | undefined {
    if (act.clause === undefined || act.clause.voice === 'passive' || act.frame.voice === 'passive')
      return undefined;
    return agent !== undefined && act.sentence - agent.last <= 1 ? agent : undefined;
  }
}

/** The largest of several groups: "학생들" of "남학생 2명과 여학생 2명", told of as "대학생 4명" before. */
function largest(all: readonly Entity[]): Entity | undefined {
  return all.reduce<Entity | undefined>(
    (best, e) => (best === undefined || (e.count ?? 0) >= (best.count ?? 0) ? e : best),
    undefined,
  );
}

/** "추방은 새벽에 이뤄졌다": speaks of an act told before and names nobody. */
export function isNamedOnly({ clause, by, to, with: along }: ActMention): boolean {
  const mark = clause?.deedNp?.mark;
  return (
    (mark === 'topic' || mark === 'subject') && [...by, ...to, ...along].every((filler) => !('np' in filler))
  );
}

function lastStart({ mentions }: Entity): number {
  return mentions.at(-1)?.start ?? -1;
}

function some(entity: Entity | undefined): readonly Entity[] {
  return entity === undefined ? [] : [entity];
}
