/** The files that entries speak of, with names under which a person finds them. */
import type { NamedFile } from '../vault/archive/export.ts';
import type { Opened } from '../vault/plain.ts';
import { known } from './kinds.ts';

/** The sealed file of an entry: an original as received, or the compartment of a source. */
export function namedFilesOf(entry: Opened): readonly NamedFile[] {
  const read = known(entry);
  if (read.is !== 'known') return [];
  const { key, subject } = entry;
  if (read.kind === 'report.added') {
    const { blob, report } = read.body;
    return blob === undefined ? [] : [{ blob: blob.id, key, name: `${subject}-${plain(report.file)}` }];
  }
  if (read.kind !== 'source.added' || read.body.compartment === undefined) return [];
  return [{ blob: read.body.compartment.id, key, name: `${subject}.compartment` }];
}

/** The end of a file's name, in characters that every disk takes. */
function plain(file: string): string {
  return file
    .normalize('NFC')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(-60);
}
