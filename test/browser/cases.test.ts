/** The list of cases: how much it loads, how it scrolls with 100,000. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Card, CaseRow } from '../../src/server/shapes.ts';
import { enter, openPage, shot } from './browser.ts';
import { type Workbench, workbench } from './workbench.ts';

/** Compressed, as it comes over the line. */
const FIRST_SCREEN = 200_000;

let empty: Workbench;
before(async () => {
  empty = await workbench();
});
after(() => empty.stop());

test('the first screen needs little, and soon stands', async (t) => {
  const bench = empty;
  const page = await openPage(t, bench, { enter: false });
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await enter(page, bench);
  await page.getByRole('heading', { name: 'Drop a report here' }).waitFor();
  const bytes = (await Promise.all(scripts)).reduce((a, b) => a + b, 0);
  assert.ok(bytes > 10_000 && bytes <= FIRST_SCREEN, `${bytes} bytes of JavaScript`);
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  t.diagnostic(`first screen: ${bytes} bytes of JavaScript, first paint after ${paint?.toFixed(0)} ms`);
});

test('a list of 100,000 cases scrolls, and asks for what is in sight', async (t) => {
  const bench = empty;
  const page = await openPage(t, bench, { enter: false });
  let asked = 0;
  await page.route('**/api/cases?*', (route) => {
    asked++;
    const params = new URL(route.request().url()).searchParams;
    const offset = Number(params.get('offset') ?? 0);
    return route.fulfill({
      json: { total: TOTAL, cases: Array.from({ length: 100 }, (_, i) => inventedRow(offset + i)) },
    });
  });
  await page.route('**/api/cards?*', (route) => {
    const of = new URL(route.request().url()).searchParams.get('of') ?? '';
    return route.fulfill({ json: of.split(',').map(inventedCard) });
  });
  await enter(page, bench);
  await page.getByText('Invented case 3', { exact: true }).waitFor();
  await shot(page, 'cases-100000-en-light');
  const { frames, most } = await page.evaluate(scrollThrough);
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1);
  t.diagnostic(
    `${frames.length} frames: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)} ms; ${most} rows at most; ${asked} pages asked for`,
  );
  assert.ok(most < 80, `${most} rows in the document`);
  assert.ok(asked < 40, `${asked} pages asked for`);
  await page.locator('.case-list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await page.getByText(`Invented case ${TOTAL - 1}`, { exact: true }).waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.locator('.open:focus').waitFor();
  const there = await page.locator('.open:focus').innerText();
  await page.waitForFunction(() => history.state?.row > 99_000);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.goBack();
  await page.getByText(there, { exact: true }).waitFor();
});

const TOTAL = 100_000;

function inventedRow(n: number): CaseRow {
  const name = `k-${n.toString(36).padStart(6, '0')}`;
  const proposed = n % 7;
  return { case: name, state: 'open', opened: 1.7e12, changed: 1.7e12 - n, reports: 1, claims: 9, proposed };
}

function inventedCard(id: string): Card {
  const n = Number.parseInt(id.slice(2), 36);
  const stages = ['conduct', 'surveillance', 'custody', 'decision', 'penalty', 'reach', 'policy'];
  const stops = stages.slice(0, 2 + (n % 6)).map((stage, i) => ({
    ...{ id: `a${i}`, kind: 'invented', phase: 'done' as const, label: stage, stage },
    ...{ earliest: null, latest: null, accepted: i % 2 === 0 },
  }));
  return { case: id, label: `Invented case ${n}`, into: null, stops, conflicts: n % 11 ? 0 : 1, lineages: 1 };
}

/** Scrolls through a part of the list frame by frame, and says how long each took. Runs in the page. */
function scrollThrough(): Promise<{ frames: number[]; most: number }> {
  const list = document.querySelector('.case-list')!;
  return new Promise((resolve) => {
    const frames: number[] = [];
    let most = 0;
    let before = performance.now();
    const step = (now: number) => {
      frames.push(now - before);
      before = now;
      most = Math.max(most, list.querySelectorAll('li').length);
      list.scrollBy(0, 160);
      if (frames.length < 120) requestAnimationFrame(step);
      else resolve({ frames: frames.slice(1), most });
    };
    requestAnimationFrame(step);
  });
}
