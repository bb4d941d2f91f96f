import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { checkPack } from './check.ts';
import { faultLine, PackError } from './faults.ts';
import { builtIn, packNames } from './files.ts';
import { loadPack } from './load.ts';

const dir = mkdtempSync(join(tmpdir(), 'moksori-packs-'));
after(() => rmSync(dir, { recursive: true, force: true }));

// A base without the long lexicon, so that each case is quick.
cpSync(join(builtIn, 'generic'), join(dir, 'base'), {
  recursive: true,
  filter: (file) =>
    !/(countries|places|phrases.*|people|things|grammar|light|times|voices)\.yaml$/.test(file),
});
writeFileSync(join(dir, 'base', 'lexicon.en', 'acts.yaml'), '[]\n');
const head = join(dir, 'base', 'pack.yaml');
writeFileSync(head, readFileSync(head, 'utf8').replace('id: generic', 'id: base'));
writeFileSync(
  join(dir, 'base', 'countries.yaml'),
  '- {iso: CHN, en: [China], ko: 중국, adjectives: [Chinese]}\n',
);

let made = 0;

/** Writes a small pack on top of `base`; gives its folder. */
function pack(files: Record<string, string>, head = 'extends: [base]'): string {
  const id = `p${made++}`;
  const all = {
    'pack.yaml': `id: ${id}\nlabel: {en: Test, ko: 시험}\nlanguages: [en, ko]\n${head}\n`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, id, path)), { recursive: true });
    writeFileSync(join(dir, id, path), text);
  }
  return join(dir, id);
}

/** The faults of a pack's own files, without its name. */
function faults(files: Record<string, string>, head?: string): string[] {
  const at = pack(files, head);
  const id = `${at.slice(dir.length + 1)}/`;
  return checkPack(at)
    .map(faultLine)
    .filter((line) => line.startsWith(id))
    .map((line) => line.slice(id.length));
}

const labels = 'label: {en: Some, ko: 어떤}';

test('what the check of exposure reckons with names only what is there', () => {
  const file = `details:\n  age: [ghosts]\nages:\n  forties: 0.1 to 0.2\noccupations:\n  alchemist: 0.1 to 0.2\nladders:\n  place: [{id: hut, ${labels}}]\n`;
  assert.deepEqual(faults({ 'exposure.yaml': file }), [
    'exposure.yaml:2: details.age: no audience "ghosts"',
    'exposure.yaml:4: ages.forties: must be a decade ("40s") or an age of terms.yaml',
    'exposure.yaml:6: occupations.alchemist: "alchemist" has no name in terms.yaml',
    'exposure.yaml:8: ladders.place: must have the steps place, county, province, region, country',
  ]);
  assert.deepEqual(faults({ 'exposure.yaml': 'sex: 0.6 to 0.4\nkin: 0.5\n' }), [
    'exposure.yaml:1: sex: the least must stand first',
    'exposure.yaml:2: kin: must be string',
  ]);
});

test('the packs that come with the program are sound', () => {
  for (const name of packNames()) assert.deepEqual(checkPack(name).map(faultLine), [], name);
});

