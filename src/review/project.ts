/**
 * From the state of a case to its rows in the index. A name of a person is no word of the index: where a claim tells one, it is
 * left out of texts, quotes and notes, so that nobody is found by it across cases.
 */
import { codePoints } from '../claims/anchor.ts';
import type { Anchor, Claim, PlaceRef, Says, Stance } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { type Token, tokensAt } from '../search/tokens.ts';
import { fromDay } from '../time/index.ts';
import type { CaseRow, ClaimRow, Doc, ReportRow, Rows } from '../vault/index-types.ts';
import { dayReader, publishedOn } from './days.ts';
import type { ClaimState, State } from './state-types.ts';

/** The property of a detail that is a name. */
const NAME = 'name';

/**
 * @param found whether the case is found under its own name: one that is joined into another has no rows but its own
 */
export function rowsOf(state: State, pack: Pack, found = state.case.into === null): Rows {
  const all = state.case;
  const id = all.id;
  const told = found ? [...state.claims.values()].flatMap(({ claim }) => claim ?? []) : [];
  const namesOf = namesIn(found ? state.claims.values() : []);
  const claimsOf = new Map<string, Claim[]>();
  for (const claim of told) {
    const there = claimsOf.get(claim.report);
    if (there === undefined) claimsOf.set(claim.report, [claim]);
    else there.push(claim);
  }
  const reports: ReportRow[] = [];
  const claims: ClaimRow[] = [];
  const docs: Doc[] = [];
  const every = new Set<string>();
  for (const { id: name, report, source, withdrawn } of found ? state.reports : []) {
    if (report === null) continue;
    const published = publishedOn(report);
    const { earliest, latest } = published;
    reports.push({
      report: name,
      case: id,
      source,
      language: report.language,
      published: earliest === null || latest === null ? null : [fromDay(earliest), fromDay(latest)],
      withdrawn: withdrawn !== null,
    });
    const own = claimsOf.get(name) ?? [];
    const names = namesOf.get(name) ?? new Set<string>();
    for (const one of names) every.add(one);
    const doc = { case: id, report: name };
    const words = new Words(report.text, names);
    docs.push({ ...doc, id: name, of: 'report', claim: null, tokens: words.all() });
    const days = dayReader(published, pack);
    const done = doneBy(state, name);
    for (const claim of own) {
      const act = claim.says.kind === 'act' ? claim.says : null;
      const kind = act?.act ?? null;
      claims.push({
        claim: claim.id,
        report: name,
        case: id,
        status: claim.status,
        kind,
        stage: (kind !== null && pack.acts.get(kind)?.stage) || null,
        places: act ? codesOf(act.roles.at, pack) : NOTHING,
        offices: act ? officesOf(act.roles.by, done, pack) : NOTHING,
        done: act !== null && isDone(act, claim.stance),
        ...days(claim),
      });
      const tokens = claim.anchors.flatMap((anchor) => words.of(anchor));
      docs.push({ ...doc, id: claim.id, of: 'quote', claim: claim.id, tokens });
    }
  }
  const words = found ? new Words(fieldsOf(state, told, pack), every).all() : [];
  if (words.length > 0) docs.push({ id, of: 'case', case: id, report: null, claim: null, tokens: words });
  return { case: caseRow(state, found, reports, claims), reports, claims, docs };
}

function caseRow(
  { case: { id, state, into, opened, changed } }: State,
  found: boolean,
  reports: readonly ReportRow[],
  claims: readonly ClaimRow[],
): CaseRow {
  return {
    case: id,
    state: found && into !== null ? 'open' : state,
    opened: opened?.at ?? changed,
    changed,
    reports: reports.length,
    claims: claims.length,
    proposed: claims.filter(({ status }) => status === 'proposed').length,
  };
}

/** What a case is called and noted as, its kinds of act and its places, in both languages. */
function fieldsOf({ case: { label, note } }: State, told: readonly Claim[], pack: Pack): string {
  const words = new Set<string>();
  const add = (word: string | null | undefined): void => void (word && words.add(word));
  add(label);
  add(note);
  for (const { says, status } of told) {
    if (says.kind !== 'act' || status === 'rejected' || status === 'withdrawn') continue;
    const kind = pack.acts.get(says.act);
    add(kind?.label.en);
    add(kind?.label.ko);
    for (const place of says.roles.at) {
      add(place.label);
      add(place.label_ko);
    }
  }
  return [...words].join('\n');
}

