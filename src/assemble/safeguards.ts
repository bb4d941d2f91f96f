import type { CaseParty, SafeguardReport, SafeguardState } from '../claims/case.ts';
import type { Report } from '../claims/types.ts';
import type { Evidence, LawRef, Pack } from '../packs/types.ts';
import type { ToldAct } from './acts.ts';

/**
 * What the law owes a person held, and whether the reports say that it was kept. What no report speaks of is "not reported",
 * never "did not happen". Where reports say both, it is present for some and the claims show the rest.
 */
export function safeguardsOf(
  acts: readonly ToldAct[],
  parties: readonly CaseParty[],
  reports: readonly Report[],
  pack: Pack,
): SafeguardReport[] {
  if (!concerns(acts, pack)) return [];
  const find = evidenceIn(acts, parties, reports, pack);
  const told = (evidence: Evidence): boolean => !find(evidence).next().done;
  return pack.safeguards.map(({ label, law, present, absent }) => {
    const state: SafeguardState = told(present)
      ? 'reported present'
      : told(absent)
        ? 'reported absent'
        : 'not reported';
    return { safeguard: label.en, law: law.map((ref) => lawText(ref, pack)).join('; '), state };
  });
}

/** An act of which evidence is looked for. */
type Done = Pick<ToldAct, 'kind' | 'phase'> & {
  readonly roles: Pick<ToldAct['roles'], 'by' | 'to' | 'with'>;
};

/** What speaks for evidence: an act, or words of a report (UTF-16 offsets of its text). */
export type Ground<Act> =
  | { readonly act: Act }
  | { readonly report: Report; readonly start: number; readonly end: number };

/** Finds what speaks for one piece of evidence after another: acts first, then words, as they are asked for. */
export function evidenceIn<Act extends Done>(
  acts: readonly Act[],
  parties: readonly CaseParty[],
  reports: readonly Report[],
  pack: Pack,
): (evidence: Evidence) => Generator<Ground<Act>> {
  const byId = new Map(parties.map((party) => [party.id, party]));
  const texts = reports.map((report) => ({ report, lower: report.text.toLowerCase() }));
  return function* (evidence) {
    for (const wanted of evidence.acts)
      for (const act of acts) if (fits(act, wanted, byId, pack)) yield { act };
    for (const { report, lower } of texts) {
      const { language, text } = report;
      for (const phrase of language === 'ko' ? evidence.ko : language === 'en' ? evidence.en : []) {
        const start = (phrase === phrase.toLowerCase() ? lower : text).indexOf(phrase);
        if (start >= 0) yield { report, start, end: start + phrase.length };
      }
    }
  };
}

/** Whether anybody was in the hands of the state: an act of the pack's process, where the pack has one. */
function concerns(acts: readonly ToldAct[], { process: steps }: Pack): boolean {
  const kinds = new Set(steps.flatMap(({ acts: kinds }) => kinds));
  return kinds.size === 0 ? acts.length > 0 : acts.some(({ kind }) => kinds.has(kind));
}

function fits(
  act: Done,
  wanted: Evidence['acts'][number],
  parties: ReadonlyMap<string, CaseParty>,
  pack: Pack,
): boolean {
  if (act.kind !== wanted.act) return false;
  if (
    wanted.phase === undefined ? act.phase !== 'done' && act.phase !== 'ongoing' : act.phase !== wanted.phase
  )
    return false;
  return Object.entries(wanted.roles ?? {}).every(([role, kinds]) => {
    const filled = role === 'by' || role === 'to' || role === 'with' ? act.roles[role] : [];
    return filled.some((id) => {
      const party = parties.get(id);
      return party !== undefined && kinds.some((kind) => isOf(party, kind, pack));
    });
  });
}

/** A relation, an occupation, or the class of an office. */
function isOf({ details, office }: CaseParty, kind: string, pack: Pack): boolean {
  if (office !== undefined && pack.offices.get(office)?.class === kind) return true;
  return Object.values(details).some(
    (value) => typeof value === 'string' && (value === kind || value.startsWith(`${kind} `)),
  );
}

export function lawText({ law, article }: LawRef, pack: Pack): string {
  const name =
    pack.instruments.find(({ id }) => id === law)?.short.en ??
    pack.laws.find(({ id }) => id === law)?.label.en ??
    law;
  return article === undefined ? name : `${name} ${article}`;
}
