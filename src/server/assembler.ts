/** Puts cases together: small ones here, large ones on another core, so that nobody else waits for them. */
import { Worker } from 'node:worker_threads';
import type { Case } from '../claims/case.ts';
import type { Pack } from '../packs/types.ts';
import { caseOf, type Standing } from '../review/case-of.ts';
import type { Order, Said } from './assembler-worker.ts';
import { Fault } from './fault.ts';

/** Claims of a case that is put together in some ten milliseconds, sooner than it is sent to and fro. */
export const SMALL = 150;

const NOTHING: Standing = { reports: [], readings: [], same: [], chosen: [] };

interface Waiting {
  readonly resolve: (made: Case) => void;
  readonly reject: (error: unknown) => void;
}

export class Assembler {
  readonly #pack: Pack;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #ready: 'no' | 'soon' | 'yes' = 'no';
  #n = 0;

  constructor(pack: Pack) {
    this.#pack = pack;
  }

  /**
   * @param aside whether a small case too goes to the other core, once that is ready: many of them in a row would make others wait
   * @throws Fault when it was closed meanwhile
   */
  async assemble(standing: Standing, language: 'en' | 'ko', aside = false): Promise<Case> {
    const claims = standing.readings.reduce((sum, reading) => sum + reading.claims.length, 0);
    if (claims <= SMALL && !(aside && this.#warm())) return caseOf(standing, this.#pack, language);
    return this.#order(standing, language);
  }

  /** Whether the other core has its pack; when not, it is told to get it. */
  #warm(): boolean {
    if (this.#ready === 'no') {
      this.#ready = 'soon';
      const done = () => {
        if (this.#ready === 'soon') this.#ready = 'yes';
      };
      this.#order(NOTHING, 'en').then(done, done);
    }
    return this.#ready === 'yes';
  }

  #order(standing: Standing, language: 'en' | 'ko'): Promise<Case> {
    const { reports, readings, same, chosen } = standing;
    const { id, dir } = this.#pack;
    const n = this.#n++;
    const { promise, resolve, reject } = Promise.withResolvers<Case>();
    this.#waiting.set(n, { resolve, reject });
    this.#started().postMessage({
      n,
      pack: { id, dir },
      standing: { reports, readings, same, chosen },
      language,
    } satisfies Order);
    return promise;
  }

  /** Ends the other core's work: nothing of a case stays in its memory. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./assembler-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (said: Said) => {
      const waiting = this.#waiting.get(said.n);
      this.#waiting.delete(said.n);
      if ('made' in said) waiting?.resolve(said.made);
      else waiting?.reject(new Fault(500, 'fault', `the case could not be put together (${said.failed})`));
    });
    const ended = () => {
      this.#worker = undefined;
      this.#ready = 'no';
      const all = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of all) reject(new Fault(423, 'locked', 'the vault was closed meanwhile'));
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    this.#worker = worker;
    return worker;
  }
}
