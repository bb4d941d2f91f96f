/** The environment and the standard output, as far as they decide how to print. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

/**
 * Whether to colour. Only on a terminal; `NO_COLOR` (no-color.org) and a dumb terminal switch it off,
 * `FORCE_COLOR` on, so that a pager can show it.
 */
export function takesColor({ env, isTTY }: Surroundings): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTTY && env.TERM !== 'dumb';
}

/** Columns to fill: 80, or those of the terminal when it has fewer or up to 100. Longer lines read badly. */
export function columnsOf({ isTTY, columns }: Surroundings): number {
  if (!isTTY || !columns) return 80;
  return Math.min(100, Math.max(40, columns));
}
