/**
 * The index in PostgreSQL, for a server that must not read: words and facets are blinded, dates are days. A document has its
 * tokens, its pairs of tokens in a row and its facets in one array under GIN, so that a phrase of two words is met as one
 * word is; longer phrases are looked for in the row of all tokens. The case is the first column of every key. Cases are
 * numbered, and every token is one of a block of cases, so that the latest are found without going through all (./index-blocks.ts).
 */
import { createHash, randomInt } from 'node:crypto';
import { gatheredTokens, ofToken, quoteTokens } from '../facet-tokens.ts';
import type { CaseOrder, CaseRow, ClaimRow, Doc, Index, ReportRow, Rows } from '../index-types.ts';
import { type Blind, blinding, pairOf, rowOf } from './index-blind.ts';
import { DOCS, inBlock, markOf, marks } from './index-blocks.ts';
import { clear, facets, type Opened, type Stored, search } from './index-search.ts';
import { tellings } from './index-tellings.ts';
import { type Pg, Terms } from './index-terms.ts';

export { PrefixTooShort } from './index-search.ts';
export type { Pg } from './index-terms.ts';

export interface IndexOptions {
  /** 32 bytes. */
  readonly blind: Uint8Array;
  /** Runs with one connection between `begin` and `commit`, or rolls back when it throws. */
  transaction<T>(run: (client: Pg) => Promise<T>): Promise<T>;
}

/** Rows in one statement. */
const CHUNK = 2000;

const TABLES = ['index_state', 'index_cases', 'index_reports', 'index_claims', 'index_docs', 'index_terms'];

/** An index of another form is forgotten, and made anew from the ledger. */
const FORM = 3;

const ORDERS: Readonly<Record<CaseOrder, string>> = {
  changed: 'changed desc, "case"',
  opened: 'opened desc, "case"',
  waiting: 'proposed desc, changed desc, "case"',
};
const WAITING = "proposed > 0 and state = 'open'";
/** Those that are not left out. */
const SHOWN = '"case" <> all($1::text[])';

/** `"case"` is a word of SQL. Ids are compared by their bytes, whatever the server's language. */
export const INDEX_SCHEMA = `
create table if not exists index_state (name text primary key, value bigint not null);
create table if not exists index_cases (
  "case" text collate "C" primary key, no bigint not null, state text not null, opened bigint not null, changed bigint not null,
  reports bigint not null, claims bigint not null, proposed bigint not null, words bytea not null,
  turn bigint not null);
create index if not exists index_cases_turn on index_cases (turn);
create index if not exists index_cases_changed on index_cases (changed desc, "case");
create index if not exists index_cases_no on index_cases (no);
create table if not exists index_reports (
  "case" text collate "C", report text collate "C", source text, language bigint not null,
  published_from bigint, published_to bigint, withdrawn boolean not null, primary key ("case", report));
create index if not exists index_reports_source on index_reports (source) where source is not null;
create table if not exists index_claims (
  "case" text collate "C", report text collate "C", claim text collate "C", status bigint not null, kind bigint, stage bigint,
  places bigint[] not null, offices bigint[] not null, done boolean not null, earliest bigint, latest bigint, primary key ("case", report, claim));
create table if not exists index_docs (
  "case" text collate "C", no bigint, id text not null, kind text not null, report text collate "C", claim text collate "C",
  earliest bigint, latest bigint, tokens bigint[] not null, line bytea not null, primary key ("case", no));
alter table index_docs alter tokens set storage external, alter line set storage external, alter tokens set statistics 0;
create table if not exists index_terms (
  token bigint primary key, no bigint generated always as identity, word boolean not null, sealed bytea not null);
create index if not exists index_terms_no on index_terms (no) where word;`;

/** Made when all rows are there for the first time: so it takes a fraction of the time. */
const LISTS = `
set local maintenance_work_mem = '256MB';
create index index_docs_tokens on index_docs using gin (tokens);`;

/** One writer of the index at a time. */
const LOCK = "select pg_advisory_xact_lock(hashtext(current_schema() || '.index'))";

