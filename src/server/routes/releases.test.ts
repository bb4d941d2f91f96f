import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { exposed, made, register, written } from '../release/shapes.ts';
import { PASSPHRASE, type Served, serve } from '../server.fixture.ts';

export const TEXT =
  'A woman in her 40s from Hoeryong was arrested last autumn after she had spoken with a broker. She had 14,350 yuan at home.';

test('from consent to proposal, approval by another person, and refusal of what comes too late', async (t) => {
  const served = await serve(t);
  const { json, refused, cases } = served;
  const path = `/api/cases/${cases[0]}`;
  const draft = { level: 'un', text: TEXT, to: 'An invented working group' };
  const codes = async () =>
    (await json(`${path}/exposure`, exposed, { body: draft })).missing.map(({ code }) => code);
  assert.deepEqual(await codes(), ['consent', 'paths', 'claims', 'alone']);
  assert.equal((await refused(`${path}/releases`, 409, { body: draft })).code, 'gate-closed');

  const consent = { purposes: ['un'], by: 'told-of', how: 'signed form, kept on paper' };
  for (const [wrong, code] of [
    [{ ...consent, by: 'Invented Name' }, 'no-consent'],
    [{ ...consent, by: 's-000000' }, 'no-consent'],
    [{ ...consent, until: '2001-01-01' }, 'no-consent'],
    [{ ...consent, purposes: ['vault'] }, 'invalid'],
  ] as const)
    assert.equal((await refused(`${path}/consents`, 422, { body: wrong })).code, code);
  await json(`${path}/consents`, written, { body: consent });
  const other = await somebodyElse(served);
  assert.deepEqual(await codes(), ['paths', 'claims', 'second']);

  const whole = { ...draft, reason: 'The family asked for it.' };
  const size = await served.size();
  const { entries } = await json(`${path}/releases`, written, { body: whole });
  assert.equal(await served.size(), size + 1);
  const at = `${path}/releases/${entries[0]}`;
  const [waiting] = (await json(`${path}/releases`, register)).releases;
  assert.equal(waiting!.state, 'waiting');
  assert.deepEqual(waiting!.missing, []);
  assert.ok(waiting!.mine);
  assert.deepEqual(waiting!.texts, [{ language: 'en', text: TEXT }]);

  assert.equal((await refused(`${at}/approve`, 409, { body: {} })).code, 'gate-closed');
  assert.equal((await refused(`${at}/approve`, 409, { body: { as: 'a-nobody' } })).code, 'gate-closed');
  await json(`${at}/approve`, written, { body: { as: other } });
  assert.equal((await refused(`${at}/approve`, 409, { body: { as: other } })).code, 'no-release');
  assert.equal((await refused(`${at}/refuse`, 409, { body: { reason: 'late' } })).code, 'no-release');
  assert.equal((await refused(`${at}/withdraw`, 409, { body: { reason: 'not out' } })).code, 'no-release');
  const [approved] = (await json(`${path}/releases`, register)).releases;
  assert.equal(approved!.state, 'approved');
  assert.equal(approved!.answer!.name, 'Second Person');

  // It leaves: on the record first, then byte for byte as it was approved, in every format the same each time.
  assert.equal((await refused(`${at}/files/text.en.txt`, 404)).code, 'not-here');
  const formats = ['txt', 'html', 'docx', 'pdf'];
  const { files } = await json(`${at}/make`, made, { body: { formats } });
  assert.deepEqual(
    files.map(({ name }) => name),
    ['text.en.txt', 'text.en.html', 'text.en.docx', 'text.en.pdf'],
  );
  for (const { name, sha256, bytes } of files) {
    const answer = await served.ask(`${at}/files/${name}`);
    assert.match(answer.headers.get('content-disposition')!, /^attachment/);
    const got = Buffer.from(await answer.arrayBuffer());
    assert.equal(got.length, bytes);
    assert.equal(createHash('sha256').update(got).digest('hex'), sha256, name);
    if (name.endsWith('.txt')) assert.equal(got.toString(), TEXT);
  }
  const [left] = (await json(`${path}/releases`, register)).releases;
  assert.equal(left!.state, 'left');
  assert.deepEqual(left!.made[0]!.files, files);

  // What fell since is named, and the correction does not tell it again.
  const view = await served.view();
  const act = view.claims.find(({ says }) => says.kind === 'act' && says.act === 'arrest')!;
  for (const claim of view.drafted.acts.find(({ claims }) => claims.includes(act.id))!.claims)
    await served.ask(`${path}/decisions`, {
      body: {
        what: 'reject',
        claim,
        expects: view.claims.find(({ id }) => id === claim)!.last,
        reason: 'Somebody else.',
      },
    });
  const [fallen] = (await json(`${path}/releases`, register)).releases;
  assert.ok(fallen!.fallen.some(({ kind }) => kind === 'arrest'));
  assert.match(fallen!.correction.en, /arrest/i);
  assert.match(fallen!.correction.ko, /정정/);
  assert.doesNotMatch(fallen!.correction.en, /Hoeryong|40s|broker/);

  await json(`${at}/withdraw`, written, { body: { reason: 'One statement fell.' } });
  assert.equal((await json(`${path}/releases`, register)).releases[0]!.state, 'withdrawn');
  assert.equal((await refused(`${at}/make`, 409, { body: { formats } })).code, 'no-release');
  // What left before is looked at with what leaves next.
  const next = await json(`${path}/exposure`, exposed, { body: { ...draft, text: 'A woman was freed.' } });
  assert.deepEqual(
    next.exposure.texts.map(({ released }) => released),
    [true, false],
  );
});

