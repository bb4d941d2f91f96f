import { type Element, isElement, type Page } from './html.ts';
import type { PageWords } from './knowledge.ts';
import { longestPart, textIn } from './page.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { titleParts, writtenDate, writtenPublisher } from './page-signs.ts';
import type { Table } from './tables.ts';

/** What a page says about itself. */
export interface PageFacts {
  /** EDTF, as far as written. */
  readonly published?: string;
  readonly publisher?: string;
  /** Of its `lang` attribute, without the region. */
  readonly language?: string;
}

/** Names under which pages give them, the surest first. */
const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'citation_publication_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'parsely-pub-date',
  'publishdate',
  'pubdate',
  'sailthru.date',
  'date',
];
const PUBLISHER = [
  'og:site_name',
  'citation_publisher',
  'dc.publisher',
  'dcterms.publisher',
  'publisher',
  'application-name',
];

const JSON_LIMIT = 200_000;
const JSON_NODES = 5_000;

/**
 * Date of publication, publisher and language from meta tags, JSON-LD and time elements; where a page has none, from what it
 * shows its readers.
 */
export function pageFacts(
  page: Page,
  source: string,
  words: PageWords,
  lines: readonly PageLine[] = pageLines(page, source),
): PageFacts {
  const meta = new Map<string, string>();
  const linked: { published?: string; publisher?: string } = {};
  let time: string | undefined;
  let language: string | undefined;
  for (const element of page.elements) {
    const { name, attributes } = element;
    const key = (
      attributes.get('property') ??
      attributes.get('name') ??
      attributes.get('itemprop')
    )?.toLowerCase();
    const value = attributes.get('content')?.trim();
    if (name === 'meta' && key !== undefined && value !== undefined && value !== '' && !meta.has(key))
      meta.set(key, value);
    if (name === 'html') language ??= attributes.get('lang')?.toLowerCase().split('-')[0];
    if (name === 'script' && attributes.get('type')?.toLowerCase() === 'application/ld+json')
      readLinked(textOfScript(element, source), linked);
    if (name === 'time' && (attributes.has('pubdate') || key === 'datepublished' || time === undefined))
      time = edtf(attributes.get('datetime')) ?? time;
  }
  const whole = page.elements.find((e) => e.name === 'title' && e.parent?.name !== 'svg');
  const title = whole === undefined ? '' : textIn(whole, source, 500).replace(/\s+/g, ' ').trim();
  const told = longestPart(title);
  const published =
    PUBLISHED.map((key) => edtf(meta.get(key))).find((date) => date !== undefined) ??
    edtf(linked.published) ??
    time ??
    writtenDate(lines, told, words);
  const publisher =
    PUBLISHER.map((key) => meta.get(key)).find((name) => name !== undefined) ??
    linked.publisher ??
    writtenPublisher(lines, titleParts(title), words);
  return {
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined || publisher.length > 200 ? {} : { publisher: publisher.normalize('NFC') }),
    ...(language === undefined ? {} : { language }),
  };
}

/** `2020-06-30T09:12:00+09:00` → `2020-06-30`: the day as the page writes it. Undefined when it is no date. */
export function edtf(written: string | undefined): string | undefined {
  const found = /^\s{0,9}(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?![\d])/.exec(written ?? '');
  if (found === null) return undefined;
  const [, year, month, day] = found;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${month}-${day}` : undefined;
}

function textOfScript(element: Element, source: string): string {
  const texts = element.children.flatMap((child) => (isElement(child) ? [] : [child]));
  const length = texts.reduce((sum, text) => sum + text.to - text.from, 0);
  return length > JSON_LIMIT ? '' : texts.map((text) => source.slice(text.from, text.to)).join('');
}

function readLinked(json: string, into: { published?: string; publisher?: string }): void {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return;
  }
  const queue = [value];
  for (let i = 0; i < queue.length && i < JSON_NODES; i++) {
    const node = queue[i];
    if (typeof node !== 'object' || node === null) continue;
    const { datePublished, publisher } = node as Record<string, unknown>;
    if (typeof datePublished === 'string') into.published ??= datePublished;
    const name =
      typeof publisher === 'object' && publisher !== null
        ? (publisher as { name?: unknown }).name
        : publisher;
    if (typeof name === 'string' && name !== '') into.publisher ??= name;
    queue.push(...Object.values(node).slice(0, JSON_NODES));
  }
}

const CELL_LIMIT = 80;
const ROWS = 400;

/** The page's tables of short cells, for the check that they are not tables of people. */
export function pageTables(page: Page, source: string): readonly Table[] {
  const tables = new Map<Element, { rows: string[][]; count: number; size: number }>();
  const tableOf = new Map<Element, Element>();
  for (const element of page.elements) {
    const above = element.parent === undefined ? undefined : tableOf.get(element.parent);
    const table = element.name === 'table' ? element : above;
    if (table !== undefined) tableOf.set(element, table);
    if (element.name !== 'tr' || table === undefined) continue;
    const found = tables.get(table) ?? { rows: [], count: 0, size: 0 };
    tables.set(table, found);
    const cells = element.children
      .filter((c) => isElement(c))
      .filter((c) => c.name === 'td' || c.name === 'th');
    if (cells.length < 2 || cells.length > 60) continue;
    found.count++;
    if (found.rows.length >= ROWS) continue;
    const row = cells.map((cell) => textIn(cell, source, CELL_LIMIT).trim());
    if (row.every((cell) => cell.length < CELL_LIMIT)) {
      found.rows.push(row);
      found.size += row.join(' ').length;
    }
  }
  let line = 1;
  let at = 0;
  return [...tables].map(([table, { rows, count, size }]) => {
    for (let next = source.indexOf('\n', at); next >= 0 && next < table.at; next = source.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    // Rows beyond those looked at are taken to be like them.
    const all = rows.length < ROWS;
    return { line, rows, count: all ? rows.length : count, size: all ? size : (size * count) / ROWS };
  });
}
