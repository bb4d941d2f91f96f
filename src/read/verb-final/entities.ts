/**
 * Who is who inside one report: phrases and left-out words become parties.
 * - An office is itself, however it is named; its officers are a party of their own.
 * - The same noun again is the same party; "또 다른" or another number, age or name is a new one.
 * - A pronoun, and a noun that says no more than "person", is whom the text is about at that place.
 * - Kin without an owner is the kin of whom the text is about.
 * - Who only tells is no party of what is told.
 * - Nothing fits: no party. Empty is better than wrong.
 */
import type { PartyKind } from '../../claims/types.ts';
import type { Pack, PartyNoun } from '../../packs/types.ts';
import { type ActMention, type Filler, isParty } from './acts.ts';
import type { Clause } from './clauses.ts';
import type { Doc } from './doc.ts';
import { membersOf, type Np } from './np.ts';
import { officeOf } from './offices.ts';

export interface Entity {
  readonly id: number;
  readonly kind: PartyKind;
  noun?: PartyNoun;
  /** The office it is, or acts for; all it may be when the text does not decide. */
  office?: string;
  officeIds?: readonly string[];
  /** An officer of the office rather than the office. */
  readonly agent: boolean;
  readonly plural: boolean;
  sex?: 'male' | 'female';
  /** Decade of age. */
  decade?: number;
  count?: number;
  name?: string;
  owner?: Entity;
  relation?: string;
  readonly mentions: Np[];
  readonly stems: Set<string>;
  /** Tells things to the reporter. */
  teller: boolean;
  salience: number;
  /** Sentence of the last mention. */
  last: number;
}

export interface Entities {
  readonly all: readonly Entity[];
  of(np: Np): readonly Entity[];
  /** Whom an act leaves out. */
  zero(act: ActMention, role: 'by' | 'to' | 'with'): readonly Entity[];
}

/** How many sentences back somebody left out may have been named last. */
const BACK = 4;

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
}

