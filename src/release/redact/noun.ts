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
    const own = namings(of, 'occupation', value);
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
  const edits = wanted.flatMap(({ choice, value, say, step }): readonly Edit[] =>
    namings(of, 'kin', value).map(({ start, end }) => {
      const from = backOver(of, start, coarser.kin.beside);
      const owner = of.tokens[tokenFrom(of, from) - 1];
      const noun = step === 'none' ? coarser.person : undefined;
      const many = plural(of, start, end);
      const bare = noun === undefined ? (many ? more : one) : many ? noun.many : noun.other;
      const words = say ?? bare;
      if (
        owner === undefined ||
        !coarser.owners.includes(owner.lower) ||
        owner.end > from ||
        owner.end < from - 1
      )
        return { start: from, end, words, choices: [choice], unit: 'words' };
      const whole = many || coarser.kin.with === '' ? words : `${coarser.kin.with} ${words}`;
      return { start: owner.start, end, words: whole, choices: [choice], unit: 'words' };
    }),
  );
  return joined(of, edits, more);
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
export function namings(of: Written, type: 'occupation' | 'kin', value: string): readonly Stretch[] {
  const { mentions, pack, language, text, coarser } = of;
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
        !own.some(
          (b, k) =>
            k !== i && b.start <= a.start && a.end <= b.end && (b.end - b.start > a.end - a.start || k < i),
        ),
    )
    .sort((a, b) => a.start - b.start);
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
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(beside)})[ -]?$`, 'iu');
  for (let i = 0; i < 4; i++) {
    const found = pattern.exec(text.slice(Math.max(0, from - 24), from));
    if (found === null) break;
    from -= found[0].length;
  }
  return from;
}
