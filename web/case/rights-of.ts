/** The rights that the acts of a case may engage, each once, with the numbers of the acts. Pure. */
import type { Act } from './types.ts';

export interface Right {
  readonly instrument: string;
  readonly article: string;
  readonly binding: boolean;
  /** Places in the pathway, in order. */
  readonly acts: readonly number[];
}

/** Binding ones first, in the order in which the acts bring them. */
export function rightsOf(acts: readonly Act[]): readonly Right[] {
  const found = new Map<string, Right & { readonly acts: number[] }>();
  for (const [i, { rights }] of acts.entries())
    for (const { instrument, article, binding } of rights) {
      const key = `${instrument} ${article}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { instrument, article, binding, acts: [i + 1] });
      else known.acts.push(i + 1);
    }
  return [...found.values()].sort((a, b) => Number(b.binding) - Number(a.binding));
}
