import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { type TestContext, test } from 'node:test';
import { draft as draftReports } from '../../draft/draft.ts';
import { loadPack } from '../../packs/load.ts';
import { besides } from '../../protect/handed-on.ts';
import type { Assumed } from '../../protect/types.ts';
import { addDraft } from '../../review/add.ts';
import { checkAll } from '../../review/check.ts';
import { accept, reject } from '../../review/decide.ts';
import { join, part } from '../../review/joining.ts';
import { ofVault } from '../../review/kinds.ts';
import { loadAlone, loadState } from '../../review/load.ts';
import { faultsOf } from '../../review/schema.ts';
import { plan, shred } from '../../review/shred.ts';
import type { State } from '../../review/state-types.ts';
import { FileExists } from '../../vault/archive/file.ts';
import { createVault, type Home } from '../../vault/home.ts';
import { LEAST_COST } from '../../vault/keys/kdf.ts';
import type { Plain } from '../../vault/plain.ts';
import { writeDocument } from '../document/write.ts';
import { aroundOf, releasedBefore } from './around.ts';
import { bundleTexts } from './bundled.ts';
import { carriers, fallenIn } from './carried.ts';
import { correctionOf } from './correction.ts';
import { isDocument, readDocument } from './documents.ts';
import { approve, type GateClosed, giveConsent, propose } from './entries.ts';
import { filesOf, NoSign, type TextFormat } from './files.ts';
import { handedOn } from './handed-on.ts';
import { leave } from './leave.ts';
import { look } from './look.ts';
import { keptText, readText, releasedTexts, TextRefused, textOf } from './texts.ts';
import type { Draft, Looked } from './types.ts';

const pack = loadPack('prk');
const DAY = '2026-06-01';
const REPORT =
  'A trader in her 40s was arrested in Hyesan, Ryanggang Province, in March 2021, a source in the province said.';
const OTHER = 'A welder was sent to a political prison camp in May 2020, a source said.';
const TEXT = 'In March a trader was arrested in Ryanggang Province.\r\n';

/** A vault of two people, with a case for each report, all of their claims accepted. */
async function vaultOf(t: TestContext, ...texts: readonly string[]) {
  const dir = mkdtempSync(path(tmpdir(), 'moksori-gate-'));
  const home = await createVault(path(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: new TextEncoder().encode('one two three four') }],
    actor: 'a-1',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  t.after(async () => {
    await home.close();
    rmSync(dir, { recursive: true, force: true });
  });
  await home.vault.append([ofVault('person.added', { actor: 'a-1', subject: 'a-2' }, { name: 'Narae' })]);
  const cases: string[] = [];
  for (const [i, text] of texts.entries()) {
    const bytes = Buffer.from(text);
    const drafted = await draftReports([{ bytes, file: `${i}.txt`, published: '2021-05' }], { pack });
    const added = addDraft(drafted, { actor: 'a-1', pack, version: '0.1.0', source: `s-${i + 1}` });
    await home.vault.append(added.entries);
    const id = added.entries.find(({ kind }) => kind === 'case.opened')!.case;
    const state = await loadState(home.vault, id);
    await home.vault.append([...state.claims.keys()].map((claim) => accept(state, claim, { actor: 'a-1' })));
    const by = { actor: 'a-1', today: DAY };
    const consent = { purposes: ['public'] as const, by: `s-${i + 1}` };
    await home.vault.append([giveConsent(await loadState(home.vault, id), consent, by)]);
    cases.push(id);
  }
  return { home, dir, cases };
}

interface Wanted {
  readonly text?: string;
  readonly reason?: string;
  readonly bundle?: Draft['bundle'];
  readonly reports?: readonly string[];
  readonly assumed?: Assumed;
}

/** Looks at it and proposes it. */
async function proposed(home: Home, id: string, { text, reason, bundle, reports, assumed }: Wanted) {
  const state = await loadState(home.vault, id);
  const named = { id: 'd1', name: 'planned.txt', released: false };
  const texts = text === undefined ? [] : [await readText(text, named, pack)];
  const draft: Draft = {
    level: 'public',
    to: 'an invented newspaper',
    drafter: 'a-1',
    reports: reports ?? state.reports.map((one) => one.id),
    texts: texts.map((read) => keptText(read, text!)),
    ...(bundle && { bundle }),
    ...(reason !== undefined && { reason }),
  };
  const { released, ...around } = await aroundOf(home.vault, state, draft, { pack, day: DAY });
  const { looked, exposure } = look(state, draft, {
    ...{ pack, texts, now: around.now, ...(assumed && { assumed }) },
    released: await releasedTexts(state, released, pack),
  });
  return {
    looked,
    exposure,
    write: async () => written(home, propose(state, draft, looked, { ...around, by: 'a-1', approved: null })),
  };
}

