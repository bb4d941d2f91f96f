/** Why a date is what it is: the steps to each bound, each with the quotes that it brings in. */
import type { Act, Claim, Report } from './types.ts';

export interface Quote {
  readonly claim: Claim;
  readonly report: Report | undefined;
  readonly language: string;
  /** The words of the claim; stretches that stand apart are parted by an ellipsis. */
  readonly text: string;
}

/** A run of a sentence: what the program says, or what it takes from a report. */
export interface Run {
  readonly text: string;
  readonly quoted: boolean;
}

export interface Step {
  readonly runs: readonly Run[];
  readonly rule: string;
  readonly quotes: readonly Quote[];
}

export interface Way {
  readonly side: 'earliest' | 'latest';
  readonly day: string;
  readonly steps: readonly Step[];
}

/** What claims and reports a page knows, by their ids. */
export interface Known {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly reports: ReadonlyMap<string, Report>;
  /** Place in the pathway, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * The ways to the bounds of an act. A quote is shown at the first step of a way that rests on it. `numbered` words an act's
 * place in the pathway.
 */
export function waysOf(
  { when }: Pick<Act, 'when'>,
  known: Known,
  numbered: (n: number) => string,
): readonly Way[] {
  return (['earliest', 'latest'] as const).flatMap((side): Way[] => {
    const day = when[side];
    const steps = when.proof.filter((step) => step.side === side);
    if (day === null || steps.length === 0) return [];
    const seen = new Set<string>();
    return [
      {
        side,
        day,
        steps: steps.map(({ text, rule, claims }) => ({
          runs: runsOf(withNumbers(text, known, numbered)),
          rule,
          quotes: claims.flatMap((id) => {
            const quote = seen.has(id) ? undefined : quoteOf(id, known);
            seen.add(id);
            return quote ?? [];
          }),
        })),
      },
    ];
  });
}

export function quoteOf(
  id: string,
  { claims, reports }: Pick<Known, 'claims' | 'reports'>,
): Quote | undefined {
  const claim = claims.get(id);
  if (claim === undefined) return undefined;
  const report = reports.get(claim.report);
  return { claim, report, language: report?.language ?? 'und', text: wordsOf(claim) };
}

export function wordsOf({ anchors }: Pick<Claim, 'anchors'>): string {
  return anchors.map(({ quote }) => quote.replace(/\s+/g, ' ').trim()).join(' … ');
}

/** Acts are told apart by ids in a sentence of the program; on a screen they have numbers. */
export function withNumbers(
  text: string,
  { numbers }: Pick<Known, 'numbers'>,
  numbered: (n: number) => string,
): string {
  return text.replace(/\((a\d+)\)/g, (whole, id: string) => {
    const n = numbers.get(id);
    return n === undefined ? whole : numbered(n);
  });
}

/** Parts a sentence at its quotation marks, so that the words of a report can be set in the reading face. */
export function runsOf(text: string): readonly Run[] {
  return text
    .split(/(“[^”]*”)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, quoted: part.startsWith('“') }));
}
