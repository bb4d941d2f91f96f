/** What is asked for cannot be understood. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** `words`: nothing that could be looked for, or more than anybody types (`long`). */
  readonly what: 'words' | 'long' | 'kind' | 'stage' | 'place' | 'office' | 'status' | 'time';
  readonly value: string;
  /** What was most likely meant. */
  readonly near: string | undefined;

  constructor(what: QueryError['what'], value: string, near?: string) {
    super(`${what}: ${value}`);
    this.what = what;
    this.value = value;
    this.near = near;
  }
}
