/** What is asked of the release gate, and what it answers. Plain data. */
import type { Fingerprint, Purpose, ReleaseBody } from '../../review/bodies.ts';
import type { Consent } from '../../review/state-types.ts';

/** Roles that may agree where a report names no source. No name of a person is kept with a consent. */
export const ROLES = ['told-of', 'next-of-kin', 'representative', 'publisher', 'organisation'] as const;

export const PURPOSES: readonly Purpose[] = ['partner', 'un', 'public'];

/** What is to leave, as somebody wants it. */
export type Draft = Omit<ReleaseBody, 'tells' | 'exposure'>;

/** What was computed of a draft: what it tells, and which paths there are. */
export type Looked = Pick<ReleaseBody, 'tells' | 'exposure'>;

/** What the gate has to know besides the case. */
export interface Around {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Everybody of the vault, by id. */
  readonly people: readonly string[];
  /** Of the draft, the case and what left before, as they are now. */
  readonly now: Fingerprint;
  /** Who proposes or proposed it. */
  readonly by: string;
  /** Who approved it; null while nobody did. */
  readonly approved: string | null;
}

/** What keeps something from leaving. Whoever shows it says what to do. */
export type Missing =
  /** Nobody is named who receives it. */
  | { readonly code: 'recipient' }
  /** There is no text, or an empty one. */
  | { readonly code: 'nothing' }
  /** The case is shredded, or joined into another. */
  | { readonly code: 'case'; readonly state: 'joined' | 'shredded' }
  /** It rests on no report; or on one that is not there, was shredded or withdrawn. */
  | { readonly code: 'report'; readonly report: string | null }
  /** Nobody agreed for this report. Without a source a role has to. */
  | {
      readonly code: 'consent';
      readonly report: string;
      readonly source: string | null;
      readonly purpose: Purpose;
    }
  | {
      readonly code: 'consent-expired' | 'consent-withdrawn';
      readonly report: string;
      readonly source: string | null;
      readonly purpose: Purpose;
      readonly consent: Consent;
    }
  /** Never computed. */
  | { readonly code: 'exposure' }
  /** Computed of something else: another text, another state of the case, before something else left. */
  | { readonly code: 'stale'; readonly what: keyof Fingerprint }
  /** Paths exist, and nobody says why it shall leave all the same. */
  | { readonly code: 'paths'; readonly paths: number }
  /** It tells what nobody accepted, and nobody says why. */
  | {
      readonly code: 'claims';
      readonly status: 'proposed' | 'rejected' | 'withdrawn';
      readonly claims: readonly string[];
    }
  /** It tells acts of these kinds that no claim of the case tells, and nobody says why. */
  | { readonly code: 'unfounded'; readonly kinds: readonly string[] }
  /** The bundle holds reports that it does not rest on. */
  | { readonly code: 'bundled'; readonly reports: readonly string[] }
  /** It tells what only other reports tell than those it rests on. */
  | { readonly code: 'elsewhere'; readonly claims: readonly string[] }
  /** Nobody approved it. */
  | { readonly code: 'second' }
  /** There is nobody else in the vault who could. */
  | { readonly code: 'alone' }
  /** Whoever approved it proposed or drafted it, or is nobody of the vault. */
  | { readonly code: 'same'; readonly person: string };

export type Code = Missing['code'];

export interface Gate {
  /** Whether it may leave now. */
  readonly may: boolean;
  readonly missing: readonly Missing[];
}
