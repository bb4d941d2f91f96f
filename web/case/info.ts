/** What every part of the screen of a case knows: the case, names in the language of the page, words. */
import { createContext, useContext } from 'react';
import type { CaseView, PackView } from '../../src/server/shapes.ts';
import { useLanguage } from '../choices.ts';
import { count, fill } from '../fill.ts';
import partsEn from '../parts/words.en.json';
import partsKo from '../parts/words.ko.json';
import { useWords } from '../words.ts';
import { whenText } from './dates.ts';
import { dayNumber } from './days.ts';
import * as names from './names.ts';
import type { Known } from './proof.ts';
import { type Act, type Drafted, type Language, ordered, type Party, type When } from './types.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export type Words = typeof en;

export interface Info extends Known {
  readonly id: string;
  readonly view: CaseView;
  readonly drafted: Drafted;
  readonly pack: PackView;
  readonly language: Language;
  readonly words: Words;
  /** In the order of the pathway. */
  readonly acts: readonly Act[];
  readonly parties: ReadonlyMap<string, Party>;
  readonly partyName: (id: string) => string;
  readonly actName: (act: Act) => string;
  /** Where an act was: each place once, called as in the language where a report does. */
  readonly placesOf: (act: Act) => string;
  readonly reportName: (id: string) => string;
  readonly languageName: (code: string) => string;
  /** A day as EDTF has it; what is less than a day stays as it is. */
  readonly dayText: (edtf: string) => string;
  readonly when: (when: Pick<When, 'edtf' | 'earliest' | 'latest'>) => string;
  /** `보위원 → retired nurse · Tanchon`; empty when nothing is said. */
  readonly summary: (act: Act) => string;
  /** As in the list of cases. */
  readonly title: string;
  /** `2 reports`, `1 lineage` */
  readonly reportsAnd: (
    reports: number,
    lineages: number,
  ) => { readonly reports: string; readonly lineages: string };
  /** Whether this person may decide about claims. */
  readonly mayDecide: boolean;
  /** Where a claim can be read in its report. */
  readonly reviewAt: (claim: string) => string;
}

export function useCaseWords(): Words {
  return useWords({ en, ko });
}

export function infoOf(
  view: CaseView,
  pack: PackView,
  language: Language,
  words: Words,
  rights: readonly string[],
): Info {
  const { drafted } = view;
  const { id, label } = view.case;
  const acts = ordered(drafted);
  const parties = new Map(drafted.parties.map((party) => [party.id, party]));
  const reports = new Map(view.reports.map((report) => [report.id, report]));
  const forms = { ...(language === 'ko' ? partsKo : partsEn), ...words.dates };
  const partyName = (party: string) => {
    const found = parties.get(party);
    return found ? names.partyName(found, language) : party;
  };
  const placesOf = ({ at }: Act) => names.placeNames(at, language, pack).join(', ');
  const list = (ids: readonly string[]) => ids.map(partyName).join(', ');
  return {
    ...{ id, view, drafted, pack, language, words, acts, parties, reports, partyName, placesOf },
    claims: new Map(view.claims.map((claim) => [claim.id, claim])),
    numbers: new Map(acts.map((act, i) => [act.id, i + 1])),
    actName: (act) => names.actName(act, language),
    reportName: (report) => (reports.has(report) ? names.reportName(reports.get(report)!) : report),
    languageName: (code) => names.languageName(code, language),
    dayText: (edtf) =>
      dayNumber(edtf) === undefined
        ? edtf
        : whenText({ edtf, earliest: edtf, latest: edtf }, language, forms),
    when: (when) => whenText(when, language, forms),
    summary: (act) =>
      [[list(act.by), list(act.to)].filter(Boolean).join(' → '), placesOf(act)].filter(Boolean).join(' · '),
    title: label ?? (view.case.called || fill(words.nameless, { id })),
    reportsAnd: (reports, lineages) => ({
      reports: count(words.counts.reports, reports),
      lineages: count(words.counts.lineages, lineages),
    }),
    mayDecide: rights.includes('claims.decide'),
    reviewAt: (claim) => `/cases/${id}/review?claim=${encodeURIComponent(claim)}`,
  };
}

export const InfoContext = createContext<Info | null>(null);

export function useInfo(): Info {
  const info = useContext(InfoContext);
  if (info === null) throw new Error('outside of a case');
  return info;
}

/** The information, made anew only when the case, the pack or the language is another. */
export function useLanguageAndWords(): { readonly language: Language; readonly words: Words } {
  return { language: useLanguage(), words: useCaseWords() };
}
