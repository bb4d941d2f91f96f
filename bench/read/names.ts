/**
 * Does a proposed party or place mean the one that the coder wrote? Heads must agree ("the Chinese broker" is "broker", "the broker's
 * wife" is not), and what else is said must not disagree ("local officials" are not "provincial officials").
 */
import { eastern, sameEasternParty, sameEasternPlace } from './hangul.ts';

const DETERMINERS = new Set(
  'a an the his her their its my our your this that these those some several all both other another one same mr mrs ms dr'.split(
    ' ',
  ),
);
const TAIL =
  /\s(?:who|whom|which|that|from|in|at|with|for|to|on|near|under|aged|living|named|called|based|identified|surnamed|known|responsible|involved|and)\s.*$/;
const PLURALS: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  wives: 'wife',
  policemen: 'policeman',
  servicemen: 'serviceman',
  people: 'person',
};

interface Name {
  readonly whole: string;
  readonly words: readonly string[];
  readonly head: string;
  readonly of: readonly string[];
}

/** Whether one of the coder's names fits the label of a proposed party. */
export function sameParty(names: readonly string[], label: string): boolean {
  const proposed = parts(label);
  return names.some((name) =>
    eastern(name) || eastern(label)
      ? sameEasternParty(name, label)
      : fits(parts(name), proposed) || namedBy(name, proposed),
  );
}

/** Whether one of the coder's names fits a proposed place or facility; spellings of one name are one. */
export function samePlace(names: readonly string[], labels: readonly string[]): boolean {
  return names.some((name) =>
    labels.some((label) =>
      eastern(name) || eastern(label)
        ? sameEasternPlace(name, label)
        : within(placeWords(name), placeWords(label)),
    ),
  );
}

function fits(gold: Name, proposed: Name): boolean {
  if (gold.whole === proposed.whole) return true;
  if (gold.head === '' || gold.head !== proposed.head) return false;
  if (gold.of.length > 0 && proposed.of.length > 0 && !within(gold.of, proposed.of)) return false;
  return within(gold.words, proposed.words);
}

/** A proper name is found anywhere in the core of a label: "Cha" in "Cha Myong Hui". */
function namedBy(name: string, proposed: Name): boolean {
  const words = name.split(/\s+/).filter((word) => !DETERMINERS.has(word.toLowerCase().replace('.', '')));
  if (words.length === 0 || !words.every((word) => /^\p{Lu}/u.test(word))) return false;
  const core = new Set([...proposed.words, ...proposed.of]);
  return words.every((word) => core.has(single(word.toLowerCase())));
}

function parts(label: string): Name {
  const flat = label.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-').replace(/'s?$/, '').trim();
  let core = flat.split(/[,(;:[]/)[0]!.trim();
  core = ` ${core} `.replace(TAIL, '').trim();
  const [front, ...rest] = core.split(/\sof\s/);
  const possessed = front!.split(/'s\s|s'\s/).at(-1)!;
  const words = content(possessed);
  return { whole: content(flat).join(' '), words, head: words.at(-1) ?? '', of: content(rest.join(' ')) };
}

function content(text: string): string[] {
  return text
    .replace(/['"“”‘]/g, ' ')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '' && word !== 's' && !DETERMINERS.has(word))
    .map(single);
}

function single(word: string): string {
  if (PLURALS[word]) return PLURALS[word];
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us'))
    return word.slice(0, -1);
  return word;
}

/** Every word of the shorter list stands in the longer. */
function within(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((word) => long.includes(word));
}

const PLACE_NOISE = new Set(
  'county province city district town village region of the in at a an his her their'.split(' '),
);

function placeWords(label: string): string[] {
  const words = label
    .replace(/\([^()]*\)/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['si', 'gun', 'do', 's', 'the', 'a', 'an'].includes(word));
  const telling = words.filter((word) => !PLACE_NOISE.has(word));
  return (telling.length > 0 ? telling : words).map((word) => fold(single(word)));
}

/** Spellings of Korean names that differ by system come out alike: Ryanggang and Yanggang, Hamkyung and Hamgyong. */
function fold(word: string): string {
  return word
    .replace(/^r(?=y)/, '')
    .replace(/^(?:rodong)/, 'nodong')
    .replaceAll('eo', 'o')
    .replaceAll('yung', 'yong')
    .replaceAll('k', 'g')
    .replaceAll('ch', 'j')
    .replaceAll('center', 'centre')
    .replaceAll('labor', 'labour')
    .replaceAll('prisoner', 'prison');
}
