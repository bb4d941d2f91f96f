import type { Block, Segment } from './blocks.ts';

interface Open {
  readonly segments: Segment[];
  readonly part: 'footnote' | 'endnote' | undefined;
  /** Text boxes and notes that hang on the paragraph: they follow it. */
  readonly after: Block[];
}

/**
 * Puts blocks together while an office document is walked: paragraphs may lie in paragraphs (text boxes), tables in cells.
 * What lies inside a paragraph follows it.
 */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #paragraphs: Open[] = [];
  readonly #lists: Block[][] = [this.blocks];
  readonly #tables: { readonly rows: Block[][][]; readonly list: Block[] }[] = [];
  /** Part into which paragraphs fall now. */
  part: 'footnote' | 'endnote' | undefined;

  openParagraph(): void {
    this.#paragraphs.push({ segments: [], part: this.part, after: [] });
    this.#lists.push(this.#paragraphs.at(-1)!.after);
  }

  closeParagraph(): void {
    const open = this.#paragraphs.pop();
    if (open === undefined) return;
    this.#lists.pop();
    const list = this.#lists.at(-1)!;
    const { segments, part, after } = open;
    list.push({ kind: 'paragraph', segments, ...(part === undefined ? {} : { part }) });
    for (const block of after) list.push(block);
  }

  text(text: string, page?: number): void {
    const segments = this.#paragraphs.at(-1)?.segments;
    if (segments === undefined || text === '') return;
    const last = segments.at(-1);
    if (last !== undefined && last.page === page)
      segments[segments.length - 1] = { ...last, text: last.text + text };
    else segments.push(page === undefined ? { text } : { text, page });
  }

  openTable(): void {
    this.#tables.push({ rows: [], list: this.#lists.at(-1)! });
  }

  openRow(): void {
    this.#tables.at(-1)?.rows.push([]);
  }

  openCell(): void {
    const cell: Block[] = [];
    this.#tables.at(-1)?.rows.at(-1)?.push(cell);
    this.#lists.push(cell);
  }

  closeCell(): void {
    if (this.#lists.length > 1) this.#lists.pop();
  }

  closeTable(): void {
    const table = this.#tables.pop();
    if (table !== undefined) table.list.push({ kind: 'table', rows: table.rows });
  }
}
