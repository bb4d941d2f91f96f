/** The sheet of a case with choices applied: who, what happened, when and where, each at its step, and no name. */
import type { Case, CaseAct, CaseParty } from '../../claims/case.ts';
import { labelIn } from '../../claims/label.ts';
import { tieOf } from '../../claims/tie.ts';
import type { PlaceRef } from '../../claims/types.ts';
import type { Block, Content, Document } from '../document/types.ts';
import { nameFinder } from '../exchange/names.ts';
import { textOf, type Words, wordsIn } from './leave.ts';
import { tellsPlace } from './place.ts';
import { redact } from './redact.ts';
import { spanInWords } from './time.ts';
import type { Asked, Choice, Left } from './types.ts';
import { type Wanted, type WantedClaim, type WantedTime, wantedBy } from './wanted.ts';
import { coarserIn } from './written.ts';

export interface SheetAsked extends Omit<Asked, 'text' | 'case' | 'language'> {
  readonly case: Case;
  readonly language: 'en' | 'ko';
}

export interface Sheet {
  readonly document: Document;
  /** As of a redacted text; without places. */
  readonly left: readonly Left[];
}

/** One step is enough for every date of a sheet: dates that are told finely beside it would say it again. */
const BESIDE = 'month';

/** Makes the sheet. What a withheld act tells is not in it. */
export async function sheetOf(asked: SheetAsked): Promise<Sheet> {
  const { case: about, language, pack } = asked;
  const choices = asked.choices.filter(({ what }) => !('start' in what));
  const { wanted, left } = wantedBy({ ...asked, text: '', choices });
  const says = wordsIn(language);
  const values = valuesOf(wanted);
  const less = async (text: string): Promise<string> =>
    text === '' || values.length === 0
      ? text
      : (await redact({ text, language, choices: values, pack })).text;
  const gone = new Set(wanted.flatMap((want) => (want.type === 'act' ? want.claims : [])));
  const acts = about.pathway
    .flatMap((id) => about.acts.find((act) => act.id === id) ?? [])
    .filter(({ claims }) => !claims.some((claim) => gone.has(claim)));
  // Values that no ladder has: a place that the pack does not know.
  const loose = wanted.filter(
    (want): want is WantedClaim => want.type === 'claim' && /\p{L}{3}/u.test(want.value),
  );
  const named = nameFinder(about.claims);
  const unnamed = (text: string): string => (named?.test(text.normalize('NFC')) === true ? '' : text);
  const called = new Map<string, string>();
  let letters = 0;
  for (const party of about.parties) {
    const label = unnamed(await less(labelIn(party, language)));
    const { person, names } = coarserIn(pack, language)!;
    // Whoever is only called by a name is told apart by a letter.
    called.set(
      party.id,
      label !== ''
        ? label
        : party.kind === 'person'
          ? (names.letters[letters++] ?? person.other)
          : person.many,
    );
  }
  const touched = new Set(acts.flatMap((act) => [...act.by, ...act.to, ...act.with]));
  const parties: Content[][] = [];
  for (const party of about.parties)
    if (touched.has(party.id))
      parties.push([
        line(called.get(party.id)!),
        line(unnamed(await less(knownOf(party, asked, called, loose)))),
      ]);
  const rows = acts.map((act): Content[] => [
    line(whenOf(act, wanted, asked)),
    line(pack.acts.get(act.kind)?.label[language] ?? act.kind),
    line(namesOf(act.by, called)),
    line(namesOf(act.to, called)),
    line(unnamed(placesOf(act.at, wanted, asked))),
  ]);
  const document = drawn(parties, rows, language, says);
  const text = textOf(document);
  const check = await redact({ text, language, choices: values, pack });
  const found = [...new Set(check.changes.flatMap((change) => change.choices))].map(
    (i): Left => ({ choice: values[i]!.of, why: 'found' }),
  );
  const still = loose.flatMap(({ choice, value }): Left[] =>
    text.toLowerCase().includes(value.toLowerCase()) ? [{ choice, why: 'found' }] : [],
  );
  return { document, left: [...left, ...found, ...still] };
}

/** What is wanted of values, as choices by value that know the choice they came from. */
function valuesOf(wanted: readonly Wanted[]): readonly (Choice & { readonly of: number })[] {
  return wanted.flatMap((want): (Choice & { of: number })[] => {
    if (want.type === 'act' || want.type === 'claim' || want.type === 'words' || want.type === 'time')
      return [];
    const { type, value, sex, step, say, choice } = want;
    const what = { type, value, ...(sex !== undefined && { sex }) };
    if (say !== undefined) return [{ what, how: 'say', words: say, of: choice }];
    return [step === 'none' ? { what, how: 'out', of: choice } : { what, how: 'coarser', step, of: choice }];
  });
}

