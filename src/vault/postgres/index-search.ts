/** Searches the blinded lists, block by block from the latest, in one statement that stops where there is enough. */
import { askedGroups, ofToken } from '../facet-tokens.ts';
import type { Doc, FacetCounts, Facets, Found, Hit, Query } from '../index-types.ts';
import { type Blind, type Code, pairOf, rowOf } from './index-blind.ts';
import { marks } from './index-blocks.ts';
import type { Pg, Terms } from './index-terms.ts';

/** More words begin like this than can be looked for. */
export class PrefixTooShort extends Error {
  override readonly name = 'PrefixTooShort';
}

export interface Opened {
  readonly db: Pg;
  readonly blind: Blind;
  readonly terms: Terms;
}

export type Stored = Readonly<Record<string, unknown>>;

/** Hits are counted, and claims looked at for their facets, up to here. */
const BOUND = 1000;
const FACET_CLAIMS = 2000;
const WORDS_OF_PREFIX = 20_000;

/** Facets of which a claim may have several, and the columns that have them. */
const LISTS: Readonly<Record<string, string>> = { place: 'places', office: 'offices' };

const COLUMNS = 'd."case", d.no, d.id, d.kind, d.report, d.claim, d.earliest, d.latest, d.line';

/** A table expression `f` of the first documents that fit, latest case first, and its values. */
interface Source {
  readonly from: string;
  readonly values: unknown[];
  readonly value: Value;
}

type Value = (value: unknown, type: string) => string;

async function sourceOf({ db, blind, terms }: Opened, query: Query, limit: number): Promise<Source> {
  const values: unknown[] = [];
  const value: Value = (v, type) => `$${values.push(v)}::${type}`;
  /** Every document that fits has all of these, and one of each group. */
  const all: string[] = query.of === undefined ? [] : [blind.of(ofToken(query.of)).number];
  const any: string[][] = [];
  const checks: string[] = [];
  const group = (tokens: string[]): void =>
    void (tokens.length === 1 ? all.push(tokens[0]!) : any.push(tokens));
  for (const { tokens, prefix } of query.phrases) {
    if (tokens.length === 0) continue;
    const last = tokens.at(-1)!;
    const first = tokens.slice(0, -1).map((token) => blind.of(`w:${token}`));
    const ends = (prefix ? await terms.startingWith(db, last) : [last]).map((word) => blind.of(`w:${word}`));
    if (ends.length > WORDS_OF_PREFIX) throw new PrefixTooShort(last);
    for (let i = 0; i + 1 < first.length; i++) all.push(pairOf(first[i]!, first[i + 1]!).number);
    const before = first.at(-1);
    group(ends.map((end) => (before === undefined ? end : pairOf(before, end)).number));
    if (first.length > 1) {
      const lines = value(
        ends.map((end: Code) => rowOf([...first, end])),
        'bytea[]',
      );
      checks.push(`exists (select 1 from unnest(${lines}) l where position(l in d.line) > 0)`);
    }
  }
  const shown =
    (query.except ?? []).length === 0 ? [] : [`d."case" <> all(${value(query.except, 'text[]')})`];
  checks.push(...shown);
  const facets = given(query.facets);
  if (facets !== undefined) {
    const asked = askedGroups(facets);
    for (const tokens of asked.groups) group(tokens.map((token) => blind.of(token).number));
    if (!asked.quotes) checks.push(`(d.kind <> 'quote' or (true${days(facets, 'd', value)}))`);
    if (!asked.gathered && query.of !== 'quote') {
      const told = `select 1 from index_claims k where k."case" = d."case" and ${claimFits(facets, blind, value)}`;
      checks.push(
        `case d.kind when 'quote' then true when 'report' then exists (${told} and k.report = d.report) else exists (${told}) end`,
      );
    }
  }
  const where = checks.length === 0 ? 'true' : checks.join(' and ');
  if (all.length === 0 && any.length === 0)
    return {
      from: `(select d.* from (select "case" from index_cases order by no desc) c cross join lateral
        (select ${COLUMNS} from index_docs d where d."case" = c."case" order by d.no desc) d${shown.length > 0 ? ` where ${shown}` : ''} limit ${limit})`,
      values,
      value,
    };
  const { rows } = await db.query('select max(no) as last from index_cases');
  const blocks = value(marks(Number((rows[0] as Stored).last ?? 0)), 'bigint[]');
  const lists = [...(all.length > 0 ? [all] : []), ...any].map((tokens) => value(tokens, 'bigint[]'));
  const marked = lists.map((list, i) => `array(select t # s.mark from unnest(${list}) t) as l${i}`);
  const has = lists.map((_, i) => `d.tokens ${i === 0 && all.length > 0 ? '@>' : '&&'} b.l${i}`);
  return {
    // What the lists give of a block is put in order before it is compared, so that no more is compared than is needed.
    from: `(with b as materialized (select ${marked.join(', ')} from unnest(${blocks}) s(mark))
      select d.* from b cross join lateral
        (select ${COLUMNS} from index_docs d where ${has.join(' and ')} order by d.no desc offset 0) d
      where ${where} limit ${limit})`,
    values,
    value,
  };
}

