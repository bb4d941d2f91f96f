/** A release: whom a draft would expose, marked in its words, by keyboard and for all eyes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, type Workbench, workbench } from './workbench.ts';

const TEXT =
  'In May 2020 a 34-year-old woman, a nurse from Kapsan, was arrested at home after calling her brother in South Korea. She had paid 3,210 yuan to a broker.\n\n“They came at night and took everything we had,” a neighbour said.';

let bench: Workbench;
before(async () => {
  bench = await workbench({ reports: DEMO.slice(2, 3) });
});
after(() => bench?.stop());

test('a draft, with the words that lead to somebody', async (t) => {
  const page = await openPage(t, bench);
  await page.getByRole('main').waitFor();
  const id = await page.evaluate(async () => {
    const answer = await fetch('/api/cases?offset=0&limit=1');
    return ((await answer.json()) as { cases: { case: string }[] }).cases[0]!.case;
  });
  await page.goto(`${bench.origin}/cases/${id}`);
  await page.getByRole('link', { name: 'Release', exact: true }).click();

  await t.test('without a text it is what the level lets out', async () => {
    await page.getByText('There is no text yet.').waitFor();
    await shot(page, 'release-level-en-light');
    await axeInBoth(page);
  });

  await t.test('words are marked by kind while they are written', async () => {
    const text = page.getByRole('textbox', { name: 'The planned text' });
    await text.fill(TEXT);
    await page.getByText(/At least these \d+ paths exist/).waitFor();
    const marked = await marks(page);
    assert.ok(
      marked.some(({ kind, words }) => kind === 'style' && words.includes('3,210 yuan')),
      'the sum',
    );
    assert.ok(
      marked.some(({ kind, words }) => kind === 'source' && words.includes('arrested')),
      'the arrest',
    );
    assert.ok(
      marked.some(({ kind }) => kind === 'subject'),
      'the person',
    );
    await shot(page, 'release-draft-en-light');
    await axeInBoth(page);
    await inTheme(page, 'dark');
    await shot(page, 'release-draft-en-dark');
    await inTheme(page, 'light');
  });

  await t.test('in Korean, at 380 pixels', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'KO', exact: true }).click();
    await page.setViewportSize({ width: 380, height: 800 });
    await page.getByText('적어도 이').waitFor();
    await shot(page, 'release-draft-ko-380');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await axeInBoth(page);
    await page.setViewportSize({ width: 1360, height: 860 });
    await inTheme(page, 'dark');
    await shot(page, 'release-draft-ko-dark');
  });
});

interface Marked {
  readonly kind: string;
  readonly words: string;
}

async function marks(page: Page): Promise<Marked[]> {
  return page.locator('mark.release-mark').evaluateAll((all) =>
    all.map((mark) => ({
      kind: ['subject', 'source', 'style'].find((kind) => mark.classList.contains(kind)) ?? '',
      words: mark.textContent ?? '',
    })),
  );
}
