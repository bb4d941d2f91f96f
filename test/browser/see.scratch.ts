import { test, after } from 'node:test';
import { openPage, shot, axe } from './browser.ts';
import { workbench, DEMO } from './workbench.ts';
const bench = await workbench({ reports: DEMO.slice(0, 2) });
test('see', async (t) => {
  const page = await openPage(t, bench, { width: 380, height: 760 });
  const [id]: string[] = await page.evaluate(async () => (await (await fetch('/api/cases')).json()).cases.map((c: any) => c.case));
  await page.goto(`${bench.origin}/cases/${id}/review`);
  await page.waitForSelector('.note.open');
  const press = async (...keys: string[]) => { for (const k of keys) { await page.keyboard.press(k); await page.waitForTimeout(150); } };
  await press(...'aajj'); await page.waitForTimeout(500); await shot(page, 'see-1');
  await press(...'r'); await page.waitForTimeout(500); await shot(page, 'see-2');
  try { await axe(page); } catch (e) { console.log(String(e)); }
});
after(() => bench.stop());
