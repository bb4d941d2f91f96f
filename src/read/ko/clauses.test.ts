import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../../packs/load.ts';
import { clausesOf } from '../verb-final/clauses.ts';
import type { Np } from '../verb-final/np.ts';
import { koreanOf } from './read.ts';

const korean = koreanOf(loadPack('prk'));

/** Each clause in short: verb(phrases) and what it is to the others. */
function short(text: string): string[] {
  const doc = korean.segment(text, korean.times(text));
  let n = 0;
  let c = 0;
  const said = (np: Np): string => text.slice(np.start, np.end);
  return doc.sentences.flatMap((sentence) =>
    clausesOf(
      doc,
      sentence,
      korean.clauses,
      () => n++,
      () => c++,
    ).clauses.map((clause) => {
      const { deed, lemma, args, times, describes, gap, bound, carried } = clause;
      const inside = [
        ...args.map((np) => said(np)),
        ...times.map(({ start, end }) => `@${text.slice(start, end)}`),
      ];
      return [
        `${deed ?? lemma}(${inside.join(', ')})`,
        describes ? ` → ${said(describes)} ${gap ?? ''}`.trimEnd() : '',
        bound ? ` [${bound}]` : '',
        carried && !describes ? ` ← ${said(carried)}` : '',
      ].join('');
    }),
  );
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a chain carries its subject',
    '남성이 체포돼 관리소로 보내졌다.',
    ['체포(남성)', '보내지다(관리소) ← 남성'],
  ],
  [
    'a relative clause leaves the subject outside',
    '보위부가 도강한 여성을 체포했다.',
    ['도강() → 여성 subject', '체포(보위부, 여성)'],
  ],
  [
    'a relative clause takes the doer of its own',
    '보위부가 체포한 여성은 숨졌다.',
    ['체포(보위부) → 여성 object', '숨지다(여성)'],
  ],
  ['what is said leaves its teller', '소식통은 남성이 체포됐다고 전했다.', ['체포(남성)', '전하다(소식통)']],
  [
    'a quotation is a level of its own',
    '소식통은 “남성이 체포됐다”고 전했다.',
    ['체포(남성)', '전하다(소식통)'],
  ],
  [
    'a purpose leaves who and when',
    '그는 지난해 9월 한국으로 가기 위해 강을 건넜다.',
    ['가다(한국)', '건너다(그, 강, @지난해 9월)'],
  ],
  ['a reason closes its clause', '비밀을 누설한 혐의로 체포됐다.', ['누설(비밀) [reason]', '체포(혐의)']],
  [
    'a state carries its subject on',
    '남성은 조사를 받던 중 숨졌다.',
    ['조사(남성) [while]', '숨지다(중) ← 남성'],
  ],
];

for (const [what, text, expected] of CASES)
  test(what, () => {
    assert.deepEqual(short(text), expected);
  });
