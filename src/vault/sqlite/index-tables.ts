/**
 * The index in SQLite. The file is encrypted, so that it may hold words: FTS5 tables without the texts, whose lists also have
 * the facets, and plain tables for what is shown. The lists are cut by cases, so that the words of a case can be wiped out by
 * merging a few megabytes.
 */
import { createHash, type Hash, randomInt } from 'node:crypto';
import { gatheredTokens, ofToken, quoteTokens } from '../facet-tokens.ts';
import type { CaseOrder, CaseRow, ClaimRow, Doc, Index, ReportRow, Rows } from '../index-types.ts';
import { translated } from './faults.ts';
import { packFacts } from './index-facts.ts';
import { DOCS, facetWord, listOf, type Sql, type Statement, words } from './index-lists.ts';
import { facets, search } from './index-search.ts';
import { Shelf } from './index-shelf.ts';
import { tellings } from './index-tellings.ts';

/** What is needed of a database handle. */
export interface Handle {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  transaction(run: () => void): () => void;
}

/** An index of another form is forgotten, and made anew from the ledger. */
const FORM = 3;

const TABLES = [
  'index_state',
  'index_cases',
  'index_reports',
  'index_claims',
  'index_docs',
  'index_facts',
  'index_values',
];

const SCHEMA = `
CREATE TABLE IF NOT EXISTS index_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS index_cases (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, opened INTEGER NOT NULL, changed INTEGER NOT NULL,
  reports INTEGER NOT NULL, claims INTEGER NOT NULL, proposed INTEGER NOT NULL, words BLOB NOT NULL, turn INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS index_cases_turn ON index_cases (turn);
CREATE INDEX IF NOT EXISTS index_cases_changed ON index_cases (changed DESC, id);
CREATE TABLE IF NOT EXISTS index_reports (
  case_no INTEGER NOT NULL, report TEXT NOT NULL, source TEXT, language TEXT NOT NULL,
  published_from INTEGER, published_to INTEGER, withdrawn INTEGER NOT NULL,
  PRIMARY KEY (case_no, report)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS index_reports_source ON index_reports (source) WHERE source IS NOT NULL;
CREATE TABLE IF NOT EXISTS index_claims (
  case_no INTEGER NOT NULL, report TEXT NOT NULL, claim TEXT NOT NULL, status TEXT NOT NULL, kind TEXT, stage TEXT,
  places TEXT NOT NULL, offices TEXT NOT NULL, done INTEGER NOT NULL, earliest INTEGER, latest INTEGER,
  PRIMARY KEY (case_no, report, claim)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS index_docs (no INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, report TEXT, claim TEXT);
CREATE TABLE IF NOT EXISTS index_facts (no INTEGER PRIMARY KEY, facts BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS index_values (no INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
INSERT OR IGNORE INTO index_state (name, value) VALUES ('form', ${FORM});`;

const ORDERS: Readonly<Record<CaseOrder, string>> = {
  changed: 'changed DESC, id',
  opened: 'opened DESC, id',
  waiting: 'proposed DESC, changed DESC, id',
};
const WAITING = "proposed > 0 AND state = 'open'";
/** Those that are not left out. */
const SHOWN = 'id NOT IN (SELECT value FROM json_each(?))';

