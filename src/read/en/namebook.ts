/** The names of a report and whose they are: a surname belongs to whom it was given to. */
import type { Doc } from './doc.ts';
import type { Grammar } from './grammar.ts';
import { nameOf, nameStart } from './names.ts';
import type { Entity } from './party.ts';
import type { Np } from './phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface NameBook {
  give(entity: Entity, name: string): void;
  whose(name: string): Entity | undefined;
  nameIn(np: Np): string;
  standing(np: Np): Np | undefined;
  titleSex(np: Np): 'male' | 'female' | undefined;
}

/** How many of one name are kept in mind. */
const KEPT = 32;

export function nameBook(
  doc: Doc,
  grammar: Grammar,
  words: Pick<Vocabulary, 'person' | 'personIn'>,
): NameBook {
  const byName = new Map<string, Entity[]>();
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  return { give, whose, nameIn, standing, titleSex };

  function give(entity: Entity, name: string): void {
    entity.names.add(name);
    for (const word of name.split(' ')) {
      const list = byName.get(word);
      if (!list) byName.set(word, [entity]);
      else if (!list.includes(entity)) {
        list.push(entity);
        if (list.length > KEPT) list.shift();
      }
    }
  }

  /** Whom a name means: all its words must be theirs, as far as both give several; the last one spoken of wins. */
  function whose(name: string): Entity | undefined {
    const parts = name.split(' ');
    let best: Entity | undefined;
    for (const word of parts)
      for (const entity of byName.get(word) ?? []) {
        const fits = [...entity.names].some((full) => {
          const own = full.split(' ');
          return parts.length === 1 || own.length === 1
            ? own.some((one) => parts.includes(one))
            : own.every((one) => parts.includes(one)) || parts.every((one) => own.includes(one));
        });
        if (fits && (!best || entity.last > best.last)) best = entity;
      }
    return best;
  }

  function nameIn(np: Np): string {
    return nameOf(np, doc, grammar, isPerson);
  }

  function isPerson(word: string): boolean {
    return words.person(word, word) !== undefined;
  }

  /** The phrase before a name that says what the named is: the "His brother" of "His brother Rim Chol-ho". */
  function standing(np: Np): Np | undefined {
    const head = nameStart(np, doc, grammar, isPerson) - 1;
    if (head < np.first) return undefined;
    const written = doc.tokens
      .slice(np.first, head + 1)
      .map((token) => token.lower)
      .join(' ');
    const noun = words.personIn(written) ?? words.person(lower(head), lower(head));
    if (!noun) return undefined;
    const { apposition: _, ...rest } = np;
    return {
      ...rest,
      last: head + 1,
      head,
      lemma: lower(head),
      words: written,
      type: { sort: 'party', noun },
      modifiers: np.modifiers.filter((i) => i < head),
      attached: [],
      coordinated: [],
    };
  }

  function titleSex(np: Np): 'male' | 'female' | undefined {
    for (let i = np.first; i < np.head; i++) {
      const sex = grammar.titleSex.get(lower(i).replace('.', ''));
      if (sex) return sex;
    }
    return undefined;
  }
}
