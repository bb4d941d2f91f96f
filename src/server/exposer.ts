/**
 * What a planned text exposes, and what it is when less is told, worked out beside the server: one worker, one question after the other. A newer question about the
 * same draft takes the place of the older one, and one that takes too long is ended.
 */
import { Worker } from 'node:worker_threads';
import type { Pack } from '../packs/types.ts';
import type { Written } from '../release/document/types.ts';
import type { Redacted } from '../release/redact/types.ts';
import type { Found, Lessening, Looking, Order, Question, Said, Writing } from './exposer-worker.ts';
import { aboutOf, Fault } from './fault.ts';
import { newToken } from './keys.ts';

/** Milliseconds for one question; the worker that needs more is ended. */
const MOST = 20_000;
/** Milliseconds for one that nobody waits for any more: a new worker needs about as long to get ready. */
const LEFT = 1_000;
/** Milliseconds after which a worker that has nothing to do is ended. */
const IDLE = 60_000;
/** Questions that wait, of all who ask. */
const WAIT = 32;

type Answer = Exclude<Said, { readonly refused: unknown } | { readonly failed: unknown }>;

interface Waiting {
  /** Whose draft it is. */
  readonly of: string;
  readonly question: () => Promise<Question>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class Exposer {
  readonly #pack: Pick<Pack, 'id' | 'dir'>;
  readonly #most: number;
  #waiting: Waiting[] = [];
  #asked: Waiting | undefined;
  /** It is worked at, and nobody waits for it. */
  #left: Waiting | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ id, dir }: Pick<Pack, 'id' | 'dir'>, most: number = MOST) {
    this.#pack = { id, dir };
    this.#most = most;
  }

  /**
   * @param of whose draft it is: what was asked about it before and is not answered is given up
   * @param question is made when its turn comes
   * @param signal ends it when nobody waits for the answer any more
   * @throws Fault when the text cannot be read, when a newer question came, when it took too long, when the vault was closed
   */
  async look(of: string, question: () => Promise<Looking>, signal?: AbortSignal): Promise<Found> {
    const answer = await this.#ask(of, async () => ({ look: await question() }), signal);
    if ('found' in answer) return answer.found;
    throw new TypeError('another question was answered');
  }

  /** A text in which less is told; the rest as for `look`. */
  async lessen(of: string, question: () => Promise<Lessening>, signal?: AbortSignal): Promise<Redacted> {
    const answer = await this.#ask(of, async () => ({ lessen: await question() }), signal);
    if ('lessened' in answer) return answer.lessened;
    throw new TypeError('another question was answered');
  }

  /** A text as a document that leaves. It waits its turn and is not overtaken. */
  async write(writing: Writing): Promise<Written> {
    const answer = await this.#ask(newToken(), async () => ({ write: writing }));
    if ('written' in answer) return answer.written;
    throw new TypeError('another question was answered');
  }

  #ask(of: string, question: () => Promise<Question>, signal?: AbortSignal): Promise<Answer> {
    if (this.#closed) throw new Fault(423, 'locked', 'the vault was closed meanwhile');
    this.#giveUp(of);
    if (this.#waiting.length >= WAIT)
      throw new Fault(503, 'busy', 'too many texts are being looked at; try again');
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const waiting = { of, question, resolve, reject };
    this.#waiting.push(waiting);
    signal?.addEventListener('abort', () => this.#drop(waiting), { once: true });
    this.#next();
    return promise;
  }

  /** Ends it, whatever it is at: nothing of a draft stays in its memory. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const all = [...(this.#asked ? [this.#asked] : []), ...this.#waiting];
    [this.#asked, this.#waiting] = [undefined, []];
    for (const { reject } of all) reject(new Fault(423, 'locked', 'the vault was closed meanwhile'));
    await this.#worker?.terminate();
  }

  #giveUp(of: string): void {
    for (const one of [...(this.#asked ? [this.#asked] : []), ...this.#waiting])
      if (one.of === of) this.#drop(one);
  }

  #drop(one: Waiting): void {
    one.reject(new Fault(409, 'overtaken', 'a newer question about this draft came'));
    this.#waiting = this.#waiting.filter((other) => other !== one);
    if (this.#asked !== one || this.#left === one) return;
    this.#left = one;
    this.#within(LEFT);
  }

  #next(): void {
    const [first] = this.#waiting;
    if (this.#asked !== undefined || first === undefined) return;
    this.#asked = first;
    this.#waiting = this.#waiting.slice(1);
    this.#within(this.#most);
    first.question().then(
      (question) => {
        if (this.#asked === first)
          this.#started().postMessage({ ...question, pack: this.#pack } satisfies Order);
      },
      (error) => {
        first.reject(error);
        if (this.#asked === first) this.#done();
      },
    );
  }

  #heard(said: Said): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    if ('refused' in said) asked.reject(refused(said.refused));
    else if ('failed' in said)
      asked.reject(new Fault(500, 'fault', `the text could not be looked at (${said.failed})`));
    else asked.resolve(said);
    this.#done();
  }

  #done(): void {
    [this.#asked, this.#left] = [undefined, undefined];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), IDLE).unref();
    this.#next();
  }

  /** Ends what is asked now when it takes longer. */
  #within(most: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asked?.reject(new Fault(503, 'too-long', 'looking at this text takes too long'));
      this.#end();
    }, most).unref();
  }

  /** Ends the worker; who waits is asked of a new one. */
  #end(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    [this.#worker, this.#asked, this.#left] = [undefined, undefined, undefined];
    worker?.removeAllListeners();
    void worker?.terminate();
    if (!this.#closed) this.#next();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./exposer-worker.ts', import.meta.url));
    worker.on('message', (said: Said) => this.#heard(said));
    const ended = () => {
      if (this.#worker !== worker) return;
      this.#asked?.reject(new Fault(500, 'fault', 'looking at the text stopped by a fault of its own'));
      this.#end();
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    this.#worker = worker;
    return worker;
  }
}

function refused({ code, facts }: Extract<Said, { refused: unknown }>['refused']): Fault {
  return new Fault(422, code, 'this text cannot be looked at', aboutOf(facts));
}
