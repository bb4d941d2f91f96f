/** What a fault with a name is called by people: one table, so that no other layer words anything for them. */
import { fill } from '../claims/fill.ts';
import table from './faults.en.json' with { type: 'json' };

export interface FaultWords {
  readonly say: string;
  readonly hint?: string;
}

/** Class of the fault, with what it says went wrong where it says so, → what is said of it. `{name}` is a value of the fault itself. */
export const faults: Readonly<Record<string, FaultWords>> = table;

/** The words for a fault, with what it carries put in; nothing for one that has no words. */
export function wordsOfFault(error: unknown): FaultWords | undefined {
  if (!(error instanceof Error)) return undefined;
  const name = error.constructor.name;
  const values = valuesOf(error);
  const found = [values.fault, values.what, values.why].flatMap(
    (each) => faultNamed(`${name}.${each}`) ?? [],
  );
  const words = found[0] ?? faultNamed(name);
  if (words === undefined) return undefined;
  const hint = words.hint === undefined ? undefined : fill(words.hint, values);
  // A hint that needs what the fault does not carry says nothing.
  const whole = hint !== undefined && !/\{\w+\}/.test(hint);
  return { say: fill(words.say, values), ...(whole && { hint }) };
}

function faultNamed(name: string): FaultWords | undefined {
  return Object.hasOwn(faults, name) ? faults[name] : undefined;
}

/** Texts, numbers, and lists of them, which a fault carries besides its message. */
function valuesOf(error: Error): Readonly<Record<string, string | number>> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(error)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value;
    else if (Array.isArray(value)) values[name] = [...new Set(value.map(String))].join(', ');
  }
  return values;
}
