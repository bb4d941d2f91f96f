import type { Day, Report } from '../claims/types.ts';
import type { Circumstance, Pack } from '../packs/types.ts';
import { edtfOfBounds, type PointBounds, type Proof, type Side } from '../time/index.ts';
import type { ActClaim, ToldAct } from './acts.ts';

/** Letters before the words of a circumstance in which it must be given as the reason or the time. */
const LEAD = 40;

/** No sentence is longer than so many letters. */
const SENTENCE = 600;

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Under {
  readonly circumstance: Circumstance;
  readonly claim: string;
}

/**
 * Acts that are told as a result of a dated circumstance, or as done during one: they fall between its days. Only where the
 * date of the report is not known, and only for bounds that nothing else gives: it tells the year at least.
 */
export function circumstancesOf(
  reports: readonly Report[],
  acts: readonly ToldAct[],
  pack: Pack,
): ReadonlyMap<string, readonly Under[]> {
  const found = new Map<string, Under[]>();
  for (const report of reports) {
    if (report.published !== undefined) continue;
    const lower = report.text.toLowerCase();
    for (const circumstance of pack.circumstances) {
      const under = spansOf(lower, circumstance).filter(({ start }) =>
        givenAsReason(lower.slice(Math.max(0, start - LEAD), start), pack),
      );
      if (under.length === 0) continue;
      for (const act of acts)
        for (const claim of act.claims)
          if (
            claim.report === report.id &&
            tellsDone(claim) &&
            near(claim, under).some((span) => inSentence(report, claim, span))
          )
            found.set(act.id, [...(found.get(act.id) ?? []), { circumstance, claim: claim.id }]);
    }
  }
  return found;
}

/** Fills the bounds that the network left open; a bound that is known is not touched. */
export function boundedBy(
  bounds: PointBounds,
  under: readonly Under[],
  language: 'en' | 'ko' = 'en',
): PointBounds {
  if (under.length === 0 || bounds.yearly !== undefined) return bounds;
  let { earliest, latest, because } = bounds;
  for (const { circumstance, claim } of under) {
    const step = (side: Side, day: Day): Proof => ({
      point: bounds.point,
      side,
      day,
      yearless: false,
      steps: [
        {
          kind: 'window',
          fact: circumstance.id,
          claims: [claim],
          rule: 'circumstance',
          phrase: circumstance.label[language],
          point: bounds.point,
          side,
          day,
        },
      ],
      claims: [claim],
    });
    const { from, to } = circumstance;
    if (earliest === null && (latest === null || from <= latest)) {
      earliest = from;
      because = { ...because, earliest: step('earliest', from) };
    }
    if (latest === null && to !== undefined && earliest !== null && earliest <= to) {
      latest = to;
      because = { ...because, latest: step('latest', to) };
    }
  }
  const claims = [
    ...new Set([...(because.earliest?.claims ?? []), ...(because.latest?.claims ?? [])]),
  ].sort();
  return { ...bounds, earliest, latest, because, claims, edtf: edtfOfBounds({ earliest, latest }) };
}

function tellsDone({ says }: ActClaim): boolean {
  return says.phase === 'done' || says.phase === 'ongoing';
}

/** Spans that can stand in one sentence with a claim. */
function near({ anchors }: ActClaim, spans: readonly Span[]): readonly Span[] {
  return anchors.flatMap(({ start, end }) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]!.end < start - SENTENCE) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low; i < spans.length && spans[i]!.start <= end + SENTENCE; i++) found.push(spans[i]!);
    return found;
  });
}

function spansOf(lower: string, { en, ko }: Circumstance): Span[] {
  const all = [...en, ...ko].flatMap((words) => {
    const found = [];
    const phrase = words.toLowerCase();
    for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + phrase.length))
      found.push({ start: at, end: at + phrase.length });
    return found;
  });
  return all.sort((a, b) => a.start - b.start);
}

function givenAsReason(lead: string, pack: Pack): boolean {
  const { subordinators, defaults } = pack.lexicon.en.grammar;
  // Words of one part ("for", "over") have other meanings too.
  const reasons = [
    ...(subordinators?.reason ?? []),
    ...(defaults?.for ?? []).filter((word) => word.includes(' ')),
  ];
  return reasons.some((word) => lead.includes(` ${word} `));
}

function inSentence(report: Report, { anchors }: ActClaim, span: Span): boolean {
  // Offsets of the text's own units: code points differ only in texts with characters beyond the basic plane.
  if (report.text.length !== report.characters) return false;
  return anchors.some(({ start, end }) => {
    const [from, to] = [Math.min(start, span.start), Math.max(end, span.end)];
    return to - from < SENTENCE && !/[.!?]["'”’)]{0,2}\s|\n/.test(report.text.slice(from, to));
  });
}
