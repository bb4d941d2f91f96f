import { createHash } from 'node:crypto';
import { foldedLetters, nameRules, soundRules } from '../../intake/lists/knowledge.ts';
import { readLists, type Together } from '../../intake/lists/lists.ts';
import { readReportFile } from '../../intake/read-file.ts';
import { planOf } from '../../link/plan.ts';
import { reachOf } from '../../link/recall.ts';
import { link, type Stage } from '../../link/run.ts';
import { patternsOf, samples } from '../../link/sample.ts';
import type { Job, Scanned, Task } from '../../link/scan.ts';
import { soundsOf } from '../../link/sounds.ts';
import { planWith, type ReadModel } from '../../link/splink.ts';
import { patternsByStratum } from '../../link/strata.ts';
import { wipe } from '../../link/values.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { each, onlyOne, quoted, WrongUsage } from '../options.ts';
import { progress } from '../progress.ts';
import { CouldNot, nameOf } from '../say.ts';
import { withVault } from '../vault/open.ts';
import { VERSION } from '../version.ts';
import { fill } from '../words.ts';
import { clientOf, scanThrough, serverOf } from './clickhouse.ts';
import { decideRows } from './decide-rows.ts';
import { type Kept, keptIn, laidOn, PairDesk, tellAside } from './kept.ts';
import { modelIn, said, saveModel } from './models.ts';
import { type Part, partOf, partText, tasksOfPart } from './parts.ts';
import { reviewRows } from './review-rows.ts';
import { asCsv, exported, type Run } from './shown.ts';
import { summary } from './summary.ts';
import { type PatternTable, printTables } from './tables.ts';
import { scanOn } from './workers.ts';

const SEED = 1;
const DRAWS = 50;
/** A part of a run is numbers: so many bytes are a hundred million of them. */
const LARGEST_PART = 2_000_000_000;
const MOST_LISTS = 30;

/** `moksori link`: everything is printed when all is done, and nothing of the lists is kept. Decisions on pairs go into a vault. */
export async function linkCommand(args: Args, io: Io): Promise<void> {
  const { vault } = args.options;
  if (args.options.cases === true) return (await import('./cases.ts')).casesCommand(args, io);
  const writing = writes(args);
  if (writing !== undefined && vault === undefined)
    throw new CouldNot(
      fill(messages.link.decided.needsVault, { option: writing }),
      messages.link.decided.needsVaultHint,
    );
  if (writing !== undefined)
    return withVault(args, io, async (home) => linked(args, io, await PairDesk.open(home, args)));
  // The vault is closed again before the work begins.
  const kept = vault === undefined ? undefined : await withVault(args, io, (home) => keptIn(home.vault));
  return linked(args, io, kept);
}

