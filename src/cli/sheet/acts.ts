/** The acts of the case, numbered in pathway order: who, whom, where, when and why then, on whose word, in which words. */
import { capital, clean, pad, shorten, width, wrap } from '../layout.ts';
import { mark } from '../paint.ts';
import { count, fill } from '../words.ts';
import { dayText, rangeOf, rangeText } from './dates.ts';
import { type Act, beside, type Claim, type Page } from './page.ts';

const INDENT = 5;
const FIELD = 9;
/** A first quote is cut after so many columns; `--quotes` gives all of it. */
const SHORT_QUOTE = 220;

/** Steps of proofs that stand on the sheet already, with the number of the act they stand under. */
export type Shown = Map<string, number>;

export function actBlock(page: Page, act: Act, number: number, shown: Shown): string[] {
  const { words, paint } = page;
  const claims = act.claims.flatMap((id) => page.claims.get(id) ?? []);
  const { text, phrases, dated, derived, told } = whenOf(page, act, claims);
  const lines = [title(page, act, number)];
  const field = (name: string, value: string, style?: (line: string) => string) => {
    if (value !== '') lines.push(...beside(page, INDENT, paint.dim(pad(name, FIELD)), FIELD, value, style));
  };
  field(words.field.who, who(page, act));
  field(words.field.with, act.with.map(page.name).join(', '));
  field(words.field.where, act.at.map((place) => placeText(page, place)).join('; '));
  const written = phrases.map((phrase) => `“${phrase}”`).join(', ');
  if (text === '') field(words.field.when, written || words.noWhen, written ? undefined : paint.dim);
  else if (told)
    field(
      words.field.when,
      [written, fill(words.toldBy, { until: text })].filter(Boolean).join(' · '),
      paint.dim,
    );
  else if (derived) {
    field(words.field.when, `≈ ${text} · ${dated ? words.narrowed : words.derived}`, paint.italic);
    field('', written && fill(words.written, { phrase: written }), paint.dim);
  } else field(words.field.when, [text, written].filter(Boolean).join(' · '));
  if (act.claims.some((id) => page.disputed.has(id))) field('', words.disputed, paint.alarm);
  for (const [i, { sign, text }] of proofText(page, act, number, shown).entries()) {
    const lead = paint.dim(pad(i === 0 ? words.field.why : '', FIELD) + sign);
    lines.push(...beside(page, INDENT, lead, FIELD + width(sign), text, paint.dim));
  }
  field(words.field.for, (act.for ?? []).map(clean).join('; '));
  field(words.field.through, (act.through ?? []).map(clean).join('; '));
  for (const [i, told] of toldBy(page, claims).entries()) field(i === 0 ? words.field.told : '', told);
  if (act.lineages > 1) field('', count(words.lineages, act.lineages), paint.dim);
  lines.push(...quotes(page, act, claims));
  return lines;
}

function title({ columns, paint, words, stage, pack }: Page, act: Act, number: number): string {
  const at = stage(act.stage);
  const label = capital(clean(act.label));
  const phase = act.phase === 'done' ? '' : ` (${words.phase[act.phase]})`;
  const right = at < 0 ? clean(act.stage) : pack.stages[at]!.label.en;
  const left = `${String(number).padStart(2)} ${mark(at)} ${label}${phase}`;
  const painted = `${paint.dim(String(number).padStart(2))} ${paint.stage(Math.max(0, at), mark(at))} ${paint.bold(label)}${phase}`;
  const gap = columns - width(left) - width(right);
  return gap < 2 ? painted : `${painted}${' '.repeat(gap)}${paint.dim(right)}`;
}

function who({ name, words }: Page, { by, to }: Act): string {
  const doers = by.map(name).join(', ');
  if (to.length === 0) return doers || words.unsaid;
  return `${doers || words.unsaid} → ${to.map(name).join(', ')}`;
}

