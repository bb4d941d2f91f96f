/**
 * Applies the frames of the lexicon to clauses and noun phrases: which act, and which phrase plays which role.
 * A passive is turned round first, so a frame sees who did it as `subject` and whom it was done to as `object`.
 */
import type { LightVerb } from '../../packs/lexicon/light.ts';
import type { Frame, Pack, SlotTest } from '../../packs/types.ts';
import type { Clause, Prep } from './clause.ts';
import type { Grammar } from './grammar.ts';
import type { NamedSpan, Np } from './phrases.ts';
import { endings } from './vocabulary.ts';

export interface Frames {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, readonly Frame[]>;
  readonly light: ReadonlyMap<string, readonly LightVerb[]>;
}

/** An act as a clause or a noun phrase tells it; roles are phrases, nothing is resolved yet. */
export interface Found {
  readonly frame: Frame;
  /** Tokens that name the act. */
  readonly first: number;
  readonly last: number;
  readonly clause?: Clause;
  readonly np?: Np;
  readonly roles: Readonly<Record<'by' | 'to' | 'with' | 'at' | 'for' | 'through', readonly Filler[]>>;
  /** How many tests the clause met; the higher the surer. */
  readonly weight: number;
  /** The light verb that carries the noun. */
  readonly light?: LightVerb | undefined;
}

/** What fills a role: a noun phrase or a clause. */
export type Filler = { readonly np: Np; readonly after?: Np } | { readonly clause: Clause };

type Slots = ReadonlyMap<string, readonly Filler[]>;

/** Orders a pack's frames by the word that starts them. */
export function compileFrames(pack: Pack, grammar: Grammar): Frames {
  const verbs = new Map<string, Frame[]>();
  const nouns = new Map<string, Frame[]>();
  const { defaults } = grammar.raw;
  for (const written of pack.lexicon.en.acts) {
    const frame: Frame = { ...written, roles: { ...defaults, ...written.roles } };
    for (const verb of frame.verb ?? []) push(verbs, verb, frame);
    for (const noun of frame.noun ?? []) push(nouns, noun, frame);
  }
  const light = new Map<string, LightVerb[]>();
  for (const entry of pack.lexicon.en.light) for (const verb of entry.verb) push(light, verb, entry);
  return { verbs, nouns, light };
}

/** The grammatical slots of a clause, a passive turned round. */
export function slotsOf(clause: Clause, grammar: Grammar): Map<string, Filler[]> {
  const slots = new Map<string, Filler[]>();
  const add = (name: string, filler: Filler) => push(slots, name, filler);
  if (clause.passive) {
    if (clause.subject) add('object', { np: clause.subject });
    if (clause.second) add('second', { np: clause.second });
  } else {
    if (clause.subject) add('subject', { np: clause.subject });
    if (clause.object) add('object', { np: clause.object });
    if (clause.second) add('second', { np: clause.second });
  }
  if (clause.predicate && !slots.has('second')) add('second', { np: clause.predicate });
  if (clause.measure) add(clause.passive || clause.object ? 'second' : 'object', { np: clause.measure.np });
  for (const entry of clause.preps) {
    const filler = fillerOf(entry);
    if (!filler) continue;
    const agent = clause.passive && grammar.agent.has(entry.word) && 'np' in filler && isAgent(filler.np);
    if (agent && !slots.has('subject')) add('subject', filler);
    else if (grammar.agent.has(entry.word) && 'clause' in filler) add('by-doing', filler);
    else add(entry.word, filler);
  }
  for (const governed of clause.governs) {
    add(governed.slot, { clause: governed.clause });
    if (governed.slot === 'doing' && grammar.means.has(governed.clause.vg.lemma) && governed.clause.object)
      add('using', { np: governed.clause.object });
  }
  return slots;
}

function fillerOf(entry: Prep): Filler | undefined {
  return entry.np
    ? { np: entry.np, ...(entry.after ? { after: entry.after } : {}) }
    : entry.clause
      ? { clause: entry.clause }
      : undefined;
}

