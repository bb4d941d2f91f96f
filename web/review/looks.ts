/** How a piece of the text is drawn: which of its claims are shown, from the outside in. Pure. */
import type { Status } from '../../src/server/shapes.ts';

/** What the text needs to know of a claim. */
export interface Look {
  readonly id: string;
  /** Stage of an act; undefined for what is no act. */
  readonly stage: string | undefined;
  /** Acts and details are always drawn, what ties them only in focus. */
  readonly quiet: boolean;
  readonly status: Status;
}

export interface Layer {
  readonly claim: string;
  readonly stage: string;
  readonly state: 'waits' | 'settled' | 'gone';
  readonly on: boolean;
  readonly lit: boolean;
}

/** Lines under each other are read up to three; more are a blur. */
const MOST = 3;

/**
 * @param claims of the piece, from the outside in
 * @param on the claim in focus
 * @param lit claims that tell of the same act
 */
export function layersOf(
  claims: readonly string[],
  look: (claim: string) => Look | undefined,
  on: string | undefined,
  lit: ReadonlySet<string>,
): readonly Layer[] {
  const drawn = claims.flatMap((id): Layer[] => {
    const one = look(id);
    if (one === undefined) return [];
    const state = STATES[one.status];
    const here = id === on || lit.has(id);
    if (!here && (one.quiet || state === 'gone')) return [];
    return [{ claim: id, stage: one.stage ?? 'none', state, on: id === on, lit: lit.has(id) }];
  });
  if (drawn.length <= MOST) return drawn;
  const first = drawn.findIndex((layer) => layer.on || layer.lit);
  const kept = new Set(drawn.slice(-MOST));
  if (first >= 0 && !kept.has(drawn[first]!)) return [drawn[first]!, ...drawn.slice(1 - MOST)];
  return drawn.filter((layer) => kept.has(layer));
}

/** The claim that a press on a piece means: the innermost that is drawn; pressed again the one around it. */
export function pressed(layers: readonly string[], on: string | undefined): string | undefined {
  const at = on === undefined ? -1 : layers.indexOf(on);
  return at > 0 ? layers[at - 1] : layers.at(-1);
}

const STATES: Readonly<Record<Status, Layer['state']>> = {
  proposed: 'waits',
  accepted: 'settled',
  corrected: 'settled',
  rejected: 'gone',
  withdrawn: 'gone',
};
