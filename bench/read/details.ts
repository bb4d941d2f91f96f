/** Details of a party: what the draft says of sex, age, residence, occupation and count, and whether that is what the coder noted. */
import { eastern, easternNumber } from './hangul.ts';
import { sameParty, samePlace } from './names.ts';
import type { DraftedParty } from './score.ts';

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'
    .split(' ')
    .concat(['eighteen', 'nineteen', 'twenty']);

/** Every value that the draft gives for a property. */
export function detailValues(party: DraftedParty, property: string): string[] {
  const values: string[] = [];
  if (property === 'count' && party.count) values.push(String(party.count.min ?? ''), party.count.phrase);
  for (const [key, value] of Object.entries(party.details ?? {}))
    if (key.toLowerCase().startsWith(property)) values.push(...textsIn(value));
  return values.filter((value) => value !== '');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value && typeof value === 'object') return Object.values(value).flatMap(textsIn);
  return [];
}

/** Whether a value is the one wanted: the decade of an age, a count in words or digits, any spelling of a place. */
export function detailRight(property: string, wanted: string, value: string): boolean {
  if (property === 'age') return value.includes(wanted.replace(/\D/g, '') || wanted);
  if (property === 'count') return value === wanted || counted(value) === wanted;
  if (property === 'sex') return value.toLowerCase() === wanted;
  if (property === 'residence') return samePlace(wanted.split('|'), [value]);
  return sameParty(wanted.split('|'), value);
}

function counted(phrase: string): string {
  if (eastern(phrase)) return easternNumber(phrase);
  const word = phrase
    .toLowerCase()
    .match(/[a-z]+|\d+/g)
    ?.find((one) => /\d/.test(one) || NUMBERS.includes(one));
  if (!word) return '';
  return /\d/.test(word) ? word : String(NUMBERS.indexOf(word) + 1);
}
