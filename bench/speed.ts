/**
 * How fast? `npm run bench:speed -- [--language en|ko|ja]`: reports a second on one core, a cold command, peak memory, a network of
 * 1,000 claims. The reports are the invented ones of the gold, joined to 3 kB each (of UTF-8, so a Korean one is some 1,300 characters);
 * the network is made up here, always the same. Exits 1 when the language has no reader.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { intakeText } from '../src/intake/intake-text.ts';
import { loadPack } from '../src/packs/load.ts';
import { READERS } from '../src/read/index.ts';
import { SAMPLE_CONVENTIONS } from '../src/time/conventions.fixture.ts';
import { type Fact, solve } from '../src/time/index.ts';

const SIZE = 3000;
const root = join(import.meta.dirname, '..');
const { language } = parseArgs({ options: { language: { type: 'string', default: 'en' } } }).values;
const read = await READERS[language]?.();
if (!read) {
  process.stderr.write(`bench:speed: there is no reader for the language ${language}\n`);
  process.exit(1);
}
/** Reports a second that are asked for. */
const GOAL = language === 'en' ? '1,000' : '500';

const pack = loadPack('prk');
const reports = texts().map((text, i) =>
  intakeText({ bytes: Buffer.from(text), file: `invented-${i}.txt`, language }),
);
const characters = reports.reduce((sum, { characters }) => sum + characters, 0) / reports.length;

// Processor time of this thread, so that what else runs on the machine does not count; warm, as a long job is.
readFor(4000);
const perReport = readFor(5000);

const good = network(1000, false);
const bad = network(1000, true);
solve(good, SAMPLE_CONVENTIONS);
const bounds = median(5, () => solve(good, SAMPLE_CONVENTIONS));
let conflicts = 0;
const contradicted = median(3, () => {
  conflicts = solve(bad, SAMPLE_CONVENTIONS).conflicts.length;
});

const cold = coldStart();

console.log(`Node ${process.versions.node}, ${cpus()[0]?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, ${new Date().toISOString().slice(0, 10)}

| what | measured | goal |
| --- | --- | --- |
| read, ${Math.round(characters)} characters a report, one core | ${Math.round(1000 / perReport)} reports/s (${perReport.toFixed(2)} ms each) | ≥ ${GOAL}/s |
| cold \`moksori read\` of one such report, wall time | ${(cold.milliseconds / 1000).toFixed(2)} s | < 0.5 s |
| peak memory of that command | ${Math.round(cold.memory / 1024)} MB | – |
| network of 1,000 claims: all bounds | ${bounds.toFixed(0)} ms | < 50 ms |
| network of 1,000 claims with contradictions: bounds and ${conflicts} minimal conflicts | ${contradicted.toFixed(0)} ms | < 1,000 ms |`);

/** Reads all reports again and again for so many milliseconds; the processor time that one took. */
function readFor(milliseconds: number): number {
  let done = 0;
  const until = performance.now() + milliseconds;
  const from = process.threadCpuUsage();
  while (performance.now() < until) {
    for (const report of reports) read!(report, pack);
    done += reports.length;
  }
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000 / done;
}

/** The gold's texts one after the other, cut into reports at paragraphs. */
function texts(): string[] {
  const folder = join(root, 'bench/read/gold', language, 'dev');
  const paragraphs = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) =>
      (parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text.split(/\n\s*\n/),
    );
  const all: string[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    text += `${paragraph.trim()}\n\n`;
    if (Buffer.byteLength(text) >= SIZE) {
      all.push(text);
      text = '';
    }
  }
  return all;
}

/** Acts in a row, each after the one before; every third has a window of its own. `crossed` moves some windows too far back. */
function network(claims: number, crossed: boolean): Fact[] {
  const facts: Fact[] = [];
  const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
  for (let i = 0; facts.length < claims; i++) {
    facts.push({
      kind: 'gap',
      id: `g${i}`,
      claims: [`g${i}`],
      rule: 'order',
      from: `a${i}.start`,
      to: `a${i + 1}.start`,
      min: 3,
      max: 5,
    });
    if (i % 3 === 0) {
      const shift = crossed && i % 150 === 75 ? -130 : 0;
      const earliest = day(4 * i - 60 + shift);
      facts.push({
        kind: 'window',
        id: `w${i}`,
        claims: [`w${i}`],
        rule: 'date',
        point: `a${i}.start`,
        earliest,
        latest: day(4 * i + 60 + shift),
      });
    }
  }
  return facts;
}

function coldStart(): { milliseconds: number; memory: number } {
  const folder = mkdtempSync(join(tmpdir(), 'moksori-bench-'));
  try {
    const file = join(folder, 'report.txt');
    writeFileSync(file, reports[0]!.text);
    const command = [join(root, 'bin/moksori.js'), 'read', file, '--report-language', language];
    const once = () => {
      const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    };
    once();
    const milliseconds = median(7, once);
    const watch = `process.on('exit', () => process.stderr.write('maxrss ' + process.resourceUsage().maxRSS))`;
    const { stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, ...command],
      {
        encoding: 'utf8',
      },
    );
    return { milliseconds, memory: Number(/maxrss (\d+)/.exec(stderr)?.[1]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(times: number, run: () => unknown): number {
  const all = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return all[times >> 1]!;
}
