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

/** The tail of a time that ends at `end`; undefined when it is part of another word. */
export function tail(t: CompiledTimes, text: string, end: number): Tail | undefined {
  let at = end;
  let timely = true;
  const found = new Set<TailKind>();
  for (let n = 0; n < MOST_PARTICLES; n++) {
    const apart = found.has('open') ? undefined : behind(t, text, at);
    const hit = apart ?? t.particles.at(text, at);
    if (hit === undefined) break;
    if (hit.value === 'plain' || hit.value === 'join') timely = false;
    found.add(hit.value);
    at = hit.end;
  }
  if (t.spaced && isLetter(text.charCodeAt(at)) && !found.has('open')) return undefined;
  return {
    end: at,
    timely,
    ...(found.has('after') ? { open: 'from' as const } : found.has('before') ? { open: 'to' as const } : {}),
    ...(found.has('start') ? { sense: 'start' as const } : found.has('end') ? { sense: 'end' as const } : {}),
    ...(found.has('each') ? { each: true } : {}),
    ...(found.has('join') ? { join: true } : {}),
  };
}

/** A word of its own behind a time ("이후", "현재"), which may bear particles itself. */
function behind(t: CompiledTimes, text: string, at: number) {
  const hit = t.behind.at(text, gap(text, at));
  if (hit === undefined || !t.spaced || !isLetter(text.charCodeAt(hit.end))) return hit;
  const particle = t.particles.at(text, hit.end);
  return particle && !(isLetter(text.charCodeAt(particle.end)) && !t.particles.at(text, particle.end))
    ? hit
    : undefined;
}
