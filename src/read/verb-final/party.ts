/** Who takes part, as one report tells of them. */
import type { PartyKind } from '../../claims/types.ts';
import type { PartyNoun } from '../../packs/types.ts';
import type { Np } from './np.ts';

export interface Entity {
  readonly id: number;
  readonly kind: PartyKind;
  noun?: PartyNoun;
  /** The office it is, or acts for; all it may be when the text does not decide. */
  office?: string;
  officeIds?: readonly string[];
  /** An officer of the office rather than the office. */
  readonly agent: boolean;
  readonly plural: boolean;
  sex?: 'male' | 'female';
  /** First year of the decade of age. */
  decade?: number;
  count?: number;
  /** As written in full, and without titles. */
  name?: string;
  core?: string;
  /** Ids of places that stand before its noun: where it lives or comes from. */
  readonly homes: Set<string>;
  owner?: Entity;
  relation?: string;
  /** Only ever called a person: anybody. */
  vague?: boolean;
  readonly mentions: Np[];
  readonly stems: Set<string>;
  /** Tells things to the reporter. */
  teller: boolean;
  /** Says "I" or "we" in what the voice tells. */
  speaks?: string;
  salience: number;
  /** Sentence of the last mention. */
  last: number;
}

/** The state's people and bodies. */
export function isOfficial(entity: Entity): boolean {
  return (
    entity.office !== undefined ||
    entity.agent ||
    entity.noun?.agentOf !== undefined ||
    entity.kind === 'office'
  );
}

export function isPersonal({ kind }: Entity): boolean {
  return kind === 'person' || kind === 'group';
}

/** A word that may stand for anybody. */
export function isPlain(noun: PartyNoun | undefined): boolean {
  return (
    noun === undefined ||
    (noun.relation === undefined && noun.agentOf === undefined && noun.occupation === undefined)
  );
}

/** Names without titles: a family name alone fits all that begin with it; others share a word, or the one ends the other. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  if (a.endsWith(b) || b.endsWith(a)) return true;
  const words = new Set(a.split(' '));
  return b.split(' ').some((word) => words.has(word));
}
