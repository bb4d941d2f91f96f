/** Which reports tell of one event. Nothing is merged across events, and no party of one is sought in another. */
import type { Apart } from '../claims/case.ts';
import type { Pack } from '../packs/types.ts';
import { Groups } from './groups.ts';
import { type Match, matchReports } from './match.ts';
import type { Side } from './profiles.ts';
import type { Duplicates } from './shingles.ts';
import type { Told } from './told.ts';

/** Every two reports of a draft compared, once. */
export class Matches {
  readonly #of = new Map<string, Match>();

  constructor(sides: readonly Side[], pack: Pack) {
    sides.forEach((a, i) => {
      for (const b of sides.slice(i + 1)) this.#of.set(keyOf(a.told, b.told), matchReports(a, b, pack));
    });
  }

  of(a: Told, b: Told): Match | undefined {
    return this.#of.get(keyOf(a, b)) ?? this.#of.get(keyOf(b, a));
  }

  among(sides: readonly Side[]): Match[] {
    return sides.flatMap((a, i) => sides.slice(i + 1).flatMap((b) => this.of(a.told, b.told) ?? []));
  }
}

function keyOf(a: Told, b: Told): string {
  return `${a.report.id}\n${b.report.id}`;
}

/**
 * Reports that tell of one event: somebody told of in both took part in an act told in both, or the texts are nearly the same.
 * Whether two do is a matter of the two, so the order of the reports changes nothing.
 *
 * @returns events in the order of their first reports
 */
export function eventsOf(
  sides: readonly Side[],
  matches: Matches,
  duplicates: Duplicates,
): readonly (readonly Told[])[] {
  const told = sides.map((side) => side.told);
  const byId = new Map(told.map((one) => [one.report.id, one]));
  const groups = new Groups([...byId.keys()]);
  for (const [a, b] of duplicates) groups.join(a, b);
  told.forEach((a, i) => {
    for (const b of told.slice(i + 1)) if (matches.of(a, b)?.oneEvent) groups.join(a.report.id, b.report.id);
  });
  return groups.all().map((ids) => ids.map((id) => byId.get(id)!));
}

/** What keeps two events apart: of the two reports that are most alike. */
export function apartBy(a: readonly Told[], b: readonly Told[], matches: Matches): Apart['reason'] {
  let likeliest: Match | undefined;
  for (const x of a)
    for (const y of b) {
      const match = matches.of(x, y);
      if (match !== undefined && (likeliest === undefined || match.likeness > likeliest.likeness))
        likeliest = match;
    }
  return likeliest?.against ?? 'no-act-in-common';
}
