/** Cases that may tell of one event, in a browser: both side by side with why, one key each, in both languages. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ROOT } from '../source.ts';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, type Workbench, workbench } from './workbench.ts';

let bench: Workbench;
const cases: string[] = [];
before(async () => {
  bench = await workbench({ fill: async (place) => void cases.push(...twoAccounts(place)) });
});
after(() => bench?.stop());

/** The same event in two reports, each a case of its own of which everything is accepted. */
function twoAccounts(place: string): string[] {
  const env = {
    ...process.env,
    MOKSORI_VAULT: place,
    MOKSORI_PASSPHRASE_FILE: join(place, '..', 'passphrase'),
  };
  const moksori = (...typed: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'bin/moksori.js'), ...typed], { env, encoding: 'utf8' }).stdout;
  return DEMO.slice(0, 2).map((file) => {
    const [id] = /k-\w{6}/.exec(moksori('add', file, '--published', '2023-08-04'))!;
    moksori('review', id, '--accept-all', '--reason', 'read twice');
    return id;
  });
}

/** Asks the server as the page would. */
function ask(page: Page, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, body]) => {
      const { token } = (await (await fetch('/api/session')).json()) as { token: string };
      const headers = { 'x-moksori': token, 'content-type': 'application/json' };
      const answer = await fetch(path, body ? { method: 'POST', headers, body } : {});
      return answer.json();
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  ) as Promise<unknown>;
}

test('two cases stand beside each other; they are kept apart, and that is taken back; they are joined', async (t) => {
  const page = await openPage(t, bench);
  await page.goto(`${bench.origin}/`);
  await page.getByRole('link', { name: 'One event?' }).click();
  await page.getByRole('heading', { name: 'Do these two tell of one event?' }).waitFor();
  assert.equal(await page.locator('.pair-side').count(), 2);
  assert.ok((await page.locator('.pair-side blockquote[lang=ko]').count()) > 0);
  assert.match((await page.locator('.pair-why .sum').textContent())!, /\+\d/);
  await axeInBoth(page);
  await shot(page, 'pairs-en-light');
  await page.keyboard.press('l');
  assert.equal(await page.locator('.pair-side').count(), 2, 'the only one comes again');

  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why?').fill('two nurses');
  await axeInBoth(page);
  await dialog.getByRole('button', { name: 'Keep apart' }).click();
  await page.getByText('No two cases look like one event').waitFor();
  const history = (await ask(page, `/api/cases/${cases[0]}/history`)) as {
    readonly lines: readonly { readonly seq: number; readonly kind: string }[];
  };
  const { seq } = history.lines.find(({ kind }) => kind === 'same.decided')!;
  await ask(page, `/api/cases/${cases[0]}/decisions`, { what: 'undo', seq, reason: 'mistaken' });
  await page.reload();
  await page.getByRole('heading', { name: 'Do these two tell of one event?' }).waitFor();
  await page.keyboard.press('s');
  await dialog.getByLabel('Why?').fill('one nurse');
  await dialog.getByRole('button', { name: 'Join' }).click();
  await page.getByText('No two cases look like one event').waitFor();
  const joined = (await ask(page, `/api/cases/${cases[0]}`)) as {
    readonly case: { readonly joined: unknown };
  };
  assert.deepEqual(joined.case.joined, [cases[1]]);
  await ask(page, `/api/cases/${cases[0]}/part`, { from: cases[1], reason: 'for the next' });
});

test('what is being answered stays on the desk when somebody else answers it meanwhile', async (t) => {
  const page = await openPage(t, bench);
  await page.goto(`${bench.origin}/pairs`);
  await page.getByRole('heading', { name: 'Do these two tell of one event?' }).waitFor();
  await page.keyboard.press('d');
  const why = page.getByRole('dialog').getByLabel('Why?');
  await why.fill('two nurses');
  const compared = page.waitForResponse(
    async (answer) => answer.url().includes('/api/pairs') && /"proposals":\[\]/.test(await answer.text()),
  );
  const [a, b] = cases;
  const apart = { what: 'same', of: 'case', judgement: 'no', a, b, reason: 'elsewhere' };
  await ask(page, `/api/cases/${a}/decisions`, apart);
  await compared;
  await page.waitForTimeout(200);
  assert.equal(await page.locator('.pair-side').count(), 2);
  assert.equal(await why.inputValue(), 'two nurses');
  await page.keyboard.press('Escape');
  await page.getByText('No two cases look like one event').waitFor();
  const { lines } = (await ask(page, `/api/cases/${a}/history`)) as {
    readonly lines: readonly { readonly seq: number; readonly kind: string }[];
  };
  const seq = Math.max(...lines.flatMap((each) => (each.kind === 'same.decided' ? [each.seq] : [])));
  await ask(page, `/api/cases/${a}/decisions`, { what: 'undo', seq, reason: 'for the next' });
});

test('in Korean, at night, on a narrow screen', async (t) => {
  const page = await openPage(t, bench, { language: 'ko', theme: 'dark', width: 380, height: 860 });
  await page.goto(`${bench.origin}/pairs`);
  await page.getByRole('heading', { name: '두 기록이 같은 사건을 말하고 있습니까?' }).waitFor();
  await axeInBoth(page);
  await inTheme(page, 'dark');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 380);
  await shot(page, 'pairs-ko-dark-narrow');
  await page.setViewportSize({ width: 1360, height: 2000 });
  await shot(page, 'pairs-ko-dark');
});
