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
    // What looks the same in the language of the sheet is one value here.
    const shown = new Map<string, { readonly reports: string[]; used: boolean }>();
    for (const [i, { label, reports }] of values.entries()) {
      const text = readable(page, names.value(property, label));
      const same = shown.get(text) ?? { reports: [], used: false };
      shown.set(text, same);
      same.reports.push(...reports);
      if (i === working) same.used = true;
    }
    if (shown.size < 2) return [];
    const told = [...shown].map(([text, { reports, used }]) =>
      fill(used ? words.value.working : words.value.other, { text, which: letters(page, reports) }),
    );
    const line = fill(words.value.line, { property: propertyName(words, property), list: told.join(' · ') });
    return [explain === '' ? line : `${line}. ${clean(explain)}`];
  });
}

/** What a property of a party or an act is called; one that the words do not have goes by its own name. */
export function propertyName({ properties }: Words, property: string): string {
  const names: Readonly<Record<string, string>> = properties;
  return Object.hasOwn(names, property) ? names[property]! : clean(property);
}
