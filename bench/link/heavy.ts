/** The headline job: invented people made by DuckDB, written as CSV, and linked from there to the groups. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { scanOn } from '../../src/cli/link/workers.ts';
import { readList } from '../../src/intake/lists/read-list.ts';
import { groupsOf } from '../../src/link/cluster.ts';
import { type Plan, planOf } from '../../src/link/plan.ts';
import { link } from '../../src/link/run.ts';
import { clusterScore, pairScore, type Score } from './score.ts';

const six = [
  ['first_name', 'surname'],
  ['surname', 'dob'],
  ['first_name', 'dob'],
  ['dob', 'place'],
  ['surname', 'incident_date'],
  ['first_name', 'incident_date'],
];
const rules = {
  light: [...six, ['first_name:three', 'surname:three', 'place']],
  heavy: [...six, ['surname', 'place'], ['incident_date', 'place'], ['dob'], ['surname:four', 'dob:year']],
};
export type Weight = keyof typeof rules;

/** Makes the people and calls back with the CSV file. */
export async function withPeople<T>(
  data: string,
  people: number,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
  try {
    const file = join(folder, 'people.csv');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`SET VARIABLE n_ent = ${people}`);
    await connection.run(readFileSync(join(data, 'invented/bench_gen.sql'), 'utf8'));
    await connection.run(`COPY (SELECT * FROM recs ORDER BY unique_id) TO '${file}'`);
    connection.closeSync();
    instance.closeSync();
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Heavy {
  readonly rows: number;
  readonly pairs: number;
  readonly full: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Of comparing and scoring alone. */
  readonly scanCpu: number;
  readonly rss: number;
  readonly stages: string;
  readonly pair: Score;
  readonly cluster: Score;
  readonly hash: string;
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The plan of the job, from the file. */
export async function planned(
  file: string,
  weight: Weight,
  lap: (name: string) => void = () => {},
): Promise<{ plan: Plan; apart: Int32Array }> {
  const columns = ['first_name', 'surname', 'dob', 'place', 'incident_date'] as const;
  const { rows, columns: read } = await readList(file, [...columns]);
  lap('read');
  const holds = ['given', 'surname', 'birth', 'place', 'event'] as const;
  const apart = new Int32Array(rows).fill(-1);
  const plan = planOf(
    columns.map((name, i) => ({ name, holds: holds[i]!, raw: read.get(name)! })),
    { apart, rules: rules[weight] },
  );
  lap('plan');
  return { plan, apart };
}

/** Reading, dictionaries, blocks, training, comparing, grouping and the text of the groups. */
export async function heavy(file: string, weight: Weight): Promise<Heavy> {
  const began = performance.now();
  const cpu = cpuSeconds();
  const stages: string[] = [];
  let last = began;
  const lap = (name: string) => {
    stages.push(`${name} ${((performance.now() - last) / 1000).toFixed(1)}`);
    last = performance.now();
  };
  const { plan, apart } = await planned(file, weight, lap);
  const rows = apart.length;
  let scanCpu = 0;
  const linked = await link(plan, {
    seed: 1,
    apart,
    scan: async (job, tasks, done) => {
      lap('train');
      const before = cpuSeconds();
      const result = await scanOn(job, tasks, done, 2);
      scanCpu = cpuSeconds() - before;
      lap('compare');
      return result;
    },
  });
  lap('group');
  let text = '';
  for (const group of groupsOf(linked.clustering.of)) text += `${group.join(' ')}\n`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  lap('write');
  const seconds = (performance.now() - began) / 1000;
  const used = cpuSeconds() - cpu;
  const rss = process.resourceUsage().maxRSS / 1e6;
  const { columns: known } = await readList(file, ['cluster']);
  const truth = known.get('cluster')!.codes;
  return {
    ...{ rows, pairs: linked.pairs, full: linked.full, seconds, cpu: used, scanCpu, rss, hash },
    stages: stages.join(', '),
    pair: pairScore(linked.edges, truth),
    cluster: clusterScore(linked.clustering.of, truth),
  };
}

/** CPU-seconds of DuckDB, on one thread, for Jaro-Winkler over all pairs with an equal date of birth. */
export async function yardstick(file: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE recs AS SELECT * FROM read_csv('${file}', all_varchar=true)`);
  const before = cpuSeconds();
  await connection.run(
    'SELECT count(*), count(*) FILTER (jaro_winkler_similarity(a.surname, b.surname) >= .92) FROM recs a JOIN recs b ON a.dob = b.dob AND a.unique_id::INT < b.unique_id::INT',
  );
  const used = cpuSeconds() - before;
  connection.closeSync();
  instance.closeSync();
  return used;
}
