/**
 * What is hammered: a process that writes to a vault in many ways at once until it is killed, and says what was acknowledged, one
 * line of JSON each. `node test/hammer-child.ts DRIVER PLACE GENERATIONS ROUND`
 */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { KeyChanged, type Store } from '../src/vault/store.ts';
import { blobBytes, type Driver, generationOf, type Said, wrappedAt } from './hammer.ts';

const [module = '', place = '', generations = '[]', round = '0'] = process.argv.slice(2);
const { driver } = (await import(pathToFileURL(module).href)) as { driver: Driver };
const say = (said: Said): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};

const store = await driver.open(place, JSON.parse(generations) as number[]);
let generation = generationOf((await store.keys(['vault']))[0]);
let count = 0;
/** Keys of this process that are there and may be destroyed. */
const made: string[] = [];
const heavy = Number(round) % 5;
say({ said: 'ready' });
await Promise.all([0, 1, 2, 3].map((worker) => work(worker)));

async function work(worker: number): Promise<void> {
  while (true) {
    const chance = Math.random();
    const name = `${round}-${worker}-${count++}`;
    if (worker === 0 && chance < (heavy === 0 ? 0.5 : 0.01)) await change(store);
    else if (worker === 1 && chance < (heavy === 1 ? 0.5 : 0.03) && made.length > 0)
      await append(name, 1, { destroys: made.shift()! });
    else if (worker === 1 && chance < 0.6) {
      if (await append(name, 2, { makes: `case:${name}` })) made.push(`case:${name}`);
    } else if (worker === 2 && chance < 0.1) await blob(`b-${name}-${Math.floor(Math.random() * 1_500_000)}`);
    else if (worker === 2 && chance < 0.2) {
      const value = count;
      say({ said: 'setting', value, done: false });
      await store.setSetting('counter', Buffer.from(String(value)));
      say({ said: 'setting', value, done: true });
    } else await append(name, 1 + Math.floor(Math.random() ** 3 * 60), {});
  }
}

/** False when the key of the vault was changed meanwhile: then nothing was appended, and no key made. */
async function append(
  batch: string,
  of: number,
  more: { makes?: string; destroys?: string },
): Promise<boolean> {
  const drafts = Array.from({ length: of }, (_, i) => ({
    actor: 'hammer',
    kind: 'hammer.struck',
    case: `k-${i % 3}`,
    subject: '-',
    key: 'vault',
    payload: Buffer.from(JSON.stringify({ batch, i, of, ...more, rest: 'x'.repeat(Math.random() * 500) })),
  }));
  const { makes, destroys } = more;
  try {
    const { from } = await store.append(drafts, {
      once: batch,
      ...(makes
        ? { keys: [{ id: makes, wrapped: wrappedAt(generation) }], under: `master-${generation}` }
        : {}),
      ...(destroys ? { destroy: [destroys] } : {}),
    });
    say({ said: 'appended', batch, of, from });
    return true;
  } catch (error) {
    if (!(error instanceof KeyChanged)) throw error;
    return false;
  }
}

async function blob(id: string): Promise<void> {
  async function* chunks() {
    const bytes = blobBytes(id);
    for (let i = 0; i < bytes.length; i += 100_000) yield bytes.subarray(i, i + 100_000);
  }
  await store.putBlob(id, chunks());
  say({ said: 'blob', id });
}

async function change(store: Store): Promise<void> {
  const next = generation + 1;
  say({ said: 'change', generation: next, done: false });
  await driver.change(store, next, ({ id }) => ({ id, wrapped: wrappedAt(next) }));
  generation = next;
  say({ said: 'change', generation: next, done: true });
}