/** Opens the index in a database, and makes its tables when there are none. */
export function openIndex(db: Handle): Index {
  const kept = new Map<string, Statement>();
  // Queries have few shapes.
  const sql = (text: string): Statement => {
    let statement = kept.get(text);
    if (statement === undefined) {
      if (kept.size > 1000) kept.clear();
      statement = db.prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };
  const drop = (): void => {
    kept.clear();
    const lists = db
      .prepare(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND name GLOB 'index_words*'",
      )
      .all() as { name: string }[];
    const all = [...TABLES, ...lists.map(({ name }) => name)];
    db.exec(all.map((table) => `DROP TABLE IF EXISTS ${table};`).join('') + SCHEMA);
    setState((text) => db.prepare(text), 'made', randomInt(2 ** 47));
  };
  if (formOf(db) !== FORM) db.transaction(drop)();
  const shelf = new Shelf(sql);

  /** What is kept in memory is what the tables have, also when it fails. */
  const change = (run: () => void): void => {
    try {
      db.transaction(run)();
    } finally {
      shelf.forget();
    }
  };

  return named({
    through: async () => stateOf(sql, 'through'),
    replace: async (rows, through) =>
      change(() => {
        const turn = stateOf(sql, 'turn') + 1;
        replace(db, sql, shelf, rows, turn);
        setState(sql, 'turn', turn);
        setState(sql, 'through', through);
      }),
    drop: async () => change(drop),
    search: async (query) => search(sql, shelf, query),
    facets: async (query) => facets(sql, shelf, query),
    cases: async ({ limit, offset, order = 'changed', waiting, except = [] }) =>
      (
        sql(
          `SELECT * FROM index_cases WHERE ${waiting ? WAITING : '1'} AND ${SHOWN} ORDER BY ${ORDERS[order]} LIMIT ? OFFSET ?`,
        ).all(JSON.stringify(except), limit, offset ?? 0) as StoredCase[]
      ).map(caseRow),
    count: async ({ waiting, except = [] } = {}) =>
      (
        sql(`SELECT count(*) AS n FROM index_cases WHERE ${waiting ? WAITING : '1'} AND ${SHOWN}`).get(
          JSON.stringify(except),
        ) as { readonly n: number }
      ).n,
    case: async (id) => {
      const row = sql('SELECT * FROM index_cases WHERE id = ?').get(id) as StoredCase | undefined;
      return row === undefined ? null : caseRow(row);
    },
    reports: async (of) => {
      const where = [of.case !== undefined && 'c.id = ?', of.source !== undefined && 'r.source = ?'].filter(
        Boolean,
      );
      const rows = sql(
        `SELECT r.*, c.id AS "case" FROM index_reports r JOIN index_cases c ON c.no = r.case_no
         ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY c.id, r.report`,
      ).all(...[of.case, of.source].filter((value) => value !== undefined)) as StoredReport[];
      return rows.map(reportRow);
    },
    claims: async (of) =>
      (
        sql(
          `SELECT k.*, c.id AS "case" FROM index_claims k JOIN index_cases c ON c.no = k.case_no
           WHERE c.id = ? ORDER BY k.report, k.claim`,
        ).all(of.case) as StoredClaim[]
      ).map(claimRow),
    tellings: (seen) => tellings(sql, shelf, seen),
    digest: async () => digest(sql),
  });
}

/** The same, and what SQLite throws has a name. */
function named(index: Index): Index {
  const call =
    <Given extends unknown[], Got>(what: (...given: Given) => Promise<Got>) =>
    async (...given: Given): Promise<Got> => {
      try {
        return await what(...given);
      } catch (error) {
        throw translated(error);
      }
    };
  return {
    through: call(index.through),
    replace: call(index.replace),
    drop: call(index.drop),
    search: call(index.search),
    facets: call(index.facets),
    cases: call(index.cases),
    count: call(index.count),
    case: call(index.case),
    reports: call(index.reports),
    claims: call(index.claims),
    tellings: (seen) => toldOf(index.tellings(seen)),
    digest: call(index.digest),
  };
}

async function* toldOf<Part, End>(parts: AsyncGenerator<Part, End>): AsyncGenerator<Part, End> {
  try {
    return yield* parts;
  } catch (error) {
    throw translated(error);
  }
}

/** 0 when there is none. */
function formOf(db: Handle): number {
  const there = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'index_state'").get();
  if (there === undefined) return 0;
  const row = db.prepare("SELECT value FROM index_state WHERE name = 'form'").get();
  return (row as { value: number } | undefined)?.value ?? 0;
}

function stateOf(sql: Sql, name: string): number {
  const row = sql('SELECT value FROM index_state WHERE name = ?').get(name);
  return (row as { value: number } | undefined)?.value ?? 0;
}

function setState(sql: Sql, name: string, value: number): void {
  sql('INSERT OR REPLACE INTO index_state (name, value) VALUES (?, ?)').run(name, value);
}

function replace(db: Handle, sql: Sql, shelf: Shelf, rows: readonly Rows[], turn: number): void {
  const numbered = rows
    .map((row) => ({ row, no: caseNumber(sql, row.case.case) }))
    // FTS5 writes a list at once as long as the numbers grow.
    .sort((a, b) => a.no - b.no);
  const lists = new Set(numbered.map(({ no }) => listOf(no)));
  const made = [...lists].filter((list) => makeList(db, list));
  let gone = false;
  for (const { row, no } of numbered) {
    if (!forget(sql, no, row)) continue;
    // Its words may be in another list as well, when it moved there with a case that was joined. They are wiped out
    // once something is gone for good.
    setState(sql, `stale ${listOf(no)}`, 1);
    gone ||= row.case.state !== 'joined';
  }
  for (const { row, no } of numbered) put(sql, shelf, no, row, turn);
  // A list that is full is asked faster in one piece.
  for (const list of made) if (list > 0) merge(sql, list - 1);
  if (gone) wipe(sql);
}

// `ascii` leaves every letter beyond ASCII where it is: tokens come out as they went in, whatever Unicode's version. A page of
// a list fits a page of the file, of which the cipher takes a part.
function makeList(db: Handle, list: number): boolean {
  const name = `index_words_${list}`;
  if (db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined) return false;
  db.exec(`
    CREATE VIRTUAL TABLE ${name} USING fts5 (tokens, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
    INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', 16777216);
    INSERT INTO ${name} (${name}, rank) VALUES ('pgsz', 3960);`);
  return true;
}

function merge(sql: Sql, list: number): void {
  sql(`INSERT INTO index_words_${list} (index_words_${list}) VALUES ('optimize')`).run();
}

/** Lists keep the words of what is gone until they are merged: nothing that was shredded may stay readable with the key. */
function wipe(sql: Sql): void {
  const stale = sql("SELECT name FROM index_state WHERE name GLOB 'stale *'").all() as { name: string }[];
  for (const { name } of stale) merge(sql, Number(name.slice('stale '.length)));
  sql("DELETE FROM index_state WHERE name GLOB 'stale *'").run();
}

/** The number of a case stays the same for as long as the index lives, so that pages do not move. */
function caseNumber(sql: Sql, id: string): number {
  const found = sql('SELECT no FROM index_cases WHERE id = ?').get(id) as { no: number } | undefined;
  if (found !== undefined) return found.no;
  sql(
    `INSERT INTO index_cases (id, state, opened, changed, reports, claims, proposed, words, turn)
     VALUES (?, 'open', 0, 0, 0, 0, 0, x'', 0)`,
  ).run(id);
  return (sql('SELECT no FROM index_cases WHERE id = ?').get(id) as { no: number }).no;
}

/** True when a document of the case will be there no more. */
function forget(sql: Sql, no: number, row: Rows): boolean {
  const range = [no * DOCS, (no + 1) * DOCS];
  const old = sql('SELECT no, id FROM index_docs WHERE no >= ? AND no < ?').all(...range) as {
    no: number;
    id: string;
  }[];
  if (old.length > 0) {
    const list = `index_words_${listOf(no)}`;
    for (const doc of old) sql(`DELETE FROM ${list} WHERE rowid = ?`).run(doc.no);
    sql('DELETE FROM index_docs WHERE no >= ? AND no < ?').run(...range);
  }
  for (const table of ['reports', 'claims']) sql(`DELETE FROM index_${table} WHERE case_no = ?`).run(no);
  const ids = new Set(row.docs.map((doc) => doc.id));
  return old.some((doc) => !ids.has(doc.id));
}

function put(sql: Sql, shelf: Shelf, no: number, row: Rows, turn: number): void {
  const { case: of, reports, claims, docs } = row;
  if (docs.length > DOCS) throw new RangeError(`${docs.length} documents in one case`);
  sql(
    `UPDATE index_cases SET state = ?, opened = ?, changed = ?, reports = ?, claims = ?, proposed = ?, words = ?,
       turn = ? WHERE no = ?`,
  ).run(of.state, of.opened, of.changed, of.reports, of.claims, of.proposed, wordsDigest(docs), turn, no);
  const putReport = sql('INSERT INTO index_reports VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const r of reports) {
    const [from, to] = r.published ?? [null, null];
    putReport.run(no, r.report, r.source, r.language, from, to, r.withdrawn ? 1 : 0);
  }
  const putClaim = sql('INSERT INTO index_claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const c of claims) {
    const lists = [JSON.stringify(c.places), JSON.stringify(c.offices)];
    const own = [c.status, c.kind, c.stage];
    putClaim.run(no, c.report, c.claim, ...own, ...lists, c.done ? 1 : 0, c.earliest, c.latest);
  }
  sql('INSERT OR REPLACE INTO index_facts VALUES (?, ?)').run(no, packFacts(row, shelf.codes()));
  const byId = new Map(claims.map((claim) => [claim.claim, claim]));
  const byReport = Map.groupBy(claims, (claim) => claim.report);
  const putDoc = sql('INSERT INTO index_docs VALUES (?, ?, ?, ?, ?)');
  const list = `index_words_${listOf(no)}`;
  const putWords = sql(`INSERT INTO ${list} (rowid, tokens) VALUES (?, ?)`);
  // Latest case first, and within it the order that was given; written the other way round, so that the numbers grow.
  for (let i = docs.length - 1; i >= 0; i--) {
    const doc = docs[i]!;
    const at = (no + 1) * DOCS - 1 - i;
    const claim = doc.claim === null ? undefined : byId.get(doc.claim);
    const facets =
      doc.of === 'quote'
        ? claim === undefined
          ? []
          : quoteTokens(claim)
        : gatheredTokens(doc.of === 'case' ? claims : (byReport.get(doc.report ?? '') ?? []));
    let text = `${words(doc.tokens)} ${facetWord(ofToken(doc.of))}`;
    for (const facet of facets) text += ` ${facetWord(facet)}`;
    putDoc.run(at, doc.id, doc.of, doc.report, doc.claim);
    putWords.run(at, text);
  }
}

/** The words cannot be read back: what they were is kept as a hash. */
function wordsDigest(docs: readonly Doc[]): Uint8Array {
  const hash = createHash('sha256');
  const byId = [...docs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  // No token has a space.
  for (const doc of byId) hash.update(`${JSON.stringify(doc.id)} ${doc.tokens.join(' ')}\n`);
  return hash.digest();
}

/** Over what the tables have now, without the numbers, which depend on the order in which cases came. */
function digest(sql: Sql): Uint8Array {
  const hash = createHash('sha256');
  const all = (name: string, text: string): void => {
    hash.update(`${name}\n`);
    for (const row of sql(text).iterate()) add(hash, row);
  };
  all(
    'cases',
    'SELECT id, state, opened, changed, reports, claims, proposed, hex(words) FROM index_cases ORDER BY id',
  );
  all(
    'reports',
    `SELECT c.id AS "case", r.report, r.source, r.language, r.published_from, r.published_to, r.withdrawn
     FROM index_cases c CROSS JOIN index_reports r ON r.case_no = c.no ORDER BY c.id, r.report`,
  );
  all(
    'claims',
    `SELECT c.id AS "case", k.report, k.claim, k.status, k.kind, k.stage, k.places, k.offices, k.done,
       k.earliest, k.latest
     FROM index_cases c CROSS JOIN index_claims k ON k.case_no = c.no ORDER BY c.id, k.report, k.claim`,
  );
  all(
    'docs',
    `SELECT c.id AS "case", d.id, d.kind, d.report, d.claim FROM index_cases c
     CROSS JOIN index_docs d ON d.no >= c.no * ${DOCS} AND d.no < (c.no + 1) * ${DOCS} ORDER BY c.id, d.no DESC`,
  );
  return hash.digest();
}

function add(hash: Hash, row: unknown): void {
  hash.update(`${JSON.stringify(row)}\n`);
}

type StoredCase = Omit<CaseRow, 'case'> & { readonly id: string };
type StoredClaim = Omit<ClaimRow, 'places' | 'offices' | 'done'> & {
  readonly places: string;
  readonly offices: string;
  readonly done: number;
};
type StoredReport = Omit<ReportRow, 'published' | 'withdrawn'> & {
  readonly published_from: number | null;
  readonly published_to: number | null;
  readonly withdrawn: number;
};
function caseRow({ id, state, opened, changed, reports, claims, proposed }: StoredCase): CaseRow {
  return { case: id, state, opened, changed, reports, claims, proposed };
}

function reportRow({ report, case: of, source, language, withdrawn, ...r }: StoredReport): ReportRow {
  const published =
    r.published_from === null || r.published_to === null
      ? null
      : ([r.published_from, r.published_to] as const);
  return { report, case: of, source, language, published, withdrawn: withdrawn === 1 };
}

function claimRow({
  claim,
  report,
  case: of,
  status,
  kind,
  stage,
  places,
  offices,
  done,
  earliest,
  latest,
}: StoredClaim): ClaimRow {
  const lists = { places: JSON.parse(places), offices: JSON.parse(offices) };
  return { claim, report, case: of, status, kind, stage, ...lists, done: done === 1, earliest, latest };
}
