import { BlankFile } from './errors.ts';
import {
  type Element,
  isElement,
  isInline as isInlineName,
  type Page,
  referenceAt,
  type Text,
} from './html.ts';
import type { PageWords } from './knowledge.ts';
import { type PageLine, pageLines } from './page-lines.ts';
import { isDateLine, titleParts } from './page-signs.ts';
import type { Piece } from './pieces.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Never part of a report. `header` is left out too: the title is taken from it separately. */
const FURNITURE = list(
  'head nav header footer aside script style noscript template form button select textarea input iframe object embed canvas audio video svg math figcaption caption dialog menu map rp rt xmp noembed noframes plaintext title',
);
const ROLES = list(
  'navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar tooltip form',
);
const SIGNS = list('br wbr img');
const WRAPPERS = list('#page html body main article');

function isInline(name: string): boolean {
  return SIGNS.has(name) || (isInlineName(name) && name !== 'rp' && name !== 'rt');
}

/** Main text needs at least this many characters for a box to be taken for it. */
const ENOUGH = 140;
/** Text that stands in a box without a paragraph of its own counts as one from this length. */
const PARAGRAPH = 40;

/**
 * The report's own text on a page: title first, then paragraphs with a blank line between, without navigation, scripts,
 * share buttons, comments, captions, hidden parts and what the pack calls furniture.
 *
 * @throws BlankFile when the page holds no text.
 */
export function mainText(
  page: Page,
  source: string,
  words: PageWords,
  file: string,
  lines: readonly PageLine[] = pageLines(page, source),
): readonly Piece[] {
  const out = furniture(page, source, words);
  const sizes = textSizes(page, out);
  const title = titleOf(page, source, out, sizes, lines);
  const root = mainElement(page, sizes, words, out);
  const blocks = new Blocks(source, words);
  if (title !== undefined) {
    blocks.keep = true;
    if (title.name === 'title') for (const text of titleText(title, source)) blocks.text(text);
    else walk(title, (element) => element !== title && isHidden(element), blocks);
    blocks.end();
    blocks.keep = false;
  }
  const before = blocks.pieces().length;
  const skip = (element: Element): boolean => out.has(element) || element === title;
  walk(root, skip, blocks);
  blocks.end();
  if (blocks.pieces().length === before) {
    // A link that is never closed makes the whole page a link.
    blocks.keep = true;
    walk(root, skip, blocks);
    blocks.end();
  }
  if (blocks.pieces().length === 0) throw new BlankFile(file, true);
  return blocks.pieces();
}

function furniture(page: Page, source: string, words: PageWords): ReadonlySet<Element> {
  const out = new Set<Element>();
  for (const element of page.elements)
    if (FURNITURE.has(element.name) || ROLES.has(element.attributes.get('role') ?? '') || isHidden(element))
      out.add(element);
  const sizes = textSizes(page, out);
  const half = (sizes.get(page.root)?.text ?? source.length) / 2;
  for (const element of page.elements)
    if (!out.has(element) && !WRAPPERS.has(element.name) && isNamedFurniture(element, words))
      if ((sizes.get(element)?.text ?? 0) <= half) out.add(element);
  return out;
}

function isHidden({ attributes }: Element): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  const style = attributes.get('style');
  return style !== undefined && /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i.test(style);
}

function isNamedFurniture({ attributes }: Element, { furniture: names, main }: PageWords): boolean {
  for (const attribute of ['class', 'id']) {
    for (const name of (attributes.get(attribute) ?? '').split(/\s/)) {
      const parts = partsOf(name);
      if (main.includes(parts.join('-'))) return false;
      if (parts.some((part, i) => names.has(part) || names.has(`${part}-${parts[i + 1]}`))) return true;
    }
  }
  return false;
}

/** The words of a class or id: `relatedNews`, `related_news` and `related-news` are one. */
function partsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]/);
}

interface Size {
  /** Characters of text inside, furniture not counted. */
  text: number;
  /** Of these, in paragraphs that are its own children, and in text of its own that is long enough to be one. */
  paragraphs: number;
}

