/** The lines of which an act is made on every page that shows one: its title, a field beside its name, who tells it, its quotes. */
import { capital, clean, pad, shorten, width, wrap } from '../layout.ts';
import { mark } from '../paint.ts';
import { count, fill } from '../words.ts';
import { type Act, beside, type Claim, labelOf, type Page } from './page.ts';
import { spotText } from './spot.ts';

/** Number and mark before the name of an act. */
const HEAD = 5;
const INDENT = 5;
const FIELD = 9;
/** A first quote is cut after so many columns; `--quotes` gives all of it. */
const SHORT_QUOTE = 220;

/**
 * A value beside the name of its field; no lines for an empty one.
 *
 * @param sign stands before the value, and its other lines hang behind it
 */
export function fieldLines(
  page: Page,
  name: string,
  value: string,
  style?: (line: string) => string,
  sign = '',
): string[] {
  if (value === '') return [];
  const lead = page.paint.dim(pad(name, FIELD) + sign);
  return beside(page, INDENT, lead, FIELD + width(sign), value, style);
}

/** `3 ■ Arrest … being taken`. */
export function actTitle(
  { columns, paint, words, stage, pack, names, language }: Page,
  act: Act,
  number: number,
): string {
  const at = stage(act.stage);
  const label = capital(labelOf(act, language));
  const said = act.phase === 'done' ? '' : ` (${words.phase[act.phase]})`;
  const phase = shorten(said, Math.max(2, columns - width(label) - HEAD));
  const right = at < 0 ? clean(act.stage) : names.label(pack.stages[at]!.label);
  const left = `${String(number).padStart(2)} ${mark(at)} ${label}${phase}`;
  const painted = `${paint.dim(String(number).padStart(2))} ${paint.stage(Math.max(0, at), mark(at))} ${paint.bold(label)}${phase}`;
  const gap = columns - width(left) - width(right);
  return gap < 2 ? painted : `${painted}${' '.repeat(gap)}${paint.dim(right)}`;
}

/** Who did it, and to whom. */
export function who({ name, words }: Page, { by, to }: Act): string {
  const doers = by.map(name).join(', ');
  if (to.length === 0) return doers || words.unsaid;
  return `${doers || words.unsaid} → ${to.map(name).join(', ')}`;
}

/** Each chain of voices once, with how it says it. */
export function toldBy(page: Page, claims: readonly Claim[]): string[] {
  const { words, case: drafted, letter } = page;
  const times = new Map<string, Set<string>>();
  const several = drafted.reports.length > 1;
  for (const { voice, stance, report } of claims) {
    const chain = voice.chain.map(clean).join(' → ') || words.narrator;
    const key = [several ? `${letter(report)}  ` : '', chain, words.stance[stance]].join('\n');
    const told = times.get(key) ?? new Set();
    times.set(key, told);
    if (voice.told) told.add(fill(words.toldWhen, { phrase: clean(voice.told.phrase) }));
  }
  return [...times].flatMap(([key, told], i) => {
    const [sign, chain, stance] = key.split('\n') as [string, string, string];
    const text = `${[chain, ...told].join(', ')} · ${stance}`;
    return fieldLines(page, i === 0 ? words.field.told : '', text, undefined, sign);
  });
}

/** The words it rests on: the first of each report, or all of them. */
export function quotes(page: Page, act: Act, claims: readonly Claim[]): string[] {
  const { columns, paint, words, stage, letter } = page;
  const several = page.case.reports.length > 1;
  const anchors = claims.flatMap(({ report, anchors }) => anchors.map((anchor) => ({ report, anchor })));
  const bar = `${' '.repeat(INDENT)}${paint.stage(Math.max(0, stage(act.stage)), '│')} `;
  const first = new Map(anchors.toReversed().map((one) => [one.report, one]));
  const shown = page.quotes ? anchors : anchors.filter((one) => first.get(one.report) === one);
  const lines = shown.flatMap(({ report, anchor: { quote, where } }) => {
    const lead = several ? `${letter(report)}  ` : '';
    const text = clean(quote);
    const room = columns - INDENT - 2 - width(lead);
    const said = [`“${page.quotes ? text : shorten(text, SHORT_QUOTE)}”`, spotText(where, words)];
    return wrap(said.filter(Boolean).join(' · '), room).map(
      (line, i) => bar + (i === 0 ? lead : ' '.repeat(width(lead))) + line,
    );
  });
  const hidden = anchors.length - shown.length;
  return hidden > 0 ? [...lines, bar + paint.dim(count(words.more, hidden))] : lines;
}
