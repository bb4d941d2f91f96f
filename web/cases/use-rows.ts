import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Card, CaseRow, CasesPage } from '../../src/server/shapes.ts';
import { address, get } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { useLanguage } from '../choices.ts';
import type { Order } from './asked.ts';
import { blocksOf } from './blocks.ts';

/** Rows in one answer, and cards. */
const ROWS = 100;
const CARDS = 20;
/** What only passes by is not asked for. */
const REST = 90;

interface List {
  readonly order: Order;
  readonly waiting: boolean;
}
interface Sight {
  readonly first: number;
  readonly last: number;
}

function page(list: List, offset: number) {
  return {
    queryKey: [...keys.cases, list, offset],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      get<CasesPage>(
        address('/api/cases', {
          offset,
          limit: ROWS,
          order: list.order === 'changed' ? undefined : list.order,
          only: list.waiting ? 'waiting' : undefined,
        }),
        signal,
      ),
  };
}

/** How many cases there are, and the first of them: enough to begin with. */
export function useBeginning(list: List) {
  return useQuery(page(list, 0));
}

/** The rows and cards of what is in sight; what is not there yet is undefined. */
export function useRows(list: List, total: number, sight: Sight) {
  const language = useLanguage();
  const rested = useRested(sight);
  const starts = blocksOf(rested.first, rested.last, ROWS, total);
  const pages = useQueries({ queries: starts.map((start) => page(list, start)) });
  const rows = new Map<number, CaseRow>();
  for (const [i, { data }] of pages.entries())
    for (const [j, row] of (data?.cases ?? []).entries()) rows.set(starts[i]! + j, row);

  const wanted = blocksOf(rested.first, rested.last, CARDS, total)
    .map((start) => Array.from({ length: CARDS }, (_, i) => rows.get(start + i)?.case).filter((id) => id))
    .filter((ids) => ids.length > 0)
    .map((ids) => ids.join(','));
  const answers = useQueries({
    queries: wanted.map((of) => ({
      queryKey: [...keys.cases, 'cards', language, of],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        get<Card[]>(address('/api/cards', { of, language }), signal),
    })),
  });
  const cards = new Map<string, Card>();
  for (const { data } of answers) for (const card of data ?? []) cards.set(card.case, card);
  const failed = pages.find(({ error }) => error)?.error ?? null;
  return { row: (i: number) => rows.get(i), card: (id: string) => cards.get(id), failed };
}

/** The sight, once it has stood still for a moment. */
function useRested({ first, last }: Sight): Sight {
  const now = useMemo(() => ({ first, last }), [first, last]);
  const [rested, setRested] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setRested(now), REST);
    return () => clearTimeout(timer);
  }, [now]);
  return rested;
}
