/** Joins what is proposed as one, keeping the first as its name (union-find). */
export class Groups {
  readonly #parent = new Map<string, string>();
  readonly #order = new Map<string, number>();

  constructor(ids: readonly string[]) {
    ids.forEach((id, i) => {
      this.#parent.set(id, id);
      this.#order.set(id, i);
    });
  }

  has(id: string): boolean {
    return this.#parent.has(id);
  }

  /** The first of the group that it is in. */
  of(id: string): string {
    let at = id;
    for (;;) {
      const above = this.#parent.get(at) ?? at;
      if (above === at) return at;
      // Halve the way for the next time.
      this.#parent.set(at, this.#parent.get(above) ?? above);
      at = above;
    }
  }

  join(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)];
    if (x === y) return;
    if (this.#order.get(x)! < this.#order.get(y)!) this.#parent.set(y, x);
    else this.#parent.set(x, y);
  }

  /** Groups in the order of their first members, members in order. */
  all(): string[][] {
    const groups = new Map<string, string[]>();
    for (const id of this.#parent.keys()) {
      const first = this.of(id);
      const group = groups.get(first);
      if (group === undefined) groups.set(first, [id]);
      else group.push(id);
    }
    return [...groups.values()].sort((a, b) => this.#order.get(a[0]!)! - this.#order.get(b[0]!)!);
  }
}
