import type { Claim, Report } from '../claims/types.ts';

/** Words in one shingle, and most shingles of one report. */
const WORDS = 5;
const MOST = 20_000;
/** Share of the smaller report's shingles that makes two reports one text. */
const ALIKE = 0.4;

/**
 * Which reports go back to one origin: nearly the same text, or one that tells what the other's outlet told. Independence is
 * counted over lineages, never over outlets.
 *
 * @returns report id → number of its lineage, from 1 in the order of the reports
 */
export function lineagesOf(reports: readonly Report[], claims: readonly Claim[]): Record<string, number> {
  const shingles = reports.map((report) =>
    reports.length > 1 ? shinglesOf(report.text) : new Set<string>(),
  );
  const lineage: Record<string, number> = {};
  let next = 1;
  reports.forEach((report, i) => {
    const like = reports
      .slice(0, i)
      .find(
        (other, j) =>
          alike(shingles[i]!, shingles[j]!) ||
          repeats(report, other, claims) ||
          repeats(other, report, claims),
      );
    lineage[report.id] = like === undefined ? next++ : lineage[like.id]!;
  });
  return lineage;
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  for (let i = 0; i + WORDS <= words.length && found.size < MOST; i++)
    found.add(words.slice(i, i + WORDS).join(' '));
  return found;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared >= ALIKE * small.size;
}

/** Whether most of what a report tells is told by the other's outlet. */
function repeats(report: Report, origin: Report, claims: readonly Claim[]): boolean {
  const outlet = origin.publisher?.toLowerCase();
  if (outlet === undefined || outlet === report.publisher?.toLowerCase()) return false;
  const told = claims.filter((claim) => claim.report === report.id && claim.says.kind === 'act');
  const through = told.filter((claim) => claim.voice.chain.some((link) => link.toLowerCase() === outlet));
  return through.length > 0 && through.length > told.length / 2;
}
