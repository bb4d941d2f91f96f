/** The review of a case: by keys alone, with two people, in two languages side by side, on a narrow screen. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CaseView, Session } from '../../src/server/shapes.ts';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, type Workbench, workbench } from './workbench.ts';

let bench: Workbench;
let link: string | undefined;
before(async () => {
  bench = await workbench({ reports: [DEMO[0]!, DEMO[1]!, DEMO[4]!] });
  link = bench.link;
});
after(() => bench.stop());

/** One session for all pages: the link works once. */
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = [];

async function review(
  t: Parameters<typeof openPage>[0],
  about: string,
  look: Parameters<typeof openPage>[2] = {},
): Promise<{ page: Page; id: string }> {
  const page = await openPage(t, undefined, look);
  if (link) {
    await page.goto(link);
    link = undefined;
    cookies = await page.context().cookies();
  } else await page.context().addCookies(cookies);
  await page.goto(`${bench.origin}/settings`);
  const id = await page.evaluate(async (about) => {
    const { cases } = await (await fetch('/api/cases')).json();
    for (const { case: id } of cases)
      if (
        (await (await fetch(`/api/cases/${id}`)).json()).reports.some(
          ({ file }: { file: string }) => file === about,
        )
      )
        return id;
  }, about);
  await page.goto(`${bench.origin}/cases/${id}/review`);
  await open(page).waitFor();
  return { page, id };
}

const open = (page: Page) => page.locator('.note.open');
const view = (page: Page, id: string): Promise<CaseView> =>
  page.evaluate(async (id) => (await fetch(`/api/cases/${id}`)).json(), id);

async function keys(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.keyboard.press(name);
}

test('a case is reviewed wholly by keys: rejected, taken back, corrected, accepted, finished', async (t) => {
  const { page, id } = await review(t, 'two-brothers.txt');
  const first = await open(page).getAttribute('data-note');
  await shot(page, 'review-en-light');

  await keys(page, 'r');
  await page.getByText('Why is it rejected?').waitFor();
  await axeInBoth(page);
  await keys(page, '2');
  await page.locator(`.note.rejected[data-note="${first}"]`).waitFor();
  assert.notEqual(await open(page).getAttribute('data-note'), first);
  await keys(page, 'u');
  await page.getByText(/^Taken back: /).waitFor();
  assert.equal(await open(page).getAttribute('data-note'), first);

  // An act further on: its phase.
  while (!/Arrest/.test(await open(page).locator('h3').innerText())) await keys(page, 'j');
  const arrest = await open(page).getAttribute('data-note');
  await keys(page, 'w');
  await page.getByText(/^Why .*\?$/).waitFor();
  await shot(page, 'review-why-en-light');
  await keys(page, 'w', 'e', '2');
  await page.getByRole('combobox', { name: 'how far' }).fill('att');
  await keys(page, 'Enter', 'Enter', '1');
  await page.locator(`.note.corrected[data-note="${arrest}"]`).waitFor();

  await keys(page, 'Home');
  for (let left = 80; left > 0 && (await page.locator('.finished').count()) === 0; left--) {
    if ((await open(page).locator('.covered').count()) > 0) {
      await keys(page, 'a');
      await page.getByText('Show them first: G.').waitFor();
      await shot(page, 'review-covered-en-light');
      await axeInBoth(page);
      await keys(page, 'g');
    }
    await keys(page, 'a', 'n');
  }
  await page.getByText(/^All \d+ claims are reviewed$/).waitFor();
  // What is accepted is not accepted once more: one step back takes it back.
  await keys(page, 'a', 'u');
  await page.locator('.note.open.proposed').waitFor();
  await keys(page, 'a');
  await page.locator('.note.open.accepted').waitFor();
  await shot(page, 'review-finished-en-light');
  await page.waitForFunction(
    async (id) =>
      (await (await fetch(`/api/cases/${id}`)).json()).claims.every(
        ({ status }: { status: string }) => status !== 'proposed',
      ),
    id,
  );
  const { claims } = await view(page, id);
  const corrected = claims.find((claim) => claim.id === arrest)!;
  assert.equal(corrected.status, 'corrected');
  assert.equal(corrected.says.kind === 'act' && corrected.says.phase, 'attempted');
  assert.deepEqual(
    claims.filter(({ status }) => status !== 'accepted').map(({ id }) => id),
    [arrest],
  );
});

