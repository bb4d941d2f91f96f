/** A case of a thousand claims stays smooth: what a key costs is measured and printed, that little is drawn is asserted. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPage } from './browser.ts';
import { DEMO, workbench } from './workbench.ts';

const CLAIMS = 1000;
const PRESSES = 60;

test(`${CLAIMS} claims: what a key costs`, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-speed-'));
  const file = join(folder, 'long.txt');
  const told = readFileSync(DEMO[2]!, 'utf8');
  writeFileSync(
    file,
    Array.from({ length: 33 }, (_, i) => told.replaceAll('six weeks', `${i + 6} weeks`)).join('\n\n'),
  );
  const bench = await workbench({ reports: [file] });
  t.after(async () => {
    await bench.stop();
    rmSync(folder, { recursive: true });
  });
  const page = await openPage(t, bench);
  const id = await page.evaluate(async () => (await (await fetch('/api/cases')).json()).cases[0].case);
  await page.goto(`${bench.origin}/cases/${id}/review`);
  await page.locator('.note.open').waitFor();
  const claims = await page.evaluate(
    async (id) => (await (await fetch(`/api/cases/${id}`)).json()).claims.length,
    id,
  );
  assert.ok(claims >= CLAIMS, `${claims} claims`);
  assert.ok((await page.locator('.notes li').count()) < 60, 'notes out of sight are drawn');

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((one) => one.name === name)!.value * 1000;
    return { script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration') };
  };
  for (const [key, what] of [
    ['j', 'next'],
    ['a', 'accept'],
  ] as const) {
    await page.keyboard.press('j');
    const before = await spent();
    for (let i = 0; i < PRESSES; i++) await page.keyboard.press(key);
    const after = await spent();
    const each = (name: keyof typeof before) => ((after[name] - before[name]) / PRESSES).toFixed(1);
    t.diagnostic(
      `${claims} claims, ${what}: ${each('script')} ms script, ${each('style')} ms style, ${each('layout')} ms layout for a key`,
    );
  }
});
