import { createRequire } from 'node:module';
import type { Tokenizer } from 'parse5';
import { TooIntricate } from './errors.ts';
import { LIMITS } from './limits.ts';

/**
 * An HTML page as a light tree: elements in the order of their tags, texts as places in the source.
 *
 * parse5 cuts the page into tags and texts. Its tree builder is not used: on hostile pages (unclosed tags a hundred
 * thousand deep) it takes the square of the depth. This one keeps what main text needs and is linear: implied end tags,
 * void elements, tables; letters' looks (`b`, `i`, `font`) leave no element.
 */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | undefined;
  readonly children: (Element | Text)[];
  /** Offset of its tag in the source. */
  readonly at: number;
}

/** Text as it stands in the source, UTF-16 offsets. */
export interface Text {
  readonly from: number;
  readonly to: number;
}

export interface Page {
  readonly root: Element;
  /** Every element, parents before children. */
  readonly elements: readonly Element[];
}

export function isElement(node: Element | Text): node is Element {
  return 'name' in node;
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** A page may call an element as objects call their own: only a map has nothing but what was put in. */
function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}
const VOID = list('area base br col embed hr img input link meta param source track wbr keygen frame');
/** Elements that only change how letters look, or that have no business with the text's structure. */
const LOOKS = list(
  'abbr acronym b bdi bdo big center cite code data del dfn em font i ins kbd mark nobr q ruby s samp small strike strong sub sup tt u var',
);
const INLINE = list('a span label rp rt');

/** Whether an element leaves no line of its own. */
export function isInline(name: string): boolean {
  return INLINE.has(name) || LOOKS.has(name);
}

const RAWTEXT = list('style xmp iframe noembed noframes');
/** What a start tag closes when one is open in reach. */
const CLOSES = table<Slot>({
  li: 'li',
  dd: 'dd',
  dt: 'dd',
  td: 'td',
  th: 'td',
  tr: 'tr',
  option: 'option',
  a: 'a',
});
/** Beyond these an open element is out of reach. */
const RESETS = table<readonly Slot[]>({
  ul: ['li'],
  ol: ['li'],
  menu: ['li'],
  dl: ['dd'],
  table: ['p', 'li', 'dd', 'td', 'tr', 'a'],
  td: ['p', 'li', 'dd', 'a'],
  th: ['p', 'li', 'dd', 'a'],
  caption: ['p', 'a'],
  button: ['p'],
  template: ['p', 'li', 'dd', 'td', 'tr', 'a', 'option'],
});
const CELLS = list('td th table template');
/** Attributes that say something about the text. */
const KEPT = list(
  'class id role hidden aria-hidden style itemprop itemtype type lang datetime content name property rel pubdate title',
);
const LONGEST_ATTRIBUTE = 4000;

type Slot = 'p' | 'li' | 'dd' | 'td' | 'tr' | 'option' | 'a';

interface Open {
  readonly element: Element;
  /** Index on the stack of the element that a tag would close, -1 for none. */
  readonly reach: Readonly<Record<Slot, number>>;
  /** Index of the innermost table or cell. */
  readonly cell: number;
}

// Loaded on the first page, so that a plain text does not wait for it; `require` keeps intake synchronous.
const load = createRequire(import.meta.url);

