import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeDocument } from '../../release/document/write.ts';
import { exposed, fileText, lessened } from '../release/shapes.ts';
import { serve } from '../server.fixture.ts';

const TEXT =
  'A woman in her 40s from Hoeryong was arrested last autumn after she had spoken with a broker. She had 14,350 yuan at home.';
const ask = (body: object) => ({ body: { level: 'public', ...body } });

test('a planned text is looked at, with quotes that stand in it', async (t) => {
  const { json, cases, size } = await serve(t);
  const before = await size();
  const path = `/api/cases/${cases[0]}/exposure`;
  const { text, language, exposure } = await json(path, exposed, ask({ text: `${TEXT}\r\n` }));
  assert.equal(text, `${TEXT}\n`);
  assert.equal(language, 'en');
  assert.ok(exposure.paths > 0);
  const letters = Array.from(text!);
  for (const { quotes } of [...exposure.acts, ...exposure.details])
    for (const { start, end, quote } of quotes) assert.equal(letters.slice(start, end).join(''), quote);
  assert.ok(exposure.acts.some(({ kind, inCase }) => kind === 'arrest' && inCase));
  assert.deepEqual(
    exposure.style.map(({ kind, coarser }) => [kind, coarser]),
    [['sum', '10,000–100,000']],
  );
  assert.equal(await size(), before, 'it writes nothing');
});

test('without a text it is everything that the level lets out', async (t) => {
  const { json, cases } = await serve(t);
  const { text, exposure } = await json(`/api/cases/${cases[0]}/exposure`, exposed, ask({}));
  assert.equal(text, null);
  assert.equal(exposure.level, 'public');
  assert.ok(exposure.acts.length > 5);
});

test('what is assumed can be set; what the pack does not know is refused', async (t) => {
  const { json, refused, cases } = await serve(t);
  const path = `/api/cases/${cases[0]}/exposure`;
  const few = await json(path, exposed, ask({ text: TEXT, assumed: { people: 1_000_000 } }));
  assert.equal(few.exposure.asked.people, 1_000_000);
  assert.ok(few.exposure.subjects.some((one) => one.path && one.ways.length > 0));
  for (const assumed of [
    { population: { nowhere: [1, 2] } },
    { audience: { nothing: ['family'] } },
    { audience: { arrest: ['nobody'] } },
    { population: { KP0203: [2, 1] } },
    { ages: { '40s': [0, 2] } },
  ]) {
    const { code } = await refused(path, 422, ask({ text: TEXT, assumed }));
    assert.equal(code, 'invalid');
  }
});

test('what cannot be looked at gets one clear line', async (t) => {
  const { refused, cases } = await serve(t);
  const path = `/api/cases/${cases[0]}/exposure`;
  for (const [body, code] of [
    [{ text: '' }, 'invalid'],
    [{ text: ' \n ' }, 'blank'],
    [{ text: 'a'.repeat(100_001) }, 'invalid'],
    [{ text: TEXT, on: '2024-13' }, 'bad-date'],
    [{ text: TEXT, level: 'vault' }, 'invalid'],
    [{ text: '\0\x01\x02\x03 nothing' }, 'not-text'],
  ] as const)
    assert.equal((await refused(path, 422, ask(body))).code, code);
  assert.equal((await refused('/api/cases/k-zzzzzz/exposure', 404, ask({ text: TEXT }))).code, 'no-case');
});

test('a newer question about the same draft takes the place of the older one, another draft waits its turn', async (t) => {
  const { ask: send, cases } = await serve(t);
  const path = `/api/cases/${cases[0]}/exposure`;
  const answers = await Promise.all(
    ['a', 'a', 'b', 'a'].map((draft, i) => send(path, ask({ draft, text: `${TEXT} ${i}.` }))),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [409, 409, 200, 200],
  );
  const { code } = (await answers[0]!.json()) as { code: string };
  assert.equal(code, 'overtaken');
});

test('less is told, and what is asked for is not found any more', async (t) => {
  const { json, refused, cases } = await serve(t);
  const path = `/api/cases/${cases[0]}/redaction`;
  const choices = [
    { what: { type: 'sum', value: '14350' }, how: 'coarser' },
    { what: { type: 'place', value: 'KP0905' }, how: 'coarser', step: 'province' },
  ];
  const { text, changes, left } = await json(path, lessened, {
    body: { text: TEXT, language: 'en', choices },
  });
  assert.doesNotMatch(text, /14,350/);
  assert.ok(changes.some(({ quote }) => quote.includes('14,350')));
  assert.deepEqual(
    left.filter(({ choice }) => choice === 0),
    [],
  );
  assert.equal((await refused(path, 422, { body: { text: TEXT, language: 'fr', choices } })).code, 'invalid');
});

test('the words of a file are read out of it, and nothing is kept', async (t) => {
  const { json, refused, cases, size } = await serve(t);
  const path = `/api/cases/${cases[0]}/draft`;
  const before = await size();
  const form = (bytes: Uint8Array) => {
    const data = new FormData();
    data.append('file', new File([Buffer.from(bytes)], 'by a person.docx'));
    return { body: data };
  };
  const paragraphs = TEXT.split('. ').map((text) => ({ kind: 'paragraph', content: [{ text }] }) as const);
  const said = { notes: 'Notes', page: '{n}' };
  const { bytes } = await writeDocument(
    { title: '', language: 'en', blocks: paragraphs, says: said },
    'docx',
  );
  const { text, language } = await json(path, fileText, form(bytes));
  assert.match(text, /14,350 yuan/);
  assert.equal(language, 'en');
  assert.equal((await refused(path, 422, form(new Uint8Array(2000)))).code, 'not-text');
  assert.equal((await refused(path, 422, { body: new FormData() })).code, 'invalid');
  assert.equal(await size(), before);
});

test('closing the vault ends what is looked at', async (t) => {
  const { refused, house, cases } = await serve(t);
  const waiting = refused(`/api/cases/${cases[0]}/exposure`, 423, ask({ text: TEXT }));
  await house.open.desk.view(cases[0]!, 'en');
  await house.lock();
  assert.equal((await waiting).code, 'locked');
});
