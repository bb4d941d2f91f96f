/**
 * FollowTheMoney entities, one to a line. Every entity is of this case alone: its id follows from the case and joins with none of
 * another, and a person's caption ends with it, so that an index of names finds nobody across cases.
 */
import type { CaseAct, CaseParty } from '../../claims/case.ts';
import { tieOf } from '../../claims/tie.ts';
import type { PartyKind, PlaceRef, Report } from '../../claims/types.ts';
import { type Area, areas, written } from './county.ts';
import { plainDate, prefixOf } from './dates.ts';
import { type ExchangeFile, type Handed, nameOf, namesOf, partyName, statusOf } from './handed.ts';

/** The schemata of the published model that a case is written in. */
export type Schema =
  | 'Document'
  | 'Person'
  | 'LegalEntity'
  | 'PublicBody'
  | 'Organization'
  | 'Address'
  | 'Event'
  | 'UnknownLink';

export interface Entity {
  readonly id: string;
  readonly schema: Schema;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** A line for each entity: reports, parties, places, acts, and who stands in which role. */
export function followTheMoney(cases: readonly Handed[]): readonly ExchangeFile[] {
  return [{ name: 'entities.ftm.json', chunks: linesOf(cases) }];
}

function* linesOf(cases: readonly Handed[]): Iterable<string> {
  for (const each of cases) for (const entity of entitiesOf(each)) yield `${JSON.stringify(entity)}\n`;
}

/** The entities of one case. */
export function* entitiesOf(about: Handed): Iterable<Entity> {
  const { assembled, state } = about;
  const kept = state.reports.flatMap(({ report }) => report ?? []);
  const reports = kept.filter(({ id }) => assembled.reports.includes(id));
  for (const report of reports) yield documentOf(report, about);
  for (const party of assembled.parties) yield partyOf(party, about);
  for (const party of assembled.parties) yield* tieTo(party, about);
  const area = areas(about.pack);
  const told = new Set<string>();
  for (const act of assembled.acts) {
    // There is no way to say that something did not happen: left out, it is not said that it did.
    if (act.phase === 'not-done' || denied(act, about)) continue;
    const places = act.at.map((place) => ({ place, area: area(place) }));
    for (const { area: found } of places)
      if (found !== undefined && !told.has(found.id)) {
        told.add(found.id);
        yield addressOf(found, about);
      }
    yield eventOf(act, places, about);
    yield* rolesOf(act, about);
  }
}

/** Only the denial of it is told. */
function denied({ claims }: CaseAct, { state }: Handed): boolean {
  return claims.every((id) => state.claims.get(id)?.claim?.stance === 'denied');
}

const DOCUMENT = (report: string, { token }: Handed): string => token('r', report);
const PARTY = (party: CaseParty, { token }: Handed): string => token('p', partyName(party));
const ADDRESS = (place: Area, { token }: Handed): string => token('x', `place ${place.id}`);
const EVENT = (act: CaseAct, { token }: Handed): string => token('a', nameOf(act));

function documentOf(report: Report, about: Handed): Entity {
  const { id, file, language, publisher, published } = report;
  return entity(DOCUMENT(id, about), 'Document', {
    fileName: about.mask.text(file),
    language: LANGUAGES[language],
    publisher: publisher && about.mask.text(publisher),
    publishedAt: plainDate(published),
  });
}

/** ISO 639-1 → ISO 639-3. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'eng', ko: 'kor', ja: 'jpn' };

const SCHEMATA: Readonly<Record<PartyKind, Schema>> = {
  person: 'Person',
  group: 'LegalEntity',
  office: 'PublicBody',
  organisation: 'Organization',
};

function partyOf(party: CaseParty, about: Handed): Entity {
  const names = namesOf(party, about);
  const { kind, details, count, from } = party;
  const { mask, called } = about;
  const id = PARTY(party, about);
  const role = called(party);
  const known = (property: string): string | undefined => {
    const value = details[property];
    return typeof value === 'string' ? mask.text(value) : undefined;
  };
  const person = kind === 'person';
  const caption = person || kind === 'group' ? `${role} (${id.slice(0, 7)})` : role;
  return entity(id, SCHEMATA[kind], {
    name: names.length > 0 ? names : caption,
    summary: names.length > 0 ? role : undefined,
    alias: party.label_ko !== undefined && mask.open(party.label_ko) && !person ? party.label_ko : undefined,
    gender: person && Object.hasOwn(about.pack.terms.sexes, known('sex') ?? '') ? known('sex') : undefined,
    position: person ? known('occupation') : undefined,
    address: known('residence'),
    notes: [
      ...['age', 'nationality'].flatMap((property) => {
        const value = known(property);
        return value === undefined ? [] : [`${property}: ${value}`];
      }),
      ...(count === undefined ? [] : [`count: ${mask.text(count.phrase)}`]),
    ],
    proof: [...new Set(from.map(({ report }) => DOCUMENT(report, about)))],
  });
}

/** Kin and other ties, as links with their word: which of them make a family nobody here decides. */
function* tieTo(party: CaseParty, about: Handed): Iterable<Entity> {
  const { 'kin-of': value } = party.details;
  const tie = typeof value === 'string' ? tieOf(value) : undefined;
  const other = about.assembled.parties.find(({ id }) => id === tie?.other);
  if (tie === undefined || other === undefined || other.id === party.id) return;
  const [subject, object] = [PARTY(other, about), PARTY(party, about)];
  yield entity(about.token('x', `tie ${subject} ${object}`), 'UnknownLink', {
    subject,
    object,
    role: tie.relation,
  });
}

function addressOf(place: Area, about: Handed): Entity {
  const { country, point, label } = place;
  return entity(ADDRESS(place, about), 'Address', {
    name: label.en,
    full: written(place, 'en'),
    country,
    longitude: point && String(point[0]),
    latitude: point && String(point[1]),
  });
}

/** A place as it was told, with the county it lies in where the pack knows. */
interface Located {
  readonly place: PlaceRef;
  readonly area: Area | undefined;
}

function eventOf(act: CaseAct, places: readonly Located[], about: Handed): Entity {
  const { mask, assembled } = about;
  const parties = new Map(assembled.parties.map((party) => [party.id, party]));
  const involved = [...act.by, ...act.to, ...act.with].flatMap((id) => parties.get(id) ?? []);
  const phase = act.phase === 'done' ? '' : ` (${act.phase})`;
  const { edtf } = act.when;
  const found = places.flatMap(({ area }) => area ?? []);
  return entity(EVENT(act, about), 'Event', {
    name: `${act.label}${phase}`,
    date: prefixOf(act.when),
    location: [...new Set(places.flatMap((each) => wordsOf(each, about)))],
    country: [...new Set(found.flatMap(({ country }) => country ?? []))],
    addressEntity: [...new Set(found.map((place) => ADDRESS(place, about)))],
    involved: [...new Set(involved.map((party) => PARTY(party, about)))],
    keywords: [act.kind, ...(act.huridocs ?? []).map((code) => `huridocs ${code}`)],
    description: (act.for ?? []).map((words) => mask.text(words)),
    notes: [
      `status: ${statusOf(act, about)}`,
      ...stancesOf(act, about).map((stance) => `stance: ${stance}`),
      `independent accounts: ${act.lineages}`,
      ...(edtf === null ? [] : [`when (EDTF): ${edtf}`]),
      ...(act.through ?? []).map((words) => `through: ${mask.text(words)}`),
    ],
    proof: act.accounts.map(({ report }) => DOCUMENT(report, about)),
  });
}

/** The county, and a facility of the pack by its name; a place that no county is known of by the word for it. */
function wordsOf({ place, area }: Located, { mask, pack }: Handed): readonly string[] {
  const facility = pack.facilities.get(place.facility ?? '')?.label.en;
  const word = facility ?? (area === undefined ? mask.text(place.label) : undefined);
  return [...(area === undefined ? [] : [written(area, 'en')]), ...(word === undefined ? [] : [word])];
}

function stancesOf({ claims }: CaseAct, { state }: Handed): readonly string[] {
  return [...new Set(claims.flatMap((id) => state.claims.get(id)?.claim?.stance ?? []))];
}

function* rolesOf(act: CaseAct, about: Handed): Iterable<Entity> {
  const subject = EVENT(act, about);
  const parties = new Map(about.assembled.parties.map((party) => [party.id, party]));
  for (const role of ['by', 'to', 'with'] as const)
    for (const party of act[role].flatMap((id) => parties.get(id) ?? [])) {
      const object = PARTY(party, about);
      yield entity(about.token('x', `${subject} ${role} ${object}`), 'UnknownLink', {
        subject,
        object,
        role,
      });
    }
}

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Without properties that have no value. */
function entity(id: string, schema: Schema, values: Values): Entity {
  const properties: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    const all = (typeof value === 'string' ? [value] : (value ?? [])).filter((each) => each !== '');
    if (all.length > 0) properties[name] = all;
  }
  return { id, schema, properties };
}
