/** Why a date is what it is: whether it is written, and the steps to each bound, as many as a person follows. */

import { dayText, rangeOf } from '../../claims/dates.ts';
import { clean } from '../layout.ts';
import { count, fill } from '../words.ts';
import type { Act, Page } from './page.ts';

/** Steps of proofs that stand on the sheet already, with the number of the act they stand under. */
export type Shown = Map<string, number>;

/**
 * What a date rests on: the words with which the act is told, other words too, or besides them the usual order of the
 * procedure, which nobody told; or nothing but how long the reason lasted that is told with it.
 */
export type Ground = 'written' | 'words' | 'procedure' | 'reason';

export function groundOf({ when, claims }: Act): Ground {
  if (!when.proof.some(({ side }) => side === 'earliest') && TOLD.has(when.proof.at(-1)?.rule ?? ''))
    return 'written';
  if (when.proof.some(({ rule }) => rule === 'process')) return 'procedure';
  const last = (['earliest', 'latest'] as const).map((side) =>
    when.proof.findLast((step) => step.side === side),
  );
  const own = (step: (typeof last)[number]) =>
    step === undefined || step.claims.some((id) => claims.includes(id));
  if (when.proof.some(({ rule }) => rule === 'circumstance')) return 'reason';
  if (last.every((step) => step === undefined))
    return when.because.length > 0 && !when.because.some((id) => claims.includes(id)) ? 'words' : 'written';
  return last.every(own) ? 'written' : 'words';
}

/** That something had happened when it was told is no date of its own. */
const TOLD: ReadonlySet<string> = new Set(['before-told', 'ended-before-told']);

/** A proof of more steps shows the first and the last that rest on words of the report, and its end. */
const STEPS = 4;

export interface Line {
  readonly sign: string;
  readonly text: string;
}

/** The steps to each bound, one below the other. A date that stands in the report needs no proof on the sheet, unless proofs are asked for. */
export function proofText(page: Page, act: Act, number: number, shown: Shown): Line[] {
  const { words } = page;
  const { when } = act;
  const range = rangeOf(when);
  const ground = groundOf(act);
  if (!range) return [];
  if (!page.proofs && (ground === 'written' || (ground === 'reason' && !page.quotes))) return [];
  const full = page.quotes || page.proofs;
  const last = when.proof.at(-1);
  // A limit on one side is soon said; the way there stands under the act that it comes from.
  if (last !== undefined && !(range.from && range.to) && !full)
    return [{ sign: '', text: numbered(page, clean(last.text)) }];
  return (['earliest', 'latest'] as const).flatMap((side): Line[] => {
    const steps = when.proof.filter((step) => step.side === side);
    const day = side === 'earliest' ? range.from : range.to;
    if (steps.length === 0 || !day) return [];
    const lead = fill(words.side[side], { day: dayText(day, words) });
    const texts = steps.map(({ text }) => numbered(page, clean(text)));
    let known = 0;
    const under = shown.get(texts[0]!);
    while (under !== undefined && under !== number && shown.get(texts[known] ?? '') === under) known++;
    for (const text of texts) if (!shown.has(text)) shown.set(text, number);
    // A way that was walked under another act is not walked again.
    const from = known < 2 ? 0 : known - 1;
    const lines = steps.slice(from).map(({ claims }, i) => ({
      sign: `${i + 1}. `,
      text: i === 0 && from > 0 ? fill(words.asUnder, { n: under!, text: texts[from]! }) : texts[from + i]!,
      brings: claims.length,
    }));
    return [{ sign: '', text: lead }, ...(full ? lines : shortened(page, lines))];
  });
}

function shortened({ words }: Page, lines: readonly (Line & { readonly brings: number })[]): Line[] {
  if (lines.length <= STEPS) return [...lines];
  const end = lines.length - 1;
  const said = lines.flatMap(({ brings }, i) => (brings > 0 && i < end ? [i] : []));
  const chosen = [...new Set([said[0] ?? 0, said.at(-1) ?? 0, end])];
  return chosen.flatMap((at, i) => {
    const left = at - (chosen[i - 1] ?? -1) - 1;
    const gap = left === 0 ? [] : [{ sign: '   ', text: count(words.steps, left) }];
    return [...gap, lines[at]!];
  });
}

/** Acts of one kind are told apart by their ids in a text; on the sheet they have numbers. */
export function numbered({ number, words }: Page, text: string): string {
  return text.replace(/\((a\d+)\)/g, (whole, id: string) => {
    const n = number.get(id);
    return n === undefined ? whole : fill(words.numbered, { n });
  });
}
