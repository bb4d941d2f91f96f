/** Half-typed text behind a lock: the same person finds it again, for a while. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage, shot } from './browser.ts';
import { DEMO, PASSPHRASE, workbench } from './workbench.ts';

async function lockAndUnlock(page: Page, between?: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+l');
  await page.getByRole('heading', { name: 'Unlock the vault' }).waitFor();
  await between?.();
  await page.locator('input[type=password]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
}

test('what was half typed is there again after a lock, and gone after a quarter of an hour', async (t) => {
  const bench = await workbench({ reports: [DEMO[2]!] });
  t.after(() => bench.stop());
  const page = await openPage(t);
  bench.closing.add(() => page.context().close());
  await page.clock.install();
  await page.goto(bench.link);
  await page.getByRole('link', { name: 'Settings' }).waitFor();
  const id = await page.evaluate(async () => (await (await fetch('/api/cases')).json()).cases[0].case);
  await page.goto(`${bench.origin}/cases/${id}/review`);
  const open = page.locator('.note.open');
  await open.waitFor();

  await page.keyboard.press('r');
  const why = open.getByRole('textbox');
  await why.fill('the words do not');
  await lockAndUnlock(page);
  await why.waitFor();
  assert.equal(await why.inputValue(), 'the words do not');
  await shot(page, 'half-typed-en-light');
  // Whoever leaves the form has dropped it.
  await why.press('Escape');
  await page.keyboard.press('r');
  assert.equal(await why.inputValue(), '');
  await why.fill('the words say');
  await lockAndUnlock(page, () => page.clock.fastForward('16:00'));
  await open.waitFor();
  assert.equal(await why.count(), 0);
  await page.keyboard.press('r');
  assert.equal(await why.inputValue(), '');
  await why.press('Escape');

  // A claim that is being added: its words, its kind, and what still stands in a field.
  for (const key of ['v', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
  const form = page.getByRole('form', { name: 'What do these words say?' });
  await form.waitFor();
  const quote = await form.locator('blockquote').innerText();
  await page.keyboard.type('interrog');
  await page.keyboard.press('Enter');
  await form.getByRole('combobox', { name: 'through', exact: true }).fill('a neigh');
  await lockAndUnlock(page);
  await form.waitFor();
  assert.equal(await form.locator('blockquote').innerText(), quote);
  assert.equal(await form.getByRole('combobox', { name: 'through', exact: true }).inputValue(), 'a neigh');
  await page.keyboard.press('Escape');

  // On the page of the case: a window is open again with what was typed in it.
  await page.goto(`${bench.origin}/cases/${id}`);
  await page.getByRole('button', { name: 'Label and note' }).click();
  const note = page.getByRole('dialog').getByRole('textbox').last();
  await note.fill('ask about the second');
  await lockAndUnlock(page);
  await note.waitFor();
  assert.equal(await note.inputValue(), 'ask about the second');
});
