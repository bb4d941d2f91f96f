import { createHash } from 'node:crypto';
import { type Estimate, estimate, type Settings, type Step } from '../../estimate/estimate.ts';
import { readTable, type Stratum } from '../../estimate/read-table.ts';
import { canonical } from '../../estimate/table.ts';
import { IntakeError } from '../../intake/errors.ts';
import { readReportFile } from '../../intake/read-file.ts';
import type { Args, Io } from '../command.ts';
import { colored, languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { paint } from '../paint.ts';
import { progress } from '../progress.ts';
import { CouldNot, nameOf } from '../say.ts';
import { VERSION } from '../version.ts';
import { fill, wordsOf } from '../words.ts';
import { asHtml } from './html.ts';
import { pageOf } from './page.ts';
import { exported } from './shown.ts';
import { onTerminal } from './terminal.ts';
import { workers } from './workers.ts';

/** A table of lists and their overlaps is small: thousands of sampled clusterings fit. */
const LARGEST = 64 * 1024 * 1024;
const SEED = 1;
const SWEEPS = 320_000;

/** `moksori estimate`: a page for each stratum, printed when all are computed, so that nothing is ever half there. */
export async function estimateCommand({ files, options }: Args, io: Io): Promise<void> {
  const language = languageOf(options.language);
  if (options.json === true && options.html === true)
    throw new WrongUsage('estimate prints JSON or HTML, not both', 'give --json or --html');
  const seed = numberOf('seed', options.seed, SEED, 0, Number.MAX_SAFE_INTEGER);
  const sweeps = numberOf('sweeps', options.sweeps, SWEEPS, 0, 100_000_000);
  const strata = await read(files[0]!);
  const referrals = referralsOf(options.referral, strata);
  const tell = progress(io);
  const done: { readonly one: Estimate; readonly hash: string }[] = [];
  const pool = workers();
  try {
    for (const stratum of strata) {
      const step = stepTeller(stratum.name, tell, io);
      const settings: Settings = { seed, sweeps, referrals, step, start: pool.start };
      const hash = createHash('sha256').update(stratum.tables.map(canonical).join('\n')).digest('hex');
      done.push({ one: await estimate(stratum, settings), hash });
    }
  } finally {
    await pool.end();
  }
  const shown = { inside: options.inside === true, version: VERSION };
  if (options.json === true) {
    const pages = done.map(({ one, hash }) => exported(one, { ...shown, hash }));
    return io.out(`${JSON.stringify({ format: 1, strata: pages }, null, 2)}\n`);
  }
  const words = wordsOf(language).estimate;
  const pages = done.map(({ one, hash }) => ({
    estimate: one,
    page: pageOf(one, words, { ...shown, hash }),
  }));
  if (options.html === true) return io.out(asHtml(pages, words, language));
  const color = paint(colored(options, io));
  io.out(pages.map(({ page }) => onTerminal(page, io.columns, color)).join('\n'));
}

async function read(file: string): Promise<Stratum[]> {
  try {
    return readTable((await readReportFile(file, LARGEST)).bytes);
  } catch (error) {
    if (error instanceof IntakeError) throw new CouldNot(error.message.replace(file, nameOf(file)));
    throw error;
  }
}

/** Says what is being done, how much of it, and how long it may still take. */
function stepTeller(name: string, tell: (what: string) => void, io: Io) {
  let current: Step | undefined;
  let began = 0;
  return (step: Step, done: number, of: number): void => {
    if (step !== current) {
      current = step;
      began = io.clock();
    }
    const { estimate: words } = messages;
    const percent = Math.floor((100 * done) / of);
    const seconds = done === 0 ? undefined : Math.ceil(((io.clock() - began) * (of - done)) / done / 1000);
    const what = words[step];
    const part =
      seconds === undefined
        ? of > 1
          ? fill(words.part, { what, percent })
          : what
        : fill(words.left, { what, percent, seconds });
    tell(name === '' ? part : fill(words.stratum, { name, what: part }));
  };
}

function numberOf(
  name: string,
  value: Args['options'][string] | undefined,
  otherwise: number,
  least: number,
  most: number,
) {
  if (value === undefined) return otherwise;
  const number = /^\d{1,16}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongUsage(
    `--${name} ${quoted(String(value))} is not a whole number from ${least} to ${most}`,
    `for example --${name} ${otherwise}`,
  );
}

function referralsOf(value: Args['options'][string] | undefined, strata: readonly Stratum[]) {
  const given = Array.isArray(value) ? (value as readonly string[]) : [];
  const lists = new Set(strata.flatMap(({ tables }) => tables.flatMap((table) => table.lists)));
  return given.map((each) => {
    const [from = '', to = '', more] = each.split(',').map((part) => part.trim());
    if (more !== undefined || !lists.has(from) || !lists.has(to))
      throw new WrongUsage(
        `--referral ${quoted(each)} does not name two lists of the table`,
        '--referral A,B: A sends people to B',
      );
    return { from, to };
  });
}
