/** What happens again and again: "every day", "each July", "daily", "twice a month", "Mondays". Bounds nothing. */
import type { TimeExpr } from '../../../claims/types.ts';
import { quantity } from './number.ts';
import { at, is, type Match, type Scan } from './scan.ts';
import { SMALL } from './word.ts';

export function repeated(s: Scan, i: number): Match | undefined {
  const word = at(s, i);
  if (word.every) return every(s, i);
  if (word.weekdays !== undefined) {
    const end = at(s, i + 1).daypart ? i + 2 : i + 1;
    return set(end, { kind: 'weekday', weekday: word.weekdays }, 'weekdays');
  }
  if (word.adverb) {
    // "Daily NK", "Weekly Standard": a name.
    const token = s.tokens[i]!;
    const next = s.tokens[i + 1];
    if (next && token.sentence === next.sentence && /^\p{Lu}/u.test(next.text)) return undefined;
    return set(i + 1, { kind: 'unit', unit: word.adverb, shift: 0 }, 'adverb');
  }
  if (word.often) return per(s, i + 1);
  const number = word.number === undefined && !word.some ? undefined : quantity(s, i);
  if (number && at(s, number.last).oftenTimes) return per(s, number.last + 1);
  if (word.per && at(s, i + 1).unit && !at(s, i + 1).unit!.many)
    return set(i + 2, { kind: 'unit', unit: at(s, i + 1).unit!.unit, shift: 0 }, 'per');
  return undefined;
}

function every(s: Scan, i: number): Match | undefined {
  let k = i + 1;
  if (at(s, k).alternate && !at(s, k).unit) k++;
  const number = is(s, k, SMALL.a) ? undefined : quantity(s, k);
  if (number && at(s, number.last).unit) {
    const unit = at(s, number.last).unit!;
    return set(
      number.last + 1,
      { kind: 'duration', unit: unit.unit, min: number.min, max: number.max },
      'every',
    );
  }
  const word = at(s, k);
  if (word.unit && !word.unit.many)
    return set(k + 1, { kind: 'unit', unit: word.unit.unit, shift: 0 }, 'every');
  if (word.weekday !== undefined)
    return set(at(s, k + 1).daypart ? k + 2 : k + 1, { kind: 'weekday', weekday: word.weekday }, 'every');
  if (word.month !== undefined) return set(k + 1, { kind: 'date', month: word.month }, 'every');
  if (word.season) return set(k + 1, { kind: 'date', season: word.season }, 'every');
  if (word.daypart)
    return set(k + 1, { kind: 'unit', unit: 'day', shift: 0, daypart: word.daypart }, 'every');
  return undefined;
}

/** "(twice) a month" */
function per(s: Scan, i: number): Match | undefined {
  if (!is(s, i, SMALL.a) && !at(s, i).per && !at(s, i).every) return undefined;
  const { unit } = at(s, i + 1);
  return unit && !unit.many
    ? set(i + 2, { kind: 'unit', unit: unit.unit, shift: 0 }, 'times-per')
    : undefined;
}

function set(last: number, every: TimeExpr, rule: string): Match {
  return { last, expr: { kind: 'set', every }, from: 'utterance', rule: `set-${rule}` };
}
