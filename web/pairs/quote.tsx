import type { PairProposal } from '../../src/server/shapes.ts';
import { usePack } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { open, useOpened } from '../review/shown.ts';
import type { PairWords } from './pairs.tsx';

interface Props {
  readonly pair: PairProposal;
  readonly claim: string;
  /** The kind of act that it tells, where it tells one: what is hard to read is covered. */
  readonly kind?: string | undefined;
  readonly words: PairWords;
}

/** Words of a report, in its language. */
export function PairQuote({ pair, claim, kind, words }: Props) {
  const { data: pack } = usePack();
  const opened = useOpened();
  const found = pair.quotes[claim];
  if (found === undefined) return null;
  const report = [...pair.a.reports, ...pair.b.reports].find(({ id }) => id === found.report);
  const grave = kind !== undefined && pack?.kinds.some(({ id, grave: hard }) => hard && id === kind);
  if (grave && !opened(claim))
    return (
      <p className="pair-covered">
        {words.covered}{' '}
        <Button look="bare" onClick={() => open(claim)}>
          {words.show}
        </Button>
      </p>
    );
  return <blockquote lang={report?.language}>{found.quote}</blockquote>;
}

/** Claim → the kind of act that it tells. */
export function kindsOf({ a, b }: PairProposal): ReadonlyMap<string, string> {
  return new Map(
    [...a.acts, ...b.acts].flatMap(({ kind, claims }) => claims.map((claim) => [claim, kind] as const)),
  );
}
