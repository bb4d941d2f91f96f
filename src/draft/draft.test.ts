/** From the words of a report to the dates of its case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../packs/load.ts';
import { draft } from './draft.ts';

const pack = loadPack('generic');

for (const [later, from, to] of [
  ['72 hours later', '2021-05-06', '2021-05-06'],
  ['12 hours later', '2021-05-03', '2021-05-04'],
  ['three days later', '2021-05-06', '2021-05-06'],
  ['a week later', '2021-05-08', '2021-05-11'],
] as const)
  test(`an act ${later} than one on 3 May 2021 is no earlier and no later than that`, async () => {
    const text = `Police arrested a welder on 3 May 2021, his wife said. He was released ${later}.`;
    const drafted = await draft([{ bytes: new TextEncoder().encode(text), file: 'note.txt' }], { pack });
    const { when } = drafted.case.acts.find(({ kind }) => kind === 'release')!;
    assert.deepEqual([when.earliest, when.latest], [from, to]);
  });
