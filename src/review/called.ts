/**
 * What a case is called while nobody has called it anything: by the role of whom most was done to, and where. Never by a
 * name.
 */
import type { ReadJson } from '../draft/schema.ts';

type Drafted = Pick<ReadJson['case'], 'acts' | 'parties'>;
type Party = Drafted['parties'][number];
type Place = Drafted['acts'][number]['at'][number];

/** `retired nurse · Tanchon City`; null when nothing was done to anybody. Labels are roles: names are sealed. */
export function calledOf({ acts, parties }: Drafted, language: 'en' | 'ko'): string | null {
  const done = (party: Party) => acts.filter(({ to }) => to.includes(party.id));
  const people = parties.filter(({ kind }) => kind === 'person' || kind === 'group');
  let most: Party | undefined;
  for (const party of people)
    if (done(party).length > (most === undefined ? 0 : done(most).length)) most = party;
  if (most === undefined) return null;
  const name = most.described?.[language] ?? inLanguage(most, language);
  const place = commonest(done(most)) ?? commonest(acts);
  return place === undefined ? name : `${name} · ${inLanguage(place, language)}`;
}

/** The county that is named most. What lies on the map has its name in both languages; "a camp" says nothing of where. */
function commonest(acts: Drafted['acts']): Place | undefined {
  const counties = acts.flatMap(({ at }) => at).filter(({ precision }) => precision === 'county');
  const times = (label: string) => counties.filter((place) => place.label === label).length;
  let most: Place | undefined;
  for (const place of counties)
    if (most === undefined || times(place.label) > times(most.label)) most = place;
  return most;
}

function inLanguage(
  thing: { readonly label: string; readonly label_ko?: string | undefined },
  language: 'en' | 'ko',
): string {
  return language === 'ko' ? (thing.label_ko ?? thing.label) : thing.label;
}
