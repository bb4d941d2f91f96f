/**
 * A vault in its place: made, opened, its ways kept, its key changed.
 *
 * - Ways are entries of the ledger, with the public key that gets each its slot; the key file follows them.
 * - A change of ways is noted as begun before anything is done, and is finished at the next opening when it was cut off.
 * - Revoking a way changes the key of the vault, so that an old copy of the key file opens no new copy of the store.
 */
import { type KeyObject, randomBytes } from 'node:crypto';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { NONE } from '../ledger/types.ts';
import { checkLedger } from './check.ts';
import type { Cost } from './keys/kdf.ts';
import { createKeyFile, openKeyFile, publicKeyOf, withSlots } from './keys/key-file.ts';
import { derive, secretKey, Unsealable, unwrapKey, wrapKey } from './keys/sealing.ts';
import { SIGNING, signingKey, signingPublic } from './keys/signing.ts';
import type { MasterKeys } from './keys/slots.ts';
import type { Built, Site } from './place.ts';
import type { Plain } from './plain.ts';
import { checkPlace, makeMember, makeSite, siteOf } from './site.ts';
import type { Sign, Store, WrappedKey } from './store.ts';
import { Damaged } from './store-faults.ts';
import { Vault, type Wrapping } from './vault.ts';
import { openWays, VAULT_KEY, type Way, type WayKind, wayAdded, wayRevoked, waysOf } from './ways.ts';

/** There is no such way, or it was revoked. */
export class NoSuchWay extends Error {}

/** The last way cannot be revoked: nobody could open the vault any more. */
export class LastWay extends Error {}

/** What opens a vault, and what it is called in the list of ways. */
export interface NewWay {
  readonly kind: WayKind;
  readonly label: string;
  readonly secret: Uint8Array;
}

export interface NewVault {
  readonly ways: readonly NewWay[];
  /** The first person: an id, and the name, which is sealed. */
  readonly actor: string;
  readonly name: string;
  /** The version of Moksori that makes it. */
  readonly version: string;
  /** Of a team: where the server is. */
  readonly connection?: string;
  /** What an attempt at a secret costs; measured when not given. */
  readonly cost?: Cost;
}

const ACTOR = 'actor';
const PENDING = 'ways-pending';

/** Makes a vault in a folder that is not there yet, and opens it. @throws FolderTaken */
export async function createVault(dir: string, made: NewVault): Promise<Home> {
  const { file, master, publicKeys } = await createKeyFile(
    made.ways.map(({ secret }) => secret),
    made.cost === undefined ? {} : { cost: made.cost },
  );
  const id = randomBytes(4).toString('hex');
  const seed = randomBytes(32);
  const signing = signingKey(seed);
  const keys = keysFrom(master);
  const entries: Plain[] = [
    {
      actor: made.actor,
      kind: 'vault.created',
      case: NONE,
      subject: NONE,
      key: VAULT_KEY,
      body: {
        version: made.version,
        origin: originOf(id),
        publicKey: Buffer.from(signingPublic(signing)).toString('base64'),
      },
    },
    {
      actor: made.actor,
      kind: 'person.added',
      case: NONE,
      subject: made.actor,
      key: VAULT_KEY,
      body: { name: made.name },
    },
    ...newWays(made.actor, made.ways, publicKeys),
  ];
  const build = async (built: Built): Promise<string> => {
    const store = await built.open({ ...keys, files: [keys.file], sign: signer(id, signing) });
    try {
      const vault = new Vault(store, keys.wrapping);
      await vault.append(entries, {
        keys: [{ id: SIGNING, wrapped: wrapKey(keys.wrapping.key, SIGNING, seed) }],
      });
      await store.setSetting(ACTOR, Buffer.from(made.actor));
    } finally {
      await store.close();
    }
    await built.writeKeys(file);
    return id;
  };
  await makeSite(dir, made.connection === undefined ? {} : { connection: made.connection }, build);
  seed.fill(0);
  return opened(await siteOf(dir), { master });
}

