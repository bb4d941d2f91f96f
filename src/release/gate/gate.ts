/**
 * The release gate: whether something may leave, and what is missing. Pure and total; every rule is here, and whoever writes an entry
 * or a file asks here first.
 */
import type { Consent, State } from '../../review/state-types.ts';
import { bundledReports } from './bundled.ts';
import type { Around, Code, Draft, Gate, Looked, Missing } from './types.ts';
import { ROLES } from './types.ts';

/** What a second person settles later: a proposal may wait for it. */
const LATER: readonly Code[] = ['second'];

/**
 * @param looked what was computed of this draft; null when nothing was
 * @returns everything that is missing, in the order in which it is best done
 */
export function gateOf(state: State, draft: Draft, looked: Looked | null, around: Around): Gate {
  const missing = [
    ...ofDraft(state, draft),
    ...ofReports(state, draft, around.today),
    ...ofExposure(draft, looked, around),
    ...(looked === null ? [] : ofClaims(state, draft, looked)),
    ...ofSecond(draft, around),
  ];
  return { may: missing.length === 0, missing };
}

/** What of it has to be there before it is proposed: all but the second person. */
export function beforeProposing({ missing }: Gate): readonly Missing[] {
  return missing.filter(({ code }) => !LATER.includes(code));
}

function ofDraft({ case: { state } }: State, { to, texts, bundle }: Draft): Missing[] {
  const empty = texts.some(({ text }) => text.trim() === '') || (texts.length === 0 && bundle === undefined);
  return [
    ...(state === 'open' ? [] : [{ code: 'case', state } as const]),
    ...(to.trim() === '' ? [{ code: 'recipient' } as const] : []),
    ...(empty ? [{ code: 'nothing' } as const] : []),
  ];
}

function ofReports(state: State, { level, reports, bundle }: Draft, today: string): Missing[] {
  if (reports.length === 0) return [{ code: 'report', report: null }];
  const packed = bundle === undefined ? [] : bundledReports(state, bundle);
  const besides = packed.filter((report) => !reports.includes(report));
  return [
    ...(besides.length === 0 ? [] : [{ code: 'bundled', reports: besides } as const]),
    ...ofConsent(state, { level, reports }, today),
  ];
}

function ofConsent(
  state: State,
  { level, reports }: Pick<Draft, 'level' | 'reports'>,
  today: string,
): Missing[] {
  const here = new Map(state.reports.map((one) => [one.id, one]));
  return [...new Set(reports)].flatMap((report): Missing[] => {
    const found = here.get(report);
    if (found === undefined || found.report === null || found.withdrawn !== null)
      return [{ code: 'report', report }];
    const { source } = found;
    const given = state.consents.filter(
      (consent) =>
        consent.purposes.includes(level) &&
        consent.reports.includes(report) &&
        (source === null ? isRole(consent.by) : consent.by === source),
    );
    if (given.some((consent) => holds(consent, today))) return [];
    const about = { report, source, purpose: level };
    const last = given.findLast(({ withdrawn }) => withdrawn === null) ?? given.at(-1);
    if (last === undefined) return [{ code: 'consent', ...about }];
    const code = last.withdrawn === null ? 'consent-expired' : 'consent-withdrawn';
    return [{ code, ...about, consent: last }];
  });
}

/** Whether a consent counts on a day, `YYYY-MM-DD`. */
export function holds({ until, withdrawn }: Consent, today: string): boolean {
  return withdrawn === null && (until === null || today <= until);
}

export function isRole(by: string): boolean {
  return ROLES.some((role) => role === by);
}

function ofExposure({ reason }: Draft, looked: Looked | null, { now }: Around): Missing[] {
  if (looked === null) return [{ code: 'exposure' }];
  const { of, subject, source, style, versions } = looked.exposure;
  const stale = (['texts', 'case', 'released'] as const).filter((what) => of[what] !== now[what]);
  const paths = subject + source + style + versions;
  return [
    ...stale.map((what) => ({ code: 'stale', what }) as const),
    ...(paths > 0 && !isSaid(reason) ? [{ code: 'paths', paths } as const] : []),
  ];
}

/** A release rests on what people accepted. One accepted claim of those that tell the same is enough. */
function ofClaims(state: State, { reports, reason }: Draft, { tells }: Looked): Missing[] {
  const statusOf = (claim: string) => state.claims.get(claim)?.status ?? 'withdrawn';
  const reportOf = (claim: string) => state.claims.get(claim)?.report;
  const by = { proposed: new Set<string>(), rejected: new Set<string>(), withdrawn: new Set<string>() };
  const elsewhere = new Set<string>();
  const unfounded = new Set<string>();
  for (const { kind, claims } of tells) {
    if (claims.length === 0) {
      unfounded.add(kind);
      continue;
    }
    const statuses = claims.map(statusOf);
    if (!claims.some((claim) => reports.includes(reportOf(claim) ?? '')))
      for (const claim of claims) elsewhere.add(claim);
    if (statuses.some((status) => status === 'accepted' || status === 'corrected')) continue;
    const best = (['proposed', 'rejected', 'withdrawn'] as const).find((one) => statuses.includes(one))!;
    for (const [i, claim] of claims.entries()) if (statuses[i] === best) by[best].add(claim);
  }
  const unaccepted = isSaid(reason)
    ? []
    : (['proposed', 'rejected', 'withdrawn'] as const).flatMap((status) =>
        by[status].size === 0 ? [] : [{ code: 'claims', status, claims: [...by[status]] } as const],
      );
  return [
    ...unaccepted,
    ...(unfounded.size === 0 || isSaid(reason)
      ? []
      : [{ code: 'unfounded', kinds: [...unfounded] } as const]),
    ...(elsewhere.size === 0 ? [] : [{ code: 'elsewhere', claims: [...elsewhere] } as const]),
  ];
}

function ofSecond({ drafter }: Draft, { people, by, approved }: Around): Missing[] {
  const own = [by, drafter];
  if (approved === null)
    return people.some((person) => !own.includes(person)) ? [{ code: 'second' }] : [{ code: 'alone' }];
  return own.includes(approved) || !people.includes(approved) ? [{ code: 'same', person: approved }] : [];
}

const isSaid = (reason: string | undefined): boolean => reason !== undefined && reason.trim() !== '';
