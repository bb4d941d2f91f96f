import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedLetters, soundRules } from '../intake/lists/knowledge.ts';
import { fold } from './fold.ts';
import { raw } from './invented.fixture.ts';
import { planOf } from './plan.ts';
import { link } from './run.ts';
import { soundsOf } from './sounds.ts';

const letters = foldedLetters();
const sounds = soundsOf(soundRules())!;
const whole = (name: string) => sounds.whole(fold(name, letters)!);
const part = (name: string) => sounds.part(fold(name, letters)!);

/** Invented names of common syllables: each line one name. */
const NAMES = [
  ['한덕수련', 'Han Deoksuryeon', 'Han Tŏksuryŏn', 'Han Tok Su Ryon'],
  ['박룡팔', 'Bak Ryongpal', "Pak Yongp'al", 'Pak Ryong Phal', 'Park Yong-pal'],
  ['최봉숙', 'Choe Bongsuk', "Ch'oe Pongsuk", 'Choe Pong Suk', 'Choi Bong-sook'],
  ['윤광희', 'Yun Gwanghui', 'Yun Kwanghŭi', 'Yun Kwang Hui', 'Yoon Kwang-hee'],
  ['림철웅', 'Rim Cheorung', "Im Ch'ŏrung", 'Rim Chol Ung', 'Lim Chul-woong'],
  ['백영애', 'Baek Yeongae', 'Paek Yŏngae', 'Paek Yong Ae', 'Paik Young-ae'],
  ['선우택', 'Seonu Taek', "Sŏnu T'aek", 'Sonu Thaek'],
];

test('a name has one key in Hangul and in every Latin spelling, and no two names share one', () => {
  const keys = NAMES.map((spellings) => new Set(spellings.map(whole)));
  for (const [i, own] of keys.entries()) assert.equal(own.size, 1, `${NAMES[i]}: ${[...own]}`);
  assert.equal(new Set(keys.flatMap((own) => [...own])).size, NAMES.length);
  assert.ok(keys.every((own) => !own.has(undefined)));
});

test('the family name may stand at either end', () => {
  assert.equal(whole('Bong-sook Choi'), whole('최봉숙'));
  assert.equal(whole('Chol Ung Rim'), whole('림철웅'));
  assert.equal(whole('PAEK, Yong Ae'), whole('백영애'));
});

test('where a syllable ends decides, if it is written', () => {
  assert.equal(part('수인'), part('Su-in'));
  assert.notEqual(part('수인'), part('신'));
  assert.equal(part('숙희'), part('Sukhui'));
});

test('what does not read as syllables has no key', () => {
  for (const name of ['Schwarz', 'Viktor', 'Иван', 'Smith', 'Strand'])
    assert.equal(part(name), undefined, name);
  assert.ok(sounds.family(fold('Rhee')!));
  assert.ok(!sounds.family(fold('Oxley')!));
});

/** Two lists of the same people, one in Hangul and one in Latin letters; the second from the last to the first. */
function lists() {
  const families = ['한', '박', '최', '윤', '림', '백', '강', '송'];
  const latin = ['Han', 'Pak', "Ch'oe", 'Yun', 'Rim', 'Paek', 'Kang', 'Song'];
  const first = ['덕', '봉', '광', '철', '영', '은', '성', '혜'];
  const firstLatin = ['Tok', 'Pong', 'Kwang', 'Chol', 'Yong', 'Un', 'Song', 'Hye'];
  const second = ['수', '숙', '희', '웅', '애', '미', '길', '진'];
  const secondLatin = ['Su', 'Suk', 'Hui', 'Ung', 'Ae', 'Mi', 'Kil', 'Jin'];
  const people = Array.from(
    { length: 200 },
    (_, i) => [i % 8, (i >> 3) % 8, (i * 5 + (i >> 6)) % 8] as const,
  );
  // In another order: rows that weigh alike are not joined rightly by their place.
  const turned = [...people].reverse();
  const born = people.map((_, i) => `${1930 + (i % 60)}-${String(1 + (i % 12)).padStart(2, '0')}`);
  return [
    {
      name: 'surname',
      holds: 'surname',
      raw: raw([...people.map(([f]) => families[f]!), ...turned.map(([f]) => latin[f]!)]),
    },
    {
      name: 'given',
      holds: 'given',
      raw: raw([
        ...people.map(([, a, b]) => `${first[a]}${second[b]}`),
        ...turned.map(([, a, b]) => `${firstLatin[a]} ${secondLatin[b]}`),
      ]),
    },
    { name: 'birth', holds: 'birth', raw: raw([...born, ...[...born].reverse()]) },
  ] as const;
}

test('lists in two scripts are joined by sound, and by nothing else', async () => {
  const apart = Int32Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));
  const found = async (knowledge: { readonly sounds?: typeof sounds }) => {
    const plan = planOf(lists(), { apart, letters, budget: 39_000, ...knowledge });
    assert.ok(
      plan.rules.every(({ keys }) => keys.length > 0),
      'rules, not everybody with everybody',
    );
    const { clustering } = await link(plan, { seed: 1, apart });
    return {
      plan,
      right: Array.from({ length: 200 }, (_, i) => clustering.of[i] === clustering.of[399 - i]).filter(
        Boolean,
      ).length,
    };
  };
  const heard = await found({ sounds });
  assert.ok(heard.plan.rules.some(({ keys }) => keys.some((key) => key.endsWith(':sound'))));
  assert.ok(heard.right >= 190, `${heard.right} of 200`);
  assert.equal((await found({})).right, 0);
});

test('equal sound counts for one person where every pair is looked at', async () => {
  const apart = Int32Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));
  const plan = planOf(lists(), { apart, letters, sounds });
  assert.ok(plan.rules.some(({ keys }) => keys.length === 0));
  const { clustering } = await link(plan, { seed: 1, apart });
  const right = Array.from({ length: 200 }, (_, i) => clustering.of[i] === clustering.of[399 - i]);
  assert.ok(right.filter(Boolean).length >= 190, `${right.filter(Boolean).length} of 200`);
});

test('lists without such names are planned as if nothing were known of sounds', () => {
  const declared = [
    { name: 'surname', holds: 'surname', raw: raw(['Oxley', 'Trevan', 'Lee', 'Dismor', 'Hulvey', 'Barram']) },
    { name: 'birth', holds: 'birth', raw: raw(['1950', '1951', '1952', '1953', '1954', '1955']) },
  ] as const;
  const plan = planOf(declared, { apart: new Int32Array(6).fill(-1), letters, sounds });
  assert.equal(plan.columns.get('surname')!.values.sounds.length, 0);
});
