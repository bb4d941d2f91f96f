/** A draft as the JSON of format 1. The schema is not loaded for writing, only for checking: see schema.ts. */
import type { CaseAct, CaseParty } from '../claims/case.ts';
import type { Claim, Report } from '../claims/types.ts';
import type { Draft } from './draft.ts';
import type { ReadJson } from './schema.ts';

type ReportJson = ReadJson['reports'][number];
type ClaimJson = ReadJson['claims'][number];
type PartyJson = ReadJson['case']['parties'][number];
type ActJson = ReadJson['case']['acts'][number];

/** The draft as plain data, its fields always in the same order. */
export function toJson({ reports, case: drafted }: Draft): ReadJson {
  const { claims, parties, acts, pathway, conflicts, notReported, places } = drafted;
  return {
    format: 1,
    reports: reports.map((report) => reportJson(report, claims)),
    claims: claims.map(claimJson),
    case: {
      parties: parties.map(partyJson),
      acts: acts.map(actJson),
      pathway,
      conflicts,
      notReported,
      places,
    },
  };
}

function reportJson(report: Report, claims: readonly Claim[]): ReportJson {
  const told = new Map<string, { phrase: string; from: 'utterance' | 'publication' | 'act' | 'absolute' }>();
  for (const { report: id, voice } of claims)
    if (id === report.id && voice.told)
      told.set(voice.told.phrase, { phrase: voice.told.phrase, from: voice.told.from });
  return {
    id: report.id,
    sha256: report.sha256,
    file: report.file,
    language: report.language,
    published: report.published ?? null,
    publisher: report.publisher ?? null,
    characters: report.characters,
    anchorOf: { told: [...told.values()] },
  };
}

function claimJson({ id, report, says, voice, stance, anchors, by, rule }: Claim): ClaimJson {
  return {
    id,
    report,
    says,
    voice: { chain: voice.chain, kind: voice.kind, told: voice.told ?? null },
    stance,
    anchors: anchors.map(({ start, end, quote }) => ({ start, end, quote })),
    by,
    rule,
  };
}

function partyJson({ id, kind, label, label_ko, count, details }: CaseParty): PartyJson {
  return { id, kind, label, ...(label_ko !== undefined && { label_ko }), ...(count && { count }), details };
}

function actJson(act: CaseAct): ActJson {
  const { id, kind, phase, label, label_ko, by, to, with: together, at, when, for: reasons, through } = act;
  const { stage, rights, huridocs, claims, lineages } = act;
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
  };
}