async function linked(args: Args, io: Io, decided: PairDesk | Kept | undefined): Promise<void> {
  const { files, options } = args;
  for (const deciding of ['same', 'different', 'sample'])
    onlyOne(args, ['json', 'csv', 'tables', 'chunk', deciding]);
  const review = options.review === true;
  if (options.sample !== undefined && !review)
    throw new WrongUsage(
      messages.link.review.wrongSample,
      'moksori link LISTS --review --sample 100 --vault DIR',
    );
  const sample =
    options.sample === undefined ? undefined : numberOf('sample', options.sample, 100, 1, 100_000);
  const how = onlyOne(args, ['json', 'csv', 'tables', 'chunk', 'review']);
  const seed = numberOf('seed', options.seed, SEED, 0, Number.MAX_SAFE_INTEGER);
  const draws = numberOf('draws', options.draws, DRAWS, 2, 1000);
  const workers = options.workers === undefined ? undefined : numberOf('workers', options.workers, 1, 1, 64);
  const chunk = chunkOf(options.chunk);
  for (const other of ['chunk', 'part', 'workers']) onlyOne(args, ['clickhouse', other]);
  const server = options.clickhouse === undefined ? undefined : serverOf(String(options.clickhouse));
  const budget = options.pairs === undefined ? undefined : numberOf('pairs', options.pairs, 1, 1, 1e10);
  const approved = typeof options['second-person'] === 'string' ? options['second-person'] : undefined;
  if (files.length < 2) throw new CouldNot(messages.link.one, messages.link.oneHint);
  if (files.length > MOST_LISTS)
    throw new CouldNot(fill(messages.link.many, { most: MOST_LISTS }), messages.link.manyHint);
  const model = options.model === undefined ? undefined : await modelIn(String(options.model));
  const tell = progress(io);
  tell(messages.link.read);
  const together = await readLists(files, approved !== undefined);
  if (decided instanceof PairDesk && !review) return decideRows(args, io, together, decided);
  const kept = decided instanceof PairDesk ? decided.kept : decided;
  // Who judges a sample is not led by what others said before: everybody gets the same pairs.
  const laid = kept && sample === undefined ? laidOn(together, kept, io) : undefined;
  const settings = {
    ...{
      apart: together.apart,
      letters: foldedLetters(),
      sounds: soundsOf(soundRules()),
      names: nameRules(),
    },
    ...(budget !== undefined && { budget }),
  };
  const plan = model
    ? said(String(options.model), () => planWith(model, together.columns, settings))
    : planOf(together.columns, settings);
  const constrained = laid && { same: laid.same, different: laid.different, labels: laid.labels };
  try {
    if (plan.rules.length === 0) throw new CouldNot(messages.link.noRule, messages.link.noRuleHint);
    const run = runId(together, plan.rules.map(({ name }) => name).join('|'), seed, model);
    const parts = await partsOf(each(args, 'part'), run);
    const scan = async (
      job: Job,
      tasks: readonly Task[],
      done: (tasks: number) => void,
    ): Promise<Scanned[]> => {
      if (parts.length > 0) return parts.map(({ scanned }) => scanned);
      if (server)
        return scanThrough(job, await clientOf(server, io.env), server.host, (rules) =>
          done(Math.floor((rules * tasks.length) / job.blocks.length)),
        );
      if (chunk === undefined) return scanOn(job, tasks, done, workers);
      const scanned = await scanOn(job, tasksOfPart(tasks, ...chunk), done, workers);
      throw new Chunk(scanned);
    };
    const linked = await link(plan, {
      ...{ seed, apart: together.apart, scan, step: stepTeller(tell, io) },
      ...constrained,
      ...(model && { model: model.model }),
    });
    if (options['save-model'] !== undefined)
      await saveModel(String(options['save-model']), plan, linked.model);
    if (laid) tellAside(laid, io);
    if (decided instanceof PairDesk)
      return await reviewRows({ together, plan, linked, laid, sample, seed }, decided, io);
    const list = new Int32Array(together.rows);
    for (let i = 0; i < together.lists.length; i++)
      list.fill(i, together.starts[i]!, together.starts[i + 1]!);
    const strata: PatternTable[][] = [];
    const counted = (of: Int32Array): PatternTable => {
      const { names, of: stratum } = together.strata ?? {};
      if (how === 'tables' && names && stratum)
        strata.push(patternsByStratum(of, list, stratum, names.length));
      return patternsOf(of, list);
    };
    const tables = how === 'csv' ? [] : [...samplesOf()];
    const shown: Run = {
      ...{ together, plan, linked, seed, approved, tables, laid, version: VERSION },
      reach: reachOf(
        linked.edges,
        plan.rules.map(({ blocks }) => blocks),
      ),
    };
    if (how === 'csv') return io.out(asCsv(shown));
    if (how === 'tables') return printTables(together, tables, strata, io);
    if (how === 'json') return io.out(`${JSON.stringify(exported(shown), null, 1)}\n`);
    return io.out(summary(shown, io.columns));

    function* samplesOf() {
      for (const of of samples({
        ...{ seed, rows: together.rows, draws, apart: together.apart },
        ...{ comparisons: plan.comparisons, model: linked.model, edges: linked.edges },
        rounds: linked.trained?.rounds ?? [],
        lambdas: linked.trained?.lambdas,
        ...constrained,
        step: (done, all) => tell(fill(messages.link.samples, { done, of: all })),
      }))
        yield counted(of);
    }
  } catch (error) {
    if (!(error instanceof Chunk)) throw error;
    const run = runId(together, plan.rules.map(({ name }) => name).join('|'), seed, model);
    const [part, of] = chunk!;
    for (const text of partTexts(error.scanned, part, of, run)) io.out(text);
  } finally {
    // Strings cannot be overwritten; what they were turned into can.
    for (const { values, ids } of plan.columns.values()) {
      wipe(values);
      ids.fill(-1);
    }
    for (const { raw } of together.columns) raw.codes.fill(-1);
    for (const named of together.rowNames) named?.codes.fill(-1);
    together.strata?.of.fill(-1);
  }
}

