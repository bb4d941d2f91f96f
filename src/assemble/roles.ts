/** Parties are named by what they are, not by their names, wherever a report says what they are. */
import { tieOf } from '../claims/tie.ts';
import type { Claim } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import type { GatheredParty } from './gather.ts';

/** A role is short: longer words tell a story. */
const LONGEST = 6;

/**
 * The parties with labels that carry no name of a person where a role is known: the words of the report that describe them
 * best, else what they do, else whose kin they are. Names stay in the claims that tell them.
 */
export function namedByRole(
  parties: readonly GatheredParty[],
  claims: readonly Claim[],
  pack: Pack,
): GatheredParty[] {
  const names = new Set<string>();
  const known = new Map<string, Map<string, string>>();
  for (const { says } of claims) {
    if (says.kind !== 'detail') continue;
    if (says.property === 'name') for (const word of wordsOf(says.value)) names.add(word);
    else known.set(says.party, (known.get(says.party) ?? new Map()).set(says.property, says.value));
  }
  if (names.size === 0) return [...parties];
  const { articles, pronouns } = pack.lexicon.en.grammar;
  const small = new Set([
    ...articles,
    ...pronouns.flatMap(({ words, possessive }) => [...words, ...possessive]),
  ]);
  const opening = new Set([...articles, ...small]);
  const named = (words: readonly string[]): boolean => words.some((word) => names.has(word));
  const roleIn = (quote: string): string[] => {
    const all = quote.trim().split(/\s+/u);
    while (all.length > 0 && opening.has(all[0]!.toLowerCase())) all.shift();
    const words = wordsOf(all.join(' '));
    const telling = words.filter((word) => !small.has(word) && /\p{L}/u.test(word));
    return telling.length === 0 || named(words) || all.length > LONGEST ? [] : all;
  };
  return parties.map((party): GatheredParty => {
    if (party.kind === 'office' || !named(wordsOf(party.label))) return party;
    const told = party.anchors
      .map(({ quote }) => roleIn(quote))
      .reduce((best, next) => (next.length > best.length ? next : best), []);
    const details = known.get(party.id);
    const kin = details?.get('kin-of');
    const label =
      told.length > 0
        ? uncapital(told.join(' '))
        : (details?.get('occupation') ?? (kin && (tieOf(kin)?.relation ?? kin)));
    return label === undefined ? party : { ...party, label };
  });
}

/** Words as they are compared: small, and without what hangs on them ("Ham's" is "ham"). */
function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => word.length > 1);
}

/** The capital that opens a sentence; a word that begins with two capitals keeps them. */
function uncapital(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) && !/ \p{Lu}/u.test(text)
    ? text[0]!.toLowerCase() + text.slice(1)
    : text;
}
