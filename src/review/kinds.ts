/**
 * The kinds of entry: where one of each belongs, which data key seals it, and what can be done about it.
 *
 * - `vault`: no case; sealed with the key of the vault. Settings, people, and that something was shredded.
 * - `source`: no case; sealed with the key of the source.
 * - `case`: sealed with the key of the case. Decisions that quote nothing.
 * - `report`: the case of the report, sealed with the report's key. What the report says, and all that quotes it.
 * - `release`: sealed with a key of its own, which goes with each report that it rests on.
 */
import { createHash } from 'node:crypto';
import { NONE } from '../ledger/types.ts';
import type { Opened, Plain } from '../vault/plain.ts';
import type { Bodies, Fingerprint, Kind, ReleaseBody } from './bodies.ts';

interface KindOf {
  /** `undone`: as the entry that it undoes. */
  readonly sealed: 'vault' | 'source' | 'case' | 'report' | 'release' | 'undone';
  readonly subject: 'none' | 'actor' | 'way' | 'source' | 'case' | 'report' | 'claim' | 'any';
  /** A decision of a person; it can be undone by another entry. */
  readonly decides?: true;
  /** It cannot be done without a reason. */
  readonly reason?: true;
  /** Of the register of releases: it says who agreed and who received, and is in no bundle. */
  readonly register?: true;
}

export const KINDS: Readonly<Record<Kind, KindOf>> = {
  'vault.created': { sealed: 'vault', subject: 'none' },
  'person.added': { sealed: 'vault', subject: 'actor' },
  'account.invited': { sealed: 'vault', subject: 'actor' },
  'account.opened': { sealed: 'vault', subject: 'actor' },
  'account.secured': { sealed: 'vault', subject: 'actor' },
  'account.granted': { sealed: 'vault', subject: 'actor', reason: true },
  'account.closed': { sealed: 'vault', subject: 'actor', reason: true },
  'account.entered': { sealed: 'vault', subject: 'actor' },
  'account.refused': { sealed: 'vault', subject: 'any' },
  'case.shared': { sealed: 'vault', subject: 'case' },
  'original.read': { sealed: 'vault', subject: 'report' },
  'action.proposed': { sealed: 'vault', subject: 'any', reason: true },
  'action.approved': { sealed: 'vault', subject: 'any' },
  'action.refused': { sealed: 'vault', subject: 'any', reason: true },
  'way.added': { sealed: 'vault', subject: 'way' },
  'way.revoked': { sealed: 'vault', subject: 'way' },
  'custodian.added': { sealed: 'vault', subject: 'actor' },
  'source.added': { sealed: 'source', subject: 'source' },
  'source.opened': { sealed: 'source', subject: 'source', reason: true },
  'source.withdrawn': { sealed: 'source', subject: 'source', decides: true, reason: true },
  'source.shredded': { sealed: 'vault', subject: 'source', reason: true },
  'case.opened': { sealed: 'case', subject: 'case' },
  'case.described': { sealed: 'case', subject: 'case', decides: true },
  'cases.joined': { sealed: 'case', subject: 'case', decides: true, reason: true },
  'report.added': { sealed: 'report', subject: 'report' },
  'reading.added': { sealed: 'report', subject: 'report' },
  'claim.proposed': { sealed: 'report', subject: 'claim' },
  'claim.added': { sealed: 'report', subject: 'claim' },
  'claim.accepted': { sealed: 'report', subject: 'claim', decides: true },
  'claim.corrected': { sealed: 'report', subject: 'claim', decides: true, reason: true },
  'claim.rejected': { sealed: 'report', subject: 'claim', decides: true, reason: true },
  'claim.withdrawn': { sealed: 'report', subject: 'claim', decides: true, reason: true },
  'report.withdrawn': { sealed: 'report', subject: 'report', decides: true, reason: true },
  'working.chosen': { sealed: 'report', subject: 'claim', decides: true },
  'same.decided': { sealed: 'case', subject: 'any', decides: true, reason: true },
  'decision.undone': { sealed: 'undone', subject: 'any', decides: true, reason: true },
  'consent.given': { sealed: 'case', subject: 'case', register: true },
  'consent.withdrawn': { sealed: 'case', subject: 'case', reason: true, register: true },
  'release.proposed': { sealed: 'release', subject: 'case', register: true },
  'release.approved': { sealed: 'case', subject: 'case', register: true },
  'release.refused': { sealed: 'case', subject: 'case', reason: true, register: true },
  'release.made': { sealed: 'case', subject: 'case', register: true },
  'release.withdrawn': { sealed: 'case', subject: 'case', reason: true, register: true },
  'pairs.keyed': { sealed: 'vault', subject: 'none' },
  'pair.same': { sealed: 'vault', subject: 'none' },
  'pair.different': { sealed: 'vault', subject: 'none' },
  'pair.withdrawn': { sealed: 'vault', subject: 'none' },
  shredded: { sealed: 'vault', subject: 'any', reason: true },
  'backup.made': { sealed: 'vault', subject: 'none' },
  exported: { sealed: 'vault', subject: 'any' },
  imported: { sealed: 'vault', subject: 'case' },
  'key.changed': { sealed: 'vault', subject: 'none' },
  checked: { sealed: 'vault', subject: 'none' },
};

