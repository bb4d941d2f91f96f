import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { intakeText } from '../../intake/intake-text.ts';
import { casesOf, NAMED, pack, textOf } from './cases.fixture.ts';
import { csvOf, tableOf } from './csv.ts';
import { BadExchange } from './refused.ts';
import { uwazi } from './uwazi.ts';
import { rangeIn } from './uwazi-cells.ts';
import { type Incoming, readUwazi } from './uwazi-in.ts';

const ID = 'k-4f9z2m';
const [without] = await casesOf([NAMED], { id: ID });
const [names] = await casesOf([NAMED], { id: ID, names: true });
const CSV = textOf(uwazi([without!]).at(-1)!);
const table = tableOf(CSV);

const intake = (text: string, file: string) =>
  intakeText({ bytes: Buffer.from(text), file, language: 'en', mediaType: 'text/plain' });

function read(text: string | Uint8Array, there: readonly string[] = []): Promise<Incoming> {
  return readUwazi(typeof text === 'string' ? Buffer.from(text) : text, 'acts.csv', {
    pack,
    caseOf: async (id) => (id === ID ? [without!, names!] : undefined),
    intake,
    isThere: async (report) => there.includes(report),
  });
}

/** The table with some cells of its first row in place of its own. */
function changed(cells: Readonly<Record<string, string>>): string {
  const [first] = table.rows;
  const row = table.head.map((head, i) => cells[head] ?? first!.cells[i]!);
  return [...csvOf([table.head, row])].join('');
}

const is = async (text: string) => (await read(text)).rows.map((row) => row.is);

test('what nobody changed is the same, with and without names, and after another order of values', async () => {
  assert.ok(table.rows.length >= 2);
  assert.ok((await is(CSV)).every((each) => each === 'same'));
  assert.ok((await is(textOf(uwazi([names!]).at(-1)!))).every((each) => each === 'same'));
  const [first] = table.rows;
  const at = table.head.indexOf('between');
  assert.deepEqual(await is(changed({ between: first!.cells[at]!.replace(':', '~') })), ['same']);
});

test('heads come back under either rule, and as Uwazi labels them', async () => {
  const heads = table.head.map(
    (head) => ({ act_kind: 'Act kind', point_geolocation: 'point', title__en: 'Title' })[head] ?? head,
  );
  const text = [
    ...csvOf([['Date added', ...heads], ...table.rows.map(({ cells }) => ['2024-01-01', ...cells])]),
  ].join('');
  const { rows, ignored } = await read(text);
  assert.deepEqual(ignored, ['Date added']);
  assert.ok(rows.every((row) => row.is === 'same'));
});

test('a changed row is proposed as a report of its own whose claim quotes its cells', async () => {
  const { rows } = await read(
    changed({
      between: '2020-05-14:2020-05-20',
      place: 'Ryanggang Province::Paekam County',
      charge: '=HYPERLINK(1)',
    }),
  );
  const [row] = rows;
  assert.equal(row!.is, 'changed');
  assert.equal(row!.case, ID);
  assert.deepEqual(
    row!.cells.map(({ column, taken }) => [column, taken]),
    [
      ['between', true],
      ['place', true],
      ['charge', true],
    ],
  );
  const { report, reading } = row!;
  const [claim] = reading!.claims;
  assert.equal(reading!.claims.length, 1);
  assert.equal(claim!.status, 'proposed');
  const points = [...report!.text];
  for (const { start, end, quote } of [
    ...claim!.anchors,
    ...reading!.parties.flatMap(({ anchors }) => anchors),
  ])
    assert.equal(points.slice(start, end).join(''), quote);
  assert.ok(claim!.says.kind === 'act' && claim!.says.act === 'arrest');
  assert.deepEqual(claim!.says.roles.at.map(({ pcode }) => pcode).length, 1);
  assert.equal(claim!.says.roles.when[0]!.anchor!.quote, '2020-05-14:2020-05-20');
  assert.deepEqual(claim!.says.roles.for, ['=HYPERLINK(1)']);
  assert.ok(reading!.parties.every(({ label }) => !label.includes('·')));
});

test('nothing is made silently: values, places, kinds and parties that are not known refuse the row', async () => {
  const faults = async (cells: Readonly<Record<string, string>>) =>
    (await read(changed(cells))).rows.flatMap((row) => [
      row.is,
      ...row.faults.map(({ column, why }) => `${column} ${why}`),
    ]);
  assert.deepEqual(await faults({ act_kind: 'defenestration' }), ['refused', 'act_kind unknown']);
  assert.deepEqual(await faults({ act_kind: 'arrest|trial' }), ['refused', 'act_kind several']);
  assert.deepEqual(await faults({ act_kind: '' }), ['refused', 'act_kind missing']);
  assert.deepEqual(await faults({ place: 'Nowhere County' }), ['refused', 'place unknown']);
  assert.deepEqual(await faults({ done_to: 'somebody' }), ['refused', 'done_to party']);
  assert.deepEqual(await faults({ done_to: 'person: somebody' }), ['changed']);
  assert.deepEqual(await faults({ between: '14 May' }), ['refused', 'between date']);
  assert.deepEqual(await faults({ between: '2020-02-30:2020-03-01' }), ['refused', 'between date']);
  assert.deepEqual(await faults({ moksori_id: 'k-999999.a1' }), ['refused', 'moksori_id no-act']);
  assert.deepEqual(await faults({ moksori_id: `${ID}.a1` }), ['refused', 'moksori_id no-act']);
  const [first] = table.rows;
  const twice = [...csvOf([table.head, first!.cells, first!.cells])].join('');
  assert.deepEqual(await is(twice), ['same', 'refused']);
});

