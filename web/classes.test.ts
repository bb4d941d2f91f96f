/** The pages share one document: a class that a screen styles by its bare name belongs to that screen alone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const here = import.meta.dirname;
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
);
/** What every screen is made of: theirs to style, everybody's to use. */
const SHARED = ['look', 'frame', 'parts', 'enter'];

/** Class → screens whose style sheets begin a selector with it. */
const styled = new Map<string, Set<string>>();
for (const file of files.filter((name) => name.endsWith('.css'))) {
  const text = readFileSync(join(here, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  for (const selector of topSelectors(text)) {
    const [first, ...rest] = selector.split(/[\s>+~]+/);
    const name = /^\.([\w-]+)(?::[\w-]+(?:\([^)]*\))?)*$/.exec(first!)?.[1];
    if (name && (rest.length > 0 || selector === first)) add(styled, name, folderOf(file));
  }
}

/** Class → screens that put it on something. */
const worn = new Map<string, Set<string>>();
for (const file of files.filter((name) => name.endsWith('.tsx')))
  for (const [, names] of readFileSync(join(here, file), 'utf8').matchAll(/className="([^"]+)"/g))
    for (const name of names!.split(' ')) add(worn, name, folderOf(file));

test('there are classes to look at', () => assert.ok(styled.size > 60, `${styled.size}`));

for (const [name, by] of styled) {
  const screens = [...by].filter((folder) => !SHARED.includes(folder));
  // What a shared sheet styles as well, a screen fits to its own parts below it.
  if (screens.length === 0 || screens.length < by.size) continue;
  test(`.${name} is styled by one screen, and worn by no other`, () => {
    assert.ok(screens.length === 1, `styled by ${screens.join(', ')}`);
    const others = [...(worn.get(name) ?? [])].filter((folder) => folder !== screens[0]);
    assert.deepEqual(others, [], `styled by ${screens[0]}`);
  });
}

function folderOf(file: string): string {
  return file.split('/')[0]!;
}

function add(all: Map<string, Set<string>>, name: string, folder: string): void {
  all.set(name, (all.get(name) ?? new Set()).add(folder));
}

/** Selectors that stand in no other; those inside `@media` count, those inside `@media print` are for paper. */
function topSelectors(text: string): string[] {
  const found: string[] = [];
  const around: string[] = [];
  let head = '';
  for (const letter of text) {
    if (letter === '{') {
      const prelude = head.trim();
      if (around.every((each) => each.startsWith('@') && !each.includes('print')) && !prelude.startsWith('@'))
        found.push(...prelude.split(',').map((each) => each.trim()));
      around.push(prelude);
      head = '';
    } else if (letter === '}') {
      around.pop();
      head = '';
    } else if (letter === ';') head = '';
    else head += letter;
  }
  return found;
}
