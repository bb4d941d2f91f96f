/** A file that came in is not what it should be: nothing of it is taken. `why` is a machine word. */
export class BadExchange extends Error {
  readonly why:
    | 'encoding'
    | 'json'
    | 'form'
    | 'newer'
    | 'entry'
    | 'quote'
    | 'unfit'
    | 'there'
    | 'csv-quote'
    | 'csv-open'
    | 'csv-ragged'
    | 'csv-wide'
    | 'csv-long'
    | 'csv-cell'
    | 'csv-empty'
    | 'csv-column'
    | 'csv-twice';
  /** Entry or line, counted from 1. */
  readonly at: number;
  /** What it is about, when that is no word of a report. */
  readonly of: string;
  constructor(
    why: BadExchange['why'],
    { at = 0, of = '' }: { readonly at?: number; readonly of?: string } = {},
  ) {
    super(`refused: ${why} ${at} ${of}`);
    this.name = 'BadExchange';
    this.why = why;
    this.at = at;
    this.of = of;
  }
}

/** The text of a file. @throws BadExchange when it is not UTF-8, or holds what no text holds */
export function textOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadExchange('encoding');
  }
  if (text.includes('\0')) throw new BadExchange('encoding');
  return text;
}
