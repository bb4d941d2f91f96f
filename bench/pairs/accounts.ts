/**
 * `npm run bench:pairs:accounts [-- --errors]`
 *
 * The door `cases` on the invented reports of the gold: every report is an account of its own, all of a set together; which two are
 * proposed as accounts of one event, at even odds, against what the gold says. `--errors` lists what is wrong of `dev`, never of `aside`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assembleAll } from '../../src/assemble/index.ts';
import { type Drafted, draft } from '../../src/draft/draft.ts';
import { accountChances } from '../../src/intake/lists/knowledge.ts';
import { type Account, accountOf } from '../../src/link/accounts/account.ts';
import { compare, toldAlike } from '../../src/link/accounts/compare.ts';
import { rarityOf } from '../../src/link/accounts/rarity.ts';
import { accountModel, priorOf, weighed } from '../../src/link/accounts/weigh.ts';
import { loadPack } from '../../src/packs/load.ts';
import type { Pack } from '../../src/packs/types.ts';
import { loadPairs } from './gold.ts';

const { values } = parseArgs({ options: { errors: { type: 'boolean', default: false } } });
const packs = { prk: loadPack('prk'), generic: loadPack('generic') };
const model = accountModel(accountChances());

interface Told {
  readonly account: Account;
  /** The event that the report is about, by the gold. */
  readonly event: string;
  readonly report: string;
  readonly drafted: Drafted;
  readonly pack: Pack;
}

/** Acts that are taken for one when both are put together. */
function alike(one: Told, other: Told) {
  const both = [one.drafted, other.drafted];
  const { case: first, others } = assembleAll({
    reports: both.flatMap(({ reports }) => reports),
    readings: both.flatMap(({ readings }) => readings),
    pack: one.pack,
    language: 'en',
  });
  const sides = both.map(({ reports }) => new Set(reports.map(({ id }) => id)));
  return toldAlike(
    [first, ...others].flatMap(({ acts }) =>
      acts.flatMap(({ accounts }) => {
        const [a, b] = sides.map((side) => accounts.find(({ report }) => side.has(report))?.claims[0]);
        return a === undefined || b === undefined ? [] : [[a, b] as const];
      }),
    ),
  );
}

async function accounts(set: string): Promise<Told[]> {
  const all: Told[] = [];
  for (const gold of loadPairs(join(import.meta.dirname, 'gold', set))) {
    // The event of p17 again, in other words.
    if (gold.name === 'p18-nurse-english') continue;
    for (const { id, language, publisher, published, text } of gold.reports) {
      const input = {
        ...{ bytes: new TextEncoder().encode(text), file: `${gold.name}-${id}.txt`, language },
        ...(publisher !== undefined && { publisher }),
        ...(published !== undefined && { published }),
      };
      const drafted = await draft([input], { pack: packs[gold.pack] });
      const claims = drafted.readings.flatMap((reading) => reading.claims);
      const event = gold.cases.findIndex((group) => group.includes(id));
      // Of a report that tells of several events the one with the most acts.
      const told = [drafted.case, ...drafted.others].sort((a, b) => b.acts.length - a.acts.length)[0]!;
      const account = accountOf(`${gold.name}-${id}`, told, told.reports, claims, packs[gold.pack]);
      all.push({
        account,
        event: `${gold.name} ${event}`,
        report: `${gold.name}-${id}`,
        drafted,
        pack: packs[gold.pack],
      });
    }
  }
  return all;
}

const sets = { dev: await accounts('dev'), aside: await accounts('aside') };
// All lie in one vault, as they would.
const all = [...sets.dev, ...sets.aside];
const prior = priorOf(model, all.length);
const rarity = rarityOf(all.map(({ account }) => account));
const counts = { dev: [0, 0, 0, 0], aside: [0, 0, 0, 0], across: [0, 0, 0, 0] };
for (const [i, one] of all.entries())
  for (const other of all.slice(i + 1)) {
    const [x, y] = [one, other].map((each) => (sets.dev.includes(each) ? 'dev' : 'aside'));
    const set = x === y ? (x as 'dev' | 'aside') : 'across';
    const found = weighed([...compare(one.account, other.account), alike(one, other)], model, prior, rarity);
    const same = one.event === other.event;
    const proposed = found.weight >= 0;
    counts[set][proposed ? (same ? 0 : 1) : same ? 2 : 3]!++;
    if (values.errors && set === 'dev' && proposed !== same) {
      const steps = found.steps.map(
        ({ of, name, bits, rarity }) => `${of} ${name} ${(bits + rarity).toFixed(1)}`,
      );
      process.stdout.write(
        `${same ? 'missed' : 'wrong'} ${one.report} ${other.report} ${found.weight.toFixed(1)}: ${steps.join(', ')}\n`,
      );
    }
  }
const share = (n: number, of: number) => (of === 0 ? '–' : (n / of).toFixed(3));
process.stdout.write(
  '| set | pairs | of one event | proposed | precision | recall |\n| --- | --- | --- | --- | --- | --- |\n',
);
for (const [set, [right = 0, wrong = 0, missed = 0, rest = 0]] of Object.entries(counts))
  process.stdout.write(
    `| ${set} | ${right + wrong + missed + rest} | ${right + missed} | ${right + wrong} | ${share(right, right + wrong)} | ${share(right, right + missed)} |\n`,
  );