/** The latest shape of bodies that is known here. */
export const SHAPE = 1;

export const VAULT_KEY = 'vault';
export const caseKey = (id: string): string => `case:${id}`;
export const reportKey = (id: string): string => `report:${id}`;
/** The key of a proposal: known by sums of what it is of, which nobody can guess who does not have the case. */
export function releaseKey({ texts, case: of, released }: Fingerprint): string {
  return `release:${createHash('sha256').update(`${texts} ${of} ${released}`).digest('hex').slice(0, 24)}`;
}
export const sourceKey = (id: string): string => `source:${id}`;

/** The report of a claim, by the claim's id: `r-5c1d2e3f.c4` is one of `r-5c1d2e3f`. */
export function reportOf(claim: string): string {
  const dot = claim.indexOf('.');
  return dot < 0 ? claim : claim.slice(0, dot);
}

/** The id of a claim in the vault; one that names its report already stays as it is. */
export function claimId(report: string, local: string): string {
  return local.includes('.') ? local : `${report}.${local}`;
}

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind);
}

/** An entry of one kind, before it is sealed. */
export type PlainOf<K extends Kind> = Plain<Bodies[K]> & { readonly kind: K };

/** Makes an entry about a claim or a report: in the case given, sealed with the report's key. */
export function ofReport<K extends Kind>(
  kind: K,
  about: { readonly actor: string; readonly case: string; readonly subject: string },
  body: Bodies[K],
): PlainOf<K> {
  const { actor, subject } = about;
  return { actor, kind, case: about.case, subject, key: reportKey(reportOf(subject)), body };
}

/** Makes an entry sealed with the key of its case. */
export function ofCase<K extends Kind>(
  kind: K,
  about: { readonly actor: string; readonly case: string; readonly subject?: string },
  body: Bodies[K],
): PlainOf<K> {
  const { actor, subject = about.case } = about;
  return { actor, kind, case: about.case, subject, key: caseKey(about.case), body };
}

/** Makes the entry of a proposal, sealed with its own key. */
export function ofRelease(
  about: { readonly actor: string; readonly case: string },
  body: ReleaseBody,
): PlainOf<'release.proposed'> {
  return { ...ofCase('release.proposed', about, body), key: releaseKey(body.exposure.of) };
}

/** Makes an entry of the vault itself, of no case unless one is named. */
export function ofVault<K extends Kind>(
  kind: K,
  about: { readonly actor: string; readonly case?: string; readonly subject?: string },
  body: Bodies[K],
): PlainOf<K> {
  return {
    actor: about.actor,
    kind,
    case: about.case ?? NONE,
    subject: about.subject ?? NONE,
    key: VAULT_KEY,
    body,
  };
}

