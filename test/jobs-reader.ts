/**
 * A reader as a process of its own, for src/jobs/jobs.test.ts: `node test/jobs-reader.ts CONNECTION`. Says `ready`, `begins FILE`, `did JOB`. A file whose
 * name begins with `deadly` kills it; one that begins with `slow` is held for a minute.
 */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { draft } from '../src/draft/draft.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { work } from '../src/jobs/work.ts';
import { loadPack } from '../src/packs/load.ts';
import { addDraft } from '../src/review/add.ts';
import { openPostgres } from '../src/vault/postgres/store.ts';
import { Vault } from '../src/vault/vault.ts';
import { sign } from './invented-signer.ts';
import { wrapping } from './jobs-wrapping.ts';

const connection = process.argv[2]!;
const pack = loadPack('prk');
const store = await openPostgres({ connection, sign, blind: new Uint8Array(32) });
const vault = new Vault(store, wrapping);
const queue = await openQueue(connection);
const say = (line: string) => writeSync(1, `${line}\n`);
await work(vault, queue, {
  take: async (file, { actor, once }) => {
    say(`begins ${file.file}`);
    if (file.file.startsWith('deadly')) process.kill(process.pid, 'SIGKILL');
    if (file.file.startsWith('slow')) await sleep(60_000);
    const drafted = await draft([file], { pack });
    if (drafted.reports.length === 0) throw drafted.refused[0]!;
    const { entries } = addDraft(drafted, { actor, pack: { id: 'prk', version: 'invented' }, version: '0' });
    await vault.append(entries, { once });
  },
  after: (job) => say(`did ${job}`),
});
say('ready');
