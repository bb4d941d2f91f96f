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
} as const;
