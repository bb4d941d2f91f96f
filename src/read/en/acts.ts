/**
 * The acts that a report tells: every clause and every noun phrase that a frame fits, with its roles, its times, how it
 * stands (done, tried, threatened, general) and the words that say it. Nothing is numbered or joined yet.
 */
import type { Phase } from '../../claims/types.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import { type Found, type Frames, type Holder, matchClause, matchNoun } from './frames.ts';
import type { Grammar } from './grammar.ts';
import { type Modality, modality } from './modality.ts';
import type { Np } from './phrases.ts';
import { type Filler, isPartyNp, type Slots } from './slots.ts';
import type { TimeMention } from './times.ts';

export interface ActMention {
  readonly found: Found;
  readonly kind: string;
  phase: Phase;
  readonly general: boolean;
  /** General only because of the present tense. */
  readonly tensed: boolean;
  /** See `Modality`. */
  readonly sinceThen: boolean;
  readonly possible: boolean;
  readonly times: readonly TimeMention[];
  readonly roles: Found['roles'];
  /** Tokens of the words that say it. */
  readonly first: number;
  readonly last: number;
  /** A noun that only points at an act ("the arrest"): joins one told elsewhere, or is dropped. */
  readonly pointing: boolean;
}

export interface Syntax {
  readonly clauses: readonly Clause[];
  readonly slots: ReadonlyMap<Clause, Slots>;
  /** Noun phrases with the possessors inside them, in the order of the text. */
  readonly phrases: readonly Np[];
  readonly holders: ReadonlyMap<Np, Holder>;
}

/** @returns the acts in the order of their words */
export function findActs(doc: Doc, syntax: Syntax, frames: Frames, grammar: Grammar): ActMention[] {
  const lower = (token: number) => doc.tokens[token]!.lower;
  const out: ActMention[] = [];
  const told = new Map<Clause, Found>();
  for (const clause of syntax.clauses) {
    const found = matchClause(clause, syntax.slots.get(clause)!, frames, grammar);
    if (found) told.set(clause, found);
  }
  const taken = new Map<Clause, Found>();
  const besides = new Map<Np, Clause>();
  for (const clause of syntax.clauses)
    for (const { word, np } of clause.preps)
      if (np && grammar.beside.has(word) && !besides.has(np)) besides.set(np, clause);
  for (const np of syntax.phrases) {
    const holder = syntax.holders.get(np);
    const found = matchNoun(np, holder, holder && syntax.slots.get(holder.clause), frames, grammar);
    if (!found) continue;
    const carries =
      holder !== undefined &&
      (found.light !== undefined || (!told.has(holder.clause) && carriesAct(holder, grammar)));
    if (carries) {
      // The clause tells the act of its noun; its own frame would tell it twice.
      const own = told.get(holder.clause);
      if (own && own.weight > found.weight + 1.5) continue;
      told.delete(holder.clause);
      taken.set(holder.clause, found);
    }
    const mention = fromNoun(np, found, carries ? holder : undefined, holder);
    if (mention) out.push(mention);
  }
  for (const [clause, found] of told) {
    const mention = fromClause(clause, found);
    if (mention) out.push(mention);
  }
  return out.sort((a, b) => a.found.first - b.found.first || a.first - b.first);

  function fromClause(clause: Clause, found: Found): ActMention | undefined {
    const how = modality(clause, grammar, lower);
    if (how.hypothetical || addressed(found)) return undefined;
    // "had no contact" tells of no act.
    const none = (np: Np | undefined) => np !== undefined && grammar.none.has(lower(np.first));
    if (none(clause.object) || none(clause.second)) return undefined;
    return {
      found,
      kind: found.frame.act,
      phase: found.frame.phase ?? how.phase,
      general: how.general,
      tensed: how.tensed,
      sinceThen: how.sinceThen,
      possible: how.possible,
      times: timesOf(clause, found, (other) => told.has(other) || taken.has(other)),
      roles: found.roles,
      ...span(clause, found),
      pointing: false,
    };
  }

  function fromNoun(
    np: Np,
    found: Found,
    carrier: Holder | undefined,
    holder: Holder | undefined,
  ): ActMention | undefined {
    const how = carrier
      ? modality(carrier.clause, grammar, lower)
      : holder
        ? modality(holder.clause, grammar, lower)
        : undefined;
    if (how?.hypothetical || addressed(found)) return undefined;
    // "demanded the editor's release": asked for, not done.
    if (
      holder &&
      !carrier &&
      !found.light &&
      (holder.slot === 'object' || grammar.wishing.has(holder.slot))
    ) {
      const control = grammar.control.get(holder.clause.vg.lemma);
      if (control === 'threatened' || control === 'not-done') return undefined;
    }
    let roles = found.roles;
    const main = besides.get(np);
    if (main && roles.to.length === 0 && roles.by.length === 0 && !np.plural) {
      // "after a month of examination he was sentenced": he was examined.
      const patient = patientOf(main);
      if (patient) roles = { ...roles, to: [patient] };
    }
    const attempt = np.modifiers
      .map((m) => grammar.attemptAdjectives.get(lower(m)))
      .find((phase) => phase !== undefined) as Phase | undefined;
    const hasParty = roles.to.length > 0 || roles.by.length > 0;
    const times = [...np.times, ...(carrier ? carrier.clause.times : [])];
    const specific =
      hasParty ||
      (found.weight >= 2 && !np.plural && np.determiner !== 'none') ||
      (carrier !== undefined && (times.length > 0 || roles.at.length > 0));
    // "Four public executions took place" tells of four, "executions took place" of none in particular.
    const counted = np.modifiers.some((m) => doc.tokens[m]!.pos === 'NUM');
    const generic =
      np.determiner === 'any' || (np.determiner === 'none' && np.plural && !hasParty && !counted);
    return {
      found,
      kind: found.frame.act,
      phase: found.light?.phase ?? found.frame.phase ?? attempt ?? phaseOf(np, carrier !== undefined, how),
      general: generic || (how?.general ?? false),
      tensed: !generic && (how?.tensed ?? false),
      sinceThen: carrier !== undefined && (how?.sinceThen ?? false),
      possible: false,
      times,
      roles,
      ...(carrier ? span(carrier.clause, found) : { first: np.first, last: endOf(np) }),
      pointing: !specific,
    };
  }
}

