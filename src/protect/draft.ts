/**
 * What a text discloses of a case, and how finely, with the words that do it. The text is read by the project's own reader; what a
 * grammar would miss is looked for by words, because here a miss costs more than a false alarm.
 */
import type { Case, CaseAct } from '../claims/case.ts';
import type { Anchor, Claim, Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { detailsIn } from './details.ts';
import { quoter } from './quote.ts';
import { mentionsIn } from './scan.ts';
import { sharedRuns } from './shared.ts';
import type { Disclosed, DisclosedAct, Quote, Text } from './types.ts';

/** What one text discloses. */
export function disclosedIn(text: Text, about: Case, reports: readonly Report[], pack: Pack): Disclosed {
  const mentions = mentionsIn(text.report, pack);
  const quote = quoter(text);
  const acts = new Map<string, { act: DisclosedAct; quotes: Quote[] }>();
  const add = (
    id: string,
    kind: string,
    inCase: boolean,
    claims: readonly string[],
    quotes: readonly Quote[],
  ): void => {
    const known = acts.get(id) ?? {
      act: { id, inCase, kind, claims, texts: [text.id], quotes: [] },
      quotes: [],
    };
    acts.set(id, known);
    for (const one of quotes) if (!known.quotes.some((other) => covers(other, one))) known.quotes.push(one);
  };
  for (const claim of text.reading.claims) {
    if (!tellsAct(claim)) continue;
    const quotes = claim.anchors.map((anchor) => anchored(text.id, anchor));
    const same = actsLike(claim, about, pack);
    // Told more coarsely it gives away less: what counts is the kind that the text tells.
    for (const act of same)
      add(
        act.kind === claim.says.act ? act.id : `${act.id}.${claim.says.act}`,
        claim.says.act,
        true,
        act.claims,
        quotes,
      );
    if (same.length === 0) add(`${text.id}.${claim.id}`, claim.says.act, false, [], quotes);
  }
  // Words of a claim that were taken over, and words for a kind of act that the case tells of and the reader did not find.
  const runs = sharedRuns(text.report, reports);
  if (runs.length > 0) {
    const actOf = new Map(about.acts.flatMap((act) => act.claims.map((id) => [id, act] as const)));
    for (const { id, report, anchors } of about.claims) {
      const act = actOf.get(id);
      if (act === undefined) continue;
      for (const run of runs)
        if (
          run.report === report &&
          anchors.some(({ start, end }) => start < run.there.end && run.there.start < end)
        )
          add(act.id, act.kind, true, act.claims, [{ ...run.here, text: text.id }]);
    }
  }
  const read = [...acts.values()].flatMap(({ quotes }) => quotes);
  for (const { type, value, start, end, only } of mentions) {
    if (type !== 'act') continue;
    const one = quote(start, end);
    // Words of an act that was read are that act's.
    if (read.some((other) => covers(other, one))) continue;
    for (const act of about.acts)
      if (act.kind === value && !acts.has(act.id)) add(act.id, act.kind, true, act.claims, [one]);
    if (only === true && violates(value, pack) && ![...acts.values()].some(({ act }) => act.kind === value))
      add(`${text.id}.${start}`, value, false, [], [one]);
  }
  return {
    acts: [...acts.values()].map(({ act, quotes }) => ({ ...act, quotes })),
    details: detailsIn(text, about, mentions, pack),
  };
}

/** A kind of act that rights speak of: others are said of anything. */
function violates(kind: string, pack: Pack): boolean {
  return (pack.acts.get(kind)?.rights.length ?? 0) > 0;
}

type ActClaim = Claim & { readonly says: Extract<Claim['says'], { kind: 'act' }> };

function tellsAct(claim: Claim): claim is ActClaim {
  return (
    claim.says.kind === 'act' &&
    claim.says.general !== true &&
    claim.says.phase !== 'not-done' &&
    claim.stance !== 'denied' &&
    claim.status !== 'rejected'
  );
}

/** Acts of the case that a claim of a text may tell: of its kind or one that is told as it, and of those the nearest. */
function actsLike({ says }: ActClaim, about: Case, pack: Pack): readonly CaseAct[] {
  const kinds = new Set([says.act, ...(pack.acts.get(says.act)?.tellsAgain ?? [])]);
  const alike = about.acts.filter(
    ({ kind }) => kinds.has(kind) || pack.acts.get(kind)?.tellsAgain.includes(says.act) === true,
  );
  const exact = alike.filter(({ kind }) => kind === says.act);
  const candidates = exact.length > 0 ? exact : alike;
  const nearness = (act: CaseAct): number =>
    act.at.filter((place) =>
      says.roles.at.some((other) => other.pcode !== undefined && other.pcode === place.pcode),
    ).length;
  const most = Math.max(0, ...candidates.map(nearness));
  return candidates.filter((act) => nearness(act) === most);
}

function anchored(text: string, { start, end, quote }: Anchor): Quote {
  return { text, start, end, quote };
}

function covers(a: Quote, b: Quote): boolean {
  return a.text === b.text && a.start <= b.start && b.end <= a.end;
}