test('what follows from claims is told and not taken; a row without an id is new, and once proposed is there', async () => {
  const { rows } = await read(changed({ review: 'accepted' }));
  assert.deepEqual([rows[0]!.is, rows[0]!.cells.map(({ taken }) => taken)], ['same', [false]]);
  const text = changed({ moksori_id: '', done_to: 'person: a miner', done_by: '' });
  const [fresh] = (await read(text)).rows;
  assert.equal(fresh!.is, 'new');
  assert.equal((await read(text, [fresh!.report!.id])).rows[0]!.is, 'there');
});

test('what was left out on the way there is no word of a claim', async () => {
  const { rows } = await read(changed({ between: '2020-05-14:2020-05-20', charge: '[name withheld]' }));
  const [claim] = rows[0]!.reading!.claims;
  assert.ok(claim!.says.kind === 'act' && claim!.says.roles.for.length === 0);
});

test('two Korean heads that the classic rule makes one are no columns of ours; a column twice is refused', async () => {
  const rows = [
    [...table.head, '체포일', '구금일'],
    [...table.rows[0]!.cells, '1', '2'],
  ];
  const { ignored } = await read([...csvOf(rows)].join(''));
  assert.deepEqual(ignored, ['체포일', '구금일']);
  await assert.rejects(read('act_kind,Act kind\narrest,arrest\n'), BadExchange);
  await assert.rejects(read('party_kind\nperson\n'), BadExchange);
});

test('heads of another collection are what a person says they are', async () => {
  const text = [
    ...csvOf([
      ['유형', '장소', '기간'],
      ['체포', '갑산군', '2020-05-01:2020-05-31'],
    ]),
  ].join('');
  const around = {
    pack,
    caseOf: async () => undefined,
    intake,
    isThere: async () => false,
  };
  const heads = new Map([
    ['유형', 'act_kind'],
    ['장소', 'place'],
    ['기간', 'between'],
  ]);
  const { rows, ignored } = await readUwazi(Buffer.from(text), 'acts.csv', { ...around, heads });
  assert.deepEqual([rows.map((row) => row.is), ignored], [['new'], []]);
  const [claim] = rows[0]!.reading!.claims;
  assert.ok(
    claim!.says.kind === 'act' &&
      claim!.says.act === 'arrest' &&
      claim!.says.roles.at[0]!.label_ko === '갑산군',
  );
  assert.deepEqual(
    claim!.anchors.map(({ quote }) => quote),
    ['체포', '갑산군', '2020-05-01:2020-05-31'],
  );
  await assert.rejects(
    readUwazi(Buffer.from(text), 'acts.csv', { ...around, heads: new Map([['종류', 'act_kind']]) }),
    BadExchange,
  );
});

test('ranges of days', () => {
  assert.equal(rangeIn('2020-05-01:2020-05-31'), '2020-05-01/2020-05-31');
  assert.equal(rangeIn('2020/05/01~'), '2020-05-01/..');
  assert.equal(rangeIn(':2020-05-31'), '../2020-05-31');
  assert.equal(rangeIn('2020-05-01:2020-05-01'), '2020-05-01');
  for (const cell of [':', '2020', '2020-05-31:2020-05-01', '2020-13-01:', '2021-02-29:', 'a:b', '1:2:3'])
    assert.equal(rangeIn(cell), undefined, cell);
});

test('no table breaks it', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'arrest',
      'Kapsan County',
      '2020-05-01:2020-05-31',
      'person: x',
      '-',
      ';',
      '|',
      '::',
      '🏮',
      'a;b',
      `${ID}.`,
      '[name withheld]',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: table.head.length, maxLength: table.head.length }), {
        minLength: 1,
        maxLength: 3,
      }),
      async (rows) => {
        let done: Incoming;
        try {
          done = await read([...csvOf([table.head, ...rows])].join(''));
        } catch (error) {
          if (error instanceof BadExchange) return;
          throw error;
        }
        for (const { report, reading } of done.rows)
          for (const { anchors } of reading?.claims ?? [])
            for (const { start, end, quote } of anchors)
              assert.equal([...report!.text].slice(start, end).join(''), quote);
      },
    ),
    { numRuns: 200 },
  );
});
