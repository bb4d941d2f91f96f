/**
 * What the claims of a case say, in few bytes: to see whether a document fits the facets that lists of words cannot tell, and to
 * count them, without reading a row for each. Kept packed in the file, and as numbers in memory once it was asked for.
 */
import type { Doc, FacetCounts, Facets, Rows, Telling } from '../index-types.ts';

/** The facts of one case. Documents in their order: `(the claim, or the report among those with claims) * 4 + KINDS`. */
export interface Facts {
  readonly docs: Int32Array;
  /** Where each claim begins in `numbers`. */
  readonly starts: Int32Array;
  /**
   * A claim: report, status, kind, stage, earliest, latest, language, whether done, how many places, places, offices; 0 is none,
   * and NONE no day.
   */
  readonly numbers: Int32Array;
}

/** Numbers for kinds, stages, places, offices and languages, from 1. */
export interface Codes {
  of(value: string): number;
  name(code: number): string;
}

const QUOTE = 0;
const REPORT = 1;
const CASE = 2;
/** A quote or a report without claims. */
const ALONE = 3;
const NONE = -(2 ** 31);
const STATUSES = ['proposed', 'accepted', 'corrected', 'rejected', 'withdrawn'] as const;
const [REPORT_AT, STATUS_AT, KIND_AT, STAGE_AT, EARLIEST_AT, LATEST_AT] = [0, 1, 2, 3, 4, 5];
const [LANGUAGE_AT, DONE_AT, COUNT_AT, PLACES_AT] = [6, 7, 8, 9];

export function packFacts(
  { claims, docs, reports: told }: Pick<Rows, 'claims' | 'docs' | 'reports'>,
  codes: Codes,
): Uint8Array {
  const out: number[] = [];
  const put = (n: number): void => {
    let rest = n;
    for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
    out.push(rest);
  };
  const code = (value: string | null): void => put(value === null ? 0 : codes.of(value));
  // Even for zero and up, odd for below; 0 is none.
  const day = (n: number | null): void => put(n === null ? 0 : 1 + (n < 0 ? -2 * n - 1 : 2 * n));
  const languages = new Map(told.map((report) => [report.report, report.language]));
  const reports = new Map<string, number>();
  const numbers = new Map<string, number>();
  put(claims.length);
  for (const [i, claim] of claims.entries()) {
    numbers.set(claim.claim, i);
    let report = reports.get(claim.report);
    if (report === undefined) {
      report = reports.size;
      reports.set(claim.report, report);
    }
    put(report);
    put(STATUSES.indexOf(claim.status));
    code(claim.kind);
    code(claim.stage);
    day(claim.earliest);
    day(claim.latest);
    code(languages.get(claim.report) ?? null);
    put(claim.done ? 1 : 0);
    for (const values of [claim.places, claim.offices]) {
      put(values.length);
      for (const value of values) code(value);
    }
  }
  put(docs.length);
  for (const doc of docs) put(placeOf(doc, numbers, reports));
  return Uint8Array.from(out);
}

function placeOf(
  doc: Doc,
  claims: ReadonlyMap<string, number>,
  reports: ReadonlyMap<string, number>,
): number {
  if (doc.of === 'case') return CASE;
  const [at, kind] =
    doc.of === 'quote' ? [claims.get(doc.claim ?? ''), QUOTE] : [reports.get(doc.report ?? ''), REPORT];
  return at === undefined ? ALONE : at * 4 + kind;
}

export function unpackFacts(bytes: Uint8Array): Facts {
  let at = 0;
  const get = (): number => {
    let n = bytes[at++]!;
    if (n < 128) return n;
    n -= 128;
    for (let scale = 128; ; scale *= 128) {
      const byte = bytes[at++]!;
      if (byte < 128) return n + byte * scale;
      n += (byte - 128) * scale;
    }
  };
  const day = (): number => {
    const n = get();
    return n === 0 ? NONE : n % 2 === 1 ? (n - 1) / 2 : -n / 2;
  };
  const claims = get();
  const starts = new Int32Array(claims + 1);
  const numbers: number[] = [];
  for (let i = 0; i < claims; i++) {
    numbers.push(get(), get(), get(), get(), day(), day(), get(), get());
    const places = get();
    numbers.push(places);
    for (let n = places; n > 0; n--) numbers.push(get());
    for (let n = get(); n > 0; n--) numbers.push(get());
    starts[i + 1] = numbers.length;
  }
  const docs = new Int32Array(get());
  for (let i = 0; i < docs.length; i++) docs[i] = get();
  return { docs, starts, numbers: Int32Array.from(numbers) };
}

export function sizeOf({ docs, starts, numbers }: Facts): number {
  return docs.byteLength + starts.byteLength + numbers.byteLength + 400;
}

/** Whether a claim fits. */
export type Fits = (facts: Facts, claim: number) => boolean;

