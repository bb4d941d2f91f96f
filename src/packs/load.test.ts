import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fromCache, type Kept, toCache } from './cache.ts';
import { compile } from './compile.ts';
import { dumpPack } from './dump.ts';
import { builtIn } from './files.ts';
import { daysOf } from './lengths.ts';
import { loadPack, packNames } from './load.ts';
import type { Pack, PackData } from './types.ts';

const dir = mkdtempSync(join(tmpdir(), 'moksori-load-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const packs: Pack[] = packNames().map((name) => loadPack(name));
const prk = loadPack('prk');
const generic = loadPack('generic');

test('a pack contains what it extends', () => {
  assert.deepEqual(prk.chain, ['generic', 'prk']);
  assert.deepEqual(generic.chain, ['generic']);
  for (const kind of generic.acts.keys()) assert.ok(prk.acts.has(kind), kind);
  assert.deepEqual(prk.stages, generic.stages);
  assert.equal(prk.country, 'PRK');
  assert.equal(generic.country, undefined);
});

test('all kinds of act are there, in the order of the way through them', () => {
  const kinds =
    'travel contact remittance escape smuggling media worship bribery speech notice informing watch listing interception ' +
    'search seizure summons arrest detention interrogation examination torture confession charge classification trial ' +
    'conviction sentence transfer imprisonment labour execution death disappearance release repatriation notification ' +
    'banishment reprisal order announcement';
  assert.deepEqual([...generic.acts.keys()], kinds.split(' '));
  const order = new Map(generic.stages.map((stage, i) => [stage.id, i]));
  const stages = [...generic.acts.values()].map((act) => order.get(act.stage)!);
  assert.deepEqual(
    stages,
    [...stages].sort((a, b) => a - b),
  );
});

test('every label stands in English and in Korean', () => {
  for (const pack of packs) {
    const labels: { where: string; label: { en: string; ko: string } }[] = [];
    const walk = (value: unknown, where: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'label') labels.push({ where, label: inner as { en: string; ko: string } });
        else walk(inner, `${where}.${key}`);
      }
    };
    walk({ ...dumpPack(pack), lexicon: undefined, phrases: undefined, casePhrases: undefined }, pack.id);
    assert.ok(labels.length > 300);
    for (const { where, label } of labels) {
      assert.match(label.en, /[A-Za-z]/, where);
      assert.match(label.ko, /[\uac00-\ud7a3]/, where);
      assert.doesNotMatch(label.en, /[\uac00-\ud7a3]/, where);
    }
  }
});

test('what binds the state binds; what it has not ratified is only shown', () => {
  const rights = [...prk.acts.values()].flatMap((act) => act.rights);
  for (const right of rights) {
    assert.equal(right.binding, ['iccpr', 'icescr', 'crc', 'cedaw', 'crpd'].includes(right.instrument));
    if (['cat', 'icpped', 'cerd', 'rome', 'refugees'].includes(right.instrument))
      assert.equal(right.status, 'reference');
  }
  assert.ok(rights.some((right) => right.instrument === 'cat'));
  for (const right of [...generic.acts.values()].flatMap((act) => act.rights))
    assert.equal(right.binding, false);
});

test('the preliminary examination ends with the revision of 2023', () => {
  const step = prk.process.find((s) => s.id === 'preliminary-examination')!;
  assert.deepEqual(step.limit, { unit: 'month', n: 2 });
  assert.deepEqual(step.valid, { to: '2023' });
});

test('a country’s safeguard keeps the evidence of the general one', () => {
  const of = (pack: Pack) => pack.safeguards.find((s) => s.id === 'family-informed')!;
  assert.equal(of(prk).clock, 'family-48h');
  assert.equal(of(generic).clock, undefined);
  assert.deepEqual(of(prk).present, of(generic).present);
});

test('spellings of a country are added to the general ones of the same office', () => {
  const spelled = (pack: Pack) => new Set(pack.offices.get('court')!.spellings.map((s) => s.text));
  assert.ok(spelled(generic).has('court of appeal'));
  assert.ok(spelled(prk).has('court of appeal'));
  assert.ok(spelled(prk).has('중앙재판소'));
  assert.ok(!spelled(generic).has('중앙재판소'));
});

