import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { faultLine } from './faults.ts';
import { loadPack } from './load.ts';
import { unFormsOf } from './un-forms.ts';

const dir = mkdtempSync(join(tmpdir(), 'moksori-un-'));
after(() => rmSync(dir, { recursive: true, force: true }));

let made = 0;
function formsOf(files: Readonly<Record<string, string>>) {
  const id = `m${made++}`;
  mkdirSync(join(dir, id, 'un'), { recursive: true });
  writeFileSync(join(dir, id, 'pack.yaml'), '');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, id, 'un', name), text);
  const forms = unFormsOf({ ...loadPack('generic'), chain: ['generic', id], dir });
  return { ...forms, lines: forms.faults.map(faultLine).map((line) => line.replace(`${id}/`, '')) };
}

const FORM = `id: own
label: {en: Own, ko: 것}
about: [{en: About, ko: 것}]
sources: [{name: A page, address: 'https://example.org', seen: 2026-11-22}]
of: [arrest]
each: false
urgent: {say: {en: Never, ko: 것}}
sections: [{id: one, label: {en: One, ko: 것}, fields: [{id: date, label: {en: Date, ko: 것}, from: [{acts: [arrest], tells: [when]}]}]}]
`;

test('a pack adds a form, and says another way what asking costs', () => {
  const { forms, asking, lines } = formsOf({
    'own.yaml': FORM,
    'asking.yaml':
      '- {id: identity, endangers: [neighbours], why: {en: Here, ko: 것}, safer: {en: There, ko: 것}}\n',
  });
  assert.deepEqual(lines, []);
  assert.ok(forms.has('own') && forms.has('wgad'));
  assert.deepEqual(asking.get('identity')?.endangers, ['neighbours']);
});

test('what is wrong with a form is named, with its line', () => {
  assert.deepEqual(formsOf({ 'own.yaml': FORM.replace('of: [arrest]', 'of: [arest]') }).lines, [
    'un/own.yaml:5: of.0: arest: no such kind of act',
  ]);
  assert.deepEqual(formsOf({ 'other.yaml': FORM }).lines, [
    'un/other.yaml:1: id: must be the name of the file',
  ]);
  assert.match(
    formsOf({ 'own.yaml': FORM.replace('each: false', '') }).lines[0]!,
    /^un\/own\.yaml:\d+: each: /,
  );
  assert.match(
    formsOf({ 'own.yaml': FORM.replace('id: date,', 'id: date, asking: nobody,') }).lines[0]!,
    /own\.yaml:1: date: nobody: stands not in asking\.yaml/,
  );
  const cost = '- {id: x, endangers: [nobody], why: {en: a, ko: 것}, safer: {en: b, ko: 것}}\n';
  assert.deepEqual(formsOf({ 'asking.yaml': cost }).lines, [
    'un/asking.yaml:1: 0.endangers.0: no audience has this id',
  ]);
  assert.match(formsOf({ 'own.yaml': 'id: [' }).lines[0]!, /^un\/own\.yaml:1: /);
});
