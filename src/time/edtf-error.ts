export type EdtfFault =
  | 'empty'
  | 'syntax'
  | 'month'
  | 'day'
  | 'time'
  | 'season'
  | 'year'
  | 'order'
  | 'too-long';

/** Says what is wrong with a written date: `code` for machines, `at` the position (UTF-16), the message for people. */
export class EdtfError extends Error {
  readonly code: EdtfFault;
  readonly at: number;
  constructor(code: EdtfFault, text: string, at: number, why: string) {
    super(`"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" is not a date: ${why}`);
    this.name = 'EdtfError';
    this.code = code;
    this.at = at;
  }
}
