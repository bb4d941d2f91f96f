/** One thing that is wrong with a pack, and where. */
export interface Fault {
  /** Path from the folder that holds the packs: `prk/offices.yaml`. */
  readonly file: string;
  readonly line: number;
  /** The field, as a path: `3.label.ko`. Empty for the whole file. */
  readonly field: string;
  readonly message: string;
}

/** `prk/offices.yaml:12: label.ko: must be there`. */
export function faultLine(fault: Fault): string {
  const field = fault.field === '' ? '' : `${fault.field}: `;
  return `${fault.file}:${fault.line}: ${field}${fault.message}`;
}

/** A pack that cannot be used. Its message is one line; all faults are in `faults`. */
export class PackError extends Error {
  readonly faults: readonly Fault[];
  constructor(pack: string, faults: readonly Fault[]) {
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more: see pack check)` : '';
    super(`pack ${pack}: ${faults.length > 0 ? faultLine(faults[0]!) : 'cannot be read'}${more}`);
    this.name = 'PackError';
    this.faults = faults;
  }
}
