/** The figures as lines of text, one report a line, the sum at the end. */
import { rates, type Score, type Tally } from './score.ts';

const HEAD = [
  'report',
  'gold',
  'found',
  'prop',
  'rec',
  'prec',
  'F1',
  'twice',
  'backgr',
  'by',
  'to',
  'at',
  '+role',
  'time',
  '+time',
];
const MORE = ['phase', 'stance', 'detail'];

export function table(scores: readonly Score[]): string {
  const rows = scores.map((one) => {
    const { recall, precision, f1 } = rates(one);
    const { by, to, at } = one.roles;
    return [
      one.name,
      ...[one.gold, one.found, one.proposed].map(String),
      ...[recall, precision, f1].map((rate) => rate.toFixed(2)),
      ...[one.duplicates, one.background].map(String),
      ...[by, to, at].map(share),
      String(one.falseRoles),
      share(one.times),
      String(one.falseTimes),
      ...[one.phases, one.stances, one.details].map(share),
    ];
  });
  return columns([[...HEAD, ...MORE], ...rows]);
}

/** What is found and what is invented, kind by kind, the most missed first. */
export function kindTable(sum: Score): string {
  const rows = Object.entries(sum.kinds)
    .sort(([a, x], [b, y]) => y.gold - y.found - (x.gold - x.found) || y.false - x.false || (a < b ? -1 : 1))
    .map(([kind, { gold, found, false: wrong }]) => [
      kind,
      ...[gold, found, gold - found, wrong].map(String),
    ]);
  return columns([['kind', 'gold', 'found', 'missed', 'false'], ...rows]);
}

function columns(all: readonly (readonly string[])[]): string {
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}

function share(tally: Tally): string {
  return tally.of === 0 ? '–' : `${(tally.right / tally.of).toFixed(2)}/${tally.of}`;
}
