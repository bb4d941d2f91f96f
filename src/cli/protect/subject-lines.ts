/** How many fit each person told of, what each detail does, and what telling it more coarsely buys. */
import type { SubjectExposure } from '../../protect/types.ts';
import { fill } from '../words.ts';
import { ends, percents } from './names.ts';
import { indented, marked, quoteLines, type Sheet } from './page.ts';

/** The part of the page; a line when no text tells anything of a person. */
export function subjectLines(sheet: Sheet): string[] {
  const { found, words } = sheet;
  const own = words.protect;
  if (found.subjects.length === 0) return indented(sheet, 2, own.nobody);
  return [
    ...found.subjects.flatMap((subject, i) => [...(i > 0 ? [''] : []), ...one(sheet, subject)]),
    '',
    ...indented(sheet, 2, own.list).map(sheet.paint.dim),
  ];
}

function one(sheet: Sheet, subject: SubjectExposure): string[] {
  const { words, names, paint, found } = sheet;
  const own = words.protect;
  const { fit } = subject;
  const few = subject.path ? `; ${fit.named ? own.named : fill(own.few, { n: found.asked.people })}` : '';
  return [
    `  ${paint.bold(names.person(subject.person))}${marked(sheet, subject.path)}`,
    ...indented(sheet, 4, fill(own.fits, ends(fit.people)) + few),
    ...(subject.together ? indented(sheet, 4, own.together) : []),
    ...(subject.already ? indented(sheet, 4, own.already) : []),
    ...fit.details.flatMap(({ type, value, share, without }) => {
      const of = type === 'place' ? fill(own.people, ends(share)) : fill(own.share, percents(share));
      const line = `${names.ladder(type)}: ${names.value(type, value)} · ${of} · ${fill(own.without, ends(without))}`;
      return indented(sheet, 4, line);
    }),
    ...(subject.path ? subject.quotes.flatMap((quote) => quoteLines(sheet, 4, quote)) : []),
    ...ways(sheet, subject),
  ];
}

function ways(sheet: Sheet, { path, ways: sets }: SubjectExposure): string[] {
  const { words, names, paint } = sheet;
  const own = words.protect;
  if (!path) return [];
  if (sets.length === 0) return indented(sheet, 4, own.noWay);
  return [
    ...indented(sheet, 4, own.coarser).map(paint.italic),
    ...sets.flatMap(({ changes, people }) => {
      const list = changes.map(({ type, value, to }) =>
        fill(own.change, { from: names.value(type, value), to: names.step(type, to) }),
      );
      return indented(sheet, 6, `${list.join(' + ')}: ${fill(own.then, ends(people))}`);
    }),
  ];
}
