/**
 * Which entries of a case a bundle keeps closed when claims are withheld. Whoever withholds a claim withholds the words that it
 * rests on:
 *
 * - every entry on the claim itself, and every claim and decision that names it;
 * - of its report the original, the text and the reading, which hold its words, its parties and its voices;
 * - what a person called the case: free text may say what the claim says.
 *
 * A closed entry stands in the bundle as the hash of its leaf: that something is withheld is not hidden, what kind of entry it is is.
 */
import { known, reportOf } from '../../review/kinds.ts';
import type { Opened } from '../../vault/plain.ts';

export interface Withheld {
  /** Numbers of the entries that stay closed. */
  readonly entries: ReadonlySet<number>;
  /** Reports of which neither original nor text goes out. */
  readonly reports: ReadonlySet<string>;
  /** Withheld claims, those that follow from them among them. */
  readonly claims: ReadonlySet<string>;
}

/** A claim that was to be withheld is not in the case. */
export class NoSuchClaim extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`no claim ${id}`);
    this.name = 'NoSuchClaim';
    this.id = id;
  }
}

/**
 * @param entries of the case, opened
 * @param redact claims by their whole ids
 * @throws NoSuchClaim
 */
export function withhold(entries: readonly Opened[], redact: readonly string[]): Withheld {
  const there = new Set(entries.flatMap(({ kind, subject }) => (isClaim(kind) ? [subject] : [])));
  for (const id of redact) if (!there.has(id)) throw new NoSuchClaim(id);
  const claims = withFollowing(entries, new Set(redact));
  const reports = new Set([...claims].map(reportOf));
  const closed = entries.filter(
    (entry) => entry.shredded || (claims.size > 0 && isClosed(entry, claims, reports)),
  );
  return { entries: new Set(closed.map(({ seq }) => seq)), reports, claims };
}

const isClaim = (kind: string): boolean => kind === 'claim.proposed' || kind === 'claim.added';

/** Claims that name one of these, and those that name them. */
function withFollowing(entries: readonly Opened[], claims: Set<string>): ReadonlySet<string> {
  for (let before = -1; before !== claims.size; ) {
    before = claims.size;
    for (const entry of entries)
      if (isClaim(entry.kind) && named(entry).some((id) => claims.has(id))) claims.add(entry.subject);
  }
  return claims;
}

/** Claims that a claim's entry names, by their whole ids. */
function named(entry: Opened): readonly string[] {
  const read = known(entry);
  if (read.is !== 'known' || (read.kind !== 'claim.proposed' && read.kind !== 'claim.added')) return [];
  const { says } = read.body;
  const own = reportOf(entry.subject);
  const inside = [
    ...(says.kind === 'order' ? [says.before, says.after] : says.kind === 'same' ? [says.a, says.b] : []),
    ...('derivedFrom' in read.body ? (read.body.derivedFrom ?? []) : []),
  ];
  return inside.map((id) => (id.includes('.') ? id : `${own}.${id}`));
}

function isClosed(entry: Opened, claims: ReadonlySet<string>, reports: ReadonlySet<string>): boolean {
  const { kind, subject } = entry;
  if (claims.has(subject) || kind === 'case.opened' || kind === 'case.described') return true;
  if (kind === 'report.added' || kind === 'reading.added') return reports.has(subject);
  const read = known(entry);
  if (read.is !== 'known') return true;
  if (read.kind === 'same.decided') {
    const { body } = read;
    if (body.of === 'party') return reports.has(body.a.report) || reports.has(body.b.report);
    return claims.has(body.a) || claims.has(body.b);
  }
  return read.kind === 'decision.undone' && (subject.startsWith('k-') || reports.has(subject));
}
