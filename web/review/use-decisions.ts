import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CaseView, Decided, DecisionBody, ReviewClaim } from '../../src/server/shapes.ts';
import { useDecide } from '../api/decide.ts';
import { isProblem } from '../api/problem.ts';
import { keys } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';

/** What is decided about one claim. */
export type OnClaim =
  | { readonly what: 'accept' }
  | { readonly what: 'reject' | 'withdraw'; readonly reason: string }
  | { readonly what: 'correct'; readonly field: string; readonly value: string; readonly reason: string };
type Adding = Omit<Extract<DecisionBody, { what: 'add' }>, 'what'>;

export interface Decisions {
  /** False when the server did not take it; the page has said so. */
  readonly decide: (claim: string, on: OnClaim) => Promise<boolean>;
  readonly undo: (claim: string, reason: string) => Promise<boolean>;
  /** The id of the new claim. */
  readonly add: (adding: Adding) => Promise<string | undefined>;
  /** The last claim of this sitting with a decision that can be taken back. */
  readonly lastDecided: () => string | undefined;
  /** Claims about which somebody else decided first; they wait for another look. */
  readonly stale: ReadonlySet<string>;
}

/**
 * Decisions on the claims of a case. What is decided twice about one claim goes in order: the second is made of what the first left.
 */
export function useDecisions(id: string, onStale: (claim: string) => void): Decisions {
  const client = useQueryClient();
  const language = useLanguage();
  const { mutateAsync } = useDecide(id);
  const underWay = useRef(new Map<string, Promise<unknown>>());
  const sitting = useRef<string[]>([]);
  const [stale, setStale] = useState<ReadonlySet<string>>(new Set());

  const claimNow = useCallback(
    (claim: string): ReviewClaim | undefined =>
      client.getQueryData<CaseView>(keys.caseIn(id, language))?.claims.find((each) => each.id === claim),
    [client, id, language],
  );

  const inTurn = useCallback(
    async (claim: string, body: (now: ReviewClaim) => DecisionBody | undefined): Promise<boolean> => {
      const before = underWay.current.get(claim);
      const turn = (async () => {
        await before;
        const now = claimNow(claim);
        const decision = now && body(now);
        if (!decision) return false;
        try {
          await mutateAsync(decision);
          setStale((all) => (all.has(claim) ? new Set([...all].filter((each) => each !== claim)) : all));
          return true;
        } catch (problem) {
          if (isProblem(problem) && problem.code === 'stale') {
            setStale((all) => new Set([...all, claim]));
            onStale(claim);
          }
          return false;
        }
      })();
      underWay.current.set(claim, turn);
      const done = await turn;
      if (underWay.current.get(claim) === turn) underWay.current.delete(claim);
      return done;
    },
    [claimNow, mutateAsync, onStale],
  );

  const decide = useCallback(
    async (claim: string, on: OnClaim) => {
      const before = sitting.current;
      const others = () => sitting.current.filter((each) => each !== claim);
      sitting.current = [...others(), claim];
      const done = await inTurn(claim, ({ last }) => ({ ...on, claim, expects: last }));
      if (!done && !before.includes(claim)) sitting.current = others();
      return done;
    },
    [inTurn],
  );

  const undo = useCallback(
    async (claim: string, reason: string) => {
      const done = await inTurn(claim, ({ undoes }) =>
        undoes === null ? undefined : { what: 'undo', seq: undoes, reason },
      );
      if (done) sitting.current = sitting.current.filter((each) => each !== claim);
      return done;
    },
    [inTurn],
  );

  const add = useCallback(
    async (adding: Adding) => {
      const before = new Set(
        client.getQueryData<CaseView>(keys.caseIn(id, language))?.claims.map((claim) => claim.id),
      );
      try {
        const { claims }: Decided = await mutateAsync({ what: 'add', ...adding });
        return claims.find((claim) => !before.has(claim.id))?.id;
      } catch {
        return undefined;
      }
    },
    [client, id, language, mutateAsync],
  );

  return { decide, undo, add, lastDecided: () => sitting.current.at(-1), stale };
}
