/** Choices as what has to be found in a text, and what it becomes. */
import type { Case, CaseParty } from '../../claims/case.ts';
import { tieOf } from '../../claims/tie.ts';
import type { Claim, TimeExpr } from '../../claims/types.ts';
import type { Pack, PartyNoun } from '../../packs/types.ts';
import { decadeOf, placeSteps, sectorOf } from '../../protect/ladders.ts';
import { occupationNamed } from '../../protect/scan.ts';
import { sumsOf } from './sum.ts';
import type { Asked, Choice, Ladder, Left } from './types.ts';
import { coarserIn, written } from './written.ts';

export type Sex = 'male' | 'female';

interface Base {
  readonly choice: number;
  /** Words that a person puts in its place. */
  readonly say?: string;
}

/** A value that is to be told at a step of its ladder; at `none` it is left out. */
export interface WantedValue extends Base {
  readonly type: Exclude<Ladder, 'time'>;
  readonly value: string;
  readonly step: string;
  /** What a place is told as. */
  readonly to?: string;
  readonly sex?: Sex;
}

export interface WantedTime extends Base {
  readonly type: 'time';
  readonly expr: TimeExpr;
  readonly phrase: string;
  readonly step: string;
  /** The act that it dates: a time that counts from something else is only meant there. */
  readonly act?: string;
  /** Bounds of that act, to the day. */
  readonly bounds?: readonly [string, string];
}

/** An act, wherever it is told. */
export interface WantedAct extends Base {
  readonly type: 'act';
  readonly claims: readonly string[];
  readonly act?: string;
}

/** Words at a place; UTF-16 offsets. */
export interface WantedWords extends Base {
  readonly type: 'words';
  readonly start: number;
  readonly end: number;
}

/** What claims of other kinds tell, by their words. */
export interface WantedClaim extends Base {
  readonly type: 'claim';
  readonly claims: readonly string[];
  readonly value: string;
}

export type Wanted = WantedValue | WantedTime | WantedAct | WantedWords | WantedClaim;

const NONE = 'none';

/** @returns what to look for, and the choices that name nothing */
export function wantedBy(asked: Asked): {
  readonly wanted: readonly Wanted[];
  readonly left: readonly Left[];
} {
  const wanted: Wanted[] = [];
  const left: Left[] = [];
  const points = [...asked.text].length === asked.text.length ? undefined : utf16(asked.text);
  for (const [i, choice] of asked.choices.entries()) {
    const found = wantedOf(choice, i, asked, points);
    if (typeof found === 'string') left.push({ choice: i, why: found });
    else wanted.push(...found);
  }
  return { wanted, left };
}

/** From code points to UTF-16 offsets. */
function utf16(text: string): readonly number[] {
  const at: number[] = [];
  let offset = 0;
  for (const char of text) {
    at.push(offset);
    offset += char.length;
  }
  return [...at, offset];
}

function wantedOf(
  choice: Choice,
  i: number,
  asked: Asked,
  points: readonly number[] | undefined,
): readonly Wanted[] | Left['why'] {
  const { what } = choice;
  const base = { choice: i, ...(choice.how === 'say' && { say: choice.words }) };
  if ('start' in what) {
    const start = points === undefined ? what.start : (points[what.start] ?? -1);
    const end = points === undefined ? what.end : (points[what.end] ?? -1);
    if (!(start >= 0 && end > start && end <= asked.text.length)) return 'unknown';
    return [{ ...base, type: 'words', start, end }];
  }
  if ('type' in what) {
    const { type, value, sex } = what;
    return wantedValue(type, value, sex ?? sexWith(type, value, asked), choice, base, asked);
  }
  const { case: about } = asked;
  const claim = about?.claims.find(({ id }) => id === what.claim);
  if (about === undefined || claim === undefined) return 'unknown';
  return claimOf(claim, about, choice, base, asked);
}

