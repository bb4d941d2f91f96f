/** Who says "I" and "we": the party that the attribution names, or one known only by its voice. */
import type { NameBook } from './namebook.ts';
import type { Entity, Position } from './party.ts';
import type { Np } from './phrases.ts';

interface Context {
  readonly names: NameBook;
  readonly of: (np: Np) => readonly Entity[];
  readonly make: (np: Np, from: Partial<Entity>) => Entity;
}

/** @returns what finds the party of a pronoun in the first person */
export function speakers({ names, of, make }: Context): (np: Np, at: Position) => Entity | undefined {
  const byVoice = new Map<string, Entity>();
  return speaker;

  /** Who says "I": the voice that speaks, or the report's own teller. */
  function speaker(np: Np, at: Position): Entity | undefined {
    if (np.pronoun!.hearer) return undefined;
    const key = `${at.voice} ${np.pronoun!.number}`;
    const known = byVoice.get(key);
    if (known) return known;
    const one = np.pronoun!.number === 'one';
    const voice = at.voice.toLowerCase();
    const told = one ? (spoken(at) ?? (voice === '' ? undefined : names.whose(at.voice))) : undefined;
    const named = one && voice !== '' ? { voice: at.voice } : {};
    const made =
      told ??
      make(np, { kind: one ? 'person' : 'group', plural: !one, ...named, ...(one ? {} : { speaks: true }) });
    byVoice.set(key, made);
    return made;
  }

  /** The party that tells the words, as the attribution names it; the words may come before it. */
  function spoken(at: Position): Entity | undefined {
    const own = at.speaker ? of(at.speaker) : [];
    return own.length === 1 && own[0]!.kind === 'person' ? own[0] : undefined;
  }
}
