/** Fills a form of the United Nations from a case. Pure: nothing is decided, resolved or sent. */
import type { Case } from '../../claims/case.ts';
import { labelIn } from '../../claims/label.ts';
import type { UnField } from '../../packs/un-schema.ts';
import { hider } from './hide.ts';
import { personOf } from './person.ts';
import type { Asking, Contradiction, Drafting, Field, UnDraft, Value, Window } from './types.ts';
import { answersOf } from './values.ts';
import words from './words.en.json' with { type: 'json' };

/**
 * Every field of the form with what answers it.
 *
 * @throws NobodyToTellOf when the case tells of nobody to whom an act of the form was done, NoSuchPerson
 */
export function draftOf(input: Drafting): UnDraft {
  const { case: about, form, reports } = input;
  const { person, others } = personOf(about, form, input.person);
  const hide = input.names
    ? (text: string) => text
    : hider([...about.claims, ...(input.once ?? [])], words.withheld);
  const answers = answersOf(input, hide);
  const shown = (party: typeof person) => ({
    id: party.id,
    kind: party.kind,
    label: hide(labelIn(party, 'en')),
  });
  const several = person.kind === 'group' || (person.count?.min ?? 1) > 1;
  const all = contradictionsIn(about, hide);
  const found: Contradiction[] = [];
  const named = (one: Contradiction & Touching): number => {
    const { kind, claims, explain, values } = one;
    const at = found.findIndex((other) => other.claims === claims);
    return at >= 0 ? at : found.push({ kind, claims, explain, values }) - 1;
  };
  const sections = form.sections.map(({ id, label, fields }) => ({
    id,
    label,
    fields: fields.map((field) => {
      const values = once(field.from.flatMap((from) => answers(from, person)));
      const against = all.filter((one) => values.some((value) => touches(one, value)));
      return fieldOf(field, values, against.map(named), about);
    }),
  }));
  return {
    form: { id: form.id, label: form.label, about: form.about, sources: form.sources, each: form.each },
    person: shown(person),
    several,
    others: others.map(shown),
    sections,
    contradictions: found,
    asking: askingOf(sections, input),
    urgent: {
      say: form.urgent.say,
      windows: windowsOf(input, person.id),
      speaks: once([
        ...(form.urgent.within === undefined
          ? answers({ acts: form.urgent.acts, as: 'to', tells: ['what', 'when'] }, person)
          : []),
        ...answers({ safeguards: form.urgent.safeguards }, person).filter(({ text }) =>
          text.endsWith(ABSENT),
        ),
        ...phased(about, form.urgent.phases, person.id).flatMap((kind) =>
          answers({ acts: [kind], as: 'to', tells: ['what', 'when'] }, person),
        ),
      ]),
    },
    reports: reports.map(({ id, sha256, language, publisher, published, characters }, i) => ({
      id,
      letter: letter(i),
      sha256,
      language,
      characters,
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
    })),
  };
}

const ABSENT = 'reported absent';

/** `A` to `Z`, then `A2`. */
function letter(i: number): string {
  const turn = Math.floor(i / 26);
  return String.fromCharCode(0x41 + (i % 26)) + (turn === 0 ? '' : turn + 1);
}

/** The same value once, with all its claims. */
function once(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter(({ text, claims }) => {
    const key = `${text}\n${claims.join(' ')}`;
    return !seen.has(key) && seen.add(key);
  });
}

function fieldOf(
  { id, label, note, must, hand, asking, precise }: UnField,
  values: readonly Value[],
  contradictions: readonly number[],
  about: Case,
): Field {
  const given = values.every(({ withheld }) => withheld)
    ? 'withheld'
    : precise !== undefined && !values.some((value) => isPrecise(value, precise, about))
      ? 'vague'
      : 'filled';
  return {
    id,
    label,
    ...(note && { note }),
    must,
    state: hand ? 'hand' : values.length === 0 ? 'missing' : given,
    values,
    contradictions,
    ...(asking !== undefined && { asking }),
  };
}

/** Whether both bounds of the act lie in one day, month or year. */
function isPrecise({ about: of }: Value, unit: NonNullable<UnField['precise']>, { acts }: Case): boolean {
  const when = acts.find(({ id }) => id === of?.of)?.when;
  if (when?.earliest == null || when.latest == null) return false;
  const length = { year: 4, month: 7, day: 10 }[unit];
  return when.earliest.slice(0, length) === when.latest.slice(0, length);
}

