/** The page of `moksori protect`. It never says that a text is harmless: it says which paths exist. */
import type { Case } from '../../claims/case.ts';
import type { Report } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import type { Exposure, Quote } from '../../protect/types.ts';
import { clean, shorten, width, wrap } from '../layout.ts';
import type { Paint } from '../paint.ts';
import { count, fill, type Language, type Words, wordsOf } from '../words.ts';
import { type Names, namesOf } from './names.ts';
import { sourceLines } from './source-lines.ts';
import { styleLines, versionLines } from './style-lines.ts';
import { subjectLines } from './subject-lines.ts';

export interface Drawing {
  readonly columns: number;
  readonly paint: Paint;
  readonly language: Language;
  /** What was set for this check, as typed. */
  readonly set: readonly string[];
}

export interface Sheet extends Drawing {
  readonly words: Words;
  readonly names: Names;
  readonly found: Exposure;
}

export interface Shown {
  readonly case: Case;
  readonly reports: readonly Report[];
  readonly pack: Pack;
  readonly id?: string;
}

const QUOTE = 120;

/** Everything that was found, as text with line ends. */
export function exposurePage(found: Exposure, about: Shown, drawing: Drawing): string {
  const { columns, paint, language } = drawing;
  const words = wordsOf(language);
  const own = words.protect;
  const names = namesOf(about, found, language, words);
  const sheet: Sheet = { ...drawing, words, names, found };
  const title = own.title;
  const right = about.id ?? '';
  const block = (head: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.bold(head), '', ...lines];
  const lines = [
    `${paint.bold(title)}${' '.repeat(Math.max(1, columns - width(title) - width(right)))}${paint.dim(right)}`,
    paint.dim('─'.repeat(columns)),
    '',
    ...texts(sheet),
    '',
    ...wrap(found.paths === 0 ? own.none : count(own.paths, found.paths), columns),
    ...block(own.subject, subjectLines(sheet)),
    ...block(own.source, sourceLines(sheet)),
    ...block(own.style, styleLines(sheet)),
    ...block(own.versions, versionLines(sheet)),
    ...block(own.basis, [
      ...found.basis.flatMap((one) => indented(sheet, 2, one[language])),
      ...(drawing.set.length === 0
        ? []
        : indented(sheet, 2, fill(own.changed, { list: clean(drawing.set.join(' · ')) }))),
    ]),
    '',
    paint.dim('─'.repeat(columns)),
    ...wrap(own.footer, columns).map(paint.dim),
  ];
  return `${lines.map((line) => line.replace(/ +$/, '')).join('\n')}\n`;
}

function texts({ found, words, paint, columns }: Sheet): string[] {
  const own = words.protect;
  if (found.level !== undefined)
    return wrap(fill(own.of.level, { level: own.levels[found.level] }), columns - 2).map(
      (line) => `  ${line}`,
    );
  return found.texts.map(
    ({ name, released, language }) =>
      `  ${clean(name)}  ${paint.dim(`${language} · ${released ? own.of.released : own.of.draft}`)}`,
  );
}

/** A text at a margin. */
export function indented({ columns }: Pick<Drawing, 'columns'>, margin: number, text: string): string[] {
  return wrap(text, columns - margin).map((line) => `${' '.repeat(margin)}${line}`);
}

/** The words that do it, and in which text they stand when there are several. */
export function quoteLines(sheet: Sheet, margin: number, { text, quote }: Quote): string[] {
  const { paint, columns, found, names } = sheet;
  const where = found.texts.length > 1 ? ` ${names.text(text)}` : '';
  const words = clean(quote).replace(/^[“"]+|[”"]+$/g, '');
  return wrap(`“${shorten(words, QUOTE)}”${where}`, columns - margin - 2).map(
    (line) => `${' '.repeat(margin)}${paint.dim('│')} ${line}`,
  );
}

/** That something leads to somebody. The mark says it without colour. */
export function marked({ paint, words }: Sheet, isPath: boolean): string {
  return isPath ? ` ${paint.bold(`▲ ${words.protect.mark}`)}` : '';
}
