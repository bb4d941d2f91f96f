/** What a fault with a name is called by people: one table, so that no other layer words anything for them. */
import { fill } from '../claims/fill.ts';
import table from './faults.en.json' with { type: 'json' };

export interface FaultWords {
  readonly say: string;
  readonly hint?: string;
}

/** Class of the fault → what is said of it. `{name}` is a value of the fault itself. */
export const faults: Readonly<Record<string, FaultWords>> = table;

/** The words for a fault, with what it carries put in; nothing for one that has no words. */
export function wordsOfFault(error: unknown): FaultWords | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = error.constructor.name;
  if (!Object.hasOwn(faults, name)) return undefined;
  const { say, hint } = faults[name]!;
  const values = Object.fromEntries(
    Object.entries(error).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    ),
  );
  return { say: fill(say, values), ...(hint !== undefined && { hint: fill(hint, values) }) };
}
