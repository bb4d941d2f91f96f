/** Names become what their bearer is: "the man", or a letter where there are several. */
import type { Pack } from '../../packs/types.ts';
import { anyOf, formsIn, said } from './forms.ts';
import type { Edit } from './pieces.ts';
import type { WantedValue } from './wanted.ts';
import { sexAt, tokenFrom, type Written } from './written.ts';

/** @param wanted of the type `name`; those of one choice are names of one person */
export function nameEdits(of: Written, wanted: readonly WantedValue[]): readonly Edit[] {
  const { coarser, text, tokens } = of;
  const people = [...Map.groupBy(wanted, ({ choice }) => choice)];
  const several = people.length > 1 || !coarser.spaced;
  return people.flatMap(([choice, names], i): readonly Edit[] => {
    const [{ say, sex: known }] = names as [WantedValue, ...WantedValue[]];
    const letters = coarser.names.letters;
    const value = anyOf([...new Set(names.flatMap((name) => spellingsOf(name.value, of.pack, of)))]);
    if (value === '') return [];
    const first = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${value})`, 'iu').exec(text)?.index ?? 0;
    const sex = known ?? sexAt(of, first, first);
    const role =
      say ??
      (several
        ? (letters[i] ?? letters.at(-1)!)
        : `${coarser.articles?.definite ?? ''} ${coarser.person[sex ?? 'other']}`.trim());
    const titles = anyOf(coarser.names.titles);
    const surnames = new Set(of.pack.surnames.flatMap(({ en, ko }) => [...en, ...ko]));
    const pattern = coarser.spaced
      ? `(?:(?:${titles}) )?(?:${value})(?![\\p{L}\\p{N}-])`
      : `(?:${value})(?:(?<behind>\\([^()\\n]{1,12}\\))? ?(?:${titles}))?`;
    const edit = (start: number, end: number, words: string): Edit => ({
      start,
      end,
      words,
      choices: [choice],
      unit: 'words',
    });
    const forms = several
      ? []
      : formsIn(of, coarser.names.forms, { value: pattern }).map(({ start, end, groups, form }) =>
          edit(start, end, said(form.none ?? role, groups)),
        );
    const found = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])${pattern}`, 'giu'))].flatMap(
      (match): Edit[] => {
        const start = match.index;
        const end = start + match[0].length;
        if (forms.some((other) => other.start <= start && end <= other.end)) return [];
        const before = tokens[tokenFrom(of, start) - 1];
        // "His brother Rim Chol-jun": the noun is enough.
        const named = before?.noun === true && before.end === start - 1 && /^\p{Ll}/u.test(before.text);
        // A surname before another given name is another person's.
        if (/^ \p{Lu}/u.test(text.slice(end)) && surnames.has(match[0])) return [];
        return [edit(start, end, named && !several ? '' : `${role}${match.groups?.behind ?? ''}`)];
      },
    );
    return [...forms, ...found];
  });
}

/** How a name is written: whole, turned round, its own part, and the surname behind or before a title. */
export function spellingsOf(
  name: string,
  pack: Pack,
  { coarser, language }: Pick<Written, 'coarser' | 'language'>,
): readonly string[] {
  const surnames = new Set(pack.surnames.flatMap(({ en, ko }) => [...en, ...ko]));
  const { titles } = coarser.names;
  if (pack.verbFinal[language] !== undefined && !/^\p{Script=Latin}/u.test(name)) {
    const bare = titles
      .toSorted((a, b) => b.length - a.length)
      .reduce(
        (rest, title) =>
          rest.endsWith(title) && rest.length > title.length ? rest.slice(0, -title.length).trimEnd() : rest,
        name,
      );
    const surname = [...surnames]
      .filter((one) => bare.startsWith(one))
      .sort((a, b) => b.length - a.length)[0];
    const given = surname === undefined ? '' : bare.slice(surname.length).trim();
    const titled =
      surname === undefined ? [] : titles.flatMap((title) => [`${surname} ${title}`, `${surname}${title}`]);
    return [name, bare, ...titled, given].filter((one) => one.length > 1);
  }
  const parts = name.split(/\s+/).filter((part) => /\p{L}/u.test(part));
  const own = parts.filter((part) => !surnames.has(part));
  const family = parts.filter((part) => surnames.has(part));
  const given = own.join(' ');
  return [
    name,
    parts.join(' '),
    ...(family.length > 0 && own.length > 0
      ? [`${family.join(' ')} ${given}`, `${given} ${family.join(' ')}`]
      : []),
    ...own,
    ...[given].filter((one) => one !== ''),
    ...parts
      .filter((part) => !own.includes(part))
      .flatMap((part) => [part, ...titles.map((title) => `${title} ${part}`)]),
  ].filter((one) => one.replace(/[^\p{L}]/gu, '').length > 1);
}
