/** The app on a throw-away vault with invented reports, asked without a socket. Every answer is held against its shape. */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { z } from 'zod';
import { draft } from '../draft/draft.ts';
import { loadPack } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { takeIn } from '../review/take-in.ts';
import { createVault } from '../vault/home.ts';
import { LEAST_COST } from '../vault/keys/kdf.ts';
import { type App, appOf } from './app.ts';
import { House } from './house.ts';
import { OnePerson } from './one.ts';
import { Rate } from './rate.ts';
import type { Room } from './room.ts';
import { type CaseView, caseView, type Problem, problem, session } from './shapes.ts';

export const PASSPHRASE = 'invented words for a test';
export const ORIGIN = 'http://localhost';
let loaded: Pack | undefined;
export const packOnce = (): Pack => (loaded ??= loadPack('prk'));

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes as JSON; text and forms go as they are. */
  readonly body?: unknown;
  /** Without the session. */
  readonly stranger?: true;
}

export interface Served {
  readonly dir: string;
  readonly app: App;
  readonly house: House;
  readonly access: OnePerson;
  readonly cases: readonly string[];
  ask(path: string, asking?: Asking): Promise<Response>;
  /** The answer, which must be of the shape. */
  json<T extends z.ZodType>(path: string, shape: T, asking?: Asking): Promise<z.infer<T>>;
  /** The problem, which must have the status. */
  refused(path: string, status: number, asking?: Asking): Promise<Problem>;
  view(id?: string): Promise<CaseView>;
  /** Entries of the ledger. */
  size(): Promise<number>;
}

export interface Setting {
  /** Files of data/demo that are in the vault, each set a case of its own or several. */
  readonly reports?: readonly string[];
  /** For uploads. */
  readonly room?: Room;
  /** Each of them is a case of its own. */
  readonly apart?: boolean;
  readonly vault?: 'none' | 'locked' | 'open';
  readonly now?: () => number;
  readonly idle?: number;
  /** Requests at once; as many as wanted when not given. */
  readonly burst?: number;
}

export async function serve(t: TestContext, setting: Setting = {}): Promise<Served> {
  const { reports = ['hoeryong-phone.txt'], vault = 'open', now = Date.now, idle = 0 } = setting;
  const dir = mkdtempSync(join(tmpdir(), 'moksori-server-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const place = join(dir, 'vault');
  const cases = vault === 'none' ? [] : await vaultWith(place, reports, setting.apart);
  const house = new House({ dir: place, pack: packOnce, version: '0.1.0', now, idle });
  t.after(() => house.close());
  const access = new OnePerson(house, now);
  const faults: unknown[] = [];
  t.after(() => assert.deepEqual(faults, [], 'faults of our own'));
  const app = appOf({
    ...(setting.room && { room: setting.room }),
    house,
    access,
    fault: (error) => faults.push(error),
    rate: new Rate(now, setting.burst ?? Number.POSITIVE_INFINITY),
    more: [(routes) => access.routes(routes)],
  });
  if (vault === 'open') await house.unlock(Buffer.from(PASSPHRASE));
  const cookie = `moksori=${access.enter(access.link())}`;
  let token = '';
  const ask: Served['ask'] = async (path, { method, headers, body, stranger } = {}) => {
    const raw = typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array;
    return app.request(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        origin: ORIGIN,
        ...(!stranger && { cookie, 'x-moksori': token }),
        ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: (raw ? body : JSON.stringify(body)) as string }),
    });
  };
  const json: Served['json'] = async (path, shape, asking) => {
    const answer = await ask(path, asking);
    const got = await answer.json();
    assert.ok(answer.ok, `${path}: ${JSON.stringify(got)}`);
    return shape.parse(got);
  };
  ({ token } = await json('/api/session', session));
  return {
    dir: place,
    app,
    house,
    access,
    cases,
    ask,
    json,
    refused: async (path, status, asking) => {
      const answer = await ask(path, asking);
      const got = await answer.json();
      assert.equal(answer.status, status, `${path}: ${JSON.stringify(got)}`);
      assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/);
      return problem.parse(got);
    },
    view: (id = cases[0]!) => json(`/api/cases/${id}`, caseView),
    size: async () => (await house.open.home.store.head()).size,
  };
}

/** Makes a vault with reports of data/demo, and closes it. Gives the cases. */
export async function vaultWith(place: string, reports: readonly string[], apart = false): Promise<string[]> {
  const home = await createVault(place, {
    ways: [{ kind: 'passphrase', label: 'mine', secret: Buffer.from(PASSPHRASE) }],
    actor: 'a-000001',
    name: 'Invented Person',
    version: '0.1.0',
    cost: LEAST_COST,
  });
  try {
    if (reports.length === 0) return [];
    const files = reports.map((file) => ({
      bytes: readFileSync(new URL(`../../data/demo/${file}`, import.meta.url)),
      file: file.replace(/^.*\//, ''),
      published: '2023-08-04',
    }));
    const pack = packOnce();
    const taken: string[] = [];
    for (const set of apart ? files.map((file) => [file]) : [files]) {
      const { cases } = await takeIn(home.vault, await draft(set, { pack }), {
        actor: 'a-000001',
        pack: { id: pack.id, version: pack.version },
        version: '0.1.0',
        files: set.map(({ bytes }) => bytes),
      });
      taken.push(...cases.map((one) => one.case));
    }
    return taken;
  } finally {
    await home.close();
  }
}
