/**
 * A process that takes reports in, for src/review/take-in.test.ts: `node test/take-in-child.ts CONNECTION`. For each line on standard
 * input it takes in the same two reports of that round as its siblings do, and answers how many of them it added.
 */
import { createInterface } from 'node:readline';
import { draft } from '../src/draft/draft.ts';
import { loadPack } from '../src/packs/load.ts';
import { takeIn } from '../src/review/take-in.ts';
import { openPostgres } from '../src/vault/postgres/store.ts';
import { Vault } from '../src/vault/vault.ts';
import { sign } from './invented-signer.ts';
import { wrapping } from './jobs-wrapping.ts';

const pack = loadPack('prk');
const store = await openPostgres({ connection: process.argv[2]!, sign, blind: new Uint8Array(32) });
const vault = new Vault(store, wrapping);
const told = (n: number) =>
  Buffer.from(`On ${n + 1} May 2021 police arrested a woman called Quillonette, a neighbour said.\n`);
const drafted = async (round: number) => {
  const files = [told(2 * round), told(2 * round + 1)];
  const inputs = files.map((bytes, i) => ({ file: `r${i}.txt`, bytes }));
  return { files, drafted: await draft(inputs, { pack }) };
};
// Read before it is asked, so that all begin at one moment.
const rounds = await Promise.all(Array.from({ length: 5 }, (_, round) => drafted(round)));
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { files, drafted } = rounds[Number(line)]!;
  const about = { actor: 'a-1', pack: { id: 'prk', version: 'invented' }, version: '0' };
  const { cases } = await takeIn(vault, drafted, { ...about, files });
  console.log(cases.reduce((n, { reports }) => n + reports.length, 0));
}
await store.close();
