/** Occupations and kin: nouns for a person, told as a wider noun, with the words before them that go along. */
import type { Pack } from '../../packs/types.ts';
import { sectorOf } from '../../protect/ladders.ts';
import { literal } from '../../protect/pattern.ts';
import { anyOf, formsIn, said } from './forms.ts';
import type { Edit } from './pieces.ts';
import type { Sex, WantedValue } from './wanted.ts';
import { type Stretch, sexAt, tokenFrom, type Written } from './written.ts';

/** @param wanted of the type `occupation` */
export function occupationEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  const { coarser, text } = of;
  return wanted.flatMap((one): readonly Edit[] => {
    const { choice, value, step, say, sex } = one;
    const own = namings(of, one);
    if (own.length === 0) return [];
    const edit = (start: number, end: number, words: string): Edit => ({
      start,
      end,
      words: say ?? words,
      choices: [choice],
      unit: 'words',
    });
    const words = anyOf([...new Set(own.map(({ start, end }) => text.slice(start, end)))]);
    const beside = anyOf(coarser.occupations.beside);
    const articles =
      coarser.articles === undefined
        ? ''
        : anyOf([...coarser.articles.indefinite, coarser.articles.definite]);
    const forms =
      step !== 'none' || say !== undefined
        ? []
        : formsIn(of, coarser.occupations.forms, {
            a: articles === '' ? '' : `(?:(?:${articles}) )?(?:(?:${beside}) )*`,
            value: coarser.spaced ? words : `(?:(?:${beside}) ?)*(?:${words})`,
          }).map(({ start, end, groups, form }) => edit(start, end, said(form.none ?? '', groups)));
    const rest = own
      .filter(({ start, end }) => !forms.some((other) => other.start <= start && end <= other.end))
      .map(({ start, end }) => {
        const many = plural(of, start, end);
        const from = backOver(of, start, coarser.occupations.beside);
        return edit(from, end, nounFor(step, value, many, sex ?? sexAt(of, from, end), of));
      });
    return [...forms, ...rest];
  });
}

function nounFor(
  step: string,
  occupation: string,
  many: boolean,
  sex: Sex | undefined,
  { coarser, pack }: Written,
): string {
  const sector =
    step === 'sector' ? coarser.occupations.sectors[sectorOf(occupation, pack) ?? ''] : undefined;
  if (sector !== undefined) return sector[many ? 1 : 0];
  return many ? coarser.person.many : coarser.person[sex ?? 'other'];
}

/** @param wanted of the type `kin` */
export function kinEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  const { coarser } = of;
  const [one, more] = coarser.kin.relative;
  const edits = wanted.flatMap((want): readonly Edit[] => {
    const { choice, say, step } = want;
    return namings(of, want).map(({ start, end }) => {
      const from = backOver(of, start, coarser.kin.beside);
      const owner = of.tokens[tokenFrom(of, from) - 1];
      const noun = step === 'none' || !isFamily(of, want) ? coarser.person : undefined;
      const many = plural(of, start, end);
      const bare = noun === undefined ? (many ? more : one) : many ? noun.many : noun.other;
      const words = say ?? bare;
      if (
        owner === undefined ||
        !coarser.owners.includes(owner.lower) ||
        owner.end > from ||
        owner.end < from - 1 ||
        // "His cousin Jang Il" stays his.
        /^ \p{Lu}/u.test(of.text.slice(end, end + 2))
      )
        return { start: from, end, words, choices: [choice], unit: 'words' };
      const whole = many || coarser.kin.with === '' ? words : `${coarser.kin.with} ${words}`;
      return { start: owner.start, end, words: whole, choices: [choice], unit: 'words' };
    });
  });
  return joined(of, edits, more);
}

/** A colleague is no relative. */
function isFamily({ pack, coarser, language }: Written, { value }: WantedValue): boolean {
  const { people } = pack.verbFinal[language] ?? pack.lexicon.en;
  const relation = Object.hasOwn(pack.terms.relations, value)
    ? value
    : people.find((noun) => noun.relation !== undefined && noun.words.includes(value))?.relation;
  return relation !== undefined && coarser.kin.family.includes(relation);
}