function claimOf(
  claim: Claim,
  about: Case,
  choice: Choice,
  base: Base,
  asked: Asked,
): readonly Wanted[] | Left['why'] {
  const { says } = claim;
  const whole: WantedClaim = { ...base, type: 'claim', claims: [claim.id], value: '' };
  if (says.kind === 'act') {
    const act = about.acts.find(({ claims }) => claims.includes(claim.id));
    const claims = act?.claims ?? [claim.id];
    if (choice.how !== 'coarser') return [{ ...base, type: 'act', claims, ...(act && { act: act.id }) }];
    return actDetails(claims, act?.id, about, choice, base, asked);
  }
  if (says.kind !== 'detail') return [whole];
  const type = LADDERS[says.property];
  const sex = sexOf(partyOf(claim, says.party, about));
  if (says.property === 'sex') return 'by-hand';
  if (type === undefined) return choice.how === 'coarser' ? 'by-hand' : [{ ...whole, value: says.value }];
  if (type === 'name') {
    const party = partyOf(claim, says.party, about);
    const names = namesOf(party, says.value, about);
    // A name in another script than the text's would not be found, and not be missed either.
    const latin = asked.pack.verbFinal[asked.language] === undefined;
    if (!names.some((name) => /\p{Script=Latin}/u.test(name) === latin)) return 'by-hand';
    return names.flatMap((name) => {
      const found = wantedValue('name', name, sex, choice, base, asked);
      return typeof found === 'string' ? [] : found;
    });
  }
  const years = type === 'age' ? yearsIn(claim, says.value, asked) : [];
  if (years.length > 0)
    return years.flatMap((age) => {
      const found = wantedValue('age', age, sex, choice, base, asked);
      return typeof found === 'string' ? [] : found;
    });
  const value =
    type === 'kin'
      ? tieOf(says.value)?.relation
      : type === 'occupation'
        ? occupationNamed(says.value, asked.pack)
        : type === 'place'
          ? placeNamed(says.value, asked.pack)
          : says.value;
  return value === undefined
    ? [{ ...whole, value: says.value }]
    : wantedValue(type, value, sex, choice, base, asked);
}

const LADDERS: Readonly<Record<string, Exclude<Ladder, 'time' | 'sum'>>> = {
  age: 'age',
  occupation: 'occupation',
  residence: 'place',
  'kin-of': 'kin',
  name: 'name',
};

/** Places, times and sums that the claims of one act tell. */
function actDetails(
  claims: readonly string[],
  act: string | undefined,
  about: Case,
  choice: Choice,
  base: Base,
  asked: Asked,
): readonly Wanted[] | Left['why'] {
  const own = about.claims.filter(({ id }) => claims.includes(id));
  const bounds = about.acts.find(({ id }) => id === act)?.when;
  const step = choice.how === 'coarser' ? choice.step : undefined;
  const wants = (type: Ladder): boolean => step === undefined || onLadder(type, step, asked.pack);
  const found: Wanted[] = [];
  const add = (more: readonly Wanted[] | Left['why']): void => {
    if (typeof more !== 'string') found.push(...more);
  };
  for (const { says, anchors } of own) {
    if (says.kind !== 'act') continue;
    for (const { pcode } of wants('place') ? says.roles.at : [])
      if (pcode !== undefined) add(wantedValue('place', pcode, undefined, choice, base, asked));
    for (const { expr, phrase } of wants('time') ? says.roles.when : [])
      found.push({
        ...base,
        type: 'time',
        expr,
        phrase,
        step: step ?? nextTime(expr, asked.pack),
        ...(act !== undefined && { act }),
        ...(bounds?.earliest != null &&
          bounds.latest != null && { bounds: [bounds.earliest, bounds.latest] }),
      });
    if (!wants('sum')) continue;
    for (const { quote } of anchors) {
      const of = written(quote, asked.language, asked.pack);
      for (const { sum } of of === undefined ? [] : sumsOf(of))
        add(wantedValue('sum', String(sum), undefined, choice, base, asked));
    }
  }
  return found.length === 0 ? 'by-hand' : found;
}

