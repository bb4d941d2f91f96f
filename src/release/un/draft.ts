/** Fills a form of the United Nations from a case. Pure: nothing is decided, resolved or sent. */
import type { Case, CaseParty } from '../../claims/case.ts';
import { labelIn } from '../../claims/label.ts';
import type { Report } from '../../claims/types.ts';
import type { UnField } from '../../packs/un-schema.ts';
import { answersTo } from './answers.ts';
import { contradictionsOf } from './contradictions.ts';
import { hider } from './hide.ts';
import { owedOf } from './owed.ts';
import { personOf } from './person.ts';
import { restsOf } from './rests.ts';
import type { Asking, Drafting, Field, UnDraft, Value } from './types.ts';
import { urgentOf } from './urgent.ts';
import words from './words.en.json' with { type: 'json' };

/**
 * Every field of the form with what answers it.
 *
 * @throws NobodyToTellOf when the case tells of nobody to whom an act of the form was done, NoSuchPerson
 */
export function draftOf(input: Drafting): UnDraft {
  const { case: about, form } = input;
  const { person, others } = personOf(about, form, input.person);
  const hide = input.names
    ? (text: string) => text
    : hider([...about.claims, ...(input.once ?? [])], words.withheld);
  const rests = restsOf(input, hide);
  const told = { rests, owed: owedOf(rests) };
  const { named, touching } = contradictionsOf(about, hide);
  const sections = form.sections.map(({ id, label, fields }) => ({
    id,
    label,
    fields: fields.map((field) => {
      const values = answersTo(field.from, person, told);
      return fieldOf(field, values, touching(values), about);
    }),
  }));
  const shown = ({ id, kind, ...party }: CaseParty) => ({ id, kind, label: hide(labelIn(party, 'en')) });
  return {
    form: { id: form.id, label: form.label, about: form.about, sources: form.sources, each: form.each },
    person: shown(person),
    several: person.kind === 'group' || (person.count?.min ?? 1) > 1,
    others: others.map(shown),
    sections,
    contradictions: named.map(({ kind, claims, explain, values }) => ({ kind, claims, explain, values })),
    asking: askingOf(sections, input),
    urgent: urgentOf(form.urgent, person, told),
    reports: rests.reports.map((report, i) => reportOf(report, i, hide)),
  };
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

/** A report without the name of its file, which may name a source: by letter, `A` to `Z`, then `A2`. */
function reportOf(
  { id, sha256, language, publisher, published, characters }: Report,
  i: number,
  hide: (text: string) => string,
): UnDraft['reports'][number] {
  const turn = Math.floor(i / 26);
  return {
    id,
    letter: String.fromCharCode(0x41 + (i % 26)) + (turn === 0 ? '' : turn + 1),
    sha256,
    language,
    characters,
    ...(publisher !== undefined && { publisher: hide(publisher) }),
    ...(published !== undefined && { published }),
  };
}
