/** What every part of the sheet draws with: how wide, which words, which stages, who is who. */
import { type Labelled, labelIn, labelsBeside } from '../../claims/label.ts';
import type { Status } from '../../claims/types.ts';
import type { ReadJson } from '../../draft/schema.ts';
import { clean, wrap } from '../layout.ts';
import { type Paint, paint } from '../paint.ts';
import { type Language, type Words, wordsOf } from '../words.ts';
import { letterOf } from './letter.ts';
import { type NamedPack, type Names, namesOf } from './names.ts';

export type CaseJson = ReadJson['case'];
export type Act = CaseJson['acts'][number];
export type Claim = ReadJson['claims'][number];

/** The part of a pack that the sheet reads: what things are called. */
export type SheetPack = NamedPack;

export interface SheetOptions {
  readonly columns?: number;
  readonly color?: boolean;
  /** Every quote in full; without it the first of each act, shortened. */
  readonly quotes?: boolean;
  /** Every step of every proof, also of dates that stand in the report. */
  readonly proofs?: boolean;
  readonly language?: Language;
  /** Of a case of the vault: its id. */
  readonly id?: string;
  /** Of a case of the vault: what became of each claim. */
  readonly statuses?: ReadonlyMap<string, Status>;
}

export interface Page {
  readonly read: ReadJson;
  /** The case that the page shows: that of the first report, or one of another event. */
  readonly case: CaseJson;
  readonly pack: SheetPack;
  readonly columns: number;
  readonly quotes: boolean;
  readonly proofs: boolean;
  readonly paint: Paint;
  readonly language: Language;
  readonly words: Words;
  /** What the pack calls things. */
  readonly names: Names;
  /** Acts in pathway order; their place in it is their number on the sheet. */
  readonly acts: readonly Act[];
  readonly claims: ReadonlyMap<string, Claim>;
  /** Claims of which something else says that they cannot be true as well. */
  readonly disputed: ReadonlySet<string>;
  /** The letter of a report, in the order given. */
  readonly letter: (report: string) => string;
  /** An act's number on the sheet. */
  readonly number: ReadonlyMap<string, number>;
  /** The label of a party, safe to print. */
  readonly name: (party: string) => string;
  /** What became of each claim; of a draft nothing. */
  readonly statuses: ReadonlyMap<string, Status>;
  /** The place of a stage in the process, -1 when the pack does not have it. */
  readonly stage: (id: string) => number;
}

export function pageOf(
  read: ReadJson,
  pack: SheetPack,
  options: SheetOptions,
  drafted: CaseJson = read.case,
): Page {
  const acts = new Map(drafted.acts.map((act) => [act.id, act]));
  const { language = 'en' } = options;
  const words = wordsOf(language);
  const parties = namesIn(drafted, language);
  const stages = new Map(pack.stages.map((stage, i) => [stage.id, i]));
  const letters = new Map(read.reports.map(({ id }, i) => [id, letterOf(i)]));
  return {
    read,
    case: drafted,
    letter: (report) => letters.get(report) ?? clean(report),
    pack,
    columns: options.columns ?? 80,
    quotes: options.quotes ?? false,
    proofs: options.proofs ?? false,
    paint: paint(options.color ?? false),
    language,
    words,
    names: namesOf(pack, language, words),
    acts: drafted.pathway.flatMap((id) => acts.get(id) ?? []),
    disputed: new Set(
      drafted.conflicts.filter(({ kind }) => kind === 'time').flatMap(({ claims }) => claims),
    ),
    number: new Map(drafted.pathway.map((id, i) => [id, i + 1])),
    claims: new Map(read.claims.map((claim) => [claim.id, claim])),
    name: (party) => parties.get(party) ?? clean(party),
    statuses: options.statuses ?? new Map(),
    stage: (id) => stages.get(id) ?? -1,
  };
}

/** What an act or a party is called, safe to print: in the language of the sheet when a report or the pack has it or it can be described, else as the report says it. */
export function labelOf(labels: Labelled, language: Language): string {
  return clean(labelIn(labels, language));
}

/** Every party by its label; where two would be called alike, with the words of the report behind it. */
function namesIn({ parties }: CaseJson, language: Language): ReadonlyMap<string, string> {
  const labels = parties.map((party) => labelOf(party, language));
  const often = new Map<string, number>();
  for (const label of labels) often.set(label, (often.get(label) ?? 0) + 1);
  return new Map(
    parties.map((party, i) => {
      const label = labels[i]!;
      const [own] = often.get(label)! > 1 ? labelsBeside(party, label) : [];
      return [party.id, own === undefined ? label : `${label} (${clean(own)})`];
    }),
  );
}

/** The heading of a part, with an empty line before it. */
export function heading({ paint }: Page, text: string): string[] {
  return ['', paint.bold(text), ''];
}

/** A text beside a margin: wrapped to the page, each line painted, the first after `lead`, the others below it. */
export function beside(
  { columns }: Page,
  indent: number,
  lead: string,
  leadWidth: number,
  text: string,
  style: (line: string) => string = (line) => line,
): string[] {
  const start = ' '.repeat(indent);
  return wrap(text, columns - indent - leadWidth).map(
    (line, i) => `${start}${i === 0 ? lead : ' '.repeat(leadWidth)}${style(line)}`,
  );
}
