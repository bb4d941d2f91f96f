/** A point or period of the calendar as such languages write it: from the coarse to the fine. */
import type { CompiledTimes } from './compile.ts';
import { type Element, type Fields, STEPS } from './elements.ts';
import { numericDate } from './numeric-date.ts';
import { type Tail, tail } from './tail.ts';
import { gap } from './words.ts';

/** What is written of a point. */
export interface Point extends Omit<Fields, 'elements'> {
  readonly elements: readonly Element[];
  readonly tail: Tail;
}

/**
 * The point that begins at `start`, as long as it goes.
 *
 * @param inherit a point before, joined to this one: a mere part may follow it
 */
export function point(t: CompiledTimes, text: string, start: number, inherit?: Point): Point | undefined {
  const numeric = numericDate(t, text, start);
  if (numeric) return numeric;
  const p: Fields = { start, end: start, elements: [] };
  let i = start;
  const lead = t.which.at(text, i);
  if (lead && (t.relative.at(text, i)?.end ?? 0) <= lead.end) {
    p.which = lead.value;
    p.elements.push('which');
    i = gap(text, lead.end);
    p.end = i;
  } else if (text[i] === "'" || text[i] === '’' || text[i] === '‘') i++;
  const kept: Point[] = [];
  for (const [element, step] of STEPS) {
    const before = p.end;
    const end = step(t, text, i, p);
    if (end === undefined) continue;
    p.elements.push(element);
    p.end = end;
    const snapshot = settled(t, text, p, inherit);
    if (snapshot) kept.push(snapshot);
    const link = t.links.at(text, end);
    i = gap(text, link ? link.end : end);
    const someDay = t.someDay.at(text, i);
    if (someDay && snapshot && p.day === undefined) {
      // "5월 어느 날 새벽": an unnamed day of it, and which part of that day.
      const behind = dayOf(t, text, someDay.end);
      if (behind) return { ...snapshot, tail: behind };
    }
    if (before === p.end || !t.goesOn.has(text.charCodeAt(i))) break;
  }
  return kept.at(-1);
}

/** The tail of "one day" with a part of that day behind it. */
function dayOf(t: CompiledTimes, text: string, end: number): Tail | undefined {
  const part = t.dayparts.at(text, gap(text, end));
  return (part && tail(t, text, part.end)) ?? tail(t, text, end);
}

/** The point as far as it is read, when it may stop here. */
function settled(t: CompiledTimes, text: string, p: Fields, inherit: Point | undefined): Point | undefined {
  if (!means(p, inherit)) return undefined;
  const last = p.elements.at(-1)!;
  const here: Fields = { ...p, elements: [...p.elements] };
  for (const j of [p.end, gap(text, p.end)]) {
    const around = t.around.at(text, j);
    const behind = around && tail(t, text, around.end);
    if (around && behind) {
      // "About two o'clock" leaves the day as it is.
      if (last !== 'clock' && last !== 'daypart') here.approx = true;
      return { ...here, end: around.end, tail: { ...behind, timely: true } };
    }
  }
  const behind = tail(t, text, p.end);
  if (!behind) return undefined;
  const [first] = p.elements;
  if (p.elements.length === 1 && first === 'season' && !(behind.timely && behind.end > p.end))
    return undefined;
  if (
    p.elements.length === 1 &&
    first === 'daypart' &&
    (!behind.timely || t.notDaypart.at(text, gap(text, behind.end)))
  )
    return undefined;
  return { ...here, tail: behind };
}

/** Whether the elements together mean a time. */
function means(p: Fields, inherit: Point | undefined): boolean {
  const { elements } = p;
  if (p.base?.needs && elements.length === 1) return false;
  if (elements.length === 1 && elements[0] === 'part') return inherit !== undefined;
  return true;
}
