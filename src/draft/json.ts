/** A draft as the JSON of format 1. The schema is not loaded for writing, only for checking: see schema.ts. */
import type { Case, CaseAct, CaseParty, Joining } from '../claims/case.ts';
import type { Anchor, Claim, Report, TimeRef } from '../claims/types.ts';
import { whereIn } from '../claims/where.ts';
import type { Draft } from './draft.ts';
import type { ReadJson } from './schema.ts';

type CaseJson = ReadJson['case'];
type ReportJson = ReadJson['reports'][number];
type ToldJson = ReportJson['anchorOf']['told'][number];
type ClaimJson = ReadJson['claims'][number];
type AnchorJson = ClaimJson['anchors'][number];
type TimeJson = NonNullable<ClaimJson['voice']['told']>;
type PartyJson = ReadJson['case']['parties'][number];
type ActJson = ReadJson['case']['acts'][number];

/** Where an anchor of a report stands on its pages; nothing for reports whose characters are their bytes. */
type Finder = (anchor: Pick<Anchor, 'start' | 'end'>) => AnchorJson['where'];

/** The draft as plain data, its fields always in the same order. */
export function toJson({ reports, case: drafted, others }: Draft): ReadJson {
  const claims = [drafted, ...others].flatMap((one) => one.claims);
  const finders = new Map(
    reports.flatMap((report) => (report.layout === undefined ? [] : [[report.id, whereIn(report)] as const])),
  );
  const finderOf = (report: string): Finder => finders.get(report) ?? (() => undefined);
  return {
    format: 1,
    reports: reports.map((report) => reportJson(report, claims, finderOf(report.id))),
    claims: claims.map((claim) => claimJson(claim, finderOf(claim.report))),
    case: caseJson(drafted),
    others: others.map(caseJson),
  };
}

function caseJson(drafted: Case): CaseJson {
  const { parties, acts, pathway, conflicts, notReported, places, ask } = drafted;
  const { reports, lineages, lineageReasons, workingValues, apart } = drafted;
  return {
    reports,
    parties: parties.map(partyJson),
    acts: acts.map(actJson),
    pathway,
    conflicts,
    workingValues,
    notReported,
    places,
    ...(ask && { ask }),
    lineages,
    lineageReasons,
    ...(apart && { apart }),
  };
}

function reportJson(report: Report, claims: readonly Claim[], find: Finder): ReportJson {
  const told = new Map<string, ToldJson & { readonly anchors: AnchorJson[] }>();
  for (const { report: id, voice } of claims) {
    if (id !== report.id || voice.told === undefined) continue;
    const { phrase, from, anchor } = voice.told;
    const known = told.get(phrase) ?? { phrase, from, anchors: [] };
    told.set(phrase, known);
    if (anchor !== undefined && !known.anchors.some(({ start }) => start === anchor.start))
      known.anchors.push(anchorJson(anchor, find));
  }
  return {
    id: report.id,
    sha256: report.sha256,
    file: report.file,
    language: report.language,
    published: report.published ?? null,
    publisher: report.publisher ?? null,
    characters: report.characters,
    anchorOf: { told: [...told.values()] },
    ...(report.within && { within: report.within }),
  };
}

/** One claim as plain data; `find` leads its anchors to their pages. */
export function claimJson(
  { id, report, says, voice, stance, anchors, by, rule }: Claim,
  find: Finder,
): ClaimJson {
  const time = (each: TimeRef): TimeJson => timeJson(each, find);
  return {
    id,
    report,
    says: says.kind === 'act' ? { ...says, roles: { ...says.roles, when: says.roles.when.map(time) } } : says,
    voice: { chain: voice.chain, kind: voice.kind, told: voice.told ? time(voice.told) : null },
    stance,
    anchors: anchors.map((anchor) => anchorJson(anchor, find)),
    by,
    rule,
  };
}

function timeJson({ anchor, ...time }: TimeRef, find: Finder): TimeJson {
  return { ...time, ...(anchor && { anchor: anchorJson(anchor, find) }) };
}

function anchorJson(anchor: Anchor, find: Finder): AnchorJson {
  const { start, end, quote } = anchor;
  const where = find(anchor);
  return { start, end, quote, ...(where && { where }) };
}

function partyJson(party: CaseParty): PartyJson {
  const { id, kind, label, label_ko, described, count, details, office, from } = party;
  return {
    id,
    kind,
    label,
    ...(label_ko !== undefined && { label_ko }),
    ...(described && { described }),
    ...(count && { count }),
    details,
    ...(office !== undefined && { office }),
    from,
    ...toldJson(party),
  };
}

/** What several reports say of an act or a party: why they mean one, or that only one tells it. */
function toldJson<T>({
  same,
  addedBy,
  onlyLineage,
}: {
  readonly same?: readonly Joining<T>[];
  readonly addedBy?: string;
  readonly onlyLineage?: number;
}): { same?: readonly Joining<T>[]; addedBy?: string; onlyLineage?: number } {
  return {
    ...(same && { same }),
    ...(addedBy !== undefined && { addedBy }),
    ...(onlyLineage !== undefined && { onlyLineage }),
  };
}

function actJson(act: CaseAct): ActJson {
  const { id, kind, phase, label, label_ko, by, to, with: together, at, when, for: reasons, through } = act;
  const { stage, rights, huridocs, claims, lineages, accounts } = act;
  return {
    id,
    kind,
    phase,
    label,
    ...(label_ko !== undefined && { label_ko }),
    by,
    to,
    with: together,
    at,
    when,
    ...(reasons && { for: reasons }),
    ...(through && { through }),
    stage,
    rights,
    ...(huridocs && { huridocs }),
    claims,
    lineages,
    accounts,
    ...toldJson(act),
  };
}
