/** The acts of the case, numbered in pathway order: who, whom, where, when and why then, on whose word, in which words. */
import { capital, clean, pad, shorten, width, wrap } from '../layout.ts';
import { mark } from '../paint.ts';
import { count, fill } from '../words.ts';
import { dayText, rangeOf, rangeText } from './dates.ts';
import { type Act, beside, type Claim, labelOf, type Page } from './page.ts';
import { groundOf, proofText, type Shown } from './proof.ts';

const INDENT = 5;
const FIELD = 9;
/** A first quote is cut after so many columns; `--quotes` gives all of it. */
const SHORT_QUOTE = 220;

export function actBlock(page: Page, act: Act, number: number, shown: Shown): string[] {
  const { words, paint } = page;
  const claims = act.claims.flatMap((id) => page.claims.get(id) ?? []);
  const { text, phrases, dated, told } = whenOf(page, act, claims);
  const ground = groundOf(act);
  const lines = [title(page, act, number)];
  const field = (name: string, value: string, style?: (line: string) => string) => {
    if (value !== '') lines.push(...beside(page, INDENT, paint.dim(pad(name, FIELD)), FIELD, value, style));
  };
  field(words.field.who, who(page, act));
  field(words.field.with, act.with.map(page.name).join(', '));
  field(
    words.field.where,
    placesOf(act)
      .map((place) => placeText(page, place))
      .join('; '),
  );
  const written = phrases.map((phrase) => `“${phrase}”`).join(', ');
  if (text === '') field(words.field.when, written || words.noWhen, written ? undefined : paint.dim);
  else if (told)
    field(
      words.field.when,
      [written, fill(words.toldBy, { day: text })].filter(Boolean).join(' · '),
      paint.dim,
    );
  else if (ground !== 'written') {
    const how = dated ? words.narrowed[ground] : words.derived[ground];
    field(words.field.when, `≈ ${text} · ${how}`, paint.italic);
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

function title(
  { columns, paint, words, stage, pack, names, language }: Page,
  act: Act,
  number: number,
): string {
  const at = stage(act.stage);
  const label = capital(labelOf(act, language));
  const phase = act.phase === 'done' ? '' : ` (${words.phase[act.phase]})`;
  const right = at < 0 ? clean(act.stage) : names.label(pack.stages[at]!.label);
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

/** Places, without words for a place that say nothing beside the others: "areas" beside the border that they lie at. */
function placesOf({ at }: Act): Act['at'] {
  const known = at.filter(
    ({ pcode, facility, candidates, precision }) =>
      pcode ?? facility ?? candidates ?? (precision !== 'place' || undefined),
  );
  return known.length > 0 ? known : at;
}

function placeText({ pack, words, names }: Page, place: Act['at'][number]): string {
  const label = names.place(place.label, place.label_ko);
  const known = pack.facilities.get(place.facility ?? '');
  const facility = known && names.label(known.label);
  const notes = [
    facility && facility.toLowerCase() !== label.toLowerCase() ? facility : '',
    place.candidates
      ? fill(words.undecided, { list: place.candidates.map((id) => names.place(id)).join(', ') })
      : '',
  ].filter(Boolean);
  return clean(notes.length > 0 ? `${label} (${notes.join('; ')})` : label);
}

/** The bounds in words, the words of the report, and whether these date the act. */
export function whenOf(
  { words }: Page,
  act: Act,
  claims: readonly Claim[],
): {
  readonly text: string;
  readonly phrases: readonly string[];
  readonly dated: boolean;
  /** Nothing but that it had happened when it was told. */
  readonly told: boolean;
} {
  const range = rangeOf(act.when);
  const times = claims.flatMap(({ says }) => (says.kind === 'act' ? says.roles.when : []));
  const phrases = [...new Set(times.map(({ phrase }) => clean(phrase)))];
  const dated = times.some(({ sense, expr }) => sense !== 'duration' && expr.kind !== 'set');
  const onlyTold =
    !dated && groundOf(act) === 'written' && range?.from === undefined && range?.to !== undefined;
  return {
    text: range === undefined ? '' : onlyTold ? dayText(range.to!, words) : rangeText(range, words),
    phrases,
    dated,
    told: onlyTold,
  };
}

/** Each chain of voices once, with how it says it. */
function toldBy({ words }: Page, claims: readonly Claim[]): string[] {
  const times = new Map<string, Set<string>>();
  for (const { voice, stance } of claims) {
    const chain = voice.chain.map(clean).join(' → ') || words.narrator;
    const key = `${chain}\n${words.stance[stance]}`;
    const told = times.get(key) ?? new Set();
    times.set(key, told);
    if (voice.told) told.add(fill(words.toldWhen, { phrase: clean(voice.told.phrase) }));
  }
  return [...times].map(([key, told]) => {
    const [chain, stance] = key.split('\n') as [string, string];
    return `${[chain, ...told].join(', ')} · ${stance}`;
  });
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
