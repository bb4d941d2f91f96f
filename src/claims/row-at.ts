/** A row of a list of documented victims, as a decision names it: never by a value. */
export interface RowAt {
  /** The id that the list's declaration gives it; otherwise a keyed number of what the declaration says of it. */
  readonly list: string;
  /** A keyed number of what the declared row column holds; without such a column the row's place, the first below the header is 1. */
  readonly row: string | number;
  /** A keyed number of all its declared values: another one means that the row was changed. */
  readonly check: string;
}
