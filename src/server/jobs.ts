/** Work that takes longer than a request, one piece after the other, with what became of it. Known while the vault is open. */
import { randomBytes } from 'node:crypto';
import { Fault, problemOf } from './fault.ts';
import type { Job } from './shapes.ts';

/** What is done and cannot be seen any more is forgotten, the oldest first. */
const KEPT = 100;

/** A piece of work, to be told how far it is. */
export interface Work {
  readonly job: Job;
  /** @throws Fault when the vault was closed meanwhile: then the work is to end */
  tell(change: Partial<Pick<Job, 'done' | 'of' | 'files' | 'result'>>): void;
}

interface Entry {
  job: Job;
  readonly owner: string;
  readonly heard: Set<(job: Job) => void>;
}

export class Jobs {
  readonly #jobs = new Map<string, Entry>();
  #turn: Promise<unknown> = Promise.resolve();
  #ended = false;

  /** Begins it when all before it is done. `owner` is who may see it; `over` is called at its end, also when it never ran. */
  begin(
    owner: string,
    about: Pick<Job, 'what' | 'of' | 'files'>,
    run: (work: Work) => Promise<Job['result']>,
    over: () => void = () => {},
  ): Job {
    const id = `j-${randomBytes(8).toString('hex')}`;
    const entry: Entry = {
      job: { id, state: 'waiting', done: 0, ...about },
      owner,
      heard: new Set(),
    };
    this.#jobs.set(id, entry);
    for (const [old, { job }] of this.#jobs) {
      if (this.#jobs.size <= KEPT) break;
      if (job.state === 'done' || job.state === 'failed') this.#jobs.delete(old);
    }
    const change = (to: Partial<Job>) => {
      entry.job = { ...entry.job, ...to };
      for (const heard of [...entry.heard]) heard(entry.job);
    };
    this.#turn = this.#turn.then(async () => {
      change({ state: 'running' });
      try {
        if (this.#ended) throw closed();
        const work = {
          get job() {
            return entry.job;
          },
          tell: (to: Partial<Job>) => {
            if (this.#ended) throw closed();
            change(to);
          },
        };
        const result = await run(work);
        change({ state: 'done', done: entry.job.of, ...(result && { result }) });
      } catch (error) {
        change({ state: 'failed', problem: problemOf(error) });
      } finally {
        over();
      }
    });
    return entry.job;
  }

  /** Of somebody; nothing when there is none that they may see. */
  find(id: string, owner: string): Job | undefined {
    const entry = this.#jobs.get(id);
    return entry?.owner === owner ? entry.job : undefined;
  }

  /** Calls back at every change; what it answers stops that. */
  listen(id: string, heard: (job: Job) => void): () => void {
    const all = this.#jobs.get(id)?.heard;
    all?.add(heard);
    return () => void all?.delete(heard);
  }

  /** Whether there is work that is not done. */
  get busy(): boolean {
    return [...this.#jobs.values()].some(({ job: { state } }) => state === 'waiting' || state === 'running');
  }

  /** Has what was begun stop at its next step, and waits for that. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#turn;
  }
}

function closed(): Fault {
  return new Fault(423, 'locked', 'the vault was closed meanwhile');
}