async function written(home: Home, entry: Plain): Promise<number> {
  const { from } = await home.vault.append([entry]);
  for await (const chunk of home.vault.entries({ from, to: from + 1 }))
    assert.deepEqual(faultsOf(chunk[0]!), []);
  return from;
}

async function approved(home: Home, id: string, seq: number): Promise<void> {
  const state = await loadState(home.vault, id);
  const { body } = state.releases.find((one) => one.seq === seq)!;
  const around = await aroundOf(home.vault, state, body!, { pack, day: DAY, but: seq });
  await home.vault.append([approve(state, seq, 'a-2', around)]);
}

async function out(
  home: Home,
  id: string,
  seq: number,
  folder: string,
  formats: readonly TextFormat[] = ['txt'],
) {
  return leave(home, await loadState(home.vault, id), seq, folder, { pack, actor: 'a-1', day: DAY, formats });
}

const kinds = ({ tells }: Looked) => tells.map(({ kind }) => kind);

test('a text leaves as it was approved, byte for byte, and nothing before', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const seq = await (await proposed(home, id, { text: TEXT, reason: 'weighed' })).write();
  const folder = path(dir, 'out');
  await assert.rejects(out(home, id, seq, folder), { why: 'unanswered' });
  assert.ok(!existsSync(folder));
  await approved(home, id, seq);
  mkdirSync(folder);
  await assert.rejects(out(home, id, seq, folder), FileExists);
  rmSync(folder, { recursive: true });
  await assert.rejects(out(home, id, seq, path(dir, 'nowhere', 'out')), { code: 'ENOENT' });
  assert.equal((await loadState(home.vault, id)).releases[0]!.made.length, 0);
  await out(home, id, seq, folder);
  assert.equal(readFileSync(path(folder, 'text.en.txt'), 'utf8'), TEXT);
  assert.deepEqual(readdirSync(dir).sort(), ['out', 'vault']);
  // Once more, as documents: it stands in the register once more.
  const again = await out(home, id, seq, path(dir, 'again'), ['html', 'docx', 'html']);
  assert.deepEqual(
    again.map(({ name, format }) => [name, format]),
    [
      ['text.en.html', 'html'],
      ['text.en.docx', 'docx'],
    ],
  );
  assert.match(
    readFileSync(path(dir, 'again', 'text.en.html'), 'utf8'),
    /a trader was arrested in Ryanggang/,
  );
  assert.equal((await loadState(home.vault, id)).releases[0]!.made.length, 2);
});

test('a decision after the approval keeps it in', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const seq = await (await proposed(home, id, { text: TEXT, reason: 'weighed' })).write();
  await approved(home, id, seq);
  const state = await loadState(home.vault, id);
  const [claim] = [...state.claims.keys()];
  await home.vault.append([reject(state, claim!, { actor: 'a-1', reason: 'misread' })]);
  await assert.rejects(out(home, id, seq, path(dir, 'out')), (error: GateClosed) => {
    assert.deepEqual(error.missing[0], { code: 'stale', what: 'case' });
    return true;
  });
  assert.deepEqual(readdirSync(dir), ['vault']);
});

test('a bundle rests on all that it holds, and no consent or release is in it', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const bundle = { redact: [], to: [] };
  const one = await proposed(home, id, { bundle, reason: 'for a court' });
  assert.ok(one.exposure.texts.some(({ name }) => name.startsWith('r-')));
  assert.ok(kinds(one.looked).includes('arrest'));
  const seq = await one.write();
  await approved(home, id, seq);
  const [file] = await out(home, id, seq, path(dir, 'out'));
  assert.equal(file!.format, 'bundle');
  const zip = readFileSync(path(dir, 'out', 'evidence.zip')).toString('latin1');
  const lines = zip.split('\n').filter((line) => line.startsWith('{"seq":'));
  const told = lines.map((line) => Buffer.from(JSON.parse(line).entry, 'base64').toString('latin1'));
  assert.ok(told.some((entry) => entry.includes('claim.accepted')));
  assert.ok(!told.some((entry) => /consent\.|release\./.test(entry)));
  const left = await (await proposed(home, id, { text: TEXT, reason: 'weighed' })).exposure;
  assert.ok(left.texts.some(({ released, name }) => released && name.startsWith('r-')));
});

