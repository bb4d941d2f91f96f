/**
 * Whether a clause says that something was done, is going on, was tried, threatened, or is only a remark on what
 * always happens. Decided from the clause outwards: its verb, then what governs it.
 */
import type { Phase } from '../../claims/types.ts';
import type { Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';

export interface Modality {
  readonly phase: Phase;
  /** A remark on what happens in general. */
  readonly general: boolean;
  /** General only because of the present tense. */
  readonly tensed: boolean;
  /** "have been sent": happened, to nobody in particular unless the words say so. */
  readonly sinceThen: boolean;
  /** Neither said nor denied: a condition, a question, a wish. Nothing is proposed from it. */
  readonly hypothetical: boolean;
  /** The words leave it open. */
  readonly possible: boolean;
}

/** @param lower the lower-case word at a token index */
export function modality(clause: Clause, grammar: Grammar, lower: (token: number) => string): Modality {
  const { vg } = clause;
  let phase: Phase = 'done';
  let general = false;
  let tensed = false;
  const sinceThen = vg.presentPerfect;
  let hypothetical = false;
  let possible = false;

  if (vg.negated) phase = 'not-done';
  if (vg.modal === 'future') phase = 'threatened';
  else if (vg.modal === 'possible') {
    possible = !vg.negated;
    if (!vg.perfect) phase = phase === 'done' ? 'threatened' : phase;
  } else if (vg.modal === 'unreal') {
    if (vg.perfect) hypothetical = true;
    else if (phase === 'done') phase = 'threatened';
  } else if (vg.modal === 'duty' && vg.tense === 'present') hypothetical = true;

  const finite = clause.link !== 'infinitive' && (vg.form === 'finite' || vg.form === 'base');
  if (finite && vg.tense === 'present' && !vg.perfect && vg.modal === undefined && phase === 'done') {
    if (vg.progressive || vg.copula) phase = 'ongoing';
    else {
      general = true;
      tensed = true;
    }
  } else if (vg.progressive && vg.perfect && phase === 'done' && vg.tense === 'present') phase = 'ongoing';
  if (
    [...vg.adverbs, ...clause.adverbs].some((token) => grammar.habit.has(lower(token))) &&
    vg.tense === 'present'
  ) {
    general = true;
    tensed = false;
  }

  const { marker } = clause;
  if (marker && grammar.habit.has(marker.word)) {
    general = true;
    tensed = false;
  }
  if (marker?.sort === 'condition' || marker?.sort === 'question') hypothetical = true;
  if (marker?.sort === 'before' && possible) phase = 'not-done';

  if (clause.link === 'coordinate' && clause.before) {
    const before = modality(clause.before, grammar, lower);
    if (sharesVerb(clause)) {
      if (phase === 'done') phase = before.phase;
      general ||= before.general;
      possible ||= before.possible;
    }
    hypothetical ||= before.hypothetical && clause.marker !== undefined;
  }

  const parent = clause.parent;
  const governor = governorOf(clause);
  if (clause.link === 'infinitive') {
    const control =
      clause.noun && grammar.attemptNouns.get(lower(clause.noun.head)) !== undefined
        ? grammar.attemptNouns.get(lower(clause.noun.head))
        : parent
          ? grammar.control.get(parent.vg.lemma)
          : undefined;
    const raised =
      parent !== undefined &&
      ((parent.passive && grammar.clausal.has(parent.vg.lemma)) || grammar.raising.has(parent.vg.lemma));
    if (raised)
      return {
        phase,
        general: false,
        tensed: false,
        sinceThen,
        hypothetical: modality(parent, grammar, lower).hypothetical,
        possible,
      };
    const predicate = parent?.predicate && grammar.predicates.get(parent.predicate.lemma);
    if (phase === 'done') {
      phase = asPhase(predicate ?? control) ?? 'attempted';
      // "did not hesitate to arrest": arrested; "did not try to flee": did not flee.
      if (parent?.vg.negated && phase === 'not-done') phase = 'done';
      else if (parent?.vg.negated && phase === 'attempted' && control !== undefined) phase = 'not-done';
    } else if (phase === 'not-done' && asPhase(control) === 'not-done') phase = 'done';
    // "did not manage to"
    if (parent && control === 'done' && modality(parent, grammar, lower).phase === 'not-done')
      phase = 'not-done';
  } else if (governor === 'doing' && parent && clause.link === 'gerund') {
    const control = grammar.control.get(parent.vg.lemma);
    if (control !== undefined && phase === 'done') phase = asPhase(control) ?? 'done';
  } else if (clause.link === 'gerund' && parent && dangerOf(clause, parent) !== undefined) {
    if (phase === 'done') phase = asPhase(dangerOf(clause, parent)) ?? phase;
  } else if (governor !== undefined && grammar.without.has(governor)) phase = 'not-done';
  else if (clause.link === 'gerund' && parent && grammar.control.get(parent.vg.lemma) === 'not-done')
    hypothetical = true;

  if (
    parent &&
    parent !== clause &&
    (clause.link === 'infinitive' ||
      clause.link === 'gerund' ||
      clause.link === 'adjunct' ||
      clause.link === 'subordinate' ||
      clause.link === 'content' ||
      clause.link === 'relative' ||
      clause.link === 'reduced')
  ) {
    const outer = modality(parent, grammar, lower);
    // "Amnesties do not include those sentenced for …"
    if (clause.link === 'reduced' && outer.general && clause.subject?.determiner === 'none') general = true;
    if (clause.link !== 'relative' && clause.link !== 'content' && clause.link !== 'reduced') {
      general ||= outer.general && !finite;
      if (
        phase === 'done' &&
        (outer.phase === 'threatened' || outer.phase === 'attempted') &&
        clause.link === 'infinitive'
      )
        phase = outer.phase;
    }
    if (clause.link !== 'subordinate') hypothetical ||= outer.hypothetical;
  }
  // "All were sent back", "Each was sentenced": of those just spoken of.
  const counted = clause.subject?.type.sort === 'number' || clause.subject?.head === clause.subject?.first;
  if (
    clause.subject &&
    ((clause.subject.determiner === 'any' && !counted) || grammar.anybody.has(clause.subject.lemma))
  ) {
    general = true;
    tensed = false;
  }
  return { phase, general, tensed, sinceThen, hypothetical, possible };

  /** "in danger of being caught": what the noun before the gerund says of it. */
  function dangerOf(inner: Clause, outer: Clause): string | undefined {
    const after = outer.preps.find((entry) => entry.clause === inner)?.after;
    return after && grammar.attemptNouns.get(lower(after.head));
  }
}

function asPhase(control: string | undefined): Phase | undefined {
  return control === 'attempted' || control === 'threatened' || control === 'not-done'
    ? control
    : control === 'done'
      ? 'done'
      : undefined;
}

/** "will be arrested and sent": the second verb has no auxiliary of its own. */
function sharesVerb(clause: Clause): boolean {
  return clause.vg.form !== 'finite';
}

/** The slot or preposition under which the parent governs this clause. */
function governorOf(clause: Clause): string | undefined {
  const { parent } = clause;
  if (!parent) return undefined;
  return (
    parent.preps.find((entry) => entry.clause === clause)?.word ??
    parent.governs.find((entry) => entry.clause === clause)?.slot
  );
}
