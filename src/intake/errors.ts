/**
 * What intake refuses, each with a code for machines, the facts, and one clear line for people:
 * what, where, what to do. Nothing of the report's content is repeated in a line.
 */

export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

/** A file that intake cannot turn into a report. `message` is the line to print; `code` and `facts` are for programs. */
export class IntakeError extends Error {
  override readonly name: string = 'IntakeError';
  readonly code: string;
  readonly file: string;
  readonly facts: Facts;

  constructor(code: string, file: string, line: string, facts: Facts = {}) {
    super(`${file}: ${line}`);
    this.code = code;
    this.file = file;
    this.facts = facts;
  }
}

export class NotReadable extends IntakeError {
  override readonly name = 'NotReadable';
  constructor(file: string, reason: 'missing' | 'folder' | 'denied' | 'failed', detail = '') {
    super(
      'not-readable',
      file,
      {
        missing: 'there is no such file; check the name',
        folder: 'this is a folder; name the files in it, one by one',
        denied: 'this file may not be opened; check its permissions',
        failed: `reading stopped before the end${detail === '' ? '' : ` (${detail})`}; try again`,
      }[reason],
      { reason },
    );
  }
}

export class EmptyFile extends IntakeError {
  override readonly name = 'EmptyFile';
  constructor(file: string) {
    super('empty', file, 'the file is empty; check that it was saved or copied completely');
  }
}

export class BlankFile extends IntakeError {
  override readonly name = 'BlankFile';
  constructor(file: string, page = false) {
    super(
      'blank',
      file,
      page
        ? 'the page holds no text of a report; save it again after it has loaded, or paste its text into a file'
        : 'the file holds only white space; check that it is the right one',
    );
  }
}

export class TooLarge extends IntakeError {
  override readonly name = 'TooLarge';
  constructor(file: string, limit: number, what: 'file' | 'page' = 'file') {
    super(
      'too-large',
      file,
      `the ${what} is larger than ${Math.floor(limit / 1048576)} MB, the most that is read as one report; split it`,
      { limit },
    );
  }
}

/** More structure than a report has: hundreds of thousands of elements, or millions of places where text and bytes differ. */
export class TooIntricate extends IntakeError {
  override readonly name = 'TooIntricate';
  constructor(file: string, what: string, limit: number) {
    super(
      'too-intricate',
      file,
      `more than ${limit} ${what}; save its text as a plain text file and read that`,
      {
        what,
        limit,
      },
    );
  }
}

/** A known format that this version does not read. */
export class OtherFormat extends IntakeError {
  override readonly name = 'OtherFormat';
  constructor(file: string, format: string, document: boolean) {
    super(
      'other-format',
      file,
      document
        ? `this is ${format}, which this version does not read yet; save it as PDF, DOCX or .txt and read that`
        : `this is ${format}, not the text of a report; read the report itself (text, HTML, PDF, DOCX, HWPX, RTF, e-mail)`,
      { format },
    );
  }
}

/** A format that will not be read, with what to save it as. */
export class SaveAs extends IntakeError {
  override readonly name = 'SaveAs';
  constructor(file: string, format: string, as: string) {
    super('other-format', file, `${format} is not read; save it as ${as} and read that`, { format });
  }
}

/** A document whose parts are missing or broken, or that ends too early. */
export class DamagedDocument extends IntakeError {
  override readonly name = 'DamagedDocument';
  constructor(file: string, format: string, what: string) {
    super(
      'damaged-document',
      file,
      `the ${format} is damaged or incomplete (${what}); get it again, or save it again with the program that made it`,
      { format },
    );
  }
}

/** A document that opens only with a password. */
export class Protected extends IntakeError {
  override readonly name = 'Protected';
  constructor(file: string, format: string) {
    super(
      'protected',
      file,
      `the ${format} opens only with a password; save a copy without one and read that`,
      { format },
    );
  }
}

