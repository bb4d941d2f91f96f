/** Words of a text that name a place, an occupation, an age, a kin or a sex: with no regard to grammar, so that little is missed. */
import type { Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { literal } from './pattern.ts';

export type MentionType = 'place' | 'occupation' | 'age' | 'kin' | 'sex' | 'act';

/** Where a text names something; UTF-16 offsets. */
export interface Mention {
  readonly type: MentionType;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** An occupation of those who act for an office. */
  readonly agent?: true;
  /** A word that says this kind of act and no other. */
  readonly only?: boolean;
}

interface Hit {
  readonly type: MentionType;
  readonly value: string;
  readonly agent?: true;
}

interface Index {
  readonly hits: ReadonlyMap<string, readonly Hit[]>;
  /** The longest entry, in letters. */
  readonly longest: number;
  readonly ages: readonly { readonly pattern: RegExp; readonly decade: boolean }[];
  readonly acts: readonly {
    readonly pattern: RegExp;
    readonly kind: string;
    readonly only: boolean;
    readonly needs: readonly (readonly string[])[];
  }[];
  /** Words stand by themselves, between spaces; otherwise endings may hang on them. */
  readonly spaced: boolean;
}

/** Everything that the words of a text may name, in the order of the text. */
export function mentionsIn(
  { text, language }: Pick<Report, 'text' | 'language'>,
  pack: Pack,
): readonly Mention[] {
  const index = indexOf(pack, language);
  const found: Mention[] = [];
  if (index.spaced) spaced(text, index, pack, found);
  else unspaced(text, index, found);
  const aged = new Uint8Array(text.length);
  for (const { pattern, decade } of index.ages)
    for (const match of text.matchAll(pattern)) {
      const n = Number(match[1]);
      if (n > 110 || (decade && n % 10 !== 0)) continue;
      const at = { start: match.index, end: match.index + match[0].length };
      if (aged[at.start] === 1 || aged[at.end - 1] === 1) continue;
      aged.fill(1, at.start, at.end);
      found.push({ type: 'age', value: decade ? `${n}s` : String(n), ...at });
    }
  for (const { pattern, kind, only, needs } of index.acts)
    for (const match of text.matchAll(pattern)) {
      const sentence = needs.length === 0 ? '' : sentenceAt(text, match.index);
      if (!needs.every((words) => words.some((word) => sentence.includes(word)))) continue;
      found.push({
        type: 'act',
        value: kind,
        start: match.index,
        end: match.index + match[0].length,
        ...(only && { only }),
      });
    }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The occupation that a word for it means, in any language of the pack; the word itself when none is known. */
export function occupationNamed(word: string, pack: Pack): string {
  if (Object.hasOwn(pack.exposure.occupations, word)) return word;
  for (const language of languagesOf(pack)) {
    const { hits, spaced: apart } = indexOf(pack, language);
    const words = word.toLowerCase().split(' ');
    // The end of a longer word or of several counts: a retired nurse is a nurse.
    const ends = apart
      ? words.map((_, i) => words.slice(i).join(' '))
      : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i));
    for (const end of ends)
      for (const hit of hits.get(end) ?? []) if (hit.type === 'occupation') return hit.value;
  }
  return word;
}

