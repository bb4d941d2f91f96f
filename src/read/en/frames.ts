/**
 * Applies the frames of the lexicon to clauses and noun phrases: which act, and which phrase plays which role.
 * A passive is turned round first, so a frame sees who did it as `subject` and whom it was done to as `object`.
 */
import type { LightVerb } from '../../packs/lexicon/light.ts';
import type { Frame, Pack } from '../../packs/types.ts';
import type { Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import type { NamedSpan, Np } from './phrases.ts';
import { type Tested, testedFrame, weightOf } from './slot-tests.ts';
import { type Filler, isPartyNp, push, type Slots } from './slots.ts';
import { endingOf } from './vocabulary.ts';

export interface Frames {
  readonly verbs: ReadonlyMap<string, readonly Tested[]>;
  readonly nouns: ReadonlyMap<string, readonly Tested[]>;
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

/** Orders a pack's frames by the word that starts them. */
export function compileFrames(pack: Pack, grammar: Grammar): Frames {
  const verbs = new Map<string, Tested[]>();
  const nouns = new Map<string, Tested[]>();
  const { defaults } = grammar.raw;
  for (const written of pack.lexicon.en.acts) {
    const tested = testedFrame({ ...written, roles: { ...defaults, ...written.roles } });
    for (const verb of written.verb ?? []) push(verbs, verb, tested);
    for (const noun of written.noun ?? []) push(nouns, noun, tested);
  }
  const light = new Map<string, LightVerb[]>();
  for (const entry of pack.lexicon.en.light) for (const verb of entry.verb) push(light, verb, entry);
  return { verbs, nouns, light };
}

/** The act that a clause's verb tells, by the frame with the most tests met; the first written wins ties. */
export function matchClause(
  clause: Clause,
  slots: Slots,
  frames: Frames,
  grammar: Grammar,
): Found | undefined {
  let best: Frame | undefined;
  let most = 0;
  const consider = (list: readonly Tested[], bonus: number) => {
    for (const tested of list) {
      const weight = weightOf(tested, slots);
      if (weight === undefined || (best && weight + bonus <= most)) continue;
      best = tested.frame;
      most = weight + bonus;
    }
  };
  const { lemma, first, last } = clause.vg;
  consider(frames.verbs.get(lemma) ?? [], 0);
  for (const particle of clause.particles) consider(frames.verbs.get(`${lemma} ${particle}`) ?? [], 1.5);
  return best && { frame: best, first, last, clause, roles: rolesOf(best, slots, grammar), weight: most };
}

/**
 * The act that a noun phrase names ("his arrest", "the interrogation of the drivers by the police"), with the roles that
 * the verb around it gives ("underwent questioning", "put her under surveillance").
 *
 * @param holder the clause in which the phrase stands, and the slot it fills there
 * @param around the slots of that clause
 */
export function matchNoun(
  np: Np,
  holder: Holder | undefined,
  around: Slots | undefined,
  frames: Frames,
  grammar: Grammar,
): Found | undefined {
  const ending = endingOf(np.words, (words) => frames.nouns.has(words));
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
  if (around && holder && slotIsBeside(holder.slot)) {
    // Where and why of a clause whose verb says nothing itself: "the trial was held in the square".
    for (const [name, fillers] of around)
      if (
        !slots.has(name) &&
        !['subject', 'object', 'second', ...grammar.agent, ...grammar.of, holder.slot].includes(name)
      )
        slots.set(name, [...fillers]);
  }
  let best: Frame | undefined;
  let weight = 0;
  for (const tested of candidates) {
    const met = weightOf(tested, slots);
    if (met === undefined || (best && met <= weight)) continue;
    best = tested.frame;
    weight = met;
  }
  if (!best) return undefined;
  const roles = rolesOf(best, slots, grammar);
  const light = holder && around ? lightFor(best.act, holder, around, frames) : undefined;
  const given = (role: 'by' | 'to' | 'with') =>
    roles[role].length > 0 || !light ? roles[role] : parties(light.roles[role]);
  return {
    frame: best,
    first: np.first,
    last: np.last,
    np,
    weight,
    light: light?.verb,
    ...(holder ? { clause: holder.clause } : {}),
    roles: { ...roles, by: given('by'), to: given('to'), with: given('with') },
  };
}

/** The clause in which a phrase stands, and the slot it fills there. */
export interface Holder {
  readonly clause: Clause;
  readonly slot: string;
}

/** The light verb around a noun that names an act, and whom it gives a role. */
function lightFor(
  act: string,
  holder: Holder,
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
          (filler) =>
            'clause' in filler ||
            (filler.np.type.sort !== 'time' &&
              !grammar.spans.has(filler.np.lemma) &&
              !isWhere(filler.np, grammar) &&
              !explainsNoun(filler, slots)),
        );
        if (useful.length > 0) return useful;
      }
    }
    return [];
  };
  return { by, to, with: who('with'), at: where, for: text('for'), through: text('through') };
}

/** "restrictions on movements due to the pandemic": the reason of the noun before it, not of the act. */
function explainsNoun(filler: Filler, slots: Slots): boolean {
  if (!('np' in filler) || !filler.after) return false;
  const { after } = filler;
  if (after.type.sort !== 'other' && after.type.sort !== 'act') return false;
  return !['object', 'subject', 'second'].some((name) =>
    slots.get(name)?.some((one) => 'np' in one && one.np === after),
  );
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
