/** A document to leave the house: what is read, and nothing about who made it, when or on which machine. */

/** Words in one style. A line end in them is a line end in the document. */
export interface Words {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** As a code (`ko`), where it is not the language of the document. */
  readonly language?: string;
}

/** A footnote, called where it stands. Notes are numbered in the order of their calls. */
export interface Note {
  readonly note: readonly Words[];
}

export type Inline = Words | Note;
export type Content = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly content: Content }
  | { readonly kind: 'paragraph'; readonly content: Content; readonly quote?: boolean }
  | { readonly kind: 'list'; readonly ordered?: boolean; readonly items: readonly Content[] }
  | {
      readonly kind: 'table';
      readonly head?: readonly Content[];
      readonly rows: readonly (readonly Content[])[];
      /** Shares of the width, one for each column; alike without. */
      readonly widths?: readonly number[];
    };

export interface Document {
  readonly title: string;
  /** Language of what does not say another, as a code. */
  readonly language: string;
  readonly blocks: readonly Block[];
  /** Words that the writers themselves put in. */
  readonly says: {
    /** Over the notes, where they stand at the end. */
    readonly notes: string;
    /** At the foot of a page: `{n}` is the page, `{of}` how many there are. */
    readonly page: string;
  };
}

export const documentFormats = ['html', 'docx', 'pdf'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A document as bytes. */
export interface Written {
  readonly bytes: Uint8Array;
  /** Characters for which the format has no sign: a box stands for them. */
  readonly missing: readonly string[];
}