/** A PDF that holds pictures of pages and no text. */
export class NoTextLayer extends IntakeError {
  override readonly name = 'NoTextLayer';
  constructor(file: string, pages: number) {
    super(
      'no-text-layer',
      file,
      `no text layer: its ${pages === 1 ? 'page is a picture' : `${pages} pages are pictures`}; run text recognition (OCR) over it first, and check what comes out`,
      { pages },
    );
  }
}

/** A document that would take more memory or time to unpack than any report needs. */
export class TooMuch extends IntakeError {
  override readonly name = 'TooMuch';
  constructor(file: string, what: string, limit: number) {
    super('too-much', file, `${what}, more than any report needs; save its text as .txt and read that`, {
      what,
      limit,
    });
  }
}

export class NotText extends IntakeError {
  override readonly name = 'NotText';
  constructor(file: string, byte: number) {
    super(
      'not-text',
      file,
      `byte ${byte} shows that this is not text; read the report itself (text, HTML, PDF, DOCX, HWPX, RTF, e-mail)`,
      {
        byte,
      },
    );
  }
}

export class UnknownEncoding extends IntakeError {
  override readonly name = 'UnknownEncoding';
  constructor(file: string, line: number, byte: number) {
    super(
      'unknown-encoding',
      file,
      `line ${line} (byte ${byte}) is in an encoding that could not be told with certainty; save the file as UTF-8`,
      { line, byte },
    );
  }
}

export class MixedEncoding extends IntakeError {
  override readonly name = 'MixedEncoding';
  constructor(file: string, line: number, byte: number) {
    super(
      'mixed-encoding',
      file,
      `parts of the file are UTF-8 and parts are not, first at line ${line} (byte ${byte}); save the parts again as UTF-8`,
      { line, byte },
    );
  }
}

/** The file says what its encoding is (byte order mark, page header), and its bytes say otherwise. */
export class WrongEncoding extends IntakeError {
  override readonly name = 'WrongEncoding';
  constructor(file: string, declared: string, line: number, byte: number) {
    super(
      'wrong-encoding',
      file,
      `it says that it is ${declared}, but line ${line} (byte ${byte}) is not; save the file as UTF-8`,
      { declared, line, byte },
    );
  }
}

/** Characters were lost before the file came to us. */
export class DamagedText extends IntakeError {
  override readonly name = 'DamagedText';
  constructor(file: string, lost: number) {
    super(
      'damaged-text',
      file,
      `${lost} characters were lost when it was converted before; get the original file`,
      { lost },
    );
  }
}

export type TableKind = 'persons' | 'calls' | 'locations' | 'household' | 'staff';

const TABLES: Readonly<Record<TableKind, string>> = {
  persons: 'a list of persons',
  calls: 'a record of calls or messages',
  locations: 'a trace of locations',
  household: 'a list of households',
  staff: 'a list of staff',
};

/** A table of people is refused: accounts, never traces. */
export class TableOfPeople extends IntakeError {
  override readonly name = 'TableOfPeople';
  constructor(file: string, kind: TableKind, line: number, rows: number) {
    super(
      'table-of-people',
      file,
      `from line ${line} this is ${TABLES[kind]} (${rows} rows); Moksori takes in accounts, never traces: read what somebody told, as text`,
      { kind, line, rows },
    );
  }
}

export class MachineRecord extends IntakeError {
  override readonly name = 'MachineRecord';
  constructor(file: string, format: 'JSON' | 'a log' | 'XML') {
    super(
      'machine-record',
      file,
      `this is ${format}, written by a program and not told by anybody; read the text of the report itself`,
      { format },
    );
  }
}

export class UnreadLanguage extends IntakeError {
  override readonly name = 'UnreadLanguage';
  constructor(file: string, language: string, name: string, readable: readonly string[]) {
    super(
      'unread-language',
      file,
      `it is written in ${name}, which no pack reads; packs read ${readable.join(', ')}`,
      { language, readable },
    );
  }
}

export class UnknownLanguage extends IntakeError {
  override readonly name = 'UnknownLanguage';
  constructor(file: string, readable: readonly string[]) {
    super(
      'unknown-language',
      file,
      `its language was not recognised; if it is one of ${readable.join(', ')}, say so with --language`,
      { readable },
    );
  }
}
