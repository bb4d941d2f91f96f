/**
 * Says a proof in words. The words are data (`packs/generic/phrases.*.yaml`): one template per kind of step and rule, with
 * places in braces. Rendering only fills them in.
 */
import { fill as fillPlaces } from '../claims/fill.ts';
import { fromDay, fromNumber } from './days.ts';
import type { Conflict, Proof, Side, Step } from './types.ts';

/**
 * Templates. A step looks for `kind.rule.side`, then `kind.side`; a choice whose other readings are told elsewhere is `choice-only`. Places: {point} {from} {day} {base} {days} {label} {phrase}
 * {year} {others}. `{phrase}` with the quotation marks around it is `quote`; left out when the fact has no words.
 */
export interface Phrases {
  /** A full date from {d} {month} {y}, and one without its year from {d} {month}; EDTF months from {month} {y}. */
  readonly dates: {
    readonly day: string;
    readonly yearless: string;
    readonly month: string;
    readonly monthYearless: string;
    readonly months: readonly string[];
  };
  readonly quote: string;
  /** Between the readings listed in {others}. */
  readonly separator: string;
  readonly steps: Readonly<Record<string, string>>;
  /** Points of an act: `start` and `end`, with {act}. */
  readonly points: { readonly start: string; readonly end: string };
  readonly readings: { readonly impossible: string; readonly possible: string };
  readonly conclusion: Readonly<Record<Side, string>>;
  readonly conflict: { readonly crossing: string; readonly circle: string };
}

/** What a point is called; by default its id, with the phrase for start and end. */
export type Naming = (point: string) => string;

export function renderProof(proof: Proof, phrases: Phrases, name?: Naming): readonly string[] {
  const say = speaker(phrases, proof.yearless, name);
  const last = fill(phrases.conclusion[proof.side], {
    point: say.point(proof.point),
    day: say.day(proof.day),
  });
  return [...proof.steps.map(say.step), last];
}

/** The two lines of thought of a conflict and where they meet. */
export function renderConflict(conflict: Conflict, phrases: Phrases, name?: Naming): readonly string[] {
  const yearless = conflict.steps.some((s) => s.kind === 'year');
  const say = speaker(phrases, yearless, name);
  const low = conflict.steps.filter((s) => s.side === 'earliest').at(-1);
  const high = conflict.steps.filter((s) => s.side === 'latest').at(-1);
  if (!low || !high) return [phrases.conflict.circle];
  const end = fill(phrases.conflict.crossing, {
    point: say.point(low.point),
    day: say.day(low.day),
    base: say.day(high.day),
  });
  return [...conflict.steps.map(say.step), end];
}

interface Speaker {
  readonly step: (s: Step) => string;
  readonly day: (day: string) => string;
  readonly point: (id: string) => string;
}

function speaker(phrases: Phrases, yearless: boolean, name?: Naming): Speaker {
  const day = (iso: string): string => {
    const c = fromNumber(fromDay(iso));
    const month = phrases.dates.months[c.month - 1]!;
    const places = { d: String(c.day), month, y: String(c.year) };
    return fill(yearless ? phrases.dates.yearless : phrases.dates.day, places);
  };
  const point = (id: string): string => {
    if (name) return name(id);
    for (const end of ['start', 'end'] as const) {
      if (id.endsWith(`.${end}`)) return fill(phrases.points[end], { act: id.slice(0, -end.length - 1) });
    }
    return id;
  };
  const label = (edtf: string): string => {
    const [year, month, date] = edtf.replace('~', '').split('-');
    if (date !== undefined && month !== undefined) return isDay(edtf) ? day(edtf) : edtf;
    const m = month === undefined ? undefined : phrases.dates.months[Number(month) - 1];
    if (m === undefined) return yearless ? '' : edtf;
    return fill(yearless ? phrases.dates.monthYearless : phrases.dates.month, { month: m, y: year! });
  };
  const step = (s: Step): string => {
    const kind = s.kind === 'choice' && s.others.length === 0 ? 'choice-only' : s.kind;
    const template =
      phrases.steps[`${kind}.${s.rule}.${s.side}`] ?? phrases.steps[`${kind}.${s.side}`] ?? '{point} {day}';
    const others =
      s.kind !== 'choice'
        ? ''
        : s.others
            .map((o) =>
              fill(o.possible ? phrases.readings.possible : phrases.readings.impossible, {
                label: label(o.label),
                day: o.day === null ? '' : day(o.day),
              }),
            )
            .join(phrases.separator);
    return fill(template, {
      point: point(s.point),
      day: day(s.day),
      phrase: s.phrase === undefined ? '' : fill(phrases.quote, { phrase: s.phrase }),
      from: 'from' in s ? point(s.from) : '',
      base: 'base' in s ? day(s.base) : '',
      days: s.kind === 'gap' ? String(Math.abs(s.days)) : '',
      label: 'label' in s ? label(s.label) : '',
      others,
    });
  };
  return { step, day, point };
}

function isDay(text: string): boolean {
  try {
    fromDay(text);
    return true;
  } catch {
    return false;
  }
}

/** Runs of spaces left by empty places become one. */
function fill(template: string, places: Readonly<Record<string, string>>): string {
  return fillPlaces(template, places).split(' ').filter(Boolean).join(' ');
}
