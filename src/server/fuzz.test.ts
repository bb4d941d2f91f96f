/** Whatever comes in: never a fault of our own, and nothing written by what was refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Served, serve } from './server.fixture.ts';
import { problem } from './shapes.ts';

const RUNS = 150;
const WHAT = [
  'accept',
  'reject',
  'withdraw',
  'correct',
  'undo',
  'add',
  'choose',
  'same',
  'describe',
  'withdraw-report',
];

async function refusedOrDone(served: Served, path: string, method: string, body: unknown): Promise<void> {
  const size = await served.size();
  const answer = await served.ask(path, { method, ...(body !== undefined && { body }) });
  const said = JSON.stringify([method, path, body])?.slice(0, 400);
  assert.ok(answer.status < 500, `${answer.status} ${said}`);
  if (answer.status < 400) {
    await answer.body?.cancel();
    return;
  }
  problem.parse(await answer.json());
  assert.equal(await served.size(), size, `written by a refused ${said}`);
}

/** Values that pages send, values that nobody sends, and ids of what is there. */
function values(ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...ids),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '__proto__',
      'constructor',
      'p1',
      'c1',
      'arrest',
      '2020-13',
      '../..',
      '\ud800',
    ),
    fc.integer({ min: -2, max: 2 ** 40 }),
    fc.double(),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

test('decisions of every shape', async (t) => {
  const served = await serve(t);
  const view = await served.view();
  const ids = [
    ...view.claims.slice(0, 4).map(({ id }) => id),
    view.reports[0]!.id,
    view.drafted.parties[0]!.id,
  ];
  const value = values(ids);
  const fields = [
    'claim',
    'expects',
    'reason',
    'field',
    'value',
    'seq',
    'report',
    'act',
    'property',
    'of',
    'judgement',
    'a',
    'b',
    'label',
    'note',
  ];
  const body = fc
    .tuple(
      fc.constantFrom(...WHAT),
      fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 }),
      fc.option(
        fc.array(
          fc.record({ start: fc.integer({ min: -1, max: 5000 }), end: fc.integer({ min: -1, max: 5000 }) }),
          { maxLength: 3 },
        ),
      ),
      fc.option(
        fc.dictionary(fc.constantFrom('kind', 'to', 'by', 'when', 'at', 'stance', 'x'), value, {
          maxKeys: 3,
        }),
      ),
    )
    .map(([what, rest, anchors, named]) => ({
      what,
      ...rest,
      ...(anchors && { anchors }),
      ...(named && { fields: named }),
    }));
  const whole = fc.oneof({ weight: 4, arbitrary: body }, { weight: 1, arbitrary: fc.jsonValue() });
  await fc.assert(
    fc.asyncProperty(whole, (one) =>
      refusedOrDone(served, `/api/cases/${served.cases[0]}/decisions`, 'POST', one),
    ),
    { numRuns: RUNS },
  );
  await served.view();
});

test('every other route that takes something', async (t) => {
  const served = await serve(t);
  const json = fc.oneof(
    values(['x']),
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('drop', 'lock', 'reason', 'kind', 'way'), fc.jsonValue()),
  );
  const routes = served.app.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' && !/backups|checks|vault/.test(one.route.path) ? [one.route] : [],
  );
  assert.ok(routes.length > 10);
  const place = fc.oneof(
    fc.constantFrom(served.cases[0]!, 'k-000000', 'r-00000000', 'w-000000'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => encodeURIComponent(text.toWellFormed())),
    fc.constantFrom('%', '%00', '%ff', '..', '%2e%2e%2f', "'", '%F0%28%8C%28'),
  );
  const query = fc.webQueryParameters();
  const names = fc.constantFrom(
    'offset',
    'limit',
    'language',
    'words',
    'of',
    'kind',
    'place',
    'time',
    'order',
    'only',
    'from',
    'to',
    'month',
  );
  for (const { path, method } of routes) {
    const asked = fc.tuple(fc.array(place, { minLength: 3, maxLength: 3 }), names, query, json);
    await fc.assert(
      fc.asyncProperty(asked, async ([places, name, text, body]) => {
        let n = 0;
        const at = path.replace(/\{\w+\}/g, () => places[n++ % 3]!);
        const address = `${at}?${name}=${text}`;
        await refusedOrDone(served, address, method.toUpperCase(), method === 'get' ? undefined : body);
      }),
      { numRuns: 25 },
    );
  }
});

test('no request of any method or address is a fault', async (t) => {
  const served = await serve(t, { reports: [] });
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND');
  await fc.assert(
    fc.asyncProperty(method, fc.webPath(), async (one, path) => {
      const answer = await served.ask(`/api${path}`, { method: one });
      assert.ok(answer.status < 500, `${one} ${path}`);
      await answer.body?.cancel();
    }),
    { numRuns: RUNS },
  );
});
