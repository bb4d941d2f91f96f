/** What an evidence bundle tells, for the check and for the gate: every report of the case, but for the claims that are withheld. */

import type { Case } from '../../claims/case.ts';
import type { Claim, Report } from '../../claims/types.ts';
import type { Text } from '../../protect/types.ts';
import type { ReleaseBody, Telling } from '../../review/bodies.ts';
import type { ReportState, State } from '../../review/state-types.ts';

type Bundle = NonNullable<ReleaseBody['bundle']>;

/** Reports of which anything goes out: all but those whose every claim is withheld. */
export function bundledReports(state: State, { redact }: Bundle): readonly string[] {
  return state.reports.flatMap((one) => (goesOut(state, one, new Set(redact)) ? [one.id] : []));
}

/** The reports as texts: whole, or only the quotes of the claims that stay where one is withheld. */
export function bundleTexts(
  state: State,
  { bundle, reports }: Pick<ReleaseBody, 'bundle' | 'reports'>,
  { id, released }: { readonly id: string; readonly released: boolean },
): readonly Text[] {
  const withheld = new Set(bundle?.redact);
  return state.reports.flatMap((one): Text[] => {
    const reading = state.readings.find(({ report }) => report === one.id);
    if (one.report === null || reading === undefined || !reports.includes(one.id)) return [];
    const claims = reading.claims.filter((claim) => !withheld.has(claim.id));
    const whole = claims.length === reading.claims.length;
    const report = whole ? one.report : quotesOnly(one.report, claims);
    return [{ id: `${id}.${one.id}`, name: one.id, released, report, reading: { ...reading, claims } }];
  });
}

/** What it tells: acts with their claims as the case has them, details, and what was rejected since. */
export function bundleTells(state: State, { redact }: Bundle, assembled: Case): readonly Telling[] {
  const withheld = new Set(redact);
  const open = (claims: readonly string[]) => claims.filter((claim) => !withheld.has(claim));
  const acts = assembled.acts.map(({ kind, claims }) => ({ kind, claims: open(claims) }));
  const told = new Set(acts.flatMap(({ claims }) => claims));
  const rest = [...state.claims.values()].flatMap(({ id, claim }): Telling[] => {
    if (claim === null || told.has(id) || withheld.has(id)) return [];
    const { says } = claim;
    if (says.kind === 'act') return [{ kind: says.act, claims: [id] }];
    return says.kind === 'detail' ? [{ kind: says.property, claims: [id] }] : [];
  });
  return [...acts.filter(({ claims }) => claims.length > 0), ...rest];
}

function goesOut(state: State, { id, report }: ReportState, withheld: ReadonlySet<string>): boolean {
  if (report === null) return false;
  const own = [...state.claims.values()].filter((claim) => claim.report === id);
  return own.length === 0 || own.some((claim) => !withheld.has(claim.id));
}

/** The same text with spaces for all that no claim quotes: quotes stay at their places. */
function quotesOnly(report: Report, claims: readonly Claim[]): Report {
  const points = [...report.text];
  const kept = new Uint8Array(points.length);
  for (const { anchors } of claims) for (const { start, end } of anchors) kept.fill(1, start, end);
  return {
    ...report,
    text: points.map((point, i) => (kept[i] === 1 || point === '\n' ? point : ' ')).join(''),
  };
}
