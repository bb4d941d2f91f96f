/** What a person asks for → the query of an index. */
import { closest } from '../claims/closest.ts';
import type { Status } from '../claims/types.ts';
import { folder } from '../packs/fold.ts';
import type { Labels, Office, Pack, Place } from '../packs/types.ts';
import { edtfBounds, fromDay, parseEdtf } from '../time/index.ts';
import type { Doc, Facets, Query } from '../vault/index-types.ts';
import { phrasesOf } from './phrases.ts';
import { QueryError } from './query-error.ts';

export { QueryError } from './query-error.ts';

/** As typed. Of several values of one facet one is enough. */
export interface Asked {
  readonly words?: string;
  /** Kinds of act and stages: ids of the pack, or their labels in any of its languages. */
  readonly kind?: readonly string[];
  readonly stage?: readonly string[];
  /** P-codes, or names as the pack knows them; a name of several places stands for all of them. */
  readonly place?: readonly string[];
  /** Offices that are said to have done it: ids of the pack, or names; one stands for all that are a part of it. */
  readonly office?: readonly string[];
  readonly status?: readonly string[];
  /** EDTF. */
  readonly time?: string;
  /** `within` asks for what certainly happened then; else what may have. */
  readonly how?: 'overlaps' | 'within';
  readonly of?: Doc['of'];
  readonly limit?: number;
  readonly offset?: number;
}

const STATUSES: readonly Status[] = ['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn'];
const LIMIT = 20;
/** Some ten thousand years: beyond what is written of, and what a date can hold. */
const EVER = 3_650_000;

/** @throws QueryError naming the first value that is not known, with the nearest one that is */
export function queryOf(asked: Asked, pack: Pack): Query {
  const facets: Facets = {
    ...(asked.kind && { kind: asked.kind.map((value) => named('kind', value, pack.acts)) }),
    ...(asked.stage && {
      stage: asked.stage.map((value) => named('stage', value, new Map(pack.stages.map((s) => [s.id, s])))),
    }),
    ...(asked.place && { place: asked.place.flatMap((value) => placesNamed(value, pack)) }),
    ...(asked.office && { office: asked.office.flatMap((value) => officesNamed(value, pack)) }),
    ...(asked.status && { status: asked.status.map(statusNamed) }),
    ...(asked.time !== undefined && { time: timeOf(asked.time, asked.how ?? 'overlaps') }),
  };
  return {
    phrases: phrasesOf(asked.words ?? ''),
    ...(Object.keys(facets).length > 0 && { facets }),
    ...(asked.of && { of: asked.of }),
    limit: asked.limit ?? LIMIT,
    ...(asked.offset !== undefined && { offset: asked.offset }),
  };
}

function named(
  what: 'kind' | 'stage',
  value: string,
  known: ReadonlyMap<string, { readonly label: Labels }>,
): string {
  const wanted = plain(value);
  for (const [id, { label }] of known)
    if ([id, label.en, label.ko].some((name) => plain(name) === wanted)) return id;
  throw new QueryError(what, value, closest(wanted, [...known.keys()]));
}

function officesNamed(value: string, pack: Pack): string[] {
  const wanted = plain(value);
  const offices = [...pack.offices.values()];
  const names = ({ label, spellings }: Office): string[] => [
    label.en,
    label.ko,
    ...spellings.map(({ text }) => text),
  ];
  const found =
    offices.find(({ id }) => plain(id) === wanted) === undefined
      ? offices.filter((office) => names(office).some((name) => plain(name) === wanted))
      : offices.filter(({ id }) => plain(id) === wanted);
  if (found.length > 0) return found.map(({ id }) => id);
  const all = offices.flatMap((office) => [office.id, ...names(office)]);
  const near = closest(wanted, all.map(plain));
  throw new QueryError('office', value, near && all.find((name) => plain(name) === near));
}

function statusNamed(value: string): Status {
  const found = STATUSES.find((status) => status === plain(value));
  if (found === undefined) throw new QueryError('status', value, closest(plain(value), STATUSES));
  return found;
}

/** Spelled as the pack does, or with one key under its rules for romanised names. */
function placesNamed(value: string, pack: Pack): string[] {
  const wanted = plain(value);
  const places = [...pack.places.values()];
  const codeOf = (place: Place): string => place.pcode ?? place.id;
  const code = places.filter((place) => [place.id, place.pcode].some((id) => id && plain(id) === wanted));
  if (code.length > 0) return code.map(codeOf);
  const spelled = places.filter((place) => namesOf(place).some((name) => plain(name) === wanted));
  if (spelled.length > 0) return spelled.map(codeOf);
  const fold = folder(pack.spelling.fold);
  const keys = new Set([value, ...withoutUnit(value, pack)].map(fold).filter((key) => key !== ''));
  const folded = places.filter((place) => namesOf(place).some((name) => keys.has(fold(name))));
  if (folded.length > 0) return folded.map(codeOf);
  const names = places.flatMap(namesOf);
  const near = closest(wanted, names.map(plain));
  throw new QueryError('place', value, near && names.find((name) => plain(name) === near));
}

/** A name without the unit behind it ("-gun"), which another romanisation has. */
function withoutUnit(value: string, pack: Pack): string[] {
  const units = pack.spelling.units.flatMap((unit) => unit.after);
  const ends = units.map((after) => (after.startsWith('-') ? after : ` ${after}`).toLowerCase());
  return ends.filter((end) => plain(value).endsWith(end)).map((end) => plain(value).slice(0, -end.length));
}

function namesOf(place: Place): string[] {
  return [place.label.en, place.label.ko, ...place.spellings.map(({ text }) => text)];
}

function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function timeOf(value: string, how: 'overlaps' | 'within'): NonNullable<Facets['time']> {
  let bounds: ReturnType<typeof edtfBounds>;
  try {
    const edtf = parseEdtf(value.trim());
    // A choice of dates has gaps, and a query has two ends.
    if (edtf.kind === 'one-of' || edtf.kind === 'all-of') throw new RangeError(value);
    bounds = edtfBounds(edtf);
  } catch {
    throw new QueryError('time', value);
  }
  const day = (end: string | null, open: number): number =>
    end === null ? open : Math.max(-EVER, Math.min(EVER, fromDay(end)));
  return { from: day(bounds.earliest, -EVER), to: day(bounds.latest, EVER), how };
}
