/** What the reports of one case tell of one event, as far as it is compared with what those of another tell. */
import type { Case, CaseAct, CaseParty } from '../../claims/case.ts';
import type { Claim } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';

/** First and last day since 1970. */
export type Days = readonly [number, number];
/** Lowest and highest; open above is infinite. */
export type Range = readonly [number, number];

export interface AccountAct {
  readonly kind: string;
  readonly days: Days | null;
  /** The finest places that are told, each with those that it lies in, finest first. */
  readonly places: readonly (readonly string[])[];
  readonly offices: readonly string[];
  readonly charges: readonly string[];
  /** What it rests on: quotes stand there. */
  readonly claims: readonly string[];
}

export interface Account {
  readonly case: string;
  /** In the order of the pathway. */
  readonly acts: readonly AccountAct[];
  /** To whom most was done. */
  readonly sex: Detail<string> | null;
  readonly age: Detail<Range> | null;
  readonly occupation: Detail<string> | null;
  readonly people: Range | null;
  /** Its reports in order. */
  readonly reports: readonly string[];
}

export interface Detail<Value> {
  readonly value: Value;
  readonly claims: readonly string[];
}

const DAY = 86_400_000;

/**
 * The account of a case that is put together of accepted claims only.
 *
 * @param claims those that it is put together of
 */
export function accountOf(
  id: string,
  told: Case,
  reports: readonly string[],
  claims: readonly Claim[],
  pack: Pick<Pack, 'places'>,
): Account {
  const acts = told.pathway
    .flatMap((name) => told.acts.find((act) => act.id === name) ?? [])
    .filter(({ phase }) => phase === 'done' || phase === 'ongoing');
  const parties = new Map(told.parties.map((party) => [party.id, party]));
  const subject = subjectOf(acts, parties);
  const detail = (property: string): Detail<string> | null => {
    const value = subject?.kind === 'person' ? subject.details[property] : undefined;
    if (typeof value !== 'string') return null;
    return { value, claims: claimsOf(subject!, property, claims) };
  };
  const age = detail('age');
  const years = age && yearsOf(age.value);
  return {
    case: id,
    acts: acts.map((act) => actOf(act, parties, pack)),
    sex: detail('sex'),
    age: years ? { value: years, claims: age!.claims } : null,
    occupation: detail('occupation'),
    people: subject ? peopleOf(subject, acts, parties) : null,
    reports,
  };
}

function actOf(
  act: CaseAct,
  parties: ReadonlyMap<string, CaseParty>,
  pack: Pick<Pack, 'places'>,
): AccountAct {
  const { earliest, latest } = act.when;
  return {
    kind: act.kind,
    days:
      earliest === null || latest === null ? null : [Date.parse(earliest) / DAY, Date.parse(latest) / DAY],
    places: act.at.flatMap(({ pcode }) => (pcode === undefined ? [] : [chainOf(pcode, pack)])),
    offices: act.by.flatMap((party) => parties.get(party)?.office ?? []),
    charges: (act.for ?? []).map((text) => text.toLowerCase().trim()),
    claims: act.claims,
  };
}

/** A place with those that it lies in, finest first. */
function chainOf(pcode: string, { places }: Pick<Pack, 'places'>): string[] {
  const chain = [pcode];
  for (let at = places.get(pcode); at?.within !== undefined && chain.length < 8; ) {
    at = places.get(at.within);
    if (at?.pcode !== undefined) chain.push(at.pcode);
  }
  return chain;
}

function subjectOf(acts: readonly CaseAct[], parties: ReadonlyMap<string, CaseParty>): CaseParty | undefined {
  const counts = new Map<string, number>();
  for (const { to } of acts) for (const id of to) counts.set(id, (counts.get(id) ?? 0) + 1);
  const people = [...counts]
    .flatMap(([id, n]) => {
      const party = parties.get(id);
      return party && (party.kind === 'person' || party.kind === 'group') ? [[party, n] as const] : [];
    })
    .sort((a, b) => b[1] - a[1]);
  return people[0]?.[0];
}

/** How many people it was done to, in the act with the subject that names most. */
function peopleOf(
  subject: CaseParty,
  acts: readonly CaseAct[],
  parties: ReadonlyMap<string, CaseParty>,
): Range {
  let best: Range = [1, 1];
  for (const { to } of acts) {
    if (!to.includes(subject.id)) continue;
    let low = 0;
    let high = 0;
    for (const id of to) {
      const { kind, count } = parties.get(id) ?? {};
      low += kind === 'group' ? (count?.min ?? 2) : 1;
      high += kind === 'group' ? (count?.max ?? Number.POSITIVE_INFINITY) : 1;
    }
    if (low > best[0]) best = [low, high];
  }
  return best;
}

function claimsOf({ from }: CaseParty, property: string, claims: readonly Claim[]): string[] {
  return claims.flatMap(({ id, report, says }) =>
    says.kind === 'detail' &&
    says.property === property &&
    from.some((one) => one.report === report && one.party === says.party)
      ? [id]
      : [],
  );
}

/** `50s` or `54`. */
function yearsOf(age: string): Range | null {
  const decade = /^(\d{1,2}0)s$/.exec(age)?.[1];
  if (decade !== undefined) return [Number(decade), Number(decade) + 9];
  return /^\d{1,3}$/.test(age) ? [Number(age), Number(age)] : null;
}