/** What asking costs, and what filling in does, for the fields of the form. */
function askingOf(sections: UnDraft['sections'], { asking, pack }: Drafting): Asking[] {
  const fields = sections.flatMap((section) => section.fields);
  return [...new Set(fields.flatMap((field) => field.asking ?? []))].flatMap((id) => {
    const cost = asking.get(id);
    if (cost === undefined) return [];
    const endangers = cost.endangers.flatMap(
      (group) => pack.audiences.find((one) => one.id === group)?.label ?? [],
    );
    const { why, safer, filled } = cost;
    return [{ id, endangers, why, safer, ...(filled && { filled }) }];
  });
}

/** Everything in a case that contradicts or is told differently, in words that can be shown. */
function contradictionsIn(about: Case, hide: (text: string) => string): (Contradiction & Touching)[] {
  const ids = new RegExp(` \\((?:${about.acts.map(({ id }) => id).join('|') || '-'})\\)`, 'g');
  const readable = (text: string) => hide(text.replace(ids, ''));
  const shown = <T extends { readonly claims: readonly string[] }>(
    sides: readonly T[],
    text: (side: T) => string,
  ) => sides.map((side) => ({ text: hide(text(side)), claims: side.claims }));
  const conflicts = about.conflicts.map(({ claims, explain, values, of, about: part }) => ({
    kind: 'conflict' as const,
    claims,
    explain: readable(explain),
    values: shown(values, (side) => side.text),
    of,
    part: PARTS[part] ?? part,
  }));
  const differing = about.workingValues.map(({ of, property, explain, values }) => ({
    kind: 'differs' as const,
    claims: values.flatMap((side) => side.claims),
    explain: readable(explain),
    values: shown(values, (side) => side.label),
    of,
    part: property,
  }));
  const named = (one: Contradiction & Touching) =>
    conflicts.some(({ claims, part }) => part === one.part && claims.some((id) => one.claims.includes(id)));
  return [
    ...conflicts,
    ...differing.filter((one) => new Set(one.values.map(({ text }) => text)).size > 1 && !named(one)),
  ];
}

/** What a contradiction is of: the act or party, where it is one, and what is told of it. */
interface Touching {
  readonly of: string | undefined;
  readonly part: string;
}

/** What conflicts differ in → the part of an act. */
const PARTS: Readonly<Record<string, string>> = {
  time: 'when',
  order: 'when',
  place: 'at',
  charge: 'for',
  office: 'by',
};

function touches({ of, part, claims }: Contradiction & Touching, { about, claims: own }: Value): boolean {
  if (about === undefined || !about.parts.includes(part)) return false;
  return of === undefined ? claims.some((id) => own.includes(id)) : of === about.of;
}

/** Kinds of act done to the person that are told as going on, or as about to be. */
function phased(about: Case, phases: readonly string[], person: string): string[] {
  return [
    ...new Set(
      about.acts.flatMap(({ kind, phase, to }) =>
        phases.includes(phase) && to.includes(person) ? [kind] : [],
      ),
    ),
  ];
}

/** Until when each act is recent enough. What is not dated has an open window, which is said with nulls. */
function windowsOf({ case: about, form: { urgent } }: Drafting, person: string): Window[] {
  const { within } = urgent;
  if (within === undefined) return [];
  return about.acts.flatMap(({ id, kind, to, when, claims }) =>
    urgent.acts.includes(kind) && to.includes(person)
      ? [{ act: id, claims, from: later(when.earliest, within), to: later(when.latest, within) }]
      : [],
  );
}

function later(
  day: string | null,
  { unit, n }: { readonly unit: 'day' | 'month'; readonly n: number },
): string | null {
  if (day === null) return null;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = unit === 'day' ? 31 : new Date(Date.UTC(year, month + n, 0)).getUTCDate();
  const moved =
    unit === 'day'
      ? Date.UTC(year, month - 1, date + n)
      : Date.UTC(year, month - 1 + n, Math.min(date, last));
  return new Date(moved).toISOString().slice(0, 10);
}
