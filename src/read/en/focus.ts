/**
 * Whom the report is speaking of: pronouns, "the man", "the nine", "both".
 * The near before the far, the subject before the object, the person the report is about before the others; never
 * whoever tells it, hardly ever the officials who do it.
 */
import type { Counting } from './counting.ts';
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { agesAgree, type Entity, isOfficial, isPlain, type Position, sexesAgree } from './party.ts';
import type { Np } from './phrases.ts';

export interface Focus {
  /** Whom a pronoun means: one party, or those named together. */
  pronoun(np: Np, at: Position, blocked: readonly Entity[]): readonly Entity[];
  /** Whom a definite phrase means, or nobody known. */
  definite(np: Np, at: Position): Entity | undefined;
  /** Those whom "the two", "both", "the nine" or "the couple" sum up. */
  set(np: Np, at: Position): readonly Entity[];
  /** Those named together, for a definite phrase that names nobody known. */
  sum(np: Np, at: Position): readonly Entity[];
  /** Keeps those who were named together. */
  together(list: readonly Entity[], at: Position): void;
  latest(test: (entity: Entity) => boolean): Entity | undefined;
  /** The parties that may still be meant. */
  all(): readonly Entity[];
  add(entity: Entity): void;
  remove(entity: Entity): void;
}

/** How many sentences back a pronoun reaches. */
const REACH = 4;

interface Together {
  readonly members: readonly Entity[];
  readonly last: number;
  readonly subject: boolean;
}

/** How many parties are kept in mind: what keeps a text of any length linear. */
const KEPT = 240;