export function entities({ doc, nps, clauses, acts, pack, isTeller, voiceAt }: Found): Entities {
  const all: Entity[] = [];
  const of = new Map<Np, readonly Entity[]>();
  const byMember = new Map<number, readonly Entity[]>();
  const zeros = new Map<string, readonly Entity[]>();
  /** Whom the text is about: the last topic, and the last it was done to. */
  let about: Entity | undefined;
  let agent: Entity | undefined;
  const roleOf = rolesOf(acts);
  const topics = new Set(
    clauses.flatMap(({ args }) =>
      args.filter(({ mark }) => mark === 'topic' || mark === 'subject').map(({ i }) => i),
    ),
  );
  const ordered = [...nps].sort((a, b) => a.start - b.start || a.end - b.end);
  const queue = [...acts].sort((a, b) => a.end - b.end);
  let next = 0;

  for (const np of ordered) {
    for (; next < queue.length && queue[next]!.end <= np.start; next++) leave(queue[next]!);
    resolve(np);
  }
  for (; next < queue.length; next++) leave(queue[next]!);
  return {
    all: all.filter(({ mentions }) => mentions.length > 0),
    of: (np) => byMember.get(np.i) ?? of.get(np) ?? [],
    zero: (act, role) => zeros.get(`${act.i} ${role}`) ?? [],
  };

  function resolve(np: Np): readonly Entity[] {
    const known = byMember.get(np.i);
    if (known !== undefined) return known;
    byMember.set(np.i, []);
    if (np.owner !== undefined) resolve(np.owner);
    const found = find(np);
    byMember.set(np.i, found);
    for (const entity of found) seen(entity, np);
    return found;
  }

  function find(np: Np): readonly Entity[] {
    if (!isParty(np)) return np.known?.names?.some(({ type }) => type === 'place') ? state(np) : [];
    if (np.determiner === 'any' && !np.plural && np.count === undefined) return [];
    const { pronoun } = np.known ?? {};
    if (pronoun !== undefined) return some(pronounOf(np));
    if (np.type === 'office' || np.type === 'organisation' || np.known?.party?.kind === 'office')
      return some(officeEntity(np));
    return [personOf(np)];
  }

  /** A country that acts is its government: "중국이 북송했다". */
  function state(np: Np): readonly Entity[] {
    if (!roleOf.by.has(np.i) || np.names.length === 0) return [];
    const hit = np.names.at(-1)!.hits.find(({ type }) => type === 'place');
    const place = hit && pack.places.get(hit.id);
    if (place?.precision !== 'country') return [];
    const there = all.find(({ office }) => office === place.id);
    return [there ?? make(np, { kind: 'office', office: place.id, agent: false, plural: false })];
  }

  function officeEntity(np: Np): Entity | undefined {
    const ids = officeOf(np, pack, doc);
    const noun = np.known?.party;
    if (ids.length === 0) {
      if (noun === undefined) return undefined;
      return (
        all.find((e) => e.kind === noun.kind && e.stems.has(np.stem)) ??
        make(np, { kind: noun.kind, agent: false, plural: false })
      );
    }
    const [id] = ids;
    const there = all.find((e) => !e.agent && e.office !== undefined && ids.includes(e.office));
    if (there !== undefined) return there;
    const kind = pack.offices.get(id!)?.kind ?? 'office';
    return make(np, { kind, office: id!, officeIds: ids, agent: false, plural: false });
  }

  function personOf(np: Np): Entity {
    const noun = np.known?.party;
    const plural = np.plural;
    const kind: PartyKind = plural || noun?.kind === 'group' ? 'group' : 'person';
    const same = np.determiner === 'another' ? undefined : again(np, kind);
    if (same !== undefined) return same;
    const offices =
      noun?.agentOf === undefined && !np.names.some(({ word }) => word < np.head)
        ? []
        : officeOf(np, pack, doc);
    const made = make(np, {
      kind,
      agent: offices.length > 0,
      plural: kind === 'group',
      ...(offices[0] === undefined ? {} : { office: offices[0], officeIds: offices }),
    });
    if (noun?.relation !== undefined) {
      const owner = np.owner === undefined ? ownerOf(np, made) : resolve(np.owner)[0];
      if (owner !== undefined && owner !== made) {
        made.owner = owner;
        made.relation = noun.relation;
      }
    }
    return made;
  }

  /** Kin that nobody is named for belongs to whom the text is about. */
  function ownerOf(np: Np, self: Entity): Entity | undefined {
    const inWords = np.before.flatMap((word) =>
      word.noun?.known?.party === undefined ? [] : all.filter((e) => e.stems.has(word.noun!.stem)),
    );
    if (inWords.length > 0) return inWords.at(-1);
    return fits(about, self) ? about : undefined;
  }

  function fits(entity: Entity | undefined, self: Entity): boolean {
    return (
      entity !== undefined &&
      entity !== self &&
      !entity.teller &&
      !isOfficial(entity) &&
      entity.relation === undefined
    );
  }

  /** The party that the same words named before. */
  function again(np: Np, kind: PartyKind): Entity | undefined {
    const noun = np.known?.party;
    const voice = voiceAt(np.start);
    const candidates = all.filter(
      (e) =>
        e.kind === kind &&
        isPersonal(e) &&
        e.teller === (isTeller(np) || undefined === noun ? e.teller : isTeller(np)) &&
        agrees(e, np),
    );
    void voice;
    if (np.name !== undefined) {
      const named = candidates.findLast((e) => e.name !== undefined && sameName(e.name, np.name!.text));
      if (named !== undefined) return named;
    }
    const owner = np.owner === undefined ? undefined : resolve(np.owner)[0];
    const told = candidates.filter((e) =>
      noun?.relation === undefined
        ? e.relation === undefined
        : e.relation === noun.relation && (owner === undefined || e.owner === owner),
    );
    if (np.determiner === 'definite')
      return (
        told.findLast((e) => e.stems.has(np.stem)) ??
        told.findLast((e) => isPlain(noun) && e.relation === undefined)
      );
    const same = told.findLast(
      (e) => e.stems.has(np.stem) || (e.stems.has(np.headWord) && np.headWord.length > 1),
    );
    // A noun that says more, or counts anew, names somebody new unless it says the same again.
    if (same !== undefined)
      return np.count !== undefined && same.count !== undefined && np.count.value !== same.count
        ? undefined
        : same;
    if (np.name !== undefined && noun === undefined)
      return told.findLast((e) => e.name === undefined && e === about);
    // "50대 남성 … 이 주민": a plain word for whom the text is about.
    if (
      isPlain(noun) &&
      np.age === undefined &&
      np.count === undefined &&
      np.mark === 'topic' &&
      about !== undefined &&
      told.includes(about)
    )
      return about;
    return undefined;
  }

  function agrees(e: Entity, np: Np): boolean {
    const sex = np.known?.party?.sex;
    if (sex !== undefined && e.sex !== undefined && e.sex !== sex) return false;
    const decade = np.age === undefined ? undefined : Math.floor(np.age.value / 10) * 10;
    if (decade !== undefined && e.decade !== undefined && decade !== e.decade) return false;
    if (np.name !== undefined && e.name !== undefined && !sameName(e.name, np.name.text)) return false;
    return true;
  }

  function pronounOf(np: Np): Entity | undefined {
    const { number, sex, of: kind } = np.known!.pronoun!;
    if (kind === 'anybody') return undefined;
    const people = all.filter(
      (e) => isPersonal(e) && (sex === undefined || e.sex === undefined || e.sex === sex),
    );
    if (isTeller(np)) return people.findLast((e) => e.teller);
    if (kind === 'speaker') return undefined;
    const kinds: PartyKind = number === 'many' ? 'group' : 'person';
    const near = people.filter(
      (e) => e.kind === kinds && !e.teller && np.sentence - e.last <= BACK && !isOfficial(e),
    );
    if (about !== undefined && near.includes(about)) return about;
    return near.reduce<Entity | undefined>(
      (best, e) =>
        best === undefined || e.last > best.last || (e.last === best.last && e.salience > best.salience)
          ? e
          : best,
      undefined,
    );
  }

  function make(
    np: Np,
    of: Pick<Entity, 'kind' | 'agent' | 'plural'> & { office?: string; officeIds?: readonly string[] },
  ): Entity {
    const entity: Entity = {
      id: all.length,
      ...of,
      mentions: [],
      stems: new Set(),
      teller: false,
      salience: 0,
      last: np.sentence,
    };
    const noun = np.known?.party;
    if (noun !== undefined) entity.noun = noun;
    if (noun?.sex !== undefined) entity.sex = noun.sex;
    all.push(entity);
    return entity;
  }

  function seen(entity: Entity, np: Np): void {
    entity.mentions.push(np);
    if (np.known?.pronoun === undefined) entity.stems.add(np.stem).add(np.headWord);
    entity.last = np.sentence;
    if (np.age !== undefined) entity.decade ??= Math.floor(np.age.value / 10) * 10;
    if (np.name !== undefined && (entity.name === undefined || np.name.text.length > entity.name.length))
      entity.name = np.name.text;
    if (np.known?.pronoun?.sex !== undefined) entity.sex ??= np.known.pronoun.sex;
    if (np.known?.party?.sex !== undefined) entity.sex ??= np.known.party.sex;
    if (np.count?.value !== undefined) entity.count ??= np.count.value;
    if (isTeller(np)) entity.teller = true;
    entity.salience += topics.has(np.i) ? 2 : 1;
    if (entity.teller) return;
    if (isOfficial(entity)) {
      if (topics.has(np.i)) agent = entity;
      return;
    }
    if (!isPersonal(entity)) return;
    const suffers = roleOf.to.has(np.i);
    const main = topics.has(np.i) || suffers;
    if (!main && about !== undefined) return;
    // Kin and helpers come and go; whom it is done to stays.
    if (about === undefined || suffers || np.mark === 'topic' || entity.relation === undefined)
      about = entity;
  }

  /** Whom an act leaves out: those the text is about at that place. */
  function leave(act: ActMention): void {
    const roles = pack.acts.get(act.kind)?.roles ?? {};
    for (const role of ['to', 'by', 'with'] as const) {
      if (!act[role].some((filler) => 'zero' in filler)) continue;
      const allowed = roles[role];
      if (allowed === undefined) continue;
      const taken = new Set(
        [...act.by, ...act.to, ...act.with].flatMap((filler) => ('np' in filler ? resolve(filler.np) : [])),
      );
      const isDeed = role === 'by' && roles.to !== undefined;
      const who = isDeed ? agentFor(act) : about;
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

  /** An office left out is the one of the sentence before. */
  function agentFor(act: ActMention): Entity | undefined {
    if (act.clause === undefined || act.clause.voice === 'passive' || act.frame.voice === 'passive')
      return undefined;
    return agent !== undefined && act.sentence - agent.last <= 1 ? agent : undefined;
  }

  function isPersonal({ kind }: Entity): boolean {
    return kind === 'person' || kind === 'group';
  }
}

/** The state's people and bodies. */
export function isOfficial(entity: Entity): boolean {
  return (
    entity.office !== undefined ||
    entity.agent ||
    entity.noun?.agentOf !== undefined ||
    entity.kind === 'office'
  );
}

/** A word that may stand for anybody. */
function isPlain(noun: PartyNoun | undefined): boolean {
  return (
    noun === undefined ||
    (noun.relation === undefined && noun.agentOf === undefined && noun.occupation === undefined)
  );
}

/** "한 모 씨" and "한 씨": the first letter is the family. */
function sameName(a: string, b: string): boolean {
  return a[0] === b[0] && (a.replaceAll(' ', '') === b.replaceAll(' ', '') || a.length <= 4 || b.length <= 4);
}

function some(entity: Entity | undefined): readonly Entity[] {
  return entity === undefined ? [] : [entity];
}

/** Phrases by the role that acts give them. */
function rolesOf(acts: readonly ActMention[]): {
  readonly by: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
} {
  const ids = (fillers: readonly Filler[]): number[] =>
    fillers.flatMap((filler) => ('np' in filler ? membersOf(filler.np).map(({ i }) => i) : []));
  return { by: new Set(acts.flatMap(({ by }) => ids(by))), to: new Set(acts.flatMap(({ to }) => ids(to))) };
}
