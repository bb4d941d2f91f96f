/** Text of one page as the document draws it: a few characters at a place. Units are points, `y` grows downwards to the baseline. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Runs of one page that are read in one direction. */
export interface Sheet {
  readonly page: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

/** A piece of one line, as far as no wide gap parts it. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Whether the document itself puts a space after it. */
  readonly spaced: boolean;
  /** The mean width of its spaces in sizes, where they could be measured. */
  readonly gap: number | undefined;
}

/** Lines of one column, in order, one paragraph or more. */
export type Column = readonly Line[];

export interface PageLines {
  readonly page: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

/** One line of a paragraph with where it stands, and what joins it to the line before. */
export interface PlacedLine {
  readonly text: string;
  readonly page: number;
  readonly line: number;
  readonly join: '' | ' ';
}

export type PdfParagraph = readonly PlacedLine[];

/** What the worker answers. */
export type PdfAnswer =
  | {
      readonly kind: 'text';
      readonly paragraphs: readonly PdfParagraph[];
      readonly pages: number;
      /** Pages on which no text was found. */
      readonly without: readonly number[];
    }
  | { readonly kind: 'protected' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'too-long' };
