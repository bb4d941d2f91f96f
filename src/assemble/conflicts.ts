import type { About, CaseConflict, CaseParty } from '../claims/case.ts';
import type { Claim, PlaceRef } from '../claims/types.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Pack } from '../packs/types.ts';
import { renderConflict, type Solution } from '../time/index.ts';
import type { ToldAct } from './acts.ts';
import { agesApart } from './ages.ts';
import { chargeKey, chargesIn, compareCharges } from './charges.ts';
import type { Telling } from './choose.ts';
import { related } from './evidence.ts';
import { capital, fill } from './phrases.ts';
import { inside } from './places.ts';
import { relate, type Value } from './values.ts';

/** Properties of which a party has one. Residence and occupation may be several; a name may be one of many. */
const SINGLE = ['age', 'sex', 'count', 'birth'] as const;

/** What a conflict is worded with. */
export interface Wording {
  readonly pack: Pack;
  readonly phrases: ProofPhrases;
  /** What a point in time is called. */
  readonly name: (point: string) => string;
  /** What a party is called. */
  readonly party: (party: CaseParty) => string;
  /** The language of the report of a claim. */
  readonly language: (claim: string) => string;
  /** The report of a claim. */
  readonly report: (claim: string) => string;
}

interface Told {
  readonly claim: string;
  readonly key: string;
  readonly text: string;
}

export interface Disputed {
  readonly solution: Solution;
  readonly acts: readonly ToldAct[];
  readonly parties: readonly CaseParty[];
  readonly claims: readonly Claim[];
  /** What is told of each party, by property. */
  readonly details: ReadonlyMap<string, ReadonlyMap<string, readonly Telling<Value>[]>>;
}

/**
 * Claims that cannot all be true: of time, of a value, of who did it. A finer value is none, nor is another language's word for
 * the same thing.
 */
export function conflictsOf(
  { solution, acts, parties, claims, details }: Disputed,
  wording: Wording,
): CaseConflict[] {
  return [
    ...timeConflicts(solution, acts, claims, wording),
    ...detailConflicts(parties, details, wording),
    ...placeConflicts(acts, wording),
    ...chargeConflicts(acts, wording),
    ...roleConflicts(acts, parties, wording),
  ];
}

function timeConflicts(
  solution: Solution,
  acts: readonly ToldAct[],
  claims: readonly Claim[],
  { phrases, name, language }: Wording,
): CaseConflict[] {
  const { then } = phrases.case;
  if (solution.conflicts.length === 0) return [];
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const actOf = new Map(acts.flatMap(({ id, claims: told }) => told.map((claim) => [claim.id, id] as const)));
  return solution.conflicts.map((conflict): CaseConflict => {
    const said = withoutSaid(conflict.claims, byId);
    const kept = new Set(said);
    const about = new Set(said.flatMap((id) => actOf.get(id) ?? []));
    const [of] = about;
    const steps = renderConflict(conflict, phrases, name).map(capital);
    return {
      kind: 'time',
      about: said.some((id) => times(byId.get(id)).length > 0) ? 'time' : 'order',
      ...(about.size === 1 && of !== undefined ? { of } : {}),
      claims: said,
      explain: steps.join(' '),
      ...(steps.length < 2 ? {} : { steps }),
      values: said.flatMap((id) =>
        // A claim that contradicts itself is named with its own phrases, each by itself.
        (said.length === 1 ? phrasesOf(id, conflict.claims, byId) : [wordsOf(byId.get(id))]).map((text) => ({
          claims: [id],
          text,
          language: language(id),
        })),
      ),
      choices: conflict.choices
        .filter(({ drop }) => drop.every((id) => kept.has(id)))
        .map(({ drop, then: bounds, settles }) => {
          const dated = bounds
            .filter(
              ({ point, earliest, latest, yearly }) =>
                point.endsWith('.start') && ((earliest ?? latest) !== null || yearly !== undefined),
            )
            .map(({ point, edtf }) => fill(then.time, { point: name(point), edtf }));
          const text = dated.length === 0 ? then.open : dated.join(then.separator);
          return { drop, then: settles ? text : `${text}${then.separator}${then.unsettled}` };
        }),
    };
  });
}

