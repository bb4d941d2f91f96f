/**
 * The gold of several reports: invented pairs and triples with what a careful coder says of them together. One YAML file per pair; see
 * `gold/README.md`. Loading checks that every quote stands in its report exactly once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { About } from '../../src/claims/case.ts';
import { KINDS, type Span } from '../read/gold.ts';

const ABOUT = [
  'time',
  'order',
  'place',
  'charge',
  'office',
  'count',
  'age',
  'sex',
  'birth',
] as const satisfies readonly About[];

const kinds = z
  .string()
  .transform((text) => text.split('|'))
  .refine((list) => list.every((one) => KINDS.includes(one)), `must be of ${KINDS.join(', ')}`);
const quotes = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => [v].flat());
const partition = z.array(z.array(z.string()).min(1)).min(1);

const fileShape = z.strictObject({
  seeded: z.string(),
  pack: z.enum(['prk', 'generic']),
  reports: z.record(
    z.string().regex(/^[a-d]$/),
    z.strictObject({
      language: z.enum(['en', 'ko']),
      publisher: z.string().optional(),
      published: z.string().optional(),
      text: z.string(),
    }),
  ),
  cases: partition,
  lineages: partition,
  acts: z.array(z.object({ kind: kinds, optional: z.boolean().default(false) }).catchall(quotes)),
  conflicts: z
    .array(
      z
        .object({
          kind: z.enum(['time', 'value', 'role']),
          about: z.enum(ABOUT),
          optional: z.boolean().default(false),
        })
        .catchall(quotes),
    )
    .default([]),
});

/** Stretches of one report. */
export interface Place {
  readonly report: string;
  readonly quote: string;
  readonly spans: readonly Span[];
}

/** One act, however many of the reports tell it. */
export interface GoldTold {
  readonly kinds: readonly string[];
  readonly optional: boolean;
  /** Report → where it tells it. */
  readonly told: ReadonlyMap<string, Place>;
}

/** Claims that cannot all be true, as few as possible: each by the words that make it, or one of several stretches. */
export interface GoldConflict {
  readonly kind: 'time' | 'value' | 'role';
  readonly about: About;
  readonly optional: boolean;
  readonly claims: readonly Place[];
}

export interface GoldReport {
  readonly id: string;
  readonly language: string;
  readonly publisher: string | undefined;
  readonly published: string | undefined;
  readonly text: string;
}

export interface GoldPair {
  readonly name: string;
  /** What was put in on purpose, in words. */
  readonly seeded: string;
  readonly pack: 'prk' | 'generic';
  readonly reports: readonly GoldReport[];
  /** Reports of one event each. */
  readonly cases: readonly (readonly string[])[];
  /** Reports of one origin each. */
  readonly lineages: readonly (readonly string[])[];
  readonly acts: readonly GoldTold[];
  readonly conflicts: readonly GoldConflict[];
}

/** Reads one gold file's text; throws one error that lists every fault in it. */
export function parsePair(name: string, yaml: string): GoldPair {
  const parsed = fileShape.safeParse(parse(yaml));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  const file = parsed.data;
  const faults: string[] = [];
  const ids = Object.keys(file.reports);
  const locate = (report: string, quote: string): Span => {
    const text = file.reports[report]!.text;
    const at = text.indexOf(quote);
    if (at < 0) faults.push(`not in ${report}: ${quote}`);
    else if (text.indexOf(quote, at + 1) >= 0) faults.push(`more than once in ${report}: ${quote}`);
    const start = [...text.slice(0, Math.max(at, 0))].length;
    return { start, end: start + [...quote].length };
  };
  const told = (rest: Record<string, unknown>): [string, string[]][] =>
    Object.entries(rest).flatMap(([report, list]): [string, string[]][] => {
      if (ids.includes(report)) return [[report, list as string[]]];
      faults.push(`no report ${report}`);
      return [];
    });
  const acts = file.acts.map(({ kind, optional, ...rest }): GoldTold => {
    const places = told(rest).map(([report, list]): [string, Place] => [
      report,
      { report, quote: list[0]!, spans: list.map((quote) => locate(report, quote)) },
    ]);
    if (places.length === 0) faults.push(`nobody tells ${kind.join('|')}`);
    return { kinds: kind, optional, told: new Map(places) };
  });
  const conflicts = file.conflicts.map(({ kind, about, optional, ...rest }): GoldConflict => {
    const claims = told(rest).flatMap(([report, list]) =>
      list.map((entry): Place => {
        const either = entry.split(' || ');
        return { report, quote: either[0]!, spans: either.map((quote) => locate(report, quote)) };
      }),
    );
    if (claims.length < 2) faults.push(`a conflict of one claim: ${about}`);
    return { kind, about, optional, claims };
  });
  for (const [what, groups] of [
    ['cases', file.cases],
    ['lineages', file.lineages],
  ] as const)
    if (groups.flat().sort().join() !== [...ids].sort().join())
      faults.push(`${what} must name every report once`);
  const caseOf = (report: string) => file.cases.findIndex((group) => group.includes(report));
  for (const one of [...acts.map((act) => [...act.told.keys()]), ...conflicts.map(reportsOf)])
    if (new Set(one.map(caseOf)).size > 1) faults.push(`one act or conflict in two cases: ${one.join(', ')}`);
  if (faults.length > 0) throw new Error(`${name}:\n  ${faults.join('\n  ')}`);
  const reports = Object.entries(file.reports).map(
    ([id, { language, publisher, published, text }]): GoldReport => ({
      id,
      language,
      publisher,
      published,
      text,
    }),
  );
  const { seeded, pack, cases, lineages } = file;
  return { name, seeded, pack, reports, cases, lineages, acts, conflicts };
}

function reportsOf(conflict: GoldConflict): string[] {
  return conflict.claims.map(({ report }) => report);
}

/** All gold files of a folder in the order of their names, or the one file that is named. */
export function loadPairs(path: string): GoldPair[] {
  const one = path.endsWith('.yaml');
  const files = one ? [basename(path)] : readdirSync(path).filter((file) => file.endsWith('.yaml'));
  const dir = one ? dirname(path) : path;
  return files
    .sort()
    .map((file) => parsePair(basename(file, '.yaml'), readFileSync(join(dir, file), 'utf8')));
}
