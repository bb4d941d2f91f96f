import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Room } from '../room.ts';
import { type Served, serve } from '../server.fixture.ts';
import { casesPage, type Job, job } from '../shapes.ts';

const demo = (name: string) => readFileSync(new URL(`../../../data/demo/${name}`, import.meta.url));
const PHONE = 'hoeryong-phone.txt';

function form(
  files: Readonly<Record<string, Uint8Array | string>>,
  fields: Record<string, string> = {},
): FormData {
  const data = new FormData();
  for (const [name, bytes] of Object.entries(files))
    data.append('files', new File([bytes as Uint8Array<ArrayBuffer>], name));
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

async function send({ json }: Served, body: FormData): Promise<Job> {
  return json('/api/reports', job, { body });
}

/** What the events say, until the work is over. */
async function followed({ ask }: Served, { id }: Job): Promise<Job[]> {
  const answer = await ask(`/api/jobs/${id}/events`);
  assert.match(answer.headers.get('content-type')!, /^text\/event-stream/);
  const text = await answer.text();
  return [...text.matchAll(/^event: job\ndata: (.*)$/gm)].map(([, data]) => job.parse(JSON.parse(data!)));
}

test('files become cases; what cannot be read is said file by file', async (t) => {
  const served = await serve(t, { reports: [] });
  const files = {
    [PHONE]: demo(PHONE),
    'empty.txt': '',
    'two-brothers.txt': demo('two-brothers.txt'),
    '/home/source-name/again.txt': demo(PHONE),
    'picture.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  };
  const begun = await send(served, form(files, { published: '2022-03-19' }));
  assert.deepEqual(
    begun.files!.map(({ file }) => file),
    [PHONE, 'empty.txt', 'two-brothers.txt', 'again.txt', 'picture.png'],
  );
  const told = await followed(served, begun);
  const last = told.at(-1)!;
  assert.equal(last.state, 'done');
  assert.deepEqual(
    last.files!.map(({ state, problem }) => problem?.code ?? state),
    ['added', 'empty', 'added', 'added', last.files![4]!.problem!.code],
  );
  assert.equal(last.files![4]!.state, 'failed');
  assert.ok(last.files![0]!.claims! > 0);
  assert.deepEqual(await served.json(`/api/jobs/${begun.id}`, job), last);
  const { total, cases } = await served.json('/api/cases', casesPage);
  assert.equal(total, 2);
  assert.deepEqual(new Set(last.result!.cases as string[]), new Set(cases.map((one) => one.case)));
});

test('a report that the vault has is known, and into a case means into that case', async (t) => {
  const served = await serve(t, { reports: [PHONE] });
  const again = await followed(served, await send(served, form({ 'x.txt': demo(PHONE) })));
  assert.deepEqual(again.at(-1)!.files, [{ file: 'x.txt', state: 'known', case: served.cases[0] }]);
  const body = form({ 'hoeryong-trial.html': demo('hoeryong-trial.html') }, { case: served.cases[0]! });
  const into = await followed(served, await send(served, body));
  assert.equal(into.at(-1)!.files![0]!.case, served.cases[0]);
  assert.equal((await served.view()).reports.length, 2);
});

test('what is wrong with the request is said, and nothing is begun', async (t) => {
  const served = await serve(t, { reports: [] });
  const size = await served.size();
  const one = { 'a.txt': 'A man was arrested.' };
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.txt`, 'x']));
  const wrong: [number, string, FormData][] = [
    [422, 'invalid', form({})],
    [422, 'no-files', form({}, { files: 'a text' })],
    [422, 'too-many-files', form(many)],
    [422, 'bad-date', form(one, { published: '2021-13' })],
    [404, 'no-case', form(one, { case: 'k-000000' })],
    [422, 'invalid', form(one, { case: 'somewhere' })],
    [422, 'invalid', form(one, { source: '../x' })],
  ];
  for (const [status, code, body] of wrong)
    assert.equal((await served.refused('/api/reports', status, { body })).code, code);
  await served.refused('/api/reports', 415, { body: { files: [] } });
  const broken = { 'content-type': 'multipart/form-data; boundary=x' };
  await served.refused('/api/reports', 400, { body: 'not a form', headers: broken });
  const long = { 'content-length': String(2 ** 40) };
  await served.refused('/api/reports', 413, { body: form(one), headers: long });
  await served.refused('/api/jobs/j-0000000000000000', 404);
  assert.equal(await served.size(), size);
});

test('uploads are in memory as far as there is room, until they are read', async (t) => {
  const text = demo(PHONE);
  const room = new Watched(text.length * 1.5);
  const served = await serve(t, { reports: [], room });
  const sized = (name: string, bytes: Uint8Array, fields?: Record<string, string>) => ({
    body: form({ [name]: bytes }, fields),
    headers: { 'content-length': String(bytes.length) },
  });
  const upload = (name: string, times = 1) =>
    served.json(
      '/api/reports',
      job,
      sized(name, Buffer.concat([...Array(times).fill(text), Buffer.from(name)])),
    );
  const all = await Promise.all(['a.txt', 'b.txt', 'c.txt'].map((name) => upload(name)));
  for (const begun of all) assert.equal((await followed(served, begun)).at(-1)!.files![0]!.state, 'added');
  assert.ok(room.most > 0 && room.most <= text.length * 1.5, `${room.most}`);
  // What is refused, and what the closed vault never began, frees its room too.
  await served.refused('/api/reports', 422, sized('d.txt', text, { published: '2021-13' }));
  await upload('e.txt', 2);
  await served.house.lock();
  await served.house.unlock(Buffer.from('invented words for a test'));
  assert.equal((await followed(served, await upload('f.txt', 3))).at(-1)!.state, 'done');
  assert.equal(room.taken, 0);
});

/** A room that knows the most that was taken at once. */
class Watched extends Room {
  taken = 0;
  most = 0;
  override async take(bytes: number): Promise<() => void> {
    const free = await super.take(bytes);
    this.taken += bytes;
    this.most = Math.max(this.most, this.taken);
    return () => {
      this.taken -= bytes;
      free();
    };
  }
}

test('others are answered while a long text is read, and closing the vault ends the reading', async (t) => {
  const served = await serve(t, { reports: [PHONE] });
  const long = `${demo(PHONE).toString()}\n`.repeat(2000);
  const begun = await send(served, form({ 'long.txt': long }));
  const from = performance.now();
  for (let i = 0; i < 20; i++) await served.view();
  assert.ok(performance.now() - from < 10_000);
  assert.equal((await served.json(`/api/jobs/${begun.id}`, job)).state, 'running');
  await served.house.lock();
  await served
    .refused(`/api/jobs/${begun.id}`, 404)
    .catch(() => served.refused(`/api/jobs/${begun.id}`, 423));
  await served.house.unlock(Buffer.from('invented words for a test'));
  assert.equal((await served.json('/api/cases', casesPage)).total, 1);
});
