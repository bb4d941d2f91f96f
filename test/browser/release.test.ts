/** A release: whom a draft would expose, less told of it, a second person, what leaves, and what fell since. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CaseView } from '../../src/server/shapes.ts';
import { openVault } from '../../src/vault/home.ts';
import { axe, axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { DEMO, PASSPHRASE, type Workbench, workbench } from './workbench.ts';

const TEXT =
  'In May 2020 a 34-year-old woman, a nurse from Kapsan, was arrested at home after calling her brother in South Korea. She had paid 3,210 yuan to a broker.\n\n“They came at night and took everything we had,” a neighbour said.';

let bench: Workbench;
before(async () => {
  bench = await workbench({
    reports: DEMO.slice(2, 3),
    fill: async (place) => {
      const home = await openVault(place, Buffer.from(PASSPHRASE));
      const actor = await home.actor();
      const entry = { actor, case: '-', subject: 'a-narae1', key: 'vault' };
      await home.vault.append([{ ...entry, kind: 'person.added', body: { name: 'Narae' } }]);
      await home.close();
    },
  });
});
after(() => bench?.stop());

test('from a draft to what leaves, with two people', async (t) => {
  const page = await openPage(t, bench);
  await page.getByRole('main').waitFor();
  const id = await page.evaluate(async () => {
    const answer = await fetch('/api/cases?offset=0&limit=1');
    return ((await answer.json()) as { cases: { case: string }[] }).cases[0]!.case;
  });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const text = page.getByRole('textbox', { name: 'The planned text' });

  await t.test('without a text it is what the level lets out', async () => {
    await page.goto(`${bench.origin}/cases/${id}`);
    await page.getByRole('link', { name: 'Release', exact: true }).click();
    await page.getByText('There is no text yet.').waitFor();
  });

  await t.test('words are marked by kind while they are written', async () => {
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
    await page.getByRole('button', { name: 'KO', exact: true }).click();
    await page.setViewportSize({ width: 380, height: 800 });
    await inTheme(page, 'dark');
    await page.getByText('적어도 이').waitFor();
    await page.getByRole('textbox', { name: '공개할 글' }).scrollIntoViewIfNeeded();
    await shot(page, 'release-draft-ko-dark-380');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    for (const [width, height] of [
      // Twice the size.
      [680, 430],
      [1600, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      await shot(page, `release-draft-ko-dark-${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    await page.setViewportSize({ width: 1360, height: 860 });
    await inTheme(page, 'light');
    await page.getByRole('button', { name: 'EN', exact: true }).click();
  });

  await t.test('what is assumed can be set for this draft', async () => {
    await page.getByText('Set other assumptions').click();
    const people = page.getByLabel(/^So few people fitting/);
    await people.fill('100000');
    await people.press('Enter');
    await page.getByText(/At least these 5 paths exist/).waitFor();
    await axe(page);
    await button('Those of the pack again').click();
    await page.getByText(/At least these 4 paths exist/).waitFor();
  });

  await t.test('a suggestion is tried on the text, and taken back with a key', async () => {
    await button('Tell more coarsely: 3,210 yuan').click();
    await page.getByText('was changed; the text was looked at again.').waitFor();
    const changed = await text.inputValue();
    assert.doesNotMatch(changed, /3,210/);
    await page.keyboard.press('u');
    await page.waitForFunction((whole) => document.querySelector('textarea')?.value === whole, TEXT);
    await button('Tell more coarsely: 3,210 yuan').click();
    await page.waitForFunction((whole) => document.querySelector('textarea')?.value === whole, changed);
  });

  await t.test('consent and a reason are missing, then it is proposed', async () => {
    const gate = page.getByRole('region', { name: 'Before it leaves' });
    await gate.getByLabel('Who receives it').fill('An invented paper');
    await gate.getByText('nobody has agreed to: Public').waitFor();
    await gate.scrollIntoViewIfNeeded();
    await shot(page, 'release-gate-en-light');
    assert.ok(await gate.getByRole('button', { name: 'Propose it to a second person' }).isDisabled());
    await gate.getByRole('button', { name: 'Record consent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('How it is kept').fill('signed form, kept on paper');
    await axe(page);
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await gate.getByText('nobody has agreed to').waitFor({ state: 'detached' });
    await gate.getByLabel('Why it shall leave all the same').fill('Her brother asked for it.');
    await gate.getByRole('button', { name: 'Propose it to a second person' }).click();
    await page.getByText('waits for a second person').waitFor();
    await page.getByRole('link', { name: 'woman in Hoeryong' }).click();
    await page.getByRole('link', { name: '1 release waits for you' }).click();
    await page.getByText('waits for a second person').waitFor();
    await axe(page);
  });

  await t.test('the second person approves; it leaves as it was approved', async () => {
    const approved = await page.locator('.release-told').first().textContent();
    await button('Approve').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who approves').selectOption('Narae');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await button('Let it leave').click();
    await dialog.getByRole('checkbox', { name: 'PDF' }).check();
    await dialog.getByRole('button', { name: 'Let it leave' }).click();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('link', { name: 'Save text.en.txt' }).click();
    assert.equal(readFileSync(await (await saved).path(), 'utf8'), approved);
    await dialog.getByRole('link', { name: 'Save text.en.pdf' }).waitFor();
    await axe(page);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText(/^left .*: text\.en\.txt, text\.en\.pdf$/).waitFor();
  });

  await t.test('a claim falls: the register says so, and drafts what to write', async () => {
    await rejectArrest(page, id);
    await page.getByText('Some of what it told does not stand any more').waitFor();
    const told = page.locator('.release-fallen .release-told');
    assert.match((await told.textContent())!, /arrest/i);
    assert.doesNotMatch((await told.textContent())!, /Kapsan|nurse/);
    await page.evaluate(() => {
      for (const away of document.querySelectorAll<HTMLElement>('.says button')) away.click();
    });
    await shot(page, 'release-register-en-light');
    await axeInBoth(page);
    await page.getByRole('banner').getByRole('button', { name: 'KO', exact: true }).click();
    await inTheme(page, 'dark');
    await page.setViewportSize({ width: 380, height: 800 });
    await page.getByText('더는 유지되지 않는 것').waitFor();
    await shot(page, 'release-register-ko-dark-380');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
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

/** Everything that tells of the arrest is rejected, as a reviewer would elsewhere. */
async function rejectArrest(page: Page, id: string): Promise<void> {
  await page.evaluate(async (id) => {
    const get = async (path: string) => (await fetch(path)).json();
    const { token } = (await get('/api/session')) as { token: string };
    const { claims, drafted } = (await get(`/api/cases/${id}?language=en`)) as CaseView;
    const arrest = drafted.acts.filter(({ kind }) => kind === 'arrest').flatMap((act) => act.claims);
    for (const claim of arrest) {
      const { last } = claims.find((one) => one.id === claim)!;
      await fetch(`/api/cases/${id}/decisions`, {
        method: 'POST',
        headers: { 'x-moksori': token, 'content-type': 'application/json' },
        body: JSON.stringify({ what: 'reject', claim, expects: last, reason: 'Somebody else.' }),
      });
    }
  }, id);
}
