/**
 * The index in SQLite. The file is encrypted, so that it may hold words: one FTS5 table without the texts, whose lists also
 * have the facets, and plain tables for what is shown and compared.
 */
import { createHash, type Hash } from 'node:crypto';
import {
  type Asked,
  gatheredGroups,
  gatheredTokens,
  ofToken,
  quoteGroups,
  quoteTokens,
} from '../facet-tokens.ts';
import type {
  CaseRow,
  ClaimRow,
  Doc,
  FacetCounts,
  Facets,
  Found,
  Hit,
  Index,
  Query,
  ReportRow,
  Rows,
} from '../index-types.ts';
import { translated } from './faults.ts';

/** What is needed of a database handle. */
export interface Handle {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  transaction(run: () => void): () => void;
}

interface Statement {
  run(...values: readonly unknown[]): unknown;
  get(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): unknown[];
  iterate(...values: readonly unknown[]): IterableIterator<unknown>;
}

/** Documents that a case may have: the number of a document is that of its case and its own. */
const DOCS = 2 ** 20;
/** Hits are counted, and claims looked at for their facets, up to here. */
const BOUND = 1000;
const FACET_CLAIMS = 2000;

const TABLES = ['index_state', 'index_cases', 'index_reports', 'index_claims', 'index_docs', 'index_words'];

// `ascii` leaves every letter beyond ASCII where it is: tokens come out as they went in, whatever Unicode's version.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS index_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS index_cases (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, opened INTEGER NOT NULL, changed INTEGER NOT NULL,
  reports INTEGER NOT NULL, claims INTEGER NOT NULL, proposed INTEGER NOT NULL, words BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS index_cases_changed ON index_cases (changed DESC, id);
