import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, read } from '../../../test/invented.ts';
import type { Status } from '../../claims/types.ts';
import type { Deciding } from '../../review/deciding.ts';
import { Interrupted, type Keyboard } from '../keyboard.ts';
import { width } from '../layout.ts';
import { pageOf } from '../sheet/page.ts';
import type { Language } from '../words.ts';
import { type Desk, NotDone, reviewAt } from './session.ts';

const KINDS = { acts: new Map([['arrest', { label: { en: 'arrest', ko: '체포' } }]]) };

/** Somebody who presses these keys; what is behind a colon answers a question. */
async function review(
  typed: readonly string[],
  options: { columns?: number; language?: Language; color?: boolean; refuse?: string } = {},
) {
  const statuses = new Map<string, Status>(read.claims.map(({ id }) => [id, 'proposed']));
  const decided: [string, Deciding][] = [];
  const last = new Map<string, Status>();
  let shown = '';
  let durable = true;
  const page = pageOf(read, pack, { columns: options.columns ?? 80, ...options });
  const desk: Desk = {
    kinds: KINDS,
    page: () => page,
    claims: () => read.claims.map(({ id }) => id),
    seen: (id) => ({
      claim: read.claims.find((claim) => claim.id === id)!,
      status: statuses.get(id)!,
      text: read.claims.map(({ anchors }) => anchors[0]!.quote).join('. '),
    }),
    fields: () => ['when', 'by'],
    decided: (id) => statuses.get(id) !== 'proposed',
    decide: async (id, deciding) => {
      if (deciding.what !== 'accept' && deciding.what !== 'undo' && deciding.reason === '')
        throw new NotDone(options.refuse ?? 'Not done: this needs a reason.');
      durable = false;
      await new Promise((resolve) => setTimeout(resolve, 5));
      durable = true;
      decided.push([id, deciding]);
      last.set(id, statuses.get(id)!);
      const after = {
        accept: 'accepted',
        reject: 'rejected',
        withdraw: 'withdrawn',
        correct: 'corrected',
      } as const;
      statuses.set(id, deciding.what === 'undo' ? 'proposed' : after[deciding.what]);
      return 40 + decided.length;
    },
  };
  const keys = [...typed];
  const keyboard: Keyboard = {
    ask: async () => keys.shift()!.slice(1),
    key: async () => keys.shift() ?? 'q',
    hold: (work) => work(),
  };
  const ids = desk.claims();
  await reviewAt(desk, ids, {
    keyboard,
    show: (text) => {
      assert.ok(durable, 'something is shown before the decision is durable');
      shown += text;
    },
  });
  return { decided, statuses, shown, ids };
}

test('a accepts and goes on; each decision is durable before anything is shown', async () => {
  const { decided, ids, shown } = await review(['a', 'a', 'q']);
  assert.deepEqual(decided, [
    [ids[0], { what: 'accept' }],
    [ids[1], { what: 'accept' }],
  ]);
  assert.match(shown, new RegExp(`1 of ${ids.length}`));
  assert.match(shown, new RegExp(`3 of ${ids.length}`));
});

test('r, w and c ask why; c asks what is wrong and what is right', async () => {
  const { decided, ids } = await review([
    'r',
    ':not her',
    'w',
    ':asked',
    'c',
    ':when',
    ':2020-06',
    ':letter',
    'q',
  ]);
  assert.deepEqual(decided, [
    [ids[0], { what: 'reject', reason: 'not her' }],
    [ids[1], { what: 'withdraw', reason: 'asked' }],
    [ids[2], { what: 'correct', field: 'when', value: '2020-06', reason: 'letter' }],
  ]);
});

test('what cannot be done is said, and one stays at the claim', async () => {
  const { decided, shown, ids } = await review(['r', ':', 'a', 'q']);
  assert.match(shown, /Not done/);
  assert.deepEqual(decided, [[ids[0], { what: 'accept' }]]);
});

test('u takes the last decision back and shows its claim again', async () => {
  const { decided, statuses, ids } = await review(['a', 'a', 'u', ':slip', 'q']);
  assert.deepEqual(decided.at(-1), [ids[1], { what: 'undo', reason: 'slip' }]);
  assert.equal(statuses.get(ids[0]!), 'accepted');
  assert.match((await review(['u', 'q'])).shown, /Nothing was decided/);
});

test('n, space and arrows go on, p and the left arrow back; nothing is decided', async () => {
  const { decided, shown, ids } = await review([
    'n',
    ' ',
    'right',
    'p',
    'left',
    'p',
    'p',
    'p',
    'x',
    '?',
    'q',
  ]);
  assert.deepEqual(decided, []);
  assert.match(shown, new RegExp(`4 of ${ids.length}`));
  assert.match(shown, /withdraw: it was right/);
});

test('it ends by itself when the last claim that waits is decided', async () => {
  const { statuses } = await review(read.claims.map(() => 'a'));
  assert.ok([...statuses.values()].every((status) => status === 'accepted'));
});

test('an interrupt reaches whoever started it; what was decided stays', async () => {
  const keyboard: Keyboard = {
    ask: () => Promise.reject(new Interrupted()),
    key: () => Promise.reject(new Interrupted()),
    hold: (work) => work(),
  };
  const page = pageOf(read, pack, {});
  const desk = {
    kinds: KINDS,
    page: () => page,
    seen: () => ({ claim: read.claims[0]!, status: 'proposed' as const, text: '' }),
  } as unknown as Desk;
  await assert.rejects(reviewAt(desk, [read.claims[0]!.id], { keyboard, show: () => {} }), Interrupted);
});

for (const language of ['en', 'ko'] as const)
  for (const columns of [40, 80])
    test(`${language}: no line is wider than ${columns} columns, and the quote is marked without colour`, async () => {
      const { shown } = await review([...read.claims.map(() => 'n'), 'q'], { columns, language });
      for (const line of shown.split('\n')) assert.ok(width(line) <= columns, `${width(line)}: ${line}`);
      assert.match(shown, /▸[^◂]+◂/);
      assert.ok(!shown.includes('\u001b'));
    });
