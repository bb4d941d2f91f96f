/** A party while a report is read: all that its mentions have said so far, and what speaks for or against one more. */
import type { PartyKind, TimeExpr } from '../../claims/types.ts';
import type { PartyNoun } from '../../packs/types.ts';
import type { Grammar } from './grammar.ts';
import type { Np } from './phrases.ts';

export interface Entity {
  readonly id: number;
  kind: PartyKind;
  sex?: 'male' | 'female';
  plural: boolean;
  readonly lemmas: Set<string>;
  /** Full names, as written. */
  readonly names: Set<string>;
  /** The office it is, or acts for. */
  office?: string;
  officeIds?: readonly string[];
  /** An agent of the office rather than the office. */
  agent: boolean;
  noun?: PartyNoun;
  /** Whose kin, neighbour or guard it is. */
  owner?: Entity;
  relation?: string;
  readonly mentions: Np[];
  /** How much the report speaks of it. */
  salience: number;
  /** Token of the last mention. */
  last: number;
  /** Was last seen as the subject of a clause. */
  subject: boolean;
  readonly members: Entity[];
  /** Anybody rather than somebody: "those who", "none of the parents". */
  readonly general: boolean;
  /** How many, where the report gives the number. */
  size?: number;
  /** Speaks to the reporter: pronouns of the story do not mean it. */
  teller: boolean;
  /** "we" of somebody who speaks: not those the words are about. */
  readonly speaks?: boolean;
  /** Never more than a word inside another phrase: "the relative of a defector". */
  aside: boolean;
  /** The sentence in which a pronoun stood for it last. */
  pronounIn?: number;
  /** Known only by its own voice: "I". */
  readonly voice?: string;
}

/** What the finder needs to know of a phrase's place in its clause. */
export interface Position {
  readonly subject: boolean;
  /** Suffers what the clause says: the subject of a passive, the object of an active. */
  readonly patient: boolean;
  /** The verbs of all clauses whose deed it suffers. */
  readonly suffers: readonly string[];
  /** Ids of the places, and the times, that its clause names. */
  readonly sites: readonly string[];
  readonly times: readonly TimeExpr[];
  /** The verb of its clause; empty for a phrase inside another. */
  readonly verb: string;
  readonly sentence: number;
  readonly paragraph: number;
  /** Who tells the words, as the voices name it; empty for the narrator. A pronoun in the first person stands for it. */
  readonly voice: string;
  /** Names the one who tells something: "said the resident". */
  readonly teller: boolean;
  /** Of a pronoun in a clause that opens a sentence: whom the main clause is about. "While they questioned her, the agents". */
  readonly awaits?: Np;
  /** Known only by what such people do: "those who frequent the border". */
  readonly habitual: boolean;
  /** Of a phrase inside what the subject of a relative clause says: that subject. "those who claim they". */
  readonly outer?: Np;
  /** The phrase that names who tells the words. */
  readonly speaker?: Np;
  /** The subject of the clause the phrase stands in, when it is another phrase: it cannot be the object too. */
  readonly clauseSubject?: Np;
}

/** A word that tells of nobody in particular and may stand for anybody: the man, the resident, the suspect. */
export function isPlain(noun: PartyNoun | undefined, grammar: Grammar): boolean {
  if (noun === undefined) return true;
  return (
    (noun.kind === 'person' || noun.kind === 'group') &&
    noun.relation === undefined &&
    noun.agentOf === undefined &&
    (noun.occupation === undefined || grammar.standings.has(noun.occupation))
  );
}

/** The state's people and bodies: whom a report is hardly ever about. */
export function isOfficial(entity: Entity): boolean {
  return entity.office !== undefined || entity.agent || entity.noun?.agentOf !== undefined;
}

export function sexesAgree(entity: Entity, sex: 'male' | 'female' | undefined): boolean {
  return sex === undefined || entity.sex === undefined || entity.sex === sex;
}

/** A child is no grown man. */
export function agesAgree(a: PartyNoun | undefined, b: PartyNoun | undefined): boolean {
  return (a?.age === 'child') === (b?.age === 'child') || a?.age === undefined || b?.age === undefined;
}
