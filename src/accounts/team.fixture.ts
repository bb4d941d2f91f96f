/** A vault with accounts in a folder that goes away, a clock, and authenticators: for tests. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base32nopad } from '@scure/base';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createVault, type Home, openVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { Accounts } from './accounts.ts';
import type { Role } from './rights.ts';
import { codeAt } from './totp.ts';

export const ORIGIN = 'https://cases.example.org';
export const PASSWORD = 'a lamp on the third step';
const SECRET = Buffer.from('a secret that opens it');

export interface Office {
  readonly accounts: Accounts;
  readonly home: Home;
  /** The first person, who made the vault. */
  readonly first: string;
  /** Moves the clock. */
  pass(ms: number): void;
  now(): number;
  /** Closes the vault and opens it again, as a restart does. */
  restart(): Promise<Office>;
}

export async function withOffice(work: (office: Office) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-accounts-'));
  const dir = join(folder, 'vault');
  let passed = 0;
  const now = (): number => Date.now() + passed;
  let home = await createVault(dir, {
    ways: [{ kind: 'passphrase', label: 'passphrase', secret: SECRET }],
    actor: 'a-first1',
    name: 'Somi',
    version: '0.0.0',
    cost: LEAST_COST,
  });
  const office = async (): Promise<Office> => ({
    accounts: await Accounts.of(home.vault, { origin: ORIGIN, now }),
    home,
    first: 'a-first1',
    pass: (ms) => {
      passed += ms;
    },
    now,
    restart: async () => {
      await home.close();
      home = await openVault(dir, SECRET);
      return office();
    },
  });
  try {
    await work(await office());
  } finally {
    await home.close();
    rmSync(folder, { recursive: true });
  }
}

/** The code of a secret at a time, as somebody's telephone shows it. */
export const codeOf = (secret: string, now: number): string =>
  codeAt(base32nopad.decode(secret), Math.floor(now / 30_000));

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Of their session. */
  readonly token: string;
}

/** Follows a link, sets the password and codes. */
export async function follow({ accounts, now }: Office, link: string): Promise<Member> {
  const { name, ticket, secret } = await accounts.invited(link);
  const token = await accounts.open(ticket, PASSWORD, { code: codeOf(secret, now()) });
  const { id } = (await accounts.who(token))!;
  return { id, name, secret, token };
}

export async function firstAdmin(office: Office): Promise<Member> {
  return follow(office, await office.accounts.linkAt(office.first, office.first, ['admin', 'documenter']));
}

/** Invited by somebody, approved by another where that is needed. */
export async function member(
  office: Office,
  by: string,
  name: string,
  roles: readonly Role[],
  second?: string,
): Promise<Member> {
  const { accounts } = office;
  const done = await accounts.propose(by, { what: 'invite', name, roles, reason: 'joins us' });
  const link = done.link ?? (await accounts.approve(second!, done.waits!)).link!;
  return follow(office, link);
}

export async function signIn(office: Office, { name, secret }: Member): Promise<string> {
  const { ticket } = await office.accounts.begin(name, PASSWORD, '203.0.113.5');
  return office.accounts.enter(ticket, { code: codeOf(secret, office.now()) }, '203.0.113.5');
}

/** A security key without hardware (ES256, no attestation). */
export class SecurityKey {
  readonly #public: Record<string, string>;
  readonly #private: KeyObject;
  readonly id = Buffer.from('an invented credential').toString('base64url');
  counter = 0;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#public = publicKey.export({ format: 'jwk' }) as Record<string, string>;
    this.#private = privateKey;
  }

  make(options: unknown, origin = ORIGIN): unknown {
    const id = Buffer.from(this.id, 'base64url');
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(Buffer.from(this.#public.x!, 'base64url'))],
      [-3, bytes(Buffer.from(this.#public.y!, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#head(origin, 0x45),
      Buffer.alloc(16),
      length,
      id,
      isoCBOR.encode(key),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', bytes(authData)],
    ]);
    return this.#answer({
      clientDataJSON: client('webauthn.create', options, origin).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
    });
  }

  answer(options: unknown, origin = ORIGIN): unknown {
    this.counter++;
    const authData = this.#head(origin, 0x05);
    const data = client('webauthn.get', options, origin);
    const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()]);
    return this.#answer({
      clientDataJSON: data.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, this.#private).toString('base64url'),
    });
  }

  #head(origin: string, flags: number): Buffer {
    const rest = Buffer.alloc(5);
    rest[0] = flags;
    rest.writeUInt32BE(this.counter, 1);
    return Buffer.concat([createHash('sha256').update(new URL(origin).hostname).digest(), rest]);
  }

  #answer(response: Record<string, string>): unknown {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }
}

const bytes = (from: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(from);

function client(type: string, options: unknown, origin: string): Buffer {
  const { challenge } = options as { readonly challenge: string };
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}
