/**
 * Finds the written times of a text in a language whose verb ends the clause. The words are the lexicon's; here and in
 * `times/` stands how they combine.
 */
import type { TimeExpr, TimeRef } from '../../claims/types.ts';
import type { VerbFinalTimes } from '../../packs/lexicon/times-verb-final.ts';
import { BEGINS, type CompiledTimes, compileTimes, type FixedPhrase } from './times/compile.ts';
import { inheriting, meaning } from './times/expr.ts';
import { numeral } from './times/numbers.ts';
import { type Point, point } from './times/point.ts';
import { type Stretch, stretch } from './times/stretch.ts';
import { type Tail, tail } from './times/tail.ts';
import { figureAt, gap, isLetter } from './times/words.ts';

export { type CompiledTimes, compileTimes } from './times/compile.ts';

/** A time as a text writes it. */
export interface TimeMention {
  /** UTF-16 offsets: with what makes it vague or relative ("경", "동안", "전"), without particles ("에", "부터"). */
  readonly start: number;
  readonly end: number;
  /** Behind the particles and small words that belong to the time. */
  readonly particleEnd: number;
  readonly expr: TimeExpr;
  readonly from: TimeRef['from'];
  readonly sense: TimeRef['sense'];
  readonly rule: string;
}

/** What is found at a place: a time, or words that only look like one. */
type Found =
  | { readonly mention: TimeMention; readonly tail: Tail; readonly point?: Point }
  | { readonly skip: number };

const compiled = new WeakMap<VerbFinalTimes, CompiledTimes>();

/**
 * The times of a text, sorted, not overlapping. Linear in the text.
 *
 * @param lexicon the times of a pack's lexicon; compiled on first use
 */
export function findTimes(text: string, lexicon: VerbFinalTimes | CompiledTimes): TimeMention[] {
  const t = table(lexicon);
  const mentions: TimeMention[] = [];
  for (let i = 0; i < text.length; ) {
    const bits = opens(t, text, i) ? beginning(t, text, i) : 0;
    const found = bits === 0 ? undefined : at(t, text, i, bits);
    if (!found) {
      i++;
      continue;
    }
    if ('skip' in found) {
      i = found.skip;
      continue;
    }
    i = add(t, text, found, mentions);
  }
  return mentions;
}

function table(lexicon: VerbFinalTimes | CompiledTimes): CompiledTimes {
  if ('begins' in lexicon) return lexicon;
  let ready = compiled.get(lexicon);
  if (!ready) {
    ready = compileTimes(lexicon);
    compiled.set(lexicon, ready);
  }
  return ready;
}

/** What the characters at `i` may begin. */
function beginning(t: CompiledTimes, text: string, i: number): number {
  const c = text.charCodeAt(i);
  if (figureAt(text, i) >= 0) return BEGINS.point | BEGINS.stretch;
  if (c === APOSTROPHE || c === 0x2019 || c === 0x2018) return BEGINS.point;
  let bits = 0;
  t.begins.each(text, i, (bit) => {
    bits |= bit;
  });
  if (bits & BEGINS.number) {
    // A number word by itself begins a time when a unit stands behind the number.
    const number = numeral(t, text, i);
    const next = number ? gap(text, number.end) : i;
    if (number && (t.units.at(text, next) || Object.values(t.calendar).some((words) => words.at(text, next))))
      bits |= BEGINS.point | BEGINS.stretch;
  }
  return bits;
}

const APOSTROPHE = 39;

/** Whether a word or a number may begin here. */
function opens(t: CompiledTimes, text: string, i: number): boolean {
  if (i === 0) return true;
  const before = text.charCodeAt(i - 1);
  if (figureAt(text, i) >= 0) {
    if (figureAt(text, i - 1) >= 0) return false;
    // Inside "1,200", "3.5", "4·15", a number of a file.
    if (NUMERIC.has(before) && figureAt(text, i - 2) >= 0) return false;
  }
  return !t.spaced || !isLetter(before);
}

const NUMERIC = new Set([...'.,-/·:~'].map((c) => c.charCodeAt(0)));

function at(t: CompiledTimes, text: string, i: number, bits: number): Found | undefined {
  if (bits & BEGINS.trap) {
    const trap = t.traps.at(text, i);
    if (trap) return { skip: trap.end };
    const other = t.otherCalendar.at(text, i);
    const dated = other && point(t, text, gap(text, other.end));
    if (dated) return { skip: dated.tail.end };
  }
  const dated = bits & BEGINS.point ? ofPoint(t, text, i) : undefined;
  // "4월15일 명절": the day names something.
  if (dated?.point.day !== undefined && t.naming.at(text, gap(text, dated.point.end)))
    return { skip: dated.mention.end };
  let best: Extract<Found, { mention: TimeMention }> | undefined =
    bits & BEGINS.phrase ? ofPhrase(t, text, i) : undefined;
  for (const found of [dated, bits & BEGINS.stretch ? ofStretch(t, text, i) : undefined])
    if (found && (best === undefined || found.mention.end > best.mention.end)) best = found;
  return best;
}

