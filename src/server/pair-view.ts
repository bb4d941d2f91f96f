/** Proposed pairs of cases as pages and JSON show them. */

import { toJson } from '../draft/json.ts';
import { calledOf } from '../review/called.ts';
import type { Side } from './account-runs.ts';
import type { Proposed } from './accounts.ts';
import type { Frozen } from './describe.ts';
import type { PairProposal, PairProposals } from './shapes.ts';

const digits = (value: number) => Number(value.toFixed(3));

export function exportedProposals(
  { proposals, ...counts }: Proposed,
  language: 'en' | 'ko',
): Frozen<PairProposals> {
  return {
    set: true,
    ...counts,
    proposals: proposals.map((one) => ({
      a: sideOf(one.a, language),
      b: sideOf(one.b, language),
      prior: digits(one.prior),
      weight: digits(one.weight),
      steps: one.steps.map(({ of, name, m, u, bits, rarity, a, b }) => ({
        ...{ of, name, m, u, bits: digits(bits), rarity: digits(rarity), a, b },
      })),
      accounts: one.accounts,
      lineages: one.lineages,
      runs: one.runs.map(({ of, report, words, here }) => ({
        ...{ reports: [of, report], words, quote: here.quote },
      })),
      quotes: { ...quotesOf(one.a), ...quotesOf(one.b) },
    })),
  };
}

function sideOf({ case: id, state, told, account }: Side, language: 'en' | 'ko'): Frozen<PairProposal['a']> {
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  const json = toJson({ reports, readings: state.readings, case: told, others: [] });
  const called = state.case.label || calledOf(json.case, language) || reports[0]?.file || id;
  return {
    case: id,
    called,
    reports: account.reports.flatMap((name) => {
      const report = reports.find((one) => one.id === name);
      if (report === undefined) return [];
      const { file, publisher = null, published = null, language } = report;
      return [{ id: name, file, publisher, published, language }];
    }),
    acts: told.pathway.flatMap((name) => {
      const act = told.acts.find((one) => one.id === name);
      // What was only tried or threatened is not compared.
      if (act === undefined || (act.phase !== 'done' && act.phase !== 'ongoing')) return [];
      const places = act.at.map(({ label, label_ko }) => (language === 'ko' ? (label_ko ?? label) : label));
      const { edtf, earliest, latest } = act.when;
      return [
        { kind: act.kind, when: { edtf, earliest, latest }, at: [...new Set(places)], claims: act.claims },
      ];
    }),
  };
}

/** The first quote of every claim that an act or a comparison rests on. */
function quotesOf({ state, told, account }: Side): Frozen<PairProposal['quotes']> {
  const wanted = new Set([
    ...told.acts.flatMap(({ claims }) => claims),
    ...[account.sex, account.age, account.occupation].flatMap((detail) => detail?.claims ?? []),
  ]);
  return Object.fromEntries(
    [...wanted].flatMap((id) => {
      const { claim, report } = state.claims.get(id) ?? {};
      const quote = claim?.anchors[0]?.quote;
      return quote === undefined || report === undefined ? [] : [[id, { report, quote }]];
    }),
  );
}
