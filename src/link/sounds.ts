/** How names sound in a language that is written in several scripts and by several systems: spellings of one name share a key. */

/** What a pack knows of it: see `packs/prk/link/sounds.yaml`. */
export interface SoundRules {
  readonly latin: Readonly<Record<string, readonly string[]>>;
  readonly jamo: Readonly<Record<string, readonly string[]>>;
  readonly vowels: string;
  readonly finals: string;
  readonly light: string;
  readonly quiet: string;
  readonly words: readonly (readonly [string, string])[];
  readonly compound: readonly string[];
  /** Family names in all their spellings. */
  readonly families: readonly string[];
}

export interface Sounds {
  /** The key of a family name or of a given name that was folded; nothing where it does not read as one of this language. */
  readonly part: (folded: string) => string | undefined;
  /** The key of a whole name, whichever end the family name stands at. */
  readonly whole: (folded: string) => string | undefined;
  /** Whether a family name is one of the language's. */
  readonly family: (folded: string) => boolean;
  /** Whether one end of a whole name is a family name. */
  readonly named: (folded: string) => boolean;
}

const BOUNDARY = /[\s\p{Pd}]+/u;

/** The keys of a language; nothing where no pack knows of sounds. */
export function soundsOf(rules: SoundRules | undefined): Sounds | undefined {
  return rules && keysOf(rules);
}

function keysOf(rules: SoundRules): Sounds {
  const latin = new Map(
    Object.entries(rules.latin).flatMap(([sound, all]) => all.map((written) => [written, sound] as const)),
  );
  const longest = Math.max(...[...latin.keys()].map(({ length }) => length));
  const jamo = new Map(
    Object.entries(rules.jamo).flatMap(([first, sounds]) =>
      sounds.map((sound, i) => [String.fromCodePoint(Number.parseInt(first, 16) + i), sound] as const),
    ),
  );
  const words = new Map(rules.words);
  const heard = listener(rules);
  const compound = rules.compound.map((each) => each.normalize('NFD'));
  const part = (folded: string): string | undefined => {
    let sounds = '';
    for (const piece of folded.split(BOUNDARY)) {
      const own = spelt(words.get(piece) ?? piece);
      if (own === undefined) return undefined;
      sounds += own;
    }
    return heard(sounds);
  };
  const families = new Set(
    [...rules.families, ...compound].map((each) => part(each.normalize('NFD').toLowerCase())),
  );
  families.delete(undefined);
  const family = (folded: string) => families.has(part(folded));
  return {
    part,
    family,
    named: (folded) =>
      partsOf(folded).some((each, i, all) => (i === 0 || i === all.length - 1) && family(each)),
    whole: (folded) => {
      const parts = partsOf(folded);
      const last = parts.length > 2 && !family(parts[0]!) && family(parts.at(-1)!);
      const own = last ? parts.at(-1)! : (parts[0] ?? '');
      const rest = (last ? parts.slice(0, -1) : parts.slice(1)).join(' ');
      const keys = rest === '' ? [part(own)] : [part(own), part(rest)];
      return keys.includes(undefined) ? undefined : keys.sort().join(' ');
    },
  };

  /** The parts of a whole name; a family name that is written together with the given name in syllables is parted from it. */
  function partsOf(folded: string): string[] {
    const parts = folded.split(/[\s,]+/).filter((each) => each !== '');
    if (parts.length !== 1) return parts;
    const syllables = Array.from(parts[0]!.normalize('NFC'));
    if (syllables.length < 2 || !syllables.every((each) => jamo.has(each.normalize('NFD')[0]!))) return parts;
    const two = syllables.length > 2 && compound.includes(syllables.slice(0, 2).join('').normalize('NFD'));
    return [syllables.slice(0, two ? 2 : 1), syllables.slice(two ? 2 : 1)].map((each) =>
      each.join('').normalize('NFD'),
    );
  }

  /** Letters as classes, the longest spelling first. */
  function spelt(piece: string): string | undefined {
    let sounds = '';
    for (let i = 0; i < piece.length; ) {
      const letter = jamo.get(piece[i]!);
      if (letter !== undefined) {
        sounds += letter;
        i++;
        continue;
      }
      let length = longest;
      while (length > 0 && !latin.has(piece.slice(i, i + length))) length--;
      if (length === 0) return undefined;
      sounds += latin.get(piece.slice(i, i + length))!;
      i += length;
    }
    return sounds;
  }
}

/** Classes as they are heard beside each other; nothing where no syllables come of them. */
function listener({ vowels, finals, light, quiet }: SoundRules): (sounds: string) => string | undefined {
  const v = `[${vowels}]`;
  const before = `(?=y?${v})`;
  const steps: readonly (readonly [RegExp, string])[] = [
    [new RegExp(`^[nr](?=[${light}])`), ''],
    [new RegExp(`N${before}`, 'g'), 'nk'],
    [new RegExp(`r${before}`, 'g'), 'n'],
    [/r/g, 'l'],
    [new RegExp(`h(?!y?${v})`, 'g'), ''],
    [new RegExp(`(?<=[${quiet}])h`, 'g'), ''],
    [/y/g, ''],
    [/(.)\1+/g, '$1'],
  ];
  const syllables = new RegExp(`^(?:[^${vowels}]?${v}(?:[${finals}](?!${v}))?)+$`);
  return (sounds) => {
    const key = steps.reduce((text, [from, to]) => text.replace(from, to), sounds);
    return syllables.test(key) ? key : undefined;
  };
}