CREATE TABLE IF NOT EXISTS index_reports (
  case_no INTEGER NOT NULL, report TEXT NOT NULL, source TEXT, language TEXT NOT NULL,
  published_from INTEGER, published_to INTEGER, withdrawn INTEGER NOT NULL,
  PRIMARY KEY (case_no, report)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS index_reports_source ON index_reports (source) WHERE source IS NOT NULL;
CREATE TABLE IF NOT EXISTS index_claims (
  case_no INTEGER NOT NULL, report TEXT NOT NULL, claim TEXT NOT NULL, status TEXT NOT NULL, kind TEXT, stage TEXT,
  places TEXT NOT NULL, earliest INTEGER, latest INTEGER,
  PRIMARY KEY (case_no, report, claim)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS index_docs (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, report TEXT, claim TEXT, earliest INTEGER, latest INTEGER);
CREATE VIRTUAL TABLE IF NOT EXISTS index_words USING fts5 (
  tokens, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
INSERT INTO index_words (index_words, rank) VALUES ('hashsize', 16777216);`;

/** Opens the index in a database, and makes its tables when there are none. */
export function openIndex(db: Handle): Index {
  db.exec(SCHEMA);
  const kept = new Map<string, Statement>();
  // Queries have few shapes.
  const sql = (text: string): Statement => {
    let statement = kept.get(text);
    if (statement === undefined) {
      if (kept.size > 200) kept.clear();
      statement = db.prepare(text);
      kept.set(text, statement);
    }
    return statement;
  };

  const drop = (): void => {
    kept.clear();
    db.exec(TABLES.map((table) => `DROP TABLE IF EXISTS ${table};`).join('') + SCHEMA);
  };

  return named({
    through: async () =>
      (sql("SELECT value FROM index_state WHERE name = 'through'").get() as { value: number } | undefined)
        ?.value ?? 0,
    replace: async (rows, through) =>
      db.transaction(() => {
        replace(sql, rows);
        sql("INSERT OR REPLACE INTO index_state (name, value) VALUES ('through', ?)").run(through);
      })(),
    drop: async () => db.transaction(drop)(),
    search: async (query) => search(sql, query),
    facets: async (query) => facets(sql, query),
    cases: async ({ limit, offset }) =>
      (
        sql('SELECT * FROM index_cases ORDER BY changed DESC, id LIMIT ? OFFSET ?').all(
          limit,
          offset ?? 0,
        ) as StoredCase[]
      ).map(caseRow),
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
    case: call(index.case),
    reports: call(index.reports),
    claims: call(index.claims),
    digest: call(index.digest),
  };
}

type Sql = (text: string) => Statement;

function replace(sql: Sql, rows: readonly Rows[]): void {
  const numbered = rows
    .map((row) => ({ row, no: caseNumber(sql, row.case.case) }))
    // FTS5 writes a list at once as long as the numbers grow.
    .sort((a, b) => a.no - b.no);
  let vanished = false;
  for (const { row, no } of numbered) vanished = forget(sql, no, row) || vanished;
  for (const { row, no } of numbered) put(sql, no, row);
  // Lists keep the words of what is gone until they are merged: nothing that was shredded may stay readable with the key.
  if (vanished) sql("INSERT INTO index_words (index_words) VALUES ('optimize')").run();
}

/** The number of a case stays the same for as long as the index lives, so that pages do not move. */
function caseNumber(sql: Sql, id: string): number {
  const found = sql('SELECT no FROM index_cases WHERE id = ?').get(id) as { no: number } | undefined;
  if (found !== undefined) return found.no;
  sql(
    `INSERT INTO index_cases (id, state, opened, changed, reports, claims, proposed, words)
     VALUES (?, 'open', 0, 0, 0, 0, 0, x'')`,
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
    for (const doc of old) sql('DELETE FROM index_words WHERE rowid = ?').run(doc.no);
    sql('DELETE FROM index_docs WHERE no >= ? AND no < ?').run(...range);
  }
  sql('DELETE FROM index_reports WHERE case_no = ?').run(no);
  sql('DELETE FROM index_claims WHERE case_no = ?').run(no);
  const ids = new Set(row.docs.map((doc) => doc.id));
  return old.some((doc) => !ids.has(doc.id));
}

function put(sql: Sql, no: number, { case: of, reports, claims, docs }: Rows): void {
  if (docs.length > DOCS) throw new RangeError(`${docs.length} documents in one case`);
  sql(
    `UPDATE index_cases SET state = ?, opened = ?, changed = ?, reports = ?, claims = ?, proposed = ?, words = ?
     WHERE no = ?`,
  ).run(of.state, of.opened, of.changed, of.reports, of.claims, of.proposed, wordsDigest(docs), no);
  const putReport = sql('INSERT INTO index_reports VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const r of reports) {
    const [from, to] = r.published ?? [null, null];
    putReport.run(no, r.report, r.source, r.language, from, to, r.withdrawn ? 1 : 0);
  }
  const putClaim = sql('INSERT INTO index_claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const c of claims) {
    const places = JSON.stringify(c.places);
    putClaim.run(no, c.report, c.claim, c.status, c.kind, c.stage, places, c.earliest, c.latest);
  }
  const byId = new Map(claims.map((claim) => [claim.claim, claim]));
  const byReport = Map.groupBy(claims, (claim) => claim.report);
  const putDoc = sql('INSERT INTO index_docs VALUES (?, ?, ?, ?, ?, ?, ?)');
  const putWords = sql('INSERT INTO index_words (rowid, tokens) VALUES (?, ?)');
  docs.forEach((doc, i) => {
    // Latest case first, and within it the order that was given.
    const at = (no + 1) * DOCS - 1 - i;
    const claim = doc.claim === null ? undefined : byId.get(doc.claim);
    const facets =
      doc.of === 'quote'
        ? claim === undefined
          ? []
          : quoteTokens(claim)
        : [...gatheredTokens(doc.of === 'case' ? claims : (byReport.get(doc.report ?? '') ?? []))];
    putDoc.run(at, doc.id, doc.of, doc.report, doc.claim, claim?.earliest ?? null, claim?.latest ?? null);
    putWords.run(at, `${words(doc.tokens)} ${[ofToken(doc.of), ...facets].map(facetWord).join(' ')}`);
  });
}

/** @throws TypeError when a token has what separates or ends tokens */
function words(tokens: readonly string[]): string {
  const text = tokens.join(' ');
  if (/[^a-z0-9 \u0080-\uffff]/.test(text)) throw new TypeError('a token has other than letters and digits');
  return text;
}

/** A facet as a token that no word can be. */
function facetWord(token: string): string {
  return `_${token.replace(/[^a-z0-9]/g, (c) => `_${c.charCodeAt(0).toString(16)}_`)}`;
}

/** The words cannot be read back: what they were is kept as a hash. */
function wordsDigest(docs: readonly Doc[]): Uint8Array {
  const hash = createHash('sha256');
  const byId = [...docs].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const doc of byId) hash.update(`${JSON.stringify([doc.id, doc.tokens])}\n`);
  return hash.digest();
}

/** What the lists are asked, and the condition on `d`, a document, with its values. */
interface Condition {
  readonly match: string | null;
  readonly where: string;
  readonly values: readonly unknown[];
}

function condition(query: Query): Condition {
  const parts = query.phrases
    .filter((phrase) => phrase.tokens.length > 0)
    .map(({ tokens, prefix }) => `"${words(tokens)}"${prefix ? ' *' : ''}`);
  if (query.of !== undefined) parts.push(`"${facetWord(ofToken(query.of))}"`);
  const { facets } = query;
  if (Object.values(facets ?? {}).every((facet) => facet === undefined) || facets === undefined)
    return { match: parts.length === 0 ? null : parts.join(' AND '), where: '1', values: [] };
  const quotes = query.of === undefined || query.of === 'quote' ? quoteGroups(facets) : undefined;
  const others = query.of === 'quote' ? undefined : gatheredGroups(facets);
  parts.push(`(${[quotes, others].flatMap((asked) => (asked ? [matching(asked)] : [])).join(' OR ')})`);
  const values: unknown[] = [];
  let [own, some] = ['1', '1'];
  if (quotes?.exact === false && facets.time !== undefined) {
    const days = timeCondition(facets.time);
    own = days.where('d');
    values.push(...days.values);
  }
  if (others?.exact === false) {
    const claim = claimCondition(facets);
    some = `CASE d.kind
      WHEN 'report' THEN EXISTS (SELECT 1 FROM index_claims k WHERE k.case_no = d.no / ${DOCS} AND k.report = d.report AND ${claim.where})
      ELSE EXISTS (SELECT 1 FROM index_claims k WHERE k.case_no = d.no / ${DOCS} AND ${claim.where}) END`;
    values.push(...claim.values, ...claim.values);
  }
  const where = own === some ? own : `CASE d.kind WHEN 'quote' THEN ${own} ELSE ${some} END`;
  return { match: parts.join(' AND '), where, values };
}

function matching({ groups }: Asked): string {
  const any = groups.map((group) =>
    group.length === 0 ? '"__"' : `(${group.map((token) => `"${facetWord(token)}"`).join(' OR ')})`,
  );
  return `(${any.join(' AND ')})`;
}

function timeCondition({ from, to, how }: NonNullable<Facets['time']>): {
  where(table: string): string;
  values: unknown[];
} {
  return how === 'within'
    ? { where: (t) => `(${t}.earliest >= ? AND ${t}.latest <= ?)`, values: [from, to] }
    : {
        // A document without a claim has no time at all; its lists say so.
        where: (t) =>
          `((${t}.earliest IS NULL OR ${t}.earliest <= ?) AND (${t}.latest IS NULL OR ${t}.latest >= ?))`,
        values: [to, from],
      };
}

/** On `k`, a claim. */
function claimCondition(facets: Facets | undefined): { where: string; values: unknown[] } {
  const where: string[] = [];
  const values: unknown[] = [];
  for (const name of ['kind', 'stage', 'status'] as const) {
    const asked = facets?.[name];
    if (asked === undefined) continue;
    where.push(`k.${name} IN (${asked.map(() => '?').join(',')})`);
    values.push(...asked);
  }
  if (facets?.place !== undefined) {
    // A place is written in quotation marks, which the value itself has only behind a backslash.
    where.push(`(${facets.place.map(() => 'instr(k.places, ?) > 0').join(' OR ') || '0'})`);
    values.push(...facets.place.map((place) => JSON.stringify(place)));
  }
  if (facets?.time !== undefined) {
    const days = timeCondition(facets.time);
    where.push(days.where('k'));
    values.push(...days.values);
  }
  return { where: where.length === 0 ? '1' : where.join(' AND '), values };
}

/** The documents that fit, latest case first, as the columns asked for. */
function select(columns: string, { match, where }: Condition): string {
  return match === null
    ? `SELECT ${columns} FROM index_docs d WHERE ${where} ORDER BY d.no DESC`
    : where === '1' && columns === '1'
      ? 'SELECT 1 FROM index_words WHERE index_words MATCH ?'
      : `SELECT ${columns} FROM index_words w CROSS JOIN index_docs d ON d.no = w.rowid
         WHERE w.index_words MATCH ? AND ${where} ORDER BY w.rowid DESC`;
}

function search(sql: Sql, query: Query): Found {
  const asked = condition(query);
  const values = [...(asked.match === null ? [] : [asked.match]), ...asked.values];
  const offset = query.offset ?? 0;
  const rows = sql(
    `SELECT f.*, c.id AS "case" FROM (${select('d.*', asked)} LIMIT ? OFFSET ?) f
     JOIN index_cases c ON c.no = f.no / ${DOCS} ORDER BY f.no DESC`,
  ).all(...values, query.limit, offset) as StoredDoc[];
  const hits = rows.map(hit);
  // The end of the list says how many there are.
  if (rows.length > 0 && rows.length < query.limit)
    return { hits, total: offset + rows.length, atLeast: false };
  const bound = Math.max(BOUND, offset + rows.length);
  const { n } = sql(`SELECT count(*) AS n FROM (${select('1', asked)} LIMIT ?)`).get(
    ...values,
    bound + 1,
  ) as {
    n: number;
  };
  return { hits, total: Math.min(n, bound), atLeast: n > bound };
}

function facets(sql: Sql, query: Query): FacetCounts {
  const asked = condition(query);
  const values = [...(asked.match === null ? [] : [asked.match]), ...asked.values];
  const claim = claimCondition(query.facets);
  const columns = 'k.case_no, k.claim, k.kind, k.stage, k.places, k.status';
  const rows = sql(
    `WITH hits AS MATERIALIZED (${select('d.*', asked)} LIMIT ?)
     SELECT * FROM (
       SELECT ${columns} FROM hits d CROSS JOIN index_claims k
         ON k.case_no = d.no / ${DOCS} AND k.report = d.report AND k.claim = d.claim WHERE d.kind = 'quote' AND ${claim.where}
       UNION SELECT ${columns} FROM hits d CROSS JOIN index_claims k
         ON k.case_no = d.no / ${DOCS} AND k.report = d.report WHERE d.kind = 'report' AND ${claim.where}
       UNION SELECT ${columns} FROM hits d CROSS JOIN index_claims k
         ON k.case_no = d.no / ${DOCS} WHERE d.kind = 'case' AND ${claim.where}) LIMIT ?`,
  ).all(
    ...values,
    FACET_CLAIMS,
    ...claim.values,
    ...claim.values,
    ...claim.values,
    FACET_CLAIMS,
  ) as StoredClaim[];
  const counts = { kind: new Map(), stage: new Map(), place: new Map(), status: new Map() };
  const add = (of: Map<string, number>, value: string | null): void => {
    if (value !== null) of.set(value, (of.get(value) ?? 0) + 1);
  };
  for (const row of rows) {
    add(counts.kind, row.kind);
    add(counts.stage, row.stage);
    add(counts.status, row.status);
    for (const place of new Set(JSON.parse(row.places) as string[])) add(counts.place, place);
  }
  const listed = (of: Map<string, number>): { value: string; claims: number }[] =>
    [...of]
      .map(([value, claims]) => ({ value, claims }))
      .sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
  return {
    kind: listed(counts.kind),
    stage: listed(counts.stage),
    place: listed(counts.place),
    status: listed(counts.status),
  };
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
    `SELECT c.id AS "case", k.report, k.claim, k.status, k.kind, k.stage, k.places, k.earliest, k.latest
     FROM index_cases c CROSS JOIN index_claims k ON k.case_no = c.no ORDER BY c.id, k.report, k.claim`,
  );
  all(
    'docs',
    `SELECT c.id AS "case", d.id, d.kind, d.report, d.claim, d.earliest, d.latest FROM index_cases c
     CROSS JOIN index_docs d ON d.no >= c.no * ${DOCS} AND d.no < (c.no + 1) * ${DOCS} ORDER BY c.id, d.no DESC`,
  );
  return hash.digest();
}

function add(hash: Hash, row: unknown): void {
  hash.update(`${JSON.stringify(row)}\n`);
}

type StoredCase = Omit<CaseRow, 'case'> & { readonly id: string };
type StoredClaim = Omit<ClaimRow, 'places'> & { readonly places: string };
type StoredReport = Omit<ReportRow, 'published' | 'withdrawn'> & {
  readonly published_from: number | null;
  readonly published_to: number | null;
  readonly withdrawn: number;
};
interface StoredDoc extends Omit<Hit, 'doc' | 'of'> {
  readonly id: string;
  readonly kind: Doc['of'];
}

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
  earliest,
  latest,
}: StoredClaim): ClaimRow {
  return { claim, report, case: of, status, kind, stage, places: JSON.parse(places), earliest, latest };
}

function hit({ id, kind, case: of, report, claim }: StoredDoc): Hit {
  return { doc: id, of: kind, case: of, report, claim };
}