/**
 * "At the end of the month he left, before he was caught": the order is told in the words of a dated claim, and stands and falls
 * with it. Such an order is not named by itself when that claim is named.
 */
function withoutSaid(ids: readonly string[], byId: ReadonlyMap<string, Claim>): readonly string[] {
  const dated = ids.flatMap((id) => {
    const claim = byId.get(id);
    return claim !== undefined && times(claim).length > 0 ? [claim] : [];
  });
  return ids.filter((id) => {
    const claim = byId.get(id);
    if (claim?.says.kind !== 'order') return true;
    const { before, after } = claim.says;
    return !dated.some(
      (other) =>
        claim.derivedFrom.includes(other.id) ||
        ([before, after].includes(other.id) && overlaps(claim, other)),
    );
  });
}

function overlaps(a: Claim, b: Claim): boolean {
  return (
    a.report === b.report && a.anchors.some((x) => b.anchors.some((y) => x.start < y.end && y.start < x.end))
  );
}

function times(claim: Claim | undefined): readonly string[] {
  return claim?.says.kind === 'act' ? claim.says.roles.when.map(({ phrase }) => phrase) : [];
}

/** The phrases of a claim, and of the orders told in its words. */
function phrasesOf(id: string, set: readonly string[], byId: ReadonlyMap<string, Claim>): readonly string[] {
  const orders = set.filter((other) => other !== id).map((other) => wordsOf(byId.get(other)));
  return [
    ...new Set([
      ...(times(byId.get(id)).length > 0 ? times(byId.get(id)) : [wordsOf(byId.get(id))]),
      ...orders,
    ]),
  ];
}

/** The words by which a claim takes part in a conflict of times. */
function wordsOf(claim: Claim | undefined): string {
  if (claim === undefined) return '';
  if (claim.says.kind === 'order') return claim.says.phrase;
  const written = times(claim);
  return written.length > 0 ? written.join('; ') : (claim.anchors[0]?.quote ?? '');
}

function detailConflicts(
  parties: readonly CaseParty[],
  details: Disputed['details'],
  wording: Wording,
): CaseConflict[] {
  const { phrases, pack } = wording;
  return parties.flatMap((party) =>
    SINGLE.flatMap((property) => {
      const told = agesApart(details.get(party.id)?.get(property) ?? [], property, pack);
      return conflictsOfValues(
        { kind: 'value', about: property, of: party.id },
        told.map(({ claim, key, label, value }) => ({ claim, key, text: label, value })),
        (a, b) => relate(property, a.value, b.value, pack) === 'differ',
        phrases.case.conflict.value,
        fill(phrases.case.properties[property] ?? '{party}', { party: wording.party(party) }),
        wording,
      );
    }),
  );
}

/** One act in two counties. A place inside the other is the same told more finely; several places of one claim are a way. */
function placeConflicts(acts: readonly ToldAct[], wording: Wording): CaseConflict[] {
  const { pack, phrases, name } = wording;
  return acts.flatMap((act) => {
    const told = act.claims.flatMap((claim): (Told & { place: PlaceRef })[] => {
      const [place, second] = claim.says.roles.at.filter(({ pcode }) => pcode !== undefined);
      return place === undefined || second !== undefined
        ? []
        : [{ claim: claim.id, key: place.pcode!, text: place.label, place }];
    });
    return conflictsOfValues(
      { kind: 'value', about: 'place', of: act.id },
      told,
      ({ place: a }, { place: b }) => a.pcode !== b.pcode && !inside(a, b, pack) && !inside(b, a, pack),
      phrases.case.conflict.place,
      name(`${act.id}.start`),
      wording,
    );
  });
}

