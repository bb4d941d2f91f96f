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
  const byId = new Map(parties.map((party) => [party.id, party]));
  const texts = reports.map(({ text, language }) => ({ text, lower: text.toLowerCase(), language }));
  const told = (evidence: Evidence): boolean =>
    evidence.acts.some((wanted) => acts.some((act) => fits(act, wanted, byId, pack))) ||
    texts.some(({ text, lower, language }) =>
      (language === 'ko' ? evidence.ko : language === 'en' ? evidence.en : []).some((phrase) =>
        phrase === phrase.toLowerCase() ? lower.includes(phrase) : text.includes(phrase),
      ),
    );
  return pack.safeguards.map(({ label, law, present, absent }) => {
    const state: SafeguardState = told(present)
      ? 'reported present'
      : told(absent)
        ? 'reported absent'
        : 'not reported';
    return { safeguard: label.en, law: law.map((ref) => lawText(ref, pack)).join('; '), state };
  });
}

/** Whether anybody was in the hands of the state: an act of the pack's process, where the pack has one. */
function concerns(acts: readonly ToldAct[], { process: steps }: Pack): boolean {
  const kinds = new Set(steps.flatMap(({ acts: kinds }) => kinds));
  return kinds.size === 0 ? acts.length > 0 : acts.some(({ kind }) => kinds.has(kind));
}

function fits(
  act: ToldAct,
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