describe('a broken pack names file, line and field', () => {
  const cases: [string, Record<string, string>, string[]][] = [
    ['nothing wrong', {}, []],
    ['YAML that cannot be parsed', { 'offices.yaml': '- id: a\n  label: {en: A\n' }, ['offices.yaml:3: ']],
    [
      'a label missing in one language',
      { 'offices.yaml': '# offices\n- id: a\n  class: police\n  label: {en: A}\n' },
      ['offices.yaml:4: 0.label.ko: must be there'],
    ],
    [
      'what the lexicon says of people without a name for it',
      {
        'lexicon.en/people.yaml':
          '- {words: [a], kind: person, occupation: lamplighter, sex: male}\n- {words: [b], kind: person, relation: twin-soul}\n',
        'terms.yaml': 'occupations:\n  lamplighter: {en: lamplighter, ko: 등지기}\n',
      },
      ['lexicon.en/people.yaml:2: relation: "twin-soul" has no name in terms.yaml (relations)'],
    ],
    [
      'a term missing in one language',
      { 'terms.yaml': 'occupations:\n  lamplighter: {en: lamplighter}\n' },
      ['terms.yaml:2: occupations.lamplighter.ko: must be there'],
    ],
    [
      'a field that does not exist',
      { 'offices.yaml': `- id: a\n  ${labels}\n  class: police\n  colour: red\n` },
      ['offices.yaml:4: 0.colour: no such field'],
    ],
    [
      'a wrong value',
      { 'offices.yaml': `- id: a\n  ${labels}\n  class: police\n  kind: club\n` },
      ['offices.yaml:4: 0.kind: must be one of: office, organisation'],
    ],
    [
      'an entry twice',
      { 'stages.yaml': `- {id: one, ${labels}}\n- {id: one, ${labels}}\n` },
      ['stages.yaml:2: 1.id: "one" stands twice; the first is on line 1'],
    ],
    ['a map where a list belongs', { 'stages.yaml': 'one: two\n' }, ['stages.yaml:1: must be a list']],
    ['a misspelt file', { 'ofices.yaml': '[]\n' }, ['ofices.yaml:1: no pack has a file of this name']],
    [
      'a stage and an audience that are not there',
      {
        'acts.yaml': `- kind: levy\n  ${labels}\n  meaning: A levy.\n  stage: nowhere\n  roles: {by: [office]}\n  audience:\n    - family\n    - ghosts\n`,
      },
      ['acts.yaml:4: stage: no stage "nowhere"', 'acts.yaml:8: audience.1: no audience "ghosts"'],
    ],
    [
      'an instrument that is not there',
      { 'acts.yaml': '- kind: arrest\n  rights:\n    - {instrument: magna-carta, article: 39}\n' },
      ['acts.yaml:3: rights.0.instrument: no instrument "magna-carta"'],
    ],
    [
      'an article that the law does not list',
      {
        'laws.yaml': `- id: code\n  ${labels}\n  articles: [{article: 1, about: {en: One, ko: 하나}}]\n`,
        'process.yaml': `- id: step\n  ${labels}\n  stage: custody\n  law: [{law: code, article: 2}]\n`,
      },
      ['process.yaml:4: law.0.article: "code" lists no article 2'],
    ],
    [
      'a place in nothing',
      {
        'places.csv':
          '# counties\nid,name,ko,unit,within\nX01,Somewhere,어디군,county,CHN\nX02,Elsewhere,저기군,county,X99\nX03,Nowhere,없군,hamlet,CHN\n',
      },
      ['places.csv:4: within: no place "X99"', 'places.csv:5: unit: no unit "hamlet"'],
    ],
    [
      'a row too short and a number that is none',
      { 'places.csv': 'id,name,ko,unit,lat\nX01,Some,어디\nX02,Else,저기군,county,north\n' },
      ['places.csv:2: has 3 cells, the header has 5', 'places.csv:3: 0.lat: must be a number'],
    ],
    [
      'one spelling for two offices',
      {
        'offices.yaml': `- {id: a, ${labels}, class: police, en: [Bureau Q]}\n- {id: b, ${labels}, class: police, en: [bureau q]}\n`,
      },
      ['offices.yaml:2: en.0: "bureau q" also names "a"'],
    ],
    [
      'one spelling for two offices, marked in both',
      {
        'offices.yaml': `- {id: a, ${labels}, class: police, en: [BQ], ambiguous: [BQ]}\n- {id: b, ${labels}, class: police, en: [BQ], ambiguous: [BQ]}\n`,
      },
      [],
    ],
    [
      'a mark for no spelling',
      { 'offices.yaml': `- {id: a, ${labels}, class: police, en: [BQ], ambiguous: [QB]}\n` },
      ['offices.yaml:1: ambiguous.0: "QB" is none of its spellings'],
    ],
    [
      'two counties with one fold key',
      {
        'spelling.yaml': 'fold:\n  - [g, k]\n',
        'places.csv': 'id,name,ko,unit\nX01,Gamo,가군,county\nX02,Kamo,나군,county\n',
      },
      ['places.csv:3: name: "Kamo" cannot be told from "Gamo" of X01'],
    ],
    [
      'words that are part of their denial',
      {
        'safeguards.yaml': `- id: bread\n  ${labels}\n  present: {en: [bread]}\n  absent: {en: [without bread]}\n`,
      },
      ['safeguards.yaml:3: present.en.0: "bread" is part of "without bread", which denies it'],
    ],
    [
      'an end before the beginning',
      {
        'circumstances.yaml': `- {id: flood, ${labels}, from: 2020-02-01, to: 2020-01-01, en: [flood], ko: [홍수]}\n`,
      },
      ['circumstances.yaml:1: to: ends before it begins (2020-02-01)'],
    ],
    [
      'a frame for no act, with a wrong slot, type and role, and without examples',
      {
        'lexicon.en/acts.yaml':
          "- act: levitation\n  verb: [levitate]\n  slots:\n    obejct: [person]\n    subject?: [angel, facility:cloud, 'word']\n  roles: {whom: [subject]}\n",
      },
      [
        'lexicon.en/acts.yaml:1: act: no kind of act "levitation"',
        'lexicon.en/acts.yaml:1: has no sentence that must match',
        'lexicon.en/acts.yaml:1: has no sentence that must not match',
        'lexicon.en/acts.yaml:4: slots.obejct: no slot "obejct"',
        'lexicon.en/acts.yaml:5: slots.subject?.0: no type "angel"',
        'lexicon.en/acts.yaml:5: slots.subject?.1: no facility of the class "cloud"',
        'lexicon.en/acts.yaml:5: slots.subject?.2: no type "word"',
        'lexicon.en/acts.yaml:6: roles.whom: no role "whom"',
      ],
    ],
    [
      'a frame that tests whose a thing is, where only a role may ask for it',
      {
        'lexicon.en/acts.yaml':
          '- {act: arrest, verb: [nab], slots: {object.owner?: [person]}, roles: {to: [object.owner, object.colour]}, match: [{say: A.}], miss: [B.]}\n',
      },
      [
        'lexicon.en/acts.yaml:1: slots.object.owner?: "object.owner" can only fill a role',
        'lexicon.en/acts.yaml:1: roles.to.1: no slot "object.colour"',
      ],
    ],
    [
      'both verb and noun',
      {
        'lexicon.en/acts.yaml': '- {act: arrest, verb: [nab], noun: [nab], match: [{say: A.}], miss: [B.]}\n',
      },
      ['lexicon.en/acts.yaml:1: must have either verb or noun'],
    ],
    [
      'a noun of a person without its kind',
      { 'lexicon.en/people.yaml': '- {words: [man], kind: human}\n' },
      ['lexicon.en/people.yaml:1: 0.kind: must be one of: person, group, office, organisation'],
    ],
    [
      'conventions out of range',
      { 'conventions.yaml': 'thirds:\n  early: 40\n' },
      ['conventions.yaml:2: thirds.early: '],
    ],
  ];
  for (const [name, files, expected] of cases)
    test(name, () => {
      const found = faults(files);
      assert.equal(found.length, expected.length, found.join('\n'));
      expected.forEach((line, i) => {
        assert.ok(found[i]!.startsWith(line), `${found[i]} should start with ${line}`);
      });
    });

  test('all faults at once, in order', () => {
    const found = faults({
      'stages.yaml': '- {id: one}\n- {id: two}\n',
      'offices.yaml': '- {id: a}\n',
    });
    assert.deepEqual(
      found.map((line) => line.split(': ')[0]),
      ['offices.yaml:1', 'offices.yaml:1', 'stages.yaml:1', 'stages.yaml:2'],
    );
  });
});

