/** The tests that a frame makes of the slots of a clause, parsed once for all clauses. */
import type { Frame, SlotTest } from '../../packs/types.ts';
import type { Np } from './phrases.ts';
import { type Filler, isPartyNp, type Slots } from './slots.ts';

/** A frame with its tests. */
export interface Tested {
  readonly frame: Frame;
  /** Slots that must stand. Most frames of a verb fail here. */
  readonly needed: readonly string[];
  readonly tests: readonly Test[];
}

interface Test {
  readonly slot: string;
  readonly absent: boolean;
  /** Nothing is asked of what stands there. */
  readonly open: boolean;
  readonly fits: Words;
  readonly types: readonly Type[];
  readonly not: Words;
  readonly notTypes: readonly Type[];
  /** What a slot that passes adds. */
  readonly weight: number;
}

interface Words {
  readonly all: ReadonlySet<string>;
  /** Those of several words. */
  readonly phrases: readonly string[];
}

/** `facility:camp` */
interface Type {
  readonly name: string;
  readonly klass: string | undefined;
}

export function testedFrame(frame: Frame): Tested {
  const tests = Object.entries(frame.slots).map(([slot, test]) => testOf(slot, test));
  const needed = Object.entries(frame.slots).flatMap(([slot, test]) =>
    test.required && !test.absent ? [slot] : [],
  );
  return { frame, needed, tests };
}

function testOf(slot: string, { types, words, not, required, absent }: SlotTest): Test {
  return {
    slot,
    absent,
    open: types.length === 0 && words.length === 0,
    fits: wordsOf(words),
    types: types.map(typeOf),
    not: wordsOf(not.filter((no) => no.startsWith('"')).map((no) => no.slice(1, -1))),
    notTypes: not.filter((no) => !no.startsWith('"')).map(typeOf),
    weight: absent ? 0.2 : words.length > 0 ? 1.2 : required ? 1 : 0.3,
  };
}

function wordsOf(words: readonly string[]): Words {
  return { all: new Set(words), phrases: words.filter((word) => word.includes(' ')) };
}

function typeOf(type: string): Type {
  const [name, klass] = type.split(':') as [string, string | undefined];
  return { name, klass };
}

/** The number of tests met, or nothing when one fails. */
export function weightOf({ needed, tests }: Tested, slots: Slots): number | undefined {
  for (const slot of needed) if (!slots.has(slot)) return undefined;
  let weight = 1;
  for (const test of tests) {
    const fillers = slots.get(test.slot);
    if (test.absent) {
      if (fillers) return undefined;
      weight += test.weight;
      continue;
    }
    if (!fillers) continue;
    if (!anyFits(fillers, test)) return undefined;
    weight += test.weight;
  }
  return weight;
}

function anyFits(fillers: readonly Filler[], test: Test): boolean {
  for (const filler of fillers) if (fits(filler, test)) return true;
  return false;
}

/** Whether what stands in a slot passes its test. */
function fits(filler: Filler, test: Test): boolean {
  if ('clause' in filler)
    return (
      test.open || test.fits.all.has(filler.clause.vg.lemma) || test.types.some(({ name }) => name === 'any')
    );
  const { np } = filler;
  if (isOneOf(np, test.not)) return false;
  for (const one of np.coordinated) if (isOneOf(one, test.not)) return false;
  for (const type of test.notTypes) if (isType(np, type)) return false;
  if (test.open || isOneOf(np, test.fits) || isAnyType(np, test.types)) return true;
  for (const one of np.coordinated) if (isOneOf(one, test.fits) || isAnyType(one, test.types)) return true;
  return false;
}

/** Whether a phrase ends in one of the words, or in several: "custody", "solitary confinement". */
function isOneOf(np: Np, { all, phrases }: Words): boolean {
  if (all.size === 0) return false;
  if (all.has(np.lemma)) return true;
  for (const phrase of phrases)
    if (np.words === phrase || (np.words.endsWith(phrase) && np.words.at(-phrase.length - 1) === ' '))
      return true;
  return false;
}

function isAnyType(np: Np, types: readonly Type[]): boolean {
  for (const type of types) if (isType(np, type)) return true;
  return false;
}

function isType(np: Np, { name, klass }: Type): boolean {
  const { sort, noun } = np.type;
  const classFits = klass === undefined || np.type.class === klass;
  switch (name) {
    case 'any':
      return true;
    case 'person':
      return (
        (sort === 'party' && noun?.kind !== 'office' && noun?.kind !== 'organisation') ||
        sort === 'name' ||
        sort === 'number' ||
        (np.pronoun?.person ?? false)
      );
    case 'office':
      return (
        (sort === 'office' && classFits) ||
        (sort === 'place' && np.type.class === 'country' && klass === undefined) ||
        (np.type.offices !== undefined && klass === undefined) ||
        (sort === 'party' && np.type.class !== undefined && classFits) ||
        (sort === 'party' &&
          (noun?.kind === 'office' || noun?.kind === 'organisation') &&
          klass === undefined) ||
        (klass === undefined && np.pronoun !== undefined && np.pronoun.sex === undefined)
      );
    case 'party':
      return isPartyNp(np);
    case 'place':
      return sort === 'place';
    case 'facility':
      return (
        (sort === 'facility' && classFits) ||
        (np.type.facilities !== undefined && (klass === undefined || klass === np.type.class))
      );
    case 'thing':
      return (
        (sort === 'thing' && classFits) ||
        (klass === undefined && (sort === 'other' || (np.pronoun !== undefined && !np.pronoun.person)))
      );
    case 'act':
      return sort === 'act';
    default:
      return false;
  }
}