/**
 * Opens a vault with the secret of one of its ways.
 *
 * @throws NotAVault, WrongSecret, KeyFileDamaged, VaultInUse, Damaged
 */
export async function openVault(dir: string, secret: Uint8Array): Promise<Home> {
  const site = await siteOf(dir);
  return opened(site, await openKeyFile(await site.readKeys(), secret));
}

/**
 * Makes the folder of a member of a team whose vault is there. `who` answers with the id of the person. Which vault it is, is read from
 * what is sealed: the server cannot pass another off as it.
 *
 * @throws FolderTaken, BadConnection, PasswordInConnection, NoVault, WrongSecret
 */
export async function joinVault(
  dir: string,
  connection: string,
  secret: Uint8Array,
  who: (home: Home) => Promise<string>,
): Promise<{ readonly id: string; readonly origin: string; readonly member: string }> {
  checkPlace(dir, connection);
  const { teamSite } = await import('./postgres/site.ts');
  const site = { dir, connection, ...teamSite(connection) };
  // Nothing is signed before it is known in whose name.
  const unnamed = await opened({ ...site, id: '' }, await openKeyFile(await site.readKeys(), secret));
  const id = await idOf(unnamed.vault).finally(() => unnamed.close());
  const home = await opened({ ...site, id }, unnamed.masters());
  try {
    const member = await who(home);
    await makeMember(dir, { id, connection, member });
    return { id, origin: home.origin, member };
  } finally {
    await home.close();
  }
}

/** The id of a vault as its first entry has it. */
async function idOf(vault: Vault): Promise<string> {
  for await (const [first] of vault.entries({ from: 0, to: 1 })) {
    const { origin } = (first?.body ?? {}) as { readonly origin?: string };
    const id = origin?.slice(originOf('').length);
    if (first?.kind === 'vault.created' && id && originOf(id) === origin) return id;
  }
  throw new Damaged('its first entry does not say which vault it is');
}

