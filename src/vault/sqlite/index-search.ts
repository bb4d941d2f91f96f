/** Searches the lists: what is cheap to intersect is asked of FTS5, what is left to compare is looked up in the facts of each claim. */
import { type Asked, askedGroups, ofToken } from '../facet-tokens.ts';
import type { Doc, FacetCounts, Facets, Found, Hit, Query } from '../index-types.ts';
import { Counts, fitting, someFitting } from './index-facts.ts';
import { CASES, DOCS, facetWord, type Sql, words } from './index-lists.ts';
import type { Shelf } from './index-shelf.ts';

/** Hits are counted, and claims looked at for their facets, up to here. */
const BOUND = 1000;
const FACET_CLAIMS = 2000;
/** Documents that are taken from a list together, at first and at most. */
const FIRST = 256;
const MOST = 8192;
/** So many documents of one list are sooner looked at than the lists of facets are asked, and of times, which are many. */
const FEW = 32;
const FEW_FOR_TIMES = 128;

/** What the lists are asked, and whether a document that they give fits. */
interface Condition {
  /** Words alone; null: every document. */
  readonly words: string | null;
  /** Words and facets. */
  readonly match: string | null;
  /** Compares all that is asked for beside words; null when nothing is. */
  readonly fits: ((doc: number) => boolean) | null;
  /** What matches fits. */
  readonly exact: boolean;
  /** Cases that are left out, by their numbers. */
  readonly except: ReadonlySet<number>;
}

function exceptOf(sql: Sql, ids: readonly string[] = []): ReadonlySet<number> {
  if (ids.length === 0) return NONE;
  const numbers = sql('SELECT no FROM index_cases WHERE id IN (SELECT value FROM json_each(?))').pluck();
  return new Set(numbers.all(JSON.stringify(ids)) as number[]);
}

const NONE: ReadonlySet<number> = new Set();

function conditionOf(sql: Sql, shelf: Shelf, query: Query): Condition {
  const except = exceptOf(sql, query.except);
  const asked = askedOf(shelf, query);
  if (except.size === 0) return { ...asked, except };
  const { fits } = asked;
  const shown = (doc: number): boolean => !except.has(Math.floor(doc / DOCS));
  return { ...asked, except, exact: false, fits: (doc) => shown(doc) && (fits === null || fits(doc)) };
}

function askedOf(shelf: Shelf, query: Query): Omit<Condition, 'except'> {
  const parts = query.phrases
    .filter((phrase) => phrase.tokens.length > 0)
    .map(({ tokens, prefix }) => `"${words(tokens)}"${prefix ? ' *' : ''}`);
  if (query.of !== undefined) parts.push(`"${facetWord(ofToken(query.of))}"`);
  const said = parts.length === 0 ? null : parts.join(' AND ');
  const facets = given(query.facets);
  if (facets === undefined) return { words: said, match: said, fits: null, exact: true };
  const asked = askedGroups(facets);
  const claim = fitting(facets, shelf.known());
  return {
    words: said,
    match: [...parts, ...matching(asked)].join(' AND '),
    fits: (doc) => {
      const { facts, at } = shelf.factsOf(doc);
      return someFitting(facts, at, claim, yes);
    },
    exact: asked.quotes && (asked.gathered || query.of === 'quote'),
  };
}

const yes = (): boolean => true;

/** Undefined when nothing is asked for. */
function given(facets: Facets | undefined): Facets | undefined {
  return Object.values(facets ?? {}).every((facet) => facet === undefined) ? undefined : facets;
}

function matching({ groups }: Asked): string[] {
  return groups.map((group) =>
    group.length === 0 ? '"__"' : `(${group.map((token) => `"${facetWord(token)}"`).join(' OR ')})`,
  );
}

/** The first documents that fit, latest case first. */
function documents(sql: Sql, shelf: Shelf, asked: Condition, limit: number): number[] {
  const { match, fits, exact, except } = asked;
  if (match === null) {
    const all = sql(
      `SELECT no FROM index_docs WHERE no / ${DOCS} NOT IN (SELECT value FROM json_each(?)) ORDER BY no DESC LIMIT ?`,
    );
    return all.pluck().all(JSON.stringify([...except]), limit) as number[];
  }
  const found: number[] = [];
  const take = (docs: readonly number[], compare: boolean): void => {
    for (const no of docs) {
      if (found.length === limit) return;
      if (!compare || fits === null || fits(no)) found.push(no);
    }
  };
  const enough = exact ? FEW : FEW_FOR_TIMES;
  let few = asked.words !== null && fits !== null;
  for (const list of shelf.lists()) {
    const table = `index_words_${list}`;
    const next = sql(
      `SELECT rowid AS no FROM ${table} WHERE ${table} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    ).pluck();
    const docsOf = (what: string | null, before: number, n: number): number[] =>
      next.all(what, before, n) as number[];
    const end = (list + 1) * CASES * DOCS;
    const docs = few ? docsOf(asked.words, end, enough) : [];
    // A word that is common in one list is so in others.
    few &&= docs.length < enough;
    if (few) take(docs, true);
    else if (exact) take(docsOf(match, end, limit - found.length), false);
    else
      for (let size = FIRST, before = end; found.length < limit; size = Math.min(size * 2, MOST)) {
        const some = docsOf(match, before, size);
        take(some, true);
        if (some.length < size) break;
        before = some.at(-1)!;
      }
    if (found.length === limit) break;
  }
  return found;
}

export function search(sql: Sql, shelf: Shelf, query: Query): Found {
  const offset = query.offset ?? 0;
  const bound = Math.max(BOUND, offset + query.limit);
  const found = documents(sql, shelf, conditionOf(sql, shelf, query), bound + 1);
  const one = sql(
    `SELECT d.*, c.id AS "case" FROM index_docs d JOIN index_cases c ON c.no = d.no / ${DOCS} WHERE d.no = ?`,
  );
  const hits = found.slice(offset, offset + query.limit).map((no) => hit(one.get(no) as StoredDoc));
  return { hits, total: Math.min(found.length, bound), atLeast: found.length > bound };
}

export function facets(sql: Sql, shelf: Shelf, query: Query): FacetCounts {
  const codes = shelf.known();
  const claims = fitting(given(query.facets), codes);
  const counts = new Counts();
  const seen = new Set<number>();
  for (const doc of documents(sql, shelf, conditionOf(sql, shelf, query), FACET_CLAIMS)) {
    const { facts, at, case: no } = shelf.factsOf(doc);
    const full = someFitting(facts, at, claims, (claim) => {
      const id = no * DOCS + claim;
      if (seen.has(id)) return false;
      if (seen.size >= FACET_CLAIMS) return true;
      seen.add(id);
      counts.add(facts, claim);
      return false;
    });
    if (full) break;
  }
  return counts.listed(codes);
}

interface StoredDoc extends Omit<Hit, 'doc' | 'of'> {
  readonly id: string;
  readonly kind: Doc['of'];
}

function hit({ id, kind, case: of, report, claim }: StoredDoc): Hit {
  return { doc: id, of: kind, case: of, report, claim };
}
