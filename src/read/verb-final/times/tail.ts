/** What stands behind a time and belongs to it: particles, "since", "until", "after". */
import type { TailKind } from '../../../packs/lexicon/times-verb-final.ts';
import type { CompiledTimes } from './compile.ts';
import { gap, isLetter } from './words.ts';

export interface Tail {
  readonly end: number;
  readonly sense?: 'start' | 'end';
  readonly open?: 'from' | 'to';
  readonly each?: boolean;
  /** Joins what follows to this time: "5월과 6월". */
  readonly join?: boolean;
  /** Only what stands behind times and adverbs stands here, or nothing. */
  readonly timely: boolean;
}

const MOST_PARTICLES = 4;
const MOST_OPEN = 12;

/** The tail of a time that ends at `end`; undefined when it is part of another word. */
export function tail(t: CompiledTimes, text: string, end: number): Tail | undefined {
  let at = end;
  let timely = true;
  const found: TailKind[] = [];
  for (let n = 0; n < MOST_PARTICLES; n++) {
    const hit = (found.includes('open') ? undefined : behind(t, text, at)) ?? t.particles.at(text, at);
    if (hit === undefined) break;
    if (hit.value === 'plain' || hit.value === 'join') timely = false;
    found.push(hit.value);
    at = hit.end;
  }
  if (t.spaced && isLetter(text.charCodeAt(at))) {
    if (!found.includes('open')) return undefined;
    // The whole word belongs to it: "1월이었어요".
    for (let n = 0; n < MOST_OPEN && isLetter(text.charCodeAt(at)); n++) at++;
  }
  const tail: Writable<Tail> = { end: at, timely };
  if (found.includes('after')) tail.open = 'from';
  else if (found.includes('before')) tail.open = 'to';
  if (found.includes('start')) tail.sense = 'start';
  else if (found.includes('end')) tail.sense = 'end';
  if (found.includes('each')) tail.each = true;
  if (found.includes('join')) tail.join = true;
  return tail;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A word of its own behind a time ("이후", "현재"), which may bear particles itself. */
function behind(t: CompiledTimes, text: string, at: number) {
  const hit = t.behind.at(text, gap(text, at));
  if (hit === undefined || !t.spaced || !isLetter(text.charCodeAt(hit.end))) return hit;
  const particle = t.particles.at(text, hit.end);
  return particle && !(isLetter(text.charCodeAt(particle.end)) && !t.particles.at(text, particle.end))
    ? hit
    : undefined;
}
