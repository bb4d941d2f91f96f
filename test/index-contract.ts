/** What every index promises (src/vault/index-types.ts), run once for every store. Expected answers come from a plain filter over the rows. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tokensOf } from '../src/search/tokens.ts';
import type {
  CaseTellings,
  ClaimRow,
  Doc,
  FacetCounts,
  Facets,
  Hit,
  Index,
  Query,
  Rows,
  Seen,
} from '../src/vault/index-types.ts';

export interface Indexed {
  readonly name: string;
  /** A new and empty index. */
  open(): Promise<Index>;
  close(index: Index): Promise<void>;
}

const ENGLISH = 'the guard took an officer from house to camp at night officers guards'.split(' ');
const KOREAN = ['보위부가', '관리소로', '보위', '그는', '부', '국경경비대', '관리'];

export function indexContract({ name, open, close }: Indexed): void {
  describe(`the index on ${name}`, () => {
    let index: Index;
    const rows = inventedRows(40);
    before(async () => {
      index = await open();
      await index.replace(rows.slice(0, 25), 10);
      await index.replace(rows.slice(25), 20);
    });
    after(() => close(index));

    test('says what it has seen', async () => assert.equal(await index.through(), 20));

    test('finds what a plain filter finds', async () => {
      const random = chance(7);
      let found = 0;
      for (let i = 0; i < 400; i++) {
        const query = inventedQuery(random);
        const { hits, total, atLeast } = await index.search(query);
        const expected = plainly(rows, query);
        const say = JSON.stringify(query);
        assert.deepEqual(hits.map((h) => h.doc).sort(), expected.map((h) => h.doc).sort(), say);
        assert.deepEqual({ total, atLeast }, { total: expected.length, atLeast: false }, say);
        for (const hit of hits)
          assert.deepEqual(
            hit,
            expected.find((e) => e.doc === hit.doc),
            say,
          );
        found += Math.min(1, hits.length);
        assert.deepEqual(await index.facets(query), plainCounts(rows, query), say);
      }
      assert.ok(found > 100 && found < 400, `${found}`);
    });

    test('finds words of two syllables and of one wherever they stand', async () => {
      const own = await open();
      try {
        await own.replace(
          [caseOf('k-1', ['국가보위부에서 왔다']), caseOf('k-2', ['그 부대는 위부 앞에'])],
          1,
        );
        const ids = async (tokens: string[], prefix = false): Promise<string[]> =>
          (await own.search({ phrases: [{ tokens, prefix }], limit: 9 })).hits.map((hit) => hit.case).sort();
        assert.deepEqual(await ids(['보위']), ['k-1']);
        assert.deepEqual(await ids(['위부']), ['k-1', 'k-2']);
        assert.deepEqual(await ids(['보위', '위부']), ['k-1']);
        assert.deepEqual(await ids(['위부', '보위']), []);
        assert.deepEqual(await ids(['부'], true), ['k-1', 'k-2']);
        assert.deepEqual(await ids(['부']), ['k-2']);
      } finally {
        await close(own);
      }
    });

    test('pages follow one another without gap or repetition', async () => {
      const query: Query = { phrases: [{ tokens: ['guard'], prefix: true }], limit: 1000 };
      const whole = (await index.search(query)).hits;
      assert.ok(whole.length > 20);
      const paged: Hit[] = [];
      for (let offset = 0; offset < whole.length + 7; offset += 7) {
        const page = await index.search({ ...query, limit: 7, offset });
        assert.equal(page.total, whole.length);
        paged.push(...page.hits);
      }
      assert.deepEqual(paged, whole);
    });

    test('counts up to a bound, and says so', async () => {
      const own = await open();
      try {
        const many = Array.from({ length: 30 }, (_, c) =>
          caseOf(
            `k-${c}`,
            Array.from({ length: 50 }, () => 'a word'),
          ),
        );
        await own.replace(many, 1);
        const found = await own.search({ phrases: [{ tokens: ['word'] }], limit: 3 });
        assert.deepEqual([found.hits.length, found.total, found.atLeast], [3, 1000, true]);
        const deep = await own.search({ phrases: [{ tokens: ['word'] }], limit: 10, offset: 1490 });
        assert.deepEqual([deep.hits.length, deep.total, deep.atLeast], [10, 1500, false]);
        assert.equal((await own.search({ phrases: [], limit: 1, offset: 5000 })).hits.length, 0);
      } finally {
        await close(own);
      }
    });

    test('finds and counts nothing of cases that are left out', async () => {
      const random = chance(11);
      const except = rows.filter((_, i) => i % 3 === 0).map((each) => each.case.case);
      const left = rows.filter((each) => !except.includes(each.case.case));
      for (const query of [
        { phrases: [], limit: 5000 },
        { phrases: [{ tokens: ['guard'], prefix: true }], limit: 5000 },
        ...Array.from({ length: 100 }, () => inventedQuery(random)),
      ]) {
        const { hits, total } = await index.search({ ...query, except });
        const expected = plainly(left, query);
        const say = JSON.stringify(query);
        assert.deepEqual(hits.map((h) => h.doc).sort(), expected.map((h) => h.doc).sort(), say);
        assert.equal(total, expected.length, say);
        assert.deepEqual(await index.facets({ ...query, except }), plainCounts(left, query), say);
      }
      const all = (await index.cases({ limit: 1000 })).filter((row) => !except.includes(row.case));
      assert.ok(all.length > 0);
      assert.equal(await index.count({ except }), all.length);
      assert.deepEqual(await index.cases({ limit: 1000, except }), all);
      assert.deepEqual(await index.cases({ limit: 3, offset: 2, except }), all.slice(2, 5));
    });

    test('has no way to ask for a person', async () => {
      const ways = [
        'case',
        'cases',
        'claims',
        'count',
        'digest',
        'drop',
        'facets',
        'replace',
        'reports',
        'search',
      ];
      assert.deepEqual(Object.keys(index).sort(), [...ways, 'tellings', 'through']);
      const { hits } = await index.search({ phrases: [], limit: 3 });
      for (const hit of hits)
        assert.deepEqual(Object.keys(hit).sort(), ['case', 'claim', 'doc', 'of', 'report']);
      const counted = Object.keys(await index.facets({ phrases: [], limit: 1 })).sort();
      assert.deepEqual(counted, ['kind', 'office', 'place', 'stage', 'status']);
    });

    test('lists cases, reports and claims', async () => {
      const byChange = rows
        .map((row) => row.case)
        .sort((a, b) => b.changed - a.changed || (a.case < b.case ? -1 : 1));
      assert.deepEqual(await index.cases({ limit: 5, offset: 3 }), byChange.slice(3, 8));
      assert.equal(await index.count(), byChange.length);
      const latestOpened = [...byChange].sort((a, b) => b.opened - a.opened || (a.case < b.case ? -1 : 1));
      assert.deepEqual(await index.cases({ limit: 6, offset: 1, order: 'opened' }), latestOpened.slice(1, 7));
      // Sorting keeps what was in order: those with as many stay by their last change.
      const waiting = byChange
        .filter(({ proposed, state }) => proposed > 0 && state === 'open')
        .sort((a, b) => b.proposed - a.proposed);
      assert.ok(waiting.length > 0 && waiting.length < byChange.length);
      assert.equal(await index.count({ waiting: true }), waiting.length);
      assert.deepEqual(
        await index.cases({ limit: 99, order: 'waiting', waiting: true }),
        waiting.slice(0, 99),
      );
      const { case: of, claims, reports } = rows[3]!;
      assert.deepEqual(await index.case(of.case), of);
      assert.equal(await index.case('k-none'), null);
      assert.deepEqual([...(await index.claims({ case: of.case }))].sort(byClaim), [...claims].sort(byClaim));
      assert.deepEqual(await index.reports({ case: of.case }), reports);
      const told = rows.flatMap((row) => row.reports).filter((r) => r.source === 's-1');
      const sourced = await index.reports({ source: 's-1' });
      assert.deepEqual(sourced.map((r) => r.report).sort(), told.map((r) => r.report).sort());
      assert.ok(told.length > 3);
    });

    test('tells what the claims of every case say, and afterwards what changed', async () => {
      const own = await open();
      try {
        await own.replace(rows.slice(0, 30), 1);
        const first = await told(own, null);
        assert.deepEqual(first.cases, plainTellings(rows.slice(0, 30)));
        assert.deepEqual((await told(own, first.seen)).cases, []);
        const changed = { ...rows[3]!, claims: rows[3]!.claims.slice(1) };
        await own.replace([changed, rows[35]!], 2);
        const second = await told(own, first.seen);
        assert.deepEqual(second.cases, plainTellings([changed, rows[35]!]));
        assert.deepEqual((await told(own, second.seen)).cases, []);
        // Made anew: nothing of what was seen holds.
        await own.drop();
        await own.replace(rows.slice(0, 2), 3);
        assert.deepEqual((await told(own, second.seen)).cases, plainTellings(rows.slice(0, 2)));
        await own.drop();
        assert.deepEqual((await told(own, second.seen)).cases, []);
        assert.notEqual((await told(own, second.seen)).seen.made, second.seen.made);
      } finally {
        await close(own);
      }
    });

    test('is the same whatever the order in which cases came, and differs when a row does', async () => {
      const own = await open();
      try {
        await own.replace([...rows].reverse(), 5);
        assert.deepEqual(await own.digest(), await index.digest());
        await own.replace([{ ...rows[2]!, claims: rows[2]!.claims.slice(1) }], 6);
        assert.notDeepEqual(await own.digest(), await index.digest());
        await own.replace([rows[2]!], 7);
        assert.deepEqual(await own.digest(), await index.digest());
        const docs = rows[2]!.docs.map((doc) => ({ ...doc, tokens: [...doc.tokens, 'more'] }));
        await own.replace([{ ...rows[2]!, docs }], 8);
        assert.notDeepEqual(await own.digest(), await index.digest());
        await own.drop();
        assert.equal(await own.through(), 0);
        assert.deepEqual(await own.cases({ limit: 5 }), []);
        assert.equal((await own.search({ phrases: [], limit: 5 })).total, 0);
        for (const row of rows) await own.replace([row], 9);
        assert.deepEqual(await own.digest(), await index.digest());
        assert.equal(await own.through(), 9);
      } finally {
        await close(own);
      }
    });

    test('a case has the rows that were given last, and no others', async () => {
      const own = await open();
      try {
        await own.replace([caseOf('k-1', ['first word', 'second'])], 1);
        await own.replace([caseOf('k-1', ['second']), caseOf('k-2', ['third'])], 2);
        const count = async (word: string): Promise<number> =>
          (await own.search({ phrases: [{ tokens: [word] }], limit: 5 })).total;
        assert.deepEqual([await count('word'), await count('second'), await count('third')], [0, 1, 1]);
        assert.equal((await own.claims({ case: 'k-1' })).length, 1);
      } finally {
        await close(own);
      }
    });

    test('a replacement that fails leaves everything as it was', async () => {
      const own = await open();
      try {
        await own.replace([caseOf('k-1', ['word'])], 1);
        const was = await own.digest();
        const bad = caseOf('k-2', ['word']);
        const claims = [...bad.claims, ...bad.claims];
        await assert.rejects(own.replace([caseOf('k-1', ['other']), { ...bad, claims }], 2));
        assert.equal(await own.through(), 1);
        assert.deepEqual(await own.digest(), was);
        assert.equal((await own.search({ phrases: [{ tokens: ['word'] }], limit: 5 })).total, 1);
      } finally {
        await close(own);
      }
    });
  });
}

