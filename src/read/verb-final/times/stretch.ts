/** A stretch of time ("사흘", "약 한 달 동안", 1年半), or a point so far before or behind another ("사흘 전", "3개월 만에"). */
import type { TimeExpr, TimeRef, TimeUnit } from '../../../claims/types.ts';
import type { StretchMark } from '../../../packs/lexicon/times-verb-final.ts';
import type { About, CompiledTimes } from './compile.ts';
import { numberFollows, numeral } from './numbers.ts';
import { type Tail, tail } from './tail.ts';
import { endsWithAny } from './terms.ts';
import { gap } from './words.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly tail: Tail;
  readonly expr: TimeExpr;
  readonly from: TimeRef['from'];
  readonly sense: TimeRef['sense'];
  readonly rule: string;
}

interface Amount {
  readonly unit: TimeUnit;
  readonly min: number;
  readonly max: number;
  readonly end: number;
  readonly needs: boolean;
}

const MONTHS: Readonly<Partial<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12 };
const DAYS: Readonly<Partial<Record<TimeUnit, number>>> = { day: 1, week: 7 };

/** More years than this are a year of the calendar. */
const MOST_YEARS = 999;

/** The stretch that begins at `start`. */
export function stretch(t: CompiledTimes, text: string, start: number): Stretch | undefined {
  const span = t.span.at(text, start);
  let i = span ? gap(text, span.end) : start;
  const how = new Set<About>();
  for (let n = 0; n < 2; n++) {
    const about = t.before.at(text, i);
    if (!about) break;
    how.add(about.value);
    i = gap(text, about.end);
  }
  const amount = amountAt(t, text, i);
  if (!amount) return undefined;
  return close(t, text, start, amount, how, span !== undefined);
}

function amountAt(t: CompiledTimes, text: string, i: number): Amount | undefined {
  const first = one(t, text, i);
  if (!first) return undefined;
  // "1년 6개월", "1년 반"
  for (const j of [first.end, gap(text, first.end)]) {
    const half = t.half.at(text, j);
    if (half && first.min === first.max && closes(t, text, half.end))
      return { ...first, min: first.min + 0.5, max: first.max + 0.5, end: half.end };
  }
  const second = one(t, text, gap(text, first.end));
  if (!second) return first;
  for (const table of [MONTHS, DAYS]) {
    const [big, small] = [table[first.unit], table[second.unit]];
    if (big && small && big > small && closes(t, text, second.end))
      return {
        unit: table === MONTHS ? 'month' : 'day',
        min: (first.min * big) / 1 + second.min * small,
        max: first.max * big + second.max * small,
        end: second.end,
        needs: false,
      };
  }
  return first;
}

/** Whether a stretch may stop here: behind it stands nothing, a particle, or a mark of its own. */
function closes(t: CompiledTimes, text: string, end: number): boolean {
  return (
    tail(t, text, end) !== undefined ||
    t.marks.at(text, end) !== undefined ||
    t.after.at(text, end) !== undefined ||
    t.stuck.at(text, end) !== undefined
  );
}

function one(t: CompiledTimes, text: string, i: number): Amount | undefined {
  const whole = t.lengths.at(text, i);
  if (whole) return { ...whole.value, end: whole.end };
  const number = numeral(t, text, i);
  if (!number) return undefined;
  const word = t.units.at(text, gap(text, number.end));
  if (!word || (!t.spaced && (t.traps.at(text, number.end)?.end ?? 0) > word.end)) return undefined;
  const { unit, times, behind } = word.value;
  if (unit === 'year' && number.min > MOST_YEARS) return undefined;
  if (behind.length > 0 && number.kind !== 'some' && !behind.includes(number.kind)) return undefined;
  return { unit, min: number.min * times, max: number.max * times, end: word.end, needs: false };
}