/** Opens the index, and makes its tables when there are none. */
export async function openIndex(db: Pg, { blind: key, transaction }: IndexOptions): Promise<Index> {
  const blind = blinding(key);
  const terms = new Terms(blind);
  // A server that only follows another one has its tables from there, and can make none.
  if (!(await isThere(db)))
    await transaction(async (client) => {
      await client.query(LOCK);
      if (await isThere(client)) return;
      await client.query(`drop table if exists ${TABLES.join(', ')}`);
      await client.query(INDEX_SCHEMA);
      await setState(client, 'form', FORM);
      await setState(client, 'made', randomInt(2 ** 47));
    });
  const index = { db, blind, terms };
  return {
    async through() {
      return stateOf(db, 'through');
    },
    async replace(rows, through) {
      const done = await transaction(async (client) => {
        await client.query(LOCK);
        const turn = (await stateOf(client, 'turn')) + 1;
        const written = await replace({ ...index, db: client }, rows, turn);
        await setState(client, 'turn', turn);
        // Who brings much moves on with the last of it.
        if ((await stateOf(client, 'through')) !== through) await makeLists(client);
        await setState(client, 'through', through);
        return written;
      });
      done();
    },
    async drop() {
      await transaction(async (client) => {
        await client.query(LOCK);
        const generation = await stateOf(client, 'generation');
        await client.query(`truncate ${TABLES.join(', ')}; drop index if exists index_docs_tokens`);
        await setState(client, 'form', FORM);
        await setState(client, 'generation', generation + 1);
        await setState(client, 'made', randomInt(2 ** 47));
      });
    },
    search: (query) => search(index, query),
    facets: (query) => facets(index, query),
    async cases({ limit, offset, order = 'changed', waiting, except = [] }) {
      const { rows } = await db.query(
        `select * from index_cases where ${waiting ? WAITING : 'true'} and ${SHOWN} order by ${ORDERS[order]} limit $2 offset $3`,
        [except, limit, offset ?? 0],
      );
      return (rows as Stored[]).map(caseRow);
    },
    async count({ waiting, except = [] } = {}) {
      const { rows } = await db.query(
        `select count(*)::int as n from index_cases where ${waiting ? WAITING : 'true'} and ${SHOWN}`,
        [except],
      );
      return (rows as { readonly n: number }[])[0]!.n;
    },
    async case(id) {
      const { rows } = await db.query('select * from index_cases where "case" = $1', [id]);
      return rows.length === 0 ? null : caseRow(rows[0] as Stored);
    },
    async reports(of) {
      const { rows } = await db.query(
        `select * from index_reports where ($1::text is null or "case" = $1) and ($2::text is null or source = $2)
         order by "case", report`,
        [of.case ?? null, of.source ?? null],
      );
      const stored = rows as Stored[];
      const names = await terms.namesOf(
        db,
        stored.map((row) => row.language as string),
      );
      return stored.map((row) => reportRow(row, names));
    },
    async claims(of) {
      const { rows } = await db.query('select * from index_claims where "case" = $1 order by report, claim', [
        of.case,
      ]);
      const stored = rows as Stored[];
      const names = await terms.namesOf(db, stored.flatMap(codesOf));
      return stored.map((row) => claimRow(row, names));
    },
    tellings: (seen) => tellings(index, seen),
    digest: () => digest(db),
  };
}

async function stateOf(db: Pg, name: string): Promise<number> {
  const { rows } = await db.query('select value from index_state where name = $1', [name]);
  return Number((rows[0] as { value: string } | undefined)?.value ?? 0);
}

/** Without asking for a lock when they are there. */
async function makeLists(db: Pg): Promise<void> {
  const { rows } = await db.query("select 1 where to_regclass('index_docs_tokens') is not null");
  if (rows.length === 0) await db.query(LISTS);
}

/** Are there tables of this form? */
async function isThere(db: Pg): Promise<boolean> {
  const { rows } = await db.query("select 1 where to_regclass('index_state') is not null");
  return rows.length > 0 && (await stateOf(db, 'form')) === FORM;
}

async function setState(db: Pg, name: string, value: number): Promise<void> {
  await db.query(
    'insert into index_state (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, value],
  );
}