/** A case with one report and one claim for every quote. */
export function caseOf(id: string, quotes: readonly string[]): Rows {
  const report = `r-${id.slice(2)}`;
  const claims = quotes.map((_, i) => ({
    ...{ claim: `${report}.c${i}`, report, case: id, status: 'proposed' as const },
    ...{ kind: null, stage: null, places: [], offices: [], done: false, earliest: null, latest: null },
  }));
  return {
    case: {
      ...{ case: id, state: 'open', opened: 1, changed: 2 },
      ...{ reports: 1, claims: claims.length, proposed: claims.length },
    },
    reports: [{ report, case: id, source: null, language: 'en', published: null, withdrawn: false }],
    claims,
    docs: quotes.map((quote, i) => ({
      ...{ id: `${report}.c${i}`, of: 'quote' as const, case: id, report, claim: `${report}.c${i}` },
      tokens: tokensOf(quote),
    })),
  };
}

const KINDS = ['arrest', 'trial', null];
const STAGES = ['examined', 'Examined', null];
const PLACES = ['KP01', 'KP0101', 'KP02', 'a place'];
const OFFICES = ['police', 'Police', 'KP01'];
const STATUSES = ['proposed', 'accepted', 'rejected'] as const;
/** Days in which everything happens: 2000 to 2023. */
const DAYS = [10957, 19500] as const;