function placeText({ pack, words }: Page, place: Act['at'][number]): string {
  const facility = pack.facilities.get(place.facility ?? '')?.label.en;
  const notes = [
    facility && facility.toLowerCase() !== place.label.toLowerCase() ? facility : '',
    place.candidates ? fill(words.undecided, { list: place.candidates.join(', ') }) : '',
  ].filter(Boolean);
  return clean(notes.length > 0 ? `${place.label} (${notes.join('; ')})` : place.label);
}

/** The bounds in words, the words of the report, whether these date the act, and whether the bounds follow from more. */
export function whenOf(
  { words }: Page,
  act: Act,
  claims: readonly Claim[],
): {
  readonly text: string;
  readonly phrases: readonly string[];
  readonly dated: boolean;
  readonly derived: boolean;
  /** Nothing but that it had happened when it was told. */
  readonly told: boolean;
} {
  const range = rangeOf(act.when);
  const times = claims.flatMap(({ says }) => (says.kind === 'act' ? says.roles.when : []));
  const phrases = [...new Set(times.map(({ phrase }) => clean(phrase)))];
  const dated = times.some(({ sense }) => sense !== 'duration');
  const derived = isDerived(act);
  return {
    text: range ? rangeText(range, words) : '',
    phrases,
    dated,
    derived,
    told: !dated && !derived && range?.from === undefined,
  };
}

/** Bounds are derived when the step that gives one of them is not said where the act is told. */
export function isDerived({ when, claims }: Act): boolean {
  const last = (['earliest', 'latest'] as const).map((side) =>
    when.proof.findLast((step) => step.side === side),
  );
  if (last.every((step) => step === undefined)) return !when.because.some((id) => claims.includes(id));
  return last.some((step) => step !== undefined && !step.claims.some((id) => claims.includes(id)));
}

/** The steps to each bound, one below the other. A date that stands in the report needs no proof on the sheet. */
function proofText(
  page: Page,
  act: Act,
  number: number,
  shown: Shown,
): { readonly sign: string; readonly text: string }[] {
  const { words } = page;
  const { when } = act;
  const range = rangeOf(when);
  if (!range || !isDerived(act)) return [];
  return (['earliest', 'latest'] as const).flatMap((side) => {
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
    const rest =
      known < 2
        ? texts
        : [fill(words.asUnder, { n: under!, text: texts[known - 1]! }), ...texts.slice(known)];
    return [{ sign: '', text: lead }, ...rest.map((text, i) => ({ sign: `${i + 1}. `, text }))];
  });
}

/** Acts of one kind are told apart by their ids in a text; on the sheet they have numbers. */
export function numbered({ number, words }: Page, text: string): string {
  return text.replace(/\((a\d+)\)/g, (whole, id: string) => {
    const n = number.get(id);
    return n === undefined ? whole : fill(words.numbered, { n });
  });
}

/** Each chain of voices once, with how it says it. */
function toldBy({ words }: Page, claims: readonly Claim[]): string[] {
  const lines = claims.map(({ voice, stance }) => {
    const chain = voice.chain.map(clean).join(' → ') || words.narrator;
    const told = voice.told ? `, ${fill(words.toldWhen, { phrase: clean(voice.told.phrase) })}` : '';
    return `${chain}${told} · ${words.stance[stance]}`;
  });
  return [...new Set(lines)];
}

function quotes(page: Page, act: Act, claims: readonly Claim[]): string[] {
  const { columns, paint, words, stage } = page;
  const anchors = claims.flatMap((claim) => claim.anchors);
  const room = columns - INDENT - 2;
  const bar = `${' '.repeat(INDENT)}${paint.stage(Math.max(0, stage(act.stage)), '│')} `;
  const shown = page.quotes ? anchors : anchors.slice(0, 1);
  const lines = shown.flatMap(({ quote }) => {
    const text = clean(quote);
    return wrap(`“${page.quotes ? text : shorten(text, SHORT_QUOTE)}”`, room).map((line) => bar + line);
  });
  const hidden = anchors.length - shown.length;
  return hidden > 0 ? [...lines, bar + paint.dim(count(words.more, hidden))] : lines;
}
