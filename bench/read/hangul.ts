/**
 * Korean and Japanese names of parties and places. Nothing in their writing marks the head but its place: it comes last. So two names fit
 * when the one ends with the other, once particles, counts, words that point ("그", "해당") and what stands in brackets are gone.
 */

const SCRIPT = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const POINTERS = new Set('그 이 저 한 어느 어떤 해당 동 본 당시 현지 その この あの ある 同'.split(' '));
const COUNTED = '(?:명|사람|세대|가구|가족|분|人|名|世帯)(?:들|의|余り)?(?!\\p{L})';
const COUNT = new RegExp(
  `(?<!\\d)(?:약\\s?)?\\d[\\d,]*\\s?여?\\s?${COUNTED}|(?<!\\p{L})(?:한|두|세|네|네댓|다섯|여섯|일곱|여덟|아홉|열|수|몇|여러|수십|수백)\\s?${COUNTED}`,
  'gu',
);
const PARTICLES = [
  ...['으로부터', '로부터', '에게서', '한테서', '에게', '한테', '께서', '에서', '까지', '으로'],
  ...[
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '와',
    '과',
    '도',
    '만',
    '로',
    '에',
    'の',
    'は',
    'が',
    'を',
    'に',
    'で',
  ],
];
const TITLES = ['씨', '님', '선생', 'さん', '氏'];
const UNITS = [
  '특별시',
  '직할시',
  '자치구',
  '자치주',
  '로동자구',
  '노동자구',
  '구역',
  ...'시군도구리동읍성현주市郡道区里省県',
];

/** Whether a name is written so that these rules are for it. */
export function eastern(text: string): boolean {
  return SCRIPT.test(text);
}

/** Whether the coder's name and the label of a proposed party have one head and do not disagree before it. */
export function sameEasternParty(name: string, label: string): boolean {
  const proposed = forms(label);
  return forms(name).some((one) => proposed.some((other) => endsAlike(one, other) || named(one, other)));
}

/** Whether the coder's name and the label of a proposed place say one place: every word of the shorter stands in the longer. */
export function sameEasternPlace(name: string, label: string): boolean {
  const [a, b] = [placeWords(name), placeWords(label)].sort((x, y) => x.length - y.length) as [
    string[][],
    string[][],
  ];
  const inside =
    a.length > 0 && a.every((word) => b.some((other) => word.some((form) => other.includes(form))));
  const [short, long] = [joined(name), joined(label)].sort((x, y) => x.length - y.length) as [string, string];
  return inside || (short.length >= 3 && (long.startsWith(short) || long.endsWith(short)));
}

/** The number that a count begins with, in digits; '' when it has none. */
export function easternNumber(phrase: string): string {
  const digits = /\d+/.exec(phrase)?.[0];
  if (digits) return digits;
  const words = '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열'.split(' ');
  const at = words.findIndex((word) => new RegExp(`(?<!\\p{L})${word}(?![\\p{L}])`, 'u').test(phrase));
  return at < 0 ? '' : String(at + 1);
}

/** What a name may be once what is said around it is gone, each as its words. */
function forms(text: string): string[][] {
  const bare = text.replace(/[(（[［〔][^)）\]］〕]*[)）\]］〕]/g, ' ').replace(/["'“”‘’「」『』]/g, '');
  // Japanese has no spaces: の parts what belongs to whom.
  const flat = bare
    .normalize('NFC')
    .replace(/(?<=[\p{Script=Han}\p{Script=Katakana}])の/gu, ' ')
    .trim();
  const uncounted = flat.replace(COUNT, ' ').trim();
  const words = (uncounted === '' ? flat : uncounted).split(/[\s,·、]+/).filter((word) => word !== '');
  const joinedNames = surnames(words);
  while (joinedNames.length > 1 && POINTERS.has(joinedNames[0]!)) joinedNames.shift();
  const last = joinedNames.at(-1) ?? '';
  const front = joinedNames.slice(0, -1);
  return [...endings(last)].map((end) => [...front, end]);
}

/** "한 모 씨", "한모씨" and "한 씨" are one. */
function surnames(words: readonly string[]): string[] {
  const text = words.join(' ').replace(/(?<=^|\s)(\p{Script=Hangul})\s?모(?:\s?씨|(?=\s|$))/gu, '$1씨');
  return text.replace(/(?<=^|\s)(\p{Script=Hangul}{1,4})\s씨/gu, '$1씨').split(/\s+/);
}

function endings(word: string): Set<string> {
  const all = new Set([word]);
  const strip = (endsWith: readonly string[], least: number) => {
    for (const form of [...all])
      for (const end of endsWith)
        if (form.endsWith(end) && form.length - end.length >= least) all.add(form.slice(0, -end.length));
  };
  strip(PARTICLES, 1);
  strip(['들', '等', 'ら', 'たち'], 1);
  strip(TITLES, 2);
  return all;
}

/** Word by word from the end; the last may be written together with what stands before it. */
function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = [a, b].sort((x, y) => x.join('').length - y.join('').length) as [string[], string[]];
  const end = short.join('');
  const all = long.join('');
  if (end === '' || !all.endsWith(end)) return false;
  if (end === all) return true;
  // Inside a word only what is long enough not to be the end of another word: 대장 is no 소대장.
  const boundary = long.some((_, i) => long.slice(i).join('') === end);
  return boundary || end.length >= 3;
}

/** "40대 남성 리 모 씨" is a 남성 too: a person's name behind a noun stands beside it. */
function named(a: readonly string[], b: readonly string[]): boolean {
  const beside = (noun: readonly string[], all: readonly string[]) =>
    all.length > 1 && /^\p{Script=Hangul}{1,4}씨$/u.test(all.at(-1)!) && endsAlike(noun, all.slice(0, -1));
  const single = (words: readonly string[]) => words.length > 0 && !words.at(-1)!.endsWith('씨');
  return (single(a) && beside(a, b)) || (single(b) && beside(b, a));
}

function placeWords(text: string): string[][] {
  return text
    .replace(/[(（][^)）]*[)）]/g, ' ')
    .split(/[\s,·、]+/)
    .filter((word) => word !== '' && !POINTERS.has(word))
    .map((word) => {
      const all = endings(word);
      for (const form of [...all])
        for (const unit of UNITS)
          if (form.endsWith(unit) && form.length - unit.length >= 2) all.add(form.slice(0, -unit.length));
      return [...all];
    });
}

function joined(text: string): string {
  return text.replace(/[(（][^)）]*[)）]/g, '').replace(/\s+/g, '');
}