export function inventedRows(cases: number): Rows[] {
  const random = chance(1);
  return Array.from({ length: cases }, (_, c) => {
    const id = `k-${c.toString(36)}`;
    const reports = Array.from({ length: 1 + random(3) }, (_, r) => ({
      ...{ report: `r-${c}-${r}`, case: id, source: random(2) === 0 ? 's-1' : null },
      language: pick(random, ['en', 'ko']),
      published: random(3) === 0 ? null : ([17000 + r, 17001 + r] as const),
      withdrawn: random(5) === 0,
    }));
    const claims = reports.flatMap(({ report }) =>
      Array.from({ length: random(6) }, (_, n): ClaimRow => {
        const earliest = DAYS[0] + random(DAYS[1] - DAYS[0]);
        const long = pick(random, [0, 0, 9, 80, 365, 1500, 9000]);
        return {
          ...{ claim: `${report}.c${n}`, report, case: id, status: pick(random, STATUSES) },
          ...{ kind: pick(random, KINDS), stage: pick(random, STAGES) },
          places: PLACES.filter(() => random(4) === 0),
          offices: OFFICES.filter(() => random(3) === 0),
          done: random(3) > 0,
          earliest: random(5) === 0 ? null : earliest,
          latest: random(5) === 0 ? null : earliest + long,
        };
      }),
    );
    const of = { case: id, report: null, claim: null };
    const docs: Doc[] = [
      { ...of, id: `${id}.title`, of: 'case', tokens: tokensOf(sentence(random, 3)) },
      ...reports.map(({ report }) => ({
        ...{ ...of, id: report, of: 'report' as const, report, tokens: tokensOf(sentence(random, 20)) },
      })),
      ...claims.map(({ claim, report }) => ({
        ...{ ...of, id: claim, of: 'quote' as const, report, claim, tokens: tokensOf(sentence(random, 5)) },
      })),
    ];
    const state = { case: id, state: 'open' as const, opened: c, changed: 1000 + random(30) };
    return {
      case: { ...state, reports: reports.length, claims: claims.length, proposed: random(5) },
      ...{ reports, claims, docs },
    };
  });
}