/** @throws TooIntricate when the page has more elements than any report. */
export function parsePage(source: string, file: string): Page {
  const { Tokenizer, TokenizerMode } = load('parse5') as typeof import('parse5');
  const root: Element = { name: '#page', attributes: new Map(), parent: undefined, children: [], at: 0 };
  const none = { p: -1, li: -1, dd: -1, td: -1, tr: -1, option: -1, a: -1 };
  const stack: Open[] = [{ element: root, reach: none, cell: 0 }];
  const elements: Element[] = [];
  /** Name → indexes on the stack of the open elements of that name. */
  const open = new Map<string, number[]>();
  let foreign = -1;

  const closeTo = (index: number): void => {
    while (stack.length > index) {
      open.get(stack.pop()!.element.name)!.pop();
    }
    if (foreign >= stack.length) foreign = -1;
  };
  const text = (from: number, to: number): void => {
    const { children } = stack.at(-1)!.element;
    const last = children.at(-1);
    if (last !== undefined && !isElement(last) && last.to === from)
      children[children.length - 1] = { from: last.from, to };
    else children.push({ from, to });
  };

  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment() {},
      onDoctype() {},
      onEof() {},
      onNullCharacter() {},
      onCharacter: ({ location }) => text(location!.startOffset, location!.endOffset),
      onWhitespaceCharacter: ({ location }) => text(location!.startOffset, location!.endOffset),
      onStartTag(token) {
        const name = token.tagName;
        if (foreign >= 0 && (name === 'p' || name === 'div' || name === 'table' || name === 'body'))
          closeTo(foreign);
        const inForeign = foreign >= 0;
        if (!inForeign) {
          if (name === 'textarea' || name === 'title') tokenizer.state = TokenizerMode.RCDATA;
          else if (name === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
          else if (name === 'plaintext') tokenizer.state = TokenizerMode.PLAINTEXT;
          else if (RAWTEXT.has(name)) tokenizer.state = TokenizerMode.RAWTEXT;
          // With a class it may be furniture (`<em class="caption">`), so it is kept to be judged.
          if (LOOKS.has(name) && !token.attrs.some((attribute) => attribute.name === 'class')) return;
          const slot = CLOSES.get(name) ?? (isInline(name) ? undefined : 'p');
          if (slot !== undefined && slot !== 'a' && VOID.has(name) === false) {
            const index = stack.at(-1)!.reach[slot];
            if (index >= 0) closeTo(index);
          } else if (slot === 'a' && stack.at(-1)!.reach.a === stack.length - 1) closeTo(stack.length - 1);
        }
        if (elements.length >= LIMITS.elements)
          throw new TooIntricate(file, 'elements on one page', LIMITS.elements);
        const parent = stack.at(-1)!;
        const attributes = new Map<string, string>();
        for (const attribute of token.attrs)
          if (KEPT.has(attribute.name) && attribute.value.length <= LONGEST_ATTRIBUTE)
            attributes.set(attribute.name, attribute.value);
        const element: Element = {
          name,
          attributes,
          parent: parent.element,
          children: [],
          at: token.location!.startOffset,
        };
        parent.element.children.push(element);
        elements.push(element);
        if (VOID.has(name) || (inForeign && token.selfClosing)) return;
        if ((name === 'svg' || name === 'math') && foreign < 0) {
          if (token.selfClosing) return;
          foreign = stack.length;
        }
        const index = stack.length;
        const reset = RESETS.get(name);
        const slot = name === 'p' ? 'p' : CLOSES.get(name);
        let { reach } = parent;
        if (reset !== undefined || slot !== undefined) {
          const changed = { ...reach };
          for (const name of reset ?? []) changed[name] = -1;
          if (slot !== undefined) changed[slot] = index;
          reach = changed;
        }
        stack.push({ element, reach, cell: CELLS.has(name) ? index : parent.cell });
        const indexes = open.get(name);
        if (indexes === undefined) open.set(name, [index]);
        else indexes.push(index);
      },
      onEndTag(token) {
        const name = token.tagName;
        const index = open.get(name)?.at(-1);
        if (index === undefined) return;
        // An end tag does not reach out of its table cell, unless it closes the table.
        if (
          index < stack.at(-1)!.cell &&
          !CELLS.has(name) &&
          name !== 'tr' &&
          name !== 'body' &&
          name !== 'html'
        )
          return;
        // "<span><p></span>": the span ends with its block, not the block with the span.
        if (isInline(name) && index < stack.length - 1 && !isInline(stack.at(-1)!.element.name)) return;
        closeTo(index);
      },
    },
  );
  tokenizer.write(source, true);
  return { root, elements };
}

/**
 * What a character reference at `source[at]` (an `&`) stands for, and where it ends; undefined when it is a plain `&`.
 * parse5 knows the 2,231 names, so it is asked with the reference alone.
 */
export function referenceAt(
  source: string,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  const next = source.charCodeAt(at + 1);
  const numeric = next === 35;
  if (!numeric && !isAlphanumeric(next)) return undefined;
  let end = at + (numeric ? 2 : 1);
  // The longest name has 32 letters; digits may be padded with zeros without end.
  while (end < source.length && isAlphanumeric(source.charCodeAt(end)) && (numeric || end - at < 40)) end++;
  if (source[end] === ';') end++;
  const written = source.slice(at, end);
  const text = decoded(written);
  if (text === written) return undefined;
  if (numeric) {
    const digits = /^&#(?:[xX][0-9a-fA-F]+|[0-9]+);?/.exec(written)![0].length;
    return { text: text.slice(0, text.length - (written.length - digits)), end: at + digits };
  }
  // Without `;` only the old names are known, each one character; what follows them stays as it is.
  if (written.endsWith(';') && !text.endsWith(';')) return { text, end };
  return { text: text.slice(0, 1), end: end - (text.length - 1) };
}

const references = new Map<string, string>();

function decoded(written: string): string {
  const known = references.get(written);
  if (known !== undefined) return known;
  const { Tokenizer } = load('parse5') as typeof import('parse5');
  let text = '';
  const add = (token: { chars: string }): void => {
    text += token.chars;
  };
  const ignore = (): void => {};
  new Tokenizer(
    {},
    {
      onComment: ignore,
      onDoctype: ignore,
      onStartTag: ignore,
      onEndTag: ignore,
      onEof: ignore,
      onNullCharacter: ignore,
      onCharacter: add,
      onWhitespaceCharacter: add,
    },
  ).write(written, true);
  if (references.size < 5000) references.set(written, text);
  return text;
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 48 && unit < 58) || (unit >= 65 && unit < 91) || (unit >= 97 && unit < 123);
}