/** The option by which a run writes decisions. */
function writes({ options }: Args): string | undefined {
  return ['review', 'same', 'different'].find((name) => options[name] !== undefined);
}

/** Ends a run after its own part was scanned. */
class Chunk extends Error {
  readonly scanned: readonly Scanned[];
  constructor(scanned: readonly Scanned[]) {
    super('chunk');
    this.scanned = scanned;
  }
}

function* partTexts(scanned: readonly Scanned[], part: number, of: number, run: string): Generator<string> {
  for (const each of scanned) yield partText({ part, of, run, scanned: each });
  if (scanned.length === 0) yield `${JSON.stringify({ format: 1, part, of, run, empty: true })}\n`;
}

/** Reads parts; each file has a line for every task. */
async function partsOf(files: readonly string[], run: string): Promise<Part[]> {
  const parts: Part[] = [];
  const seen = new Map<number, string>();
  let of = 0;
  for (const file of files) {
    const { bytes } = await readReportFile(file, LARGEST_PART);
    for (const line of new TextDecoder().decode(bytes).split('\n')) {
      if (line === '') continue;
      const empty = /^\{"format":1,"part":(\d+),"of":(\d+),"run":"(\w+)","empty":true\}$/.exec(line);
      const part = empty ? undefined : partOf(line);
      const found = part ?? (empty && { part: Number(empty[1]), of: Number(empty[2]), run: empty[3]! });
      if (!found)
        throw new CouldNot(fill(messages.link.noPart, { file: nameOf(file) }), messages.link.partHint);
      if (found.run !== run)
        throw new CouldNot(fill(messages.link.otherRun, { file: nameOf(file) }), messages.link.otherRunHint);
      if (seen.has(found.part) && seen.get(found.part) !== file)
        throw new CouldNot(fill(messages.link.partTwice, { part: found.part }), messages.link.partHint);
      seen.set(found.part, file);
      of = found.of;
      if (part) parts.push(part);
    }
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((part) => !seen.has(part));
  if (missing.length > 0)
    throw new CouldNot(fill(messages.link.missing, { parts: missing.join(', ') }), messages.link.partHint);
  return parts;
}

function runId({ lists }: Together, rules: string, seed: number, model: ReadModel | undefined): string {
  const text = [
    ...lists.map(({ sha256, declared }) => `${sha256} ${JSON.stringify(declared)}`),
    rules,
    seed,
    VERSION,
    ...(model ? [JSON.stringify(model)] : []),
  ];
  return createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 32);
}

function stepTeller(tell: (what: string) => void, io: Io) {
  let stage: Stage | undefined;
  let began = 0;
  return (now: Stage, done: number, of: number): void => {
    if (now !== stage) {
      stage = now;
      began = io.clock();
    }
    if (now === 'compare' && done > 0) {
      const seconds = Math.ceil(((io.clock() - began) * (of - done)) / done / 1000);
      tell(fill(messages.link.compareLeft, { percent: Math.floor((100 * done) / of), seconds }));
    } else tell(messages.link[now]);
  };
}

function chunkOf(value: Args['options'][string] | undefined): [number, number] | undefined {
  if (value === undefined) return undefined;
  const found = /^(\d{1,4})\/(\d{1,4})$/.exec(String(value));
  const [part, of] = [Number(found?.[1]), Number(found?.[2])];
  if (part >= 1 && part <= of) return [part, of];
  throw new WrongUsage(`--chunk ${quoted(String(value))} is no part of a whole`, 'for example --chunk 2/8');
}

function numberOf(
  name: string,
  value: Args['options'][string] | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (value === undefined) return otherwise;
  const number = /^\d{1,16}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUsage(
    `--${name} ${quoted(String(value))} is not a whole number from ${least} to ${most}`,
    `for example --${name} ${Math.max(otherwise, least)}`,
  );
}
