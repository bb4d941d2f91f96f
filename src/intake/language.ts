import type { Language } from './knowledge.ts';

/** Letters looked at; enough to be sure, and the same cost for every length. */
const SAMPLE = 12_000;
/** A syllable or a Han character says about as much as two letters. */
const DENSE = new Set(['Hangul', 'Han', 'Hiragana', 'Katakana']);
/** Share of the words that must be function words of the language. Running text has 0.3 and more. */
const ENOUGH = 0.1;
/** Share of a language's own script beside the scripts it shares. */
const OWN = 0.05;
/** Share of the letters that a language needs when one with more letters turned out to be none: names and terms between its words. */
const SECOND = 0.15;
/** Letters that the function words of a language need together: one letter may be anything. */
const LETTERS = 2;

/**
 * Which language a text is in, by script and by function words.
 *
 * @returns the language, or undefined when nothing speaks clearly for one.
 */
export function languageOf(text: string, languages: readonly Language[]): Language | undefined {
  const sample = sampleOf(text);
  const counts = scriptCounts(sample, languages);
  const found = new Map<string, number>();
  for (const { script, with: beside } of languages) {
    const own = counts.get(script) ?? 0;
    const others = beside.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
    if (own > 0 && own >= OWN * (own + others))
      found.set(script, Math.max(found.get(script) ?? 0, own + others));
  }
  const letters = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const ranked = [...found].sort((one, other) => other[1] - one[1]);
  for (const [script, count] of ranked) {
    if (count < SECOND * letters) break;
    const own = languages.filter((language) => language.script === script);
    const language = own.length === 1 && own[0]!.words.size === 0 ? own[0] : byWords(sample, own);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** Start, middle and end, so that a long preface in another language does not decide. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const third = Math.floor(SAMPLE / 3);
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, third)} ${text.slice(middle, middle + third)} ${text.slice(-third)}`;
}

/** Script of each character met so far, by list of languages: the tests are slow, the characters few. */
const scripts = new WeakMap<readonly Language[], (char: string) => string>();

function scriptOf(languages: readonly Language[]): (char: string) => string {
  const made = scripts.get(languages);
  if (made !== undefined) return made;
  const tests = [...new Set(languages.flatMap((l) => [l.script, ...l.with]))].map(
    (script) => [script, new RegExp(`^\\p{Script=${script}}$`, 'u')] as const,
  );
  const known = new Map<string, string>();
  const find = (char: string): string => {
    let script = known.get(char);
    if (script === undefined) {
      script = tests.find(([, test]) => test.test(char))?.[0] ?? '';
      known.set(char, script);
    }
    return script;
  };
  scripts.set(languages, find);
  return find;
}

function scriptCounts(sample: string, languages: readonly Language[]): ReadonlyMap<string, number> {
  const find = scriptOf(languages);
  const counts = new Map<string, number>();
  let ascii = 0;
  for (let i = 0; i < sample.length; i++) {
    const unit = sample.charCodeAt(i) | 32;
    if (unit < 0x80) {
      if (unit >= 97 && unit <= 122) ascii++;
      continue;
    }
    const char = String.fromCodePoint(sample.codePointAt(i)!);
    if (char.length > 1) i++;
    const script = find(char);
    if (script !== '') counts.set(script, (counts.get(script) ?? 0) + (DENSE.has(script) ? 2 : 1));
  }
  if (ascii > 0) counts.set(find('a'), (counts.get(find('a')) ?? 0) + ascii);
  return counts;
}

function byWords(sample: string, languages: readonly Language[]): Language | undefined {
  const speakers = speakersOf(languages);
  const hits = new Map<Language, number>();
  let words = 0;
  let letters = 0;
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    words++;
    if (speakers.has(word)) letters += word.length;
    for (const language of speakers.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  }
  let best: Language | undefined;
  for (const language of languages)
    if ((hits.get(language) ?? 0) > (best === undefined ? 0 : hits.get(best)!)) best = language;
  return best !== undefined && hits.get(best)! >= ENOUGH * words && letters >= LETTERS ? best : undefined;
}

const speakers = new WeakMap<Language, ReadonlyMap<string, readonly Language[]>>();

/** Function word → the languages that have it. */
function speakersOf(languages: readonly Language[]): ReadonlyMap<string, readonly Language[]> {
  // The first language stands for its list: every language belongs to one list only.
  const key = languages[0]!;
  const made = speakers.get(key);
  if (made !== undefined) return made;
  const found = new Map<string, Language[]>();
  for (const language of languages)
    for (const word of language.words) {
      const list = found.get(word);
      if (list === undefined) found.set(word, [language]);
      else list.push(language);
    }
  speakers.set(key, found);
  return found;
}
