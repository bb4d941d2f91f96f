/** Values that reports tell differently, side by side, with the one that is used for now and why. */
import { clean } from '../layout.ts';
import { fill, type Words } from '../words.ts';
import { readable } from './conflicts.ts';
import type { Page } from './page.ts';
import { letters } from './reports.ts';

/** One line for each property of an act or a party of which there are several values. */
export function differing(page: Page, id: string): string[] {
  const { words, names } = page;
  return page.case.workingValues.flatMap(({ of, property, working, explain, values }) => {
    if (of !== id) return [];
    const told = values.map(({ label, reports }, i) => {
      const text = readable(page, names.value(property, label));
      const which = letters(page, reports);
      return fill(i === working ? words.value.working : words.value.other, { text, which });
    });
    const line = fill(words.value.line, { property: propertyName(words, property), list: told.join(' · ') });
    return [explain === '' ? line : `${line}. ${clean(explain)}`];
  });
}

/** What a property of a party or an act is called; one that the words do not have goes by its own name. */
export function propertyName({ properties }: Words, property: string): string {
  const names: Readonly<Record<string, string>> = properties;
  return Object.hasOwn(names, property) ? names[property]! : clean(property);
}
