/**
 * Pages in a real browser: one browser for a test file, one context for a page. A page may ask nothing but this machine, say
 * nothing on its console, and break no rule of its content security policy; its test fails when it does.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import axeCore from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ROOT } from '../source.ts';
import { launch } from './chromium.ts';
import type { Workbench } from './workbench.ts';

const SCREENS = join(ROOT, 'dist/screens');
/** What is waited for comes much sooner; this is for a machine that does ten other things. */
const PATIENCE = 30_000;

export interface Look {
  readonly language?: 'en' | 'ko';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** False: the test enters later. */
  readonly enter?: boolean;
  /** Lines of the console that this test brings about, such as a server that was killed. */
  readonly allow?: RegExp;
}

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/** A page that has entered by the link of the workbench, or stands before nothing when `bench` is undefined. */
export async function openPage(t: TestContext, bench?: Workbench, look: Look = {}): Promise<Page> {
  browser ??= launch();
  const context = await (await browser).newContext({
    viewport: { width: look.width ?? 1360, height: look.height ?? 860 },
    locale: look.language === 'ko' ? 'ko-KR' : 'en-GB',
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = faultsOf(page, look.allow);
  bench?.closing.add(() => context.close());
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults, [], 'what the page did that it may not');
  });
  if (bench && look.enter !== false) await enter(page, bench);
  return page;
}

/** The link works once; who comes later has the cookie of who came first. */
const entered = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

/** Comes in: by the link the first time, then as the same browser. */
export async function enter(page: Page, bench: Workbench): Promise<void> {
  const context = page.context();
  const cookies = entered.get(bench.link);
  if (cookies) await context.addCookies(cookies);
  await page.goto(cookies ? bench.origin : bench.link);
  entered.set(bench.link, await context.cookies());
}

/** Switches the machine's theme. */
export async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
}

/** Fails when the page as it stands has a violation of WCAG 2.2 AA that can be found by machine. */
export async function axe(page: Page): Promise<void> {
  await page.evaluate(axeCore.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axeCore }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
  assert.deepEqual(found, []);
}

/** In both themes. */
export async function axeInBoth(page: Page): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await inTheme(page, theme);
    await axe(page);
  }
}

/** A picture of what is seen, in dist/screens. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

function faultsOf(page: Page, allow: RegExp | undefined): string[] {
  const faults: string[] = [];
  const fault = (text: string) => {
    if (!allow?.test(text)) faults.push(text);
  };
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol === 'blob:' || protocol === 'data:' || protocol === 'about:') return;
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) fault(`left the machine: ${request.url()}`);
  });
  page.on('pageerror', (error) => fault(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    // A refusal is an answer; the page says it in its own words.
    if (/^Failed to load resource: .* status of 4\d\d/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) fault(`${message.type()}: ${message.text()}`);
  });
  return faults;
}