/** P-codes, each with those that it lies in. */
function codesOf(places: readonly PlaceRef[], pack: Pack): readonly string[] {
  if (places.length === 0) return NOTHING;
  const codes = new Set<string>();
  for (const { pcode } of places) {
    let at = pcode === undefined ? undefined : pack.places.get(pcode);
    if (pcode !== undefined) codes.add(pcode);
    for (let depth = 0; at?.within !== undefined && depth < 8; depth++) {
      at = pack.places.get(at.within);
      if (at?.pcode !== undefined) codes.add(at.pcode);
    }
  }
  return [...codes].sort();
}

const NOTHING: readonly string[] = [];

/** The offices of a report's parties. One that a report does not decide on is none. */
function doneBy({ readings }: State, report: string): ReadonlyMap<string, string> {
  const parties = readings.find((reading) => reading.report === report)?.parties ?? [];
  return new Map(parties.flatMap(({ id, office }) => (office === undefined ? [] : [[id, office] as const])));
}

/** Offices, each with those that it is a part of. */
function officesOf(
  by: readonly string[],
  offices: ReadonlyMap<string, string>,
  pack: Pack,
): readonly string[] {
  const found = new Set<string>();
  for (const party of by) {
    let office = offices.get(party);
    for (let depth = 0; office !== undefined && depth < 8; depth++) {
      found.add(office);
      office = pack.offices.get(office)?.partOf;
    }
  }
  return [...found].sort();
}

function isDone({ phase, general }: Extract<Says, { kind: 'act' }>, stance: Stance): boolean {
  return (phase === 'done' || phase === 'ongoing') && general !== true && stance !== 'denied';
}

/** Report → the names told in it. A name that was corrected stands in the text as it was read first. */
function namesIn(claims: Iterable<ClaimState>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { report, first, claim } of claims)
    for (const says of [first?.says, claim?.says])
      if (says?.kind === 'detail' && says.property === NAME && says.value.trim() !== '') {
        const there = names.get(report);
        if (there === undefined) names.set(report, new Set([says.value]));
        else there.add(says.value);
      }
  return names;
}

/** The tokens of a text without those that stand in a name; a pair of letters that only touches one goes too. */
class Words {
  readonly #tokens: readonly Token[];
  readonly #shown: readonly boolean[];
  readonly #names: ReadonlySet<string>;

  constructor(text: string, names: ReadonlySet<string>) {
    const hidden = names.size === 0 ? undefined : hiddenIn(text, names);
    this.#names = names;
    this.#tokens = tokensAt(text);
    this.#shown = this.#tokens.map(({ start, end }) => {
      if (hidden === undefined) return true;
      let in_ = 0;
      for (let i = start; i < end; i++) in_ += hidden[i]!;
      return in_ === 0 || (in_ < end - start && end - start > 2);
    });
  }

  all(): string[] {
    return this.#tokens.flatMap(({ token }, i) => (this.#shown[i] ? [token] : []));
  }

  /** Those of a quote: taken out of the text's where it begins and ends between tokens. */
  of({ start, end, quote }: Anchor): string[] {
    const tokens = this.#tokens;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tokens[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    let at = low;
    for (; at < tokens.length && tokens[at]!.end <= end; at++)
      if (this.#shown[at]) found.push(tokens[at]!.token);
    const cut = (tokens[low - 1]?.end ?? 0) > start || (tokens[at]?.start ?? end) < end;
    return cut ? new Words(quote, this.#names).all() : found;
  }
}

/** 1 for every code point that stands in a name; undefined when none does. */
function hiddenIn(text: string, names: ReadonlySet<string>): Uint8Array | undefined {
  const small = text.toLowerCase();
  // In some scripts small letters are longer: then names are sought as they are written.
  const fold = (word: string): string => (small.length === text.length ? word.toLowerCase() : word);
  const sought = fold(text);
  const point = codePoints(text);
  let hidden: Uint8Array | undefined;
  for (const name of new Set([...names].map(fold)))
    for (let at = sought.indexOf(name); at >= 0; at = sought.indexOf(name, at + name.length)) {
      hidden ??= new Uint8Array(text.length);
      hidden.fill(1, point(at), point(at + name.length));
    }
  return hidden;
}
