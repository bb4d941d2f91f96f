/** Many windows of one browser: each is answered, each hears what happens, whichever of them listens. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CasesPage } from '../../src/server/shapes.ts';
import { openPage } from './browser.ts';
import { DEMO, type Workbench, workbench } from './workbench.ts';

let bench: Workbench;
before(async () => {
  bench = await workbench({ reports: [DEMO[2]!] });
});
after(() => bench?.stop());

/** Names the case, as another window or another person would. */
async function name(page: Page, label: string): Promise<void> {
  const status = await page.evaluate(async (given) => {
    const ask = (path: string, init?: RequestInit) => fetch(path, init).then((answer) => answer.json());
    const { token } = (await ask('/api/session')) as { readonly token: string };
    const { cases } = (await ask('/api/cases')) as CasesPage;
    const answer = await fetch(`/api/cases/${cases[0]!.case}/decisions`, {
      method: 'POST',
      headers: { 'x-moksori': token, 'content-type': 'application/json' },
      body: JSON.stringify({ what: 'describe', label: given }),
    });
    return answer.status;
  }, label);
  assert.equal(status, 200);
}

test('eight windows share one line to the server, and go on when the one that held it is closed', async (t) => {
  const first = await openPage(t, bench);
  const context = first.context();
  await first.getByRole('main').waitFor();
  const lines: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/api/events')) lines.push(request.url());
  });
  const others: Page[] = [];
  for (let i = 0; i < 7; i++) {
    const page = await context.newPage();
    await page.goto(bench.origin);
    await page
      .getByText('hoeryong-phone.txt')
      .or(page.locator('[data-case]'))
      .or(page.getByRole('link'))
      .first()
      .waitFor();
    others.push(page);
  }
  assert.equal(lines.length, 0);
  await name(others[6]!, 'seen in every window');
  for (const page of [first, ...others]) await page.getByText('seen in every window').first().waitFor();
  await first.close();
  await name(others[6]!, 'seen without the first');
  for (const page of others) await page.getByText('seen without the first').first().waitFor();
  assert.equal(lines.length, 1);
});
