/** Files into real vaults: what is new, the same, changed or gone, and that nothing is written but what was asked for. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { intakeText } from '../../intake/intake-text.ts';
import { checkAll } from '../../review/check.ts';
import { accept, reject } from '../../review/decide.ts';
import { reportKey } from '../../review/kinds.ts';
import { plan, shred } from '../../review/shred.ts';
import { stateIn } from '../../review/view.ts';
import { createVault, type Home } from '../../vault/home.ts';
import { LEAST_COST } from '../../vault/keys/kdf.ts';
import { casesOf, NAMED, pack, textOf } from './cases.fixture.ts';
import { csvOf, tableOf } from './csv.ts';
import { handed, NothingToHand } from './handed.ts';
import { changeOf, takeLossless } from './into-vault.ts';
import { lossless } from './lossless.ts';
import { readLossless } from './lossless-in.ts';
import { BadExchange } from './refused.ts';
import { uwazi } from './uwazi.ts';
import { readUwazi } from './uwazi-in.ts';
import { takeRows } from './uwazi-take.ts';

const SHA = '0'.repeat(64);
const by = { actor: 'a-first', sha256: SHA };
let dir: string;
let home: Home;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'moksori-exchange-'));
  home = await createVault(join(dir, 'vault'), {
    ways: [{ kind: 'passphrase', label: 'mine', secret: Buffer.from('one two three four five') }],
    actor: 'a-first',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
});

after(async () => {
  await home.close();
  rmSync(dir, { recursive: true });
});

const fileOf = async (text: string): Promise<string> =>
  textOf(lossless(await casesOf([text], { names: true }))[0]!);
const size = async (): Promise<number> => (await home.store.head()).size;

test('a case comes in whole, the same file is the same, and what was decided since is named', async () => {
  const came = readLossless(Buffer.from(await fileOf(NAMED)));
  assert.deepEqual(
    (await changeOf(home.vault, came)).reports.map(({ is }) => is),
    ['new'],
  );
  const id = await takeLossless(home.vault, came, by);
  const again = await changeOf(home.vault, came);
  assert.deepEqual(
    again.reports.map(({ is, case: at }) => [is, at]),
    [['same', id]],
  );
  assert.equal(again.may, false);
  const before = await size();
  await assert.rejects(takeLossless(home.vault, came, by), BadExchange);
  assert.equal(await size(), before);
  const state = await stateIn(home.vault, id);
  const [first, second] = [...state.claims.keys()];
  await home.vault.append([
    accept(state, first!, { actor: 'a-first' }),
    reject(state, second!, { actor: 'a-first', reason: 'no' }),
  ]);
  const { reports } = await changeOf(home.vault, came);
  assert.deepEqual(
    reports.map(({ is, differs }) => [is, differs]),
    [['changed', [first, second]]],
  );
  const whole = handed(await stateIn(home.vault, id), { pack, language: 'en', names: true, id });
  assert.match(textOf(lossless([whole])[0]!), /claim\.accepted/);
  const { faults } = await checkAll(home, { pack });
  assert.deepEqual(faults, []);
});

test('a report that was shredded does not come back under its name', async () => {
  const came = readLossless(
    Buffer.from(await fileOf('A weaver was arrested in Kapsan County on 3 May 2020.')),
  );
  const id = await takeLossless(home.vault, came, by);
  const reason = 'asked to';
  await shred(home.vault, await plan(home.vault, 'case', id), { actor: 'a-first', reason }, { pack });
  const gone = await stateIn(home.vault, id);
  assert.throws(() => handed(gone, { pack, language: 'en', names: true, id }), NothingToHand);

  assert.deepEqual(
    (await changeOf(home.vault, came)).reports.map(({ is }) => is),
    ['gone'],
  );
  await assert.rejects(takeLossless(home.vault, came, by), BadExchange);
});

test('a table goes out, is changed and comes back as a proposed claim of the case; once there it is not taken twice', async () => {
  const id = await takeLossless(
    home.vault,
    readLossless(Buffer.from(await fileOf('A cook was arrested in Kapsan County in May 2020.'))),
    by,
  );
  const read = async (text: string) => {
    const state = await stateIn(home.vault, id);
    const both = [false, true].map((names) => handed(state, { pack, language: 'en', names, id }));
    return readUwazi(Buffer.from(text), 'acts.csv', {
      pack,
      caseOf: async (named) => (named === id ? [both[0]!, both[1]!] : undefined),
      intake: (row, file) =>
        intakeText({ bytes: Buffer.from(row), file, language: 'en', mediaType: 'text/plain' }),
      isThere: async (report) => (await home.vault.store.keys([reportKey(report)])).length > 0,
    });
  };
  const out = handed(await stateIn(home.vault, id), { pack, language: 'en', names: false, id });
  const { head, rows } = tableOf(textOf(uwazi([out]).at(-1)!));
  const row = rows[0]!.cells.with(head.indexOf('between'), '2020-05-14:2020-05-20');
  const fresh = rows[0]!.cells
    .with(head.indexOf('moksori_id'), '')
    .with(head.indexOf('done_to'), 'person: a cook');
  const text = [...csvOf([head, row, fresh])].join('');
  const to = { actor: 'a-first', pack, version: '0.1.0', sha256: SHA };
  const came = await read(text);
  assert.deepEqual(
    came.rows.map(({ is }) => is),
    ['changed', 'new'],
  );
  const { cases } = await takeRows(home.vault, came, to);
  assert.deepEqual(
    cases.map(({ case: at, opened }) => [at === id, opened]),
    [
      [true, false],
      [false, true],
    ],
  );
  const state = await stateIn(home.vault, id);
  assert.equal(state.reports.length, 2);
  assert.ok([...state.claims.values()].every(({ status }) => status === 'proposed'));
  assert.ok((await read(text)).rows.every(({ is }) => is === 'there'));
  const { faults } = await checkAll(home, { pack });
  assert.deepEqual(faults, []);
});

test('a row that stands twice in a table is taken in once', { timeout: 20_000 }, async () => {
  const table = tableOf(textOf(uwazi(await casesOf(['A miner was arrested in Kapsan County.'])).at(-1)!));
  const row = table.head.map((head) =>
    head === 'act_kind' ? 'arrest' : head === 'done_to' ? 'person: a diver' : '',
  );
  const before = await size();
  const came = await readUwazi(Buffer.from([...csvOf([table.head, row, row])].join('')), 'acts.csv', {
    pack,
    caseOf: async () => undefined,
    intake: (text, file) =>
      intakeText({ bytes: Buffer.from(text), file, language: 'en', mediaType: 'text/plain' }),
    isThere: async () => false,
  });
  assert.deepEqual(
    came.rows.map(({ is }) => is),
    ['new', 'there'],
  );
  const { cases } = await takeRows(home.vault, came, {
    actor: 'a-first',
    pack: { id: pack.id, version: pack.version },
    version: '0.1.0',
    sha256: SHA,
  });
  assert.deepEqual(
    cases.map(({ opened, reports }) => [opened, reports]),
    [[true, 1]],
  );
  assert.ok((await size()) > before);
});
