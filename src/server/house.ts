/**
 * The vault behind the routes: there or not, closed or open, and what is known of it while it is open. It closes by itself when
 * nobody has asked anything for a while.
 */
import type { Pack } from '../packs/types.ts';
import type { Prepared } from '../release/bundle/write.ts';
import { peopleOf } from '../review/people.ts';
import { createVault, type Home, newId, openVault } from '../vault/home.ts';
import { newPassphraseSecret } from '../vault/keys/passphrase.ts';
import { newRecoveryKey, writtenRecoveryKey } from '../vault/keys/recovery.ts';
import { FolderTaken, NotAVault, siteOf } from '../vault/site.ts';
import { Desk } from './desk.ts';
import { Events } from './events.ts';
import { Exposer } from './exposer.ts';
import { Fault } from './fault.ts';
import { Jobs } from './jobs.ts';
import { Reader } from './reader.ts';
import { Shelf } from './shelf.ts';
import { Tries } from './tries.ts';

export interface HouseOptions {
  readonly dir: string;
  /** What is known of the country; loaded when first needed. */
  readonly pack: () => Pack;
  /** The version of Moksori. */
  readonly version: string;
  /** Milliseconds without a request after which it closes; 0 never. */
  readonly idle?: number;
  /** Milliseconds, of now. */
  readonly now?: () => number;
}

/** An open vault, and who works with it unless somebody is signed in. */
export interface OpenHouse {
  readonly home: Home;
  readonly desk: Desk;
  readonly jobs: Jobs;
  readonly reader: Reader;
  readonly exposer: Exposer;
  readonly shelf: Shelf;
  /** Bundles that left and can be fetched, by the number of the release. */
  readonly bundles: Map<number, Prepared>;
  readonly person: { readonly id: string; readonly name: string };
}

const CHECK = 5_000;

export class House {
  readonly version: string;
  readonly events = new Events();
  readonly #dir: string;
  readonly #pack: () => Pack;
  readonly #now: () => number;
  readonly #tries: Tries;
  readonly #timer: NodeJS.Timeout;
  #loaded: Pack | undefined;
  #open: OpenHouse | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #asked: number;
  /** Milliseconds; 0 never. */
  idle: number;

  constructor({ dir, pack, version, idle = 0, now = Date.now }: HouseOptions) {
    this.#dir = dir;
    this.#pack = pack;
    this.version = version;
    this.idle = idle;
    this.#now = now;
    this.#asked = now();
    this.#tries = new Tries(now);
    this.#timer = setInterval(() => void this.tick(), CHECK).unref();
  }

  get pack(): Pack {
    this.#loaded ??= this.#pack();
    return this.#loaded;
  }

  /** What there is of it now. */
  async vault(): Promise<'none' | 'locked' | 'open'> {
    if (this.#open !== undefined) return 'open';
    try {
      await siteOf(this.#dir);
      return 'locked';
    } catch (error) {
      if (error instanceof NotAVault) return 'none';
      throw error;
    }
  }

  /** @throws Fault while it is not open */
  get open(): OpenHouse {
    if (this.#open !== undefined) return this.#open;
    throw new Fault(423, 'locked', 'the vault is not open');
  }

  get opened(): OpenHouse | undefined {
    return this.#open;
  }

  /**
   * Makes a vault that a passphrase and a recovery key open, and leaves it open. Answers the recovery key as it is written down.
   *
   * @throws PassphraseRefused, FolderTaken
   */
  async create(typed: string, name: string): Promise<string> {
    return this.#inTurn(async () => {
      if ((await this.vault()) !== 'none') throw new FolderTaken();
      const passphrase = newPassphraseSecret(Buffer.from(typed));
      const recovery = newRecoveryKey();
      try {
        const home = await createVault(this.#dir, {
          ways: [
            { kind: 'passphrase', label: 'passphrase', secret: passphrase },
            { kind: 'recovery-key', label: 'recovery key', secret: recovery },
          ],
          actor: newId('a'),
          name,
          version: this.version,
        });
        await this.#take(home);
        return writtenRecoveryKey(recovery);
      } finally {
        passphrase.fill(0);
        recovery.fill(0);
      }
    });
  }

  /**
   * Opens it; nothing happens when it is open. The secret is erased. Wrong ones make the next wait.
   *
   * @throws WrongSecret, NotAVault, VaultInUse, Fault when it was tried too often
   */
  async unlock(secret: Uint8Array): Promise<void> {
    await this.#inTurn(async () => {
      try {
        if (this.#open !== undefined) return;
        await this.#tries.take(async () => this.#take(await openVault(this.#dir, secret)));
      } finally {
        secret.fill(0);
      }
    });
  }

  /** Closes it: what is being written is finished, everything that was known of it is forgotten. */
  async lock(): Promise<void> {
    await this.#inTurn(async () => {
      const open = this.#open;
      if (open === undefined) return;
      this.#open = undefined;
      this.events.tell({ what: 'locked' });
      await open.reader.close();
      await open.exposer.close();
      await open.jobs.end();
      await open.shelf.clear();
      await open.desk.close();
      await open.home.close();
    });
  }

  /** Somebody asked something. */
  touch(): void {
    this.#asked = this.#now();
  }

  /** Closes it when nobody asked for too long. */
  async tick(): Promise<void> {
    const open = this.#open;
    if (open === undefined || this.idle === 0) return;
    // Somebody waits for what was begun.
    if (open.jobs.busy) this.touch();
    else if (this.#now() - this.#asked >= this.idle) await this.lock();
  }

  /** For good. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.lock();
  }

  async #take(home: Home): Promise<void> {
    const id = await home.actor();
    const people = await peopleOf(home.vault);
    const name = people.find((one) => one.id === id)?.name ?? id;
    this.touch();
    const desk = new Desk(home, this.pack, this.events);
    await desk.look();
    // Whoever asks for the list first should not wait for what came in elsewhere; a fault is theirs to hear.
    desk.indexed().catch(() => {});
    const [jobs, reader, shelf] = [new Jobs(), new Reader(this.pack), new Shelf()];
    const exposer = new Exposer(this.pack);
    this.#open = { home, desk, jobs, reader, exposer, shelf, bundles: new Map(), person: { id, name } };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
