/**
 * What entries of each kind say, before they are sealed. Claims are packed (packed.ts): what the report's text or the entry's head
 * already says is left out. A body of a later shape says so with `v`; without it is 1.
 */
import type { Property } from '../claims/case.ts';
import type { RowAt } from '../claims/row-at.ts';
import type { PlaceRef, Report, Stance } from '../claims/types.ts';
import type { PackedAnchor, PackedParty, PackedSays, PackedVoice } from './packed.ts';

/** Why. */
export interface Reasoned {
  readonly reason: string;
}

/** A decision on one claim. */
export interface OnClaim {
  readonly reason?: string;
  /** The last entry on the claim that the person had seen; when another came between, the decision does not count. */
  readonly expects?: number;
}

/** What is taken out of a claim and put in its place. At least one is there. */
export interface Correction {
  readonly says?: PackedSays;
  readonly stance?: Stance;
  readonly voice?: PackedVoice;
  readonly anchors?: readonly PackedAnchor[];
}

/** A party as one report tells of it, by its id there. */
export interface PartyAt {
  readonly report: string;
  readonly party: string;
}

export type Judgement = 'yes' | 'no' | 'unsure';

/** Whether two are one: claims that tell acts, parties, or cases. */
export type Sameness = { readonly judgement: Judgement; readonly reason: string } & (
  | { readonly of: 'act'; readonly a: string; readonly b: string }
  | { readonly of: 'party'; readonly a: PartyAt; readonly b: PartyAt }
  | { readonly of: 'case'; readonly a: string; readonly b: string }
);

/** A sealed file. */
export interface BlobRef {
  readonly id: string;
  /** Of its ciphertext. */
  readonly sha256: string;
  readonly bytes?: number;
}

/** What is kept of a password; salt and hash are base64. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
  readonly memory: number;
  readonly passes: number;
}

/** The second thing that somebody signs in with. `secret` is base32, `publicKey` base64url. */
export type Factor = { readonly id: string; readonly label: string } & (
  | { readonly way: 'totp'; readonly secret: string }
  | { readonly way: 'passkey'; readonly publicKey: string; readonly transports?: readonly string[] }
);

/** What needs two people, as it is proposed. */
export type ActionBody = { readonly reason: string } & (
  | { readonly what: 'invite'; readonly name: string; readonly roles: readonly string[] }
  | { readonly what: 'grant'; readonly person: string; readonly roles: readonly string[] }
  | { readonly what: 'recover' | 'close'; readonly person: string }
);

/** Whom something may be told to, as a consent and a release name it. */
export type Purpose = 'partner' | 'un' | 'public';

/** A text that is to leave, as it is: the characters that are approved are those that leave. */
export interface ReleaseText {
  readonly language: string;
  readonly text: string;
  /** What leaves is this document, and the text is what was read in it; `content` is base64. */
  readonly document?: { readonly format: string; readonly content: string };
}

/** One thing that a release tells, an act or a detail of somebody, with the claims that tell it; an act that no claim tells has none. */
export interface Telling {
  /** A kind of act of the pack, or a type of detail. */
  readonly kind: string;
  readonly claims: readonly string[];
}

/** What an exposure was computed of, as SHA-256 in hex: a change of one of them makes it stale. */
export interface Fingerprint {
  /** What is to leave. */
  readonly texts: string;
  /** The case with all that was decided in it, and the pack. */
  readonly case: string;
  /** What left before. */
  readonly released: string;
}

/** How many paths the check of exposure found, and with what it was asked. */
export interface ExposureFound {
  readonly of: Fingerprint;
  readonly subject: number;
  readonly source: number;
  readonly style: number;
  readonly versions: number;
  readonly asked: { readonly people: number; readonly groups: number };
  /** What was set for the check instead of what the pack says, as typed. */
  readonly set: readonly string[];
}

/** What is to leave, for whom, and what is known of it. */
export interface ReleaseBody {
  readonly level: Purpose;
  /** Who receives it, in words. */
  readonly to: string;
  /** The person who drafted it. */
  readonly drafter: string;
  /** Reports that it rests on. */
  readonly reports: readonly string[];
  readonly texts: readonly ReleaseText[];
  /** An evidence bundle leaves: without these claims, sealed to these recipients. */
  readonly bundle?: { readonly redact: readonly string[]; readonly to: readonly string[] };
  readonly tells: readonly Telling[];
  readonly exposure: ExposureFound;
  /** Why in spite of paths, or of claims that nobody accepted. */
  readonly reason?: string;
}

/** A file that left. */
export interface LeftFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
}

/** What a person said of two rows of lists. `drawn`: the pair came from a sample, and this is the chance that it came into it. */
export interface OnRows {
  readonly a: RowAt;
  readonly b: RowAt;
  readonly reason?: string;
  readonly drawn?: number;
}