function wantedValue(
  type: Ladder,
  value: string,
  sex: Sex | undefined,
  choice: Choice,
  base: Base,
  { pack, language }: Asked,
): readonly Wanted[] | Left['why'] {
  if (!Object.hasOwn(pack.exposure.ladders, type)) return 'unknown';
  const asked = choice.how === 'coarser' ? choice.step : NONE;
  if (type === 'time') {
    const of = written(value, language, pack);
    const time = of?.times[0];
    if (time === undefined) return 'unknown';
    return [{ ...base, type, expr: time.expr, phrase: value, step: asked ?? nextTime(time.expr, pack) }];
  }
  if (type === 'place' && !pack.places.has(value)) return 'unknown';
  const known = type === 'occupation' ? occupationNamed(value, pack) : value;
  if ((type === 'kin' && !isKin(value, pack)) || (type === 'occupation' && !isOccupation(known, pack)))
    return 'unknown';
  if ((type === 'kin' || type === 'occupation') && !hasWord(type, known, language, pack)) return 'by-hand';
  const step = asked ?? nextStep(type, known, pack);
  if (step === undefined) return 'by-hand';
  if (step !== NONE && !onLadder(type, step, pack)) return 'unknown';
  const wanted: WantedValue = { ...base, type, value: known, step, ...(sex && { sex }) };
  if (type !== 'place') return [wanted];
  const steps = placeSteps(value, pack);
  if (step === NONE) return [wanted];
  // A province of the same name as its city would tell the city.
  const own = bareName(value, pack);
  const coarser = steps.slice(1).filter(({ id }) => own === '' || !bareName(id, pack).includes(own));
  const at = coarser.findIndex((each) => each.step === step || isWider(each.step, step, pack));
  const to = coarser[at];
  return to === undefined || !steps.slice(1).some((each) => each.step === step)
    ? 'unknown'
    : [{ ...wanted, step: to.step, to: to.id }];
}

function isKin(value: string, pack: Pack): boolean {
  return (
    Object.hasOwn(pack.terms.relations, value) ||
    peopleIn(pack).some(({ relation, words }) => relation !== undefined && words.includes(value))
  );
}

function isOccupation(value: string, pack: Pack): boolean {
  return (
    Object.hasOwn(pack.terms.occupations, value) ||
    peopleIn(pack).some(({ occupation }) => occupation === value)
  );
}

/** The language has a word for it: what has none would not be found, and not be missed either. */
function hasWord(type: 'kin' | 'occupation', value: string, language: string, pack: Pack): boolean {
  return (pack.verbFinal[language] ?? pack.lexicon.en).people.some(
    ({ relation, occupation, words }) =>
      (type === 'kin' ? relation : occupation) === value || (type === 'kin' && words.includes(value)),
  );
}

function peopleIn({ lexicon, verbFinal }: Pack): readonly PartyNoun[] {
  return [lexicon.en, ...Object.values(verbFinal)].flatMap(({ people }) => people);
}

function isWider(step: string, than: string, { exposure }: Pack): boolean {
  const ladder = (exposure.ladders.place ?? []).map(({ id }) => id);
  return ladder.indexOf(step) > ladder.indexOf(than);
}

/** The first word of a place's name, which its unit does not change. */
function bareName(id: string, { places }: Pack): string {
  return places.get(id)?.spellings.find(({ language }) => language === 'en')?.text ?? '';
}

/** The next step up for a value. */
function nextStep(type: Exclude<Ladder, 'time'>, value: string, pack: Pack): string | undefined {
  if (type === 'place') return placeSteps(value, pack)[1]?.step;
  if (type === 'age') return value.endsWith('s') || decadeOf(value) === undefined ? 'adult' : 'decade';
  if (type === 'occupation') return sectorOf(value, pack) === undefined ? NONE : 'sector';
  return { sum: 'magnitude', kin: 'relative', name: NONE }[type];
}

