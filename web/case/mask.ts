/** Quotes without the names that are sealed: for paper, which leaves the vault. Pure. */
import type { Claim } from './types.ts';

/** What stands for a name. */
const BLACK = '■■■';

/** The names that the claims of a case hold, longest first. What a person rejected is no name. */
export function sealedNames(
  claims: readonly Pick<Claim, 'says' | 'status' | 'anchors'>[],
): readonly string[] {
  const names = claims.flatMap(({ says, status, anchors }) =>
    says.kind === 'detail' && says.property === 'name' && status !== 'rejected'
      ? [says.value, ...anchors.map(({ quote }) => quote)]
      : [],
  );
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].sort(
    (a, b) => b.length - a.length,
  );
}

/** A part of a name alone counts where it stands as a word of its own: who was named once is often called by less. */
export function withoutNames(text: string, names: readonly string[]): string {
  const whole = names.reduce((left, name) => left.replaceAll(name, BLACK), text);
  const parts = new Set(names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((part) => part !== ''));
  return whole.replace(/[\p{L}\p{N}]+/gu, (word) => (parts.has(word) ? BLACK : word));
}
