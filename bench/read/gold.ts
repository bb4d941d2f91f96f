/**
 * The gold: invented reports with what a careful coder notes in them. One YAML file per report; see `gold/README.md`.
 * Loading checks that every quote stands in the text exactly once, so that a gold file cannot drift from its report.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const KINDS: readonly string[] = [
  ...['travel', 'contact', 'remittance', 'escape', 'smuggling', 'media', 'worship', 'bribery', 'speech'],
  ...['notice', 'informing', 'watch', 'listing', 'interception', 'search', 'seizure'],
  ...['summons', 'arrest', 'detention', 'interrogation', 'examination', 'torture', 'confession'],
  ...['charge', 'classification', 'trial', 'conviction', 'sentence'],
  ...['transfer', 'imprisonment', 'labour', 'execution', 'death', 'disappearance', 'release', 'repatriation'],
  ...['notification', 'banishment', 'reprisal', 'order', 'announcement'],
];
const PHASES = ['attempted', 'ongoing', 'done', 'threatened', 'not-done'];
const STANCES = ['asserted', 'reported', 'alleged', 'possible', 'denied'];

const oneOf = (values: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split('|'))
    .refine((list) => list.every((one) => values.includes(one)), `must be of ${values.join(', ')}`);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const actShape = z.strictObject({
  kind: oneOf(KINDS),
  quote: z.array(z.string().min(2)).min(1),
  phase: oneOf(PHASES).optional(),
  stance: oneOf(STANCES).optional(),
  by: z.array(z.string()).default([]),
  to: z.array(z.string()).default([]),
  with: z.array(z.string()).optional(),
  at: z.array(z.string()).default([]),
  when: z
    .strictObject({
      phrase: z.string(),
      earliest: day.nullable().optional(),
      latest: day.nullable().optional(),
      optional: z.boolean().optional(),
    })
    .nullable()
    .optional(),
  optional: z.boolean().default(false),
  note: z.string().optional(),
});

const partyShape = z.strictObject({
  names: z.string(),
  kind: z.enum(['person', 'group', 'office', 'organisation']),
  sex: z.enum(['male', 'female']).optional(),
  age: z.string().optional(),
  residence: z.string().optional(),
  occupation: z.string().optional(),
  count: z.number().optional(),
});

const fileShape = z.strictObject({
  style: z.string().optional(),
  source: z.string().optional(),
  pack: z.enum(['prk', 'generic']),
  published: z
    .union([z.string(), z.number(), z.null()])
    .transform((v) => (v === null ? undefined : String(v))),
  text: z.string(),
  parties: z.record(z.string(), partyShape).default({}),
  acts: z.array(actShape),
  general: z
    .array(z.string())
    .nullable()
    .default([])
    .transform((v) => v ?? []),
});

/** A stretch of the text, in code points, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One filler of a role: names that are right, and whether the coder may leave it out. */
export interface Filler {
  readonly names: readonly string[];
  readonly optional: boolean;
}

export interface GoldAct {
  readonly kinds: readonly string[];
  readonly quotes: readonly string[];
  readonly spans: readonly Span[];
  readonly phases: readonly string[];
  readonly stances: readonly string[] | undefined;
  readonly by: readonly Filler[];
  readonly to: readonly Filler[];
  readonly at: readonly Filler[];
  readonly when:
    | {
        readonly phrase: string;
        readonly earliest: string | null;
        readonly latest: string | null;
        readonly optional: boolean;
      }
    | undefined;
  readonly optional: boolean;
}

export interface GoldParty {
  readonly names: readonly string[];
  readonly details: Readonly<Record<string, string>>;
}

export interface Gold {
  readonly name: string;
  readonly pack: 'prk' | 'generic';
  readonly published: string | undefined;
  readonly text: string;
  readonly acts: readonly GoldAct[];
  readonly general: readonly Span[];
  readonly parties: readonly GoldParty[];
}

/** Reads one gold file's text; throws one error that lists every fault in it. */
export function parseGold(name: string, yaml: string): Gold {
  const parsed = fileShape.safeParse(parse(yaml));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  const file = parsed.data;
  const faults: string[] = [];
  const locate = (quote: string): Span => {
    const at = file.text.indexOf(quote);
    if (at < 0) faults.push(`not in the text: ${quote}`);
    else if (file.text.indexOf(quote, at + 1) >= 0) faults.push(`more than once in the text: ${quote}`);
    const start = [...file.text.slice(0, Math.max(at, 0))].length;
    return { start, end: start + [...quote].length };
  };
  // A key of `parties`, or names; names that begin with one of a single party's stand for all of that party's.
  const namesOf = (names: string): string[] => {
    if (file.parties[names]) return file.parties[names].names.split('|');
    const list = names.split('|');
    const called = Object.values(file.parties).filter((party) => party.names.split('|').includes(list[0]!));
    return called.length === 1 ? [...list, ...called[0]!.names.split('|')] : list;
  };
  const fillers = (list: readonly string[]): Filler[] =>
    list.map((entry) => {
      const optional = entry.startsWith('?');
      const names = optional ? entry.slice(1) : entry;
      return { names: namesOf(names), optional };
    });
  const acts = file.acts.map(
    (act): GoldAct => ({
      kinds: act.kind,
      quotes: act.quote,
      spans: act.quote.map(locate),
      phases: act.phase ?? ['done'],
      stances: act.stance,
      by: fillers(act.by),
      to: fillers(act.to),
      at: fillers(act.at),
      when: act.when
        ? {
            phrase: act.when.phrase,
            earliest: act.when.earliest ?? null,
            latest: act.when.latest ?? null,
            optional: act.when.optional ?? false,
          }
        : undefined,
      optional: act.optional,
    }),
  );
  for (const act of acts)
    if (act.when?.earliest && act.when.latest && act.when.earliest > act.when.latest)
      faults.push(`times the wrong way round: ${act.when.phrase}`);
  const general = file.general.map(locate);
  if (faults.length > 0) throw new Error(`${name}:\n  ${faults.join('\n  ')}`);
  const parties = Object.values(file.parties).map((party): GoldParty => {
    const { names, kind: _, ...rest } = party;
    const details: Record<string, string> = {};
    for (const [key, value] of Object.entries(rest)) if (value !== undefined) details[key] = String(value);
    return { names: names.split('|'), details };
  });
  return { name, pack: file.pack, published: file.published, text: file.text, acts, general, parties };
}

/** All gold files of a folder in the order of their names, or the one file that is named. */
export function loadGold(path: string): Gold[] {
  const files = path.endsWith('.yaml')
    ? [basename(path)]
    : readdirSync(path).filter((file) => file.endsWith('.yaml'));
  const dir = path.endsWith('.yaml') ? dirname(path) : path;
  return files
    .sort()
    .map((file) => parseGold(basename(file, '.yaml'), readFileSync(join(dir, file), 'utf8')));
}
