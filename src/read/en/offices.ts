/**
 * Which office a name means in this report. Two offices may share an abbreviation: the report's own expansion decides
 * ("Ministry of State Security (MSS)"), then the only one of them that it writes out; else both stay possible.
 */
import type { Doc } from './doc.ts';
import type { Np } from './phrases.ts';

const BRACKET = /^[([]$/;

export interface OfficeNames {
  /** The offices that a name at this place may be; the first is the likeliest. */
  decide(ids: readonly string[], at: number): readonly string[];
}

export function officeNames(doc: Doc, phrases: readonly Np[]): OfficeNames {
  /** Single readings of a name, in the order of the text. */
  const written: { readonly id: string; readonly first: number; readonly last: number }[] = [];
  for (const np of phrases) {
    if (np.type.sort === 'office' && np.type.ids?.length === 1)
      written.push({ id: np.type.ids[0]!, first: np.head, last: np.last });
    for (const span of np.named)
      if (span.type === 'office' && span.ids.length === 1)
        written.push({ id: span.ids[0]!, first: span.first, last: span.last });
  }
  written.sort((a, b) => a.first - b.first);
  const expanded = written.filter(
    ({ first, last }) =>
      opensAside(last) || opensAside(last + 1) || BRACKET.test(doc.tokens[first - 1]?.text ?? ''),
  );

  return {
    decide(ids, at) {
      if (ids.length < 2) return ids;
      const own = expanded.filter(({ id }) => ids.includes(id));
      const before = own.filter((one) => one.first <= at).at(-1) ?? own[0];
      if (before) return [before.id];
      const known = new Set(written.map(({ id }) => id).filter((id) => ids.includes(id)));
      return known.size === 1 ? [...known] : ids;
    },
  };

  /** A short name in brackets: "(MSS)", "[MSS]". */
  function opensAside(i: number): boolean {
    const token = doc.tokens[i];
    const inside = doc.tokens[i + 1];
    return (
      token !== undefined &&
      BRACKET.test(token.text) &&
      inside !== undefined &&
      /^\p{Lu}{2,6}$/u.test(inside.text)
    );
  }
}
