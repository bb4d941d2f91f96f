/**
 * The candidate that was most likely meant, or none when nothing is near: at most a third of the letters differ.
 *
 * @example closest('raed', ['read', 'pack']) // 'read'
 */
export function closest(typed: string, candidates: readonly string[]): string | undefined {
  // Longer words than any of ours are not worth comparing; this also bounds the work.
  if (typed.length > 40) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const candidate of candidates) {
    const far = distance(typed, candidate);
    if (far < least && far < candidate.length) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
