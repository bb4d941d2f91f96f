/**
 * What a case is called while nobody has called it anything: by the role of whom most was done to. Never by a name, and
 * not by a place: which of those that are told of is that of the case, nobody said.
 */
import type { ReadJson } from '../draft/schema.ts';

type Drafted = Pick<ReadJson['case'], 'acts' | 'parties'>;
type Party = Drafted['parties'][number];

/** `retired nurse`; null when nothing was done to anybody. Labels are roles: names are sealed. */
export function calledOf({ acts, parties }: Drafted, language: 'en' | 'ko'): string | null {
  const done = (party: Party) => acts.filter(({ to }) => to.includes(party.id));
  const people = parties.filter(({ kind }) => kind === 'person' || kind === 'group');
  let most: Party | undefined;
  for (const party of people)
    if (done(party).length > (most === undefined ? 0 : done(most).length)) most = party;
  if (most === undefined) return null;
  return most.described?.[language] ?? inLanguage(most, language);
}

function inLanguage(
  thing: { readonly label: string; readonly label_ko?: string | undefined },
  language: 'en' | 'ko',
): string {
  return language === 'ko' ? (thing.label_ko ?? thing.label) : thing.label;
}
