/** The one missing date that a documenter should ask for, or look up. */
import type { CaseAsk } from '../claims/case.ts';
import type { Report } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { askFor, type Question, startOf } from '../time/index.ts';
import type { ToldAct } from './acts.ts';
import { published, type Times } from './times.ts';

/** Dates tried. The best is nearly always among the first that most facts tie to others. */
const MOST = 5;
/** A date of publication is looked up without asking anybody: it is preferred to an answer worth so many times more. */
const ASKS_NOBODY = 1.5;

/** @returns undefined when no one date would tighten another */
export function askOf(
  times: Times,
  acts: readonly ToldAct[],
  reports: readonly Report[],
  pack: Pack,
): CaseAsk | undefined {
  const happened = acts.filter(({ phase }) => phase !== 'threatened' && phase !== 'not-done');
  const acted = new Map(happened.map(({ id }) => [startOf(id), id]));
  const told = new Map(times.tellings.map((telling) => [telling.point, telling]));
  const printed = new Map(reports.map((report) => [published(report), report.id]));
  const questions = askFor(times.facts, pack.time, {
    ask: new Set([...printed.keys(), ...told.keys(), ...acted.keys()]),
    count: new Set(acted.keys()),
    most: MOST,
  });
  const worth = ({ point, gain }: Question) => gain * (printed.has(point) ? ASKS_NOBODY : 1);
  const [first] = questions.toSorted((a, b) => worth(b) - worth(a));
  if (first === undefined) return undefined;
  const { point } = first;
  const telling = told.get(point);
  const tightens = first.tightens.map(({ point: at, before, after }) => ({
    act: acted.get(at)!,
    before,
    after,
  }));
  if (telling !== undefined)
    return { of: 'telling', id: telling.report.id, phrase: telling.ref?.phrase ?? null, tightens };
  const act = acted.get(point);
  return act === undefined
    ? { of: 'publication', id: printed.get(point)!, phrase: null, tightens }
    : { of: 'act', id: act, phrase: null, tightens };
}