/** Kind → what an entry of it says. */
export interface Bodies {
  'vault.created': { readonly version: string };
  'person.added': { readonly name: string; readonly note?: string };
  /** `publicKey` is base64. */
  /** A one-time link was given out: its SHA-256 in hex, and until when it holds. */
  'account.invited': { readonly roles: readonly string[]; readonly link: string; readonly until: number };
  /** Somebody came by that link. Password and second factor take the place of all there were. */
  'account.opened': { readonly link: string; readonly password: PasswordHash; readonly factor: Factor };
  /** A password or a factor changed, by the person themselves. */
  'account.secured': {
    readonly password?: PasswordHash;
    readonly add?: Factor;
    readonly remove?: string;
  };
  'account.granted': Reasoned & { readonly roles: readonly string[] };
  'account.closed': Reasoned;
  /** Signed in. `step` of a code and `counter` of a passkey count once. */
  'account.entered': { readonly factor: string; readonly step?: number; readonly counter?: number };
  /** Somebody could not sign in, so many times; from where. */
  'account.refused': { readonly address: string; readonly times: number };
  /** Who may see a case: `people`, or the whole team when it is not there. */
  'case.shared': Partial<Reasoned> & { readonly people?: readonly string[] };
  /** The bytes of a report as received were handed out. */
  'original.read': { readonly case: string };
  'action.proposed': ActionBody;
  /** The subject is the proposal. */
  'action.approved': { readonly of: number };
  'action.refused': Reasoned & { readonly of: number };
  'way.added': { readonly way: WayKind; readonly label: string; readonly publicKey: string };
  'way.revoked': { readonly reason?: string };
  'custodian.added': { readonly name: string; readonly recipient: string };
  /** `compartment` is the sealed file of who the source is. */
  'source.added': {
    readonly label?: string;
    readonly note?: string;
    readonly compartment?: BlobRef;
    readonly custodians?: readonly string[];
  };
  'source.opened': Reasoned & { readonly custodians: readonly string[] };
  'source.withdrawn': Reasoned;
  'source.shredded': Reasoned & { readonly keys: number };
  'case.opened': { readonly label?: string; readonly note?: string };
  /** What the case is called from then on, in the place of what it was called before; an empty label is none. */
  'case.described': { readonly label: string; readonly note?: string };
  /** One entry in each of the two cases. */
  'cases.joined': Reasoned & { readonly into: string; readonly from: string };
  'report.added': {
    readonly report: Omit<Report, 'id'>;
    readonly source?: string;
    readonly blob?: BlobRef;
  };
  'reading.added': {
    readonly reader: string;
    /** The pack that was read with; its version is the SHA-256 over its files. */
    readonly pack: { readonly id: string; readonly version: string };
    /** The Moksori that read. */
    readonly version: string;
    readonly parties: readonly PackedParty[];
    readonly places: readonly PlaceRef[];
    /** Who says it: claims name one by its place in the list. */
    readonly voices: readonly PackedVoice[];
  };
  'claim.proposed': {
    readonly says: PackedSays;
    readonly voice: number;
    readonly stance: Stance;
    readonly anchors: readonly PackedAnchor[];
    readonly rule: string;
    /** When it is not the reader of the reading. */
    readonly by?: string;
    readonly derivedFrom?: readonly string[];
  };
  'claim.added': {
    readonly says: PackedSays;
    readonly voice: PackedVoice;
    readonly stance: Stance;
    readonly anchors: readonly PackedAnchor[];
    readonly reason?: string;
    /** Parties that no reading of the report has. */
    readonly parties?: readonly PackedParty[];
  };
  'claim.accepted': OnClaim;
  'claim.corrected': OnClaim & Reasoned & Correction;
  'claim.rejected': OnClaim & Reasoned;
  'claim.withdrawn': OnClaim & Reasoned;
  /** `source` when it is withdrawn because its source is. */
  'report.withdrawn': Reasoned & { readonly source?: string };
  /** The subject is a claim: of several values of the property the one that it tells is used. `value` when it tells several. */
  'working.chosen': { readonly property: Property; readonly value?: string; readonly reason?: string };
  'same.decided': Sameness;
  'decision.undone': Reasoned & { readonly of: number };
  /** `by` is the source of the reports, or a role; `until` the last day on which it holds, `YYYY-MM-DD`. */
  'consent.given': {
    readonly purposes: readonly Purpose[];
    readonly by: string;
    readonly reports: readonly string[];
    readonly until?: string;
    readonly how?: string;
  };
  'consent.withdrawn': Reasoned & { readonly of: number };
  'release.proposed': ReleaseBody;
  /** `of` is the number of the proposal here and below. */
  'release.approved': { readonly of: number };
  'release.refused': Reasoned & { readonly of: number };
  'release.made': { readonly of: number; readonly files: readonly LeftFile[] };
  /** What left is called back: it stays in the register. */
  'release.withdrawn': Reasoned & { readonly of: number };
  /** The key, base64, of the numbers that name rows of lists. Of several the first counts. */
  'pairs.keyed': { readonly key: string };
  'pair.same': OnRows;
  'pair.different': OnRows;
  /** `of` is the number of the decision that stops acting. */
  'pair.withdrawn': Partial<Reasoned> & { readonly of: number };
  /** The subject is what was shredded; sealed with the key of the vault, which stays. */
  shredded: Reasoned & { readonly what: 'report' | 'case' | 'source' };
  'backup.made': { readonly size: number; readonly recipients?: number; readonly rehearsed?: boolean };
  /** `sha256` is that of what left, in hex; `withheld` counts entries that stayed closed in it. */
  exported: {
    readonly what: string;
    readonly entries?: number;
    readonly withheld?: number;
    readonly sha256?: string;
    readonly reason?: string;
  };
  /** Entries of a case that came in as a file of this kind; `sha256` is the file's, in hex. The subject is the case. */
  imported: { readonly what: string; readonly entries: number; readonly sha256: string };
  'key.changed': Partial<Reasoned>;
  checked: { readonly size: number; readonly faults: number; readonly root?: string };
}

export type WayKind = 'passphrase' | 'recovery-key' | 'shares';
export type Kind = keyof Bodies;
