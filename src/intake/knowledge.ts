import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What intake knows of languages, web pages and tables: the folder `intake` of a pack. Each part is read when first needed. */
export interface Knowledge {
  readonly languages: readonly Language[];
  /** Codes of the languages that a reader and a lexicon exist for. */
  readonly readable: readonly string[];
  readonly page: PageWords;
  readonly tables: TableWords;
  readonly mail: MailWords;
}

export interface MailWords {
  /** How the subject of a message that passes on another begins, before a colon. */
  readonly forwarded: readonly string[];
}

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly script: string;
  readonly with: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly encodings: readonly string[];
  readonly letters: ReadonlySet<string>;
}

export interface PageWords {
  /** Words of a class or id; two words are joined by `-`. */
  readonly furniture: ReadonlySet<string>;
  readonly main: readonly string[];
  readonly lines: readonly string[];
  /** What stands somewhere in a paragraph of the site's own. */
  readonly within: readonly string[];
  /** Words of which such a paragraph may consist. */
  readonly buttons: ReadonlySet<string>;
  /** What the line ends with that names the writer. */
  readonly reporters: readonly string[];
  /** What stands before the date of publication, and before other dates. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  /** What follows the publisher's name in a line with a copyright sign. */
  readonly notices: readonly string[];
}

export interface TableWords {
  /** A column's name in lower case → what it holds. */
  readonly columns: ReadonlyMap<string, string>;
  /** What a column holds → the few values that its cells have. */
  readonly values: Readonly<Record<string, ReadonlySet<string>>>;
  /** Kind of refusal → sets of columns, any of which is enough. */
  readonly evidence: Readonly<Record<string, readonly (readonly string[])[]>>;
}

const loaded = new Map<string, Knowledge>();

/**
 * What a pack's folder knows for intake, by default `packs/generic`; each file is read once, when it is needed.
 *
 * @throws Error naming file and place when a file is missing or not as it should be (on use, not here).
 */
export function knowledgeOf(folder = join(import.meta.dirname, '..', '..', 'packs', 'generic')): Knowledge {
  const known = loaded.get(folder);
  if (known !== undefined) return known;
  const languages = once(() => readLanguages(join(folder, 'intake', 'languages.csv')));
  const readable = once(() =>
    readdirSync(folder)
      .filter((name) => name.startsWith('lexicon.'))
      .map((name) => name.slice('lexicon.'.length))
      .sort(),
  );
  const page = once(() => readPages(join(folder, 'intake', 'pages.yaml')));
  const tables = once(() => readTables(join(folder, 'intake', 'tables.yaml')));
  const mail = once(() => readMail(join(folder, 'intake', 'mail.yaml')));
  const knowledge: Knowledge = {
    get languages() {
      return languages();
    },
    get readable() {
      return readable();
    },
    get page() {
      return page();
    },
    get tables() {
      return tables();
    },
    get mail() {
      return mail();
    },
  };
  loaded.set(folder, knowledge);
  return knowledge;
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const COLUMNS = 7;

function readLanguages(path: string): readonly Language[] {
  const languages: Language[] = [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const words = (cell: string): string[] => cell.split(' ').filter((word) => word !== '');
  let header = true;
  lines.forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const cells = line.split(',');
    const [code, name, script, others, list, encodings, letters] = cells;
    if (cells.length !== COLUMNS || !code || !name || !script)
      throw new Error(
        `${path}:${i + 1}: a language has ${COLUMNS} columns, of which code, name and script are not empty`,
      );
    if (!header)
      languages.push({
        code,
        name,
        script,
        with: words(others!),
        words: new Set(words(list!)),
        encodings: words(encodings!),
        letters: new Set(letters),
      });
    header = false;
  });
  return languages;
}

function readPages(path: string): PageWords {
  const file = readYaml(path);
  return {
    furniture: new Set(strings(file.furniture, path, 'furniture')),
    main: strings(file.main, path, 'main'),
    lines: strings(file.lines, path, 'lines'),
    within: strings(file.within, path, 'within'),
    buttons: new Set(strings(file.buttons, path, 'buttons')),
    reporters: strings(file.reporters, path, 'reporters'),
    published: strings(file.published, path, 'published'),
    updated: strings(file.updated, path, 'updated'),
    notices: strings(file.notices, path, 'notices'),
  };
}

function readMail(path: string): MailWords {
  return { forwarded: strings(readYaml(path).forwarded, path, 'forwarded') };
}

function readTables(path: string): TableWords {
  const file = readYaml(path);
  const columns = new Map<string, string>();
  for (const [column, names] of entries(file.columns, path, 'columns'))
    for (const name of strings(names, path, `columns.${column}`)) columns.set(name, column);
  const values: Record<string, ReadonlySet<string>> = {};
  for (const [column, list] of entries(file.values, path, 'values'))
    values[column] = new Set(strings(list, path, `values.${column}`));
  const evidence: Record<string, readonly (readonly string[])[]> = {};
  for (const [kind, sets] of entries(file.evidence, path, 'evidence')) {
    if (!Array.isArray(sets)) throw new Error(`${path}: evidence.${kind} must be a list of lists`);
    evidence[kind] = sets.map((set) => strings(set, path, `evidence.${kind}`));
  }
  return { columns, values, evidence };
}

function readYaml(path: string): Record<string, unknown> {
  // Only pages and tables need it: a plain report does not wait for the YAML parser to load.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const value: unknown = parse(readFileSync(path, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${path}: holds no entries`);
  return value as Record<string, unknown>;
}

function strings(value: unknown, path: string, field: string): readonly string[] {
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
  throw new Error(`${path}: ${field} must be a list of words`);
}

function entries(value: unknown, path: string, field: string): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new Error(`${path}: ${field} must hold entries`);
}