async function replace(
  { db, blind, terms }: Opened,
  rows: readonly Rows[],
  turn: number,
): Promise<() => void> {
  const cases = rows.map((row) => row.case.case);
  const { rows: old } = await db.query('select 1 from index_docs where "case" = any($1) limit 1', [cases]);
  const numbers = await numbersOf(db, cases);
  if (old.length > 0)
    await db.query(
      `create temporary table index_gone on commit drop as
       select distinct unnest(d.tokens) # m.mark as token
       from index_docs d join unnest($1::text[], $2::bigint[]) m("case", mark) on m."case" = d."case"`,
      [cases, cases.map((id) => markOf(numbers.get(id)!).number)],
    );
  for (const table of ['index_cases', 'index_reports', 'index_claims', 'index_docs'])
    await db.query(`delete from ${table} where "case" = any($1)`, [cases]);

  const code = (text: string | null): string | null => (text === null ? null : blind.of(text).number);
  const named = (name: string, value: string | null): string | null =>
    value === null ? null : code(`${name}=${value}`);
  await insert(
    db,
    'index_cases',
    'text bigint text bigint bigint bigint bigint bigint bytea bigint',
    rows.map(({ case: c, docs }) => [
      ...[c.case, numbers.get(c.case)!, c.state, c.opened, c.changed, c.reports, c.claims, c.proposed],
      blind.digest(wordsOf(docs)),
      turn,
    ]),
  );
  await insert(
    db,
    'index_reports',
    'text text text bigint bigint bigint boolean',
    rows.flatMap(({ reports }) =>
      reports.map((r) => [
        ...[r.case, r.report, r.source, named('language', r.language)],
        ...[r.published?.[0] ?? null, r.published?.[1] ?? null, r.withdrawn],
      ]),
    ),
  );
  await insert(
    db,
    'index_claims',
    'text text text bigint bigint bigint bigint[] bigint[] boolean bigint bigint',
    rows.flatMap(({ claims }) =>
      claims.map((c) => [
        ...[c.case, c.report, c.claim, named('status', c.status), named('kind', c.kind)],
        ...[named('stage', c.stage), listed(c.places.map((p) => named('place', p)!))],
        ...[listed(c.offices.map((o) => named('office', o)!)), c.done, c.earliest, c.latest],
      ]),
    ),
  );
  await insert(
    db,
    'index_docs',
    'text bigint text text text text bigint bigint bigint[] bytea',
    allDocs(rows, numbers, blind),
  );
  const written = await terms.keep(
    db,
    new Set(rows.flatMap(({ docs }) => docs.flatMap((doc) => doc.tokens))),
    new Set(rows.flatMap(facetNames)),
  );
  if (old.length > 0) await forgetWords(db);
  return written;
}

/** Cases keep their numbers; new ones get the next. */
async function numbersOf(db: Pg, cases: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.query('select "case", no from index_cases where "case" = any($1)', [cases]);
  const numbers = new Map((rows as Stored[]).map((row) => [row.case as string, Number(row.no)]));
  const { rows: last } = await db.query('select coalesce(max(no) + 1, 0) as next from index_cases');
  let next = Number((last[0] as Stored).next);
  for (const id of cases) if (!numbers.has(id)) numbers.set(id, next++);
  return numbers;
}

function* allDocs(
  rows: readonly Rows[],
  numbers: ReadonlyMap<string, number>,
  blind: Blind,
): Generator<unknown[]> {
  for (const row of rows) yield* docRows(row, numbers.get(row.case.case)!, blind);
}

function* docRows({ claims, docs }: Rows, no: number, blind: Blind): Generator<unknown[]> {
  if (docs.length > DOCS) throw new RangeError(`${docs.length} documents in one case`);
  const mark = markOf(no);
  const byId = new Map(claims.map((claim) => [claim.claim, claim]));
  const byReport = Map.groupBy(claims, (claim) => claim.report);
  for (const [ord, doc] of docs.entries()) {
    const claim = doc.claim === null ? undefined : byId.get(doc.claim);
    const facets =
      doc.of === 'quote'
        ? claim === undefined
          ? []
          : quoteTokens(claim)
        : gatheredTokens(doc.of === 'case' ? claims : (byReport.get(doc.report ?? '') ?? []));
    const codes = doc.tokens.map((token) => blind.of(`w:${token}`));
    const tokens = new Set(codes.map((code) => inBlock(code, mark)));
    for (let i = 0; i + 1 < codes.length; i++) tokens.add(inBlock(pairOf(codes[i]!, codes[i + 1]!), mark));
    for (const facet of [ofToken(doc.of), ...facets]) tokens.add(inBlock(blind.of(facet), mark));
    yield [
      // Latest case first, and within it the order that was given.
      ...[doc.case, (no + 1) * DOCS - 1 - ord, doc.id, doc.of, doc.report, doc.claim],
      ...[claim?.earliest ?? null, claim?.latest ?? null, listed([...tokens]), rowOf(codes)],
    ];
  }
}

function* wordsOf(docs: readonly Doc[]): Generator<string> {
  for (const doc of [...docs].sort((a, b) => (a.id < b.id ? -1 : 1)))
    yield `${JSON.stringify([doc.id, doc.tokens])}\n`;
}

function facetNames({ claims, reports }: Rows): string[] {
  return [
    ...reports.map((r) => `language=${r.language}`),
    ...claims.flatMap((c) => [
      `status=${c.status}`,
      ...(c.kind === null ? [] : [`kind=${c.kind}`]),
      ...(c.stage === null ? [] : [`stage=${c.stage}`]),
      ...c.places.map((place) => `place=${place}`),
      ...c.offices.map((office) => `office=${office}`),
    ]),
  ];
}

