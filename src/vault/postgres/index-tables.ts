/**
 * The index in PostgreSQL, for a server that must not read: words and facets are blinded, dates are days. A document has its
 * tokens, its pairs of tokens in a row and its facets in one array under GIN, so that a phrase of two words is met as one
 * word is; longer phrases are looked for in the row of all tokens. The case is the first column of every key.
 */
import { createHash } from 'node:crypto';
import { gatheredGroups, gatheredTokens, ofToken, quoteGroups, quoteTokens } from '../facet-tokens.ts';
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
import { type Blind, blinding, type Code, pairOf, rowOf } from './index-blind.ts';
import { type Pg, Terms } from './index-terms.ts';

export type { Pg } from './index-terms.ts';

/** More words begin like this than can be looked for. */
export class PrefixTooShort extends Error {
  override readonly name = 'PrefixTooShort';
}

export interface IndexOptions {
  /** 32 bytes. */
  readonly blind: Uint8Array;
  /** Runs with one connection between `begin` and `commit`, or rolls back when it throws. */
  transaction<T>(run: (client: Pg) => Promise<T>): Promise<T>;
}

const BOUND = 1000;
const FACET_HITS = 2000;
const WORDS_OF_PREFIX = 20_000;
/** Rows in one statement. */
const CHUNK = 2000;

const TABLES = ['index_state', 'index_cases', 'index_reports', 'index_claims', 'index_docs', 'index_terms'];

/** `"case"` is a word of SQL. Ids are compared by their bytes, whatever the server's language. */
export const INDEX_SCHEMA = `
create table if not exists index_state (name text primary key, value bigint not null);
create table if not exists index_cases (
  "case" text collate "C" primary key, state text not null, opened bigint not null, changed bigint not null,
  reports bigint not null, claims bigint not null, proposed bigint not null, words bytea not null);
create index if not exists index_cases_changed on index_cases (changed desc, "case");
create table if not exists index_reports (
  "case" text collate "C", report text collate "C", source text, language bigint not null,
  published_from bigint, published_to bigint, withdrawn boolean not null, primary key ("case", report));
create index if not exists index_reports_source on index_reports (source) where source is not null;
create table if not exists index_claims (
  "case" text collate "C", report text collate "C", claim text collate "C", status bigint not null, kind bigint, stage bigint,
  places bigint[] not null, earliest bigint, latest bigint, primary key ("case", report, claim));
create table if not exists index_docs (
  "case" text collate "C", ord integer, id text not null, kind text not null, report text collate "C", claim text collate "C",
  earliest bigint, latest bigint, tokens bigint[] not null, line bytea not null, primary key ("case", ord));
alter table index_docs alter tokens set statistics 1000;
create index if not exists index_docs_tokens on index_docs using gin (tokens);
create table if not exists index_terms (
  token bigint primary key, no bigint generated always as identity, word boolean not null, sealed bytea not null);
create index if not exists index_terms_no on index_terms (no) where word;`;

/** One writer of the index at a time. */
const LOCK = "select pg_advisory_xact_lock(hashtext(current_schema() || '.index'))";