/** "A relative and a relative" are relatives. */
function joined({ text, coarser }: Written, edits: readonly Edit[], many: string): readonly Edit[] {
  const out: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && coarser.kin.and.includes(text.slice(last.end, edit.start)))
      out[out.length - 1] = {
        ...last,
        end: edit.end,
        words: many,
        choices: [...new Set([...last.choices, ...edit.choices])],
      };
    else out.push(edit);
  }
  return out;
}

/** Where a text names it, by any word of the lexicon or as the pack calls it: of words in one another the longest. */
export function namings(of: Written, want: WantedValue): readonly Stretch[] {
  const { mentions, pack, language, text, coarser } = of;
  const { type, value } = want;
  const enough = wordsAt(want, of);
  const called =
    pack.terms[type === 'kin' ? 'relations' : 'occupations'][value]?.[language === 'ko' ? 'ko' : 'en'];
  const own: Stretch[] = mentions
    .filter((mention) => mention.type === type && (mention.value === value || isWord(of, mention, value)))
    // "the smuggler's son": whose it is stays.
    .map(({ start, end }) => ({
      start,
      end: end - (/['’]s$/.exec(text.slice(start, end))?.[0].length ?? 0),
    }));
  if (called !== undefined)
    for (const { 0: word, index } of text.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}])${literal(called)}${coarser.spaced ? '(?![\\p{L}\\p{N}])' : ''}`, 'giu'),
    ))
      own.push({ start: index, end: index + word.length });
  return own
    .filter(
      (a, i) =>
        !enough.includes(text.slice(a.start, a.end).toLowerCase()) &&
        !own.some(
          (b, k) =>
            k !== i && b.start <= a.start && a.end <= b.end && (b.end - b.start > a.end - a.start || k < i),
        ),
    )
    .sort((a, b) => a.start - b.start);
}

/** The words that tell it as coarsely as is asked for: "a relative" may stay where a relative may be told. */
function wordsAt({ type, value, step }: WantedValue, { coarser, pack }: Written): readonly string[] {
  if (type === 'kin') return step === 'none' ? [] : coarser.kin.relative;
  return step === 'sector' ? (coarser.occupations.sectors[sectorOf(value, pack) ?? ''] ?? []) : [];
}

/** A kin that is meant by its own word: a cousin, of all relatives. */
function isWord({ text, pack, coarser }: Written, { start, end }: Stretch, value: string): boolean {
  const word = text.slice(start, end).toLowerCase();
  if (word === value || !coarser.spaced) return word === value;
  const [ending = '', many = ''] = pack.spelling.plurals.find(([one]) => value.endsWith(one)) ?? [];
  return word === `${value.slice(0, value.length - ending.length)}${many}`;
}

/** Several: the word of the text is longer than the one of the pack. */
function plural({ text, coarser, pack }: Written, start: number, end: number): boolean {
  if (!coarser.spaced) return false;
  const word = text.slice(start, end).toLowerCase();
  return word.endsWith('s') && !singulars(pack).has(word);
}

const known = new WeakMap<Pack, ReadonlySet<string>>();

function singulars(pack: Pack): ReadonlySet<string> {
  let words = known.get(pack);
  if (words === undefined) {
    words = new Set(pack.lexicon.en.people.flatMap((noun) => (noun.group === true ? [] : noun.words)));
    known.set(pack, words);
  }
  return words;
}

/** Where the words begin that stand before and go with it. */
function backOver({ text }: Written, start: number, beside: readonly string[]): number {
  let from = start;
  // "27-year-old driver": a word behind a hyphen belongs to what stands before it.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}]-?)(?:${anyOf(beside)})[ -]?$`, 'iu');
  for (let i = 0; i < 4; i++) {
    const found = pattern.exec(text.slice(Math.max(0, from - 24), from));
    if (found === null) break;
    from -= found[0].length;
  }
  return from;
}