function nextTime(expr: TimeExpr, pack: Pack): string {
  const ladder = (pack.exposure.ladders.time ?? []).map(({ id }) => id);
  return ladder[ladder.indexOf(timeStep(expr)) + 1] ?? NONE;
}

/** How finely a time is written. */
export function timeStep(expr: TimeExpr): string {
  if (expr.kind === 'date') {
    if (expr.daypart !== undefined && expr.day !== undefined) return 'hour';
    if (expr.day !== undefined) return 'day';
    if (expr.part !== undefined) return 'third';
    if (expr.month !== undefined) return 'month';
    return expr.season !== undefined || expr.quarter !== undefined ? 'quarter' : 'year';
  }
  if (expr.kind === 'unit') {
    if (expr.day !== undefined) return 'day';
    return { month: 'month', quarter: 'quarter', year: 'year' }[expr.unit as 'month'] ?? 'day';
  }
  return 'day';
}

function onLadder(type: Ladder, step: string, pack: Pack): boolean {
  return step === NONE || pack.exposure.ladders[type]?.some(({ id }) => id === step) === true;
}

function partyOf({ report }: Claim, id: string, about: Case): CaseParty | undefined {
  return about.parties.find(
    (party) => party.id === id || party.from.some((from) => from.report === report && from.party === id),
  );
}

function sexOf(party: CaseParty | undefined): Sex | undefined {
  const sex = party?.details.sex;
  return sex === 'male' || sex === 'female' ? sex : undefined;
}

/** The sex of those of whom the case tells the value, where it is one. */
function sexWith(type: Ladder, value: string, { case: about, pack }: Asked): Sex | undefined {
  const own = (about?.claims ?? []).filter(({ says }) => {
    if (says.kind !== 'detail' || LADDERS[says.property] !== type) return false;
    if (type === 'age') return says.value === value || says.value === decadeOf(value);
    return says.value === value || (type === 'occupation' && occupationNamed(says.value, pack) === value);
  });
  const sexes = own.map((claim) =>
    claim.says.kind === 'detail' ? sexOf(partyOf(claim, claim.says.party, about!)) : undefined,
  );
  return sexes.every((sex) => sex === sexes[0]) ? sexes[0] : undefined;
}

/** The years of which only the decade became the value, as the claim's words have them. */
function yearsIn({ anchors }: Claim, decade: string, { pack, language }: Asked): readonly string[] {
  const numbers = Object.entries(coarserIn(pack, language)?.numbers ?? {});
  const found = anchors.flatMap(({ quote }) => [
    ...(quote.match(/(?<![\d.,])\d{1,3}(?![\d.,]*\d|s)/g) ?? []),
    ...numbers.flatMap(([ten, tens]) =>
      numbers.flatMap(([one, ones]) =>
        tens % 10 === 0 && ones < 10 && new RegExp(`${ten}[ -]?${one}`, 'iu').test(quote)
          ? [String(tens + ones)]
          : [],
      ),
    ),
  ]);
  return [...new Set(found)].filter((years) => decadeOf(years) === decade);
}

/** Every name of the person; all of them go together. */
function namesOf(party: CaseParty | undefined, value: string, about: Case): readonly string[] {
  const own = about.claims.flatMap((claim) =>
    claim.says.kind === 'detail' &&
    claim.says.property === 'name' &&
    party !== undefined &&
    partyOf(claim, claim.says.party, about) === party
      ? [claim.says.value]
      : [],
  );
  return [...new Set([value, ...own])];
}

function placeNamed(label: string, pack: Pack): string | undefined {
  for (const { id, label: own } of pack.places.values()) if (own.en === label || own.ko === label) return id;
  return undefined;
}