function sentence(random: (n: number) => number, words: number): string {
  return Array.from({ length: words }, () =>
    random(3) === 0 ? pick(random, KOREAN) : pick(random, ENGLISH),
  ).join(' ');
}

function inventedQuery(random: (n: number) => number): Query {
  const some = <T>(values: readonly T[]): T[] | undefined =>
    random(3) > 0 ? undefined : values.filter(() => random(2) === 0);
  const phrase = (): Query['phrases'][number] => {
    if (random(3) === 0)
      return { tokens: tokensOf(pick(random, KOREAN)).slice(0, 1), prefix: random(2) === 0 };
    const from = random(ENGLISH.length - 1);
    return random(3) === 0
      ? { tokens: [pick(random, ['g', 'of', 'gua'])], prefix: true }
      : { tokens: ENGLISH.slice(from, from + 1 + random(2)) };
  };
  const from = DAYS[0] - 500 + random(9000);
  const long = pick(random, [0, 20, 200, 1500, 4000, 200_000]);
  const asked = {
    ...{
      kind: some(['arrest', 'trial', 'none']),
      stage: some(['examined', 'Examined']),
      place: some(PLACES),
      office: some(OFFICES),
    },
    status: some(STATUSES),
    time:
      random(3) > 0
        ? undefined
        : { from, to: from + long, how: pick(random, ['overlaps', 'within'] as const) },
  };
  const facets: Facets = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const of = pick(random, [undefined, undefined, 'report', 'quote', 'case'] as const);
  return {
    phrases: Array.from({ length: random(3) }, phrase),
    ...(random(2) === 0 ? { facets } : {}),
    ...(of === undefined ? {} : { of }),
    limit: 1000,
  };
}

