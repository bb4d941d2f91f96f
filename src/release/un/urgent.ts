/** Whether a faster procedure may be meant: until when it takes an act, and what speaks for it. Nothing is decided. */
import type { CaseParty } from '../../claims/case.ts';
import type { UnForm } from '../../packs/un-schema.ts';
import { once } from './answers.ts';
import { ofAct } from './of-act.ts';
import type { Owed } from './owed.ts';
import type { Rests } from './rests.ts';
import type { UnDraft, Window } from './types.ts';

export function urgentOf(
  { say, acts: kinds, safeguards, phases, within }: UnForm['urgent'],
  { id }: CaseParty,
  { rests, owed }: { readonly rests: Rests; readonly owed: Owed },
): UnDraft['urgent'] {
  const own = rests.about.acts.filter(({ to }) => to.includes(id));
  const speaking = own.filter(
    ({ kind, phase }) =>
      (within === undefined && kinds.includes(kind)) || phases.some((one) => one === phase),
  );
  const windows = (span: NonNullable<typeof within>): Window[] =>
    own.flatMap(({ id: act, kind, when, claims }) =>
      kinds.includes(kind)
        ? [{ act, claims, from: later(when.earliest, span), to: later(when.latest, span) }]
        : [],
    );
  return {
    say,
    windows: within === undefined ? [] : windows(within),
    speaks: once([
      ...speaking.flatMap((act) => ofAct(rests, act, ['what', 'when'], false)),
      ...owed(safeguards, ['reported absent']),
    ]),
  };
}

/** So many days or months after a day; at the end of a shorter month its last day. */
function later(day: string | null, { unit, n }: NonNullable<UnForm['urgent']['within']>): string | null {
  if (day === null) return null;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (unit === 'day') return iso(Date.UTC(year, month - 1, date + n));
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + n, Math.min(date, last)));
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