/** The act that a clause's verb tells, by the frame with the most tests met; the first written wins ties. */
export function matchClause(clause: Clause, frames: Frames, grammar: Grammar): Found | undefined {
  const slots = slotsOf(clause, grammar);
  let best: Found | undefined;
  const consider = (frame: Frame, bonus: number) => {
    const weight = test(frame, slots);
    if (weight === undefined) return;
    const total = weight + bonus;
    if (!best || total > best.weight)
      best = {
        frame,
        first: clause.vg.first,
        last: clause.vg.last,
        clause,
        roles: rolesOf(frame, slots, grammar),
        weight: total,
      };
  };
  for (const frame of frames.verbs.get(clause.vg.lemma) ?? []) consider(frame, 0);
  for (const particle of clause.particles) {
    for (const frame of frames.verbs.get(`${clause.vg.lemma} ${particle}`) ?? []) consider(frame, 1.5);
  }
  return best;
}

/**
 * The act that a noun phrase names ("his arrest", "the interrogation of the drivers by the police"), with the roles that
 * the verb around it gives ("underwent questioning", "put her under surveillance").
 *
 * @param holder the clause in which the phrase stands, and the slot it fills there
 */
export function matchNoun(
  np: Np,
  holder: { clause: Clause; slot: string } | undefined,
  frames: Frames,
  grammar: Grammar,
): Found | undefined {
  const ending = endings(np.words).find((words) => frames.nouns.has(words));
  const candidates = ending === undefined ? undefined : frames.nouns.get(ending);
  if (!candidates) return undefined;
  const slots = new Map<string, Filler[]>();
  if (np.possessor) push(slots, 'possessor', { np: np.possessor });
  attachedTo(np, slots, grammar);
  const office = np.named.find((span) => span.type === 'office');
  if (office && !slots.has('by')) {
    push(slots, 'by', { np: namedPhrase(office) });
  }
  const place = np.named.find((span) => span.type === 'place' || span.type === 'facility');
  if (place && !slots.has('in')) push(slots, 'in', { np: namedPhrase(place) });
  const around = holder ? slotsOf(holder.clause, grammar) : undefined;
  if (around && holder && slotIsBeside(holder.slot)) {
    // Where and why of a clause whose verb says nothing itself: "the trial was held in the square".
    for (const [name, fillers] of around)
      if (
        !slots.has(name) &&
        !['subject', 'object', 'second', ...grammar.agent, ...grammar.of, holder.slot].includes(name)
      )
        slots.set(name, [...fillers]);
  }
  let best: Found | undefined;
  for (const frame of candidates) {
    const weight = test(frame, slots);
    if (weight === undefined) continue;
    if (best && weight <= best.weight) continue;
    const roles = rolesOf(frame, slots, grammar);
    const light = holder && around ? lightFor(frame.act, holder, around, frames) : undefined;
    const given = (role: 'by' | 'to' | 'with') =>
      roles[role].length > 0 || !light ? roles[role] : parties(light.roles[role]);
    best = {
      frame,
      first: np.first,
      last: np.last,
      np,
      weight,
      light: light?.verb,
      ...(holder ? { clause: holder.clause } : {}),
      roles: { ...roles, by: given('by'), to: given('to'), with: given('with') },
    };
  }
  return best;
}

/** The light verb around a noun that names an act, and whom it gives a role. */
function lightFor(
  act: string,
  holder: { clause: Clause; slot: string },
  around: Slots,
  frames: Frames,
): { verb: LightVerb; roles: Record<string, Filler[]> } | undefined {
  const { clause, slot } = holder;
  const entries = [
    clause.vg.lemma,
    ...clause.particles.map((particle) => `${clause.vg.lemma} ${particle}`),
  ].flatMap((verb) => frames.light.get(verb) ?? []);
  for (const entry of entries) {
    if ((entry.act ?? 'object') !== slot && !(entry.act === undefined && slot === 'second')) continue;
    if (entry.only && !entry.only.includes(act)) continue;
    if (entry.not?.includes(act)) continue;
    const roles: Record<string, Filler[]> = {};
    for (const [name, role] of Object.entries(entry.roles)) {
      const fillers = around.get(name);
      if (fillers) roles[role] = [...(roles[role] ?? []), ...fillers];
    }
    return { verb: entry, roles };
  }
  return undefined;
}

