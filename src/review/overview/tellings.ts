/**
 * What all cases tell, in memory and in few bytes, so that any count is one walk over it. It goes on from what has changed. It
 * holds no words: kinds, places, offices, days.
 */
import type { CaseTellings, Index, Seen, Telling } from '../../vault/index-types.ts';

/** Numbers for names, from 1. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];

  of(name: string | null): number {
    if (name === null) return 0;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** -1 when nothing has that name. */
  known(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }

  name(number: number): string {
    return this.#names[number]!;
  }

  get size(): number {
    return this.#names.length;
  }
}

/** Where the numbers of one claim lie, from its beginning. Places and then offices follow. */
export const AT = {
  length: 0,
  status: 1,
  kind: 2,
  stage: 3,
  language: 4,
  done: 5,
  earliest: 6,
  latest: 7,
  places: 8,
  lists: 9,
} as const;
/** No day. */
export const OPEN = -(2 ** 31);

export interface Told {
  readonly case: string;
  readonly changed: number;
  readonly numbers: Int32Array;
}

export class Tellings {
  readonly names = {
    status: new Names(),
    kind: new Names(),
    stage: new Names(),
    language: new Names(),
    place: new Names(),
    office: new Names(),
  };
  /** In the order in which they came, until somebody asks. */
  #cases: Told[] = [];
  /** Case → where it stands; made anew when they are put in order. */
  #places = new Map<string, number>();
  #sorted = true;
  #seen: Seen | null = null;

  /** In the order of their ids; those that tell of no act any more are there, and tell nothing. */
  get cases(): readonly Told[] {
    if (!this.#sorted) {
      this.#cases.sort((a, b) => (a.case < b.case ? -1 : 1));
      this.#places = new Map(this.#cases.map((told, i) => [told.case, i]));
      this.#sorted = true;
    }
    return this.#cases;
  }

  /**
   * Takes over what has changed in the index, until nothing does.
   *
   * @param pause waited for between parts, so that others have their turn
   * @returns whether anything did
   */
  async follow(index: Index, pause: () => Promise<void> = async () => {}): Promise<boolean> {
    let changed = false;
    for (;;) {
      const parts = index.tellings(this.#seen);
      const before = this.#seen;
      let some = false;
      for (;;) {
        const next = await parts.next();
        if (next.done) {
          this.#seen = next.value;
          break;
        }
        // An index that was made anew tells everything again.
        some ||= next.value.length > 0;
        for (const one of next.value) this.#take(one);
        await pause();
      }
      if (before !== null && before.made !== this.#seen!.made) {
        // What was there before may be gone: begin again with nothing.
        this.#cases = [];
        this.#places = new Map();
        this.#seen = null;
        changed = true;
        continue;
      }
      changed ||= some;
      if (!some) return changed;
    }
  }

  #take({ case: id, changed, tellings }: CaseTellings): void {
    const told = { case: id, changed, numbers: this.#packed(tellings) };
    const place = this.#places.get(id);
    if (place !== undefined) this.#cases[place] = told;
    else {
      const before = this.#cases.at(-1);
      this.#sorted &&= before === undefined || before.case < id;
      this.#places.set(id, this.#cases.push(told) - 1);
    }
  }

  #packed(tellings: readonly Telling[]): Int32Array {
    const { names } = this;
    const out: number[] = [];
    for (const one of tellings) {
      const [places, offices] = [one.places, one.offices];
      out.push(AT.lists + places.length + offices.length, names.status.of(one.status));
      out.push(names.kind.of(one.kind), names.stage.of(one.stage), names.language.of(one.language));
      out.push(one.done ? 1 : 0, one.earliest ?? OPEN, one.latest ?? OPEN, places.length);
      for (const place of places) out.push(names.place.of(place));
      for (const office of offices) out.push(names.office.of(office));
    }
    return Int32Array.from(out);
  }
}
