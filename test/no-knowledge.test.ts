/**
 * Knowledge of a country or a language is data: no string in src/ is a word of a pack.
 *
 * A kind of act may stand nowhere. Any other word of a pack (office, facility, place, country, lexicon) may not either, unless
 * the code itself goes by that name: as an identifier, in the shared types, or in the format of packs (src/packs), where it
 * names a field and not a word of a report.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { literals } from './literals.ts';
import { product, ROOT } from './source.ts';

/** Files of a pack about formats rather than about a country or a language: encodings, web pages, tables. */
const FORMATS = /(?:^|\/)(?:pack|slots)\.yaml$|\/(?:intake|link|un)\//;
/** Fields with sentences for people, and with names that packs give their own entries. */
const PROSE = new Set([
  'meaning',
  'note',
  'about',
  'say',
  'miss',
  'why',
  'example',
  'class',
  'stage',
  'roles',
  'kind',
]);

/** Strings that equal a word of a pack and stand in src/ for another reason: the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  retry: 'a state of a job in the queue',
  preferred: 'a word of Web Authentication',
  notification: 'an event of the PostgreSQL client',
  'to-do': 'a slot of a frame',
  doing: 'a slot of a frame',
  using: 'a slot of a frame',
  'by-doing': 'a slot of a frame',
  'object-to': 'a pattern of a cue',
  recent: 'the name of a rule for times',
  residence: 'a detail of a party',
  name: 'a detail of a party, and what stands for one in a usage line',
  pack: 'what stands for one in a usage line',
  prk: 'the pack that read takes by default',
  dump: 'a command',
  add: 'a command',
  revoke: 'a command',
  search: 'a command',
  release: 'an option: a text that is out',
  join: 'a command',
  shred: 'a command',
  bundle: 'a command',
  quit: 'a key of the review',
  withdraw: 'a decision',
  reject: 'a decision',
  source: 'what stands for one in a usage line',
  claim: 'what stands for one in a usage line',
  text: 'what stands for one in a usage line',
  stage: 'what stands for one in a usage line',
  place: 'what stands for one in a usage line',
  office: 'what stands for one in a usage line',
  prove: 'a command',
  way: 'what stands for one in a usage line',
  report: 'what stands for one in a usage line',
  number: 'what stands for one in a usage line',
  phone: 'what a column of a table holds',
  'e-mail': 'a format that intake reads',
  vanish: 'an element of a Word document',
  title: 'a style of a Word document',
  get: 'a method of HTTP',
  deny: 'a value of a header of HTTP',
  minutes: 'what stands for a value in a usage line',
  kor: 'a code of a language, in ISO 639-3',
  jpn: 'a code of a language, in ISO 639-3',
};

const files = product();
const design = new Set(files.flatMap(({ path, text }) => namesIn(path, text)));
/** `order` and `detail` are kinds of claim before they are words of a pack. */
const shared = new Set(
  files
    .filter(({ path }) => path.startsWith('src/claims/'))
    .flatMap(({ text }) => literals(text).map(({ text }) => text)),
);
const words = packWords();
const kinds = actKinds();

test('there are words to look for', () => {
  assert.ok(words.size > 800, `${words.size}`);
  assert.ok(kinds.has('arrest') && kinds.size > 30, `${kinds.size}`);
});

for (const { path, text } of files)
  test(`${path} knows no word of a pack`, () => {
    const found = literals(text).flatMap(({ text, line }) => {
      const word = text.toLowerCase();
      if (word.length < 3 || Object.hasOwn(ALLOWED, word)) return [];
      const where =
        (shared.has(text) ? undefined : kinds.get(word)) ?? (design.has(text) ? undefined : words.get(word));
      return where === undefined ? [] : [`${path}:${line} '${text}' is a word of ${where}`];
    });
    assert.deepEqual(found, []);
  });

test('no Hangul stands in the source', () => {
  for (const { path, text } of files)
    for (const { text: literal, line } of literals(text))
      assert.doesNotMatch(literal, /[\u3130-\u318f\uac00-\ud7a3]/, `${path}:${line}`);
});

/** What the code goes by: identifiers, and the strings that the shared types and the format of packs define. */
function namesIn(path: string, text: string): string[] {
  const strings = literals(text).map(({ text }) => text);
  let code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ' ');
  for (const string of strings) code = code.replace(string, ' ');
  const defines =
    path.startsWith('src/claims/') || path.startsWith('src/packs/') || path.endsWith('/types.ts');
  const unions = text.split('\n').filter((line) => /\btype \w+ =|^\s*\| '|\breadonly \w+\??: '/.test(line));
  const ofTypes = defines ? strings : unions.flatMap((line) => literals(line).map(({ text }) => text));
  return [...(code.match(/[\w$]+/g) ?? []), ...ofTypes];
}

/** Every word of the packs' files in lower case, with the file that has it. */
function packWords(): Map<string, string> {
  const all = new Map<string, string>();
  for (const name of readdirSync(join(ROOT, 'packs'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (FORMATS.test(name)) continue;
    const file = join(ROOT, 'packs', name);
    if (name.endsWith('.yaml')) collect(parse(readFileSync(file, 'utf8')), name);
    if (name.endsWith('.csv'))
      for (const cell of readFileSync(file, 'utf8').split(/[,\n|;]/)) add(cell.replaceAll('"', ''), name);
  }
  return all;

  function collect(value: unknown, name: string): void {
    if (typeof value === 'string') add(value, name);
    else if (Array.isArray(value)) for (const each of value) collect(each, name);
    else if (value && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) if (!PROSE.has(key)) collect(each, name);
  }

  function add(word: string, name: string): void {
    const key = word.trim().toLowerCase();
    if (/\p{L}/u.test(key) && !all.has(key)) all.set(key, `packs/${name}`);
  }
}

function actKinds(): Map<string, string> {
  const all = new Map<string, string>();
  for (const name of readdirSync(join(ROOT, 'packs'))) {
    const file = join(ROOT, 'packs', name, 'acts.yaml');
    if (!existsSync(file)) continue;
    for (const { kind } of parse(readFileSync(file, 'utf8')) as { kind: string }[])
      all.set(kind, `packs/${name}/acts.yaml`);
  }
  return all;
}