function close(
  t: CompiledTimes,
  text: string,
  start: number,
  amount: Amount,
  how: Set<About>,
  span: boolean,
): Stretch | undefined {
  let end = amount.end;
  let behind = tail(t, text, end);
  let mark: StretchMark | undefined;
  for (let n = 0; n < 3; n++) {
    const next = beside(t, text, end, mark === undefined);
    if (!next) break;
    if (next.about) how.add(next.about);
    mark = next.mark ?? mark;
    end = next.end;
    behind = next.tail;
  }
  const stuck = t.stuck.at(text, end);
  if (!behind && stuck) behind = tail(t, text, stuck.end);
  if (!behind) return undefined;
  const per = t.per.at(text, end);
  const often = mark === undefined && per !== undefined && numberFollows(t, text, per.end);
  if (amount.needs && !often && mark === undefined && how.size === 0 && !span) return undefined;
  const { unit } = amount;
  const base = { start, end, tail: behind };
  const { min, max } = sized(amount, how);
  const approx = how.has('approx') ? { approx: true } : {};
  if (mark === 'ago') {
    const act = endsWithAny(text, start, t.untilAct);
    return {
      ...base,
      expr: { kind: 'shift', unit, min: -max, max: min === 0 ? 0 : -min, ...approx },
      from: act ? 'act' : 'utterance',
      sense: 'at',
      rule: 'shift-ago',
    };
  }
  if (mark === 'later' || mark === 'counted' || mark === 'within') {
    // "사흘 만에" counts the first day too.
    const first = mark === 'counted' && unit === 'day' && min > 0 ? min - 1 : min;
    const least = mark === 'within' ? 0 : first;
    return {
      ...base,
      expr: { kind: 'shift', unit, min: least, max, ...approx },
      from: 'act',
      sense: 'at',
      rule: `shift-${mark}`,
    };
  }
  if (mark === undefined && behind.open) return undefined;
  const count = often && oftenAt(t, text, per.end);
  if (behind.each || often)
    return {
      ...base,
      ...(count ? { end: count.end, tail: count.tail } : {}),
      expr: { kind: 'set' },
      from: 'utterance',
      sense: 'at',
      rule: 'per',
    };
  if (span)
    return {
      ...base,
      expr: {
        kind: 'interval',
        from: { kind: 'shift', unit, min: -max, max: -min, ...approx },
        to: { kind: 'vague', direction: 'present' },
      },
      from: 'utterance',
      sense: 'at',
      rule: 'span-past',
    };
  return {
    ...base,
    expr: { kind: 'duration', unit, min, max, ...approx },
    from: 'act',
    sense: 'duration',
    rule: 'stretch',
  };
}

/** "한 번씩" behind "이틀에": belongs to it. */
function oftenAt(t: CompiledTimes, text: string, i: number): { end: number; tail: Tail } | undefined {
  const number = numeral(t, text, gap(text, i));
  const word = number && t.often.at(text, gap(text, number.end));
  const behind = word && tail(t, text, word.end);
  return behind && { end: word.end, tail: behind };
}

/** A mark or a word of about how much behind a stretch, attached or after a blank. */
function beside(
  t: CompiledTimes,
  text: string,
  end: number,
  marks: boolean,
): { about?: About; mark?: StretchMark; end: number; tail: Tail | undefined } | undefined {
  for (const j of end === gap(text, end) ? [end] : [gap(text, end)]) {
    const mark = marks ? t.marks.at(text, j) : undefined;
    if (mark) {
      const behind = tail(t, text, mark.end);
      if (behind) return { mark: mark.value, end: mark.end, tail: behind };
    }
    const about = t.after.at(text, j);
    if (about && closes(t, text, about.end))
      return { about: about.value, end: about.end, tail: tail(t, text, about.end) };
  }
  return undefined;
}

function sized({ min, max }: Amount, how: Set<About>): { min: number; max: number } {
  if (how.has('atleast')) return { min, max: max * 2 };
  if (how.has('atmost')) return { min: 0, max };
  return { min, max };
}
