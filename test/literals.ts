/** The string literals of a TypeScript file. TypeScript 7 offers no parser to programs, so this walks over the text. */

export interface Literal {
  readonly text: string;
  readonly line: number;
}

/** Strings and the fixed parts of templates, without comments and regular expressions. */
export function literals(source: string): Literal[] {
  const found: Literal[] = [];
  const open: number[] = [];
  let braces = 0;
  let i = 0;
  let before = '';
  while (i < source.length) {
    const c = source[i]!;
    if (c === '/' && source[i + 1] === '/') i = end(source.indexOf('\n', i));
    else if (c === '/' && source[i + 1] === '*') i = end(source.indexOf('*/', i) + 2);
    else if (c === "'" || c === '"') quoted(c);
    else if (c === '`') template();
    else if (c === '/' && startsExpression(before)) regex();
    else {
      if (c === '{') braces++;
      if (c === '}') {
        if (open.at(-1) === braces) {
          open.pop();
          template();
          continue;
        }
        braces--;
      }
      if (c.trim() !== '') before = /\w/.test(c) && /\w/.test(source[i - 1] ?? '') ? before + c : c;
      i++;
    }
  }
  return found;

  function end(at: number): number {
    return at < i ? source.length : at;
  }

  function keep(from: number, to: number): void {
    const text = source.slice(from, to);
    if (text !== '') found.push({ text, line: source.slice(0, from).split('\n').length });
  }

  function quoted(mark: string): void {
    const from = ++i;
    while (i < source.length && source[i] !== mark) i += source[i] === '\\' ? 2 : 1;
    keep(from, i);
    i++;
    before = mark;
  }

  /** From an opening back-quote, or from the `}` that closes a slot, to the next slot or the end. */
  function template(): void {
    const from = ++i;
    while (i < source.length && source[i] !== '`') {
      if (source[i] === '$' && source[i + 1] === '{') {
        keep(from, i);
        open.push(braces);
        i += 2;
        before = '{';
        return;
      }
      i += source[i] === '\\' ? 2 : 1;
    }
    keep(from, i);
    i++;
    before = '`';
  }

  function regex(): void {
    let inClass = false;
    for (i++; i < source.length && (inClass || source[i] !== '/'); i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === '[') inClass = true;
      else if (source[i] === ']') inClass = false;
    }
    i++;
    before = '/x';
  }
}

/** After a value a slash divides; anywhere else it begins a regular expression. */
function startsExpression(before: string): boolean {
  return !/[\w$)\]'"`]$|^\/x$/.test(before) || /^(?:return|typeof|case|in|of|await|yield)$/.test(before);
}
