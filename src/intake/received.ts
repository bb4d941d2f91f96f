import type { Report } from '../claims/types.ts';
import type { Facts } from './errors.ts';

/** A document as it comes in, and what the person says of it. */
export interface Received {
  readonly bytes: Uint8Array;
  /** The name by which messages and output call it. */
  readonly file: string;
  /** EDTF; what the person says goes before what a document says. */
  readonly published?: string;
  readonly publisher?: string;
  /** ISO 639-1, when the person says it. */
  readonly language?: string;
  readonly mediaType?: string;
}

/** What one document gave: mostly one report; an e-mail gives one for itself and one for each attachment that can be read. */
export interface Taken {
  readonly reports: readonly Report[];
  readonly notes: readonly Note[];
}

/** Something a person should know of a document that was taken in all the same. `message` is one line, file first. */
export interface Note {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly facts: Facts;
}

/** Makes a note; `line` follows the file's name. */
export function note(code: string, file: string, line: string, facts: Facts = {}): Note {
  return { code, file, message: `${file}: ${line}`, facts };
}