test('what only another report tells needs that report, with its consent', async (t) => {
  const { home, cases } = await vaultOf(t, REPORT, OTHER);
  const [a, b] = cases as [string, string];
  const by = { actor: 'a-1', reason: 'one person' };
  await home.vault.append(join(await loadAlone(home.vault, a), await loadAlone(home.vault, b), by));
  const state = await loadState(home.vault, a);
  const own = state.reports.filter(({ source }) => source === 's-1').map(({ id }) => id);
  const text = 'A welder was sent to a political prison camp.';
  const one = await proposed(home, a, { text, reports: own, reason: 'weighed' });
  await assert.rejects(one.write(), (error: GateClosed) => {
    assert.deepEqual(
      error.missing.map(({ code }) => code),
      ['elsewhere'],
    );
    return true;
  });
});

test('a bundle of a report that shall stay in needs all of its claims withheld, and is looked at without their words', async (t) => {
  const { home, cases } = await vaultOf(t, REPORT, OTHER);
  const [a, b] = cases as [string, string];
  const by = { actor: 'a-1', reason: 'one person' };
  await home.vault.append(join(await loadAlone(home.vault, a), await loadAlone(home.vault, b), by));
  const state = await loadState(home.vault, a);
  const [own, other] = ['s-1', 's-2'].map((source) => state.reports.find((one) => one.source === source)!.id);
  const claims = [...state.claims.values()].filter(({ report }) => report === other).map(({ id }) => id);
  const wanted = { reports: [own!], reason: 'for a court' };
  const some = await proposed(home, a, { ...wanted, bundle: { redact: claims.slice(1), to: [] } });
  await assert.rejects(some.write(), (error: GateClosed) => {
    assert.deepEqual(
      error.missing.find(({ code }) => code === 'bundled'),
      { code: 'bundled', reports: [other] },
    );
    return true;
  });
  await (await proposed(home, a, { ...wanted, bundle: { redact: claims, to: [] } })).write();
  const [first] = state.claims.get(claims[0]!)!.claim!.anchors;
  const texts = bundleTexts(
    state,
    { reports: [own!, other!], bundle: { redact: claims.slice(1), to: [] } },
    { id: 'b', released: false },
  );
  const { text } = texts.find(({ name }) => name === other)!.report;
  assert.equal(text.trim(), first!.quote);
  assert.equal([...text].length, [...OTHER].length);
});

test('fewer people or groups than the pack asks for hide no path', async (t) => {
  const { home, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const { exposure } = await proposed(home, id, { text: TEXT, assumed: { people: 1, groups: 1 } });
  assert.deepEqual(exposure.asked, { people: pack.exposure.people, groups: pack.exposure.groups });
});

test('an act that no claim tells needs a reason', async (t) => {
  const { home, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const { write } = await proposed(home, id, { text: `${TEXT}She was sent to a political prison camp.` });
  await assert.rejects(write(), (error: GateClosed) => {
    assert.ok(error.missing.some((one) => one.code === 'unfounded' && one.kinds.includes('imprisonment')));
    return true;
  });
});

test('a text that tells what was rejected is told from one that does not', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const state = await loadState(home.vault, id);
  const arrest = [...state.claims.values()].find(({ claim }) => claim?.says.kind === 'act')!;
  await home.vault.append([reject(state, arrest.id, { actor: 'a-1', reason: 'misread' })]);
  const { looked, write } = await proposed(home, id, { text: TEXT });
  assert.deepEqual(looked.tells.find(({ kind }) => kind === 'arrest')?.claims, [arrest.id]);
  await assert.rejects(write(), (error: GateClosed) => {
    assert.ok(error.missing.some((one) => one.code === 'claims' && one.status === 'rejected'));
    return true;
  });
  // With a reason it may leave; and it did not fall since.
  const seq = await (await proposed(home, id, { text: TEXT, reason: 'a false alarm' })).write();
  await approved(home, id, seq);
  await out(home, id, seq, path(dir, 'out'));
  const now = await loadState(home.vault, id);
  assert.deepEqual(fallenIn(now, now.releases[0]!), []);
});

test('what left while cases were one counts for each when they are apart', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT, OTHER, `${OTHER} Nobody knows more.`);
  const [a, b, c] = cases as [string, string, string];
  const by = { actor: 'a-1', reason: 'one person' };
  const pair = async (into: string, from: string): Promise<[State, State]> => [
    await loadAlone(home.vault, into),
    await loadAlone(home.vault, from),
  ];
  await home.vault.append(join(...(await pair(b, c)), by));
  await home.vault.append(join(...(await pair(a, b)), by));
  const seq = await (await proposed(home, a, { text: TEXT, reason: 'weighed' })).write();
  await approved(home, a, seq);
  await out(home, a, seq, path(dir, 'out'));
  await home.vault.append(part(...(await pair(a, b)), by));
  await home.vault.append(part(...(await pair(b, c)), by));
  for (const id of [a, b, c]) {
    const before = await releasedBefore(home.vault, await loadState(home.vault, id));
    assert.deepEqual(
      before.map((release) => release.seq),
      [seq],
    );
  }
});

