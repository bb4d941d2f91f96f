/** Sites that are written in one word with the place that they are named after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { reportOf } from '../report.fixture.ts';
import { readKorean } from './read.ts';

for (const [text, place] of [
  ['50대 남성이 해주역에서 체포됐다.', '해주역 KP0901'],
  ['50대 남성이 바위역에서 체포됐다.', '바위역 '],
] as const)
  test(text, () => {
    const { claims } = readKorean(reportOf(text, 'ko'), loadPack('prk'));
    assert.deepEqual(
      claims.flatMap(({ says }) =>
        says.kind === 'act' ? says.roles.at.map(({ label, pcode = '' }) => `${label} ${pcode}`) : [],
      ),
      [place],
    );
  });
