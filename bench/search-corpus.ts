/** Cases made of invented words, always the same for a seed. Words are as frequent as in a language: the nth has 1/n of the first. */
import { tokensOf } from '../src/search/tokens.ts';
import type { ClaimRow, Doc, Rows } from '../src/vault/index-types.ts';

/** Every case has two reports, and ten claims for each of them. */
export const REPORTS = 2;
export const CLAIMS = 10;
const WORDS = 40_000;
/** Characters of UTF-8 in a report. */
const BYTES = 2000;

type Random = (n: number) => number;

export interface Corpus {
  readonly english: readonly string[];
  readonly korean: readonly string[];
  case(number: number): Rows;
}

export function corpus(): Corpus {
  const english = vocabulary(1, () => 'bcdfghklmnprstvz', 'aeiou');
  const korean = hangul(2);
  const zipf = zipfian(WORDS);
  return {
    english,
    korean,
    case(number) {
      const random = chance(number + 1);
      const id = `k-${number.toString(36).padStart(6, '0')}`;
      const reports = Array.from(
        { length: REPORTS },
        (_, r) => `r-${number.toString(16).padStart(7, '0')}${r}`,
      );
      const claims: ClaimRow[] = [];
      const docs: Doc[] = [];
      const of = { case: id, claim: null };
      reports.forEach((report, r) => {
        const words = (number + r) % 2 === 0 ? english : korean;
        const particles = words === korean;
        const text = (bytes: number): string => {
          let said = '';
          for (let size = 0; size < bytes; ) {
            let word = words[zipf(random)]!;
            if (particles && random(2) === 0) word += korean[random(20)]!.slice(0, 1);
            said += ` ${word}`;
            size += 1 + (particles ? 3 * word.length : word.length);
          }
          return said;
        };
        docs.push({ ...of, id: report, of: 'report', report, tokens: tokensOf(text(BYTES)) });
        for (let c = 0; c < CLAIMS; c++) {
          const claim = `${report}.c${c}`;
          const start = 10957 + random(8500);
          const vague = random(3) === 0;
          claims.push({
            ...{ claim, report, case: id },
            status: random(3) === 0 ? 'accepted' : 'proposed',
            kind: `kind${Math.min(random(40), random(40))}`,
            stage: `stage${random(9)}`,
            places: [`P${random(12) + 10}`, `P${random(12) + 10}${random(15) + 10}`],
            ...{ offices: [`office${random(20)}`], done: random(5) > 0 },
            ...{ earliest: vague ? null : start, latest: start + [0, 3, 30, 365][random(4)]! },
          });
          docs.push({ ...of, id: claim, of: 'quote', report, claim, tokens: tokensOf(text(90)) });
        }
      });
      const count = { reports: REPORTS, claims: claims.length, proposed: claims.length };
      return {
        case: { case: id, state: 'open', opened: number, changed: number, ...count },
        reports: reports.map((report) => ({
          ...{ report, case: id, source: null, language: 'en', published: null, withdrawn: false },
        })),
        ...{ claims, docs },
      };
    },
  };
}

function vocabulary(seed: number, consonants: () => string, vowels: string): string[] {
  const random = chance(seed);
  const out = new Set<string>();
  while (out.size < WORDS) {
    let word = '';
    // Frequent words are short.
    for (let n = 1 + random(1 + Math.min(4, out.size / 200)); n >= 0; n--)
      word +=
        consonants()[random(16)]! + vowels[random(5)]! + (random(4) === 0 ? consonants()[random(16)]! : '');
    out.add(word);
  }
  return [...out];
}

/** Words of two and three syllables, of the 300 commonest. */
function hangul(seed: number): string[] {
  const random = chance(seed);
  const syllable = (): string => String.fromCharCode(0xac00 + 37 * Math.min(random(300), random(300)));
  const out = new Set<string>();
  while (out.size < WORDS) out.add(syllable() + syllable() + (random(2) === 0 ? syllable() : ''));
  return [...out];
}

/** Numbers below n, the kth with a share of 1/k. */
function zipfian(n: number): (random: Random) => number {
  const sums = new Float64Array(n);
  let sum = 0;
  for (let k = 0; k < n; k++) sums[k] = sum += 1 / (k + 1);
  return (random) => {
    const at = (random(2 ** 30) / 2 ** 30) * sum;
    let lo = 0;
    for (let hi = n - 1; lo < hi; ) {
      const mid = (lo + hi) >> 1;
      if (sums[mid]! < at) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  };
}

export function chance(seed: number): Random {
  let a = Math.imul(seed, 0x9e3779b9) >>> 0;
  return (n) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}