test('a claim that falls leads to what carried it, and the correction does not repeat it', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const seq = await (await proposed(home, id, { text: TEXT, reason: 'weighed' })).write();
  await approved(home, id, seq);
  await out(home, id, seq, path(dir, 'out'));
  const before = await loadState(home.vault, id);
  assert.deepEqual(fallenIn(before, before.releases[0]!), []);
  assert.equal(correctionOf(before.releases[0]!, [], pack, 'en'), '');
  const arrest = [...before.claims.values()].find(({ claim }) => claim?.says.kind === 'act')!;
  await home.vault.append([reject(before, arrest.id, { actor: 'a-1', reason: 'misread' })]);
  const state = await loadState(home.vault, id);
  const [release] = state.releases;
  const fallen = fallenIn(state, release!);
  assert.ok(fallen.some(({ kind, claims }) => kind === 'arrest' && claims[0]!.how === 'rejected'));
  const [carrier] = carriers(state, arrest.id, { acts: [] });
  assert.deepEqual([carrier?.release.seq, carrier?.fallen.length], [seq, 2]);
  const other = [...state.claims.values()].find(({ id, claim }) => id !== arrest.id && claim !== null);
  for (const one of carriers(state, other!.id, { acts: [] })) assert.deepEqual(one.fallen, []);
  // Another claim of the same act, which came to it later.
  const acts = [{ claims: ['r-later.c1', arrest.id] }] as never;
  assert.equal(carriers(state, 'r-later.c1', { acts }).length, 1);
  assert.deepEqual(carriers(state, 'r-later.c1', { acts: [] }), []);
  for (const language of ['en', 'ko'] as const) {
    const text = correctionOf(release!, fallen, pack, language);
    assert.match(text, /an invented newspaper/);
    assert.ok(text.includes(pack.acts.get('arrest')!.label[language]));
    for (const detail of ['trader', 'Hyesan', 'Ryanggang', '2021', 'March', '40'])
      assert.ok(!text.includes(detail), detail);
  }
});

test('a report that is shredded takes what rests on it along, also where cases were joined', async (t) => {
  const { home, dir, cases } = await vaultOf(t, REPORT, OTHER);
  const [a, b] = cases as [string, string];
  const by = { actor: 'a-1', reason: 'in danger' };
  const first = await (
    await proposed(home, b, { text: 'A welder was sent to a camp.', reason: 'weighed' })
  ).write();
  const pair = async (): Promise<[State, State]> => [
    await loadAlone(home.vault, a),
    await loadAlone(home.vault, b),
  ];
  await home.vault.append(join(...(await pair()), by));
  const seq = await (await proposed(home, a, { text: TEXT, reason: 'weighed' })).write();
  await approved(home, a, seq);
  await out(home, a, seq, path(dir, 'out'));
  const { reports } = await loadState(home.vault, a);
  const [own, other] = ['s-1', 's-2'].map((source) => reports.find((one) => one.source === source)!.id);
  const later = await proposed(home, a, {
    text: 'A trader was arrested.',
    reports: [own!],
    reason: 'weighed',
  });
  const kept = await later.write();
  await home.vault.append(part(...(await pair()), by));
  await shred(home.vault, await plan(home.vault, 'report', other!), by, { pack });
  const bodies = async (id: string) =>
    (await loadState(home.vault, id)).releases.map((one) => [one.seq, one.body !== null, one.made.length]);
  assert.deepEqual(await bodies(a), [
    [seq, false, 1],
    [kept, true, 0],
  ]);
  assert.deepEqual(await bodies(b), []);
  assert.ok(first < seq);
  assert.deepEqual((await checkAll(home, { pack })).faults, []);
});

