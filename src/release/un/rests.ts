/** What values of a draft rest on: claims that count, their words, and how sure that makes them. */
import type { Case, CaseAct, CaseParty } from '../../claims/case.ts';
import type { Claim, Report } from '../../claims/types.ts';
import type { Drafting, Said, Value } from './types.ts';

/** A case as fields are filled from it. */
export interface Rests extends Pick<Drafting, 'pack' | 'words' | 'names'> {
  readonly about: Case;
  /** Those of the case: a report that was withdrawn is none of it. */
  readonly reports: readonly Report[];
  /** By id, without those that were rejected or withdrawn. */
  readonly claims: ReadonlyMap<string, Claim>;
  readonly parties: ReadonlyMap<string, CaseParty>;
  readonly hide: (text: string) => string;
  /** Acts of these kinds in the order in which they happened. */
  readonly acts: (kinds: readonly string[]) => CaseAct[];
  /** A value with the claims of these ids that count, and other words; none when nothing is left that it rests on. */
  readonly value: (text: string, ids: readonly string[], more?: readonly Said[]) => Value[];
}

const DECIDED: ReadonlySet<string | undefined> = new Set(['accepted', 'corrected']);
const GONE: ReadonlySet<string | undefined> = new Set(['rejected', 'withdrawn']);

/** @param hide takes sealed names out of a text */
export function restsOf(input: Drafting, hide: Rests['hide']): Rests {
  const { case: about, pack, words, names, statuses } = input;
  const reports = input.reports.filter(({ id }) => about.reports.includes(id));
  const languages = new Map(reports.map(({ id, language }) => [id, language]));
  const claims = new Map(
    about.claims.filter(({ id }) => !GONE.has(statuses?.get(id))).map((claim) => [claim.id, claim]),
  );
  const byId = new Map(about.acts.map((act) => [act.id, act]));
  const saidBy = ({ id, report, anchors }: Claim): Said[] =>
    anchors.slice(0, 1).map(({ start, end, quote }) => ({
      claim: id,
      report,
      language: languages.get(report) ?? '',
      start,
      end,
      quote: hide(quote),
    }));
  return {
    about,
    reports,
    pack,
    words,
    names,
    claims,
    parties: new Map(about.parties.map((party) => [party.id, party])),
    hide,
    acts: (kinds) =>
      about.pathway.flatMap((id) => {
        const act = byId.get(id);
        return act !== undefined && kinds.includes(act.kind) ? [act] : [];
      }),
    value: (text, ids, more = []) => {
      const own = [...new Set(ids)].flatMap((id) => claims.get(id) ?? []);
      if (own.length === 0 && more.length === 0) return [];
      const decided = own.filter(({ id }) => DECIDED.has(statuses?.get(id))).length;
      return [
        {
          text: hide(text),
          claims: own.map(({ id }) => id),
          decided: decided === 0 ? 'none' : decided === own.length ? 'all' : 'some',
          lineages: new Set([...own, ...more].map(({ report }) => about.lineages[report] ?? report)).size,
          said: onceEach([...own.flatMap(saidBy), ...more]),
        },
      ];
    },
  };
}

/** Words that several claims rest on, once. */
function onceEach(said: readonly Said[]): Said[] {
  return [...new Map(said.map((one) => [`${one.report} ${one.start} ${one.end}`, one])).values()];
}
