/** Reports, parties and acts of a case as rows: what each cell says, before it is text of a table. */
import type { CaseAct, CaseParty } from '../../claims/case.ts';
import { tieOf } from '../../claims/tie.ts';
import type { Report } from '../../claims/types.ts';
import { type Area, areas } from './county.ts';
import { plainDate } from './dates.ts';
import { type Handed, nameOf, namesOf, partyName, statusOf } from './handed.ts';
import { BETWEEN, type Column, labelsIn, plain, type Thesaurus, thesauriOf } from './uwazi-model.ts';

export interface RowOf {
  readonly titles: { readonly en: string; readonly ko: string };
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface Rows {
  readonly reports: readonly RowOf[];
  readonly parties: readonly RowOf[];
  readonly acts: readonly RowOf[];
}

/** How many digits of a token a title ends with. */
const SHORT = 7;
const AFTER = ' · ';

/** A title that no other entity has: Uwazi finds relations by it. */
const titled = (label: string, token: string): string => `${plain(label)}${AFTER}${token.slice(0, SHORT)}`;

/** The end of a title that says whose it is; nothing when somebody made it up. */
export function tokenIn(title: string): string | undefined {
  return /^(.*)( · )([pra][0-9a-f]{6})$/su.exec(title.trim())?.[3];
}

/** The rows of a case. */
export function rowsOf(about: Handed): Rows {
  const { assembled, state, pack, id } = about;
  const thesauri = thesauriOf(pack);
  const labels = (of: Thesaurus) => labelsIn(thesauri[of]);
  const [kinds, phases, stances, sexes] = [
    labels('act_kinds'),
    labels('phases'),
    labels('stances'),
    labels('sexes'),
  ];
  const [places, reviews, partyKinds] = [labels('places'), labels('reviews'), labels('party_kinds')];
  const area = areas(pack);
  const own = (token: string): string => (id === undefined ? token : `${id}.${token}`);
  const reports = state.reports.flatMap(({ report }) =>
    report !== null && assembled.reports.includes(report.id) ? [report] : [],
  );
  const reportTitle = ({ id: name, file }: Report) => titled(about.mask.text(file), about.token('r', name));
  const told = (ids: readonly string[]): string =>
    reports.flatMap((report) => (ids.includes(report.id) ? [reportTitle(report)] : [])).join(BETWEEN);
  const byId = new Map(assembled.parties.map((party) => [party.id, party]));
  const partyTitle = (party: CaseParty, language: 'en' | 'ko' = 'en') =>
    titled(about.called(party, language), about.token('p', partyName(party)));
  const people = (ids: readonly string[]): string =>
    ids
      .flatMap((each) => byId.get(each) ?? [])
      .map((party) => partyTitle(party))
      .join(BETWEEN);
  return {
    reports: reports.map((report) => ({
      titles: { en: reportTitle(report), ko: reportTitle(report) },
      cells: {
        moksori_id: own(about.token('r', report.id)),
        report_language: report.language,
        publisher: about.mask.text(report.publisher ?? ''),
        published_on: plainDate(report.published) ?? '',
      },
    })),
    parties: assembled.parties.map((party) => {
      const known = (property: string): string => {
        const value = party.details[property];
        return typeof value === 'string' ? about.mask.text(value) : '';
      };
      const tie = tieOf(known('kin-of'));
      const other = tie && byId.get(tie.other);
      return {
        titles: { en: partyTitle(party), ko: partyTitle(party, 'ko') },
        cells: {
          moksori_id: own(about.token('p', partyName(party))),
          party_kind: partyKinds.get(party.kind) ?? '',
          names: several(namesOf(party, about).map(plain)),
          sex: sexes.get(known('sex')) ?? '',
          age: known('age'),
          occupation: known('occupation'),
          residence: known('residence'),
          how_many: party.count === undefined ? '' : about.mask.text(party.count.phrase),
          kin: tie && other ? `${tie.relation}: ${partyTitle(other)}` : '',
          told_in: told(party.from.map(({ report }) => report)),
        },
      };
    }),
    acts: assembled.acts.map((act) => {
      const found = act.at.map((place) => ({ place, area: area(place) }));
      const known = found.flatMap((each) => (each.area === undefined ? [] : [each.area]));
      const token = about.token('a', nameOf(act));
      const kind = pack.acts.get(act.kind)?.label;
      return {
        titles: { en: titled(act.label, token), ko: titled(act.label_ko ?? kind?.ko ?? act.label, token) },
        cells: {
          moksori_id: own(token),
          act_kind: kinds.get(act.kind) ?? '',
          phase: phases.get(act.phase) ?? '',
          between: rangeOf(act),
          edtf: act.when.edtf ?? '',
          place: several(known.flatMap((each) => placeLabel(each, places))),
          point_geolocation:
            known.flatMap(({ point }) => (point ? [`${point[1]}${BETWEEN}${point[0]}`] : []))[0] ?? '',
          place_words: several(
            found.flatMap(({ place, area: at }) =>
              at === undefined || place.facility !== undefined ? [plain(about.mask.text(place.label))] : [],
            ),
          ),
          done_by: people(act.by),
          done_to: people(act.to),
          done_with: people(act.with),
          charge: several((act.for ?? []).map((words) => plain(about.mask.text(words)))),
          means: several((act.through ?? []).map((words) => plain(about.mask.text(words)))),
          huridocs: several(act.huridocs ?? []),
          stance: several(stancesOf(act, about).flatMap((stance) => stances.get(stance) ?? [])),
          review: reviews.get(statusOf(act, about)) ?? '',
          accounts: String(act.lineages),
          told_in: told(act.accounts.map(({ report }) => report)),
        },
      };
    }),
  };
}

const several = (values: readonly string[]): string => [...new Set(values)].join(BETWEEN);

function stancesOf({ claims }: CaseAct, { state }: Handed): readonly string[] {
  return claims.flatMap((id) => state.claims.get(id)?.claim?.stance ?? []);
}

/** A county by its label in the thesaurus; what is not in it is told by what it lies in. */
function placeLabel(place: Area, labels: ReadonlyMap<string, string>): readonly string[] {
  const label = labels.get(place.id);
  if (label !== undefined) return [label];
  return place.within === undefined ? [] : placeLabel(place.within, labels);
}

/** The first and the last day that it may have been, as Uwazi takes them in; open sides are empty. */
function rangeOf({ when: { earliest, latest } }: CaseAct): string {
  const day = (each: string | null): string => (each !== null && /^\d{4}-\d\d-\d\d$/.test(each) ? each : '');
  return earliest === null && latest === null ? '' : `${day(earliest)}:${day(latest)}`;
}