describe('a pack that cannot be loaded', () => {
  test('extends one that is not there', () => {
    assert.deepEqual(faults({}, 'extends: [atlantis]'), [
      'pack.yaml:4: extends: no pack "atlantis": there is no folder with a pack.yaml',
    ]);
  });
  test('extends itself', () => {
    const at = pack({}, 'extends: [base]');
    const name = at.slice(dir.length + 1);
    writeFileSync(join(at, 'pack.yaml'), readFileSync(join(at, 'pack.yaml'), 'utf8').replace('base', name));
    assert.match(checkPack(at).map(faultLine).join('\n'), /goes in a circle/);
    assert.throws(() => loadPack(name, dir), /goes in a circle/);
  });
  test('is no folder at all', () => {
    assert.throws(() => loadPack('nowhere', dir), PackError);
    assert.throws(() => loadPack('../packs', dir), PackError);
    assert.match(checkPack(join(dir, 'nowhere')).map(faultLine).join('\n'), /no pack "nowhere"/);
  });
  test('says the first fault and how many more', () => {
    const at = pack({ 'stages.yaml': '- {id: one}\n- {id: two}\n' });
    const name = at.slice(dir.length + 1);
    assert.throws(
      () => loadPack(name, dir),
      (error: unknown) =>
        error instanceof PackError &&
        error.faults.length === 2 &&
        error.message ===
          `pack ${name}: ${name}/stages.yaml:1: 0.label: must be there (and 1 more: see pack check)`,
    );
  });
  test('has an alias bomb', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`),
    ];
    assert.notDeepEqual(faults({ 'conventions.yaml': `${bomb.join('\n')}\n` }), []);
  });
});

test('a copy of the packs elsewhere is checked on its own', () => {
  const copy = join(dir, 'copy');
  cpSync(builtIn, copy, { recursive: true });
  const file = join(copy, 'prk', 'offices.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('class: security', 'klass: security'));
  const lines = checkPack(join(copy, 'prk')).map(faultLine);
  assert.ok(
    lines.some((line) => /^prk\/offices\.yaml:\d+: 0\.klass: no such field$/.test(line)),
    lines.join('\n'),
  );
});
