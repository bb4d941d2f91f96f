import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { draft } from '../draft/draft.ts';
import { toJson } from '../draft/json.ts';
import { loadPack } from '../packs/load.ts';
import { calledOf } from './called.ts';

const demo = new URL('../../data/demo/pair/', import.meta.url);

test('a case is called by the role of whom most was done to, in either language, and by no name', async () => {
  const inputs = ['tanchon-nurse.en.html', 'tanchon-nurse.ko.html'].map((file) => ({
    bytes: readFileSync(new URL(file, demo)),
    file,
  }));
  const { case: drafted } = toJson(await draft(inputs, { pack: loadPack('prk') }));
  assert.equal(calledOf(drafted, 'en'), 'retired nurse');
  assert.equal(calledOf(drafted, 'ko'), '50대 여성');
});

test('nothing done to anybody has no such name', () => {
  assert.equal(calledOf({ acts: [], parties: [] }, 'en'), null);
});