test('a bundle leaves with its text, and is fetched as it was summed', async (t) => {
  const served = await serve(t);
  const { json, refused, cases, house } = served;
  const path = `/api/cases/${cases[0]}`;
  const other = await somebodyElse(served);
  await json(`${path}/consents`, written, { body: { purposes: ['partner'], by: 'organisation' } });
  const bundle = { redact: [], to: [] };
  const { entries } = await json(`${path}/releases`, written, {
    body: { level: 'partner', bundle, to: 'A partner', reason: 'They keep the archive.' },
  });
  const at = `${path}/releases/${entries[0]}`;
  await json(`${at}/approve`, written, { body: { as: other } });
  const { files } = await json(`${at}/make`, made, { body: { formats: [] } });
  assert.deepEqual(
    files.map(({ name }) => name),
    ['evidence.zip'],
  );
  const got = Buffer.from(await (await served.ask(`${at}/files/evidence.zip`)).arrayBuffer());
  assert.equal(createHash('sha256').update(got).digest('hex'), files[0]!.sha256);
  assert.equal(got.subarray(0, 2).toString(), 'PK');
  await house.lock();
  await house.unlock(Buffer.from(PASSPHRASE));
  assert.equal((await refused(`${at}/files/evidence.zip`, 410)).code, 'make-again');
});

test('a consent that is withdrawn counts no more, and the proposal that rested on it waits in vain', async (t) => {
  const served = await serve(t);
  const { json, refused, cases } = served;
  const path = `/api/cases/${cases[0]}`;
  const other = await somebodyElse(served);
  const { entries: given } = await json(`${path}/consents`, written, {
    body: { purposes: ['public'], by: 'publisher' },
  });
  const { entries } = await json(`${path}/releases`, written, {
    body: { level: 'public', text: TEXT, to: 'Everybody', reason: 'It is out already.' },
  });
  await json(`${path}/consents/${given[0]}/withdraw`, written, {
    body: { reason: 'They changed their mind.' },
  });
  const { releases, consents } = await json(`${path}/releases`, register);
  assert.deepEqual(
    releases[0]!.missing.map(({ code }) => code),
    ['consent-withdrawn'],
  );
  assert.equal(consents[0]!.holds, false);
  const approve = { body: { as: other } };
  assert.equal((await refused(`${path}/releases/${entries[0]}/approve`, 409, approve)).code, 'gate-closed');
  await json(`${path}/releases/${entries[0]}/refuse`, written, { body: { reason: 'No consent any more.' } });
  assert.equal((await json(`${path}/releases`, register)).releases[0]!.state, 'refused');
});

test('of a yes and a no at one moment one counts, and the other is refused and not written', async (t) => {
  const served = await serve(t);
  const { json, cases } = served;
  const path = `/api/cases/${cases[0]}`;
  const other = await somebodyElse(served);
  await json(`${path}/consents`, written, { body: { purposes: ['public'], by: 'publisher' } });
  const { entries } = await json(`${path}/releases`, written, {
    body: { level: 'public', text: TEXT, to: 'Everybody', reason: 'It is out already.' },
  });
  const at = `${path}/releases/${entries[0]}`;
  const size = await served.size();
  const both = await Promise.all([
    served.ask(`${at}/approve`, { body: { as: other } }),
    served.ask(`${at}/refuse`, { body: { reason: 'Not this one.' } }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(await served.size(), size + 1);
  const [answered] = (await json(`${path}/releases`, register)).releases;
  assert.equal(answered!.answer!.yes, both[0]!.status === 200);
});

/** Another person of the vault. */
async function somebodyElse({ house }: Served): Promise<string> {
  const id = 'a-second';
  const entry = { actor: 'a-000001', case: '-', subject: id, key: 'vault' };
  await house.open.home.vault.append([{ ...entry, kind: 'person.added', body: { name: 'Second Person' } }]);
  return id;
}
