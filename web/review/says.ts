/** A claim in words: what it says, field by field and in one line, and who says it. Pure. */
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { fill } from '../fill.ts';
import type { Names } from './names.ts';

export type Claim = Pick<ReviewClaim, 'id' | 'report' | 'says' | 'voice' | 'stance' | 'anchors'>;

/** Roles of an act in the order in which they are read. */
export const ROLES = ['by', 'to', 'with', 'at', 'when', 'for', 'through'] as const;
export type Role = (typeof ROLES)[number];

export interface Row {
  readonly field: Role | 'phase';
  readonly value: string;
  /** As the report has it, when that is said in other words. */
  readonly written?: string;
}

export interface Said {
  readonly title: string;
  /** Stage of an act; undefined for what is no act. */
  readonly stage: string | undefined;
  readonly grave: boolean;
  /** A remark on what always happens. */
  readonly general: boolean;
  /** All of it but the title, in one line. */
  readonly line: string;
  readonly rows: readonly Row[];
}

export interface SaysWords {
  readonly titles: Readonly<Record<'detail' | 'order' | 'same', string>>;
  /** `{party}: {value}` */
  readonly detail: string;
  /** `{before}, then {after}` */
  readonly order: string;
  /** `{act}: “{a}” and “{b}”` */
  readonly same: string;
}

export interface Around {
  readonly names: Names;
  readonly words: SaysWords;
  /** Another claim, by its id or its number in the report. */
  readonly other: (id: string, report: string) => Claim | undefined;
  /** When the act of a claim happened, in words; undefined when nothing is known beyond what is written. */
  readonly dated: (claim: string) => string | undefined;
}

export function saidIn(claim: Claim, around: Around): Said {
  const { names, words, other, dated } = around;
  const { says, report } = claim;
  const plain = { stage: undefined, grave: false, general: false, rows: [] };
  switch (says.kind) {
    case 'act': {
      const rows = rowsOf(claim, names, dated(claim.id));
      return {
        title: capital(names.kind(says.act)),
        stage: names.stage(says.act),
        grave: names.grave(says.act),
        general: says.general === true,
        line: lineOf(rows),
        rows,
      };
    }
    case 'detail': {
      const values = { party: names.party(says.party), value: names.value(says.property, says.value) };
      return { ...plain, title: capital(names.property(says.property)), line: fill(words.detail, values) };
    }
    case 'order':
    case 'same': {
      const called = (id: string) => {
        const found = other(id, report);
        return found?.says.kind === 'act' ? names.kind(found.says.act) : id;
      };
      const quoted = (id: string) => shorten(other(id, report)?.anchors[0]?.quote ?? id);
      const line =
        says.kind === 'order'
          ? fill(words.order, { before: called(says.before), after: called(says.after) })
          : fill(words.same, { act: called(says.a), a: quoted(says.a), b: quoted(says.b) });
      return { ...plain, title: words.titles[says.kind], line };
    }
  }
}

/** What differs between a claim as it was first read and as it stands. */
export function changesIn(
  first: Claim,
  now: Claim,
  around: Around,
): { field: string; was: string; now: string }[] {
  const a = saidIn(first, around);
  const b = saidIn(now, around);
  const changes: { field: string; was: string; now: string }[] = [];
  const add = (field: string, was: string, is: string) => {
    if (was !== is) changes.push({ field, was, now: is });
  };
  add('kind', a.title, b.title);
  if (now.says.kind !== 'act') add('value', a.line, b.line);
  const value = (said: Said, field: string) => said.rows.find((row) => row.field === field)?.value ?? '';
  for (const field of ['phase', ...ROLES]) {
    // The date of the act is the same for both: what was written is compared.
    if (field === 'when') add(field, phrasesOf(first), phrasesOf(now));
    else add(field, value(a, field), value(b, field));
  }
  add('stance', around.names.stance(first.stance), around.names.stance(now.stance));
  return changes;
}

function rowsOf({ says, anchors }: Claim, names: Names, dated: string | undefined): Row[] {
  if (says.kind !== 'act') return [];
  const { by, to, with: together, at, when, for: reasons, through } = says.roles;
  const phrases = when.map(({ phrase }) => phrase).join(', ');
  const places = at.map((place) => names.place(place));
  // In the words of the report, not in those of the pack.
  const quoted = at.filter(({ label }) => anchors.some(({ quote }) => quote.includes(label)));
  const written = quoted.map(({ label }) => label).join('; ');
  const rows: Row[] = [
    { field: 'phase', value: says.phase === 'done' ? '' : names.phase(says.phase) },
    { field: 'by', value: by.map(names.party).join(', ') },
    { field: 'to', value: to.map(names.party).join(', ') },
    { field: 'with', value: together.map(names.party).join(', ') },
    {
      field: 'at',
      value: places.join('; '),
      ...(written !== '' && written !== places.join('; ') && { written }),
    },
    {
      field: 'when',
      value: dated ?? phrases,
      ...(dated !== undefined && phrases !== '' && { written: phrases }),
    },
    { field: 'for', value: reasons.join('; ') },
    { field: 'through', value: through.join('; ') },
  ];
  // A date that follows from other claims alone is no part of what this one says.
  return rows.filter(({ field, value }) => value !== '' && (field !== 'when' || when.length > 0));
}

function phrasesOf({ says }: Claim): string {
  return says.kind === 'act' ? says.roles.when.map(({ phrase }) => phrase).join(', ') : '';
}

function lineOf(rows: readonly Row[]): string {
  const value = (field: Row['field']) => rows.find((row) => row.field === field)?.value;
  const doing = [value('by'), value('to')].filter(Boolean).join(' → ');
  return [doing, value('at'), value('when')].filter(Boolean).join(' · ');
}

/** Who told it and how, outermost last. */
export function tellersOf({ voice }: Claim): readonly string[] {
  return voice.chain.filter((name) => name.trim() !== '');
}

/** The beginning of a quote, where it stands among other words. */
const BEGINNING = 36;

function shorten(quote: string): string {
  const words = Array.from(quote.replace(/\s+/g, ' '));
  return words.length <= BEGINNING ? words.join('') : `${words.slice(0, BEGINNING).join('').trimEnd()}…`;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}