/** Slots in which a noun is what the clause is about. */
function slotIsBeside(slot: string): boolean {
  return slot === 'subject' || slot === 'object' || slot === 'second';
}

/** The phrases behind a noun, also those that stand behind what it is of: "the arrest of a reporter in Minsk by soldiers". */
function attachedTo(np: Np, slots: Map<string, Filler[]>, grammar: Grammar): void {
  const take = (from: Np, depth: number) => {
    for (const { word, np: attached } of from.attached) {
      const inner = grammar.of.has(word);
      if (depth > 0 && inner) continue;
      push(slots, word, { np: attached });
      if (depth < 2) take(attached, depth + 1);
    }
  };
  take(np, 0);
}

/** A phrase made of a name inside another phrase: the "MSS" of "an MSS raid". */
function namedPhrase(span: NamedSpan): Np {
  return {
    kind: 'np',
    first: span.first,
    last: span.last,
    head: span.last - 1,
    lemma: '',
    words: '',
    determiner: 'definite',
    type: { sort: span.type, ids: span.ids },
    plural: false,
    modifiers: [],
    named: [],
    times: [],
    attached: [],
    coordinated: [],
  };
}

/** The number of tests met, or nothing when one fails. */
function test(frame: Frame, slots: Slots): number | undefined {
  let weight = 1;
  for (const [name, slot] of Object.entries(frame.slots)) {
    const fillers = slots.get(name);
    if (slot.absent) {
      if (fillers) return undefined;
      weight += 0.2;
      continue;
    }
    if (!fillers) {
      if (slot.required) return undefined;
      continue;
    }
    const fitting = fillers.filter((filler) => fits(filler, slot));
    if (fitting.length === 0) return undefined;
    weight += slot.words.length > 0 ? 1.2 : slot.required ? 1 : 0.3;
  }
  return weight;
}

/** Whether what stands in a slot passes its test. */
export function fits(filler: Filler, slot: SlotTest): boolean {
  if ('clause' in filler)
    return (
      slot.types.includes('any') ||
      slot.words.includes(filler.clause.vg.lemma) ||
      (slot.types.length === 0 && slot.words.length === 0)
    );
  const { np } = filler;
  const all = [np, ...np.coordinated];
  if (
    slot.not.some((no) =>
      no.startsWith('"') ? all.some((one) => isWord(one, no.slice(1, -1))) : isType(np, no),
    )
  )
    return false;
  if (slot.types.length === 0 && slot.words.length === 0) return true;
  return all.some(
    (one) => slot.words.some((word) => isWord(one, word)) || slot.types.some((type) => isType(one, type)),
  );
}

/** Whether a phrase ends in a word or in several: "custody", "solitary confinement". */
function isWord(np: Np, word: string): boolean {
  return np.lemma === word || (word.includes(' ') && (np.words === word || np.words.endsWith(` ${word}`)));
}

function isType(np: Np, type: string): boolean {
  const { sort, noun } = np.type;
  const [name, klass] = type.split(':') as [string, string | undefined];
  const classFits = klass === undefined || np.type.class === klass;
  switch (name) {
    case 'any':
      return true;
    case 'person':
      return (
        (sort === 'party' && noun?.kind !== 'office' && noun?.kind !== 'organisation') ||
        sort === 'name' ||
        sort === 'number' ||
        (np.pronoun?.person ?? false)
      );
    case 'office':
      return (
        (sort === 'office' && classFits) ||
        (sort === 'place' && np.type.class === 'country' && klass === undefined) ||
        (np.type.offices !== undefined && klass === undefined) ||
        (sort === 'party' && np.type.class !== undefined && classFits) ||
        (sort === 'party' &&
          (noun?.kind === 'office' || noun?.kind === 'organisation') &&
          klass === undefined) ||
        (klass === undefined && np.pronoun !== undefined && np.pronoun.sex === undefined)
      );
    case 'party':
      return isPartyNp(np);
    case 'place':
      return sort === 'place';
    case 'facility':
      return (
        (sort === 'facility' && classFits) ||
        (np.type.facilities !== undefined && (klass === undefined || klass === np.type.class))
      );
    case 'thing':
      return (
        (sort === 'thing' && classFits) ||
        (klass === undefined && (sort === 'other' || (np.pronoun !== undefined && !np.pronoun.person)))
      );
    case 'act':
      return sort === 'act';
    default:
      return false;
  }
}

