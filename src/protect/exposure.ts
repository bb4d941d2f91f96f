/** The whole check: what is disclosed, by all texts together, and the paths that lead from it to a person or to a source. */
import type { Claim } from '../claims/types.ts';
import { audienceOf, leftBy } from './audience.ts';
import { differencesOf } from './differences.ts';
import { disclosedIn } from './draft.ts';
import { besides } from './handed-on.ts';
import { coarserThan } from './ladders.ts';
import { disclosedAt } from './level.ts';
import { styleOf } from './style.ts';
import { type Detail, fitOf, isPath, smallestCoarsening } from './subject.ts';
import { suggest, type ToldAct } from './suggest.ts';
import type {
  Asked,
  Audience,
  Disclosed,
  DisclosedAct,
  DisclosedDetail,
  Exposure,
  Quote,
  SourceExposure,
  SubjectExposure,
} from './types.ts';

/**
 * Looks for paths from what is told, in all texts and languages together, to the person told of and to who told it. What is
 * found exists; what is not found may exist. Pure: the same input gives the same answer.
 *
 * @example exposureOf({ case, reports, texts: [draft, ...releases], pack }).paths
 */
export function exposureOf(asked: Asked): Exposure {
  const { texts, pack, assumed = {} } = asked;
  const level = asked.level ?? 'public';
  const people = assumed.people ?? pack.exposure.people;
  const groups = assumed.groups ?? pack.exposure.groups;
  const each = texts.map((text) => ({ text, ...disclosedIn(text, asked.case, asked.reports, pack) }));
  const all = texts.length === 0 ? disclosedAt(level, asked.case, pack) : union(each);
  const alone = each.map(({ text, ...disclosed }) => ({ text, disclosed }));
  const before = union(each.filter(({ text }) => text.released));
  const hasBefore = texts.some(({ released }) => released);
  const subjects = subjectsIn(all, asked, people).map((subject): SubjectExposure => {
    if (!subject.path || texts.length === 0) return subject;
    const among = (disclosed: Disclosed): boolean =>
      subjectsIn(disclosed, asked, people).some(({ person, path }) => person === subject.person && path);
    return {
      ...subject,
      together: texts.length > 1 && !alone.some(({ disclosed }) => among(disclosed)),
      already: hasBefore && among(before),
    };
  });
  const sources = sourcesIn(all, asked, groups).map((source): SourceExposure => {
    if (!source.path || texts.length === 0) return source;
    const among = (disclosed: Disclosed): boolean =>
      sourcesIn(disclosed, asked, groups, false).some((one) => one.source === source.source && one.path);
    return {
      ...source,
      together: texts.length > 1 && !alone.some(({ disclosed }) => among(disclosed)),
      already: hasBefore && among(before),
    };
  });
  const style = texts
    .filter(({ released }) => !released)
    .flatMap((text) => styleOf(text, asked.case, asked.reports, pack, asked.on));
  const differences = differencesOf(texts, each, pack);
  return {
    texts: texts.map(({ id, name, released, report }) => ({ id, name, released, language: report.language })),
    ...(texts.length === 0 && { level }),
    asked: { people, groups },
    paths:
      subjects.filter(({ path }) => path).length +
      sources.filter(({ path }) => path).length +
      style.length +
      differences.length,
    acts: all.acts,
    details: all.details,
    subjects,
    sources,
    style,
    differences,
    basis: [...pack.exposure.basis, ...besides(asked.handedOn ?? [], pack)],
  };
}

/** What several texts disclose together: every act once, every detail as each text tells it. */
function union(each: readonly Disclosed[]): Disclosed {
  const acts = new Map<string, DisclosedAct>();
  for (const act of each.flatMap((one) => one.acts)) {
    const known = acts.get(act.id);
    acts.set(
      act.id,
      known === undefined
        ? act
        : {
            ...known,
            texts: [...new Set([...known.texts, ...act.texts])],
            quotes: [...known.quotes, ...act.quotes],
          },
    );
  }
  return { acts: [...acts.values()], details: each.flatMap((one) => one.details) };
}

/** How many fit each person, by the finest that any text tells. */
function subjectsIn(
  disclosed: Disclosed,
  { pack, assumed, texts }: Asked,
  people: number,
): SubjectExposure[] {
  const out = new Set(texts.flatMap(({ id, released }) => (released ? [id] : [])));
  const persons = [...new Set(disclosed.details.map(({ person }) => person))];
  return persons.map((person) => {
    const own = disclosed.details.filter((detail) => detail.person === person);
    const details = finest(own, out, pack);
    const fit = fitOf(details, pack, assumed);
    const path = isPath(fit, people);
    return {
      person,
      texts: [...new Set(own.map(({ text }) => text))],
      fit,
      quotes: firstOf(own.flatMap(({ quotes }) => quotes.slice(0, 1))),
      path,
      together: false,
      already: false,
      ways: path ? smallestCoarsening(details, people, pack, assumed) : [],
    };
  });
}