function textSizes(page: Page, out: ReadonlySet<Element>): Map<Element, Size> {
  const sizes = new Map<Element, Size>();
  const sizeOf = (element: Element): Size => {
    let size = sizes.get(element);
    if (size === undefined) {
      size = { text: 0, paragraphs: 0 };
      sizes.set(element, size);
    }
    return size;
  };
  for (let i = page.elements.length - 1; i >= -1; i--) {
    const element = page.elements[i] ?? page.root;
    const size = sizeOf(element);
    for (const child of element.children) {
      if (isElement(child)) continue;
      const length = child.to - child.from;
      size.text += length;
      if (length >= PARAGRAPH && !isInline(element.name) && element.name !== 'p') size.paragraphs += length;
    }
    if (out.has(element) || element.parent === undefined) continue;
    const above = sizeOf(element.parent);
    above.text += size.text;
    if (element.name === 'p') above.paragraphs += size.text;
  }
  return sizes;
}

function mainElement(
  page: Page,
  sizes: ReadonlyMap<Element, Size>,
  words: PageWords,
  out: ReadonlySet<Element>,
): Element {
  const size = (element: Element): number => sizes.get(element)!.text;
  const largest = (test: (element: Element) => boolean): Element | undefined => {
    let best: Element | undefined;
    for (const element of page.elements)
      if (!out.has(element) && test(element) && size(element) > (best === undefined ? ENOUGH : size(best)))
        best = element;
    return best;
  };
  const marked = largest((e) => e.attributes.get('itemprop') === 'articleBody');
  if (marked !== undefined) return marked;
  for (const name of words.main) {
    const named = largest((e) => hasName(e, name));
    if (named !== undefined) return named;
  }
  const article =
    largest((e) => e.name === 'article') ??
    largest((e) => e.name === 'main' || e.attributes.get('role') === 'main');
  if (article !== undefined) return article;
  let box: Element | undefined;
  let all = 0;
  for (const element of page.elements) {
    if (out.has(element)) continue;
    const { paragraphs } = sizes.get(element)!;
    all += paragraphs;
    if (paragraphs > (box === undefined ? ENOUGH : sizes.get(box)!.paragraphs)) box = element;
  }
  if (
    box !== undefined &&
    (sizes.get(box)!.paragraphs >= 0.8 * all ||
      (sizes.get(box)!.paragraphs >= 0.6 * all && sizes.get(box)!.text >= 0.5 * size(page.root)))
  )
    return box;
  return page.root;
}

function hasName(element: Element, name: string): boolean {
  const { attributes } = element;
  const names = [attributes.get('id') ?? '', ...(attributes.get('class') ?? '').split(/\s/)];
  return names.some(
    (each) => each !== '' && (each.toLowerCase() === name || partsOf(each).join('-') === name),
  );
}

/**
 * The line that the page's own title repeats, in a heading rather than elsewhere; else the first heading that is shown and not
 * part of what surrounds the report; else the page's title. A site's name is often its first heading.
 */
function titleOf(
  page: Page,
  source: string,
  out: ReadonlySet<Element>,
  sizes: ReadonlyMap<Element, Size>,
  lines: readonly PageLine[],
): Element | undefined {
  const hasText = (e: Element): boolean =>
    (sizes.get(e)?.text ?? 0) > 0 && textIn(e, source, 200).trim() !== '';
  const whole = page.elements.find((e) => e.name === 'title' && e.parent?.name !== 'svg' && hasText(e));
  const told = whole === undefined ? undefined : longestPart(textIn(whole, source, 500));
  if (told !== undefined && told.length >= TITLE) {
    const same = lines.filter(
      ({ text, element }) =>
        (text === told || (text.length >= TITLE && text.length > told.length / 2 && told.startsWith(text))) &&
        !isHidden(element) &&
        !WRAPPERS.has(element.name),
    );
    const found =
      same.find(({ element }) => /^h[1-6]$/.test(element.name)) ??
      same.find(({ element }) => !out.has(element));
    if (found !== undefined) return found.element;
  }
  const headings = page.elements.filter((e) => e.name === 'h1' && !isHidden(e) && hasText(e));
  return headings.find((e) => !out.has(e) && e.parent?.name !== 'header') ?? headings[0] ?? whole;
}

/** Shorter titles may be found anywhere by chance. */
const TITLE = 6;

