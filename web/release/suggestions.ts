/** What a suggestion of the check does to the text: the choices that the server follows. Pure. */
import type { Choice, DetailType, Exposure } from '../../src/server/release/shapes.ts';
import { DRAFT } from './findings.ts';

type Type = Extract<Choice['what'], { type: string }>['type'];
type Way = Exposure['subjects'][number]['ways'][number];

/** Types that have words for less; a person's sex hangs on grammar, and is changed by hand. */
const LADDERS: readonly string[] = ['place', 'age', 'occupation', 'kin', 'name'] satisfies DetailType[];

export function hasLadder(type: DetailType): type is DetailType & Type {
  return LADDERS.includes(type);
}

/** A detail a step more coarsely, or left out. */
export function lessOf(type: DetailType, value: string, how: 'coarser' | 'out'): readonly Choice[] {
  return hasLadder(type) ? [{ what: { type, value }, how }] : [];
}

/** One of the smallest sets of details; nothing when one of them is changed by hand. */
export function coarserOf({ changes }: Way): readonly Choice[] {
  const choices = changes.map(({ type, value, to }): Choice | undefined => {
    if (!hasLadder(type)) return undefined;
    const what = { type, value };
    return to === 'none' ? { what, how: 'out' } : { what, how: 'coarser', step: to };
  });
  return choices.every((choice) => choice !== undefined) ? choices : [];
}

/** An act left out: by a claim that tells it, and where only the text tells it, by its words. */
export function withoutAct(id: string, { acts }: Pick<Exposure, 'acts'>): readonly Choice[] {
  const act = acts.find((one) => one.id === id);
  if (act === undefined) return [];
  const [claim] = act.claims;
  if (act.inCase && claim !== undefined) return [{ what: { claim }, how: 'out' }];
  return act.quotes
    .filter(({ text }) => text === DRAFT)
    .map(({ start, end }) => ({ what: { start, end }, how: 'out' }));
}

/** What a way of telling gives away: a sum and a day more coarsely, speech and wording left out. */
export function plainer({ kind, quote }: Exposure['style'][number]): readonly Choice[] {
  if (kind === 'delay') return [];
  if (kind === 'time') return [{ what: { type: 'time', value: quote.quote }, how: 'coarser' }];
  const [sum] = /\d[\d,]*(?:\.\d+)?/.exec(quote.quote) ?? [];
  if (kind === 'sum')
    return sum === undefined
      ? []
      : [{ what: { type: 'sum', value: sum.replaceAll(',', '') }, how: 'coarser' }];
  return [{ what: { start: quote.start, end: quote.end }, how: 'out' }];
}
