/** The documents keep up with the program: commands, options, scripts, folders, links. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { commands } from '../src/cli/commands.ts';
import { ROOT } from './source.ts';

const documents = ['README.md', 'CHANGELOG.md', ...markdown('docs')].filter((path) =>
  existsSync(join(ROOT, path)),
);
const texts = new Map(documents.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
const cli = texts.get('docs/cli.md')!;
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

for (const command of commands) {
  const name = command.name.join(' ');
  test(`docs/cli.md explains moksori ${name}`, () => {
    assert.match(cli, new RegExp(`^## .*moksori ${name}`, 'm'), 'has no heading of its own');
    for (const option of command.options) assert.ok(cli.includes(`--${option.name}`), `--${option.name}`);
    assert.ok(command.examples.length > 0, 'has no example');
    for (const example of command.examples) assert.ok(cli.includes(example.type), example.type);
  });
  test(`a transcript types moksori ${name}`, () => {
    const all = readdirSync(join(ROOT, 'test/cli')).map((file) =>
      readFileSync(join(ROOT, 'test/cli', file), 'utf8'),
    );
    assert.ok(all.some((text) => text.includes(`$ moksori ${name}`)));
  });
}

test('no document types a command or an option that does not exist', () => {
  const options = new Set([
    ...commands.flatMap((command) => command.options.map(({ name }) => name)),
    'help',
    'version',
  ]);
  for (const [path, text] of texts)
    for (const [typed, first] of text.matchAll(/(?:npx |\$ |^ {4})moksori ([a-z]+)[^\n`]*/gm)) {
      assert.ok(
        commands.some(({ name }) => name[0] === first),
        `${path}: ${typed}`,
      );
      for (const [, option] of typed.matchAll(/ --([a-z-]+)/g))
        assert.ok(options.has(option!), `${path}: ${typed}`);
    }
});

test('every script that a document types is in package.json', () => {
  for (const [path, text] of texts)
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g))
      assert.ok(Object.hasOwn(manifest.scripts!, script!), `${path}: npm run ${script}`);
});

test('every dependency has its decision', () => {
  const pages = readdirSync(join(ROOT, 'docs/decisions')).map((file) =>
    readFileSync(join(ROOT, 'docs/decisions', file), 'utf8'),
  );
  const own = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group) =>
    Object.entries(manifest[group] ?? {}),
  );
  for (const [name, version] of own) {
    if (name.startsWith('@types/') || name === 'wink-eng-lite-web-model') continue;
    assert.ok(
      pages.some((page) => page.includes(`\`${name}\``) && page.includes(version)),
      `${name} ${version} stands on no page of docs/decisions`,
    );
  }
});

test('docs/architecture.md names every folder of src', () => {
  for (const entry of readdirSync(join(ROOT, 'src'), { withFileTypes: true }))
    if (entry.isDirectory())
      assert.ok(texts.get('docs/architecture.md')!.includes(`\`src/${entry.name}\``), entry.name);
});

test('every link and every file that a document names exists', () => {
  for (const [path, text] of texts) {
    for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
      assert.ok(existsSync(join(ROOT, dirname(path), link!)), `${path}: ${link}`);
    for (const [, file] of text.matchAll(
      /`((?:src|test|docs|bench|schema|packs|data|scripts|bin)\/[\w./-]+)`/g,
    ))
      assert.ok(existsSync(join(ROOT, file!)), `${path}: ${file}`);
  }
});

function markdown(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .sort();
}
