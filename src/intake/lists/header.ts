/** The first line of a list: which columns it has, and what parts them. */
import { open } from 'node:fs/promises';
import { ListFault } from './faults.ts';

const ENOUGH = 65_536;
const MARKS = [',', ';', '\t', '|'];

export interface Header {
  readonly mark: string;
  readonly names: readonly string[];
}

/**
 * Reads the header of a CSV file.
 *
 * @throws ListFault for a file that is empty, no text, or whose header names nothing or one column twice
 */
export async function headerOf(path: string, list: string): Promise<Header> {
  const bytes = await beginning(path, list);
  if (bytes.length === 0) throw new ListFault('empty', list);
  const text = decoded(bytes, list);
  const line = firstLine(text);
  const mark = MARKS.reduce((best, each) =>
    line.split(each).length > line.split(best).length ? each : best,
  );
  const names = cells(line, mark, list);
  if (names.some((name) => name === '')) throw new ListFault('unnamed', list);
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    // A list without a header has values in its first line: the column is said by its place.
    if (seen.has(name)) throw new ListFault('twice', list, { column: i + 1 });
    seen.add(name);
  }
  return { mark, names };
}

async function beginning(path: string, list: string): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(ENOUGH), 0, ENOUGH, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as { code?: string }).code;
    throw new ListFault(code === 'ENOENT' ? 'missing' : code === 'EISDIR' ? 'folder' : 'unreadable', list);
  }
}

function decoded(bytes: Uint8Array, list: string): string {
  try {
    // The cut may lie within a letter.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw new ListFault('encoding', list);
  }
}

function firstLine(text: string): string {
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') inside = !inside;
    if (!inside && (text[i] === '\n' || text[i] === '\r')) return text.slice(0, i);
  }
  return text;
}

function cells(line: string, mark: string, list: string): string[] {
  const found: string[] = [];
  let i = 0;
  while (i <= line.length) {
    let value = '';
    if (line[i] === '"') {
      for (i++; i < line.length && !(line[i] === '"' && line[i + 1] !== '"'); i++) {
        if (line[i] === '"') i++;
        value += line[i];
      }
      if (line[i] !== '"') throw new ListFault('open-quote', list);
      i++;
    }
    const end = line.indexOf(mark, i);
    value += line.slice(i, end < 0 ? line.length : end);
    found.push(value.trim());
    i = end < 0 ? line.length + 1 : end + 1;
  }
  return found;
}