test('what cannot be read whole does not leave', async () => {
  for (const [text, why] of [
    ['', 'empty'],
    [' \n', 'empty'],
    [Buffer.from([0xff, 0xfe, 0x41]), 'binary'],
    ['a\0b', 'binary'],
    ['a\u200bb', 'unseen'],
    ['a\u202eb', 'unseen'],
    ['a\u{e0041}b', 'unseen'],
  ] as const)
    assert.throws(
      () => textOf('x.txt', Buffer.from(text)),
      (error: TextRefused) => error.why === why,
    );
  assert.equal(textOf('x.txt', Buffer.from('\ufeffA line\r\nand a tab\t')), 'A line\r\nand a tab\t');
  const named = { id: 'd1', name: 'x.txt', released: false };
  await assert.rejects(readText('{\\rtf1\\ansi A trader was arrested.}', named, pack), TextRefused);
  await assert.rejects(readText('%PDF-1.7 a trader', named, pack), TextRefused);
});

test('two texts of one language do not get one name, and a format without a sign is refused', async () => {
  const texts = [TEXT, 'Another.', 'Third.'].map((text, i) => ({ language: i === 1 ? 'ko' : 'en', text }));
  const written = { bytes: Buffer.from('x'), missing: [] as string[] };
  const files = await filesOf({ texts }, ['txt', 'pdf'], () => Promise.resolve(written));
  assert.deepEqual(
    files.map(({ name }) => name),
    ['text.en.txt', 'text.en.pdf', 'text.ko.txt', 'text.ko.pdf', 'text.en.2.txt', 'text.en.2.pdf'],
  );
  const missing = () => Promise.resolve({ ...written, missing: ['☃'] });
  await assert.rejects(filesOf({ texts }, ['pdf'], missing), NoSign);
});

test('a document leaves as it is when it was written here, and every word of it is read', async (t) => {
  const { home, cases } = await vaultOf(t, REPORT);
  const [id] = cases as [string];
  const state = await loadState(home.vault, id);
  const { bytes } = await writeDocument(
    {
      title: 'A submission',
      language: 'en',
      blocks: [
        { kind: 'heading', level: 1, content: [{ text: 'Details' }] },
        {
          kind: 'paragraph',
          content: [{ text: 'A trader was arrested' }, { note: [{ text: 'As was said.' }] }],
        },
        { kind: 'list', items: [[{ text: 'First' }], [{ text: 'Second' }]] },
        {
          kind: 'table',
          head: [[{ text: 'Field' }], [{ text: 'Answer' }]],
          rows: [
            [[{ text: 'City' }], [{ text: 'Hyesan' }]],
            [[{ text: 'City' }], [{ text: 'Hyesan' }]],
          ],
        },
      ],
      says: { notes: 'Notes', page: '{n} of {of}' },
    },
    'docx',
  );
  const named = { id: 'd1', name: 'draft.docx', bytes };
  await assert.rejects(readDocument(home.vault, state, named, pack), { why: 'foreign' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const said = (subject: string) =>
    ofVault('exported', { actor: 'a-1', subject }, { what: 'un-draft', sha256 });
  await home.vault.append([said('k-000000')]);
  await assert.rejects(readDocument(home.vault, state, named, pack), { why: 'foreign' });
  await home.vault.append([said(id)]);
  const { kept } = await readDocument(home.vault, state, named, pack);
  const files = await handedOn(home.vault, state);
  assert.deepEqual([files.map(({ what }) => what), besides(files, pack).length], [['un-draft'], 1]);
  assert.match(besides(files, pack)[0]!.en, new RegExp(`un-draft \\(${files[0]!.on}\\)`));
  for (const word of 'Details trader arrested As was said First Second Field Answer'.split(' '))
    assert.ok(kept.text.includes(word), word);
  assert.equal(kept.text.split('Hyesan').length, 3);
  const none = () => Promise.reject(new Error('no document is made of a document'));
  const [file] = await filesOf({ texts: [kept] }, ['txt', 'pdf'], none);
  assert.deepEqual([file!.name, file!.sha256], ['text.en.docx', sha256]);
  for (const name of ['x.pdf', 'x.html']) assert.throws(() => isDocument(name), { why: 'format' });
  assert.equal(isDocument('x.txt'), false);
});
