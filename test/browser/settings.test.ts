/** How the vault is kept, from the page: ways to unlock, when it closes, language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, workbench } from './workbench.ts';

test('ways are added and revoked with a reason, and what opens the vault is shown once', async (t) => {
  const bench = await workbench();
  t.after(() => bench.stop());
  const page = await openPage(t, bench);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('cell', { name: 'first passphrase', exact: true }).waitFor();
  await page.getByText(/kinds of act/).waitFor();
  await shot(page, 'settings-en-light');
  await axeInBoth(page);

  await page.getByRole('button', { name: 'Make five shares' }).click();
  await page.getByLabel('Label').fill('five friends');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'Write down the five shares' }).waitFor();
  await shot(page, 'shares-en-light');
  await axeInBoth(page);
  // Escape does not take away what is shown only once, however often: the second press does not ask first.
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
  await page.locator('.once li').first().waitFor();
  await page.getByRole('button', { name: 'It is written down' }).click();
  await page.getByRole('cell', { name: 'five friends', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Revoke “five friends”' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByText('A reason is needed').waitFor();
  await dialog.getByLabel('Reason').fill('they moved away');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/^revoked /).waitFor();

  await page.getByLabel('Locks by itself after').selectOption({ label: '30 minutes' });
  await page.getByRole('radio', { name: '한국어' }).check();
  await page.getByRole('heading', { name: '잠금을 푸는 방법' }).waitFor();
  await inTheme(page, 'dark');
  await page.setViewportSize({ width: 380, height: 800 });
  await shot(page, 'settings-ko-dark-380');
  await axeInBoth(page);
});

test('the vault is checked, and a backup is rehearsed and saved', async (t) => {
  const bench = await workbench({ reports: DEMO.slice(2, 3) });
  t.after(() => bench.stop());
  const page = await openPage(t, bench, { height: 1100 });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Check the vault' }).click();
  await page.getByText(/Whole: \d+ entries verified, no fault\./).waitFor();
  await page.getByRole('button', { name: 'Make and rehearse a backup' }).click();
  await page.getByText(/Rehearsed: \d+ entries were restored/).waitFor();
  await shot(page, 'settings-kept-en-light');
  await axeInBoth(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save the file' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^moksori-/);
  const head = readFileSync(await download.path())
    .subarray(0, 17)
    .toString();
  assert.match(head, /^moksori-backup 1 /);
});
