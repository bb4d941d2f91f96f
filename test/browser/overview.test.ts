/** The overview in a browser: counts of many invented cases, each number with the cases behind it, by mouse and by keyboard. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, axeInBoth, openPage, shot } from './browser.ts';
import { fillWithMany } from './many.ts';
import { type Workbench, workbench } from './workbench.ts';

const CASES = Number(process.env.OVERVIEW_CASES ?? 60);
let bench: Workbench;
before(async () => {
  bench = await workbench({ fill: (place) => fillWithMany(place, CASES) });
});
after(() => bench.stop());

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
  await page.locator('.band').first().waitFor();
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
  await axeInBoth(page);
  const rows = table('Kinds of act').getByRole('row');
  const kinds = await rows.count();
  assert.ok(kinds > 3);
  await page.getByLabel('Kind of act', { exact: true }).selectOption({ label: 'arrest' });
  await page.waitForURL(/kind=arrest/);
  await page.waitForFunction(() => document.querySelectorAll('.over-table.kinds tbody tr').length === 1);
  await page.getByLabel('From').fill('2020-13');
  await page.keyboard.press('Enter');
  await page.getByText('Write a year').waitFor();
  await page.getByLabel('From').fill('2019');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2019/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.waitForFunction(
    (n) => document.querySelectorAll('.over-table.kinds tbody tr').length === n - 1,
    kinds,
  );
});

test('every width, both languages and themes', async (t) => {
  for (const language of ['en', 'ko'] as const)
    for (const theme of ['light', 'dark'] as const)
      for (const width of [1360, 380]) {
        const page = await openPage(t, bench, { language, theme, width, height: width === 380 ? 800 : 900 });
        await page.goto(`${bench.origin}/overview?of=standing`);
        await page.locator('.map-mark').first().waitFor();
        await page.locator('.band').first().waitFor();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} pixels wide in ${width}`);
        if (process.env.OVERVIEW_LONG) await page.setViewportSize({ width, height: 4200 });
        await shot(page, `overview-${language}-${theme}-${width}`);
        await page.context().close();
      }
});
