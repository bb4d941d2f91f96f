/** What happened, for whoever listens: the pages, over server-sent events. */
export type Happened = { readonly what: 'case'; readonly case: string } | { readonly what: 'locked' };

export class Events {
  readonly #heard = new Set<(happened: Happened) => void>();

  /** Calls back at everything that happens from now on; what it answers stops that. */
  listen(heard: (happened: Happened) => void): () => void {
    this.#heard.add(heard);
    return () => void this.#heard.delete(heard);
  }

  tell(happened: Happened): void {
    for (const heard of [...this.#heard]) heard(happened);
  }
}
