/**
 * How much each piece of evidence says that two tellings are of one party or of one act: the logarithm of how many times more
 * often it is found with one than with two (Fellegi and Sunter 1969), added up. Estimated by hand for reports of this kind, in
 * which most people are "a man in his 50s" and most acts are arrests; `npm run bench:pairs` measures what comes of them.
 */

/** Two tellings are proposed to be of one from here on: as likely as not. */
export const ENOUGH = 0.5;

export const PARTY = {
  /** Of the parties of one kind that two reports given together tell of, about one pair in ten is one. */
  prior: -2.3,
  /** Names are rare in such reports, and differ by spelling more than by mistake. A surname is borne by many. */
  name: { same: 5, part: 3, surname: 1.2, differ: -6, other: -3 },
  /** With one name, other years are another act rather than another person. */
  named: { time: -2.5 },
  sex: { same: 0.5 },
  /** Four decades make up most of those told of. Neighbouring decades are mixed up, others hardly ever. */
  age: { same: 1.8, near: -1, differ: -3 },
  /** A county is one of two hundred, and the one of the news more often than others. */
  residence: { same: 2, part: 1, differ: -2 },
  occupation: { same: 1.8, part: 1, differ: -0.5 },
  nationality: { same: 0.3, differ: -3 },
  count: { same: 2, part: 0.7, differ: -1 },
  /** Somebody has one wife, and one family. */
  kin: { same: 4, differ: -3 },
  /** In one language the same words; other words say nothing, least of all in another language. */
  label: { same: 1 },
  /** One word for kin or work in two reports of one event: "two neighbors" in any language. */
  called: { same: 2 },
  /** One is told as a person and the other as a group. */
  number: { differ: -1.5 },
  /** People of one office. */
  office: { same: 1.5 },
  /** Each kind of act that both take the same part in. */
  act: { same: 0.9, most: 2.7 },
  /** The places of those acts, where residence has not said it already. */
  place: { same: 0.8, part: 0.3, differ: -1.2 },
  /** What they are held for. */
  charge: { same: 1, differ: -1.5 },
  /** Somebody else of the two reports is one beyond doubt (a sum of so much): then the reports tell of one event. */
  event: { same: 0.8, sure: 1.5 },
  /** Nothing agrees but what is told of nearly everybody, and no more than so many acts. */
  common: { acts: 2, only: -0.7 },
  /** The same part in an act that is one by its other parties. */
  role: { same: 2.5 },
} as const;

/** Two reports before anybody in them is compared. */
export const REPORTS = {
  /** An outlet prints a report in another language within so many days. */
  days: 30,
  outlet: 0.8,
  /** Reports so many days apart tell of one event less often. */
  long: 120,
  far: -0.8,
  /** Shares of the acts in one order and of the facts in common. */
  order: 0.6,
  facts: 0.6,
  alike: 1.5,
} as const;

export const ACT = {
  /** One kind of act on one person in two reports of one event is one act more often than not. */
  prior: 1,
  /** One of them does not say on whom. */
  unsaid: -0.8,
  /** One report has a coarser word for it. */
  coarser: -1,
  /** Neither report tells of two of the kind. */
  only: 1.5,
  place: { same: 1.2, part: 0.6, differ: -0.8 },
  facility: { same: 0.6, differ: -1.5 },
  by: { same: 0.5, differ: -0.5 },
  with: { same: 1, differ: -1 },
  charge: { same: 0.6, differ: -0.7 },
} as const;

/** Days between the nearest days that two tellings allow, at most → evidence. Farther is two acts. */
export const APART: readonly (readonly [days: number, party: number, act: number])[] = [
  [0, 0.3, 0.2],
  [10, -0.3, -0.3],
  [31, -1, -0.6],
  [92, -3, -1.5],
  [366, -5, -3.5],
];
export const FAR = { party: -8, act: Number.NEGATIVE_INFINITY } as const;

/** Days that the wider of two tellings allows, at most, when they overlap → evidence. One day in common is hardly chance. */
export const NARROW: readonly (readonly [days: number, party: number, act: number])[] = [
  [3, 2.5, 1.5],
  [12, 1.8, 1.2],
  [45, 1.2, 1],
];

/** From a sum of evidence to a weight between 0 and 1. */
export function weightOf(sum: number): number {
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
