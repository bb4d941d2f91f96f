import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { folder, letters } from './fold.ts';
import { loadPack } from './load.ts';

const fold = folder(loadPack('prk').spelling.fold);

describe('the fold key', () => {
  const same = [
    ['Ryanggang', 'Yanggang', 'Ryanggang', 'Lyanggang'],
    ['Hamgyong', 'Hamkyung', 'Hamgyeong', 'Hamgyŏng', 'Hamkyong'],
    ['Hoeryong', 'Hoiryeong', 'Hoeryeong', 'Hoeryŏng', 'Hweryong'],
    ['Chongjin', 'Cheongjin', "Ch'ŏngjin", 'Ch’ongjin', 'CHONGJIN'],
    ['Sinuiju', 'Shinuiju', 'Sinŭiju', 'Sin-uiju', 'Sineuiju'],
    ['Kaesong', 'Gaeseong', 'Kaesŏng', 'Gaesong'],
    ['Pyongsong', 'Pyeongseong', "P'yŏngsŏng", 'Phyongsong'],
    ['Rason', 'Naseon', 'Rasŏn', 'Raseon'],
    ['Kim Jong Suk', 'Kimjongsuk', 'Kim Jong-suk'],
    ['Pyongan', 'Pyeongan', 'Pyungan', 'Phyongan'],
    ['Nyongbyon', 'Yongbyon', 'Yeongbyeon', 'Nyŏngbyŏn'],
    ['Rangrim', 'Nangnim', 'Rangnim'],
    ['Riwon', 'Iwon'],
    ['Sinkye', 'Singye', "Sin'gye"],
  ];
  for (const [first, ...others] of same)
    for (const other of others) {
      test(`joins ${first} and ${other}`, () => assert.equal(fold(other), fold(first!)));
    }

  const apart = [
    ['Sunchon', 'Sonchon'],
    ['Yonsa', 'Yonsan'],
    ['Musan', 'Pusan'],
    ['Kosong', 'Kusong'],
    ['Ichon', 'Inchon'],
    ['Hamju', 'Anju'],
    ['Unsan', 'Wonsan'],
    ['Samchon', 'Sinchon'],
  ];
  for (const [one, other] of apart)
    test(`keeps ${one} and ${other} apart`, () => assert.notEqual(fold(one!), fold(other!)));

  test('does not look at case, marks, hyphens, apostrophes or spaces', () => {
    const name = fc.array(fc.constantFrom(...'abcdeghijklmnoprstuwy'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(name, fc.constantFrom('-', "'", '’', ' ', '\u0306'), fc.nat(), (parts, noise, at) => {
        const word = parts.join('');
        const i = at % word.length;
        const written = word.slice(0, i + 1) + noise + word.slice(i + 1).toUpperCase();
        assert.equal(fold(written), fold(word));
      }),
    );
  });

  test('is fast on a long word', () => {
    const started = performance.now();
    fold('nyor'.repeat(100_000));
    assert.ok(performance.now() - started < 2000);
  });
});

test('letters keeps letters and digits only', () => {
  assert.equal(letters("P'yŏng-yang 2"), 'pyongyang2');
});
