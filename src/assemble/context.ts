import type { Report, TimeExpr, TimeRef } from '../claims/types.ts';
import { edtfBounds } from '../time/index.ts';
import type { ActClaim } from './acts.ts';

type DateExpr = Extract<TimeExpr, { kind: 'date' }>;

/** A time that the lines before it complete, with the claim that it rests on. */
export interface Completed {
  readonly ref: TimeRef;
  readonly claim: string;
}

/**
 * "He was taken on 8 October 2022 … and freed on 14 December": in one paragraph a date without a year goes on from the last
 * full date before it, unless that would be after the report came out.
 *
 * @param before act claims of the same report, in the order of telling
 */
export function completed(
  ref: TimeRef,
  claim: ActClaim,
  before: readonly ActClaim[],
  report: Report,
): Completed | undefined {
  const { expr } = ref;
  if (expr.kind !== 'date' || expr.year !== undefined || expr.month === undefined || ref.from === 'act')
    return undefined;
  // Only a bare date: "last August", "지난 8월" count from when they are told.
  if (ref.rule.startsWith('which')) return undefined;
  if (!/^[\p{Lu}\p{Script=Hangul}\d]/u.test(ref.phrase) && expr.part === undefined) return undefined;
  for (const other of before.toReversed()) {
    if (!sameParagraph(other, claim, report)) return undefined;
    const full = other.says.roles.when
      .map(({ expr: e }) => e)
      .find((e): e is DateExpr => e.kind === 'date' && e.year !== undefined);
    if (full === undefined) continue;
    const year = full.month === undefined ? undefined : yearAfter(full, expr);
    if (year === undefined) return undefined;
    const first = `${String(year).padStart(4, '0')}-${two(expr.month)}-${two(expr.day ?? 1)}`;
    const latest = report.published === undefined ? null : edtfBounds(report.published).latest;
    if (latest !== null && first > latest) return undefined;
    return { ref: { ...ref, expr: { ...expr, year }, from: 'absolute' }, claim: other.id };
  }
  return undefined;
}

/** The claim from which "the next January", "in November of that year" count: the last that is dated itself, in the paragraph if there is one. */
export function countsFrom(
  ref: TimeRef,
  claim: ActClaim,
  before: readonly ActClaim[],
  report: Report,
): ActClaim | undefined {
  const { expr } = ref;
  if (ref.from !== 'act' || expr.kind !== 'unit' || (expr.unit !== 'month' && expr.unit !== 'year'))
    return undefined;
  const dated = before.filter(({ says }) =>
    says.roles.when.some(
      ({ from, expr: e }) => from !== 'act' && e.kind !== 'duration' && e.kind !== 'vague',
    ),
  );
  return dated.findLast((other) => sameParagraph(other, claim, report)) ?? dated.at(-1);
}

/** The first year in which the later date is not before the full one. */
function yearAfter(full: DateExpr, later: DateExpr): number {
  const from = full.month! * 100 + (full.day ?? 0);
  const to = later.month! * 100 + (later.day ?? 99);
  return full.year! + (to < from ? 1 : 0);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function sameParagraph(a: ActClaim, b: ActClaim, report: Report): boolean {
  // Code points are offsets of the text where it has no characters beyond the basic plane; elsewhere nothing is concluded.
  if (report.text.length !== report.characters) return false;
  const [x, y] = [a.anchors[0]?.start ?? 0, b.anchors[0]?.start ?? 0];
  return !/\n[ \t]{0,9}\n/.test(report.text.slice(Math.min(x, y), Math.max(x, y)));
}
