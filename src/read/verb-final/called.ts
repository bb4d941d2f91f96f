/** Words that no list has and that are names all the same, by how the text uses them. */
import type { Clause } from './clause.ts';
import type { Np } from './np.ts';
import { isName } from './sorts.ts';

export interface Called {
  /** Given as a name: with a title, behind a noun for a person, or described by a clause: "도매상이던 아이벡은". */
  isGiven(np: Np): boolean;
  /** Given as one, or standing more than once where a name can. */
  isUsed(np: Np): boolean;
}

export function calledIn(nps: readonly Np[], clauses: readonly Clause[]): Called {
  const given = new Set<string>();
  const used = new Map<string, number>();
  for (const np of nps) {
    const { name, known, stem } = np;
    if (name !== undefined) given.add(name.text.split(' ')[0]!);
    if (name !== undefined && known === undefined) given.add(stem);
    if (isName(np)) used.set(stem, (used.get(stem) ?? 0) + 1);
  }
  for (const { describes, state, deed } of clauses)
    if (describes !== undefined && state !== true && deed === undefined && isName(describes))
      given.add(describes.stem);
  const isGiven = (np: Np): boolean => given.has(np.stem) && isName(np);
  return { isGiven, isUsed: (np) => isGiven(np) || (isName(np) && (used.get(np.stem) ?? 0) > 1) };
}
