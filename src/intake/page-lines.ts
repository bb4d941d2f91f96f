import { type Element, isElement, isInline, type Page, referenceAt } from './html.ts';

/** A short line of a page as a reader sees it, with the innermost box that holds it. */
export interface PageLine {
  readonly text: string;
  readonly element: Element;
}

const UNSEEN = new Set(['head', 'script', 'style', 'noscript', 'template', 'title', 'textarea']);
const SIGNS = new Set(['br', 'wbr', 'img']);
/** Longer lines are prose. */
const LONGEST = 300;

/** The short lines of a page in order, furniture included: title, dates and publisher stand among it. */
export function pageLines(page: Page, source: string): readonly PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let box: Element = page.root;
  const end = (): void => {
    const line = text.replace(/[\s\u00a0]+/g, ' ').trim();
    if (line !== '' && line.length <= LONGEST) lines.push({ text: line, element: box });
    text = '';
  };
  // Each level knows its box: climbing to it from every text would take the square of the depth.
  const stack: { readonly element: Element; readonly box: Element; next: number }[] = [
    { element: page.root, box: page.root, next: 0 },
  ];
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      stack.pop();
      if (!isInlineBox(top.element.name)) end();
    } else if (!isElement(child)) {
      if (text === '') box = top.box;
      if (text.length <= LONGEST)
        text += resolved(source.slice(child.from, Math.min(child.to, child.from + LONGEST + 1)));
    } else if (!UNSEEN.has(child.name)) {
      if (child.name === 'br') text += ' ';
      else if (!isInlineBox(child.name)) end();
      stack.push({ element: child, box: isInlineBox(child.name) ? top.box : child, next: 0 });
    }
  }
  return lines;
}

function isInlineBox(name: string): boolean {
  return SIGNS.has(name) || isInline(name);
}

/** Text with its character references resolved. */
export function resolved(raw: string): string {
  let text = '';
  for (let at = 0; at < raw.length; ) {
    const next = raw.indexOf('&', at);
    if (next < 0) return text + raw.slice(at);
    const reference = referenceAt(raw, next);
    text += raw.slice(at, next) + (reference?.text ?? '&');
    at = reference?.end ?? next + 1;
  }
  return text;
}
