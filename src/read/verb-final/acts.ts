/** Acts: clauses and nouns of doing that a frame of the pack fits, with who plays which role. */
import type { Phase } from '../../claims/types.ts';
import type { Frame, Pack } from '../../packs/types.ts';
import { calledIn } from './called.ts';
import type { Clause } from './clause.ts';
import { linksOf } from './clause-links.ts';
import type { Doc } from './doc.ts';
import { fitting } from './fitting.ts';
import { deedOf, type Frames } from './frames.ts';
import { generalClauses } from './general.ts';
import { lending } from './lending.ts';
import type { Np } from './np.ts';
import { nounOf } from './np-grammar.ts';
import { type Roles, rolesOf } from './roles.ts';
import { type Slots, slotsOf } from './slots.ts';
import { isOffice, isParty, isPlace } from './sorts.ts';
import type { TimeMention } from './times.ts';

/** Where an act is told. */
interface Telling {
  readonly sentence: number;
  /** The words that tell it, and where its verb or noun begins. */
  readonly start: number;
  readonly end: number;
  readonly at: number;
  /** Only names an act that is told elsewhere: "체포 당시". */
  readonly pointing: boolean;
  readonly times: readonly TimeMention[];
}

export interface ActMention extends Telling, Roles {
  readonly i: number;
  readonly kind: string;
  readonly frame: Frame;
  readonly clause?: Clause;
  readonly phase: Phase;
  readonly possible: boolean;
  /** Tells what always happens. */
  readonly general: boolean;
}

type Found = Omit<ActMention, 'i'>;

export interface Parsed {
  readonly clauses: readonly Clause[];
  readonly nps: readonly Np[];
}

/** Forms in which a lasting act still goes on when it is told. */
const LASTING: ReadonlySet<string> = new Set(['final', 'quote', 'quote-modify', 'quote-and', 'and', 'but']);

/** @returns acts in the order of the text */
export function findActs(doc: Doc, { clauses, nps }: Parsed, frames: Frames, pack: Pack): ActMention[] {
  const links = linksOf(clauses);
  const called = calledIn(nps, clauses);
  const general = generalClauses(clauses, links);
  const fits = fitting(pack, frames, called.isGiven);
  /** Clauses that told an act, and phrases that are part of a verb. */
  const told = new Set<Clause>();
  const carried = new Set<number>();
  const lent = lending(doc, links, (clause) => told.has(clause), frames.copulas);
  const out: Found[] = [];
  for (const clause of clauses) {
    if (clause.deedNp !== undefined) carried.add(clause.deedNp.i);
    const act = ofClause(clause);
    if (act === undefined) continue;
    out.push(act);
    told.add(clause);
  }
  for (const np of nps) {
    const act = carried.has(np.i) ? undefined : ofNoun(np);
    if (act !== undefined) out.push(act);
  }
  return out.sort((a, b) => a.at - b.at || a.start - b.start).map((act, i) => ({ ...act, i }));

  function ofClause(clause: Clause): Found | undefined {
    const { deed, lemma, says, voice, start, end, at, sentence } = clause;
    // What is asked, or told to be done, has not happened; the order itself is an act of its own.
    if (clause.form === 'ask' || says.has('ordered')) return undefined;
    const candidates =
      deed === undefined ? frames.byVerb.get(lemma) : frames.byNoun.get(deedOf(deed, frames.byNoun));
    if (candidates === undefined) return undefined;
    const filled: { active?: Slots; passive?: Slots } = {};
    for (const frame of candidates) {
      if (frame.negated && !says.has('not')) continue;
      const isTurned =
        frame.voice === 'passive' ||
        voice === 'passive' ||
        (frame.noun !== undefined && clause.state === true && isSuffered(clause, frame));
      const slots = filled[isTurned ? 'passive' : 'active'] ?? slotsOf(clause, isTurned, links, frames);
      filled[isTurned ? 'passive' : 'active'] = slots;
      if (!fits(frame, slots)) continue;
      const roles = partsOf(frame, slots);
      return {
        ...roles,
        places: roles.places.length > 0 ? roles.places : lent.placesOf(clause),
        kind: frame.act,
        frame,
        clause,
        ...{ start, end, at, sentence, times: lent.timesOf(clause), pointing: false },
        phase: phaseOf(frame, clause),
        possible: says.has('possible'),
        general: isGeneral(clause),
      };
    }
    return undefined;
  }

  /** "그는 수감 중이다": a person who is in the state of an act suffers it; an office does it. */
  function isSuffered(clause: Clause, { act }: Frame): boolean {
    if (pack.acts.get(act)?.roles.to === undefined) return false;
    const subject =
      clause.args.find(({ mark }) => mark === 'subject') ??
      clause.args.find(({ mark }) => mark === 'topic') ??
      clause.describes ??
      clause.carried;
    return subject === undefined || !isOffice(subject);
  }

  /** A noun of doing that no verb carries: "그의 체포", "체포 당시". */
  function ofNoun(np: Np): Found | undefined {
    const words = [...np.before, doc.words[np.head]!];
    const nouns = words.map((word, k) => (k < np.before.length ? word.noun : nounOf(word)));
    const at = nouns.findLastIndex((noun) => noun?.known?.deed === true);
    // "송금 중개인": only says what sort of person.
    if (at < 0 || (at < words.length - 1 && isParty(np))) return undefined;
    const slots: Slots = new Map(np.owner === undefined ? [] : [['possessor', [{ np: np.owner }]]]);
    const candidates = frames.byNoun.get(deedOf(nouns[at]!.head, frames.byNoun));
    const frame = candidates?.find((one) => fits(one, slots));
    if (frame === undefined) return undefined;
    const roles = partsOf(frame, slots);
    // "평성에서 열린 군사재판": told by the verb that carries it.
    const verb = links.describing(np);
    const isTold = verb?.says.has('past') === true && frames.carriers.has(verb.lemma);
    return {
      ...roles,
      places: isTold ? verb.args.filter((arg) => arg.mark === 'in' && isPlace(arg)) : roles.places,
      kind: frame.act,
      frame,
      start: isTold ? verb.start : (np.owner?.start ?? np.start),
      end: nouns[at]!.end,
      at: words[at]!.start,
      sentence: np.sentence,
      times: isTold ? verb.times : [],
      pointing: !isTold,
      phase: frame.phase ?? 'done',
      possible: false,
      general: false,
    };
  }

  /** Nobody suffers a kind of act that is done to nobody. */
  function partsOf(frame: Frame, slots: Slots): Roles {
    const roles = rolesOf(frame, slots, called.isUsed);
    return pack.acts.get(frame.act)?.roles.to === undefined ? { ...roles, to: [] } : roles;
  }

  /** Of what always happens: "…하면 …한다", "서로 감시하도록 하고 있다", a plain present. */
  function isGeneral(clause: Clause): boolean {
    const { says, adverbs } = clause;
    if (general.has(clause.i) || adverbs.includes('general') || says.has('usual')) return true;
    return says.has('future') && says.has('ongoing');
  }
}

function phaseOf(frame: Frame, { says, form, bound }: Clause): Phase {
  if (says.has('not') && !frame.negated) return 'not-done';
  if (says.has('tried')) return 'attempted';
  if (says.has('future') && bound !== 'before' && bound !== 'when') return frame.phase ?? 'threatened';
  if (frame.phase !== undefined) return frame.phase;
  const lasts = LASTING.has(form) || (form === 'modify' && bound === 'thing');
  return says.has('ongoing') && !says.has('past') && lasts ? 'ongoing' : 'done';
}