/** Makes an entry about a source, sealed with its key. */
export function ofSource<K extends Kind>(
  kind: K,
  about: { readonly actor: string; readonly source: string },
  body: Bodies[K],
): PlainOf<K> {
  const { actor, source } = about;
  return { actor, kind, case: NONE, subject: source, key: sourceKey(source), body };
}

/** What can be read of an entry: known, sealed for ever, or of a kind or shape that a later version wrote. */
export type Known =
  | { readonly [K in Kind]: { readonly is: 'known'; readonly kind: K; readonly body: Bodies[K] } }[Kind]
  | { readonly is: 'shredded'; readonly kind: Kind }
  | { readonly is: 'unknown'; readonly why: 'kind' | 'shape' };

/**
 * Reads an entry quickly: kind, version of the shape, and that what the kind cannot be without is there. What was sealed was
 * written by Moksori; the whole of it is checked by `moksori check`, with schema.ts.
 */
export function known(entry: Opened): Known {
  const { kind, body } = entry;
  if (!isKind(kind)) return { is: 'unknown', why: 'kind' };
  if (entry.shredded) return { is: 'shredded', kind };
  if (typeof body !== 'object' || body === null) return { is: 'unknown', why: 'shape' };
  const shape = (body as { readonly v?: unknown }).v ?? SHAPE;
  if (shape !== SHAPE || !has(kind, body as Record<string, unknown>)) return { is: 'unknown', why: 'shape' };
  return { is: 'known', kind, body } as Known;
}

/** What is taken apart without asking. */
function has(kind: Kind, body: Readonly<Record<string, unknown>>): boolean {
  switch (kind) {
    case 'report.added':
      return isObject(body.report) && typeof body.report.text === 'string';
    case 'reading.added':
      return Array.isArray(body.parties) && Array.isArray(body.voices) && Array.isArray(body.places);
    case 'claim.proposed':
      return saysWell(body.says) && Array.isArray(body.anchors) && typeof body.voice === 'number';
    case 'claim.added':
      return saysWell(body.says) && Array.isArray(body.anchors) && isObject(body.voice);
    case 'claim.corrected':
      return body.says === undefined || saysWell(body.says);
    case 'cases.joined':
      return typeof body.into === 'string' && typeof body.from === 'string';
    case 'same.decided':
      return body.of === 'party' ? isObject(body.a) && isObject(body.b) : typeof body.a === 'string';
    case 'consent.given':
      return Array.isArray(body.purposes) && Array.isArray(body.reports);
    case 'release.proposed':
      return (
        Array.isArray(body.reports) &&
        isList(body.texts, ({ text }) => typeof text === 'string') &&
        isList(body.tells, ({ claims }) => Array.isArray(claims)) &&
        isObject(body.exposure) &&
        isObject(body.exposure.of)
      );
    case 'release.made':
      return typeof body.of === 'number' && Array.isArray(body.files);
    case 'pair.same':
    case 'pair.different':
      return isObject(body.a) && isObject(body.b);
    case 'consent.withdrawn':
    case 'release.approved':
    case 'release.refused':
    case 'release.withdrawn':
    case 'decision.undone':
    case 'pair.withdrawn':
    case 'action.approved':
    case 'action.refused':
      return typeof body.of === 'number';
    case 'account.opened':
      return isObject(body.password) && isObject(body.factor);
    case 'account.invited':
    case 'account.granted':
      return Array.isArray(body.roles);
    default:
      return true;
  }
}

function saysWell(says: unknown): boolean {
  return isObject(says) && (says.kind !== 'act' || isObject(says.roles));
}

function isList(value: unknown, is: (one: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((one: unknown) => isObject(one) && is(one));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