export function fitting(facets: Facets | undefined, codes: Codes): Fits {
  const asked = (values: readonly string[] | undefined): Set<number> | undefined =>
    values && new Set(values.map((value) => codes.of(value)));
  const [kinds, stages] = [asked(facets?.kind), asked(facets?.stage)];
  const [places, offices] = [asked(facets?.place), asked(facets?.office)];
  const statuses = facets?.status && new Set(facets.status.map((s) => STATUSES.indexOf(s)));
  const time = facets?.time;
  return ({ numbers, starts }, claim) => {
    const from = starts[claim]!;
    if (time !== undefined) {
      const earliest = numbers[from + EARLIEST_AT]!;
      const latest = numbers[from + LATEST_AT]!;
      if (time.how === 'within') {
        if (earliest === NONE || latest === NONE || earliest < time.from || latest > time.to) return false;
      } else if ((earliest !== NONE && earliest > time.to) || (latest !== NONE && latest < time.from))
        return false;
    }
    if (statuses?.has(numbers[from + STATUS_AT]!) === false) return false;
    if (kinds?.has(numbers[from + KIND_AT]!) === false) return false;
    if (stages?.has(numbers[from + STAGE_AT]!) === false) return false;
    const middle = from + PLACES_AT + numbers[from + COUNT_AT]!;
    return (
      anyOf(places, numbers, from + PLACES_AT, middle) && anyOf(offices, numbers, middle, starts[claim + 1]!)
    );
  };
}

function anyOf(asked: Set<number> | undefined, numbers: Int32Array, from: number, to: number): boolean {
  if (asked === undefined) return true;
  for (let i = from; i < to; i++) if (asked.has(numbers[i]!)) return true;
  return false;
}

/** Calls back for the claims of a document that fit, until it is answered true; says whether it was. */
export function someFitting(
  facts: Facts,
  doc: number,
  fits: Fits,
  found: (claim: number) => boolean,
): boolean {
  const place = facts.docs[doc]!;
  const kind = place & 3;
  const at = place >> 2;
  if (kind === ALONE) return false;
  if (kind === QUOTE) return fits(facts, at) && found(at);
  const { numbers, starts } = facts;
  for (let claim = 0; claim + 1 < starts.length; claim++)
    if ((kind === CASE || numbers[starts[claim]! + REPORT_AT] === at) && fits(facts, claim) && found(claim))
      return true;
  return false;
}

/** Counts what claims have. */
export class Counts {
  readonly #of = {
    kind: new Map(),
    stage: new Map(),
    place: new Map(),
    office: new Map(),
    status: new Map(),
  } as Record<keyof FacetCounts, Map<number, number>>;

  add({ numbers, starts }: Facts, claim: number): void {
    const from = starts[claim]!;
    this.#one('kind', numbers[from + KIND_AT]!);
    this.#one('stage', numbers[from + STAGE_AT]!);
    this.#one('status', numbers[from + STATUS_AT]! + 1);
    const middle = from + PLACES_AT + numbers[from + COUNT_AT]!;
    this.#each('place', numbers.subarray(from + PLACES_AT, middle));
    this.#each('office', numbers.subarray(middle, starts[claim + 1]));
  }

  #each(facet: keyof FacetCounts, codes: Int32Array): void {
    for (const [i, code] of codes.entries()) if (codes.indexOf(code) === i) this.#one(facet, code);
  }

  #one(facet: keyof FacetCounts, code: number): void {
    if (code !== 0) this.#of[facet].set(code, (this.#of[facet].get(code) ?? 0) + 1);
  }

  listed(codes: Codes): FacetCounts {
    const list = (facet: keyof FacetCounts): { value: string; claims: number }[] =>
      [...this.#of[facet]]
        .map(([code, claims]) => ({
          value: facet === 'status' ? STATUSES[code - 1]! : codes.name(code),
          claims,
        }))
        .sort((a, b) => b.claims - a.claims || (a.value < b.value ? -1 : 1));
    const [kind, stage, place] = [list('kind'), list('stage'), list('place')];
    return { kind, stage, place, office: list('office'), status: list('status') };
  }
}

/** What the claims that tell an act say, to count it. */
export function tellingsOf({ numbers, starts }: Facts, codes: Codes): readonly Telling[] {
  const found: Telling[] = [];
  const day = (n: number): number | null => (n === NONE ? null : n);
  for (let claim = 0; claim + 1 < starts.length; claim++) {
    const from = starts[claim]!;
    const kind = numbers[from + KIND_AT]!;
    if (kind === 0) continue;
    const name = (at: number): string | null => (numbers[at] === 0 ? null : codes.name(numbers[at]!));
    const middle = from + PLACES_AT + numbers[from + COUNT_AT]!;
    const names = (start: number, end: number): string[] => {
      const list: string[] = [];
      for (let i = start; i < end; i++) list.push(codes.name(numbers[i]!));
      return list;
    };
    found.push({
      status: STATUSES[numbers[from + STATUS_AT]!]!,
      kind: codes.name(kind),
      stage: name(from + STAGE_AT),
      language: name(from + LANGUAGE_AT) ?? '',
      done: numbers[from + DONE_AT] === 1,
      earliest: day(numbers[from + EARLIEST_AT]!),
      latest: day(numbers[from + LATEST_AT]!),
      places: names(from + PLACES_AT, middle),
      offices: names(middle, starts[claim + 1]!),
    });
  }
  return found;
}
