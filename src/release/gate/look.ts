/** Looks at what is to leave: the exposure of it with all that left before, and what it tells, claim by claim. */
import type { Case } from '../../claims/case.ts';
import type { Pack } from '../../packs/types.ts';
import { disclosedIn } from '../../protect/draft.ts';
import { exposureOf } from '../../protect/index.ts';
import type { Assumed, Disclosed, Exposure, HandedOn, Text } from '../../protect/types.ts';
import type { Fingerprint, ReleaseBody, Telling } from '../../review/bodies.ts';
import { caseOf, type Standing } from '../../review/case-of.ts';
import type { State } from '../../review/state-types.ts';
import { bundleTells, bundleTexts } from './bundled.ts';
import type { Looked } from './types.ts';

export interface Looking {
  readonly pack: Pack;
  /** The texts that are planned, as they were read. */
  readonly texts: readonly Text[];
  /** What left before (`releasedTexts`). */
  readonly released: readonly Text[];
  /** What was handed on besides (`handedOn`). */
  readonly handedOn?: readonly HandedOn[];
  /** Of the draft, the case and what left before. */
  readonly now: Fingerprint;
  /** Fewer people or groups than the pack asks for count as what the pack asks for. */
  readonly assumed?: Assumed;
  /** The same as typed. */
  readonly set?: readonly string[];
  /** The planned day. */
  readonly on?: string;
}

/** @returns the whole exposure, to be shown, and what of it goes into the proposal */
export function look(
  state: State,
  draft: Pick<ReleaseBody, 'bundle' | 'reports'>,
  { pack, texts, released, handedOn, now, assumed, set = [], on }: Looking,
): { readonly exposure: Exposure; readonly looked: Looked; readonly case: Case } {
  const about = caseOf(state, pack);
  const reports = state.reports.flatMap(({ report }) => report ?? []);
  const bundled = draft.bundle === undefined ? [] : bundleTexts(state, draft, { id: 'b', released: false });
  const exposure = exposureOf({
    case: about,
    reports,
    sources: sourcesOf(state),
    texts: [...released, ...texts, ...bundled],
    pack,
    ...(handedOn && { handedOn }),
    assumed: {
      ...assumed,
      // What leaves is never asked for less than the pack asks for.
      people: Math.max(assumed?.people ?? 0, pack.exposure.people),
      groups: Math.max(assumed?.groups ?? 0, pack.exposure.groups),
    },
    ...(on !== undefined && { on }),
  });
  const own = new Set(texts.map(({ id }) => id));
  const tells = [
    ...tellings({
      acts: exposure.acts.filter((act) => act.texts.some((text) => own.has(text))),
      details: exposure.details.filter(({ text }) => own.has(text)),
    }),
    ...(draft.bundle === undefined ? [] : bundleTells(state, draft.bundle, about)),
  ];
  const paths = (all: readonly { readonly path: boolean }[]) => all.filter(({ path }) => path).length;
  return {
    exposure,
    case: about,
    looked: {
      tells: merged(withFallen(tells, fallenTellings(state, texts, tells, pack))),
      exposure: {
        of: now,
        subject: paths(exposure.subjects),
        source: paths(exposure.sources),
        style: exposure.style.length,
        versions: exposure.differences.length,
        asked: exposure.asked,
        set,
      },
    },
  };
}

/** Report → who told it, where the vault knows. */
export function sourcesOf({ reports }: State): Readonly<Record<string, string>> {
  return Object.fromEntries(reports.flatMap(({ id, source }) => (source === null ? [] : [[id, source]])));
}

function tellings({ acts, details }: Disclosed): Telling[] {
  return [
    ...acts.map(({ kind, claims }) => ({ kind, claims })),
    ...details.flatMap(({ type, claims }) => (claims.length === 0 ? [] : [{ kind: type, claims }])),
  ];
}

/** What the texts tell that was rejected or withdrawn: the case does not have it any more, and a text may. */
function fallenTellings(
  state: State,
  texts: readonly Text[],
  tells: readonly Telling[],
  pack: Pack,
): Telling[] {
  const fell = ({ status }: { readonly status: string }) => status === 'rejected' || status === 'withdrawn';
  if (texts.length === 0 || ![...state.claims.values()].some(fell)) return [];
  const standing = revived(state);
  const about = caseOf(standing, pack);
  const reports = standing.reports.flatMap(({ report }) => report ?? []);
  const told = new Set(tells.flatMap(({ kind, claims }) => (claims.length > 0 ? [kind] : [])));
  return texts
    .flatMap((text) => tellings(disclosedIn(text, about, reports, pack)))
    .filter(
      ({ kind, claims }) =>
        !told.has(kind) &&
        claims.length > 0 &&
        claims.every((id) => {
          const claim = state.claims.get(id);
          return claim !== undefined && fell(claim);
        }),
    );
}

/** What no claim of the case tells is told by a claim that fell, when there is one of its kind. */
function withFallen(tells: readonly Telling[], fallen: readonly Telling[]): readonly Telling[] {
  const kinds = new Set(fallen.map(({ kind }) => kind));
  return [...tells.filter(({ kind, claims }) => claims.length > 0 || !kinds.has(kind)), ...fallen];
}

/** The case as it would be had nothing been rejected or withdrawn. */
export function revived({ reports, readings, same, chosen }: State): Standing {
  return {
    same,
    chosen,
    reports: reports.map((report) => ({ ...report, withdrawn: null })),
    readings: readings.map((reading) => ({
      ...reading,
      claims: reading.claims.map((claim) => ({ ...claim, status: 'accepted' })),
    })),
  };
}

/** Each thing once, whatever number of texts tells it. */
function merged(tells: readonly Telling[]): readonly Telling[] {
  const all = new Map<string, Telling>();
  for (const { kind, claims } of tells) {
    const sorted = [...claims].sort();
    all.set(`${kind} ${sorted.join(' ')}`, { kind, claims: sorted });
  }
  return [...all.values()];
}