async function opened(site: Site, masters: MasterKeys): Promise<Home> {
  const candidates = [masters.next, masters.master].filter((master) => master !== undefined).map(keysFrom);
  let signing: KeyObject | undefined;
  const store = await site.open({
    ...candidates[0]!,
    files: candidates.map(({ file }) => file),
    sign: (size, root) => signer(site.id, signing!)(size, root),
  });
  try {
    const [kept] = await store.keys([SIGNING]);
    const wrapping = candidates.find((each) => {
      const seed = openedSeed(each.wrapping, kept?.wrapped);
      if (seed === undefined) return false;
      signing = signingKey(seed);
      seed.fill(0);
      return true;
    })?.wrapping;
    if (signing === undefined || wrapping === undefined)
      throw new Damaged('the key that signs does not open');
    const home = new Home(site, new Vault(store, wrapping), masters, signing);
    await home.settle();
    return home;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A ledger that was filled from elsewhere and checked. */
export interface Refilled {
  readonly id: string;
  readonly entries: number;
  /** Hex. */
  readonly root: string;
}

/**
 * Makes a vault out of the contents of another: a backup, a vault in another kind of store. Its ledger is checked by code that did
 * not write it before the folder is there.
 *
 * @throws FolderTaken; Damaged when the ledger that came does not stand.
 */
export async function refill(
  dir: string,
  {
    keyFile,
    masters,
    connection,
  }: { readonly keyFile: Uint8Array; readonly masters: MasterKeys; readonly connection?: string },
  take: (
    store: Store,
  ) => Promise<{ readonly vault: string; readonly entries: number; readonly root: string }>,
): Promise<Refilled> {
  const keys = keysFrom(masters.master);
  let filled: Refilled | undefined;
  await makeSite(dir, connection === undefined ? {} : { connection }, async (built) => {
    // Nothing is signed here: what comes brings its own checkpoint, and without it is refused.
    const store = await built.open({ ...keys, files: [keys.file], sign: () => '' });
    try {
      const { vault, entries, root } = await take(store);
      const [kept] = await store.keys([SIGNING]);
      const seed = openedSeed(keys.wrapping, kept?.wrapped);
      if (seed === undefined) throw new Damaged('the key that signs does not open');
      const { faults } = await checkLedger(store, originOf(vault), signingPublic(signingKey(seed)));
      if (faults.length > 0) throw new Damaged(`the ledger has ${faults.length} faults`);
      filled = { id: vault, entries, root };
    } finally {
      await store.close();
    }
    await built.writeKeys(keyFile);
    return filled.id;
  });
  return filled!;
}

/**
 * Makes a vault with ways of its own out of what another gave in clear. The ledger comes byte for byte; that the old ways are gone and
 * the new ones there is said in entries behind it.
 *
 * @throws FolderTaken, Damaged
 */
export async function importVault(
  dir: string,
  {
    ways,
    actor: given,
    cost,
    connection,
  }: Pick<NewVault, 'ways' | 'cost' | 'connection'> & { readonly actor?: string },
  take: (
    store: Store,
    wrap: (id: string, key: Uint8Array) => WrappedKey,
  ) => ReturnType<Parameters<typeof refill>[2]>,
): Promise<{ readonly home: Home; readonly refilled: Refilled }> {
  const { file, master, publicKeys } = await createKeyFile(
    ways.map(({ secret }) => secret),
    cost === undefined ? {} : { cost },
  );
  const { wrapping } = keysFrom(master);
  const wrap = (id: string, key: Uint8Array) => ({ id, wrapped: wrapKey(wrapping.key, id, key) });
  const place = connection === undefined ? {} : { connection };
  const refilled = await refill(dir, { keyFile: file, masters: { master }, ...place }, (store) =>
    take(store, wrap),
  );
  const home = await opened(await siteOf(dir), { master });
  const actor = given ?? (await home.actor());
  const gone = openWays(await home.ways());
  await home.vault.append([
    ...gone.map(({ id }) => wayRevoked(actor, id, 'imported: this way opened the vault that was exported')),
    ...newWays(actor, ways, publicKeys),
  ]);
  return { home, refilled };
}

function newWays(actor: string, ways: readonly NewWay[], publicKeys: readonly Uint8Array[]): Plain[] {
  return ways.map(({ kind, label }, i) =>
    wayAdded(actor, newId('w'), { way: kind, label, publicKey: base64(publicKeys[i]!) }),
  );
}

function openedSeed({ key }: Wrapping, wrapped: Uint8Array | null | undefined): Uint8Array | undefined {
  if (!wrapped) return undefined;
  try {
    return unwrapKey(key, SIGNING, wrapped);
  } catch (error) {
    if (error instanceof Unsealable) return undefined;
    throw error;
  }
}

/** A vault that is open. */
export class Home {
  readonly vault: Vault;
  /** The 32 bytes of the key that signs its checkpoints. */
  readonly publicKey: Uint8Array;
  readonly #site: Site;
  #masters: MasterKeys;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(site: Site, vault: Vault, masters: MasterKeys, signing: KeyObject) {
    this.vault = vault;
    this.publicKey = signingPublic(signing);
    this.#site = site;
    this.#masters = masters;
  }

  get dir(): string {
    return this.#site.dir;
  }
  get id(): string {
    return this.#site.id;
  }
  /** The name under which its checkpoints are signed. */
  get origin(): string {
    return originOf(this.#site.id);
  }
  get store(): Store {
    return this.vault.store;
  }

  /** Of a team: where the server is. */
  get connection(): string | undefined {
    return this.#site.connection;
  }

  /** Who works here unless said otherwise. */
  async actor(): Promise<string> {
    if (this.#site.member !== undefined) return this.#site.member;
    return Buffer.from((await this.store.setting(ACTOR)) ?? NONE).toString();
  }

  /** All ways there ever were. */
  async ways(): Promise<Way[]> {
    return waysOf(await this.vault.entriesOf(NONE));
  }

  /** The key file as it is: what a backup needs so that the same ways open it. */
  keyFile(): Promise<Uint8Array> {
    return this.#site.readKeys();
  }

  /** The keys that it was opened with. They stay those of this vault: for a rehearsal of its backup. */
  masters(): MasterKeys {
    return this.#masters;
  }

  /** Adds a way. @throws TooManyWays */
  async addWay(actor: string, { kind, label, secret }: NewWay): Promise<Way> {
    const file = await this.#site.readKeys();
    const publicKey = await publicKeyOf(secret, file);
    const present = openWays(await this.ways());
    // Before anything is written: there is a slot for it.
    withSlots(file, [...present.map((way) => way.publicKey), publicKey], this.#masters);
    const id = newId('w');
    await this.#change('slots', wayAdded(actor, id, { way: kind, label, publicKey: base64(publicKey) }));
    return (await this.ways()).find((way) => way.id === id)!;
  }

  /**
   * Revokes a way and changes the key of the vault. What somebody copied before stays open to that way: the store and the key
   * file as they were.
   *
   * @throws NoSuchWay, LastWay
   */
  async revokeWay(actor: string, id: string, reason: string): Promise<void> {
    const present = openWays(await this.ways());
    if (!present.some((way) => way.id === id)) throw new NoSuchWay(id);
    if (present.length === 1) throw new LastWay(id);
    await this.#change('key', wayRevoked(actor, id, reason));
  }

  /** Changes the key of the vault; the ways stay. */
  async changeKey(actor: string, reason: string): Promise<void> {
    const entry = { actor, kind: 'key.changed', case: NONE, subject: NONE, key: VAULT_KEY, body: { reason } };
    await this.#change('key', entry);
  }

  async close(): Promise<void> {
    await this.store.close();
  }

  #change(what: 'slots' | 'key', entry: Plain): Promise<void> {
    return this.inTurn(async () => {
      await this.store.setSetting(PENDING, Buffer.from(what));
      await this.vault.append([entry]);
      await this.settle();
    });
  }

  /** Does what must not meet a change of ways or of the key: one after the other, in the order of the calls. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Finishes what a change of ways or of the key left undone. Changes nothing when there is nothing. */
  async settle(): Promise<void> {
    const pending = await this.store.setting(PENDING);
    const changing = this.#masters.next !== undefined || pending?.toString() === 'key';
    if (pending === null && !changing) return;
    const publicKeys = openWays(await this.ways()).map(({ publicKey }) => publicKey);
    const slots = async (masters: MasterKeys) => {
      await this.#site.writeKeys(withSlots(await this.#site.readKeys(), publicKeys, masters));
      this.#masters = masters;
    };
    if (changing) {
      const { master, next = new Uint8Array(randomBytes(32)) } = this.#masters;
      await slots({ master, next });
      const keys = keysFrom(next);
      if (this.vault.wrappedUnder !== keys.wrapping.name)
        await this.vault.rewrap(keys.wrapping, (wrap, under) =>
          this.#site.rekey(this.store, keys.file, wrap, under),
        );
      await slots({ master: next });
    } else await slots(this.#masters);
    await this.store.setSetting(PENDING, null);
  }
}

const originOf = (id: string): string => `moksori.vault/${id}`;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function signer(id: string, key: KeyObject): Sign {
  return (size, root) => signCheckpoint({ origin: originOf(id), size, root }, key);
}

/** What follows from the key of the vault: each use has a key of its own. */
function keysFrom(master: Uint8Array): {
  readonly file: Uint8Array;
  readonly blind: Uint8Array;
  readonly wrapping: Wrapping;
} {
  return {
    file: derive(master, 'moksori file'),
    blind: derive(master, 'moksori index'),
    wrapping: {
      key: secretKey(derive(master, 'moksori data keys')),
      name: Buffer.from(derive(master, 'moksori name of the key')).toString('hex', 0, 4),
    },
  };
}

/** Crockford's base32 without look-alikes, lower case. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: 30 bits of chance behind a letter that says what it is of. */
export function newId(letter: string): string {
  const word = randomBytes(4).readUInt32BE();
  return `${letter}-${Array.from({ length: 6 }, (_, i) => LETTERS[(word >>> (5 * i)) & 31]).join('')}`;
}
