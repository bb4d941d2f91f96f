/** Files that wait to be fetched. They are sealed, and gone when the vault is closed. */
export interface Shelved {
  readonly file: string;
  readonly bytes: number;
  readonly remove: () => Promise<void>;
}

/** Those of the last few pieces of work. */
const MOST = 3;

export class Shelf {
  readonly #files = new Map<string, Shelved>();

  put(id: string, shelved: Shelved): void {
    this.#files.set(id, shelved);
    const [oldest] = this.#files.keys();
    if (this.#files.size <= MOST) return;
    void this.#files.get(oldest!)?.remove();
    this.#files.delete(oldest!);
  }

  get(id: string): Shelved | undefined {
    return this.#files.get(id);
  }

  async clear(): Promise<void> {
    const all = [...this.#files.values()];
    this.#files.clear();
    await Promise.all(all.map(({ remove }) => remove()));
  }
}
