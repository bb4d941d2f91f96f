/** A case as the entries that make it again elsewhere: who took the decisions and when stay behind. */
import type { Claim } from '../../claims/types.ts';
import { addDraft } from '../../review/add.ts';
import type { Bodies, Kind } from '../../review/bodies.ts';
import { caseKey, KINDS, ofReport, reportKey, reportOf } from '../../review/kinds.ts';
import { Packer } from '../../review/packed.ts';
import { ADDED } from '../../review/state.ts';
import type { ClaimState, Decision, State } from '../../review/state-types.ts';
import type { Plain } from '../../vault/plain.ts';

/** An entry without its head: what it says, and of what. */
export interface Said {
  readonly kind: Kind;
  readonly subject: string;
  readonly body: unknown;
}

/** Kinds of entry that make a case: reports, readings, claims, and decisions that name nothing outside of the case. */
export const MAKING: ReadonlySet<string> = new Set<Kind>([
  'report.added',
  'reading.added',
  'claim.proposed',
  'claim.added',
  'claim.accepted',
  'claim.corrected',
  'claim.rejected',
  'claim.withdrawn',
  'report.withdrawn',
  'working.chosen',
  'same.decided',
]);

/**
 * The fewest entries that make the same reports, claims, ids and statuses: decisions that were undone, overtaken or shredded are left
 * out. Sources, sealed files, people and times are left out.
 */
export function saidOf(state: State): Said[] {
  const reports = state.reports.flatMap((kept) => {
    if (kept.report === null) return [];
    const { id } = kept.report;
    const reading = state.readings.find(({ report }) => report === id);
    const own = [...state.claims.values()].filter(({ report }) => report === id);
    const read = kept.read.at(-1);
    const { entries } = addDraft(
      {
        reports: [kept.report],
        readings:
          reading === undefined || read === undefined
            ? []
            : [{ ...reading, claims: own.flatMap(({ first }) => (first && !isAdded(first) ? [first] : [])) }],
        case: { reports: [id] },
        others: [],
      },
      { actor: '', pack: read?.pack ?? NO_PACK, version: read?.version ?? '', case: state.case.id },
    );
    const packer = new Packer(kept.report.text);
    return [...entries, ...own.flatMap((claim) => added(claim, packer))].map(said);
  });
  return [...reports, ...state.decisions.flatMap(decided)];
}

const NO_PACK = { id: '', version: '' };
const isAdded = ({ rule }: Claim): boolean => rule === ADDED;

function said({ kind, subject, body }: Plain): Said {
  return { kind: kind as Kind, subject, body: JSON.parse(JSON.stringify(body)) as unknown };
}

/** A person's own claim. Its parties stand with those of the reading. */
function added({ id, first, history }: ClaimState, packer: Packer): Plain[] {
  if (first === null || !isAdded(first)) return [];
  const { says, voice, stance, anchors } = first;
  const reason = history[0]?.reason ?? null;
  return [
    ofReport(
      'claim.added',
      { actor: '', case: '', subject: id },
      {
        says: packer.says(says),
        voice: packer.voice(voice),
        stance,
        anchors: anchors.map((anchor) => packer.anchor(anchor)),
        ...(reason !== null && { reason }),
      },
    ),
  ];
}

function decided({ kind, subject, standing, body }: Decision): Said[] {
  if (standing !== 'live' || body === undefined || !MAKING.has(kind)) return [];
  if (kind === 'same.decided' && (body as Bodies['same.decided']).of === 'case') return [];
  const { expects: _, source: __, ...rest } = body as { readonly expects?: number; readonly source?: string };
  return [said({ kind, subject, body: rest, actor: '', case: '', key: '' })];
}

/** Entries of a case, to append or to fold. */
export function entriesFrom(
  all: readonly Said[],
  about: { readonly actor: string; readonly case: string },
): Plain[] {
  return all.map(({ kind, subject, body }) => ({
    ...about,
    kind,
    subject,
    key: KINDS[kind].sealed === 'report' ? reportKey(reportOf(subject)) : caseKey(about.case),
    body,
  }));
}
