/** What a key does on the screen of a case. */

export interface Place {
  /** Ids of the acts in the order in which they stand on the screen. */
  readonly acts: readonly string[];
  readonly act: string | null;
  readonly why: boolean;
  /** Ways out of all conflicts, in order, and the one that is tried. */
  readonly ways: readonly string[];
  readonly trying: string | null;
}

export type Move =
  | { readonly do: 'act'; readonly act: string }
  | { readonly do: 'why'; readonly act: string }
  | { readonly do: 'no-why' }
  | { readonly do: 'close' }
  | { readonly do: 'try'; readonly way: string | null };

/** `key`: a name as of `keyName`. Null: there is nothing that it could do here. */
export function moveOf(key: string, place: Place): Move | null {
  const { acts, act, why, ways, trying } = place;
  const at = act === null ? -1 : acts.indexOf(act);
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return step(acts, at + 1);
    case 'k':
    case 'ArrowUp':
      return step(acts, at < 0 ? acts.length - 1 : at - 1);
    case 'w': {
      const asked = act ?? acts[0];
      if (asked === undefined) return null;
      return why ? { do: 'no-why' } : { do: 'why', act: asked };
    }
    case 't': {
      if (ways.length === 0) return null;
      const next = trying === null ? 0 : ways.indexOf(trying) + 1;
      return { do: 'try', way: ways[next] ?? null };
    }
    case 'Escape':
      if (trying !== null) return { do: 'try', way: null };
      if (why) return { do: 'no-why' };
      return act === null ? null : { do: 'close' };
    default:
      return null;
  }
}

function step(acts: readonly string[], to: number): Move | null {
  const act = acts[to];
  return act === undefined ? null : { do: 'act', act };
}
