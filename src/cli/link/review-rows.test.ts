import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HEAD, inventedLists } from '../../../test/invented-lists.ts';
import { NONE } from '../../ledger/types.ts';
import { pairDecisions } from '../../review/pairs.ts';
import { createVault, openVault } from '../../vault/home.ts';
import { LEAST_COST } from '../../vault/keys/kdf.ts';
import type { Io } from '../command.ts';
import { linkCommand } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'moksori-review-'));
after(() => rmSync(folder, { recursive: true }));
const { values, rows } = inventedLists(folder);
// Many rows that are hard to tell: another birth, no village, a name cut short.
const harder = rows[1]!.map((row, i) => {
  const [given, family, born, village, day] = row.split(',');
  if (i % 3 === 0) return [given, family, born!.replace(/^..../, '1955'), '', day].join();
  return i % 3 === 1 ? [given!.slice(0, 4), family, '', village, '2014'].join() : row;
});
writeFileSync(join(folder, 'radio.csv'), `${HEAD}${harder.join('\n')}\n`);
const SECRET = 'seven words that nobody would guess here';
const passphrase = join(folder, 'passphrase');
const dir = join(folder, 'vault');

before(async () => {
  writeFileSync(passphrase, SECRET, { mode: 0o600 });
  const ways = [{ kind: 'passphrase' as const, label: 'first', secret: Buffer.from(SECRET) }];
  const made = { ways, actor: 'a-0000ab', name: 'Somi', version: '0.1.0', cost: LEAST_COST };
  await (await createVault(dir, made)).close();
});

const decisions = async () => {
  const home = await openVault(dir, Buffer.from(SECRET));
  const found = pairDecisions(await home.vault.entriesOf(NONE));
  await home.close();
  return found;
};

/** Somebody who presses these keys; what is behind a colon answers a question. */
async function review(
  typed: readonly string[] | ((screen: string) => string),
  options: Readonly<Record<string, string>> = {},
  columns = 80,
) {
  const keys = typeof typed === 'function' ? [] : [...typed];
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    clock: () => 0,
    color: false,
    columns,
    env: { MOKSORI_PASSPHRASE_FILE: passphrase },
    keyboard: {
      ask: async () => keys.shift()!.slice(1),
      key: async () =>
        typeof typed === 'function'
          ? typed(out.slice(out.lastIndexOf('\u001b[2J\u001b[H')))
          : (keys.shift() ?? 'q'),
      hold: (work) => work(),
    },
  };
  const files = ['harbour.csv', 'radio.csv'].map((name) => join(folder, name));
  const { json, ...more } = options;
  const how = json === undefined ? { review: true as const } : { json: true as const };
  await linkCommand({ files, options: { ...how, vault: dir, ...more } }, io);
  return { out, err, screens: out.split('\u001b[2J\u001b[H').slice(1) };
}

test('two rows beside each other with why; one key is a decision, durable at once; undo takes it back', async () => {
  const { screens, out, err } = await review(['s', 'D', ':two graves', ' ', 'u', 'q']);
  assert.match(screens[0]!, /Pair 1 of \d+ · \d+ % one person/);
  assert.match(screens[0]!, /harbour\.csv, row \d+ +radio\.csv, row \d+/);
  assert.match(screens[0]!, /in bits +[+−]\d/);
  assert.ok(
    values.some((value) => screens[0]!.includes(value)),
    'the values are on the screen',
  );
  assert.match(screens[1]!, /entry \d+: one person/);
  const found = await decisions();
  assert.deepEqual(
    found.map(({ same, reason, standing, drawn }) => [same, reason, standing, drawn]),
    [
      [true, null, 'live', null],
      [false, 'two graves', 'withdrawn', null],
    ],
  );
  // What was shown is on a screen of its own, and gone when it is left.
  assert.ok(out.startsWith('\u001b[?1049h') && out.endsWith('\u001b[2J\u001b[?1049l'));
  for (const value of values) {
    assert.ok(!err.includes(value));
    assert.ok(!JSON.stringify(found).includes(value));
  }
  assert.match(err, /1 pair decided/);
});

test('a pair that was decided does not wait again', async () => {
  const before = (await review(['q'])).screens[0]!;
  const [, of] = /Pair 1 of (\d+)/.exec(before)!;
  await review(['d', 'q']);
  const after = (await review(['q'])).screens[0]!;
  assert.match(after, new RegExp(`Pair 1 of ${Number(of) - 1} `));
});

test('a sample is the same for everybody, does not show what the comparison thinks, and keeps the chance', async () => {
  const heads = (screens: readonly string[]) => screens.map((text) => /harbour\.csv, row.*/.exec(text)?.[0]);
  const first = await review([' ', ' ', 's', 'q'], { sample: '40' });
  assert.doesNotMatch(first.screens.join(''), /%|Why/);
  const again = await review([' ', ' ', 'q'], { sample: '40' });
  assert.match(first.screens[0]!, /of 40 /);
  assert.deepEqual(heads(again.screens).slice(0, 2), heads(first.screens).slice(0, 2));
  assert.match(again.screens[0]!, /of 39 /, 'without what this person decided');
  const last = (await decisions()).at(-1)!;
  assert.ok(last.drawn! > 0 && last.drawn! <= 1);
});

test('it fits a narrow terminal', async () => {
  const { screens } = await review(['?', 'p', 'q'], {}, 48);
  for (const line of screens.join('').split(/\r\n/)) assert.ok(line.length <= 48, line);
  assert.match(screens[1]!, /You may know better/);
});

test('enough answers on a sample fix how often rows of one person agree; decisions on other pairs do not', async () => {
  interface Json {
    readonly model: {
      readonly labels?: number;
      readonly comparisons: readonly { readonly m: readonly number[] }[];
    };
  }
  const before = JSON.parse((await review([], { json: 'yes' })).out) as Json;
  assert.equal(before.model.labels, undefined);
  // Row n of the first list and row n − 90 of the second are one person.
  const truth = (screen: string) => {
    const [, one, other] = /harbour\.csv, row (\d+) +radio\.csv, row (\d+)/.exec(screen)!;
    return Number(one) === Number(other) + 90 ? 's' : 'd';
  };
  await review(truth, { sample: '400' });
  const said = (await decisions()).filter(({ drawn, standing }) => drawn !== null && standing === 'live');
  const same = said.filter((one) => one.same).length;
  assert.ok(same > 60 && same < said.length, `${same} of ${said.length}`);
  const after = JSON.parse((await review([], { json: 'yes' })).out) as Json;
  assert.equal(after.model.labels, same);
  assert.notDeepEqual(after.model.comparisons[0]!.m, before.model.comparisons[0]!.m);
});
