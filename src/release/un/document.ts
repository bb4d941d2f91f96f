/** A filled form as a document: each field beside what the reports say, their words in footnotes. */
import { fill } from '../../claims/fill.ts';
import { words as run } from '../document/inline.ts';
import type { Block, Content, Document, Inline } from '../document/types.ts';
import type { Contradiction, Field, Said, UnDraft, Value } from './types.ts';
import words from './words.en.json' with { type: 'json' };

/** Longer quotes are cut; the characters say where the rest stands. */
const QUOTE = 400;
const LANGUAGE = 'en';

/** The draft, ready to be written. Nothing in it says who made it or when. */
export function documentOf(draft: UnDraft): Document {
  const letters = new Map(draft.reports.map(({ id, letter }) => [id, letter]));
  const field = (one: Field) => [asked(one), answered(one, draft, letters)];
  return {
    title: fill(words.title, { form: draft.form.label.en }),
    language: LANGUAGE,
    blocks: [
      { kind: 'paragraph', content: [run(words.draft, { bold: true })] },
      { kind: 'paragraph', content: [run(fill(words.about, { person: draft.person.label }))] },
      ...draft.sections.flatMap(({ label, fields }): Block[] => [
        { kind: 'heading', level: 1, content: [run(label.en)] },
        {
          kind: 'table',
          head: [[run(words.field)], [run(words.answer)]],
          rows: fields.map(field),
          widths: [2, 5],
        },
      ]),
      ...(draft.contradictions.length === 0
        ? []
        : ([
            { kind: 'heading', level: 1, content: [run(words.contradictions)] },
            {
              kind: 'list',
              ordered: true,
              items: draft.contradictions.map(({ explain, values }) => [
                run(`${sidesOf(values)}. `),
                run(explain),
              ]),
            },
          ] satisfies Block[])),
      { kind: 'heading', level: 1, content: [run(words.reports)] },
      { kind: 'list', items: draft.reports.map(reportLine) },
    ],
    says: { notes: words.notes, page: words.page },
  };
}

function asked({ label, note, must }: Field): Content {
  return [
    run(label.en, { bold: true }),
    ...(must ? [run(` (${words.must})`)] : []),
    ...(note === undefined ? [] : [run(`\n${note.en}`, { italic: true })]),
  ];
}

function answered(
  { state, values, contradictions }: Field,
  draft: UnDraft,
  letters: ReadonlyMap<string, string>,
): Content {
  if (state === 'hand') return [run(words.hand, { italic: true })];
  if (values.length === 0) return [run(words.missing, { italic: true })];
  const lines = [
    ...values.map((value) => answer(value, letters)),
    ...contradictions.map((n) => against(draft.contradictions[n]!, n)),
  ];
  return lines.flatMap((line, i) => (i === 0 ? line : [run('\n'), ...line]));
}

function answer({ text, decided, working, said }: Value, letters: ReadonlyMap<string, string>): Inline[] {
  const marks = [
    ...(working === true ? [words.used] : []),
    ...(decided === 'none' ? [words.proposed] : decided === 'some' ? [words.partly] : []),
  ];
  return [
    run(text),
    ...(said.length === 0
      ? []
      : [{ note: said.flatMap((one, i) => [...(i === 0 ? [] : [run('; ')]), ...noted(one, letters)]) }]),
    ...(marks.length === 0 ? [] : [run(` (${marks.join(', ')})`, { italic: true })]),
  ];
}

/** That a field is told in ways that do not agree: which, and the sides. The reasons stand at the end. */
function against({ kind, values }: Contradiction, n: number): Inline[] {
  return [run(fill(words[kind], { n: n + 1 }), { bold: true }), run(`: ${sidesOf(values)}`)];
}

function sidesOf(values: Contradiction['values']): string {
  return values.map(({ text }) => `“${text}”`).join(' / ');
}

/** The words that a value rests on, and where they stand. */
function noted({ report, start, end, quote, language }: Said, letters: ReadonlyMap<string, string>) {
  const letter = letters.get(report) ?? report;
  const signs = [...quote];
  const shown = signs.length > QUOTE ? `${signs.slice(0, QUOTE).join('')} …` : quote;
  const [before, after] = fill(words.note, { report: letter, from: start, to: end }).split('{quote}');
  return [
    run(before ?? ''),
    run(shown.replace(/\s+/g, ' '), language === LANGUAGE ? {} : { language }),
    run(after ?? ''),
  ];
}

function reportLine({
  letter,
  publisher,
  published,
  language,
  characters,
  sha256,
}: UnDraft['reports'][number]): Content {
  const list = [
    publisher,
    published === undefined ? words.undated : fill(words.published, { date: published }),
    language,
    `${characters}`,
    `sha256 ${sha256}`,
  ].filter((text) => text !== undefined);
  return [run(fill(words.report, { report: letter, list: list.join(' · ') }))];
}
