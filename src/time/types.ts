/**
 * What goes into the constraint network and what comes out. Plain data, no word of a language.
 *
 * A **point** is a day: the start or end of an act, an utterance, a publication. Names are free; `X.start` and `X.end` of the
 * same X are kept in order by the solver. A **fact** says something of one or two points and carries the claims that say it.
 * Dropping a claim drops every fact that carries it; a fact without claims (a given date of publication, a rule of the pack)
 * cannot be dropped. A fact with several claims needs all of them.
 */
import type { Day, TimeExpr } from '../claims/types.ts';

export type PointId = string;

interface Said {
  /** Unique among the facts of one call. */
  readonly id: string;
  /** Ids of the claims that say it together; empty when it is given or built in. */
  readonly claims: readonly string[];
  /** Name of the rule or convention that made a fact of the words (a key of the phrases for proofs). */
  readonly rule: string;
  /** The words of the report, or where a fact without claims comes from; shown in proofs. */
  readonly phrase?: string;
}

/** The point lies between two days, inclusive; null is open. */
export interface WindowFact extends Said {
  readonly kind: 'window';
  readonly point: PointId;
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** `min` ≤ `to` - `from` ≤ `max` in days; null is unbounded. An order is `min: 0, max: null`. */
export interface GapFact extends Said {
  readonly kind: 'gap';
  readonly from: PointId;
  readonly to: PointId;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * A written time: the point is what `expr` says, counted from the point `reference` (when the voice spoke, the publication,
 * another act), which may itself be unknown. Without a reference a missing year is any year.
 */
export interface WhenFact extends Said {
  readonly kind: 'when';
  readonly point: PointId;
  readonly expr: TimeExpr;
  readonly reference?: PointId;
  /** A date without its year is the last such before the reference (past, the default) or the next one (future). */
  readonly tense?: 'past' | 'future';
}

export type Fact = WindowFact | GapFact | WhenFact;

export type Side = 'earliest' | 'latest';

/** One step of a proof. `day` is the bound that the step gives to `point`; in an unknown year, of a year taken as an example. */
export type Step =
  /** The fact says the bound by itself. */
  | (StepBase & { readonly kind: 'window' })
  /** From the bound of `from` (the step before) by so many days. `day` = `base` + `days`. */
  | (StepBase & { readonly kind: 'gap'; readonly from: PointId; readonly base: Day; readonly days: number })
  /** From the bound of `from` by the calendar: "last month", counted from June, is May. `label` is EDTF of the period taken. */
  | (StepBase & {
      readonly kind: 'calendar';
      readonly from: PointId;
      readonly base: Day;
      readonly label: string;
    })
  /** Nothing says which year: one is taken as an example. `day` is the bound of the period in that year. */
  | (StepBase & { readonly kind: 'year'; readonly year: number; readonly label: string })
  /** One of several readings is taken; the others are impossible or give a weaker bound. */
  | (StepBase & {
      readonly kind: 'choice';
      readonly label: string;
      readonly others: readonly OtherReading[];
    });

interface StepBase {
  readonly fact: string;
  readonly claims: readonly string[];
  readonly rule: string;
  readonly phrase?: string;
  readonly point: PointId;
  readonly side: Side;
  readonly day: Day;
}

/** A reading that was not taken: impossible, with the two proofs that meet, or possible with the bound it would give. */
export interface OtherReading {
  readonly label: string;
  readonly possible: boolean;
  /** For a possible one: the bound it gives, null when open. */
  readonly day: Day | null;
  /** For an impossible one: what contradicts it. */
  readonly against: readonly Step[];
}

/** Why a point has a bound: steps in the order of reading, each resting on the one before. */
export interface Proof {
  readonly point: PointId;
  readonly side: Side;
  readonly day: Day;
  /** True when the year in the steps is only an example. */
  readonly yearless: boolean;
  readonly steps: readonly Step[];
  /** Claims of all steps, sorted. */
  readonly claims: readonly string[];
}

export interface DayWindow {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/** What is known of a point. */
export interface PointBounds extends DayWindow {
  readonly point: PointId;
  /** EDTF of the windows: a date, an interval, a one-of set, or with an unknown year `XXXX-05-01/XXXX-05-26`. */
  readonly edtf: string;
  /** The parts of the hull that are possible, apart from each other, in order. */
  readonly windows: readonly DayWindow[];
  /** Set when the same days of the year come back in every possible year. `years` null: any year. */
  readonly yearly?: { readonly from: string; readonly to: string; readonly years: readonly number[] | null };
  readonly because: { readonly earliest: Proof | null; readonly latest: Proof | null };
  /** Claims that one of the two proofs rests on, sorted. */
  readonly claims: readonly string[];
}

/** One reading of the ambiguous facts that fits all others, with the windows it gives. */
export interface Branch {
  readonly choices: readonly { readonly fact: string; readonly label: string }[];
  readonly points: readonly (DayWindow & { readonly point: PointId; readonly edtf: string })[];
}

/** Claims that cannot all be true, as few as possible, with what each way out implies. */
export interface Conflict {
  /** Sorted. Empty when facts without claims contradict each other. */
  readonly claims: readonly string[];
  /** The facts that carry the contradiction, in the order of the two proofs that meet. */
  readonly facts: readonly string[];
  /** The point at which two bounds cross, and the steps of both. */
  readonly steps: readonly Step[];
  readonly choices: readonly WayOut[];
}

export interface WayOut {
  readonly drop: readonly string[];
  /** Bounds, after dropping, of the points that the conflict touches. */
  readonly then: readonly PointBounds[];
  /** False when other conflicts still stand after dropping; bounds are then the hull over their ways out. */
  readonly settles: boolean;
}

export interface Solution {
  /** In the order in which points first occur in the facts. With conflicts: the hull over the smallest ways out. */
  readonly points: readonly PointBounds[];
  readonly conflicts: readonly Conflict[];
  /** Readings of ambiguous facts that fit; empty when nothing is ambiguous. */
  readonly branches: readonly Branch[];
  /** False when a limit was reached: bounds stay true but may be wide, conflicts may be missing. */
  readonly complete: boolean;
}

export interface SolveLimits {
  /** Most readings to follow per part of the network. */
  readonly branches: number;
  /** Most minimal conflicts to name. */
  readonly conflicts: number;
  /** Most tests for consistency in looking for conflicts, per part of the network. */
  readonly tests: number;
}
