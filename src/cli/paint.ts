/** Colours and weights for a terminal. With colour off every function gives its text back unchanged. */

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly italic: (text: string) => string;
  /** Only for "cannot both be true". */
  readonly alarm: (text: string) => string;
  /** The hue of the n-th stage of a process; its mark says the same without colour. */
  readonly stage: (n: number, text: string) => string;
}

/** Middle tones of the 256-colour table, readable on paper and on black. */
const STAGES = [245, 136, 166, 133, 161, 67, 101, 30];
const ALARM = 160;
/** One shape for each stage, so that nothing hangs on hue. */
const MARKS = ['●', '◆', '■', '▲', '▼', '◐', '◉', '★'];

/** Makes the functions that colour, or that do nothing. */
export function paint(color: boolean): Paint {
  const wrap = (open: string, close: string) => (text: string) =>
    color && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: wrap('1', '22'),
    dim: wrap('2', '22'),
    italic: wrap('3', '23'),
    alarm: wrap(`38;5;${ALARM}`, '39'),
    stage: (n, text) => wrap(`38;5;${STAGES[n % STAGES.length]}`, '39')(text),
  };
}

/** The mark of the n-th stage. */
export function mark(n: number): string {
  return n < 0 ? '○' : MARKS[n % MARKS.length]!;
}
