/** What intake accepts at most. Ordinary reports have a few kilobytes; a book has two megabytes. */
export const LIMITS = {
  /** Bytes of one file. */
  file: 64 * 1024 * 1024,
  /** Bytes of one HTML page: the tree of a page costs far more memory than its text. */
  page: 16 * 1024 * 1024,
  /** Elements of one HTML page. */
  elements: 400_000,
  /** Places where the normalised text and the bytes part: line ends, composed letters, entities. */
  runs: 4_000_000,
  /** Combining marks on one letter. Normalising costs the square of their number; Unicode's Stream-Safe Text allows 30. */
  marks: 100,
  /** Bytes of one part of an office file, unpacked, and of all parts that are read together. */
  part: 64 * 1024 * 1024,
  /** Entries of one zip archive. */
  entries: 10_000,
  /** Elements of one XML part, and how deep they may lie in one another. */
  xmlElements: 2_000_000,
  xmlDepth: 500,
  /** Messages inside messages, and parts of one e-mail with all that it holds. */
  mailDepth: 5,
  mailParts: 200,
  /** Pages of one PDF, and characters of all its pages together. */
  pages: 10_000,
  characters: 20_000_000,
  /** Milliseconds for one PDF, and bytes by which the process may grow while it is read. */
  pdfTime: 60_000,
  pdfMemory: 1024 * 1024 * 1024,
  /** Groups of an RTF document in one another. */
  rtfDepth: 500,
} as const;
