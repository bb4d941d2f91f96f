/** What a language whose verb ends the clause needs: a folder here, a lexicon in the packs, and nothing in the shared code. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadPack } from '../packs/load.ts';
import { READERS } from './index.ts';

const READ = import.meta.dirname;
const PACKS = join(READ, '../../packs');
/** The files of a lexicon without which a reader has nothing to go by. */
const LEXICON = ['acts', 'grammar', 'names', 'people', 'slots', 'things', 'times', 'voices'];
const SHARED = 'verb-final';

const folders = readdirSync(READ, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== SHARED)
  .map(({ name }) => name);
const pack = loadPack('prk');
const verbFinal = Object.keys(pack.verbFinal);

test('a language is a folder, a lexicon and a line in index.ts', () => {
  assert.deepEqual(Object.keys(READERS).sort(), folders.sort());
  assert.deepEqual(['en', ...verbFinal].sort(), folders.sort());
});

for (const language of verbFinal)
  test(`${language}: the packs have every file of a lexicon`, () => {
    const written = new Set(
      readdirSync(PACKS).flatMap((name) => {
        const folder = join(PACKS, name, `lexicon.${language}`);
        return existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.yaml$/, '')) : [];
      }),
    );
    // Names may stand with the offices and places themselves instead.
    for (const file of LEXICON)
      if (file !== 'names' || pack.verbFinal[language]!.names.length === 0)
        assert.ok(written.has(file), `no lexicon.${language}/${file}.yaml`);
  });

test('shared code knows no single language, and languages do not know each other', () => {
  for (const folder of [SHARED, ...verbFinal])
    for (const { path, text } of sources(join(READ, folder)))
      for (const [, from] of text.matchAll(/from '([^']+)'/g)) {
        const other = folders.find((name) => name !== folder && from!.split('/').includes(name));
        assert.equal(other, undefined, `${path} imports ${from}`);
      }
});

/** Source without tests. */
function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));
}
