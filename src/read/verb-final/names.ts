/**
 * Names of persons that no list has. Nothing in the writing marks them, so what stands beside them must:
 * - a title behind ("굴누르 씨"), or an age or sex in brackets with a person's noun before or a title behind ("기자 … 카민스카야(29)");
 * - a single Latin letter with a particle that comes back ("A는 … A의");
 * - a noun for one person before, and the same word again by itself as topic or subject ("남편 이하르도 … 이하르는").
 * A word that stands somewhere as a place, a goal or a means is no person.
 */
import type { Mark, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Doc, Known, Noun, Word } from './doc.ts';

const PERSONAL: ReadonlySet<Mark | undefined> = new Set([
  'topic',
  'subject',
  'object',
  'of',
  'to',
  'also',
  'with',
]);
const ACTS: ReadonlySet<Mark | undefined> = new Set(['topic', 'subject', 'also']);
const PLACES: ReadonlySet<Mark | undefined> = new Set(['in', 'at', 'toward', 'through', 'as']);
const WORD = /^[\p{L}]+$/u;
const LETTER = /^[A-Z]$/;
const OPENS = /^[(（]$/u;
/** Words of a name, and letters of one that only its repetition shows. */
const LONGEST = 3;
const SHORTEST = 3;
const OLDEST = 110;
const NAMED: Known = { name: true };

/** The text with its names marked: a noun that `known.name` says is one. */
export function withNames(doc: Doc, grammar: VerbFinalGrammar): Doc {
  const { words } = doc;
  const titles = new Set(grammar.naming ?? []);
  const sexes = new Set(Object.values(grammar.sexes ?? {}).flat());
  const standings = new Set(grammar.standings ?? []);
  const seen = new Map<string, { count: number; acts: boolean; place: boolean }>();
  for (const word of words) {
    if (!isOpen(word)) continue;
    const { stem, mark } = word.noun;
    const known = seen.get(stem) ?? { count: 0, acts: false, place: false };
    const before = words[word.i - 1];
    const alone = before === undefined || before.noun === undefined || before.noun.mark !== undefined;
    seen.set(stem, {
      count: known.count + 1,
      acts: known.acts || (alone && ACTS.has(mark)),
      place: known.place || PLACES.has(mark),
    });
  }
  const names = new Set<string>();
  for (const word of words)
    if (isOpen(word) && isName(word)) for (const part of parts(word)) names.add(part.noun.stem);
  if (names.size === 0) return doc;
  return {
    ...doc,
    words: words.map((word) =>
      isOpen(word) && names.has(word.noun.stem) ? { ...word, noun: { ...word.noun, known: NAMED } } : word,
    ),
  };

  function isName(word: Word & { readonly noun: Noun }): boolean {
    const { stem, mark } = word.noun;
    const of = seen.get(stem)!;
    if (of.place) return false;
    const behind = words[word.i + 1];
    if (mark === undefined && titleAt(word.i + 1)) return true;
    const first = parts(word)[0]!;
    const noun = words[first.i - 1];
    const isPerson =
      noun?.noun?.known?.party?.kind === 'person' && noun.noun.mark === undefined && !noun.noun.plural;
    if (mark === undefined && behind?.sign !== undefined && OPENS.test(behind.sign) && behind.close) {
      const inside = words[word.i + 2];
      const isAge = (inside?.number?.value ?? OLDEST) < OLDEST && inside?.number?.counts === undefined;
      if (inside !== undefined && sexes.has(inside.text)) return true;
      if (isAge && (isPerson || titleAt(closing(word.i + 1) + 1))) return true;
    }
    if (LETTER.test(stem)) return PERSONAL.has(mark) && (isPerson || of.count > 1);
    if (!isPerson || !PERSONAL.has(mark) || !of.acts || of.count < 2) return false;
    const party = noun.noun!.known!.party!;
    const single =
      party.relation !== undefined ||
      party.sex !== undefined ||
      (party.occupation !== undefined && !standings.has(party.occupation));
    return single && (stem.length >= SHORTEST || first !== word);
  }

  /** The words of a name that ends here. */
  function parts(word: Word & { readonly noun: Noun }): (Word & { readonly noun: Noun })[] {
    const all = [word];
    for (let k = word.i - 1; all.length < LONGEST; k--) {
      const before = words[k];
      if (before === undefined || before.sentence !== word.sentence) break;
      if (!isOpen(before) || before.noun.mark !== undefined) break;
      all.unshift(before);
    }
    return all;
  }

  function titleAt(i: number): boolean {
    const word = words[i];
    return word?.noun !== undefined && titles.has(word.noun.stem);
  }

  function closing(open: number): number {
    for (let i = open + 1; i < open + 8; i++) if (/^[)）]$/u.test(words[i]?.sign ?? '')) return i;
    return open;
  }
}

/** A noun of which nothing is known. */
function isOpen(word: Word): word is Word & { readonly noun: Noun } {
  return word.noun !== undefined && word.noun.known === undefined && WORD.test(word.noun.stem);
}
