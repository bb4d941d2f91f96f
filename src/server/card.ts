/** A case in the list: what it is called, and its pathway in miniature. */
import type { CaseView } from '../review/view.ts';
import type { Card } from './shapes.ts';

export function cardOf({ state, json, statuses, called }: CaseView): Card {
  const { acts, pathway, conflicts, lineages } = json.case;
  const byId = new Map(acts.map((act) => [act.id, act]));
  return {
    case: state.case.id,
    label: state.case.label ?? called,
    into: state.case.into,
    stops: pathway.flatMap((id) => {
      const act = byId.get(id);
      if (act === undefined) return [];
      const { kind, phase, label, label_ko, stage, when, claims } = act;
      const accepted = claims.some((claim) => ['accepted', 'corrected'].includes(statuses.get(claim) ?? ''));
      return [
        {
          id,
          kind,
          phase,
          label,
          ...(label_ko !== undefined && { label_ko }),
          stage,
          earliest: when.earliest,
          latest: when.latest,
          accepted,
        },
      ];
    }),
    conflicts: conflicts.length,
    lineages: new Set(Object.values(lineages)).size,
  };
}
