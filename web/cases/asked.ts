/** What the list shows, as it stands in the address. Pure. */

export const FACETS = ['kind', 'stage', 'place', 'office', 'status'] as const;
export type Facet = (typeof FACETS)[number];
export const ORDERS = ['changed', 'opened', 'waiting'] as const;
export type Order = (typeof ORDERS)[number];

export interface Shown {
  readonly words: string;
  readonly facets: Readonly<Partial<Record<Facet, string>>>;
  readonly order: Order;
  /** Only cases in which something waits for a person. */
  readonly waiting: boolean;
}

export function shownOf(params: URLSearchParams): Shown {
  const order = params.get('order');
  const facets = FACETS.flatMap((facet) => {
    const value = params.get(facet);
    return value ? [[facet, value] as const] : [];
  });
  return {
    words: params.get('words') ?? '',
    facets: Object.fromEntries(facets),
    order: ORDERS.find((each) => each === order) ?? 'changed',
    waiting: params.get('only') === 'waiting',
  };
}

/** The params of what is shown; what is as usual is left out. */
export function paramsOf({ words, facets, order, waiting }: Shown): URLSearchParams {
  const params = new URLSearchParams();
  if (words !== '') params.set('words', words);
  for (const facet of FACETS) {
    const value = facets[facet];
    if (value) params.set(facet, value);
  }
  if (order !== 'changed') params.set('order', order);
  if (waiting) params.set('only', 'waiting');
  return params;
}

/** Whether something is searched for, rather than everything listed. */
export function isSearch({ words, facets }: Shown): boolean {
  return words.trim() !== '' || Object.keys(facets).length > 0;
}
