/**
 * Whether a log-linear model has a maximum-likelihood estimate for a table with empty cells (Fienberg and Rinaldo 2012): there have
 * to be positive cells with the same sufficient margins. Found by the linear program "maximise s with Xᵀw = Xᵀy, w ≥ s, w ≥ 0".
 */
import { fullColumnRank } from './linear.ts';
import type { Terms } from './terms.ts';

/** 0: there is an estimate; 1: there is none (some expected count runs to 0); 2: the terms cannot be told apart. */
export type Existence = 0 | 1 | 2;

const ZERO = 1e-9;

/**
 * @param y counts by pattern
 * @param use 1 for the cells that take part
 */
export function existence(y: Float64Array, use: Uint8Array, terms: Terms): Existence {
  const cells: number[] = [];
  for (let x = 1; x < y.length; x++) if (use[x] === 1) cells.push(x);
  if (!whole(y.length, cells.length, terms)) {
    if (terms.length > cells.length) return 2;
    const columns = terms.map((term) => Float64Array.from(cells, (x) => ((x & term) === term ? 1 : 0)));
    if (!fullColumnRank(columns)) return 2;
  }
  if (cells.every((x) => y[x]! > 0)) return 0;
  return hasInterior(y, cells, terms) ? 0 : 1;
}

/** With all cells but that of nobody's list, the terms are independent as long as that of all lists is not among them. */
function whole(patterns: number, cells: number, terms: Terms): boolean {
  return cells === patterns - 1 && !terms.includes(patterns - 1);
}

/** The linear program by the simplex method in two phases; in a tie by Bland's rule, so that it cannot run in a circle. */
function hasInterior(y: Float64Array, cells: readonly number[], terms: Terms): boolean {
  const rows = terms.length;
  const columns = cells.length + 1;
  const width = columns + 1;
  let total = 0;
  for (const x of cells) total += y[x]!;
  // w = u + s: a column for each u, one for s, the right side last. Scaled so that the right side is at most 1.
  const t = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const term = terms[i]!;
    let all = 0;
    let right = 0;
    for (let j = 0; j < cells.length; j++)
      if ((cells[j]! & term) === term) {
        t[i * width + j] = 1;
        all++;
        right += y[cells[j]!]!;
      }
    if (right === 0) return false;
    t[i * width + columns - 1] = all / cells.length;
    t[i * width + columns] = right / total;
  }
  const basis = new Int32Array(rows).fill(-1);
  // First phase: the artificial variables have no columns; their sum is what has to become 0.
  for (let turn = 0; turn < 10_000; turn++) {
    let left = 0;
    for (let i = 0; i < rows; i++) if (basis[i] === -1) left += t[i * width + columns]!;
    if (left <= ZERO * ZERO) break;
    let enter = -1;
    let most = 1e-10;
    for (let j = 0; j < columns; j++) {
      let gain = 0;
      for (let i = 0; i < rows; i++) if (basis[i] === -1) gain += t[i * width + j]!;
      if (gain > most) {
        enter = j;
        if (turn > 200) break;
        most = gain;
      }
    }
    if (enter < 0 || !pivot(enter)) break;
  }
  // What is left of them at 0 gives way to any column that can take its place.
  for (let i = 0; i < rows; i++)
    if (basis[i] === -1)
      for (let j = 0; j < columns; j++)
        if (Math.abs(t[i * width + j]!) > 1e-9) {
          exchange(i, j);
          break;
        }
  const s = columns - 1;
  for (let turn = 0; turn < 10_000; turn++) {
    const row = basis.indexOf(s);
    if (row >= 0 && t[row * width + columns]! > ZERO) return true;
    let enter = -1;
    if (row < 0) enter = s;
    else
      for (let j = 0; j < columns && enter < 0; j++) if (j !== s && t[row * width + j]! < -1e-10) enter = j;
    if (enter < 0) return false;
    if (!pivot(enter)) return true;
  }
  return false;

  /** Brings a column into the basis. @returns false when nothing bounds it. */
  function pivot(enter: number): boolean {
    let leave = -1;
    let least = Infinity;
    for (let i = 0; i < rows; i++) {
      const entry = t[i * width + enter]!;
      if (entry <= 1e-10) continue;
      const ratio = t[i * width + columns]! / entry;
      if (ratio < least - 1e-15 || (ratio < least + 1e-15 && leave >= 0 && basis[i]! < basis[leave]!)) {
        least = Math.min(least, ratio);
        leave = i;
      }
    }
    if (leave < 0) return false;
    exchange(leave, enter);
    return true;
  }

  function exchange(leave: number, enter: number): void {
    const by = t[leave * width + enter]!;
    for (let j = 0; j <= columns; j++) t[leave * width + j]! /= by;
    for (let i = 0; i < rows; i++) {
      if (i === leave) continue;
      const times = t[i * width + enter]!;
      if (times === 0) continue;
      for (let j = 0; j <= columns; j++) t[i * width + j]! -= times * t[leave * width + j]!;
    }
    basis[leave] = enter;
  }
}