/** Opens the index, and makes its tables when there are none. */
export async function openIndex(db: Pg, { blind: key, transaction }: IndexOptions): Promise<Index> {
  const blind = blinding(key);
  const terms = new Terms(blind);
  // A server that only follows another one has its tables from there, and can make none.
  const { rows: there } = await db.query("select 1 where to_regclass('index_terms_no') is not null");
  if (there.length === 0)
    await transaction(async (client) => {
      await client.query(LOCK);
      await client.query(INDEX_SCHEMA);
    });
  const index = { db, blind, terms };
  return {
    async through() {
      const { rows } = await db.query("select value from index_state where name = 'through'");
      return Number((rows[0] as { value: string } | undefined)?.value ?? 0);
    },
    async replace(rows, through) {
      const done = await transaction(async (client) => {
        await client.query(LOCK);
        const written = await replace({ ...index, db: client }, rows);
        await setState(client, 'through', through);
        return written;
      });
      done();
    },
    async drop() {
      await transaction(async (client) => {
        await client.query(LOCK);
        const { rows } = await client.query("select value from index_state where name = 'generation'");
        const generation = Number((rows[0] as { value: string } | undefined)?.value ?? 0);
        await client.query(`truncate ${TABLES.join(', ')}`);
        await setState(client, 'generation', generation + 1);
      });
    },
    search: (query) => search(index, query),
    facets: (query) => facets(index, query),
    async cases({ limit, offset }) {
      const { rows } = await db.query(
        'select * from index_cases order by changed desc, "case" limit $1 offset $2',
        [limit, offset ?? 0],
      );
      return (rows as Stored[]).map(caseRow);
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
    digest: () => digest(db),
  };
}

interface Opened {
  readonly db: Pg;
  readonly blind: Blind;
  readonly terms: Terms;
}

type Stored = Readonly<Record<string, unknown>>;

async function setState(db: Pg, name: string, value: number): Promise<void> {
  await db.query(
    'insert into index_state (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, value],
  );
}

async function replace({ db, blind, terms }: Opened, rows: readonly Rows[]): Promise<() => void> {
  const cases = rows.map((row) => row.case.case);
  const { rows: old } = await db.query('select 1 from index_docs where "case" = any($1) limit 1', [cases]);
  if (old.length > 0)
    await db.query(
      `create temporary table index_gone on commit drop as
       select distinct unnest(tokens) as token from index_docs where "case" = any($1)`,
      [cases],
    );
  for (const table of ['index_cases', 'index_reports', 'index_claims', 'index_docs'])
    await db.query(`delete from ${table} where "case" = any($1)`, [cases]);

  const code = (text: string | null): string | null => (text === null ? null : blind.of(text).number);
  const named = (name: string, value: string | null): string | null =>
    value === null ? null : code(`${name}=${value}`);
  await insert(
    db,
    'index_cases',
    'text text bigint bigint bigint bigint bigint bytea',
    rows.map(({ case: c, docs }) => [
      ...[c.case, c.state, c.opened, c.changed, c.reports, c.claims, c.proposed],
      blind.digest(wordsOf(docs)),
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
    'text text text bigint bigint bigint bigint[] bigint bigint',
    rows.flatMap(({ claims }) =>
      claims.map((c) => [
        ...[c.case, c.report, c.claim, named('status', c.status), named('kind', c.kind)],
        ...[named('stage', c.stage), listed(c.places.map((p) => named('place', p)!)), c.earliest, c.latest],
      ]),
    ),
  );
  await insert(
    db,
    'index_docs',
    'text integer text text text text bigint bigint bigint[] bytea',
    allDocs(rows, blind),
  );
  const written = await terms.keep(
    db,
    new Set(rows.flatMap(({ docs }) => docs.flatMap((doc) => doc.tokens))),
    new Set(rows.flatMap(facetNames)),
  );
  if (old.length > 0) await forgetWords(db, cases);
  return written;
}

function* allDocs(rows: readonly Rows[], blind: Blind): Generator<unknown[]> {
  for (const row of rows) yield* docRows(row, blind);
}

function* docRows({ claims, docs }: Rows, blind: Blind): Generator<unknown[]> {
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
    const tokens = new Set(codes.map(({ number }) => number));
    for (let i = 0; i + 1 < codes.length; i++) tokens.add(pairOf(codes[i]!, codes[i + 1]!).number);
    for (const facet of [ofToken(doc.of), ...facets]) tokens.add(blind.of(facet).number);
    yield [
      ...[doc.case, ord, doc.id, doc.of, doc.report, doc.claim],
      ...[claim?.earliest ?? null, claim?.latest ?? null, listed([...tokens].sort()), rowOf(codes)],
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
    ]),
  ];
}

/** Words of what was there before that nothing has now; in the transaction that took it away. */
async function forgetWords(db: Pg, cases: readonly string[]): Promise<void> {
  // Most are in the case still: that is known without looking through the whole index for each.
  await db.query(
    'delete from index_gone where token in (select unnest(tokens) from index_docs where "case" = any($1))',
    [cases],
  );
  const { rows: forgotten } = await db.query(
    `delete from index_terms t using index_gone g where t.token = g.token and t.word
     and not exists (select 1 from index_docs d where d.tokens @> array[g.token]) returning 1`,
  );
  await db.query('drop table index_gone');
  if (forgotten.length === 0) return;
  const { rows } = await db.query("select value from index_state where name = 'generation'");
  await setState(db, 'generation', Number((rows[0] as { value: string } | undefined)?.value ?? 0) + 1);
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

/** A condition on `d`, a document, and its values. */
interface Condition {
  readonly where: string;
  readonly values: unknown[];
}

async function condition({ db, blind, terms }: Opened, query: Query): Promise<Condition> {
  const values: unknown[] = [];
  const value = (v: unknown, type: string): string => `$${values.push(v)}::${type}`;
  /** Every document that fits has all of these, and one of each group. */
  const all: string[] = query.of === undefined ? [] : [blind.of(ofToken(query.of)).number];
  const any: string[][] = [];
  const checks: string[] = [];
  for (const { tokens, prefix } of query.phrases) {
    if (tokens.length === 0) continue;
    const last = tokens.at(-1)!;
    const first = tokens.slice(0, -1).map((token) => blind.of(`w:${token}`));
    const ends = (prefix ? await terms.startingWith(db, last) : [last]).map((word) => blind.of(`w:${word}`));
    if (ends.length > WORDS_OF_PREFIX) throw new PrefixTooShort(last);
    for (let i = 0; i + 1 < first.length; i++) all.push(pairOf(first[i]!, first[i + 1]!).number);
    const before = first.at(-1);
    any.push(ends.map((end) => (before === undefined ? end : pairOf(before, end)).number));
    if (first.length > 1) {
      const lines = value(
        ends.map((end: Code) => rowOf([...first, end])),
        'bytea[]',
      );
      checks.push(`exists (select 1 from unnest(${lines}) l where position(l in d.line) > 0)`);
    }
  }
  const has = (more: readonly (readonly string[])[]): string => {
    const groups = [...any, ...more];
    const required = [...all, ...groups.filter((group) => group.length === 1).map((group) => group[0]!)];
    const parts = groups
      .filter((group) => group.length !== 1)
      .map((group) => `d.tokens && ${value(group, 'bigint[]')}`);
    if (required.length > 0) parts.unshift(`d.tokens @> ${value(required, 'bigint[]')}`);
    return parts.join(' and ') || 'true';
  };
  const { facets } = query;
  if (facets === undefined || Object.values(facets).every((facet) => facet === undefined))
    return { where: [has([]), ...checks].join(' and '), values };
  const blinded = (groups: readonly (readonly string[])[]): string[][] =>
    groups.map((group) => group.map((token) => blind.of(token).number));
  const ways: string[] = [];
  if (query.of === undefined || query.of === 'quote') {
    const { groups } = quoteGroups(facets);
    ways.push(`(d.kind = 'quote' and ${has(blinded(groups))}${days(facets, 'd', value)})`);
  }
  if (query.of !== 'quote') {
    const { groups, exact } = gatheredGroups(facets);
    const fitting = `exists (select 1 from index_claims k where k."case" = d."case"
      and (d.kind = 'case' or k.report = d.report) and ${exact ? 'true' : claimFits(facets, blind, value)})`;
    ways.push(`(d.kind <> 'quote' and ${has(blinded(groups))}${exact ? '' : ` and ${fitting}`})`);
  }
  return { where: [`(${ways.join(' or ')})`, ...checks].join(' and '), values };
}

type Value = (value: unknown, type: string) => string;

function days(facets: Facets, table: string, value: Value): string {
  if (facets.time === undefined) return '';
  const { from, to, how } = facets.time;
  const [a, b] = [value(from, 'bigint'), value(to, 'bigint')];
  return how === 'within'
    ? ` and ${table}.earliest >= ${a} and ${table}.latest <= ${b}`
    : ` and coalesce(${table}.earliest <= ${b}, true) and coalesce(${table}.latest >= ${a}, true)`;
}

/** On `k`, a claim. */
function claimFits(facets: Facets, blind: Blind, value: Value): string {
  const parts: string[] = [];
  for (const name of ['kind', 'stage', 'status', 'place'] as const) {
    const asked = facets[name]?.map((text) => blind.of(`${name}=${text}`).number);
    if (asked === undefined) continue;
    const list = value(asked, 'bigint[]');
    parts.push(name === 'place' ? `k.places && ${list}` : `k.${name} = any(${list})`);
  }
  return (parts.join(' and ') || 'true') + days(facets, 'k', value);
}

async function search(index: Opened, query: Query): Promise<Found> {
  const { where, values } = await condition(index, query);
  const offset = query.offset ?? 0;
  const bound = Math.max(BOUND, offset + query.limit);
  const columns = 'd."case", d.ord, d.id, d.kind, d.report, d.claim';
  // In no order: that is what the lists can stop early with.
  const { rows } = await index.db.query(
    `select ${columns} from index_docs d where ${where} limit ${bound + 1}`,
    values,
  );
  const found = rows as StoredDoc[];
  if (found.length <= bound) {
    found.sort((a, b) => (a.case < b.case ? -1 : a.case > b.case ? 1 : a.ord - b.ord));
    const hits = found.slice(offset, offset + query.limit).map(hit);
    return { hits, total: found.length, atLeast: false };
  }
  const { rows: page } = await index.db.query(
    `select ${columns} from index_docs d where ${where} order by d."case", d.ord
     limit ${query.limit} offset ${offset}`,
    values,
  );
  return { hits: (page as StoredDoc[]).map(hit), total: bound, atLeast: true };
}

async function facets({ db, blind, terms }: Opened, query: Query): Promise<FacetCounts> {
  const { where, values } = await condition({ db, blind, terms }, query);
  const value: Value = (v, type) => `$${values.push(v)}::${type}`;
  const fits = claimFits(query.facets ?? {}, blind, value);
  const columns = 'k."case", k.claim, k.status, k.kind, k.stage, k.places';
  const joined = (kind: string, on: string): string =>
    `select ${columns} from hits d join index_claims k on k."case" = d."case"${on} where d.kind = '${kind}' and ${fits}`;
  const { rows } = await db.query(
    `with hits as materialized (
       select d."case", d.kind, d.report, d.claim from index_docs d where ${where} limit ${FACET_HITS})
     select * from (${joined('quote', ' and k.report = d.report and k.claim = d.claim')}
       union ${joined('report', ' and k.report = d.report')} union ${joined('case', '')}) c limit ${FACET_HITS}`,
    values,
  );
  const counts = { kind: new Map(), stage: new Map(), place: new Map(), status: new Map() };
  const add = (of: Map<string, number>, code: unknown): void => {
    if (code !== null) of.set(code as string, (of.get(code as string) ?? 0) + 1);
  };
  for (const row of rows as Stored[]) {
    for (const name of ['kind', 'stage', 'status'] as const) add(counts[name], row[name]);
    for (const place of new Set(row.places as string[])) add(counts.place, place);
  }
  const names = await terms.namesOf(
    db,
    Object.values(counts).flatMap((of) => [...of.keys()]),
  );
  const listedOf = (of: Map<string, number>): { value: string; claims: number }[] =>
    [...of]
      .map(([code, claims]) => ({ value: clear(code, names)!, claims }))
      .sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
  return {
    kind: listedOf(counts.kind),
    stage: listedOf(counts.stage),
    place: listedOf(counts.place),
    status: listedOf(counts.status),
  };
}

/** Over all rows as they stand, a thousand cases at a time. */
async function digest(db: Pg): Promise<Uint8Array> {
  const hash = createHash('sha256');
  const part = (table: string, order: string): string =>
    `(select encode(sha256(convert_to(coalesce(string_agg(t::text, E'\\n' order by ${order}), ''), 'UTF8')), 'hex')
      from ${table} t where t."case" = c."case")`;
  for (let last = ''; ; ) {
    const { rows } = await db.query(
      `select c."case", c::text as row, ${part('index_reports', 't.report')} as reports,
         ${part('index_claims', 't.report, t.claim')} as claims, ${part('index_docs', 't.ord')} as docs
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

interface StoredDoc {
  readonly case: string;
  readonly ord: number;
  readonly id: string;
  readonly kind: Doc['of'];
  readonly report: string | null;
  readonly claim: string | null;
}

function hit({ id, kind, case: of, report, claim }: StoredDoc): Hit {
  return { doc: id, of: kind, case: of, report, claim };
}

/** Without the name of its facet. */
function clear(code: unknown, names: ReadonlyMap<string, string>): string | null {
  const name = names.get(code as string);
  return name === undefined ? null : name.slice(name.indexOf('=') + 1);
}

function codesOf(row: Stored): string[] {
  return [row.status, row.kind, row.stage, ...(row.places as string[])].filter((c) => c !== null) as string[];
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
    ...{ earliest: day(row.earliest), latest: day(row.latest) },
  };
}
