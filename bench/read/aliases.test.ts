import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../src/packs/load.ts';
import { aliasesOf } from './aliases.ts';
import { parseGold } from './gold.ts';
import { samePlace } from './names.ts';
import { score } from './score.ts';

const pack = loadPack('prk');

test('in Korean a place, an office and a facility are known by what the pack calls them, in either language', () => {
  const aliases = aliasesOf(pack, 'ko');
  assert.ok(samePlace(['혜산시'], aliases.get('Hyesan')!));
  assert.ok(!samePlace(['회령시'], aliases.get('Hyesan')!));
  assert.ok(aliases.get('Ministry of State Security')!.includes('보위부'));
  assert.ok(aliases.get('political-prison-camp')!.includes('관리소'));
});

test('in English what may be two offices is no alias', () => {
  const names = aliasesOf(pack, 'en').get('Ministry of State Security')!;
  assert.ok(names.includes('state security'));
  assert.ok(!names.includes('MSS'));
});

test('a Korean draft is scored under Korean names, whichever label it gives', () => {
  const gold = parseGold(
    'ko',
    `
pack: prk
published: 2021-06-04
text: 보위부가 지난달 10일 혜산시에서 40대 남성 한 모 씨를 체포했다. 한 씨의 안해는 연사군으로 추방당했다.
parties:
  m: {names: 한 모 씨|한 씨|남성, kind: person, age: 40s, residence: 혜산}
  w: {names: 안해, kind: person}
acts:
  - {kind: arrest, quote: [체포했다], by: [보위부], to: [m], at: [혜산], when: {phrase: 지난달 10일, earliest: 2021-05-10, latest: 2021-05-10}}
  - {kind: banishment, quote: [추방당했다], to: [w], at: [연사군]}
`,
  );
  const claim = (id: string, quote: string) => {
    const start = gold.text.indexOf(quote);
    const anchors = [{ start, end: start + quote.length, quote }];
    return { id, says: { kind: 'act', roles: { when: [] } }, stance: 'reported', anchors };
  };
  const none = { earliest: null, latest: null };
  const day = { earliest: '2021-05-10', latest: '2021-05-10' };
  const act = { phase: 'done', by: [], when: none };
  const drafted = (wife: string) => ({
    claims: [claim('c1', '체포했다'), claim('c2', '추방당했다')],
    case: {
      parties: [
        { id: 'o', label: 'Ministry of State Security', label_ko: '국가보위성' },
        { id: 'm', label: '40대 남성 한 모 씨', details: { age: '40대', residence: 'Hyesan City' } },
        { id: 'w', label: 'wife', label_ko: wife },
      ],
      acts: [
        {
          ...act,
          id: 'a',
          kind: 'arrest',
          by: ['o'],
          to: ['m'],
          at: [{ label: 'Hyesan' }],
          when: day,
          claims: ['c1'],
        },
        { ...act, id: 'b', kind: 'banishment', to: ['w'], at: [{ label: '연사' }], claims: ['c2'] },
      ],
    },
  });
  const right = score(gold, drafted('한 씨의 안해'), aliasesOf(pack, 'ko'));
  assert.deepEqual(right.faults, []);
  assert.deepEqual(
    [right.found, right.roles.to, right.details],
    [2, { right: 2, of: 2 }, { right: 2, of: 2 }],
  );
  const wrong = score(gold, drafted('한 씨의 어머니'), aliasesOf(pack, 'ko'));
  assert.deepEqual(wrong.roles.to, { right: 1, of: 2 });
});
