import { type Checkpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { NoteRefused } from '../../ledger/note.ts';
import { rootAt } from '../../ledger/prove.ts';
import type { Home } from '../../vault/home.ts';

/** The checkpoint that was given is not one of this ledger. */
export class ForeignCheckpoint extends Error {
  override readonly name = 'ForeignCheckpoint';
}

/** What a note says that this ledger signed when it had that many entries. @throws ForeignCheckpoint */
export async function checkpointHere({ origin, publicKey, store }: Home, note: string): Promise<Checkpoint> {
  const said = verified(note, origin, publicKey);
  const { size: last } = await store.head();
  if (said === null || said.size > last) throw new ForeignCheckpoint();
  if (Buffer.compare(said.root, await rootAt(store, said.size)) !== 0) throw new ForeignCheckpoint();
  return said;
}

function verified(note: string, name: string, publicKey: Uint8Array): Checkpoint | null {
  try {
    return verifyCheckpoint(note, { name, publicKey });
  } catch (error) {
    if (error instanceof NoteRefused) return null;
    throw error;
  }
}
