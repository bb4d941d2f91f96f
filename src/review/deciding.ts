/** A decision on one claim, as a person says it, made into the entry to append. Terminal and workbench both come here. */
import type { Case } from '../claims/case.ts';
import type { Pack } from '../packs/types.ts';
import type { Plain } from '../vault/plain.ts';
import { correction } from './correct.ts';
import { accept, correct, NotHere, type OfClaim, reject, undo, withdraw } from './decide.ts';
import type { State } from './state-types.ts';

/** The kinds of decision on one claim. */
export type Deciding =
  | { readonly what: 'accept'; readonly reason?: string | undefined }
  | { readonly what: 'reject' | 'withdraw'; readonly reason: string }
  | { readonly what: 'correct'; readonly field: string; readonly value: string; readonly reason: string }
  | { readonly what: 'undo'; readonly reason: string };

/** There is no decision on this claim that counts. */
export class NothingDecided extends Error {
  readonly claim: string;
  constructor(claim: string) {
    super(`nothing was decided about ${claim}`);
    this.name = 'NothingDecided';
    this.claim = claim;
  }
}

/** What a value of a correction may name. */
export interface Naming {
  readonly pack: Pick<Pack, 'acts' | 'places'>;
  readonly parties: Case['parties'];
  /** How else a party of the case is called where the person sees it. */
  readonly nameOf?: (party: string) => string;
  /** Parties go by their ids in the case, not by those in their report. */
  readonly idsOfCase?: true;
}

/**
 * The entry of a decision on one claim.
 *
 * @throws NotHere, Stale, ReasonMissing, Refused, BadCorrection, NothingDecided
 */
export function decided(
  state: State,
  claim: string,
  deciding: Deciding,
  by: Pick<OfClaim, 'actor' | 'expects'>,
  naming: Naming,
): Plain {
  const { reason } = deciding;
  const of = { ...by, ...(reason !== undefined && { reason }) };
  switch (deciding.what) {
    case 'accept':
      return accept(state, claim, of);
    case 'reject':
      return reject(state, claim, of);
    case 'withdraw':
      return withdraw(state, claim, of);
    case 'correct': {
      const found = state.claims.get(claim);
      if (!found?.claim) throw new NotHere(claim);
      const { field, value } = deciding;
      const change = correction(found.claim, field, value, aroundOf(state, found.report, naming));
      return correct(state, claim, change, of);
    }
    case 'undo': {
      const last = lastOn(state, claim);
      if (last === undefined) throw new NothingDecided(claim);
      return undo(state, last, of);
    }
  }
}

/** What the words of a person may name in a claim of one report: its parties by id and by all that they are called. */
export function aroundOf(
  state: State,
  report: string,
  { pack, parties: ofCase, nameOf, idsOfCase }: Naming,
): Parameters<typeof correction>[3] {
  const parties = state.readings.find((one) => one.report === report)?.parties ?? [];
  const ids = new Map<string, string>();
  const called = new Map<string, string[]>();
  for (const { id, label, label_ko, described, from } of ofCase)
    for (const { party } of from.filter((one) => one.report === report)) {
      if (idsOfCase && !ids.has(id)) ids.set(id, party);
      const names = [nameOf?.(id), label, label_ko, described?.en, described?.ko];
      called.set(party, [...(called.get(party) ?? []), ...names.filter((name) => name !== undefined)]);
    }
  return { pack, parties, called, ...(idsOfCase && { ids }) };
}

/** The last decision on a claim that counts. */
export function lastOn({ decisions }: State, claim: string): number | undefined {
  return decisions.findLast(
    ({ subject, standing, kind }) => subject === claim && standing === 'live' && kind !== 'decision.undone',
  )?.seq;
}
