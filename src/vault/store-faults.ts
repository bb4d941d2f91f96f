/** What can go wrong with a store, whatever it is made of. A message names what happened and nothing that a vault keeps. */

/** Another process holds the vault. */
export class VaultInUse extends Error {
  override readonly name = 'VaultInUse';
}

/** The key does not open this file. A file whose beginning is damaged looks the same. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

/** There is nothing to open. */
export class NoVault extends Error {
  override readonly name = 'NoVault';
}

/** A later version wrote it. */
export class NewerVault extends Error {
  override readonly name = 'NewerVault';
}

/** No room. Nothing of the append was written; the next one may succeed. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

/** The place cannot be written to. Nothing of the append was written. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly';
}

/** What was read is not what was written. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/**
 * A commit failed in a way that does not say whether it took place, so this store takes nothing more. Opened again it is one or the
 * other, whole; an append with a name (`once`) finds out which.
 */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}

/** The store was closed, or closes. */
export class Closed extends Error {
  override readonly name = 'Closed';
}
