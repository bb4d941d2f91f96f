/** What the ids of an exposure are called in one language. */
import type { Case } from '../../claims/case.ts';
import { labelIn } from '../../claims/label.ts';
import type { Report } from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import type { DetailType, Exposure, Range } from '../../protect/types.ts';
import { clean } from '../layout.ts';
import type { Language, Words } from '../words.ts';

export interface Names {
  readonly person: (id: string) => string;
  readonly act: (id: string, kind: string) => string;
  readonly kind: (kind: string) => string;
  readonly groups: (ids: readonly string[]) => string;
  readonly value: (type: DetailType, value: string) => string;
  readonly step: (type: DetailType, step: string) => string;
  readonly ladder: (type: DetailType) => string;
  readonly report: (id: string) => string;
  readonly text: (id: string) => string;
  readonly right: (right: string) => string;
}

/** Makes the functions that name things. */
export function namesOf(
  about: { readonly case: Case; readonly reports: readonly Report[]; readonly pack: Pack },
  found: Exposure,
  language: Language,
  words: Words,
): Names {
  const { pack } = about;
  const parties = new Map(about.case.parties.map((party) => [party.id, party]));
  const order = new Map(about.case.pathway.map((id, i) => [id, i + 1]));
  const kind = (id: string): string => pack.acts.get(id)?.label[language] ?? id;
  const groups = new Map(pack.audiences.map(({ id, label }) => [id, label[language]]));
  const value = (type: DetailType, id: string): string => {
    if (type === 'place')
      return (
        pack.places.get(id)?.label[language] ??
        pack.exposure.regions.find((region) => region.id === id)?.label[language] ??
        id
      );
    const { sexes, relations, occupations, ages } = pack.terms;
    if (type === 'age' && /^\d/.test(id)) return ageText(id, pack.exposure.say.ages[language] ?? []);
    const sector = pack.exposure.sectors.find((one) => one.id === id)?.label[language];
    const named = {
      sex: sexes[id],
      kin: relations[id],
      occupation: occupations[id],
      age: ages[id],
      name: undefined,
    };
    return clean(named[type]?.[language] ?? (type === 'occupation' ? sector : undefined) ?? id);
  };
  return {
    person: (id) => {
      const party = parties.get(id);
      return party === undefined ? words.protect.somebody : clean(labelIn(party, language));
    },
    act: (id, of) => (order.has(id) ? `${kind(of)} (${order.get(id)})` : kind(of)),
    kind,
    groups: (ids) => ids.map((id) => groups.get(id) ?? id).join(', '),
    value,
    step: (type, step) => pack.exposure.ladders[type]?.find(({ id }) => id === step)?.label[language] ?? step,
    ladder: (type) =>
      words.properties[
        ({ place: 'residence', kin: 'kin-of' } as const)[type as 'place'] ?? (type as 'age')
      ] ?? type,
    report: (id) => about.reports.find((report) => report.id === id)?.file ?? id,
    text: (id) => found.texts.find((text) => text.id === id)?.name ?? id,
    right: (right) => {
      const [instrument = '', ...article] = right.split(' ');
      const short = pack.instruments.find(({ id }) => id === instrument)?.short[language] ?? instrument;
      return `${short} ${article.join(' ')}`;
    },
  };
}

/** As the language writes it: `70s` by the first way for a decade, `72` by the first for years. */
function ageText(age: string, says: readonly string[]): string {
  const place = age.endsWith('s') ? '{d}' : '{n}';
  return (says.find((say) => say.includes(place)) ?? place).replace(place, String(Number.parseInt(age, 10)));
}

/** Both ends of a range with their thousands apart. */
export function ends([least, most]: Range): { least: string; most: string } {
  return { least: thousands(least), most: thousands(most) };
}

/** The same as parts of a hundred. */
export function percents([least, most]: Range): { least: string; most: string } {
  return { least: percent(least), most: percent(most) };
}

function thousands(n: number): string {
  return n > 5e9 ? '∞' : String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function percent(share: number): string {
  return String(Number((share * 100).toPrecision(2)));
}
