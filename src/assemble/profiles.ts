/** What each report tells of each of its parties, ready to be compared with what another report tells. */
import { type Tie, tieOf } from '../claims/tie.ts';
import type { Claim } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { ToldAct } from './acts.ts';
import { comparedText } from './ages.ts';
import { type Charged, chargesIn } from './charges.ts';
import type { Gathered, GatheredParty } from './gather.ts';
import { calledBy } from './heads.ts';
import type { Told } from './told.ts';
import { type Content, contentOf } from './translation.ts';
import { type Counts, type Value, valueReader } from './values.ts';

/** An act and the charge that it tells. */
export interface KnownAct {
  readonly act: ToldAct;
  readonly told: Told;
  /** Names it whatever the order of the reports is. */
  readonly key: string;
  /** Read when it is asked for. */
  readonly charged: Charged;
}

export interface Profile {
  readonly party: GatheredParty;
  /** Names it whatever the order of the reports is. */
  readonly key: string;
  readonly values: ReadonlyMap<string, readonly Value[]>;
  /** To other parties of the report: "wife" of whom. */
  readonly ties: readonly Tie[];
  /** The kin or work that the words for it name. */
  readonly called: string | undefined;
  /** Role and kind → the acts in which it stands so. */
  readonly slots: ReadonlyMap<string, readonly KnownAct[]>;
}

/** One report for comparing. */
export interface Side {
  readonly told: Told;
  readonly language: string;
  readonly profiles: readonly Profile[];
  readonly acts: readonly KnownAct[];
  /** Read when it is asked for. */
  readonly content: Content;
}

/** Whose an act is: whom it was done to, or for what people do of themselves, who did it. */
export function mainOf({ roles }: ToldAct): readonly string[] {
  return roles.to.length > 0 ? roles.to : roles.by;
}

export const ROLES = ['by', 'to', 'with'] as const;

const NONE: readonly never[] = [];

/** How many the counts of the reports mean, by language and words. */
export function countsOf({ parties }: Gathered, told: readonly Told[]): Counts {
  const languages = new Map(told.map(({ report }) => [report.id, report.language]));
  return new Map(
    parties.flatMap(({ count, report }) =>
      count === undefined ? [] : [[`${languages.get(report)} ${count.phrase.toLowerCase()}`, count] as const],
    ),
  );
}

/** @param gathered the parties of all reports */
export function sidesOf(gathered: Gathered, told: readonly Told[], pack: Pack): Side[] {
  const read = valueReader(pack, countsOf(gathered, told));
  const byReport = new Map<string, GatheredParty[]>();
  for (const party of gathered.parties)
    byReport.set(party.report, [...(byReport.get(party.report) ?? NONE), party]);
  return told.map((one) => {
    const { language } = one.report;
    const acts = one.acts.map((act): KnownAct => {
      let charged: Charged | undefined;
      return {
        act,
        told: one,
        key: gathered.origin.get(act.claims[0]!.id) ?? act.id,
        get charged() {
          charged ??= chargesIn(act.roles.for, pack);
          return charged;
        },
      };
    });
    const slots = slotsOf(acts);
    const details = detailsOf(one.claims);
    const profiles = (byReport.get(one.report.id) ?? NONE).map((party) => {
      const own = details.get(party.id);
      const values = new Map<string, Value[]>();
      for (const [property, texts] of own?.values ?? [])
        values.set(
          property,
          texts.map((text) => read(property, text, language)),
        );
      return {
        party,
        key: `${party.report} ${party.local}`,
        values,
        ties: own?.ties ?? NONE,
        called: calledBy(party.label, language, pack),
        slots: slots.get(party.id) ?? new Map(),
      };
    });
    let content: Content | undefined;
    return {
      told: one,
      language,
      profiles,
      acts,
      get content() {
        content ??= contentOf(one.report, one.claims);
        return content;
      },
    };
  });
}

function slotsOf(acts: readonly KnownAct[]): ReadonlyMap<string, Map<string, KnownAct[]>> {
  const found = new Map<string, Map<string, KnownAct[]>>();
  for (const known of acts)
    for (const role of ROLES)
      for (const party of known.act.roles[role]) {
        const own = found.get(party) ?? new Map<string, KnownAct[]>();
        found.set(party, own);
        const slot = `${role} ${known.act.kind}`;
        const there = own.get(slot);
        if (there === undefined) own.set(slot, [known]);
        else there.push(known);
      }
  return found;
}

interface Details {
  readonly values: Map<string, string[]>;
  readonly ties: Tie[];
}

function detailsOf(claims: readonly Claim[]): ReadonlyMap<string, Details> {
  const found = new Map<string, Details>();
  for (const claim of claims) {
    const { says } = claim;
    if (says.kind !== 'detail') continue;
    const of: Details = found.get(says.party) ?? { values: new Map(), ties: [] };
    found.set(says.party, of);
    const tie = tieOf(says.value);
    if (tie !== undefined) of.ties.push(tie);
    else {
      const texts = of.values.get(says.property);
      const text = comparedText(claim);
      if (texts === undefined) of.values.set(says.property, [text]);
      else texts.push(text);
    }
  }
  return found;
}
