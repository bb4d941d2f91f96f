/**
 * A correction as a person types it, a field and a value, made into what the claim then says. Nothing is guessed: a party must be one
 * of the report, a kind or a place one of the pack or else a place in the person's own words, a time a date in EDTF.
 */
import type { ActRoles, Claim, Party, Phase, PlaceRef, Stance, TimeExpr, TimeRef } from '../claims/types.ts';
import type { Pack, Place } from '../packs/types.ts';
import { EdtfError, parseEdtf } from '../time/edtf.ts';

/** The value does not fit the field. */
export class BadCorrection extends Error {
  readonly field: string;
  readonly given: string;
  /** What can be given instead, when that is a short list. */
  readonly known: readonly string[];
  constructor(field: string, given: string, known: readonly string[] = []) {
    super(`no value for ${field}`);
    this.field = field;
    this.given = given;
    this.known = known;
  }
}

export interface Around {
  readonly pack: Pick<Pack, 'acts' | 'places'>;
  /** Parties of the claim's report, as its reading has them. */
  readonly parties: readonly Party[];
  /** What parties are called besides: id → names. */
  readonly called?: ReadonlyMap<string, readonly string[]>;
  /** Ids by which parties are named in place of their own: that → own. */
  readonly ids?: ReadonlyMap<string, string>;
}

export type Corrected = Partial<Pick<Claim, 'says' | 'stance'>>;

const PHASES: readonly Phase[] = ['attempted', 'ongoing', 'done', 'threatened', 'not-done'];
const STANCES: readonly Stance[] = ['asserted', 'reported', 'alleged', 'possible', 'denied'];
const PEOPLE = ['by', 'to', 'with'] as const;
const WORDS = ['for', 'through'] as const;

/** Takes a role away. */
const NOBODY = '-';
/** Between several values. */
const BETWEEN = ';';

/** Fields that a claim has. */
export function fieldsOf({ says }: Pick<Claim, 'says'>): readonly string[] {
  if (says.kind === 'act') return ['kind', 'phase', ...PEOPLE, 'at', 'when', ...WORDS, 'stance'];
  return says.kind === 'detail' ? ['value', 'stance'] : ['stance'];
}

/**
 * What is put in the place of what the claim said.
 *
 * @param value several are separated by `;`, `-` is none
 * @throws BadCorrection
 */
export function correction(
  claim: Pick<Claim, 'says' | 'stance'>,
  field: string,
  value: string,
  around: Around,
): Corrected {
  const { says } = claim;
  const given = value.normalize('NFC').trim();
  const fields = fieldsOf(claim);
  if (!fields.includes(field)) throw new BadCorrection('field', field, fields);
  if (given === '') throw new BadCorrection(field, given);
  if (field === 'stance') return { stance: oneOf(STANCES, field, given) };
  if (says.kind === 'detail') return { says: { ...says, value: given } };
  if (says.kind !== 'act') throw new BadCorrection('field', field, fields);
  if (field === 'kind') return { says: { ...says, act: kindOf(given, around.pack) } };
  if (field === 'phase') return { says: { ...says, phase: oneOf(PHASES, field, given) } };
  return { says: { ...says, roles: { ...says.roles, ...role(field, given, around) } } };
}

function role(field: string, given: string, around: Around): Partial<ActRoles> {
  const values = given === NOBODY ? [] : given.split(BETWEEN).map((each) => each.trim());
  if (values.includes('')) throw new BadCorrection(field, given);
  const people = PEOPLE.find((name) => name === field);
  if (people !== undefined) return { [people]: values.map((each) => partyOf(field, each, around)) };
  const words = WORDS.find((name) => name === field);
  if (words !== undefined) return { [words]: values };
  if (field === 'at') return { at: values.map((each) => placeOf(each, around.pack)) };
  return { when: values.map(timeOf) };
}

function oneOf<T extends string>(known: readonly T[], field: string, given: string): T {
  const found = known.find((each) => each === given.toLowerCase());
  if (found === undefined) throw new BadCorrection(field, given, known);
  return found;
}

function kindOf(given: string, { acts }: Around['pack']): string {
  const word = given.toLowerCase();
  for (const [kind, { label }] of acts)
    if ([kind, label.en, label.ko].some((name) => name.toLowerCase() === word)) return kind;
  throw new BadCorrection('kind', given);
}

/** By its id in the report, or by what it is called, when only one is called so. */
function partyOf(field: string, given: string, { parties, called, ids }: Around): string {
  const word = given.toLowerCase();
  const id = ids === undefined ? word : ids.get(word);
  const byId = parties.find((party) => party.id === id);
  if (byId !== undefined) return byId.id;
  const found = parties.filter(({ id, label, label_ko }) =>
    [label, label_ko, ...(called?.get(id) ?? [])].some((name) => name?.toLowerCase() === word),
  );
  if (found.length === 1) return found[0]!.id;
  throw new BadCorrection(
    field,
    given,
    parties.map(({ id, label }) => `${id} (${label})`),
  );
}

/** A place of the pack by its id or its label in either language, when only one has it; else the words themselves. */
function placeOf(given: string, { places }: Around['pack']): PlaceRef {
  const word = given.toLowerCase();
  const known =
    places.get(given.toUpperCase()) ??
    only(
      [...places.values()].filter(({ label }) =>
        [label.en, label.ko].some((name) => name.toLowerCase() === word),
      ),
    );
  return known === undefined ? { label: given, precision: 'place' } : placeRef(known);
}

/** A place of the pack, as a claim names it. */
export function placeRef({
  pcode,
  label,
  precision,
}: Pick<Place, 'pcode' | 'label' | 'precision'>): PlaceRef {
  return { label: label.en, label_ko: label.ko, ...(pcode !== undefined && { pcode }), precision };
}

function only(found: readonly Place[]): Place | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function timeOf(given: string): TimeRef {
  try {
    parseEdtf(given);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new BadCorrection('when', given);
  }
  const expr = exprOf(given);
  if (expr === undefined) throw new BadCorrection('when', given);
  return { phrase: given, expr, from: 'absolute', rule: 'corrected', sense: 'at' };
}

/** A date as far as given, `~` for about, or two with `/` between, either of which may be open (`..`). */
function exprOf(given: string): TimeExpr | undefined {
  const [from, to, ...more] = given.split('/');
  if (to === undefined) return dateOf(given);
  if (more.length > 0) return undefined;
  const [first, last] = [from!, to].map((end) => (end === '..' || end === '' ? null : dateOf(end)));
  if (first === undefined || last === undefined) return undefined;
  return { kind: 'interval', ...(first && { from: first }), ...(last && { to: last }) };
}

function dateOf(given: string): TimeExpr | undefined {
  const [, year, month, day, about] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(~?)$/.exec(given) ?? [];
  if (year === undefined) return undefined;
  return {
    kind: 'date',
    year: Number(year),
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
    ...(about === '~' && { approx: true }),
  };
}
