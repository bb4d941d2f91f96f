/** The screen of a case: why a date, a conflict tried and resolved, a value chosen, the sheet on paper, by keyboard and for all eyes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page, Route } from 'playwright-core';
import type { CaseView } from '../../src/server/shapes.ts';
import { axe, axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, type Workbench, workbench } from './workbench.ts';

let bench: Workbench;
before(async () => {
  bench = await workbench({ reports: DEMO.slice(0, 2) });
});
after(() => bench?.stop());

test('a case: why, try, decide, choose, print', async (t) => {
  const page = await openPage(t, bench);
  await page.getByRole('main').waitFor();
  const id = await page.evaluate(async () => {
    const answer = await fetch('/api/cases?offset=0&limit=1');
    return ((await answer.json()) as { cases: { case: string }[] }).cases[0]!.case;
  });
  const view = () => viewOf(page, id);
  const { drafted } = await view();
  const disputed = drafted.conflicts.find(({ about }) => about === 'time')!.of!;
  const at = (query = '') => `${bench.origin}/cases/${id}${query}`;

  await t.test('asked why by the keyboard, a date shows its proof with quotes', async () => {
    await page.goto(at(`?act=${disputed}`));
    await page.getByRole('article', { name: /^Act no\./ }).waitFor();
    await page.keyboard.press('w');
    const why = page.getByRole('region', { name: /^Why .* 2023\?$/ });
    await why.waitFor();
    assert.equal(await why.getByRole('heading', { level: 4 }).count(), 2);
    assert.ok((await why.locator('.case-proof > li').count()) >= 4);
    const quote = why.locator('blockquote').first();
    assert.match((await quote.textContent())!, /late June/);
    assert.equal(await quote.getAttribute('lang'), 'en');
    assert.match((await why.getByRole('link').first().getAttribute('href'))!, /\/review\?claim=/);
    await shot(page, 'case-why');
    await axeInBoth(page);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: /^Act no\./ }).waitFor({ state: 'detached' });
  });

  await t.test('in Korean, at 380 pixels and at twice the size, nothing is cut off', async () => {
    await page.evaluate(() => localStorage.setItem('moksori.language', 'ko'));
    for (const [name, width, height, theme] of [
      ['case-ko-dark', 1360, 860, 'dark'],
      ['case-ko-380', 380, 800, 'light'],
      ['case-ko-zoom', 680, 430, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height });
      await inTheme(page, theme);
      await page.goto(at(`?act=${disputed}&why=when`));
      await page.getByRole('region', { name: /^왜 / }).waitFor();
      await shot(page, name);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    }
    await page.setViewportSize({ width: 1360, height: 860 });
    await page.goto(at('?who=table'));
    await page.getByRole('table').waitFor();
    await axe(page);
  });

  /** A name in reasons, in a proof, in a conflict and among values: wherever a report may bring one. */
  const named = async (route: Route) => {
    const answer = await route.fetch();
    const view: CaseView = await answer.json();
    const name = view.claims.flatMap(({ says, anchors }) =>
      says.kind === 'detail' && says.property === 'name' ? (anchors[0]?.quote ?? []) : [],
    )[0]!;
    const naming = (text: string) => `${text} “${name}”`;
    const { acts, conflicts, workingValues } = view.drafted;
    const json = {
      ...view,
      drafted: {
        ...view.drafted,
        acts: acts.map((act) => ({
          ...act,
          for: [naming('because')],
          through: [naming('by way')],
          when: { ...act.when, proof: act.when.proof.map((step) => ({ ...step, text: naming(step.text) })) },
        })),
        conflicts: conflicts.map(({ steps, ...conflict }) => ({
          ...conflict,
          explain: naming(conflict.explain),
          ...(steps && { steps: steps.map(naming) }),
        })),
        workingValues: workingValues.map((one) => ({
          ...one,
          values: one.values.map((value) => ({ ...value, label: naming(value.label) })),
        })),
      },
    };
    await route.fulfill({ response: answer, json });
  };
  await t.test('on paper: the wording, quotes with their sources, no name, numbered pages', async () => {
    for (const [language, statement, source] of [
      ['ko', '실제로 일어났다고 입증된 것은 아니다', '자료 2'],
      ['en', 'documented, not proven to have happened', 'Source 2'],
    ] as const) {
      await page.evaluate((to) => localStorage.setItem('moksori.language', to), language);
      await page.route(/\/api\/cases\/[^/]+\?language/, named);
      await page.goto(at());
      await page.locator('.time-row').first().waitFor();
      await page.unroute(/\/api\/cases\/[^/]+\?language/, named);
      const text = await textOf(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(text[0]!.includes(statement.replaceAll(' ', '')), text[0]);
      assert.ok(text.join('').includes(source.replaceAll(' ', '')));
      assert.ok(text[0]!.includes(`1/${text.length}`), text[0]!.slice(-20));
      const names = (await view()).claims.flatMap(({ says, anchors }) =>
        says.kind === 'detail' && says.property === 'name' ? anchors.map(({ quote }) => quote) : [],
      );
      assert.ok(names.length > 0);
      for (const name of names) assert.ok(!text.join('').includes(name.replaceAll(' ', '')), name);
    }
  });

  await t.test('another value is chosen, with a reason', async () => {
    const card = page.getByRole('region', { name: 'Told differently' });
    const number = card.getByRole('group').filter({ hasText: 'number' }).first();
    await number.locator('summary').click();
    assert.match((await number.locator('li.used').textContent())!, /^2 /);
    await number.getByRole('button', { name: 'Use this' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The Korean report was nearer to it.');
    await page.getByRole('button', { name: 'Put on the record' }).click();
    await number.locator('li.used').filter({ hasText: /^3 / }).waitFor();
  });

  await t.test(
    'a way out is tried with T, then decided with a reason, and stands in the record',
    async () => {
      const before = (await view()).drafted.conflicts.length;
      await page.keyboard.press('t');
      const conflict = page.locator('.card.alert').first();
      await conflict.locator('.case-changes li').first().waitFor();
      assert.ok((await conflict.locator('.case-changes .time-bar.before').count()) > 0);
      assert.ok((await page.locator('.timeline .time-bar.after').count()) > 0);
      assert.match((await conflict.locator('.gains').textContent())!, /1 conflict would be gone/);
      assert.equal((await view()).drafted.conflicts.length, before, 'trying writes nothing');
      await shot(page, 'case-try');
      await axe(page);
      await conflict.getByRole('button', { name: 'Decide so' }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('The paper had it from a second hand.');
      await axe(page);
      await page.getByRole('button', { name: 'Put on the record' }).click();
      await page
        .getByText(`${before - 1} conflicts`)
        .first()
        .waitFor();
      assert.equal((await view()).drafted.conflicts.length, before - 1);
      const entry = page.getByRole('region', { name: 'Record of this case' }).getByRole('listitem').first();
      await entry.filter({ hasText: 'The paper had it from a second hand.' }).waitFor();
      assert.match((await entry.textContent())!, /rejected.*Somi/);
      await entry.getByRole('button', { name: /^Take back/ }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('It was at first hand after all.');
      await page.getByRole('button', { name: 'Put on the record' }).click();
      await page.getByText(`${before} conflicts`).first().waitFor();
    },
  );
});

async function viewOf(page: Page, id: string): Promise<CaseView> {
  return page.evaluate(
    async (id) => (await fetch(`/api/cases/${id}?language=en`)).json() as Promise<CaseView>,
    id,
  );
}

/** The words of each page, without spaces: a PDF places runs, not words. */
async function textOf(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    );
  }
  await loading.destroy();
  return pages;
}