/** Undefined when nothing is asked for. */
function given(facets: Facets | undefined): Facets | undefined {
  return Object.values(facets ?? {}).every((facet) => facet === undefined) ? undefined : facets;
}

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
  for (const name of ['kind', 'stage', 'status', 'place', 'office'] as const) {
    const asked = facets[name]?.map((text) => blind.of(`${name}=${text}`).number);
    if (asked === undefined) continue;
    const list = value(asked, 'bigint[]');
    const many = LISTS[name];
    parts.push(many ? `k.${many} && ${list}` : `k.${name} = any(${list})`);
  }
  return (parts.join(' and ') || 'true') + days(facets, 'k', value);
}

export async function search(index: Opened, query: Query): Promise<Found> {
  const offset = query.offset ?? 0;
  const bound = Math.max(BOUND, offset + query.limit);
  const { from, values } = await sourceOf(index, query, bound + 1);
  const { rows } = await index.db.query(
    `with f as materialized ${from}
     select n.n, d.* from (select count(*) as n from f) n left join lateral (select * from f offset ${offset} limit ${query.limit}) d on true`,
    values,
  );
  const found = Number((rows[0] as Stored).n);
  const hits = (rows as StoredDoc[]).filter((row) => row.id !== null).map(hit);
  return { hits, total: Math.min(found, bound), atLeast: found > bound };
}

export async function facets(index: Opened, query: Query): Promise<FacetCounts> {
  const { db, blind, terms } = index;
  const { from, values, value } = await sourceOf(index, query, FACET_CLAIMS);
  const fits = claimFits(given(query.facets) ?? {}, blind, value);
  const told = (kind: string, on: string): string =>
    `select k.* from index_claims k where d.kind = '${kind}' and k."case" = d."case"${on} and ${fits}`;
  const names = ['kind', 'stage', 'place', 'office', 'status'] as const;
  const counts = names.map((name) => {
    const many = LISTS[name];
    // A place that a claim has twice counts once.
    const codes = many ? `(select distinct c."case", c.claim, p from c, unnest(c.${many}) p)` : 'c';
    const code = many ? 'p' : name;
    return `select '${name}' as facet, ${code} as code, count(*) as n from ${codes} x where ${code} is not null group by ${code}`;
  });
  // Each claim is met three times at most: by its quote, its report and its case.
  const { rows } = await db.query(
    `with hits as materialized ${from},
     met as (select k.* from hits d cross join lateral (
       ${told('quote', ' and k.report = d.report and k.claim = d.claim')}
       union all ${told('report', ' and k.report = d.report')} union all ${told('case', '')} offset 0) k limit ${3 * FACET_CLAIMS}),
     c as materialized (select distinct "case", claim, status, kind, stage, places, offices from met limit ${FACET_CLAIMS})
     ${counts.join(' union all ')}`,
    values,
  );
  const counted = rows as { facet: keyof FacetCounts; code: string; n: string }[];
  const known = await terms.namesOf(
    db,
    counted.map(({ code }) => code),
  );
  const listed = (facet: keyof FacetCounts): { value: string; claims: number }[] =>
    counted
      .filter((row) => row.facet === facet)
      .map(({ code, n }) => ({ value: clear(code, known)!, claims: Number(n) }))
      .sort((x, y) => y.claims - x.claims || (x.value < y.value ? -1 : 1));
  const [kind, stage, place] = [listed('kind'), listed('stage'), listed('place')];
  return { kind, stage, place, office: listed('office'), status: listed('status') };
}

/** Without the name of its facet. */
export function clear(code: unknown, names: ReadonlyMap<string, string>): string | null {
  const name = names.get(code as string);
  return name === undefined ? null : name.slice(name.indexOf('=') + 1);
}

interface StoredDoc {
  readonly case: string;
  readonly id: string;
  readonly kind: Doc['of'];
  readonly report: string | null;
  readonly claim: string | null;
}

function hit({ id, kind, case: of, report, claim }: StoredDoc): Hit {
  return { doc: id, of: kind, case: of, report, claim };
}
