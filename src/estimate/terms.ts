/** Log-linear models as sets of terms. A term is the set of lists that depend on each other; bit j stands for list j. */
import { bitCount } from './table.ts';

/** The terms of a hierarchical model: 0 (the constant), every list, and what was chosen; with a term every part of it. */
export type Terms = readonly number[];

/** Terms of the model in which all lists are independent. */
export function mainEffects(lists: number): Terms {
  return [0, ...Array.from({ length: lists }, (_, j) => 1 << j)];
}

/**
 * Every hierarchical model over some lists without the saturated one, which no data could tell from any other:
 * 8, 113 and 6,893 for 3, 4 and 5 lists.
 */
export function hierarchicalModels(lists: number): Terms[] {
  const base = mainEffects(lists);
  const larger = Array.from({ length: 1 << lists }, (_, set) => set)
    .filter((set) => bitCount(set) >= 2)
    .sort((a, b) => bitCount(a) - bitCount(b) || a - b);
  larger.pop();
  const models: Terms[] = [];
  const chosen = new Set<number>(base);
  const walk = (at: number): void => {
    const set = larger[at];
    if (set === undefined) {
      models.push([...chosen]);
      return;
    }
    walk(at + 1);
    for (let j = 0; j < lists; j++) if ((set >> j) & 1 && !chosen.has(set & ~(1 << j))) return;
    chosen.add(set);
    walk(at + 1);
    chosen.delete(set);
  };
  walk(0);
  return models;
}

/** The largest terms, longest first: `[123,14,34]`. */
export function modelName(terms: Terms): string {
  return `[${largest(terms).map(setName).join(',')}]`;
}

/** A set of lists by their numbers from 1; from ten lists on with a dot between them. */
export function setName(set: number): string {
  const places = [];
  for (let j = 0; j < 31; j++) if ((set >> j) & 1) places.push(j + 1);
  return places.join(set >= 1 << 9 ? '.' : '');
}

/** The terms that are part of no other, longest first. */
export function largest(terms: Terms): number[] {
  return terms
    .filter((term) => term !== 0 && !terms.some((other) => other !== term && (other & term) === term))
    .sort((a, b) => bitCount(b) - bitCount(a) || compareSets(a, b));
}

/** As their names would be ordered: by the first list that is not in both. */
export function compareSets(a: number, b: number): number {
  if (a === b) return 0;
  const first = (a ^ b) & -(a ^ b);
  return (a & first) !== 0 ? -1 : 1;
}

/** A hierarchical model from its largest terms. */
export function termsOf(largestTerms: readonly number[], lists: number): Terms {
  const all = new Set<number>(mainEffects(lists));
  for (const set of largestTerms) for (let part = set; part > 0; part = (part - 1) & set) all.add(part);
  return [...all].sort((a, b) => bitCount(a) - bitCount(b) || a - b);
}