/** Whether a phrase names a participant. */
export function isPartyNp(np: Np): boolean {
  const { sort } = np.type;
  return (
    sort === 'party' ||
    sort === 'office' ||
    np.type.offices !== undefined ||
    sort === 'name' ||
    sort === 'number' ||
    (np.pronoun?.person ?? false) ||
    (np.pronoun !== undefined && np.pronoun.number === 'one')
  );
}

function isAgent(np: Np): boolean {
  return isPartyNp(np) || np.type.class === 'country' || np.named.some((span) => span.type === 'office');
}

function rolesOf(frame: Frame, slots: Slots, grammar: Grammar): Found['roles'] {
  const pick = (role: string) => frame.roles[role] ?? [];
  const who = (role: string): Filler[] => {
    for (const name of pick(role)) {
      const [slot, path] = name.split('.') as [string, string | undefined];
      const found = parties(slots.get(slot), path, role === 'by');
      if (found.length > 0) return found;
    }
    return [];
  };
  const by = who('by');
  const to = who('to').filter((filler) => !by.includes(filler));
  const where = pick('at').flatMap((name) =>
    (slots.get(name) ?? []).filter(
      (filler) =>
        'np' in filler &&
        isWhere(filler.np, grammar, name) &&
        !(grammar.origin.has(name) && locatesKin(filler)),
    ),
  );
  const text = (role: 'for' | 'through') => {
    for (const name of pick(role)) {
      const fillers = slots.get(name);
      if (
        fillers &&
        (role === 'for' || fillers.every((filler) => 'clause' in filler || !isPartyNp(filler.np)))
      ) {
        const useful = fillers.filter(
          (filler) => 'clause' in filler || (filler.np.type.sort !== 'time' && !isWhere(filler.np, grammar)),
        );
        if (useful.length > 0) return useful;
      }
    }
    return [];
  };
  return { by, to, with: who('with'), at: where, for: text('for'), through: text('through') };
}

/** The participants among the fillers; the owner stands in for a thing ("searched her house": her). */
function parties(fillers: readonly Filler[] | undefined, path?: string, states = false): Filler[] {
  const out: Filler[] = [];
  for (const filler of fillers ?? []) {
    if (!('np' in filler)) continue;
    const { np } = filler;
    if (path === undefined && (isPartyNp(np) || (states && np.type.class === 'country'))) out.push(filler);
    else {
      const owner =
        np.possessor ?? np.attached.find((entry) => isPartyNp(entry.np) && entry.word === 'of')?.np;
      if (owner && isPartyNp(owner)) out.push({ np: owner });
    }
  }
  return out;
}

/** "notified his family in Chongjin": where the family lives, not where they were told. */
function locatesKin(filler: Filler): boolean {
  return 'np' in filler && filler.np.type.sort === 'place' && filler.after?.type.noun?.relation !== undefined;
}

/** Whether a phrase says where. A name that nobody knows says so only behind a preposition of place. */
export function isWhere(np: Np, grammar: Grammar, slot?: string): boolean {
  if (np.type.sort === 'place' || np.type.sort === 'facility') return true;
  if (np.type.facilities !== undefined && slot !== undefined && grammar.placing.has(slot)) return true;
  if (grammar.sites.has(np.lemma)) return true;
  if (np.type.noun?.kind === 'office' && slot !== undefined && grammar.placing.has(slot)) return true;
  if (
    slot !== undefined &&
    grammar.placing.has(slot) &&
    np.type.sort === 'name' &&
    np.possessor === undefined
  )
    return true;
  return np.type.sort === 'other' && np.named.some((span) => span.type !== 'office');
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