/** A noun under a verb in the future has not happened, unless it is somebody's: "his arrest will shock them". */
function phaseOf(np: Np, carried: boolean, how: Modality | undefined): Phase {
  if (!how) return 'done';
  if (carried) return how.phase;
  return how.phase === 'threatened' && np.determiner !== 'definite' && np.determiner !== 'possessive'
    ? 'threatened'
    : 'done';
}

/** What is said to a listener ("you won't be caught") tells of nobody. */
function addressed(found: Found): boolean {
  return [...found.roles.by, ...found.roles.to].some(
    (filler) => 'np' in filler && filler.np.pronoun?.hearer === true,
  );
}

/** Whether a clause whose verb says nothing itself stands for the act that its noun names. */
function carriesAct(holder: Holder, grammar: Grammar): boolean {
  return (
    (holder.slot === 'subject' || holder.slot === 'object') && grammar.happen.has(holder.clause.vg.lemma)
  );
}

/** Whom the clause is about: the object of an act, or the person who is its subject. */
function patientOf(clause: Clause): Filler | undefined {
  if (
    clause.subject &&
    isPartyNp(clause.subject) &&
    clause.subject.type.sort !== 'office' &&
    clause.subject.type.class === undefined
  )
    return { np: clause.subject };
  return undefined;
}

/** Where each noun phrase stands. */
export function holdersOf(slots: ReadonlyMap<Clause, Slots>): Map<Np, Holder> {
  const holders = new Map<Np, Holder>();
  for (const [clause, own] of slots)
    for (const [slot, fillers] of own)
      for (const filler of fillers) {
        if (!('np' in filler)) continue;
        const holder = { clause, slot };
        if (!holders.has(filler.np)) holders.set(filler.np, holder);
        for (const np of filler.np.coordinated) if (!holders.has(np)) holders.set(np, holder);
      }
  return holders;
}

/** Noun phrases with the possessors inside them, in the order of the text. */
export function everyPhrase(nps: readonly Np[]): Np[] {
  const out: Np[] = [];
  const add = (np: Np) => {
    if (np.possessor) add(np.possessor);
    out.push(np);
  };
  for (const np of nps) add(np);
  return out;
}

function endOf(np: Np): number {
  let last = np.last;
  for (const { np: attached } of np.attached) last = Math.max(last, attached.last);
  return last;
}

/** The clause's words, at most its own side of a sentence. */
function span(clause: Clause, found: Found): { first: number; last: number } {
  return { first: Math.min(clause.first, found.first), last: Math.max(clause.last, found.last) };
}

/** The words of a filler, for a reason or a means. */
export function fillerSpan(filler: Filler): { first: number; last: number } {
  if ('np' in filler) return { first: filler.np.first, last: endOf(filler.np) };
  const { clause } = filler;
  let last = clause.last;
  for (const governed of clause.governs) last = Math.max(last, governed.clause.last);
  for (const entry of clause.preps) if (entry.np) last = Math.max(last, endOf(entry.np));
  return { first: clause.vg.first, last };
}

/**
 * The times of an act: those of its clause, else those of the clauses that say nothing of their own around it ("tried in
 * December to flee", "abducted while employed abroad in 2003").
 */
function timesOf(clause: Clause, found: Found, isAct: (clause: Clause) => boolean): readonly TimeMention[] {
  const own = ownTimes(clause, found);
  if (own.length > 0) return own;
  // "On the 12th they came in, handcuffed him and took the phone": a time at the head holds for all.
  for (let before = clause.before; before; before = before.before) {
    const head = before.times.filter(({ last, sense }) => last <= before!.vg.first && sense === 'at');
    if (head.length > 0) return head;
  }
  const { parent } = clause;
  const governed = clause.link === 'infinitive' || clause.link === 'gerund';
  if (governed && parent && !isAct(parent) && parent.times.length > 0)
    return parent.times.filter(({ sense }) => sense !== 'duration');
  const below = [
    ...clause.governs.map((entry) => entry.clause),
    ...clause.preps.flatMap((entry) => (entry.clause ? [entry.clause] : [])),
  ];
  for (const inner of below)
    if (!isAct(inner) && inner.link !== 'content' && inner.times.length > 0)
      return inner.times.filter(({ sense }) => sense !== 'duration');
  return [];
}

/** Without one that a frame took for its object: "got five years" is no duration of the act. */
function ownTimes(clause: Clause, found: Found): readonly TimeMention[] {
  const { measure } = clause;
  if (!measure || !(found.frame.slots.object?.words.length || found.frame.slots.second?.words.length))
    return clause.times;
  return clause.times.filter((mention) => mention !== measure.mention);
}