test('conventions come out for the reader and for the time step alike', () => {
  assert.deepEqual(daysOf('month', 1, 1, false, generic.time), { min: 25, max: 35 });
  // An hour of one day plus 72 hours is the same hour three days on.
  assert.deepEqual(daysOf('hour', 72, 72, false, generic.time), { min: 3, max: 3 });
  assert.deepEqual(generic.time.thirds, { early: 10, mid: 20 });
  assert.deepEqual(generic.conventions.gaps['at-once'], [0, 7]);
  assert.deepEqual(generic.time.gaps['at-once'], { min: 0, max: 7 });
  assert.equal(generic.time.gaps.after?.max, null);
  assert.equal('quantities' in generic.time, false);
});

test('places lie in places', () => {
  assert.equal(prk.places.get('KP0217')?.label.en, 'Yonsa County');
  assert.equal(prk.places.get('KP0217')?.label.ko, '연사군');
  assert.equal(prk.places.get('KP0217')?.within, 'KP02');
  assert.equal(prk.places.get('KP02')?.within, 'PRK');
  const sum = [...prk.places.values()].reduce((all, place) => all + (place.population?.total ?? 0), 0);
  assert.equal(sum, 23_275_627);
  for (const { population } of prk.places.values())
    if (population?.total !== undefined)
      assert.equal(population.total, population.male! + population.female!);
});

test('the dump is plain data, the same each time', () => {
  const copy = join(dir, 'copy');
  cpSync(builtIn, copy, { recursive: true });
  const json = (data: PackData): string => JSON.stringify(data);
  const first = json(dumpPack(loadPack('prk', copy)));
  const compiled = json(compile('prk', copy).data);
  const order = (text: string): unknown => JSON.parse(text);
  assert.ok(first === json(dumpPack(loadPack('prk', copy))), 'two loads differ');
  assert.deepEqual(Object.keys(order(first) as object).sort(), Object.keys(order(compiled) as object).sort());
  for (const [key, value] of Object.entries(order(compiled) as Record<string, unknown>))
    assert.ok(
      JSON.stringify((order(first) as Record<string, unknown>)[key]) === JSON.stringify(value),
      `${key} is not what was compiled`,
    );
  assert.ok(!('names' in dumpPack(prk)));
});

describe('the cache', () => {
  const kept: Kept = { data: { id: 'x' } as PackData, names: [['bureau q', 'Bureau Q', 'cc', []]] };
  const folder = join(dir, 'cache');

  test('gives back what it was given, for the same files only', () => {
    toCache('v1', kept, [folder]);
    assert.deepEqual(fromCache('v1', [folder]), kept);
    assert.equal(fromCache('v2', [folder]), undefined);
    assert.equal(fromCache('v1', [join(dir, 'empty')]), undefined);
  });
  test('does not use what was cut short or changed', () => {
    const file = join(folder, readdirSync(folder)[0]!);
    const whole = readFileSync(file, 'utf8');
    for (const broken of [whole.slice(0, -5), whole.replace('"x"', '"y"'), '', 'nonsense']) {
      writeFileSync(file, broken);
      assert.equal(fromCache('v1', [folder]), undefined);
    }
  });
  test('does without where nothing can be written, and takes the next folder', () => {
    const file = join(dir, 'a-file');
    writeFileSync(file, '');
    toCache('v3', kept, [join(file, 'inside')]);
    toCache('v3', kept, [join(file, 'inside'), folder]);
    assert.deepEqual(fromCache('v3', [join(file, 'inside'), folder]), kept);
  });
  test('does not grow', () => {
    for (let i = 0; i < 20; i++) toCache(`n${i}`, kept, [folder]);
    assert.ok(readdirSync(folder).length <= 8);
    assert.deepEqual(fromCache('n19', [folder]), kept);
  });
});

test('a file that changes is seen', () => {
  const base = join(dir, 'packs');
  const at = join(base, 'one');
  mkdirSync(at, { recursive: true });
  writeFileSync(
    join(at, 'pack.yaml'),
    'id: one\nlabel: {en: One, ko: 하나}\nlanguages: [en]\nextends:\n  - generic\n',
  );
  const stage = (en: string): void =>
    writeFileSync(join(at, 'stages.yaml'), `- {id: extra, label: {en: ${en}, ko: 더}}\n`);
  stage('first');
  const last = (): string => loadPack('one', base).stages.at(-1)!.label.en;
  assert.equal(last(), 'first');
  stage('second');
  assert.equal(last(), 'second');
  assert.equal(last(), 'second');
  assert.ok(existsSync(at));
});
