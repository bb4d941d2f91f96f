import { isCollection, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Fault } from './faults.ts';
import type { PackFile } from './files.ts';

export type Path = readonly (string | number)[];

/** A parsed file that knows on which line each of its values stands. */
export interface Source {
  readonly pack: string;
  readonly path: string;
  /** `prk/offices.yaml`. */
  readonly file: string;
  readonly value: unknown;
  lineOf(path: Path): number;
}

/** Parses a YAML file; what cannot be parsed becomes faults and an empty value. */
export function readYaml(file: PackFile, faults: Fault[]): Source {
  const name = `${file.pack}/${file.path}`;
  const lines = new LineCounter();
  const doc = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const error of doc.errors) {
    faults.push({
      file: name,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message: error.message.split('\n')[0]!,
    });
  }
  const lineOf = (path: Path): number => {
    let node: unknown = doc.contents;
    let at = startOf(node) ?? 0;
    for (const step of path) {
      if (!isCollection(node)) break;
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
        if (pair === undefined) break;
        at = startOf(pair.key) ?? at;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        at = startOf(node) ?? at;
      } else break;
    }
    return lines.linePos(at).line;
  };
  let value: unknown = null;
  if (doc.errors.length === 0)
    try {
      // Aliases could blow a small file up; no pack needs them.
      value = doc.toJS({ maxAliasCount: 0 });
    } catch {
      faults.push({ file: name, line: 1, field: '', message: 'must not use aliases (*name)' });
    }
  return { pack: file.pack, path: file.path, file: name, value, lineOf };
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/**
 * Parses a CSV file with a header line: comma, double quotes, `#` lines are comments. Each row becomes a record of the
 * header's names; empty cells are left out.
 */
export function readCsv(file: PackFile, faults: Fault[]): Source {
  const name = `${file.pack}/${file.path}`;
  const rows: Record<string, string>[] = [];
  const at: number[] = [];
  let header: readonly string[] | undefined;
  file.text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = cellsOf(line);
    if (header === undefined) {
      header = cells;
      return;
    }
    if (cells.length !== header.length) {
      faults.push({
        file: name,
        line: index + 1,
        field: '',
        message: `has ${cells.length} cells, the header has ${header.length}`,
      });
      return;
    }
    const row: Record<string, string> = {};
    header.forEach((key, column) => {
      if (cells[column] !== '') row[key] = cells[column]!;
    });
    rows.push(row);
    at.push(index + 1);
  });
  return {
    pack: file.pack,
    path: file.path,
    file: name,
    value: rows,
    lineOf: (path) => at[Number(path[0])] ?? 1,
  };
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (line[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === ',') {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  cells.push(cell.trim());
  return cells;
}
