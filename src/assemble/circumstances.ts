import type { Report } from '../claims/types.ts';
import type { Circumstance, Pack } from '../packs/types.ts';
import { startOf, type WindowFact } from '../time/index.ts';
import type { ActClaim, ToldAct } from './acts.ts';
import { published } from './points.ts';

/** Letters before the words of a circumstance in which it must be given as the reason or the time. */
const LEAD = 40;

/**
 * What dated circumstances bound: a report that speaks of one came out after it began; an act that was done because of it or
 * during it falls between its days. Only where the report's own date is not known: then it tells the year at least.
 */
export function circumstancesOf(
  reports: readonly Report[],
  acts: readonly ToldAct[],
  pack: Pack,
): WindowFact[] {
  const facts: WindowFact[] = [];
  for (const report of reports) {
    if (report.published !== undefined) continue;
    const lower = report.text.toLowerCase();
    for (const circumstance of pack.circumstances) {
      const spans = spansOf(lower, circumstance);
      if (spans.length === 0) continue;
      facts.push({
        kind: 'window',
        id: `${published(report)}#${circumstance.id}`,
        claims: [],
        rule: 'circumstance',
        phrase: circumstance.label.en,
        point: published(report),
        earliest: circumstance.from,
        latest: null,
      });
      const under = spans.filter(({ start }) =>
        givenAsReason(lower.slice(Math.max(0, start - LEAD), start), pack),
      );
      for (const act of acts)
        for (const claim of act.claims)
          if (
            claim.report === report.id &&
            tellsDone(claim) &&
            under.some((span) => inSentence(report, claim, span))
          )
            facts.push({
              kind: 'window',
              id: `${act.id}.${claim.id}#${circumstance.id}`,
              claims: [claim.id],
              rule: 'circumstance',
              phrase: circumstance.label.en,
              point: startOf(act.id),
              earliest: null,
              latest: circumstance.to ?? null,
            });
    }
  }
  return facts.filter(({ earliest, latest }) => earliest !== null || latest !== null);
}

function tellsDone({ says }: ActClaim): boolean {
  return says.phase === 'done' || says.phase === 'ongoing';
}

function spansOf(
  lower: string,
  { en, ko }: Circumstance,
): { readonly start: number; readonly end: number }[] {
  return [...en, ...ko].flatMap((words) => {
    const found = [];
    const phrase = words.toLowerCase();
    for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + phrase.length))
      found.push({ start: at, end: at + phrase.length });
    return found;
  });
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

function inSentence(
  report: Report,
  { anchors }: ActClaim,
  span: { readonly start: number; readonly end: number },
): boolean {
  // Offsets of the text's own units: code points differ only in texts with characters beyond the basic plane.
  if (report.text.length !== report.characters) return false;
  return anchors.some(({ start, end }) => {
    const [from, to] = [Math.min(start, span.start), Math.max(end, span.end)];
    return to - from < 600 && !/[.!?]["'”’)]{0,2}\s|\n/.test(report.text.slice(from, to));
  });
}
