/** What cannot all be true: each smallest set with its quotes, and what each way out implies. */

import { dayOf, rangeOf, rangeText } from '../../claims/dates.ts';
import { capital, clean, pad, shorten, width, wrap } from '../layout.ts';
import { fill } from '../words.ts';
import { beside, type CaseJson, labelOf, type Page } from './page.ts';
import { numbered } from './proof.ts';
import { spotText } from './spot.ts';

type Conflict = CaseJson['conflicts'][number];

const QUOTE = 160;
/** Two quotes stand side by side on a page of at least so many columns. */
const WIDE = 72;
const GAP = 3;
/** EDTF as the ways out of a conflict have it: days and months, with a year or with XXXX, and intervals of them. */
const DATES = /\b(?:\d{4}|XXXX)-\d\d(?:-\d\d)?(?:\/(?:\d{4}|XXXX)-\d\d(?:-\d\d)?)?/g;

/** The part of the sheet; nothing when nothing contradicts. */
export function conflicts(page: Page): string[] {
  const { paint, words } = page;
  if (page.case.conflicts.length === 0) return [];
  return ['', paint.alarm(paint.bold(words.conflicts)), '', ...conflictBlocks(page)];
}

/** Each conflict, with an empty line between two. */
export function conflictBlocks(page: Page): string[] {
  return page.case.conflicts.flatMap((conflict, i) => [...(i > 0 ? [''] : []), ...block(page, conflict)]);
}

function block(page: Page, conflict: Conflict): string[] {
  const { paint, words } = page;
  const sides = sidesOf(page, conflict);
  const order = [...sides.keys()];
  const choices = conflict.choices.toSorted(
    (a, b) => order.indexOf(a.drop[0] ?? '') - order.indexOf(b.drop[0] ?? ''),
  );
  const ways = choices.flatMap(({ drop, then }) => {
    const which = drop.map((id) => sides.get(id) ?? id).join(', ');
    const lead = `${fill(words.setAside, { which })}: `;
    return beside(page, 2, lead, width(lead), fill(words.then, { text: readable(page, then) }));
  });
  return [
    ...beside(page, 2, '', 0, subject(page, conflict), paint.bold),
    ...said(page, [...sides]),
    ...why(page, conflict),
    ...ways,
    `  ${paint.dim(words.keep)}`,
  ];
}

/** Why they cannot all be true: a chain of reasons step by step. */
function why(page: Page, { explain, steps }: Conflict): string[] {
  const { paint } = page;
  if (steps === undefined) return beside(page, 2, '', 0, readable(page, explain), paint.dim);
  const margin = `${steps.length}. `.length;
  return steps.flatMap((step, i) =>
    beside(page, 2, `${i + 1}. `.padStart(margin), margin, readable(page, step), paint.dim),
  );
}

/** What differs, and of what: `time · no. 3 arrest`. */
function subject({ words, number, language, case: drafted, name }: Page, { about, of }: Conflict): string {
  const what = capital(words.differs[about]);
  if (of === undefined) return what;
  const act = drafted.acts.find(({ id }) => id === of);
  if (act === undefined) return `${what} · ${name(of)}`;
  return `${what} · ${fill(words.actOf, { n: number.get(of) ?? of, label: labelOf(act, language).toLowerCase() })}`;
}

/** Claim → what it is called here: with several reports by its report's letter, numbered where one has two of the claims. */
function sidesOf({ read, claims, letter }: Page, { claims: ids }: Conflict): ReadonlyMap<string, string> {
  if (read.reports.length < 2) return new Map(ids.map((id, i) => [id, String.fromCharCode(0x41 + (i % 26))]));
  const order = new Map(read.reports.map(({ id }, i) => [id, i]));
  const reportOf = (id: string) => claims.get(id)?.report ?? '';
  const sorted = ids.toSorted((a, b) => (order.get(reportOf(a)) ?? 0) - (order.get(reportOf(b)) ?? 0));
  const own = Map.groupBy(sorted, reportOf);
  return new Map(
    sorted.map((id) => {
      const [name, of] = [letter(reportOf(id)), own.get(reportOf(id))!];
      return [id, of.length === 1 ? name : `${name}${of.indexOf(id) + 1}`];
    }),
  );
}

/** The quotes: two beside each other where there is room, otherwise one below the other. */
function said(page: Page, sides: readonly (readonly [id: string, name: string])[]): string[] {
  const { paint, columns } = page;
  const margin = Math.max(...sides.map(([, name]) => width(name))) + 2;
  if (sides.length !== 2 || columns < WIDE)
    return sides.flatMap(([id, name]) => [
      ...beside(page, 2, pad(name, margin), margin, quoteOf(page, id)),
      ...beside(page, 2 + margin, '', 0, sourceOf(page, id), paint.dim),
    ]);
  const room = Math.floor((columns - 2 - GAP) / 2) - margin;
  const [left = [], right = []] = sides.map(([id, name]): Column => {
    const quote = wrap(quoteOf(page, id), room).map((line) => ({ line, dim: false }));
    const source = wrap(sourceOf(page, id), room).map((line) => ({ line, dim: true }));
    return [...quote, ...source].map(({ line, dim }, i) => ({
      text: pad(i === 0 ? name : '', margin) + (dim ? paint.dim(line) : line),
      width: margin + width(line),
    }));
  });
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const first = left[i] ?? { text: '', width: 0 };
    return `  ${first.text}${' '.repeat(room + margin + GAP - first.width)}${right[i]?.text ?? ''}`;
  });
  return lines;
}

type Column = readonly { readonly text: string; readonly width: number }[];

function quoteOf({ claims }: Page, id: string): string {
  return `“${shorten(clean(claims.get(id)?.anchors[0]?.quote ?? id), QUOTE)}”`;
}

/** Whose word it is, and on which page. */
function sourceOf({ words, claims }: Page, id: string): string {
  const claim = claims.get(id);
  if (claim === undefined) return '';
  const chain = claim.voice.chain.map(clean).join(' → ') || words.narrator;
  return [chain, spotText(claim.anchors[0]?.where, words)].filter(Boolean).join(' · ');
}

/** Acts by their numbers, dates as a person writes them. */
export function readable(page: Page, text: string): string {
  return numbered(page, clean(text)).replace(DATES, (edtf) => {
    const [from = '', to = from] = edtf.split('/');
    const range = rangeOf({ edtf, earliest: dayOf(from, 'first'), latest: dayOf(to, 'last') });
    return range ? rangeText(range, page.words) : edtf;
  });
}
