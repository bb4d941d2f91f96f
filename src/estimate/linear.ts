/** Small dense linear algebra, row by row in typed arrays. */

/**
 * Cholesky's factor of a symmetric positive definite matrix, in place of its lower triangle.
 *
 * @returns false when it is not positive definite
 */
export function cholesky(a: Float64Array, k: number): boolean {
  for (let i = 0; i < k; i++) {
    const row = i * k;
    for (let j = 0; j <= i; j++) {
      const other = j * k;
      let sum = a[row + j]!;
      for (let m = 0; m < j; m++) sum -= a[row + m]! * a[other + m]!;
      if (i === j) {
        if (!(sum > 0)) return false;
        a[row + i] = Math.sqrt(sum);
      } else a[row + j] = sum / a[other + j]!;
    }
  }
  return true;
}

/** Solves with a factor of `cholesky`; `b` becomes the solution. */
export function solveCholesky(l: Float64Array, k: number, b: Float64Array): void {
  for (let i = 0; i < k; i++) {
    let sum = b[i]!;
    for (let m = 0; m < i; m++) sum -= l[i * k + m]! * b[m]!;
    b[i] = sum / l[i * k + i]!;
  }
  for (let i = k - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let m = i + 1; m < k; m++) sum -= l[m * k + i]! * b[m]!;
    b[i] = sum / l[i * k + i]!;
  }
}

/** Whether the columns are independent: Gram and Schmidt with the longest column first, tolerance relative to it. */
export function fullColumnRank(columns: readonly Float64Array[], tolerance = 1e-7): boolean {
  const left = columns.map((column) => Float64Array.from(column));
  const lengths = left.map((column) => Math.sqrt(dot(column, column)));
  while (left.length > 0) {
    let best = 0;
    for (let j = 1; j < left.length; j++) if (remaining(j) > remaining(best)) best = j;
    if (!(remaining(best) > tolerance)) return false;
    const [column] = left.splice(best, 1);
    lengths.splice(best, 1);
    const length = Math.sqrt(dot(column!, column!));
    for (const other of left) {
      const share = dot(column!, other) / (length * length);
      for (let i = 0; i < other.length; i++) other[i]! -= share * column![i]!;
    }
  }
  return true;

  function remaining(j: number): number {
    return lengths[j] === 0 ? 0 : Math.sqrt(dot(left[j]!, left[j]!)) / lengths[j]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
