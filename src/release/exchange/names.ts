/**
 * Names that are sealed, and what is put in their place. A text that holds a word of a name that some claim of the case tells is left
 * out whole: half a sentence would say who was meant. Names that no claim tells are not known here.
 */
import type { Claim } from '../../claims/types.ts';
import type { ClaimState, State } from '../../review/state-types.ts';

/** What stands where a text was left out. */
export const WITHHELD = '[name withheld]';

export interface Mask {
  /** Whether a text can be shown as it is. */
  readonly open: (text: string) => boolean;
  /** The text, or what stands in its place. `about` is what is looked at, when it is not the text itself. */
  readonly text: (text: string, about?: string) => string;
  /** Every text in plain data. */
  readonly deep: <T>(value: T) => T;
}

/** @param names whether names go out: then nothing is left out */
export function maskOf({ claims }: Pick<State, 'claims'>, names: boolean): Mask {
  const any = names ? undefined : nameFinder([...claims.values()].flatMap(everSaid));
  const open = (text: string): boolean => any === undefined || !any.test(text.normalize('NFC'));
  const text = (shown: string, about = shown): string =>
    open(about) ? shown : about === shown ? WITHHELD : `${shown} ${WITHHELD}`;
  const deep = <T>(value: T): T => {
    if (any === undefined) return value;
    if (typeof value === 'string') return text(value) as T;
    if (Array.isArray(value)) return value.map(deep) as T;
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, deep(each)])) as T;
    return value;
  };
  return { open, text, deep };
}

/** A claim as proposed and as it stands now: a name that was corrected stands in the quotes all the same. */
export function everSaid({ first, claim }: Pick<ClaimState, 'first' | 'claim'>): Claim[] {
  return [first, claim].filter((each) => each !== null);
}

/** Finds a word of a name that a claim tells; nothing when none tells one. */
export function nameFinder(claims: readonly Pick<Claim, 'says'>[], flags = 'u'): RegExp | undefined {
  const words = new Set(
    claims.flatMap(({ says }) =>
      says.kind === 'detail' && says.property === NAME ? wordsOf(says.value) : [],
    ),
  );
  return words.size === 0 ? undefined : finder([...words], flags);
}

const NAME = 'name';
/** In scripts that write particles onto a name, what is behind the first letter of a long one is used by itself. */
const JOINED = /^[\p{Script=Hangul}\p{Script=Han}]{3,}$/u;

/** The name and each of its words, also in capitals and without hyphens, and of one written as one word all behind its first letter. */
function wordsOf(name: string): string[] {
  const whole = name.normalize('NFC').trim();
  const parts = [whole, ...whole.split(/[\s.·]+/u).filter((part) => [...part].length > 1)];
  const plain = parts.flatMap((part) =>
    part.includes('-') ? [part.replaceAll('-', ''), part.replaceAll('-', ' ')] : [],
  );
  const behind = parts.filter((part) => JOINED.test(part)).map((part) => [...part].slice(1).join(''));
  const all = [...parts, ...plain, ...behind];
  return [...all, ...all.map((word) => word.toUpperCase())].filter((word) => word !== '');
}

/** Latin words end at the end of a word; in other scripts particles follow without a gap. */
function finder(words: readonly string[], flags: string): RegExp {
  // The longest first: a whole name is one find.
  const all = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
      return /^[\p{Script=Hangul}\p{Script=Han}]/u.test(word)
        ? plain
        : `(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`;
    });
  return new RegExp(all.join('|'), flags);
}