/** Reasons of one act in two reports, of one level and none in both. What one report tells is not held against itself. */
function chargeConflicts(acts: readonly ToldAct[], wording: Wording): CaseConflict[] {
  const { pack, phrases, name } = wording;
  return acts.flatMap((act) => {
    const byReport = new Map<string, { readonly claims: string[]; readonly texts: string[] }>();
    for (const { id, report, says } of act.claims) {
      if (says.roles.for.length === 0) continue;
      const there = byReport.get(report) ?? { claims: [], texts: [] };
      byReport.set(report, there);
      there.claims.push(id);
      there.texts.push(...says.roles.for);
    }
    const told = [...byReport.values()].map(({ claims, texts }) => {
      const charged = chargesIn(texts, pack);
      return { claim: claims[0]!, key: chargeKey(charged), text: [...new Set(texts)].join(', '), charged };
    });
    return conflictsOfValues(
      { kind: 'value', about: 'charge', of: act.id },
      told,
      (a, b) => compareCharges(a.charged, b.charged, pack) === 'differ',
      phrases.case.conflict.charge,
      name(`${act.id}.start`),
      wording,
    );
  });
}

/** One act by two offices of which neither is a part of the other. */
function roleConflicts(
  acts: readonly ToldAct[],
  parties: readonly CaseParty[],
  wording: Wording,
): CaseConflict[] {
  const { pack, phrases, name } = wording;
  const byId = new Map(parties.map((party) => [party.id, party]));
  return acts.flatMap((act) => {
    const told = act.claims.flatMap((claim): (Told & { offices: string[] })[] => {
      const doers = claim.says.roles.by.flatMap((id) => byId.get(id) ?? []);
      const offices = doers.flatMap(({ office }) => office ?? []);
      const text = doers.map((party) => wording.party(party)).join(', ');
      return offices.length === 0
        ? []
        : [{ claim: claim.id, key: [...offices].sort().join(' '), text, offices }];
    });
    return conflictsOfValues(
      { kind: 'role', about: 'office', of: act.id },
      told,
      (a, b) => !a.offices.some((x) => b.offices.some((y) => related(x, y, pack))),
      phrases.case.conflict.role,
      name(`${act.id}.start`),
      wording,
    );
  });
}

/** So many pairs of claims are named one by one; of more values, one pair for every two of them. */
const MOST_PAIRS = 24;

/**
 * Every two claims that cannot both be true, each report speaking once for a value. A way out sets one of the two aside.
 *
 * @param differ whether two values exclude each other
 */
function conflictsOfValues<T extends Told>(
  what: { readonly kind: 'value' | 'role'; readonly about: About; readonly of: string },
  told: readonly T[],
  differ: (a: T, b: T) => boolean,
  template: string,
  called: string,
  { phrases, language, report }: Wording,
): CaseConflict[] {
  const once = <K>(all: readonly T[], key: (one: T) => K): T[] =>
    [...new Map(all.toReversed().map((one) => [key(one), one])).values()].reverse();
  const pairsOf = (all: readonly T[]): [T, T][] =>
    all.flatMap((a, i) => all.slice(i + 1).flatMap((b): [T, T][] => (differ(a, b) ? [[a, b]] : [])));
  const spoken = once(told, ({ claim, key }) => `${report(claim)}\n${key}`);
  let pairs = spoken.length > MOST_PAIRS ? [] : pairsOf(spoken);
  if (spoken.length > MOST_PAIRS || pairs.length > MOST_PAIRS)
    pairs = pairsOf(once(spoken, ({ key }) => key)).slice(0, MOST_PAIRS);
  return pairs.map((pair) => ({
    ...what,
    claims: pair.map(({ claim }) => claim),
    explain: capital(
      fill(template, {
        what: called,
        values: pair.map(({ text }) => text).join(phrases.case.conflict.separator),
      }),
    ),
    values: pair.map(({ claim, text }) => ({ claims: [claim], text, language: language(claim) })),
    choices: pair.map(({ text }, i) => ({
      drop: [pair[1 - i]!.claim],
      then: fill(phrases.case.then.value, { what: called, value: text }),
    })),
  }));
}
