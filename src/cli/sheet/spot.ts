/** Where in its document a quote stands, as a person looks it up: `p. 2`, `para. 3`, `footnote, p. 4`. */
import { fill, type Words } from '../words.ts';
import type { Claim } from './page.ts';

type Where = Claim['anchors'][number]['where'];

/** Empty where characters are bytes, and nobody needs to be led. */
export function spotText(where: Where, { spot }: Words): string {
  if (where === undefined) return '';
  const { page, paragraph, line, part, to } = where;
  const range = (first: number, last: number | undefined) =>
    last === undefined || last === first ? String(first) : `${first}–${last}`;
  return [
    part === undefined || part === 'body' ? '' : spot.parts[part],
    page === undefined ? '' : fill(spot.page, { n: range(page, to?.page) }),
    page !== undefined || paragraph === undefined
      ? ''
      : fill(spot.paragraph, { n: range(paragraph, to?.paragraph) }),
    page === undefined && paragraph === undefined && line !== undefined
      ? fill(spot.line, { n: range(line, to?.line) })
      : '',
  ]
    .filter(Boolean)
    .join(', ');
}