test('when another was first, the decision is not taken, the page says so and shows what stands', async (t) => {
  const { page, id } = await review(t, 'tanchon-nurse.en.html');
  const claim = (await open(page).getAttribute('data-note'))!;
  const { last } = (await view(page, id)).claims.find((one) => one.id === claim)!;
  await page.route(
    /\/decisions/,
    async (route) => {
      await page.evaluate(
        async ([id, claim, last]) => {
          const { token }: Session = await (await fetch('/api/session')).json();
          const answer = await fetch(`/api/cases/${id}/decisions`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-moksori': token },
            body: JSON.stringify({ what: 'reject', claim, expects: last, reason: 'somebody else was first' }),
          });
          if (!answer.ok) throw new Error(await answer.text());
        },
        [id, claim, last] as const,
      );
      await route.continue();
    },
    { times: 1 },
  );
  await keys(page, 'a');
  await page.getByText(/Somebody decided about this while you did/).waitFor();
  await page.locator(`.note.open.rejected[data-note="${claim}"]`).waitFor();
  await axeInBoth(page);
  // What another decided is not the last that was decided here.
  await keys(page, 'j', 'u');
  await page.getByText('Nothing was decided here yet that could be taken back.').waitFor();
  await keys(page, 'k', 'a');
  await page.locator(`.note.accepted[data-note="${claim}"]`).waitFor();
});

test('a correction is sent once, however often its key is pressed', async (t) => {
  const { page } = await review(t, 'tanchon-nurse.en.html');
  const sent: string[] = [];
  await page.route(/\/decisions/, async (route) => {
    sent.push(route.request().postDataJSON().what);
    await route.continue();
  });
  while (!/Arrest/.test(await open(page).locator('h3').innerText())) await keys(page, 'j');
  const claim = await open(page).getAttribute('data-note');
  await keys(page, 'e', '2');
  await page.getByRole('combobox', { name: 'how far' }).fill('att');
  await keys(page, 'Enter', 'Enter', '1', '1');
  await page.locator(`.note.corrected:not(.open)[data-note="${claim}"]`).waitFor();
  // Decisions of one case go one after the other: a second correction would have gone before.
  const next = await open(page).getAttribute('data-note');
  await keys(page, 'g', 'a');
  await page.locator(`.note.accepted[data-note="${next}"]`).waitFor();
  assert.deepEqual(sent, ['correct', 'accept']);
});

test('when another report is shown, its notes go with its words', async (t) => {
  const { page } = await review(t, 'tanchon-nurse.en.html');
  await page.setViewportSize({ width: 1280, height: 640 });
  await keys(page, 's');
  await page.locator('.report[lang="ko"] mark.on').first().waitFor();
  const before = await page.locator('.notes').evaluate(({ scrollTop }) => scrollTop);
  await page.locator('.pane.active').evaluate((pane) => pane.scrollBy(0, 200));
  await page.waitForFunction((before) => document.querySelector('.notes')!.scrollTop > before + 100, before);
});

