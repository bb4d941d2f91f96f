/** Functions of mathematical statistics that JavaScript does not have. */

const HALF_LN_2PI = 0.9189385332046728;

/**
 * The logarithm of the gamma function for x > 0: Stirling's series from 15 on, below it the recurrence. Relative error
 * below 10⁻¹³, absolute near 1 and 2, where the function is 0.
 */
export function lnGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < 15) {
    product *= at;
    at += 1;
  }
  const r = 1 / at;
  const q = r * r;
  const series = r * (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q * (1 / 1680 - q / 1188))));
  const value = (at - 0.5) * Math.log(at) - at + HALF_LN_2PI + series;
  return product === 1 ? value : value - Math.log(product);
}

/** ln Σ exp(values), without overflow; −∞ for none. */
export function logSumExp(values: ArrayLike<number>): number {
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  if (most === -Infinity) return most;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - most);
  return most + Math.log(sum);
}

/** P[Z ≤ z] of the standard normal (Marsaglia 2004 in the middle, a continued fraction outside). */
export function normalCdf(z: number): number {
  if (z > 6) return 1 - normalCdf(-z);
  if (z < -6) {
    // Mills' ratio as a continued fraction.
    let fraction = 0;
    for (let k = 60; k > 0; k--) fraction = k / (-z + fraction);
    return Math.exp(-0.5 * z * z - HALF_LN_2PI) / (-z + fraction);
  }
  let term = z;
  let sum = z;
  for (let i = 3; i < 400; i += 2) {
    term *= (z * z) / i;
    if (sum + term === sum) break;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z - HALF_LN_2PI);
}

const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
];
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

/** The z with P[Z ≤ z] = p (Acklam's rational approximation, one step of Halley). */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  let z: number;
  if (p < 0.02425 || p > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(p < 0.5 ? p : 1 - p));
    const tail = horner(C, q) / (horner(D, q) * q + 1);
    z = p < 0.5 ? tail : -tail;
  } else {
    const q = p - 0.5;
    z = (horner(A, q * q) * q) / (horner(B, q * q) * q * q + 1);
  }
  const error = normalCdf(z) - p;
  const step = error * Math.exp(0.5 * z * z + HALF_LN_2PI);
  return z - step / (1 + (z * step) / 2);
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, each) => sum * x + each, 0);
}

/** P[Poisson(mean) ≤ k]. */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  const ln = Math.log(mean);
  // From the larger end down, so that the sum starts with what counts.
  let term = Math.exp(k * ln - mean - lnGamma(k + 1));
  if (k < mean) {
    let sum = 0;
    for (let i = k; i >= 0; i--) {
      sum += term;
      // Far below the mean the first term is 0, and so are all that follow.
      if (term <= sum * 1e-17) break;
      term *= i / mean;
    }
    return Math.min(1, sum);
  }
  let above = 0;
  for (let i = k + 1; ; i++) {
    term *= mean / i;
    above += term;
    if (term <= above * 1e-17 || term < 1e-300) break;
  }
  return Math.max(0, 1 - above);
}

/** P[Poisson(mean) ≥ k]. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  if (k <= mean) return 1 - poissonCdf(k - 1, mean);
  let term = Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1));
  let sum = 0;
  for (let i = k; ; i++) {
    sum += term;
    if (term <= sum * 1e-17) return sum;
    term *= mean / (i + 1);
  }
}

/** The t with P[T ≤ t] = p of Student's distribution; degrees of freedom need not be whole. */
export function studentQuantile(p: number, df: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, df);
  if (p === 0.5) return 0;
  let low = 0;
  let high = 1;
  while (studentCdf(high, df) < p) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function studentCdf(t: number, df: number): number {
  return 1 - 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The regularised incomplete beta function by Lentz's continued fraction. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a),
  );
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;

  function nonzero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value;
  }
}
