/** What the page of one stratum says, in its order; terminal and HTML print the same. */

import type { Estimate, Model } from '../../estimate/estimate.ts';
import { fill, type Words } from '../words.ts';
import { countsOf, decimal, FEWEST_PEOPLE, headlineFigure, whole } from './figures.ts';
import { boundShown, pairsShown, type Shown } from './shown.ts';

export interface Section {
  readonly title: string;
  readonly lead?: string;
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the rows. */
  readonly after?: readonly string[];
  /** What is drawn beside it where there can be a picture. */
  readonly plot?: 'models' | 'chains' | 'changes' | 'posterior';
}

export interface EstimatePage {
  readonly stratum: string;
  readonly title: string;
  readonly headline: string;
  readonly because: string;
  readonly said: readonly string[];
  readonly sections: readonly Section[];
  readonly foot: string;
  /** Too few people for any number outside the house. */
  readonly withheld: boolean;
}

/** Builds the page of an estimate. */
export function pageOf(one: Estimate, words: Words['estimate'], shown: Shown): EstimatePage {
  const { inside } = shown;
  const foot = fill(words.foot, { seed: one.seed, hash: shown.hash.slice(0, 16), version: shown.version });
  const stratum = one.stratum === '' ? '' : fill(words.stratum, { name: one.stratum });
  if (!inside && one.n < FEWEST_PEOPLE)
    return {
      ...{ stratum, title: words.fewTitle, headline: words.none, because: words.fewStratum },
      ...{ said: [], sections: [], foot, withheld: true },
    };
  const counts = countsOf(one.table.counts, inside);
  const figure = (value: number) => {
    const may = counts.of(value);
    return may === undefined ? words.few : whole(may);
  };
  const interval = (low: number, high: number) => `${whole(Math.max(one.n, low))}–${whole(high)}`;
  const list = (j: number) => one.table.lists[j]!;

  const documented: Section = {
    title: words.documented.title,
    head: words.documented.head,
    rows: [
      ...one.listTotals.map((total, j) => [fill(words.documented.lists, { list: list(j) }), figure(total)]),
      ...one.timesListed.flatMap((people, i) =>
        people === 0
          ? []
          : [[i === 0 ? words.documented.once : fill(words.documented.times, { k: i + 1 }), figure(people)]],
      ),
    ],
    after: [
      ...(counts.rounded ? [words.rounded] : []),
      ...one.notes.flatMap(({ code, amount, lists }) =>
        code === 'merged-lists' ? [] : [fill(words.notes[code], { amount, lists: lists.join(', ') })],
      ),
    ],
  };
  const pairs: Section = {
    title: words.pairs.title,
    lead: words.pairs.lead,
    head: words.pairs.head,
    rows: pairsShown(one, counts).map(({ lists: [a, b], both, lincolnPetersen, chapman }) => [
      `${list(a)} · ${list(b)}`,
      both === undefined ? words.few : whole(both),
      lincolnPetersen === undefined ? '–' : whole(lincolnPetersen),
      chapman === undefined || both === 0 ? '–' : whole(chapman),
    ]),
  };
  const least = boundShown(one, counts)?.chao;
  const bound: Section = {
    title: words.bound.title,
    lead: words.bound.lead,
    rows: [[least ? fill(words.bound.chao, { N: whole(least) }) : words.bound.none]],
  };
  return {
    stratum,
    title: fill(words.title, { n: whole(one.n) }),
    ...headlineOf(one, words),
    said: one.guards.map(({ says, values }) =>
      fill(
        words.guards[says],
        Object.fromEntries(
          Object.entries(values).map(([key, value]) => [
            key,
            key === 'times' ? decimal(Number(value), 1) : value,
          ]),
        ),
      ),
    ),
    sections: [
      documented,
      pairs,
      ...(one.table.lists.length > 1 ? [bound] : []),
      ...(one.models.length > 0 ? [modelsOf()] : []),
      ...(one.latent ? [chainsOf(one.latent)] : []),
      ...(one.split ? [splitOf(one.split)] : []),
      ...(one.changes.length > 0 ? [changesOf()] : []),
      ...(one.internal.length > 0 ? [internalOf()] : []),
      { title: words.limits.title, rows: words.limits.list.map((each) => [each]) },
      {
        title: words.checklist.title,
        rows: words.checklist.list.map((each) => [`☐ ${each}`]),
        after: [words.checklist.sign],
      },
    ].filter(({ rows }) => rows.length > 0),
    foot,
    withheld: false,
  };

  function modelsOf(): Section {
    const { kind, assumes, tried, head } = words.models;
    const standing = ({ counts, beside }: Model) =>
      counts ? words.models.counts : beside ? words.models.beside[beside] : '';
    const kinds = [...new Set(one.models.map((model) => model.kind))];
    return {
      title: words.models.title,
      head,
      rows: one.models.map((model) => [
        `${kind[model.kind]} ${model.name}`,
        // A refused model shows where it lies, not what it says.
        model.beside === 'refused' ? '–' : whole(model.N),
        interval(model.low, model.high),
        standing(model),
      ]),
      after: [
        ...kinds.map((each) => assumes[each]),
        assumes.all,
        ...(one.tried
          ? [
              fill(tried, {
                models: one.tried.models,
                low: whole(one.tried.within10[0]),
                high: whole(one.tried.within10[1]),
              }),
            ]
          : []),
      ],
      plot: 'models',
    };
  }

  function chainsOf(latent: NonNullable<Estimate['latent']>): Section {
    const { agree, disagree, medians, cap, title } = words.chains;
    const values = {
      rhat: decimal(latent.rhat, 3),
      ess: whole(latent.ess),
      sweeps: whole(latent.sweeps),
      burn: whole(latent.burnIn),
    };
    return {
      title,
      rows: [
        [fill(latent.agree ? agree : disagree, values)],
        [fill(medians, { list: latent.medians.map(whole).join(' · ') })],
        [
          fill(cap, {
            cap: latent.cap,
            near: decimal(100 * latent.nearCap, 2),
            rejected: decimal(100 * latent.rejected, 2),
          }),
        ],
      ],
      plot: 'chains',
    };
  }

  function splitOf({ model, sampling, linkage }: NonNullable<Estimate['split']>): Section {
    const percent = (share: number) => `${Math.round(100 * share)} %`;
    return {
      title: words.split.title,
      head: words.split.head,
      rows: [
        [words.split.model, percent(model)],
        [words.split.sampling, percent(sampling)],
        ...(linkage === undefined ? [] : [[words.split.linkage, percent(linkage)]]),
      ],
      ...(linkage === undefined && { after: [words.split.certain] }),
    };
  }

  function changesOf(): Section {
    return {
      title: words.changes.title,
      head: words.changes.head,
      rows: one.changes.map(({ kind, lists, median, low, high, ratio }) => {
        const name = fill(words.changes[kind], { list: lists.join(' + ') });
        return median === undefined
          ? [name, words.changes.nothing, '', '']
          : [
              name,
              whole(median),
              `${whole(low!)}–${whole(high!)}`,
              fill(words.changes.times, { times: decimal(ratio!, 1) }),
            ];
      }),
      plot: 'changes',
    };
  }

  function internalOf(): Section {
    return {
      title: words.internal.title,
      head: words.internal.head,
      rows: one.internal.map(({ list, known, median, low, high }) => [
        list,
        figure(known),
        whole(median),
        `${whole(low)}–${whole(high)}`,
      ]),
    };
  }
}

function headlineOf({ headline, n }: Estimate, words: Words['estimate']) {
  const because =
    headline.kind === 'point'
      ? ''
      : fill(words.because, { why: headline.why.map((each) => words.why[each]).join('; ') });
  if (headline.kind === 'none') return { headline: words.none, because };
  const values = {
    low: headlineFigure(headline.low, 'down', n),
    high: headlineFigure(headline.high, 'up', n),
  };
  if (headline.kind === 'range') return { headline: fill(words.range, values), because };
  return { headline: fill(words.point, { ...values, N: headlineFigure(headline.N, 'near', n) }), because };
}
