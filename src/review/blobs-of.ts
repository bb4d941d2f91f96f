import type { Opened } from '../vault/plain.ts';
import type { BlobRef } from './bodies.ts';
import { known } from './kinds.ts';

/** The sealed files that an entry speaks of. */
export function blobsOf(entry: Opened): BlobRef[] {
  const read = known(entry);
  if (read.is !== 'known') return [];
  if (read.kind === 'report.added') return read.body.blob === undefined ? [] : [read.body.blob];
  if (read.kind === 'source.added') return read.body.compartment === undefined ? [] : [read.body.compartment];
  return [];
}
