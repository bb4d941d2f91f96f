/** The beginning of a day: reports are dropped, read, found, and gone behind the lock. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, PASSPHRASE, workbench } from './workbench.ts';

const BAD = { name: 'broken.pdf', text: '%PDF-1.4 and then nothing' };

test('dropped reports are read, found by two syllables, and gone behind the lock', async (t) => {
  const bench = await workbench();
  t.after(() => bench.stop());
  const page = await openPage(t, bench);
  await page.getByRole('heading', { name: 'Drop a report here' }).waitFor();
  await drop(page, [
    ...DEMO.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') })),
    BAD,
  ]);
  await page.getByText('5 reports taken in · 1 not taken').waitFor();
  await page.locator('.mini-path').first().waitFor();
  await shot(page, 'dropped-en-light');
  await axeInBoth(page);
  await page.getByRole('button', { name: 'Put away' }).click();

  await page.keyboard.press('/');
  await page.keyboard.type('체포');
  await page.locator('.passage mark').first().waitFor();
  for (const mark of await page.locator('.passage mark').allInnerTexts()) assert.match(mark, /체포/);
  await page.keyboard.press('Enter');
  await page.locator('.facets button').first().waitFor();
  await shot(page, 'search-en-light');
  await axeInBoth(page);
  await page.getByRole('button', { name: 'KO', exact: true }).click();
  await inTheme(page, 'dark');
  await shot(page, 'search-ko-dark');
  await page.setViewportSize({ width: 380, height: 800 });
  await shot(page, 'search-ko-dark-380');
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.keyboard.press('Escape');
  await page.locator('.mini-path').first().waitFor();
  await shot(page, 'cases-ko-dark');
  await page.setViewportSize({ width: 380, height: 800 });
  await shot(page, 'cases-ko-dark-380');

  await page.keyboard.press('Alt+l');
  const secret = page.getByRole('textbox', { name: '암호문' });
  await secret.waitFor();
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /tanchon|hoeryong/i);
  await secret.fill(PASSPHRASE);
  await secret.press('Enter');
  await page.locator('.mini-path').first().waitFor();
});

/** Lets files fall onto the page, as a person does with the mouse. */
async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', event, { dataTransfer: data });
}