/** The report's part of a page's title: the longest, the site's name being shorter. */
export function longestPart(title: string): string | undefined {
  return titleParts(title.replace(/\s+/g, ' ').trim()).reduce<string | undefined>(
    (best, part) => (best === undefined || part.length > best.length ? part : best),
    undefined,
  );
}

/** The page's title as it stands in the source, without the site's name where that can be told. */
function titleText(title: Element, source: string): readonly Text[] {
  const texts = title.children.filter((child): child is Text => !isElement(child));
  const [only] = texts;
  if (only === undefined || texts.length > 1) return texts;
  const part = longestPart(source.slice(only.from, only.to));
  const at = part === undefined ? -1 : source.indexOf(part, only.from);
  return part === undefined || at < 0 || at + part.length > only.to
    ? texts
    : [{ from: at, to: at + part.length }];
}

/** Steps through an element in the order of the text, without recursion: a page may be nested without end. */
function walk(root: Element, skip: (element: Element) => boolean, blocks: Blocks): void {
  const stack: { readonly element: Element; next: number }[] = [{ element: root, next: 0 }];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      stack.pop();
      leave(top.element);
    } else if (!isElement(child)) blocks.text(child);
    else if (!skip(child)) {
      if (child.name === 'br') blocks.lineBreak(child.at);
      else if (child.name === 'td' || child.name === 'th') blocks.cell(child.at);
      else if (!isInline(child.name)) blocks.end();
      if (child.name === 'a') blocks.links++;
      if (child.name === 'pre') blocks.pre++;
      stack.push({ element: child, next: 0 });
    }
  }

  function leave({ name }: Element): void {
    if (name === 'a') blocks.links--;
    if (name === 'pre') blocks.pre--;
    if (!isInline(name) && name !== 'td' && name !== 'th') blocks.end();
  }
}

/** Collects the paragraphs of a page; white space as a browser shows it. */
class Blocks {
  readonly #source: string;
  readonly #words: PageWords;
  readonly #done: Piece[] = [];
  #block: Piece[] = [];
  #length = 0;
  #linked = 0;
  #space: Text | undefined;
  #breaks = 0;
  /** Depth inside links, and inside text that keeps its white space. */
  links = 0;
  pre = 0;
  /** Whether every paragraph is taken. */
  keep = false;

  constructor(source: string, words: PageWords) {
    this.#source = source;
    this.#words = words;
  }

