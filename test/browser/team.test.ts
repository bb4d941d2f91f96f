/** A team: two people with passkeys, both review, and what needs two is done by two. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { History } from '../../src/server/shapes.ts';
import { axeInBoth, inTheme, openPage, shot } from './browser.ts';
import { workbench } from './workbench.ts';

const PASSWORD = 'a lamp on the third step';
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A device that makes passkeys and says yes by itself. */
async function withPasskeys(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function accepts(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await button(page, 'Make a passkey and enter').click();
  await page.getByRole('link', { name: 'Settings' }).waitFor();
}

async function linkOf(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'The link, once' });
  // Escape does not take away what is shown only once.
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  const link = await dialog.locator('.link-once').innerText();
  await button(page, 'I have it').click();
  await dialog.waitFor({ state: 'detached' });
  return link;
}

async function invite(page: Page, name: string, roles: readonly string[]): Promise<void> {
  await button(page, 'Invite somebody').click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const role of roles) await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByLabel('Why').fill('joins us');
  await dialog.getByRole('button', { name: 'Invite' }).click();
}

test('two people sign in with passkeys, both review, and one approves what the other proposes', async (t) => {
  const bench = await workbench({
    team: true,
    reports: [`${import.meta.dirname}/../../data/demo/hoeryong-phone.txt`],
  });
  t.after(() => bench.stop());
  const somi = await openPage(t);
  bench.closing.add(() => somi.context().close());
  await withPasskeys(somi);
  await somi.goto(bench.link);
  await heading(somi, 'Welcome, Somi').waitFor();
  await somi.getByRole('radio', { name: 'Codes' }).check();
  await somi.locator('svg.square').waitFor();
  await button(somi, 'Open the account').click();
  await somi.getByText('Shorter than 12 characters.').waitFor();
  await somi.getByText('A code is needed.').waitFor();
  await shot(somi, 'invitation-en-light');
  await axeInBoth(somi);
  await button(somi, 'KO').click();
  await inTheme(somi, 'dark');
  await somi.setViewportSize({ width: 380, height: 900 });
  await shot(somi, 'invitation-ko-dark-380');
  await button(somi, 'EN').click();
  await inTheme(somi, 'light');
  await somi.setViewportSize({ width: 1360, height: 860 });
  await somi.getByRole('radio', { name: 'Passkey' }).check();
  await accepts(somi, bench.link);

  await somi.getByRole('link', { name: 'Settings' }).click();
  await invite(somi, 'Narae', ['Reviewer']);
  const narae = await openPage(t);
  bench.closing.add(() => narae.context().close());
  await withPasskeys(narae);
  await accepts(narae, await linkOf(somi));

  // Both review the same case: each decision stands with the name of whoever took it.
  const id = await somi.evaluate(async () => (await (await fetch('/api/cases')).json()).cases[0].case);
  for (const page of [somi, narae]) {
    await page.goto(`${bench.origin}/cases/${id}/review`);
    await page.locator('.note.open').waitFor();
    const decided = page.waitForResponse((response) => response.url().includes('/decisions'));
    await page.keyboard.press('a');
    assert.equal((await decided).status(), 200);
  }
  const history: History = await somi.evaluate(
    async (id) => (await fetch(`/api/cases/${id}/history`)).json(),
    id,
  );
  const accepted = history.lines.filter(({ kind }) => kind === 'claim.accepted');
  assert.deepEqual(accepted.map(({ name }) => name).sort(), ['Narae', 'Somi']);
  // Somi keeps the case to herself; Narae finds it no more.
  await somi.goto(`${bench.origin}/cases/${id}`);
  await button(somi, 'The whole team sees it').click();
  await somi.getByRole('radio', { name: 'Only named people' }).check();
  await somi.getByLabel('Why').fill('her family is named');
  await somi.getByRole('checkbox', { name: 'Narae' }).waitFor();
  await shot(somi, 'sharing-en-light');
  await axeInBoth(somi);
  await button(somi, 'Keep it so').click();
  await button(somi, 'Kept to 1 person').waitFor();
  await narae.goto(`${bench.origin}/cases/${id}`);
  await narae.getByText('There is no such case in this vault.').waitFor();

  await narae.goto(`${bench.origin}/settings`);
  await somi.goto(`${bench.origin}/settings`);

  await invite(somi, 'Hana', ['Publisher']);
  await somi.getByText('Now a second person has to approve it').waitFor();
  await somi.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await somi.getByText('Somebody else has to approve it.').waitFor();
  await shot(somi, 'team-settings-en-light');
  await axeInBoth(somi);
  await narae.reload();
  await button(narae, 'Approve').click();
  const hana = await linkOf(narae);
  assert.match(hana, /\/invitation#[\w-]{43}$/);
  await narae.getByText('Nothing waits for a second person.').waitFor();
  await narae.getByRole('button', { name: 'KO' }).click();
  await inTheme(narae, 'dark');
  await narae.setViewportSize({ width: 380, height: 900 });
  await shot(narae, 'team-settings-ko-dark-380');
  await axeInBoth(narae);

  // Half a reason: whoever signs out leaves nothing behind.
  await somi.goto(`${bench.origin}/cases/${id}/review`);
  await somi.locator('.note.open').waitFor();
  await somi.keyboard.press('r');
  await somi.locator('.note.open').getByRole('textbox').fill('the words do');
  await button(somi, 'Sign out').click();
  await heading(somi, 'Sign in').waitFor();
  await somi.getByLabel('Your name').fill('Somi');
  await somi.getByLabel('Password').fill('not the password');
  await button(somi, 'Next').click();
  await somi.getByText('are not right').waitFor();
  await shot(somi, 'sign-in-en-light');
  await axeInBoth(somi);
  await somi.getByLabel('Password').fill(PASSWORD);
  await button(somi, 'Next').click();
  await heading(somi, 'The second step').waitFor();
  await axeInBoth(somi);
  await button(somi, 'Use the passkey').click();
  await somi.getByRole('link', { name: 'Settings' }).waitFor();
  await somi.locator('.note.open').waitFor();
  assert.equal(await somi.locator('.note.open').getByRole('textbox').count(), 0);
  await somi.keyboard.press('r');
  assert.equal(await somi.locator('.note.open').getByRole('textbox').inputValue(), '');
});
