import type { PageWords } from './knowledge.ts';
import { edtf } from './page-facts.ts';
import type { PageLine } from './page-lines.ts';

/** Year, month and day with whatever signs stand between, in any language that writes them in this order. */
const DATE = /(?<!\d)((?:19|20)\d{2})\s?[^\d\s]\s?(\d{1,2})\s?[^\d\s]\s?(\d{1,2})(?!\d)/g;
const CLOCK = /\d{1,2}:\d{2}/;
/** Letters between a label and its date. */
const REACH = 12;
/** Lines after the title in which a bare date is that of publication. */
const NEAR = 6;

/**
 * The day of publication as a page without machine-readable dates writes it: behind a label that the pack knows, or with the
 * time of day just under the title. A date behind another label ("updated") is never taken.
 */
export function writtenDate(
  lines: readonly PageLine[],
  title: string | undefined,
  words: Pick<PageWords, 'published' | 'updated'>,
): string | undefined {
  let since = Number.POSITIVE_INFINITY;
  let bare: string | undefined;
  for (const [i, { text }] of lines.entries()) {
    if (text === title) since = i;
    const before = lines[i - 1]?.text ?? '';
    for (const found of text.matchAll(DATE)) {
      const day = edtf(`${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`);
      if (day === undefined) continue;
      const ahead =
        found.index < 3 && before.length <= REACH
          ? `${before} ${text.slice(0, found.index)}`
          : text.slice(0, found.index);
      const label = labelAt(ahead, words);
      if (label === 'published') return day;
      if (
        label === undefined &&
        found.index < 3 &&
        text.length < 40 &&
        CLOCK.test(text) &&
        i - since <= NEAR &&
        i > since
      )
        bare ??= day;
    }
  }
  return bare;
}

/** Which label stands at the end of a text, with no more than signs after it. */
export function labelAt(
  text: string,
  { published, updated }: Pick<PageWords, 'published' | 'updated'>,
): 'published' | 'updated' | undefined {
  const end = text
    .slice(-40)
    .toLowerCase()
    .replace(/[^\p{L}]+$/u, '');
  // The longest label decides: one may end as another does.
  const longest = (labels: readonly string[]): number =>
    Math.max(0, ...labels.filter((label) => endsWithWord(end, label)).map((label) => label.length));
  const [one, other] = [longest(published), longest(updated)];
  return one === 0 && other === 0 ? undefined : one > other ? 'published' : 'updated';
}

function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && !/\p{L}/u.test(text.at(-word.length - 1) ?? ' ');
}

/** Whether a short line says when the page was made. */
export function isDateLine(text: string, words: Pick<PageWords, 'published' | 'updated'>): boolean {
  for (const found of text.matchAll(DATE))
    if (labelAt(text.slice(0, found.index), words) !== undefined) return true;
  return false;
}

/** The parts of a page's title: the report's and the site's. */
export function titleParts(title: string): readonly string[] {
  return title
    .split(/\s+[-–—|:<>»·]{1,2}\s+|\s?(?:::|\||»)\s?/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

/**
 * The publisher by a page's own line of copyright, when such a notice follows the name or the page's title ends with it.
 */
export function writtenPublisher(
  lines: readonly PageLine[],
  parts: readonly string[],
  { notices }: Pick<PageWords, 'notices'>,
): string | undefined {
  for (const { text } of lines) {
    const sign = /(?:©|ⓒ|\([cC]\))\s?(?:(?:19|20)\d{2}(?:\s?[-–~]\s?(?:19|20)\d{2})?\s?)?/.exec(text);
    if (sign === null) continue;
    const rest = text.slice(sign.index + sign[0].length);
    const lower = rest.toLowerCase();
    const cuts = notices.map((notice) => lower.indexOf(notice)).filter((at) => at >= 0);
    const name = rest
      .slice(0, cuts.length > 0 ? Math.min(...cuts) : rest.length)
      .replace(/^[\s,.]+|(?:[.,;:<>[\]()]| - ).*$/g, '')
      .trim();
    if (name === '' || name.length > 40 || !/\p{L}/u.test(name)) continue;
    if (cuts.length > 0 || parts.some((part) => part === name)) return name;
  }
  return undefined;
}
