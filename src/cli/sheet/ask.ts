/** Which one date to ask for or look up, and what it would narrow. */
import { clean, shorten } from '../layout.ts';
import { count, fill } from '../words.ts';
import { beside, labelOf, type Page } from './page.ts';

const MOST = 4;

export function ask(page: Page): string[] {
  const { words, number } = page;
  const { ask } = page.case;
  if (ask === undefined) return [];
  const list = ask.tightens
    .slice(0, MOST)
    .map(({ act }) => number.get(act))
    .join(', ');
  const narrows = fill(count(words.ask.narrows, ask.tightens.length), { list });
  return ['', ...beside(page, 0, '', 0, `${which(page)} ${narrows}`)];
}

function which({ read, case: drafted, words, number, language }: Page): string {
  const { of, id, phrase } = drafted.ask!;
  if (of === 'publication') {
    const file = read.reports.find((report) => report.id === id)?.file ?? id;
    return fill(words.ask.publication, { file: shorten(clean(file), 28) });
  }
  if (of === 'telling')
    return phrase === null ? words.ask.spoke : fill(words.ask.telling, { phrase: clean(phrase) });
  const act = drafted.acts.find((one) => one.id === id);
  const label = act === undefined ? '' : labelOf(act, language).toLowerCase();
  return fill(words.ask.act, { n: number.get(id) ?? id, label });
}
