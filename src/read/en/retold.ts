/** The opening tells of "a man"; the telling after it of "a man in his 50s": the same one. */
import type { Counting } from './counting.ts';
import type { Doc } from './doc.ts';
import type { Focus } from './focus.ts';
import type { Grammar } from './grammar.ts';
import { agesAgree, type Entity, isPlain, type Position, sexesAgree } from './party.ts';
import type { NamedSpan, Np } from './phrases.ts';

export interface Retold {
  find(np: Np, at: Position): Entity | undefined;
  isTold(entity: Entity, at: Position): boolean;
}

interface Context {
  readonly doc: Doc;
  readonly grammar: Grammar;
  readonly count: Counting;
  readonly inFocus: Focus;
  readonly isMany: (np: Np) => boolean;
  readonly isNamed: (np: Np) => boolean;
  readonly position: (np: Np) => Position;
  readonly endsAt: ReadonlyMap<number, readonly Entity[]>;
}

/** The last paragraph that may tell again whom the opening told of, and the last of the opening. */
const RETOLD = 3;
const OPENING = 1;

export function retold(context: Context): Retold {
  const { doc, grammar, count, inFocus, isMany, isNamed, position, endsAt } = context;
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  return { find, isTold };

  /** The same was done to them in the opening: "was arrested". */
  function isTold(entity: Entity, at: Position): boolean {
    const where = position(entity.mentions[0]!);
    return where.suffers.some((verb) => at.suffers.includes(verb));
  }

  /** In a later paragraph, or in other words than the opening's own. */
  function isLater(where: Position, at: Position): boolean {
    return (
      at.paragraph > where.paragraph ||
      (at.sentence > where.sentence && at.voice !== '' && at.voice !== where.voice)
    );
  }

  /** The opening tells of "a man"; the telling after it of "a man in his 50s": the same one. */
  function find(np: Np, at: Position): Entity | undefined {
    if (at.paragraph > RETOLD || count.isOther(np) || at.teller || at.verb === '') return undefined;
    // "the workers, a cook and a driver": one of those before the comma.
    if (endsAt.get(np.first - 1)?.some((one) => one.plural) && lower(np.first - 1) === ',') return undefined;
    const many = isMany(np);
    const size = count.sizeOf(np);
    const fits = inFocus.all().filter((entity) => {
      const first = entity.mentions[0];
      if (!first || entity.plural !== many || entity.office || entity.general || entity.teller) return false;
      if (entity.mentions.slice(-4).some((one) => one.coordinated.includes(np))) return false;
      if (size !== undefined && entity.size !== undefined && entity.size !== size) return false;
      const where = position(first);
      if (where.paragraph > OPENING || !isLater(where, at)) return false;
      if (
        !sexesAgree(entity, np.type.noun?.sex) ||
        !agesAgree(entity.noun, np.type.noun) ||
        !compatible(entity, np)
      )
        return false;
      if (isTold(entity, at)) return true;
      if (entity.owner) return false;
      if (!where.subject && !where.patient) return false;
      if (entity.lemmas.has(np.lemma)) return true;
      return !many && isPlain(entity.noun, grammar) && isPlain(np.type.noun, grammar) && !isNamed(np);
    });
    const told = fits.filter((entity) => isTold(entity, at));
    const best = told.length > 0 ? told : fits;
    return best.length === 1 ? best[0] : undefined;
  }

  /** Two phrases do not tell of one party when they name different places, or one is "another". */
  function compatible(entity: Entity, np: Np): boolean {
    const spans = (list: readonly NamedSpan[]) => list.flatMap((span) => span.ids);
    const own = entity.mentions.slice(0, 12).flatMap((one) => spans(one.named));
    const others = spans(np.named);
    return own.length === 0 || others.length === 0 || others.some((id) => own.includes(id));
  }
}
