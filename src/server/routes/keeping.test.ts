import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { rehearse } from '../../vault/archive/rehearse.ts';
import { PASSPHRASE, type Served, serve } from '../server.fixture.ts';
import { type Job, job } from '../shapes.ts';

const MAIL = ['From: x@example.org', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', ''];

async function finished(served: Served, path: string, body: unknown = ''): Promise<Job> {
  const { id } = await served.json(path, job, { method: 'POST', body });
  await (await served.ask(`/api/jobs/${id}/events`)).text();
  return served.json(`/api/jobs/${id}`, job);
}
const backups = () => readdirSync(tmpdir()).filter((name) => name.startsWith('moksori-backup-'));

test('a check says what it found', async (t) => {
  const served = await serve(t);
  const { state, result } = await finished(served, '/api/checks');
  assert.deepEqual([state, result!.faults, result!.entries], ['done', [], await served.size()]);
});

test('a backup can be fetched, opens, and does not stay', async (t) => {
  const before = backups();
  const served = await serve(t);
  const size = await served.size();
  const { id, result } = await finished(served, '/api/backups');
  assert.equal(result!.entries, size);
  const answer = await served.ask(`/api/backups/${id}`);
  assert.match(
    answer.headers.get('content-disposition')!,
    /^attachment; filename="moksori-\w+-\d{4}-\d\d-\d\d\.backup"/,
  );
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(bytes.length, result!.bytes);
  const file = join(served.dir, '..', 'fetched');
  writeFileSync(file, bytes);
  const { restored } = await rehearse(file, Buffer.from(PASSPHRASE), async () => {});
  assert.equal(restored.entries, size);
  assert.equal(await served.size(), size + 1);
  await served.house.lock();
  assert.deepEqual(backups(), before);
  await served.refused(`/api/backups/${id}`, 423);
});

test('the original is handed out byte for byte, and no browser shows it', async (t) => {
  const served = await serve(t);
  const { reports } = await served.view();
  const path = `/api/cases/${served.cases[0]}/reports`;
  const answer = await served.ask(`${path}/${reports[0]!.id}/original`);
  const file = readFileSync(new URL('../../../data/demo/hoeryong-phone.txt', import.meta.url));
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), file);
  assert.equal(answer.headers.get('content-type'), 'application/octet-stream');
  assert.match(answer.headers.get('content-security-policy')!, /sandbox/);
  assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="hoeryong-phone\.txt"/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  await served.refused(`${path}/r-00000000/original`, 404);
});

test('of an attachment the e-mail around it is handed out', async (t) => {
  const served = await serve(t, { reports: [] });
  const part = (head: string, text: string) => [
    '--b',
    'Content-Type: text/plain; charset=UTF-8',
    ...(head ? [head] : []),
    '',
    text,
  ];
  const attached = 'Content-Disposition: attachment; filename="report.txt"';
  const mail = [
    ...MAIL,
    ...part('', 'A neighbour said that police arrested a fisherman on 3 May 2021.'),
    ...part(attached, 'A woman was taken to a prison camp in June 2021, her sister said.'),
    '--b--',
  ].join('\r\n');
  const data = new FormData();
  data.append('files', new File([mail], '보고.eml'));
  const { files } = await finished(served, '/api/reports', data);
  const { reports } = await served.view(files![0]!.case);
  for (const { id } of reports) {
    const answer = await served.ask(`/api/cases/${files![0]!.case}/reports/${id}/original`);
    assert.equal(await answer.text(), mail);
    assert.match(
      answer.headers.get('content-disposition')!,
      /filename="__\.eml"; filename\*=UTF-8''%EB%B3%B4/,
    );
  }
});
