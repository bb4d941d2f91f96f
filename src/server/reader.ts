/** The reader beside the server: one worker, made when there is something to read, ended when it has had nothing to do for a while. */
import { Worker } from 'node:worker_threads';
import type { Input, Step } from '../draft/draft.ts';
import type { Pack } from '../packs/types.ts';
import { Fault } from './fault.ts';
import type { Order, Read, Said } from './reader-worker.ts';

const IDLE = 60_000;

export class Reader {
  readonly #pack: Pick<Pack, 'id' | 'dir'>;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor({ id, dir }: Pick<Pack, 'id' | 'dir'>) {
    this.#pack = { id, dir };
  }

  /** Reads files into a draft; one order after the other. @throws Fault when the reader stopped, or was closed */
  read(files: readonly Input[], told: (step: Step, i: number) => void): Promise<Read> {
    const turn = this.#turn.then(() => this.#read(files, told));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Ends it, whatever it is at: nothing of a report stays in its memory. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#worker?.terminate();
  }

  async #read(files: readonly Input[], told: (step: Step, i: number) => void): Promise<Read> {
    if (this.#closed) throw new Fault(423, 'locked', 'the vault was closed meanwhile; nothing was stored');
    clearTimeout(this.#timer);
    this.#worker ??= new Worker(new URL('./reader-worker.ts', import.meta.url));
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Read>();
    const heard = (said: Said) => {
      if ('step' in said) {
        try {
          told(said.step, said.i);
        } catch (error) {
          reject(error);
        }
      } else if ('read' in said) resolve(said.read);
      else
        reject(
          new Fault(500, 'reading-failed', 'reading stopped by a fault of its own', { kind: said.failed }),
        );
    };
    const ended = () => {
      this.#worker = undefined;
      reject(new Fault(500, 'reading-failed', 'reading was stopped; nothing was stored'));
    };
    worker.on('message', heard);
    worker.on('error', reject);
    worker.on('exit', ended);
    try {
      worker.postMessage({ pack: this.#pack, files } satisfies Order);
      return await promise;
    } finally {
      worker.off('message', heard);
      worker.off('error', reject);
      worker.off('exit', ended);
      this.#timer = setTimeout(() => {
        this.#worker = undefined;
        void worker.terminate();
      }, IDLE).unref();
    }
  }
}
