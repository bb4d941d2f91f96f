/** Whose kin a noun of kinship names when the words do not say, and who "the husband" is when his wife was just told of. */
import type { Np } from './np.ts';
import { type Entity, isOfficial } from './party.ts';

interface Context {
  /** Relations by those that answer them. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Whom the text is about. */
  about(): Entity | undefined;
  recent(): readonly Entity[];
}

export interface Kinship {
  /** Whose kin: a party in the same phrase ("학생 가족"), else whom the text is about. */
  ownerOf(np: Np): Entity | undefined;
  /** Somebody known whom the noun names from the side of his own kin: "리 씨의 아내는 남편의 …". */
  answering(np: Np, owner: Entity | undefined): Entity | undefined;
}

export function kinship({ answers, about, recent }: Context): Kinship {
  return {
    ownerOf(np) {
      const inside = np.before.filter((word) => word.noun?.known?.party !== undefined);
      if (inside.length > 0)
        return recent().findLast((e) => inside.some((word) => e.stems.has(word.noun!.stem)));
      const one = about();
      if (one === undefined || one.teller || isOfficial(one)) return undefined;
      // Kin of kin is kin of the one they belong to.
      return one.relation === undefined ? one : one.owner;
    },
    answering(np, owner) {
      const noun = np.known?.party;
      if (noun?.relation === undefined) return undefined;
      const others = answers.get(noun.relation);
      if (others === undefined) return undefined;
      const side = np.owner === undefined ? about() : owner;
      if (side?.relation === undefined || side.owner === undefined) return undefined;
      if (!others.includes(side.relation)) return undefined;
      const { sex } = side.owner;
      return sex !== undefined && noun.sex !== undefined && sex !== noun.sex ? undefined : side.owner;
    },
  };
}
