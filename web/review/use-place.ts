import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { beginning } from './order.ts';

/** Where on the screen one is. */
export interface Place {
  readonly claim: string | undefined;
  /** The report that is looked at, when it is not that of the claim. */
  readonly report: string | undefined;
  /** Two reports side by side. */
  readonly sides: boolean;
  /** The report beside the one that is looked at, when a person chose it. */
  readonly beside: string | undefined;
}

/** Browsers stop taking addresses that change too often: while keys are held it follows a little later. */
const LATER = 250;

/** The place, kept in the address: what is shown goes ahead, the address follows. */
export function usePlace(claims: readonly ReviewClaim[] | undefined): [Place, (to: Partial<Place>) => void] {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const [place, setPlace] = useState(() => placeIn(params));
  const written = useRef(address);
  useEffect(() => {
    if (address === written.current) return;
    written.current = address;
    setPlace(placeIn(new URLSearchParams(address)));
  }, [address]);

  const known = claims !== undefined;
  const claim = known ? beginning(claims, place.claim ?? null) : place.claim;
  const now: Place = { ...place, claim };
  const next = known ? addressOf(now) : written.current;
  useEffect(() => {
    if (next === written.current) return;
    const timer = setTimeout(() => {
      written.current = next;
      setParams(new URLSearchParams(next), { replace: true });
    }, LATER);
    return () => clearTimeout(timer);
  }, [next, setParams]);
  const go = useCallback((to: Partial<Place>) => setPlace((before) => ({ ...before, ...to })), []);
  return [now, go];
}

function placeIn(params: URLSearchParams): Place {
  return {
    claim: params.get('claim') ?? undefined,
    report: params.get('report') ?? undefined,
    sides: params.has('sides'),
    beside: params.get('beside') ?? undefined,
  };
}

function addressOf({ claim, report, sides, beside }: Place): string {
  const params = new URLSearchParams();
  if (claim) params.set('claim', claim);
  if (report) params.set('report', report);
  if (sides) params.set('sides', '1');
  if (sides && beside) params.set('beside', beside);
  return params.toString();
}
