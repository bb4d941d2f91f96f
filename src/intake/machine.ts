import { MachineRecord } from './errors.ts';

/** Refuses what a program wrote: JSON, logs, XML. Looks at the first lines only. */
export function refuseMachineRecord(text: string, file: string): void {
  const head = text.slice(0, 20_000).trimStart();
  if (isJson(head, text)) throw new MachineRecord(file, 'JSON');
  if (/^<\?xml\s/.test(head)) throw new MachineRecord(file, 'XML');
  if (isLog(head)) throw new MachineRecord(file, 'a log');
}

function isJson(head: string, text: string): boolean {
  if (!/^(?:\{\s{0,99}["}]|\[\s{0,99}(?:\{|\[|"|\]|-?\d))/.test(head)) return false;
  const tail = text.slice(-200).trimEnd();
  // A report may begin with "[1]"; JSON also closes what it opens, or goes on line by line.
  return (
    (head[0] === '{' && tail.endsWith('}')) ||
    (head[0] === '[' && tail.endsWith(']')) ||
    /^[[{][^\n]{0,5000}"\s{0,9}:/.test(head)
  );
}

/** A time with seconds at the start of a line, as programs write it. */
const STAMP = [
  /^[[(<]?\d{4}[-/.]\d{2}[-/.]\d{2}[T ]\d{2}:\d{2}:\d{2}/,
  /^[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} /,
  /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3} \S{1,40} \S{1,40} \[/,
  /^[[(]?\d{2}:\d{2}:\d{2}[.,\])]/,
  /^\d{10,13}[.,\s]/,
];

function isLog(head: string): boolean {
  const lines = head.split('\n', 300).filter((line) => line.trim() !== '');
  if (lines.length < 5) return false;
  const stamped = lines.filter((line) => STAMP.some((stamp) => stamp.test(line))).length;
  return stamped >= 0.6 * lines.length;
}
