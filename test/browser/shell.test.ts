/** Before the vault and around the pages: set up, lock, unlock, what stands on every page. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { PASSPHRASE, type Settings, type Workbench, workbench } from './workbench.ts';

async function started(t: TestContext, settings: Settings): Promise<Workbench> {
  const bench = await workbench(settings);
  t.after(() => bench.stop());
  return bench;
}

const button = (page: Page, name: string) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

test('a vault is made, its recovery key shown once and typed back; then it teaches', async (t) => {
  const page = await openPage(t, await started(t, { vault: 'none' }));
  await button(page, 'Make the vault').click();
  await page.getByText('Shorter than 12 characters.').waitFor();
  await shot(page, 'setup-en-light');
  await axeInBoth(page);
  await page.getByLabel('Your name').fill('Somi');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(`${PASSPHRASE}!`);
  await button(page, 'Make the vault').click();
  await page.getByText('The two are not the same.').waitFor();
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await button(page, 'Make the vault').click();
  await heading(page, 'Write down the recovery key').waitFor();
  await shot(page, 'recovery-en-light');
  await axeInBoth(page);
  const groups = await page
    .locator('.groups li')
    .evaluateAll((all) => all.map((each) => each.lastChild?.textContent ?? ''));
  assert.equal(groups.length, 14);
  await button(page, 'It is written down').click();
  assert.equal(await page.getByText('This is not what stands there.').count(), 2);
  for (const box of await page.getByLabel(/^Group \d+$/).all()) {
    const label = await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await box.fill(groups[Number(label.replace('Group ', '')) - 1]!.toLowerCase());
  }
  await button(page, 'It is written down').click();
  await heading(page, 'Drop a report here').waitFor();
  await shot(page, 'empty-en-light');
  await axeInBoth(page);
  await button(page, 'KO').click();
  await heading(page, '자료를 여기에 놓으십시오').waitFor();
  await inTheme(page, 'dark');
  await shot(page, 'empty-ko-dark');
  await page.setViewportSize({ width: 380, height: 800 });
  await shot(page, 'empty-ko-dark-380');
});

test('a locked vault says calmly what is wrong, opens by its ways, and is locked by a key from anywhere', async (t) => {
  const bench = await started(t, { vault: 'locked', reports: [] });
  const page = await openPage(t, bench, { language: 'ko' });
  await heading(page, '금고 잠금 풀기').waitFor();
  const secret = page.getByRole('textbox', { name: '암호문' });
  await secret.fill('not the passphrase at all');
  await secret.press('Enter');
  await page.getByText('금고가 열리지 않습니다.').waitFor();
  await shot(page, 'unlock-ko-light');
  await axeInBoth(page);
  await page.getByLabel('복구 열쇠').check();
  await page.getByRole('textbox', { name: '복구 열쇠' }).fill('AAAAA BBBBB');
  await button(page, '잠금 풀기').click();
  await page.getByRole('alert').getByText('적어 둔 것과 다릅니다').waitFor();
  await page.getByRole('radio', { name: '암호문' }).check();
  await secret.fill(PASSPHRASE);
  await secret.press('Enter');
  await heading(page, '자료를 여기에 놓으십시오').waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '단축키' }).waitFor();
  await shot(page, 'keys-ko-light');
  await axeInBoth(page);
  await page.keyboard.press('Escape');
  // While typing, and with the second window open: both close.
  const other = await page.context().newPage();
  await other.goto(`${bench.origin}/settings`);
  await other.getByRole('heading', { name: '설정' }).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Alt+l');
  await heading(page, '금고 잠금 풀기').waitFor();
  await heading(other, '금고 잠금 풀기').waitFor();
});

test('the choice of language and theme stays, and an address without a page says so', async (t) => {
  const bench = await started(t, {});
  const page = await openPage(t, bench);
  await heading(page, 'Drop a report here').waitFor();
  await button(page, 'KO').click();
  await button(page, '밝게 또는 어둡게').click();
  await button(page, '밝게 또는 어둡게').click();
  await page.goto(`${bench.origin}/nowhere/at/all`);
  await heading(page, '이 주소에는 아무것도 없습니다').waitFor();
  const { lang, dataset } = await page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return { lang, dataset: { ...dataset } };
  });
  assert.deepEqual({ lang, theme: dataset.theme }, { lang: 'ko', theme: 'dark' });
  await axeInBoth(page);
});

test('when the server is gone the page says so, and goes on by itself when it is back', async (t) => {
  const bench = await started(t, {});
  const page = await openPage(t, bench, { allow: /ERR_/ });
  await heading(page, 'Drop a report here').waitFor();
  await bench.kill();
  await page.getByText('Moksori does not answer. Trying again.').waitFor();
  await shot(page, 'lost-en-light');
  await axeInBoth(page);
  await bench.restart();
  await page.getByText('This window’s session is over.').waitFor();
  const other = await page.context().newPage();
  await other.goto(bench.link);
  await heading(other, 'Drop a report here').waitFor();
  await page.getByText('This window’s session is over.').waitFor({ state: 'detached' });
});
