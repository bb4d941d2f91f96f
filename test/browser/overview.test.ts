/** The overview in a browser: counts of many invented cases, each number with the cases behind it, by mouse and by keyboard. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, axeInBoth, openPage, shot } from './browser.ts';
import { fillWithMany } from './many.ts';
import { type Workbench, workbench } from './workbench.ts';

const CASES = Number(process.env.OVERVIEW_CASES ?? 24);
let bench: Workbench;
before(async () => {
  bench = await workbench({ fill: (place) => fillWithMany(place, CASES) });
});
after(() => bench?.stop());

test('counts open the cases behind them, and what is accepted differs from what stands', async (t) => {
  const page = await openPage(t, bench);
  await page.goto(`${bench.origin}/overview`);
  const total = page.locator('.over-total .number');
  const accepted = Number.parseInt((await total.textContent())!, 10);
  assert.ok(accepted > 5 && accepted < CASES / 2, `${accepted}`);
  await page.keyboard.press('a');
  await page.waitForURL(/of=standing/);
  await page.waitForFunction(
    (before) => Number.parseInt(document.querySelector('.over-total .number')!.textContent!, 10) > before,
    accepted,
  );
  await page.locator('.map-mark').first().waitFor();
  await page.locator('.band').first().waitFor({ state: 'attached' });
  await axeInBoth(page);

  // A number opens its cases; Escape goes back to it.
  const number = page.locator('.over-places .bars-line .number').first();
  const n = Number.parseInt((await number.textContent())!, 10);
  await number.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link').first().waitFor();
  assert.equal(await dialog.getByRole('link').count(), n);
  await axe(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // The map: one mark has the tab key, arrows lead on, Enter opens its cases.
  await page.locator('.map-mark[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('+');
  await page.keyboard.press('Enter');
  await page.waitForURL(/behind=place/);
  await dialog.getByRole('link').first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('tables have every number, narrowed by what stands in the address', async (t) => {
  const page = await openPage(t, bench);
  await page.goto(`${bench.origin}/overview?of=standing&view=tables`);
  const table = (title: string) => page.getByRole('table', { name: title });
  await table('Kinds of act').waitFor();
  await axe(page);
  const rows = page.locator('.over-table.kinds tbody tr');
  const all = await rows.allTextContents();
  assert.ok(all.length > 3);
  await page.getByLabel('Kind of act', { exact: true }).selectOption({ label: 'arrest' });
  await page.waitForURL(/kind=arrest/);
  await rows.filter({ hasText: 'informing' }).waitFor({ state: 'detached' });
  assert.match((await rows.allTextContents())[0]!, /^arrest/);
  await page.getByLabel('From').fill('2020-13');
  await page.keyboard.press('Enter');
  await page.getByText('Write a year').waitFor();
  await page.getByLabel('From').fill('2019');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2019/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await rows.filter({ hasText: 'informing' }).waitFor();
  assert.deepEqual(await rows.allTextContents(), all);
});

test('is printed with its rules and without its switches', async (t) => {
  const page = await openPage(t, bench);
  await page.goto(`${bench.origin}/overview?of=standing`);
  await page.locator('.band').first().waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Tables' }).isVisible(), false);
  assert.equal(await page.locator('.rule-printed').first().isVisible(), true);
  await page.locator('.rule-printed', { hasText: 'counts under five must not be told' }).first().waitFor();
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 20_000);
});

const LOOKS = [
  ['en', 'light', 1360],
  ['ko', 'dark', 1360],
  ['ko', 'light', 380],
  ['en', 'dark', 380],
] as const;

test('both languages and themes, wide and narrow: nothing is cut off', async (t) => {
  for (const [language, theme, width] of LOOKS) {
    const page = await openPage(t, bench, { language, theme, width });
    await page.goto(`${bench.origin}/overview?of=standing`);
    await page.locator('.map-mark').first().waitFor();
    await page.locator('.band').first().waitFor({ state: 'attached' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} pixels wide in ${width}`);
    await shot(page, `overview-${language}-${theme}-${width}`);
  }
});