test('what was missed is added by keys: words, a kind of act, to whom', async (t) => {
  const { page, id } = await review(t, 'tanchon-nurse.en.html');
  await keys(page, 'Home', 'j', 'j', 'v', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter');
  await page.getByRole('form', { name: 'What do these words say?' }).waitFor();
  const quote = await page.locator('.adding blockquote').innerText();
  await page.keyboard.type('interrog');
  await keys(page, 'Enter');
  await page.getByRole('combobox', { name: 'to', exact: true }).focus();
  await keys(page, 'ArrowDown', 'Enter');
  // A word that is pressed fills the field in which one is.
  await page.getByRole('combobox', { name: 'for', exact: true }).focus();
  await page.locator('[data-start]', { hasText: 'In spring' }).click({ position: { x: 30, y: 12 } });
  await page.locator('[data-field="for"] .value').waitFor();
  await shot(page, 'review-add-en-light');
  await axeInBoth(page);
  // What is still in a field counts.
  await page.getByRole('combobox', { name: 'through', exact: true }).fill('a neighbour');
  await keys(page, 'Control+Enter');
  await page.getByText(/^Added\./).waitFor();
  await open(page).getByRole('heading', { name: 'Interrogation' }).waitFor();
  await page.locator('[data-start]', { hasText: 'In spring' }).dblclick();
  await page.getByRole('button', { name: 'Say what this means' }).click();
  await page.getByRole('form', { name: 'What do these words say?' }).waitFor();
  await keys(page, 'Escape');
  const added = (await view(page, id)).claims.find(({ anchors }) => anchors[0]?.quote === quote);
  assert.ok(added?.says.kind === 'act' && added.says.act === 'interrogation');
  assert.equal(added.says.roles.to.length, 1);
  assert.deepEqual(added.says.roles.through, ['a neighbour']);
});

test('two languages side by side, the same act on one line; narrow, the claim comes from below', async (t) => {
  const { page } = await review(t, 'tanchon-nurse.en.html', { language: 'ko', theme: 'dark' });
  while (!/압수/.test(await open(page).locator('h3').innerText())) await keys(page, 'j');
  await keys(page, 'z');
  await page.locator('.pane').nth(1).waitFor();
  await page.waitForFunction(() => {
    const [here, there] = ['.pane.active mark.on', '.pane:not(.active) mark.lit'].map(
      (name) => document.querySelector(name)?.getBoundingClientRect().y ?? Number.NaN,
    );
    return Math.abs(here! - there!) <= 4;
  });
  assert.deepEqual(await page.locator('.tabs .language').allInnerTexts(), ['EN', 'KO']);
  const note = await open(page).boundingBox();
  const line = await page.locator('.pane.active mark.on').first().boundingBox();
  assert.ok(Math.abs(note!.y - line!.y) < 20, 'the note stands beside its line');
  await shot(page, 'review-sides-ko-dark');
  await axeInBoth(page);
  await keys(page, 'z');
  await page.setViewportSize({ width: 380, height: 780 });
  await page.locator('.claim-sheet').waitFor();
  await inTheme(page, 'dark');
  await shot(page, 'review-ko-dark-380');
  await axeInBoth(page);
  await page.getByRole('button', { name: '진술 접기' }).click();
  await shot(page, 'review-away-ko-light-380');
});

test('the server is killed in the middle: what was confirmed is there, what was not is said and can be decided again', async (t) => {
  const { page, id } = await review(t, 'tanchon-nurse.en.html', { allow: /ERR_/ });
  await keys(page, 'n', 'a');
  const kept = await page.locator('.note.accepted').last().getAttribute('data-note');
  await page.waitForFunction(
    async ([id, kept]) =>
      (await (await fetch(`/api/cases/${id}`)).json()).claims.find(
        (claim: { id: string }) => claim.id === kept,
      ).status === 'accepted',
    [id, kept] as const,
  );
  const lost = (await open(page).getAttribute('data-note'))!;
  await bench.kill();
  await keys(page, 'a');
  await page.locator('.says').getByRole('alert').getByText(/./).first().waitFor();
  await page.locator(`.note.proposed[data-note="${lost}"]`).waitFor();
  await shot(page, 'review-killed-en-light');
  await bench.restart();
  const other = await page.context().newPage();
  await other.goto(bench.link);
  cookies = await page.context().cookies();
  await page.locator('.banner').first().waitFor({ state: 'detached' });
  const claims = new Map((await view(other, id)).claims.map((claim) => [claim.id, claim.status]));
  assert.equal(claims.get(kept!), 'accepted');
  assert.equal(claims.get(lost), 'proposed');
  await page.locator(`[data-note="${lost}"]`).click();
  await keys(page, 'a');
  await page.locator(`.note.accepted[data-note="${lost}"]`).waitFor();
});