const TOKEN = /[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu;
const WORDS = 5;

function spaced(text: string, index: Index, pack: Pack, found: Mention[]): void {
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], start: match.index }));
  const words = tokens.map((token) => token.text);
  for (let i = 0; i < tokens.length; i++) {
    const { start } = tokens[i]!;
    const name = pack.names.longestAt(words, i);
    const places = name?.hits.filter(({ type }) => type === 'place') ?? [];
    for (const { id } of places.length > 4 ? [] : places) {
      const last = tokens[i + name!.length - 1]!;
      found.push({ type: 'place', value: id, start, end: last.start + last.text.length });
    }
    for (let n = Math.min(WORDS, tokens.length - i); n > 0; n--) {
      const last = tokens[i + n - 1]!;
      const end = last.start + last.text.length;
      const key = text.slice(start, end).toLowerCase();
      if (key.length > index.longest + 2) continue;
      const hits =
        index.hits.get(key) ??
        index.hits.get(key.replace(/s$/, '')) ??
        index.hits.get(key.replace(/['’]s$/, ''));
      if (hits === undefined) continue;
      for (const hit of hits) found.push({ ...hit, start, end });
      break;
    }
  }
}

/** A word begins where no letter of the same script stands before, and may go on with an ending. */
function unspaced(text: string, index: Index, found: Mention[]): void {
  for (let i = 0; i < text.length; i++) {
    const begins = i === 0 || !/\p{L}/u.test(text[i - 1]!);
    for (let n = Math.min(index.longest, text.length - i); n > 1; n--) {
      const hits = index.hits.get(text.slice(i, i + n));
      // In the middle of a word only what is long enough to mean nothing else.
      if (hits === undefined || (!begins && n < 3)) continue;
      for (const hit of hits) found.push({ ...hit, start: i, end: i + n });
      i += n - 1;
      break;
    }
  }
}

const indexes = new WeakMap<Pack, Map<string, Index>>();

function indexOf(pack: Pack, language: string): Index {
  let byLanguage = indexes.get(pack);
  if (byLanguage === undefined) {
    byLanguage = new Map();
    indexes.set(pack, byLanguage);
  }
  let index = byLanguage.get(language);
  if (index === undefined) {
    index = makeIndex(pack, language);
    byLanguage.set(language, index);
  }
  return index;
}

function languagesOf(pack: Pack): readonly string[] {
  return [...Object.keys(pack.lexicon), ...Object.keys(pack.verbFinal)];
}

function makeIndex(pack: Pack, language: string): Index {
  const final = pack.verbFinal[language];
  const lexicon = final ?? pack.lexicon.en;
  const apart = final === undefined;
  const hits = new Map<string, Hit[]>();
  const add = (word: string, hit: Hit): void => {
    const key = apart ? word.toLowerCase() : word;
    const list = hits.get(key);
    if (list === undefined) hits.set(key, [hit]);
    else if (!list.some(({ type, value }) => type === hit.type && value === hit.value)) list.push(hit);
  };
  for (const noun of lexicon.people)
    for (const word of noun.words) {
      if (noun.occupation !== undefined)
        add(word, {
          type: 'occupation',
          value: noun.occupation,
          ...(noun.agentOf !== undefined && { agent: true }),
        });
      if (noun.relation !== undefined) add(word, { type: 'kin', value: noun.relation });
      if (noun.sex !== undefined) add(word, { type: 'sex', value: noun.sex });
    }
  for (const [text, type, id] of final?.names ?? []) if (type === 'place') add(text, { type, value: id });
  const ages = (pack.exposure.say.ages[language] ?? [])
    .toSorted((a, b) => b.length - a.length)
    .map((say) => ({ pattern: agePattern(say, apart), decade: say.includes('{d}') }));
  return {
    hits,
    longest: Math.max(2, ...[...hits.keys()].map((key) => key.length)),
    ages,
    acts: actWords(lexicon.acts, apart),
    spaced: apart,
  };
}

function agePattern(say: string, apart: boolean): RegExp {
  const digits = literal(say)
    .replaceAll(' ', '[ -]')
    .replace(/\\\{[dn]\\\}/, '(\\d{1,3})');
  return new RegExp(`(?<![\\d.,])${digits}${apart ? '(?![\\p{L}\\p{N}])' : ''}`, 'giu');
}

const SHORTEST = { spaced: 5, other: 2 };
const ENDING = 4;

/** A word that is said of more kinds of act than these says too little. */
const KINDS = 2;

interface Frame {
  readonly act: string;
  readonly verb?: readonly string[];
  readonly noun?: readonly string[];
  readonly slots: Readonly<
    Record<
      string,
      { readonly types: readonly string[]; readonly words: readonly string[]; readonly required: boolean }
    >
  >;
}

/** Words that name one kind of act, or one of two, with the words of which one must stand in the same sentence. */
function actWords(frames: readonly Frame[], apart: boolean): Index['acts'] {
  const kinds = new Map<string, Set<string>>();
  const stemsOf = ({ verb = [], noun = [] }: Frame): readonly string[] => [
    ...noun,
    ...verb.map((each) => (apart ? each.replace(/[ey]$/, '') : each.slice(0, -1))),
  ];
  for (const frame of frames)
    for (const word of stemsOf(frame)) kinds.set(word, (kinds.get(word) ?? new Set()).add(frame.act));
  const least = apart ? SHORTEST.spaced : SHORTEST.other;
  const entries = new Map<
    string,
    { kind: string; only: boolean; needs: readonly (readonly string[])[]; words: Set<string> }
  >();
  for (const frame of frames) {
    const needs = Object.values(frame.slots)
      .filter(({ types, words, required }) => required && types.length === 0 && words.length > 0)
      .map(({ words }) => words.map((word) => word.toLowerCase()));
    for (const word of stemsOf(frame)) {
      const { size } = kinds.get(word)!;
      if (size > KINDS || word.includes(' ') || word.length < least) continue;
      const key = JSON.stringify([frame.act, size, needs]);
      const entry = entries.get(key) ?? { kind: frame.act, only: size === 1, needs, words: new Set() };
      entry.words.add(word);
      entries.set(key, entry);
    }
  }
  return [...entries.values()].map(({ kind, only, needs, words }) => {
    const any = [...words]
      .sort((a, b) => b.length - a.length)
      .map(literal)
      .join('|');
    return {
      kind,
      only,
      needs,
      pattern: apart
        ? new RegExp(`(?<![\\p{L}])(?:${any})[\\p{L}]{0,${ENDING}}(?![\\p{L}])`, 'giu')
        : new RegExp(`(?:${any})`, 'gu'),
    };
  });
}

/** As far as a sentence may go either way, so that one endless line takes no longer. */
const SENTENCE = 400;
const SENTENCE_END = /[.!?。\n]/;

/** The sentence around an offset, in lower case. */
function sentenceAt(text: string, at: number): string {
  let [start, end] = [at, at];
  const [first, last] = [Math.max(0, at - SENTENCE), Math.min(text.length, at + SENTENCE)];
  while (start > first && !SENTENCE_END.test(text[start - 1]!)) start--;
  while (end < last && !SENTENCE_END.test(text[end]!)) end++;
  return text.slice(start, end).toLowerCase();
}
