/** Which part of the map is in sight, and how it changes. Pure: what buttons, keys and dragging do is here. */

/** `k` times as large as the whole; `x`, `y` of the middle, as shares of width and height. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: View = { k: 1, x: 0.5, y: 0.5 };
const MOST = 12;
const STEP = 1.6;
/** A step of the arrow keys: so much of what is in sight. */
const PAN = 0.2;

/** As near as can be what is asked for: never beyond the edges. */
export function held({ k, x, y }: View): View {
  const kept = Math.min(Math.max(k, 1), MOST);
  const half = 0.5 / kept;
  const within = (n: number): number => Math.min(Math.max(n, half), 1 - half);
  return { k: kept, x: within(x), y: within(y) };
}

export function zoomed(view: View, steps: number): View {
  return held({ ...view, k: view.k * STEP ** steps });
}

/** By pixels that the map is dragged, on a map of so many. */
export function dragged(view: View, dx: number, dy: number, width: number, height: number): View {
  return held({ ...view, x: view.x - dx / (width * view.k), y: view.y - dy / (height * view.k) });
}

/** Moves what is in sight so that a point (shares of the whole) is well within it. */
export function showing(view: View, x: number, y: number): View {
  const room = 0.4 / view.k;
  const near = (middle: number, at: number): number => Math.min(Math.max(middle, at - room), at + room);
  return held({ ...view, x: near(view.x, x), y: near(view.y, y) });
}

/** What a key does to the view; null when it is none of the map's. */
export function viewAfter(key: string, shift: boolean, view: View): View | null {
  if (key === '+' || key === '=') return zoomed(view, 1);
  if (key === '-' || key === '_') return zoomed(view, -1);
  if (key === '0') return WHOLE;
  const to = shift ? TO[key] : undefined;
  return to
    ? held({ ...view, x: view.x + (to[0] * PAN) / view.k, y: view.y + (to[1] * PAN) / view.k })
    : null;
}

const TO: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The mark to which an arrow key leads: the nearest that lies more that way than to the side; null when there is none. */
export function nextMark(points: readonly Point[], from: number, key: string): number | null {
  const to = TO[key];
  const here = points[from];
  if (to === undefined || here === undefined) return null;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, i) => {
    const ahead = (point.x - here.x) * to[0] + (point.y - here.y) * to[1];
    const aside = Math.abs((point.x - here.x) * to[1]) + Math.abs((point.y - here.y) * to[0]);
    if (i === from || ahead <= 0 || aside > ahead * 1.5) return;
    const far = ahead + aside * 2;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}