/** Of details of one type those that no other tells more finely; of kin each. */
function finest(own: readonly DisclosedDetail[], out: ReadonlySet<string>, pack: Asked['pack']): Detail[] {
  const kept = own.filter(
    (detail, i) =>
      !own.some(
        (other, k) =>
          k !== i &&
          other.type === detail.type &&
          (same(other, detail)
            ? k < i
            : coarserThan(other.type, other.value, other.step, pack)
                .slice(1)
                .some((up) => up.value === detail.value && up.step === detail.step)),
      ),
  );
  // Several ages or names are versions of one; the finest of them counts, and the first.
  const single = new Set(['age', 'sex', 'name', 'occupation']);
  const told = kept.filter(
    ({ type }, i) => !single.has(type) || kept.findIndex((other) => other.type === type) === i,
  );
  return told.map((detail) => {
    const steps = coarserThan(detail.type, detail.value, detail.step, pack);
    const floor = steps.find(({ step, value }) =>
      own.some(
        (one) => out.has(one.text) && one.type === detail.type && one.step === step && one.value === value,
      ),
    );
    return { ...detail, ...(floor && { floor }) };
  });
}

function same(a: DisclosedDetail, b: DisclosedDetail): boolean {
  return a.value === b.value && a.step === b.step;
}

/** Who could have told, for everybody who told something of it. */
function sourcesIn(disclosed: Disclosed, asked: Asked, groups: number, changes = true): SourceExposure[] {
  const { case: about, pack, assumed = {} } = asked;
  const all = pack.audiences.map(({ id }) => id);
  const out = new Set(asked.texts.flatMap(({ id, released }) => (released ? [id] : [])));
  const claims = new Map(about.claims.map((claim) => [claim.id, claim]));
  const sourceOf = (report: string): string =>
    asked.sources?.[report] ?? `${about.lineages[report] ?? report}`;
  const sources = [...new Set(about.reports.map(sourceOf))];
  return sources.flatMap((source): SourceExposure[] => {
    const told: (ToldAct & { elsewhere: boolean })[] = disclosed.acts.flatMap((act) => {
      const own = act.claims.flatMap((id) => claims.get(id) ?? []);
      const mine = own.filter(({ report }) => sourceOf(report) === source);
      // What only a text tells may come from anybody who told anything.
      if (act.inCase && mine.length === 0) return [];
      const elsewhere = act.inCase && toldElsewhere(own, mine, sourceOf, source, about.lineages);
      const audience: Audience = elsewhere ? 'all' : audienceOf(act.kind, pack, assumed.audience);
      return [{ act, audience, elsewhere, fixed: act.texts.some((text) => out.has(text)) }];
    });
    if (told.length === 0) return [];
    const { groups: left, counts } = leftBy(
      told.map(({ audience }) => audience),
      all,
    );
    const path = counts < groups;
    return [
      {
        source,
        reports: about.reports.filter((report) => sourceOf(report) === source),
        left: left.length === all.length ? all : left,
        counts,
        nearest: left.length > 0 ? [] : nearest(told, all),
        told: told
          .map(({ act, audience, elsewhere }, i) => ({
            act: act.id,
            kind: act.kind,
            audience,
            elsewhere,
            leftWithout: leftBy(
              told.flatMap((one, k) => (k === i ? [] : [one.audience])),
              all,
            ).counts,
            quotes: firstOf(act.quotes),
          }))
          .sort((a, b) => b.leftWithout - a.leftWithout || sizeOf(a.audience) - sizeOf(b.audience)),
        path,
        together: false,
        already: false,
        sets: path && changes ? suggest(told, groups, all, pack, assumed) : [],
      },
    ];
  });
}

/** An official text tells it, or somebody else whose account is independent. */
function toldElsewhere(
  own: readonly Claim[],
  mine: readonly Claim[],
  sourceOf: (report: string) => string,
  source: string,
  lineages: Readonly<Record<string, number>>,
): boolean {
  if (own.some(({ voice }) => voice.kind === 'official' || voice.kind === 'document')) return true;
  const here = new Set(mine.map(({ report }) => lineages[report]));
  return own.some(({ report }) => sourceOf(report) !== source && !here.has(lineages[report]));
}

function sizeOf(audience: Audience): number {
  return audience === 'all' ? Number.POSITIVE_INFINITY : audience === 'unknown' ? 1 : audience.length;
}

/** Groups that could have known all but the fewest. */
function nearest(told: readonly ToldAct[], all: readonly string[]): SourceExposure['nearest'] {
  const each = all.map((group) => ({
    group,
    without: told
      .filter(({ audience }) => audience !== 'all' && audience !== 'unknown' && !audience.includes(group))
      .map(({ act }) => act.id),
  }));
  const fewest = Math.min(...each.map(({ without }) => without.length));
  return each.filter(({ without }) => without.length === fewest);
}

const QUOTES = 6;

function firstOf(quotes: readonly Quote[]): readonly Quote[] {
  return quotes.slice(0, QUOTES);
}
