/** What the law owes a person who is held, where reports say that it was given or refused. */
import { evidenceIn } from '../../assemble/safeguards.ts';
import type { SafeguardState } from '../../claims/case.ts';
import { fill } from '../../claims/fill.ts';
import type { Rests } from './rests.ts';
import type { Said, Value } from './types.ts';
import words from './words.en.json' with { type: 'json' };

/** Finds safeguards by their ids; of one that no report speaks of there is nothing. */
export type Owed = (ids: readonly string[], states?: readonly SafeguardState[]) => Value[];

export function owedOf(rests: Rests): Owed {
  const { about, pack, reports, hide } = rests;
  const acts = about.acts.map((act) => ({ ...act, roles: { by: act.by, to: act.to, with: act.with } }));
  const find = evidenceIn(acts, about.parties, reports, pack);
  return (ids, states = ['reported present', 'reported absent']) =>
    ids.flatMap((id) => {
      const safeguard = pack.safeguards.find((one) => one.id === id);
      const state = about.notReported.find((one) => one.safeguard === safeguard?.label.en)?.state;
      if (safeguard === undefined || state === undefined || !states.includes(state)) return [];
      const grounds = [...find(state === 'reported present' ? safeguard.present : safeguard.absent)];
      return rests.value(
        fill(words.state, { safeguard: safeguard.label.en, state }),
        grounds.flatMap((ground) => ('act' in ground ? ground.act.claims : [])),
        grounds.flatMap((ground): Said[] => {
          if ('act' in ground) return [];
          const { report, start, end } = ground;
          const before = [...report.text.slice(0, start)].length;
          const quote = report.text.slice(start, end);
          const { id: of, language } = report;
          return [
            { report: of, language, start: before, end: before + [...quote].length, quote: hide(quote) },
          ];
        }),
      );
    });
}
