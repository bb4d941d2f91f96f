/** Why a list cannot be read. What is said of it is in the table of faults of the command line; never a value of the list. */
export class ListFault extends Error {
  readonly fault: string;
  /** The file's name, without its folders. */
  readonly list: string;
  constructor(fault: string, list: string, values: Readonly<Record<string, string | number>> = {}) {
    super(fault);
    this.fault = fault;
    this.list = list;
    Object.assign(this, values);
  }
}
