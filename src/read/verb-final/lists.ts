/** Joins the phrases of a list: "남편과 아들을", "남편, 아들, 딸을": the last has the particle of all. */
import type { Item } from './items.ts';
import type { Np } from './np.ts';

/** @returns the items with every list as one phrase that holds its members */
export function withLists(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (item.kind !== 'np') {
      out.push(item);
      continue;
    }
    const { np } = item;
    const members: Np[] = [np];
    // Whose it is stands before it, and parts no list: "夫と中学生の息子".
    let k = i - 1 - owners(i);
    if (!isList(k)) k = i - 1;
    const from = k;
    for (;;) {
      let at = k;
      const sign = items[at];
      const comma = sign?.kind === 'sign' && /^[,，、]$/u.test(sign.word.sign!);
      const small = sign?.kind === 'small' && sign.word.small === 'joiner';
      if (comma || small) at--;
      const other = items[at];
      if (other?.kind !== 'np' || !like(other.np, np)) break;
      const { mark } = other.np;
      const binds = mark === 'with' || mark === 'or' || ((comma || small) && mark === undefined);
      if (!binds || (np.mark === undefined && !np.copula && !comma)) break;
      members.unshift(other.np);
      k = at - 1;
    }
    if (members.length === 1) {
      out.push(item);
      continue;
    }
    out.push({ kind: 'np', np: { ...np, items: members } }, ...items.slice(from + 1, i).reverse());
    i = k + 1;
  }
  return out.reverse();

  /** How many phrases before item `i` say whose it is. */
  function owners(i: number): number {
    let n = 0;
    let owner = (items[i] as { np: Np }).np.owner;
    for (; owner !== undefined; owner = owner.owner) {
      const before = items[i - 1 - n];
      if (before?.kind !== 'np' || before.np.i !== owner.i) break;
      n++;
    }
    return n;
  }

  /** Whether the item at `k` binds what follows it. */
  function isList(k: number): boolean {
    const item = items[k];
    return item?.kind === 'np' && (item.np.mark === 'with' || item.np.mark === 'or');
  }
}

/** Of one sort: people with people, places with places. */
function like(a: Np, b: Np): boolean {
  const sort = ({ type }: Np): string =>
    type === 'person' || type === 'group'
      ? 'party'
      : type === 'office' || type === 'organisation'
        ? 'office'
        : type;
  return sort(a) === sort(b) && sort(a) !== 'bound' && sort(a) !== 'deed';
}
