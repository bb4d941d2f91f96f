/** Values of two languages compared, by what the packs know and never by their words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPack } from '../packs/load.ts';
import { chargesIn, compareCharges } from './charges.ts';
import { relate, valueReader } from './values.ts';

const pack = loadPack('prk');
const read = valueReader(pack, new Map([['en dozens', { min: 24, max: 99, phrase: 'dozens' }]]));

for (const [property, a, b, relation] of [
  ['age', '50s en', '52 ko', 'coarser'],
  ['age', '50s en', '40s ko', 'differ'],
  ['age', '52 en', '53 ko', 'overlap'],
  ['age', '49 en', '50s ko', 'overlap'],
  ['age', '52 en', '58 ko', 'differ'],
  ['count', 'dozens en', '30 ko', 'coarser'],
  ['count', 'three en', '3 ko', 'same'],
  ['count', 'about-ten en', '30 ko', 'unknown'],
  ['residence', 'Chongjin City en', '청진시 ko', 'same'],
  ['residence', 'Chongjin City en', '함경북도 ko', 'finer'],
  ['residence', 'Chongjin City en', 'Hyesan City en', 'differ'],
  ['occupation', 'driver en', 'teacher en', 'differ'],
  ['occupation', 'zyx en', 'xyz ko', 'unknown'],
  ['name', 'Kim en', '김 ko', 'overlap'],
  ['name', 'Kim en', '박 모 씨 ko', 'differ'],
  ['name', 'Kim en', 'Kim Chol-su en', 'coarser'],
] as const)
  test(`${property}: ${a} to ${b} is ${relation}`, () => {
    const value = (text: string) => read(property, text.slice(0, -3), text.slice(-2));
    assert.equal(relate(property, value(a), value(b), pack), relation);
  });

for (const [a, b, how] of [
  ['espionage', '간첩 혐의', 'same'],
  ['charges of espionage', '밀수 혐의', 'differ'],
  ['using a Chinese phone', '송금', 'unknown'],
  ['using a Chinese phone', '성경을 소지한', 'differ'],
  ['spying', '성경을 소지한', 'unknown'],
  ['some reason', '밀수', 'unknown'],
] as const)
  test(`charges: ${a} and ${b} are ${how}`, () => {
    assert.equal(compareCharges(chargesIn([a], pack), chargesIn([b], pack), pack), how);
  });
