/** Entries as people and programs write and read them: with what they say in clear. Only src/vault seals and unseals. */

/** What somebody did, before it is sealed. */
export interface Plain<Body = unknown> {
  readonly actor: string;
  readonly kind: string;
  /** The case, or NONE: the vault itself. */
  readonly case: string;
  readonly subject: string;
  /** `vault`, `case:K`, `report:R`, `release:L` or `source:S`; a key that is not there yet is made with the entry. */
  readonly key: string;
  /** Plain JSON. */
  readonly body: Body;
}

/** An entry read back. */
export interface Opened<Body = unknown> extends Plain<Body | undefined> {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** True when its key was destroyed; then there is no body. */
  readonly shredded: boolean;
}
