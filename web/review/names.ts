/** What the things of a case are called in the language of the page. Pure. */
import type { CaseView, PackView } from '../../src/server/shapes.ts';
import { fill } from '../fill.ts';

export type Language = 'en' | 'ko';

export interface Names {
  readonly party: (id: string) => string;
  readonly place: (place: { readonly label: string; readonly label_ko?: string | undefined }) => string;
  readonly kind: (id: string) => string;
  readonly stance: (id: string) => string;
  readonly phase: (id: string) => string;
  readonly property: (id: string) => string;
  /** The value of a detail; a tie to another party by both. */
  readonly value: (property: string, value: string) => string;
  /** Stage of a kind of act. */
  readonly stage: (kind: string) => string | undefined;
  /** Whether a kind of act is hard to read of. */
  readonly grave: (kind: string) => boolean;
}

/** What this page adds in words of its own. */
export interface NameWords {
  /** `{n}s` */
  readonly decade: string;
  /** `{tie} of {other}` */
  readonly tie: string;
}

type Drafted = CaseView['drafted'];
type Label = PackView['kinds'][number] | PackView['phases'][number];

export function namesIn(drafted: Drafted, pack: PackView, language: Language, words: NameWords): Names {
  const parties = partiesIn(drafted, language);
  const kinds = byId(pack.kinds, language);
  const stances = byId(pack.stances, language);
  const phases = byId(pack.phases, language);
  const properties = byId(pack.properties, language);
  const places = new Map(
    pack.places.flatMap((place) => [place.id, place.en, place.ko].map((name) => [name, place[language]])),
  );
  const stages = new Map(pack.kinds.map(({ id, stage }) => [id, stage]));
  const graves = new Set(pack.kinds.flatMap(({ id, grave }) => (grave ? [id] : [])));
  const { sexes, ages, occupations, relations } = pack.terms;
  const terms = new Map([
    ['sex', byId(sexes, language)],
    ['age', byId(ages, language)],
    ['occupation', byId(occupations, language)],
  ]);
  const ties = byId(relations, language);
  const party = (id: string) => parties.get(id) ?? id;

  return {
    party,
    place: ({ label, label_ko }) => (language === 'ko' && label_ko) || (places.get(label) ?? label),
    kind: (id) => kinds.get(id) ?? id,
    stance: (id) => stances.get(id) ?? id,
    phase: (id) => phases.get(id) ?? id,
    property: (id) => properties.get(id) ?? id,
    value: (property, value) => {
      const [, relation, other] = /^(.*) (p\d+)$/.exec(value) ?? [];
      if (relation !== undefined && other !== undefined)
        return fill(words.tie, { tie: ties.get(relation) ?? relation, other: party(other) });
      const term = terms.get(property)?.get(value);
      if (term !== undefined) return term;
      const decade = property === 'age' ? /^(\d+)s$/.exec(value)?.[1] : undefined;
      return decade === undefined ? (places.get(value) ?? value) : fill(words.decade, { n: decade });
    },
    stage: (kind) => stages.get(kind),
    grave: (kind) => graves.has(kind),
  };
}

/** Parties by what they are called; two that would be called alike have the words of the report behind. */
function partiesIn({ parties }: Drafted, language: Language): ReadonlyMap<string, string> {
  const labels = parties.map(({ label, label_ko, described }) =>
    language === 'ko' ? (label_ko ?? described?.ko ?? label) : (described?.en ?? label),
  );
  const often = new Map<string, number>();
  for (const label of labels) often.set(label, (often.get(label) ?? 0) + 1);
  return new Map(
    parties.map(({ id, label, label_ko }, i) => {
      const shown = labels[i]!;
      const own = [label, label_ko].find((told) => told !== undefined && told !== shown);
      return [id, often.get(shown)! > 1 && own !== undefined ? `${shown} (${own})` : shown];
    }),
  );
}

function byId(list: readonly Label[], language: Language): ReadonlyMap<string, string> {
  return new Map(list.map((one) => [one.id, one[language]]));
}
