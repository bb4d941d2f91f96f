/** wink's finite-state machines, as tables: patterns over symbols, the longest that fits from the left. */

/** Hints of the vocabulary are symbols from here on. */
export const HINT = 1_080_000;
const END = 2_070_000;
const OTHERWISE = 2_070_003;

/** A pattern that was found: its tokens, `last` inclusive, and its name. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

type Rows = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One machine of the model. */
export class Machine {
  /** For every state the next one by the number of the symbol. */
  private readonly next: Int16Array;
  private readonly otherwise: Int16Array;
  private readonly names: (string | undefined)[];
  private readonly marks: (readonly [number, number] | undefined)[];
  private readonly symbols: ReadonlyMap<number, number>;
  /** The same for parts of speech and for hints, by which most words are known. */
  private readonly low = new Int16Array(32);
  private readonly hints = new Int16Array(256);
  private readonly width: number;
  private readonly end: number;

  /** @param json a machine as the model carries it */
  constructor(json: string) {
    const [, last, rows, names, marks] = JSON.parse(json) as [
      number,
      number,
      Rows,
      Record<string, string>,
      Record<string, readonly [number, number]>,
    ];
    const symbols = new Map<number, number>();
    for (const row of Object.values(rows))
      for (const key of Object.keys(row)) {
        const symbol = Number(key);
        if (symbol !== OTHERWISE && Number.isInteger(symbol) && !symbols.has(symbol))
          symbols.set(symbol, symbols.size + 1);
      }
    const states = last + 2;
    this.width = symbols.size + 1;
    this.next = new Int16Array(states * this.width);
    this.otherwise = new Int16Array(states);
    this.names = new Array(states);
    this.marks = new Array(states);
    for (const [state, row] of Object.entries(rows))
      for (const [key, to] of Object.entries(row)) {
        const symbol = symbols.get(Number(key));
        if (Number(key) === OTHERWISE) this.otherwise[Number(state)] = to;
        else if (symbol !== undefined) this.next[Number(state) * this.width + symbol] = to;
      }
    for (const [state, name] of Object.entries(names)) this.names[Number(state)] = name;
    for (const [state, mark] of Object.entries(marks)) this.marks[Number(state)] = mark;
    this.symbols = symbols;
    for (let i = 0; i < 32; i++) this.low[i] = symbols.get(i) ?? 0;
    for (let i = 0; i < 256; i++) this.hints[i] = symbols.get(HINT + i) ?? 0;
    this.end = symbols.get(END) ?? 0;
  }

  /** The number by which this machine knows a symbol; 0 for one that no pattern has. */
  numberOf(symbol: number): number {
    if (symbol >= HINT) return this.hints[symbol - HINT]!;
    return symbol >= 0 && symbol < 32 ? this.low[symbol]! : (this.symbols.get(symbol) ?? 0);
  }

  /**
   * Finds the patterns of a text, as wink's `recognize` does.
   *
   * @param input numbers of symbols; -1 for what is looked through
   */
  find(input: Int16Array): Match[] {
    const { length } = input;
    const found: Match[] = [];
    let first = 0;
    let state = 0;
    let heldAt = 0;
    let held = 0;
    for (let i = 0; i <= length; i++) {
      // A pattern that begins behind what is looked through is found from there; otherwise a run of it takes its square.
      if (state === 0 && i < length && input[i] === -1) continue;
      for (let j = i; j <= length; j++) {
        const symbol = j === length ? this.end : input[j]!;
        if (symbol === -1) continue;
        let to = this.next[state * this.width + symbol]!;
        if (state === 0 && to !== 0) first = j;
        let stop = false;
        if (this.names[to] !== undefined) {
          this.take(found, first, j, to);
          i = j;
          to = 0;
          held = 0;
          stop = true;
        } else if (to === 0) {
          if (held !== 0) {
            this.take(found, first, heldAt, held);
            i = heldAt;
            held = 0;
          }
          stop = true;
        }
        state = to;
        if (this.otherwise[state] !== 0) {
          heldAt = j;
          held = this.otherwise[state]!;
        }
        if (stop) break;
      }
    }
    return found;
  }

  private take(found: Match[], first: number, last: number, state: number): void {
    const name = this.names[state] ?? '';
    // Found so that nothing else is.
    if (name === '0') return;
    const mark = this.marks[state];
    found.push({ first: first + (mark?.[0] ?? 0), last: last - (mark?.[1] ?? 0), name });
  }
}