function ofPhrase(t: CompiledTimes, text: string, i: number) {
  const hit = t.phrases.at(text, i);
  const behind = hit && tail(t, text, hit.end);
  if (!hit || !behind || (hit.value.whole && behind.end > hit.end)) return undefined;
  return fixed(t, text, i, hit.value, hit.end, behind);
}

/** A fixed expression; what comes round takes the day it comes round on with it: "매주 월요일". */
function fixed(
  t: CompiledTimes,
  text: string,
  start: number,
  { expr, from, rule }: FixedPhrase,
  end: number,
  behind: Tail,
) {
  const on = expr.kind === 'set' ? point(t, text, gap(text, end)) : undefined;
  const mention = {
    start,
    end: on?.end ?? end,
    particleEnd: (on?.tail ?? behind).end,
    expr,
    from,
    sense: behind.sense ?? ('at' as const),
    rule,
  };
  return { mention, tail: on?.tail ?? behind };
}

function ofPoint(t: CompiledTimes, text: string, i: number) {
  const p = point(t, text, i);
  return p && { mention: pointMention(p), tail: p.tail, point: p };
}

function pointMention(p: Point): TimeMention {
  const { expr, from } = meaning(p);
  const where = { start: p.start, end: p.end, particleEnd: p.tail.end };
  const rule = p.elements.join('-');
  if (p.tail.each)
    return { ...where, expr: { kind: 'set', every: expr }, from, sense: 'at', rule: `each-${rule}` };
  if (p.tail.open && expr.kind !== 'interval')
    return {
      ...where,
      expr: { kind: 'interval', [p.tail.open]: expr },
      from,
      sense: 'at',
      rule: `open-${rule}`,
    };
  return { ...where, expr, from, sense: p.tail.sense ?? 'at', rule };
}

function ofStretch(t: CompiledTimes, text: string, i: number) {
  const found: Stretch | undefined = stretch(t, text, i);
  if (!found) return undefined;
  const { start, end, expr, from, sense, rule } = found;
  return { mention: { start, end, particleEnd: found.tail.end, expr, from, sense, rule }, tail: found.tail };
}

/** Adds what is found, with the other side of an interval or what is joined to it; where to go on. */
function add(
  t: CompiledTimes,
  text: string,
  found: Extract<Found, { mention: TimeMention }>,
  mentions: TimeMention[],
): number {
  let { point: first } = found;
  let { tail: behind, mention } = found;
  while (first) {
    const second = other(t, text, first, behind);
    if (!second) break;
    if (second.joined) {
      mentions.push(mention);
      mention = pointMention(second.point);
    } else {
      mention = interval(first, second.point, second.end);
      behind = second.point.tail;
      break;
    }
    first = second.point;
    behind = first.tail;
  }
  mentions.push(mention);
  return Math.max(mention.particleEnd, mention.start + 1);
}

/** The point that belongs to the one before it: "2019년부터 2020년 초까지", "5월과 6월". */
function other(
  t: CompiledTimes,
  text: string,
  first: Point,
  behind: Tail,
): { point: Point; joined: boolean; end: number } | undefined {
  if (behind.open || behind.each || behind.sense === 'end' || first.dayTo || first.monthTo || first.yearTo)
    return undefined;
  const connected = t.connectors.at(text, gap(text, behind.end));
  const comma = connected ? undefined : COMMAS.exec(text.slice(behind.end, behind.end + 3));
  const from = connected?.end ?? behind.end + (comma?.[0].length ?? 0);
  if (comma === null && t.spaced && gap(text, from) === from) return undefined;
  const second = point(t, text, gap(text, from), first);
  if (!second) return undefined;
  const full = inheriting(second, first);
  const between = t.between.at(text, gap(text, second.tail.end));
  const closed = second.tail.sense === 'end' || between !== undefined;
  const end = between ? (tail(t, text, between.end)?.end ?? between.end) : second.tail.end;
  if (connected || (behind.sense === 'start' && closed && !comma) || (between && behind.join && !comma))
    return { point: full, joined: false, end };
  if (full === second || second.which !== undefined) return undefined;
  if (!(behind.join || comma) || first.elements.at(-1) !== second.elements[0]) return undefined;
  return { point: full, joined: true, end };
}

/** Commas, the middle dot, and nothing else between two times of a list. */
const COMMAS = /^ ?[,、·] ?/;

function interval(first: Point, second: Point, end: number): TimeMention {
  const [a, b] = [meaning(first), meaning(second)];
  return {
    start: first.start,
    end: second.end,
    particleEnd: end,
    expr: { kind: 'interval', from: a.expr, to: b.expr },
    from: a.from === b.from ? a.from : 'utterance',
    sense: 'at',
    rule: 'interval',
  };
}
