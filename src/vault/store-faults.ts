/** What can go wrong with a store, whatever it is made of. A message names what happened and nothing that a vault keeps. */

/** Another process holds the vault. */
export class VaultInUse extends Error {}

/** The key does not open this file. A file whose beginning is damaged looks the same. */
export class WrongKey extends Error {}

/** There is nothing to open. */
export class NoVault extends Error {}

/** A later version wrote it. */
export class NewerVault extends Error {}

/** No room. Nothing of the append was written; the next one may succeed. */
export class DiskFull extends Error {}

/** The place cannot be written to. Nothing of the append was written. */
export class ReadOnly extends Error {}

/** What was read is not what was written. */
export class Damaged extends Error {}

/**
 * A commit failed in a way that does not say whether it took place, so this store takes nothing more. Opened again it is one or the
 * other, whole; an append with a name (`once`) finds out which.
 */
export class Unsettled extends Error {}

/** The store was closed, or closes. */
export class Closed extends Error {}
