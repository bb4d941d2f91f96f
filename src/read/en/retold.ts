/** The opening tells of "a man"; the telling after it of "a man in his 50s": the same one. */
import type { Pack } from '../../packs/types.ts';
import type { Counting } from './counting.ts';
import type { Doc } from './doc.ts';
import type { Focus } from './focus.ts';
import type { Grammar } from './grammar.ts';
import { structureOf } from './opening.ts';
import { agesAgree, type Entity, isPlain, type Position, sexesAgree } from './party.ts';
import type { NamedSpan, Np } from './phrases.ts';
import { exprsAgree } from './same.ts';

export interface Retold {
  find(np: Np, at: Position): Entity | undefined;
  isTold(entity: Entity, at: Position): boolean;
}

interface Context {
  readonly doc: Doc;
  readonly grammar: Grammar;
  readonly places: Pack['places'];
  readonly count: Counting;
  readonly inFocus: Focus;
  readonly isMany: (np: Np) => boolean;
  readonly isNamed: (np: Np) => boolean;
  readonly position: (np: Np) => Position;
  readonly endsAt: ReadonlyMap<number, readonly Entity[]>;
}

/** How many paragraphs behind the opening may tell again whom it told of. */
const BODY = 2;
/** How deep one place may lie in others. */
const DEEP = 6;

export function retold(context: Context): Retold {
  const { doc, grammar, places, count, inFocus, isMany, isNamed, position, endsAt } = context;
  const { opening } = structureOf(doc);
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
    if (at.paragraph > opening + BODY || count.isOther(np) || at.teller || at.verb === '') return undefined;
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
      if (where.paragraph > opening || !isLater(where, at)) return false;
      if (
        !sexesAgree(entity, np.type.noun?.sex) ||
        !agesAgree(entity.noun, np.type.noun) ||
        !compatible(entity, np)
      )
        return false;
      if (!circumstancesAgree(where, at) || hasRival(entity, at)) return false;
      if (!entity.lemmas.has(np.lemma) && isSpokenOf(entity)) return false;
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

  /** The body has spoken of them already, and not by a pronoun only. */
  function isSpokenOf(entity: Entity): boolean {
    return entity.mentions.some((np) => !np.pronoun && position(np).paragraph > opening);
  }

  /** No place and no time of the two clauses differs. */
  function circumstancesAgree(a: Position, b: Position): boolean {
    if (!a.times.every((one) => b.times.every((other) => one.kind !== other.kind || exprsAgree(one, other))))
      return false;
    return (
      a.sites.length === 0 ||
      b.sites.length === 0 ||
      a.sites.some((one) => b.sites.some((other) => isIn(one, other) || isIn(other, one)))
    );
  }

  function isIn(id: string, whole: string): boolean {
    for (let at: string | undefined = id, depth = 0; at !== undefined && depth < DEEP; depth++) {
      if (at === whole) return true;
      at = places.get(at)?.within;
    }
    return false;
  }

  /** The same was done to somebody else after it: a report of several cases tells of one more. */
  function hasRival(entity: Entity, at: Position): boolean {
    const first = entity.mentions[0]!.head;
    const own = position(entity.mentions[0]!);
    return inFocus.all().some((other) => {
      if (other === entity || other.plural !== entity.plural || other.general || other.office !== undefined)
        return false;
      const mention = other.mentions[0];
      if (!mention || mention.head < first || mention.determiner !== 'indefinite') return false;
      const where = position(mention);
      return (
        (!circumstancesAgree(own, where) || !sexesAgree(entity, other.sex)) &&
        where.paragraph < at.paragraph &&
        where.suffers.some((verb) => at.suffers.includes(verb))
      );
    });
  }

  /** Two phrases do not tell of one party when they name different places, or one is "another". */
  function compatible(entity: Entity, np: Np): boolean {
    const spans = (list: readonly NamedSpan[]) => list.flatMap((span) => span.ids);
    const own = entity.mentions.slice(0, 12).flatMap((one) => spans(one.named));
    const others = spans(np.named);
    return own.length === 0 || others.length === 0 || others.some((id) => own.includes(id));
  }
}