/** Everything but names, in the words of the pack. */
function knownOf(
  { details }: CaseParty,
  { pack, language }: SheetAsked,
  called: ReadonlyMap<string, string>,
  withheld: readonly WantedClaim[],
): string {
  const { sexes, ages, occupations, relations } = pack.terms;
  const own = (name: string): string => {
    const value = details[name];
    return typeof value === 'string' && !withheld.some((want) => want.value === value) ? value : '';
  };
  const tie = tieOf(own('kin-of'));
  const kin =
    tie === undefined
      ? ''
      : `${relations[tie.relation]?.[language] ?? tie.relation}: ${called.get(tie.other) ?? ''}`;
  const age = own('age');
  const written = (pack.exposure.say.ages[language] ?? []).find((say) =>
    say.includes(age.endsWith('s') ? '{d}' : '{n}'),
  );
  const years =
    ages[age]?.[language] ?? written?.replace(/\{[dn]\}/, String(Number.parseInt(age, 10))) ?? age;
  return [
    sexes[own('sex')]?.[language] ?? own('sex'),
    age === '' ? '' : years,
    occupations[own('occupation')]?.[language] ?? own('occupation'),
    own('residence'),
    kin,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function namesOf(ids: readonly string[], called: ReadonlyMap<string, string>): string {
  return ids.map((id) => called.get(id) ?? '').join(', ');
}

/** When an act was, no finer than the coarsest step that any date was asked for. */
function whenOf(
  act: CaseAct,
  wanted: readonly Wanted[],
  { case: about, pack, language }: SheetAsked,
): string {
  const { when } = act;
  const coarser = coarserIn(pack, language);
  const times = wanted.filter((want) => want.type === 'time');
  if (when.earliest === null || when.latest === null || coarser === undefined) return '';
  if (times.some((want) => want.step === 'none' && dates(want, act, about))) return '';
  const ladder = (pack.exposure.ladders.time ?? []).map((step) => step.id);
  const steps = times.map(({ step }) => ladder.indexOf(step === 'none' ? BESIDE : step));
  const step = ladder[Math.max(ladder.indexOf('day'), ...steps)] ?? 'day';
  return spanInWords([when.earliest, when.latest], step, { coarser, pack, language });
}

/** The time is when the act was: the act's own, or, by its value, one that the act lies in or is told with. */
function dates({ act: own, expr, phrase }: WantedTime, { id, when, claims }: CaseAct, about: Case): boolean {
  if (own !== undefined) return own === id;
  if (expr.kind === 'date') {
    const asked = [expr.year, expr.month, expr.day];
    return [when.earliest, when.latest].every((day) => {
      const parts = day?.split('-').map(Number) ?? [];
      return asked.every((part, i) => part === undefined || part === parts[i]);
    });
  }
  return about.claims.some(
    ({ id: claim, says }) =>
      claims.includes(claim) &&
      says.kind === 'act' &&
      says.roles.when.some(
        (time) => time.phrase === phrase || JSON.stringify(time.expr) === JSON.stringify(expr),
      ),
  );
}

/** Where an act was: what the pack knows, at its step. */
function placesOf(
  at: readonly PlaceRef[],
  wanted: readonly Wanted[],
  { pack, language }: SheetAsked,
): string {
  const told = at.flatMap(({ pcode, label, label_ko, facility }) => {
    const kind = facility === undefined ? undefined : pack.facilities.get(facility)?.label[language];
    const want = wanted.find(
      (one) => one.type === 'place' && pcode !== undefined && tellsPlace(pcode, one, pack),
    );
    if (want === undefined) return [language === 'ko' ? (label_ko ?? kind ?? label) : label];
    const to = want.type === 'place' ? want.to : undefined;
    const name =
      to === undefined
        ? undefined
        : (pack.places.get(to)?.label ?? pack.exposure.regions.find(({ id }) => id === to)?.label)?.[
            language
          ];
    // What the place was, and where as far as it may be told.
    return [[kind, name].filter((part) => part !== undefined).join(', ')];
  });
  return [...new Set(told.filter((text) => text !== ''))].join('; ');
}

function drawn(
  parties: readonly Content[][],
  acts: readonly Content[][],
  language: string,
  says: Words,
): Document {
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, content: line(text) });
  return {
    title: says.sheet,
    language,
    blocks: [
      { kind: 'paragraph', content: line(says.withheld) },
      heading(says.acts),
      {
        kind: 'table',
        head: [says.when, says.act, says.by, says.to, says.at].map(line),
        rows: acts,
        widths: [2, 2, 3, 3, 3],
      },
      heading(says.parties),
      { kind: 'table', head: [says.party, says.known].map(line), rows: parties, widths: [2, 3] },
    ],
    says: { notes: says.notes, page: says.page },
  };
}

function line(text: string): Content {
  return text === '' ? [] : [{ text }];
}
