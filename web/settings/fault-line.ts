/** What a check found, as one line. Pure. */
import { fill } from '../fill.ts';

/** A fault as the server names it: `what`, and the numbers and names that go with it. */
export type Fault = { readonly what: string } & Readonly<Record<string, string | number>>;

export function faultLine(fault: Fault, texts: Readonly<Record<string, string>>): string {
  const kind =
    fault.what === 'leaf'
      ? `leaf.${fault.altered}`
      : fault.what === 'file'
        ? `file.${fault.why}`
        : Number(fault.to) - Number(fault.from) === 1
          ? `${fault.what}.one`
          : fault.what;
  const last = fault.to === undefined ? {} : { last: Number(fault.to) - 1 };
  return fill(texts[kind] ?? kind, { ...fault, ...last });
}
