/** whole names compared, with one threshold that was chosen on seven tenths of the pairs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../src/estimate/csv.ts';
import { foldedLetters, nameRules } from '../../src/intake/lists/knowledge.ts';
import { fold } from '../../src/link/fold.ts';
import { nearness } from '../../src/link/names.ts';

interface Case {
  readonly held: boolean;
  readonly same: boolean;
  readonly strong: boolean;
  readonly ascii: boolean;
  readonly near: number;
}

export interface Judged {
  readonly threshold: number;
  readonly held: number;
  readonly all: number;
  readonly otherScripts: number;
  /** Pairs of the quality STRONG that are judged wrongly, of so many. */
  readonly strong: readonly [wrong: number, of: number];
}

/** Persons of the frozen file. */
export function judgedNames(data: string): Judged {
  const [head, ...rows] = parseCsv(readFileSync(join(data, 'nomenklatura/logicv2-frozen.csv'), 'utf8'));
  const rules = nameRules();
  const letters = foldedLetters();
  const cases = rows.flatMap(({ cells }): Case[] => {
    const of = (column: string) => cells[head!.cells.indexOf(column)]!;
    if (of('schema') !== 'Person') return [];
    const [one, two] = [of('name1'), of('name2')];
    const hash = createHash('sha256')
      .update([of('case_group'), of('schema'), one, two].join('|'))
      .digest();
    return [
      {
        held: hash.readUInt32BE(0) % 10 >= 7,
        same: of('is_match') === 'true',
        strong: of('quality') === 'STRONG',
        ascii: /^[\x20-\x7e]*$/.test(one + two),
        near: nearness(fold(one, letters)!, fold(two, letters)!, rules),
      },
    ];
  });
  const seen = cases.filter(({ held }) => !held);
  let threshold = 0;
  for (let at = 0.4; at <= 1; at += 0.005) if (f1(seen, at) > f1(seen, threshold)) threshold = at;
  const strong = cases.filter((each) => each.strong);
  return {
    threshold,
    held: f1(
      cases.filter(({ held }) => held),
      threshold,
    ),
    all: f1(cases, threshold),
    otherScripts: f1(
      cases.filter(({ ascii }) => !ascii),
      threshold,
    ),
    strong: [strong.filter(({ near, same }) => near >= threshold !== same).length, strong.length],
  };
}

function f1(cases: readonly Case[], threshold: number): number {
  const said = cases.filter(({ near }) => near >= threshold);
  return (
    (2 * said.filter(({ same }) => same).length) / (said.length + cases.filter(({ same }) => same).length)
  );
}