export function focus(doc: Doc, grammar: Grammar, count: Counting): Focus {
  let all: Entity[] = [];
  const sets: Together[] = [];
  const sentenceOf = (token: number) => doc.tokens[token]!.sentence;
  return { pronoun, definite, sum, set, together, latest, all: () => all, add, remove };

  function add(entity: Entity): void {
    all.push(entity);
    if (all.length < KEPT * 2) return;
    const told = [...all].sort((a, b) => b.salience - a.salience).slice(0, KEPT / 4);
    const late = [...all].sort((a, b) => b.last - a.last).slice(0, KEPT);
    const kept = new Set([...told, ...late]);
    all = all.filter((one) => kept.has(one));
  }

  function remove(entity: Entity): void {
    all = all.filter((one) => one !== entity);
  }

  function together(list: readonly Entity[], at: Position): void {
    if (list.some((one) => one.office !== undefined && !one.agent)) return;
    sets.push({ members: list, last: Math.max(...list.map((one) => one.last)), subject: at.subject });
    if (sets.length > 32) sets.shift();
  }

  function pronoun(np: Np, at: Position, blocked: readonly Entity[]): readonly Entity[] {
    const entry = np.pronoun!;
    let best: readonly Entity[] = [];
    let score = Number.NEGATIVE_INFINITY;
    const consider = (list: readonly Entity[], value: number) => {
      if (value > score) [best, score] = [list, value];
    };
    for (const entity of all) {
      if (blocked.includes(entity) || entity.general || !agrees(entity, entry)) continue;
      const distance = at.sentence - sentenceOf(entity.last);
      if (distance > REACH || distance < 0) continue;
      consider(
        [entity],
        near(distance, entity.subject, entity.salience, entity.last) + standing(entity, np, at),
      );
    }
    if (entry.person && entry.number === 'many')
      for (const one of sets) {
        const distance = at.sentence - sentenceOf(one.last);
        if (distance > REACH || distance < 0 || one.members.some((entity) => blocked.includes(entity)))
          continue;
        const salience = Math.max(...one.members.map((entity) => entity.salience));
        const official = one.members.every(isOfficial) ? -2 : 0;
        consider(one.members, near(distance, one.subject, salience, one.last) + official);
      }
    if (best.length === 0 && entry.person && !at.teller) {
      // Out of reach: only the one the report is about.
      const hero = protagonist((entity) => agrees(entity, entry) && !blocked.includes(entity));
      if (hero) return [hero];
    }
    return best;
  }

  function near(distance: number, subject: boolean, salience: number, last: number): number {
    return 10 - distance * 3 + (subject ? 2.5 : 0) + Math.min(salience, 16) * 0.45 + last / doc.tokens.length;
  }

  function standing(entity: Entity, np: Np, at: Position): number {
    let value = 0;
    if (entity.owner !== undefined) value -= entity.plural ? 1.5 : 0.8;
    if (
      entity.plural &&
      entity.size === undefined &&
      entity.mentions.every((one) => one.determiner === 'none' && !one.pronoun)
    )
      value -= 1;
    if (entity.pronounIn === at.sentence) value += 2.5;
    if (entity.aside) value -= 2.5;
    if (entity.teller) value += at.teller ? 4 : -4;
    else if (at.teller) value -= 2;
    if (np.pronoun!.person) {
      if (np.pronoun!.sex && entity.sex === undefined) value -= 1.5;
      if (isOfficial(entity)) value -= 2.5;
      if (entity.kind === 'organisation' || entity.kind === 'office') value -= 3;
    }
    return value;
  }

  function agrees(entity: Entity, entry: NonNullable<Np['pronoun']>): boolean {
    if (!entry.person) return entity.office !== undefined && !entity.agent;
    if (entity.speaks) return false;
    if (entry.number === 'many')
      return (
        entity.plural && (entity.kind === 'group' || (isOfficial(entity) && entity.kind !== 'organisation'))
      );
    if (entity.plural || (entity.office !== undefined && !entity.agent)) return false;
    return entity.kind === 'person' && sexesAgree(entity, entry.sex);
  }

  /** The one the report speaks of most. */
  function protagonist(test: (entity: Entity) => boolean): Entity | undefined {
    let best: Entity | undefined;
    for (const entity of all) {
      if (isOfficial(entity) || entity.teller || entity.general || entity.aside || !test(entity)) continue;
      if (!best || entity.salience > best.salience) best = entity;
    }
    return best && best.salience >= 5 ? best : undefined;
  }

  function definite(np: Np, at: Position): Entity | undefined {
    const { noun } = np.type;
    const part = count.partOf(np);
    const many = part !== undefined || np.plural || (noun?.group ?? false);
    const size = part ? undefined : count.sizeOf(np);
    const other = !part && count.isOther(np);
    if (other) return undefined;
    const bare = np.determiner !== 'definite' && !part;
    let best: Entity | undefined;
    let score = 0;
    for (const entity of all) {
      if (entity.plural !== many || entity.general || (entity.office !== undefined && !entity.agent))
        continue;
      if (!sexesAgree(entity, noun?.sex) || !agesAgree(entity.noun, noun)) continue;
      if (size !== undefined && entity.size !== undefined && entity.size !== size) continue;
      const distance = at.sentence - sentenceOf(entity.last);
      if (distance < 0) continue;
      const same = entity.lemmas.has(np.lemma) || isOfGroup(entity, np);
      if (at.clauseSubject && entity.mentions.at(-1) === at.clauseSubject) continue;
      if (!modifiersAgree(entity, np, same)) continue;
      if (bare && (!same || distance > 3)) continue;
      if (entity.teller && !at.teller && !same) continue;
      let value = Math.min(entity.salience, 14) * 0.35 - distance * 0.5 + entity.last / doc.tokens.length;
      if (entity.aside) value -= 2;
      if (same) value += 12;
      else if (other_(entity, np, at, distance)) value += 6;
      else continue;
      if (entity.teller !== at.teller) value -= 3;
      if (value > score) [best, score] = [entity, value];
    }
    return best;
  }

  /** "the family members" of a family. */
  function isOfGroup(entity: Entity, np: Np): boolean {
    return (
      entity.plural &&
      entity.noun?.group === true &&
      np.plural &&
      np.words
        .split(' ')
        .slice(0, -1)
        .some((word) => entity.lemmas.has(word))
    );
  }

  /** Those named together last, for words that only say they are several: "the siblings", "the men". */
  function sum(np: Np, at: Position): readonly Entity[] {
    const { noun } = np.type;
    if (noun?.kind !== 'person' || noun.group || count.isOther(np) || isRestricted(np)) return [];
    const last = sets
      .filter((one) => one.last < np.first && at.sentence - sentenceOf(one.last) <= REACH)
      .at(-1);
    if (
      !last?.members.every(
        (one) => one.kind === 'person' && !one.plural && !isOfficial(one) && sexesAgree(one, noun.sex),
      )
    )
      return [];
    const kin = noun.relation !== undefined && last.members.every((one) => one.relation !== undefined);
    return kin || (noun.relation === undefined && isPlain(noun, grammar)) ? last.members : [];
  }

  /** Whether another word may stand for a party. */
  function other_(entity: Entity, np: Np, at: Position, distance: number): boolean {
    const { noun } = np.type;
    if (!noun || noun.kind === 'office' || noun.kind === 'organisation') return false;
    if (isOfficial(entity) || isRestricted(np)) return false;
    if (entity.plural) {
      if (entity.relation !== undefined || noun.relation !== undefined || distance > REACH) return false;
      const size = count.sizeOf(np);
      if (size !== undefined && entity.size === size) return isPlain(noun, grammar);
      return isPlain(noun, grammar) && (isPlain(entity.noun, grammar) || entity.salience >= 6);
    }
    if (noun.relation !== undefined) return entity.relation === noun.relation && entity.owner !== undefined;
    if (entity.owner !== undefined && !entity.owner.aside && distance > 1) return false;
    if (isTitled(entity)) return false;
    if (isPlain(noun, grammar)) return distance <= 6 || entity.salience >= 6 || at.teller;
    return (
      noun.agentOf === undefined &&
      entity.noun?.occupation === noun.occupation &&
      (distance <= 2 || entity.salience >= 6)
    );
  }

  /** "leader Kim": known by what he is in the state, not by what was done to him. */
  function isTitled(entity: Entity): boolean {
    return entity.names.size > 0 && entity.noun?.occupation !== undefined && entity.salience < 4;
  }

  /** A phrase that says itself whom it means: "the man thought to be the ringleader", "the wife of the man". */
  function isRestricted(np: Np): boolean {
    return (
      np.attached.some((entry) => grammar.of.has(entry.word)) ||
      grammar.relative.has(doc.tokens[np.last]?.lower ?? '')
    );
  }

  /** "the Chinese broker" is not the North Korean one; a phrase without more to say may be either. */
  function modifiersAgree(entity: Entity, np: Np, same: boolean): boolean {
    const wanted = tellingWords(np);
    if (wanted.length === 0) return true;
    let told = false;
    for (const one of entity.mentions.slice(0, 12)) {
      if (one.lemma !== np.lemma) continue;
      const words = tellingWords(one);
      if (words.some((word) => wanted.includes(word))) return true;
      told ||= words.length > 0;
    }
    return same ? !told : !isNamedSpan(np);
  }

  function isNamedSpan(np: Np): boolean {
    return np.named.length > 0;
  }

  function tellingWords(np: Np): string[] {
    return np.modifiers
      .map((i) => doc.tokens[i]!)
      .filter((token) => token.pos === 'ADJ' || token.pos === 'NOUN' || token.pos === 'PROPN')
      .filter((token) => !grammar.ageWords.has(token.lower) && !grammar.counts.has(token.lower))
      .map((token) => token.lower);
  }

  function set(np: Np, at: Position): readonly Entity[] {
    if (count.isOther(np)) return [];
    const both =
      grammar.both.has(doc.tokens[np.head]!.lower) ||
      (grammar.collectives.has(doc.tokens[np.first]!.lower) && np.plural && np.type.sort === 'party');
    const size = count.sizeOf(np) ?? grammar.collectives.get(doc.tokens[np.first]!.lower);
    const any = both && size === undefined;
    if (!both && (size === undefined || np.determiner !== 'definite')) return [];
    const number = np.type.sort === 'number';
    if (!number && !both && !grammar.collectives.has(np.lemma)) return [];
    const fits = (entity: Entity) =>
      (number || !isOfficial(entity) || entity.lemmas.has(np.lemma)) &&
      entity.plural &&
      !entity.general &&
      !entity.teller &&
      entity.office === undefined;
    const group = latest((entity) => fits(entity) && (any ? entity.kind === 'group' : entity.size === size));
    const named = sets.filter((one) => (any || sumOf(one.members) === size) && one.last < np.head).at(-1);
    const near = (last: number) => !both || at.sentence - sentenceOf(last) <= REACH;
    if (group && near(group.last) && (!any || !named || named.last < group.last)) return [group];
    if (named && near(named.last)) return named.members;
    if (size === 2) {
      const persons = all
        .filter(
          (entity) =>
            entity.kind === 'person' &&
            !entity.plural &&
            !isOfficial(entity) &&
            !entity.teller &&
            !entity.aside,
        )
        .filter((entity) => at.sentence - sentenceOf(entity.last) <= REACH)
        .sort((a, b) => b.last - a.last)
        .slice(0, 2);
      const whole = both
        ? latest((entity) => fits(entity) && entity.kind === 'group' && near(entity.last))
        : undefined;
      if (persons.length === 2 && (!whole || whole.last < persons[0]!.last || np.type.sort === 'number'))
        return persons.reverse();
      if (whole) return [whole];
    }
    return [];
  }

  function sumOf(list: readonly Entity[]): number {
    let sum = 0;
    for (const entity of list) sum += entity.plural ? (entity.size ?? Number.NaN) : 1;
    return sum;
  }

  function latest(test: (entity: Entity) => boolean): Entity | undefined {
    let best: Entity | undefined;
    for (const entity of all) if (test(entity) && (!best || entity.last > best.last)) best = entity;
    return best;
  }
}
