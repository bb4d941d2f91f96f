/** What a check found, one line for each fault: which entry, key or file, and what that means. */
import type { CheckFault } from '../../review/check.ts';
import { clean } from '../layout.ts';
import { fill, type Language, wordsOf } from '../words.ts';

/** More are only counted. */
const MOST = 200;

export function faultLines(faults: readonly CheckFault[], language: Language): string[] {
  const { check: words } = wordsOf(language).custody;
  const lines = faults.slice(0, MOST).map((fault) => clean(lineOf(fault, words.fault)));
  return faults.length > MOST ? [...lines, fill(words.more, { n: faults.length - MOST })] : lines;
}

function lineOf(fault: CheckFault, texts: Readonly<Record<string, string>>): string {
  const kind =
    fault.what === 'leaf'
      ? `leaf.${fault.altered}`
      : fault.what === 'file'
        ? `file.${fault.why}`
        : 'from' in fault && fault.to - fault.from === 1
          ? `${fault.what}.one`
          : fault.what;
  const last = 'to' in fault ? { last: fault.to - 1 } : {};
  const values = { ...fault, ...last } as Readonly<Record<string, unknown>>;
  return fill(
    texts[kind] ?? kind,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  );
}
