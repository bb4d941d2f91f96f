/** Numbers that stand for people: "the nine", "both", "the others"; a number behind a person is an age. */
import type { Counting } from './counting.ts';
import type { Doc } from './doc.ts';
import type { Focus } from './focus.ts';
import type { Grammar } from './grammar.ts';
import { type Entity, isOfficial, type Position } from './party.ts';
import type { Np } from './phrases.ts';

interface Context {
  readonly doc: Doc;
  readonly grammar: Grammar;
  readonly count: Counting;
  readonly inFocus: Focus;
  /** Whom a phrase that ends there stands for. */
  readonly endsAt: ReadonlyMap<number, readonly Entity[]>;
  readonly make: (np: Np, from: Partial<Entity>) => Entity;
}

/** @returns what finds the parties that a phrase with a number for its head stands for */
export function numbers({
  doc,
  grammar,
  count,
  inFocus,
  endsAt,
  make,
}: Context): (np: Np, at: Position) => readonly Entity[] {
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  return number;

  /** "the nine", "both", "the three": those spoken of before; "four" alone is a part of them. */
  function number(np: Np, at: Position): readonly Entity[] {
    const aged = ageOf(np);
    if (aged) return [aged];
    if (count.isOther(np)) return rest(np);
    const set = inFocus.set(np, at);
    if (set.length > 0) return set;
    const size = count.sizeOf(np);
    const one = grammar.one.has(lower(np.head));
    // "was sentenced to two": no number of people.
    if (np.determiner === 'none' && !at.subject && !at.patient) return [];
    if (size === undefined && !one) return [];
    const group = inFocus.latest(
      (entity) =>
        entity.plural && !isOfficial(entity) && at.sentence - doc.tokens[entity.last]!.sentence <= 2,
    );
    if (!group) return np.determiner === 'definite' ? [make(np, { kind: 'group', plural: !one })] : [];
    const made = make(np, {
      kind: one ? 'person' : 'group',
      plural: !one,
      ...(group.noun ? { noun: group.noun } : {}),
    });
    group.members.push(made);
    return [made];
  }

  /** "the others": what is left of the last group. */
  function rest(np: Np): readonly Entity[] {
    const group = inFocus.latest(
      (entity) => entity.plural && entity.members.length > 0 && !isOfficial(entity),
    );
    const whole =
      group ?? inFocus.latest((entity) => entity.plural && entity.kind === 'group' && !isOfficial(entity));
    if (!whole || np.determiner !== 'definite') return [];
    const made = make(np, { kind: 'group', plural: true, ...(whole.noun ? { noun: whole.noun } : {}) });
    whole.members.push(made);
    return [made];
  }

  /** "Kim, 45, was beaten", "a nurse of 38": the number is an age. */
  function ageOf(np: Np): Entity | undefined {
    const before = doc.tokens[np.first - 1];
    if (np.determiner !== 'none' || !before || !/^\d{1,3}$/.test(lower(np.head))) return undefined;
    if (before.text !== ',' && !grammar.of.has(before.lower)) return undefined;
    const own = endsAt.get(np.first - 1)?.[0];
    return own?.kind === 'person' && !own.plural ? own : undefined;
  }
}
