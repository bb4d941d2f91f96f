/** The figures as lines of text, one pair a line, the sum at the end. */
import { f1, type PairScore, share } from './score.ts';

const HEAD = [
  'pair',
  'languages',
  ...['told', 'read'],
  ...['same', 'rec', 'prec', 'F1', 'all:F1'],
  ...['added', 'rec', 'prec'],
  ...['confl', 'right', 'wrong', 'unread', 'about'],
  ...['lineage', 'cases'],
];

export function table(scores: readonly PairScore[]): string {
  return columns([HEAD, ...scores.map(row)]);
}

function row(one: PairScore): string[] {
  if (one.unread !== undefined) return [one.name, one.languages, one.unread];
  const { tellings, same, added, conflicts, lineages, cases } = one;
  const { joined, whole } = sameRates(one);
  return [
    one.name,
    one.languages,
    String(tellings.gold),
    rate(share(tellings.read, tellings.gold)),
    `${same.possible}/${same.gold}`,
    ...[joined.recall, joined.precision, joined.f1, whole.f1].map(rate),
    `${added.read}/${added.gold}`,
    rate(share(added.right, added.read)),
    rate(share(added.right, added.right + added.wrong)),
    ...[conflicts.gold, conflicts.right, conflicts.wrong, conflicts.gold - conflicts.possible].map(String),
    String(conflicts.named),
    `${lineages.right}/${lineages.of}`,
    `${cases.right}/${cases.possible}`,
  ];
}

interface Rates {
  readonly recall: number | null;
  readonly precision: number | null;
  readonly f1: number | null;
}

/** Of same acts: joining by itself, and the whole way from the text. */
export function sameRates({ same }: PairScore): { joined: Rates; whole: Rates } {
  const rates = (of: number, proposed: number): Rates => {
    const [recall, precision] = [share(same.right, of), share(same.right, proposed)];
    return { recall, precision, f1: f1(recall, precision ?? (of > 0 ? 0 : null)) };
  };
  const proposed = same.right + same.wrong;
  return { joined: rates(same.possible, proposed), whole: rates(same.gold, proposed + same.invented) };
}

/** What the totals come to, in sentences for the document of measurements. */
export function summary(sum: PairScore): string {
  const { same, conflicts, lineages, cases } = sum;
  const { joined, whole } = sameRates(sum);
  const proposed = conflicts.right + conflicts.wrong;
  return [
    `same act, both tellings read: ${three(joined)} (${same.right} of ${same.possible}, ${same.wrong} wrong)`,
    `same act, from the text:      ${three(whole)} (${same.right} of ${same.gold}, ${same.wrong + same.invented} wrong)`,
    `conflicts: recall ${rate(share(conflicts.right, conflicts.gold))}, of those read ${rate(share(conflicts.right, conflicts.possible))}, precision ${rate(share(conflicts.right, proposed))}`,
    `lineages: ${lineages.right} of ${lineages.of}; cases: ${cases.right} of ${cases.possible} that what was read can tell, ${cases.of} in all`,
  ].join('\n');
}

function three({ recall, precision, f1 }: Rates): string {
  return `recall ${rate(recall)}, precision ${rate(precision)}, F1 ${rate(f1)}`;
}

function rate(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function columns(rows: readonly (readonly string[])[]): string {
  const full = rows.filter(({ length }) => length === rows[0]!.length);
  const widths = rows[0]!.map((_, column) => Math.max(...full.map((row) => row[column]!.length)));
  widths[0] = Math.max(...rows.map((row) => row[0]!.length));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