function plainly(rows: readonly Rows[], query: Query): Hit[] {
  return rows.flatMap(({ docs, claims }) =>
    docs
      .filter((doc) => query.of === undefined || doc.of === query.of)
      .filter((doc) => query.phrases.every((phrase) => saysPlainly(doc.tokens, phrase)))
      .filter(
        (doc) =>
          Object.keys(query.facets ?? {}).length === 0 ||
          claims.some((claim) => belongs(claim, doc) && fits(claim, query.facets)),
      )
      .map(({ id, of, case: k, report, claim }) => ({ doc: id, of, case: k, report, claim })),
  );
}

function belongs(claim: ClaimRow, of: Pick<Doc, 'of' | 'claim' | 'report'>): boolean {
  return of.of === 'case' || (of.of === 'report' ? claim.report === of.report : claim.claim === of.claim);
}

function saysPlainly(tokens: readonly string[], phrase: Query['phrases'][number]): boolean {
  const last = phrase.tokens.length - 1;
  return tokens.some((_, at) =>
    phrase.tokens.every((token, i) => {
      const said = tokens[at + i];
      return said !== undefined && (i === last && phrase.prefix ? said.startsWith(token) : said === token);
    }),
  );
}

function fits(claim: ClaimRow, facets: Facets | undefined): boolean {
  if (facets?.kind && !facets.kind.includes(claim.kind ?? '')) return false;
  if (facets?.stage && !facets.stage.includes(claim.stage ?? '')) return false;
  if (facets?.status && !facets.status.includes(claim.status)) return false;
  if (facets?.place && !facets.place.some((place) => claim.places.includes(place))) return false;
  if (facets?.office && !facets.office.some((office) => claim.offices.includes(office))) return false;
  if (!facets?.time) return true;
  const { from, to, how } = facets.time;
  const earliest = claim.earliest ?? -Infinity;
  const latest = claim.latest ?? Infinity;
  return how === 'within' ? earliest >= from && latest <= to : earliest <= to && latest >= from;
}

function plainCounts(rows: readonly Rows[], query: Query): FacetCounts {
  const hits = plainly(rows, query);
  const claims = rows
    .flatMap((row) => row.claims)
    .filter((claim) => fits(claim, query.facets))
    .filter((claim) => hits.some((hit) => hit.case === claim.case && belongs(claim, hit)));
  const counted = (values: (string | null)[]): { value: string; claims: number }[] =>
    [...new Set(values)]
      .filter((value) => value !== null)
      .map((value) => ({ value, claims: values.filter((v) => v === value).length }))
      .sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
  return {
    kind: counted(claims.map((c) => c.kind)),
    stage: counted(claims.map((c) => c.stage)),
    place: counted(claims.flatMap((c) => [...c.places])),
    office: counted(claims.flatMap((c) => [...c.offices])),
    status: counted(claims.map((c) => c.status)),
  };
}

async function told(
  index: Index,
  since: Seen | null,
): Promise<{ readonly cases: readonly CaseTellings[]; readonly seen: Seen }> {
  const parts = index.tellings(since);
  const cases: CaseTellings[] = [];
  for (;;) {
    const next = await parts.next();
    if (next.done) return { cases: byCase(cases), seen: next.value };
    cases.push(...next.value);
  }
}

function plainTellings(rows: readonly Rows[]): readonly CaseTellings[] {
  return byCase(
    rows.map(({ case: of, claims, reports }) => ({
      case: of.case,
      changed: of.changed,
      tellings: claims.flatMap(({ claim: _, report, case: __, kind, ...rest }) =>
        kind === null
          ? []
          : [{ ...rest, kind, language: reports.find((r) => r.report === report)!.language }],
      ),
    })),
  );
}

function byCase(cases: readonly CaseTellings[]): readonly CaseTellings[] {
  return [...cases]
    .map((one) => ({ ...one, tellings: [...one.tellings].sort(byText) }))
    .sort((a, b) => (a.case < b.case ? -1 : 1));
}

const text = (telling: object): string => JSON.stringify(Object.entries(telling).sort());
const byText = (a: object, b: object): number => (text(a) < text(b) ? -1 : 1);
const byClaim = (a: ClaimRow, b: ClaimRow): number => (a.claim < b.claim ? -1 : 1);

/** Numbers below n, always the same for a seed. */
function chance(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function pick<T>(random: (n: number) => number, of: readonly T[]): T {
  return of[random(of.length)]!;
}