/** Words of what was there before that nothing has now; in the transaction that took it away. */
async function forgetWords(db: Pg): Promise<void> {
  const { rows: last } = await db.query('select max(no) as last from index_cases');
  // The latest first: most words are found there.
  const { rows: forgotten } = await db.query(
    `delete from index_terms t using index_gone g where t.token = g.token and t.word
     and not exists (select 1 from unnest($1::bigint[]) m(mark)
       cross join lateral (select 1 from index_docs d where d.tokens @> array[g.token # m.mark] limit 1) x)
     returning 1`,
    [marks(Number((last[0] as Stored).last ?? 0))],
  );
  await db.query('drop table index_gone');
  if (forgotten.length > 0) await setState(db, 'generation', (await stateOf(db, 'generation')) + 1);
}

/** As SQL writes an array. */
function listed(numbers: readonly string[]): string {
  return `{${numbers.join(',')}}`;
}

/** Many rows in few statements. An array in a row comes as its text, since rows of arrays must be of one length. */
async function insert(db: Pg, table: string, types: string, rows: Iterable<unknown[]>): Promise<void> {
  const columns = types.split(' ');
  const from = columns.map((type, i) => `$${i + 1}::${type.endsWith('[]') ? 'text' : type}[]`).join(', ');
  const to = columns.map((type, i) => `c${i}::${type}`).join(', ');
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const sql = `insert into ${table} select ${to} from unnest(${from}) as t(${names})`;
  let part: unknown[][] = [];
  const write = async (): Promise<void> => {
    if (part.length > 0)
      await db.query(
        sql,
        columns.map((_, i) => part.map((row) => row[i])),
      );
    part = [];
  };
  for (const row of rows) {
    part.push(row);
    if (part.length >= CHUNK) await write();
  }
  await write();
}

/** Over all rows, a thousand cases at a time, without the numbers, which depend on the order in which cases came. */
async function digest(db: Pg): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const part = (table: string, order: string, row = 't'): string =>
    `(select encode(sha256(convert_to(coalesce(string_agg(${row}::text, E'\\n' order by ${order}), ''), 'UTF8')), 'hex')
      from ${table} t where t."case" = c."case")`;
  const [own, doc] = [
    'c."case", c.state, c.opened, c.changed, c.reports, c.claims, c.proposed, c.words',
    '(t.id, t.kind, t.report, t.claim, t.earliest, t.latest, cardinality(t.tokens), t.line)',
  ];
  for (let last = ''; ; ) {
    const { rows } = await db.query(
      `select c."case", row(${own})::text as row, ${part('index_reports', 't.report')} as reports,
         ${part('index_claims', 't.report, t.claim')} as claims, ${part('index_docs', 't.no desc', doc)} as docs
       from index_cases c where c."case" > $1 order by c."case" limit 1000`,
      [last],
    );
    for (const row of rows as Record<'case' | 'row' | 'reports' | 'claims' | 'docs', string>[]) {
      hash.update(`${row.row}\n${row.reports}\n${row.claims}\n${row.docs}\n`);
      last = row.case;
    }
    if (rows.length < 1000) return hash.digest();
  }
}

function codesOf(row: Stored): string[] {
  const lists = [...(row.places as string[]), ...(row.offices as string[])];
  return [row.status, row.kind, row.stage, ...lists].filter((c) => c !== null) as string[];
}

function caseRow(row: Stored): CaseRow {
  const { case: of, state, opened, changed, reports, claims, proposed } = row;
  return {
    ...{ case: of as string, state: state as CaseRow['state'], opened: Number(opened) },
    ...{ changed: Number(changed), reports: Number(reports), claims: Number(claims) },
    proposed: Number(proposed),
  };
}

function reportRow(row: Stored, names: ReadonlyMap<string, string>): ReportRow {
  const { report, case: of, source, published_from: from, published_to: to, withdrawn } = row;
  return {
    ...{ report: report as string, case: of as string, source: source as string | null },
    language: clear(row.language, names)!,
    published: from === null || to === null ? null : [Number(from), Number(to)],
    withdrawn: withdrawn as boolean,
  };
}

function claimRow(row: Stored, names: ReadonlyMap<string, string>): ClaimRow {
  const day = (value: unknown): number | null => (value === null ? null : Number(value));
  return {
    ...{ claim: row.claim as string, report: row.report as string, case: row.case as string },
    status: clear(row.status, names) as ClaimRow['status'],
    ...{ kind: clear(row.kind, names), stage: clear(row.stage, names) },
    places: (row.places as string[]).map((place) => clear(place, names)!),
    offices: (row.offices as string[]).map((office) => clear(office, names)!),
    done: row.done as boolean,
    ...{ earliest: day(row.earliest), latest: day(row.latest) },
  };
}
