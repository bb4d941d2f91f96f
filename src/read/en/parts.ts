/** Members of a group that is known, and the whole of it. */
import type { Counting } from './counting.ts';
import type { Focus } from './focus.ts';
import { type Entity, isOfficial, type Position } from './party.ts';
import type { Np } from './phrases.ts';

interface Context {
  readonly count: Counting;
  readonly inFocus: Focus;
  readonly make: (np: Np, from: Partial<Entity>) => Entity;
}

export interface Parts {
  part(np: Np, at: Position): readonly Entity[];
  pairOf(list: readonly Entity[]): Entity | undefined;
}

/** @returns what finds the parties of a phrase that takes a part of others */
export function parts({ count, inFocus, make }: Context): Parts {
  return { part, pairOf };

  /** "husband and wife" of a couple that is known: the couple. */
  function pairOf(list: readonly Entity[]): Entity | undefined {
    if (
      list.length !== 2 ||
      !list.every((one) => one.relation !== undefined && one.owner === undefined && one.mentions.length <= 1)
    )
      return undefined;
    const couple = inFocus.latest(
      (one) => one.size === 2 && one.kind === 'group' && !isOfficial(one) && !list.includes(one),
    );
    if (couple) for (const one of list) inFocus.remove(one);
    return couple;
  }

  /** "two of them", "one of the men": members of a group that is known; "all of them" is the group. */
  function part(np: Np, at: Position): readonly Entity[] {
    const { takes, size } = count.partOf(np)!;
    const group = np.pronoun
      ? inFocus.pronoun(np, { ...at, subject: false }, [])
      : listOf(
          inFocus.definite(np, at) ??
            inFocus.latest((entity) => entity.plural && entity.lemmas.has(np.lemma)),
        );
    if (takes === 'all') return group.length > 0 ? group : [make(np, { plural: true })];
    if (takes === 'none') return group.length > 0 ? group : [make(np, { plural: true, general: true })];
    const one = size === 1;
    const whole = group[0];
    const made = make(np, {
      kind: one ? 'person' : 'group',
      plural: !one,
      ...(size === undefined ? {} : { size }),
      ...(whole?.noun && !isOfficial(whole) ? { noun: whole.noun } : {}),
      ...(whole?.sex ? { sex: whole.sex } : {}),
    });
    if (whole) {
      whole.members.push(made);
      // Who speaks of a part has the whole in mind.
      whole.last = np.head;
      whole.salience += 1;
    }
    return [made];
  }

  function listOf(entity: Entity | undefined): readonly Entity[] {
    return entity ? [entity] : [];
  }
}