  text({ from, to }: Text): void {
    const source = this.#source;
    for (let at = from; at < to; ) {
      const unit = source.charCodeAt(at);
      let end = at + 1;
      if (isSpace(unit)) {
        while (end < to && isSpace(source.charCodeAt(end))) end++;
        if (this.pre > 0) {
          if (this.#block.length > 0) this.#plain(at, end);
        } else this.#space ??= { from: at, to: end };
      } else if (unit === 38) {
        const reference = referenceAt(source, at);
        if (reference === undefined) this.#plain(at, end);
        else {
          end = reference.end;
          if (reference.text.length === 1 && isSpace(reference.text.charCodeAt(0)))
            this.#space ??= { from: at, to: end };
          else if (reference.text !== '')
            this.#push({ kind: 'stands-for', from: at, to: end, text: reference.text });
        }
      } else {
        while (end < to) {
          const next = source.charCodeAt(end);
          if (next === 38 || isSpace(next)) break;
          end++;
        }
        this.#plain(at, end);
      }
      at = end;
    }
  }

  lineBreak(at: number): void {
    this.#space = undefined;
    if (this.#block.length === 0) return;
    this.#breaks++;
    if (this.#breaks > 1) this.end();
    else this.#block.push({ kind: 'put', from: at, to: at, text: '\n' });
  }

  cell(at: number): void {
    this.#space = undefined;
    if (this.#block.length > 0 && this.#block.at(-1)!.kind !== 'put')
      this.#block.push({ kind: 'put', from: at, to: at, text: '\t' });
  }

  /** Ends the paragraph. What is nearly all link, or begins as the site's own lines do, is left out. */
  end(): void {
    const block = this.#block;
    while (block.at(-1)?.kind === 'put') block.pop();
    if (this.#isBlank(block)) block.length = 0;
    const worth = this.keep || !(this.#linked > 0.8 * this.#length || this.#isSiteLine(block));
    if (block.length > 0 && worth) {
      const first = block[0]!.from;
      if (this.#done.length > 0) this.#done.push({ kind: 'put', from: first, to: first, text: '\n\n' });
      for (const piece of block) this.#done.push(piece);
    }
    this.#block = [];
    this.#length = 0;
    this.#linked = 0;
    this.#space = undefined;
    this.#breaks = 0;
  }

  pieces(): readonly Piece[] {
    return this.#done;
  }

  /** "<p>&nbsp;</p>" is room between paragraphs, not one. */
  #isBlank(block: readonly Piece[]): boolean {
    return block.every((p) => (p.kind === 'plain' ? this.#source.slice(p.from, p.to) : p.text).trim() === '');
  }

  #isSiteLine(block: readonly Piece[]): boolean {
    if (this.#length > 300) return false;
    const text = block
      .map((p) => (p.kind === 'plain' ? this.#source.slice(p.from, p.to) : p.text))
      .join('')
      .toLowerCase();
    return isSiteLine(text.trim(), this.#words);
  }

  #plain(from: number, to: number): void {
    const space = this.#space;
    if (
      space !== undefined &&
      space.to === from &&
      space.to - space.from === 1 &&
      this.#source[space.from] === ' ' &&
      this.#joins()
    ) {
      this.#space = undefined;
      this.#push({ kind: 'plain', from: space.from, to });
    } else this.#push({ kind: 'plain', from, to });
  }

  /** Whether a space before what comes next is shown: not at the start of a line. */
  #joins(): boolean {
    const last = this.#block.at(-1);
    return last !== undefined && last.kind !== 'put';
  }

  #push(piece: Piece): void {
    const block = this.#block;
    const space = this.#space;
    if (space !== undefined && this.#joins()) block.push({ kind: 'stands-for', ...space, text: ' ' });
    this.#space = undefined;
    this.#breaks = 0;
    const length = piece.kind === 'plain' ? piece.to - piece.from : piece.text.length;
    this.#length += length;
    if (this.links > 0) this.#linked += length;
    const last = block.at(-1);
    if (piece.kind === 'plain' && last?.kind === 'plain' && last.to === piece.from)
      block[block.length - 1] = { kind: 'plain', from: last.from, to: piece.to };
    else block.push(piece);
  }
}

/** Whether a short paragraph in lower case is the site's own: its notices and buttons, who wrote it, when it was put up. */
function isSiteLine(text: string, words: PageWords): boolean {
  if (words.lines.some((line) => text.startsWith(line))) return true;
  if (text.length > 200) return false;
  if (words.within.some((each) => text.includes(each))) return true;
  if (text.length > 100) return false;
  const told = /[.!?。]["'”’)\]]?$/.test(text);
  if (!told && /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}/.test(text)) return true;
  const bare = text.replace(/[\s\])}>=]+$/g, '');
  if (
    text.length <= 40 &&
    !told &&
    words.reporters.some((each) => bare.endsWith(` ${each}`) || bare === each)
  )
    return true;
  if (isDateLine(text, words)) return true;
  const letters = text.match(/\p{L}+/gu) ?? [];
  return letters.length > 0 && text.length <= 60 && letters.every((word) => words.buttons.has(word));
}

/** White space as HTML means it. */
function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11);
}

/** The text inside an element, references resolved, white space as it stands, up to a limit. */
export function textIn(root: Element, source: string, limit: number): string {
  let text = '';
  const stack: (Element | Text)[] = [root];
  while (stack.length > 0 && text.length < limit) {
    const node = stack.pop()!;
    if (isElement(node)) {
      if (text !== '' && !isInline(node.name)) text += ' ';
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    } else {
      const raw = source.slice(node.from, Math.min(node.to, node.from + limit));
      for (let at = 0; at < raw.length; ) {
        const next = raw.indexOf('&', at);
        if (next < 0) {
          text += raw.slice(at);
          break;
        }
        const reference = referenceAt(raw, next);
        text += raw.slice(at, next) + (reference?.text ?? '&');
        at = reference?.end ?? next + 1;
      }
    }
  }
  return text;
}
