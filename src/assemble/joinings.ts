/** The evidence for a joining, weighed and said in the language of the output. */
import type { Joining } from '../claims/case.ts';
import type { ProofPhrases } from '../packs/phrases.ts';
import type { Evidence } from './evidence.ts';
import { capital, fill } from './phrases.ts';
import { weightOf } from './weights.ts';

export function joiningOf<T>(a: T, b: T, { sum, pieces }: Evidence, phrases: ProofPhrases): Joining<T> {
  const { same, evidence } = phrases.case;
  const strongest = pieces.toSorted((x, y) => y[1] - x[1]);
  const said = (template: string, some: readonly (readonly [string, number])[]): string[] => {
    const names = [...new Set(some.map(([reason]) => evidence[reason] ?? reason))];
    return names.length === 0 ? [] : [capital(fill(template, { list: names.join(same.separator) }))];
  };
  return {
    a,
    b,
    weight: weightOf(sum),
    reason: strongest[0]?.[0] ?? '',
    explain: [
      ...said(
        same.agrees,
        strongest.filter(([, weight]) => weight > 0),
      ),
      ...said(
        same.differs,
        strongest.filter(([, weight]) => weight < 0),
      ),
    ].join(' '),
  };
}
