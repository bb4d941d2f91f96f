/** Pairs of rows with their weights, in arrays that grow. */

export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** log2 of the odds that both are one person. */
  readonly weight: Float64Array;
  /** The first rule that joins them. */
  readonly rule: Uint8Array;
  /** The levels of all comparisons as one number. */
  readonly pattern: Float64Array;
}

export class EdgeList {
  #a = new Int32Array(1024);
  #b = new Int32Array(1024);
  #weight = new Float64Array(1024);
  #rule = new Uint8Array(1024);
  #pattern = new Float64Array(1024);
  #size = 0;

  push(a: number, b: number, weight: number, rule: number, pattern = 0): void {
    if (this.#size === this.#a.length) this.#grow();
    this.#a[this.#size] = a;
    this.#b[this.#size] = b;
    this.#weight[this.#size] = weight;
    this.#pattern[this.#size] = pattern;
    this.#rule[this.#size++] = rule;
  }

  take(): Edges {
    const size = this.#size;
    this.#size = 0;
    return {
      a: this.#a.slice(0, size),
      b: this.#b.slice(0, size),
      weight: this.#weight.slice(0, size),
      rule: this.#rule.slice(0, size),
      pattern: this.#pattern.slice(0, size),
    };
  }

  #grow(): void {
    const grown = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from as never);
      return to;
    };
    const room = 2 * this.#a.length;
    this.#a = grown(this.#a, new Int32Array(room));
    this.#b = grown(this.#b, new Int32Array(room));
    this.#weight = grown(this.#weight, new Float64Array(room));
    this.#pattern = grown(this.#pattern, new Float64Array(room));
    this.#rule = grown(this.#rule, new Uint8Array(room));
  }
}

/** Edges of several parts as one list, by first row and then second: the same for every division of the work. */
export function merged(parts: readonly Edges[], rows: number): Edges {
  const size = parts.reduce((sum, part) => sum + part.a.length, 0);
  const counts = new Int32Array(rows + 1);
  for (const { a } of parts) for (let i = 0; i < a.length; i++) counts[a[i]! + 1]!++;
  for (let i = 0; i < rows; i++) counts[i + 1]! += counts[i]!;
  const next = counts.slice();
  const out: Edges = {
    a: new Int32Array(size),
    b: new Int32Array(size),
    weight: new Float64Array(size),
    rule: new Uint8Array(size),
    pattern: new Float64Array(size),
  };
  for (const part of parts)
    for (let i = 0; i < part.a.length; i++) {
      // Few edges share their first row: each is put where it belongs among them.
      const first = part.a[i]!;
      let place = next[first]!++;
      for (; place > counts[first]! && out.b[place - 1]! > part.b[i]!; place--) {
        out.a[place] = first;
        out.b[place] = out.b[place - 1]!;
        out.weight[place] = out.weight[place - 1]!;
        out.rule[place] = out.rule[place - 1]!;
        out.pattern[place] = out.pattern[place - 1]!;
      }
      out.a[place] = first;
      out.b[place] = part.b[i]!;
      out.weight[place] = part.weight[i]!;
      out.rule[place] = part.rule[i]!;
      out.pattern[place] = part.pattern[i]!;
    }
  return out;
}
