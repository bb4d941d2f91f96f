/** What the report says of a party itself: sex, decade of age, residence, occupation, count, name, kin. */
import type { Pack } from '../../packs/types.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import type { Np } from './np.ts';
import { type Entity, isOfficial } from './party.ts';
import { placeOf } from './places.ts';

export interface Detail {
  readonly entity: Entity;
  readonly property: 'sex' | 'age' | 'residence' | 'occupation' | 'count' | 'name' | 'kin-of' | 'nationality';
  /** As the readers of all languages write it; places by the pack's label. */
  readonly value: string;
  /** The other party, for kin. */
  readonly other?: Entity;
  readonly start: number;
  readonly end: number;
}

export interface DetailWords {
  /** Verbs of living somewhere. */
  readonly residing: ReadonlySet<string>;
  /** Occupations that are no job: a source, a resident. */
  readonly standings: ReadonlySet<string>;
}

/** @returns details in no particular order; each says a thing once for each party */
export function detailsOf(
  who: readonly Entity[],
  clauses: readonly Clause[],
  doc: Doc,
  pack: Pack,
  words: DetailWords,
): Detail[] {
  const out: Detail[] = [];
  const asked = askedOf(pack);
  const said = new Set<string>();
  const add = (detail: Detail): void => {
    const key = `${detail.entity.id} ${detail.property} ${detail.property === 'sex' || detail.property === 'name' ? '' : detail.value}`;
    if (said.has(key)) return;
    said.add(key);
    out.push(detail);
  };
  const about = new Map<number, Clause[]>();
  for (const clause of clauses)
    for (const np of [
      clause.describes,
      ...clause.args.filter(({ mark }) => mark === 'subject' || mark === 'topic'),
    ])
      if (np !== undefined) about.set(np.i, [...(about.get(np.i) ?? []), clause]);

  for (const entity of who) {
    if (entity.office !== undefined && !entity.agent) continue;
    for (const np of entity.mentions) {
      const span = { entity, start: np.start, end: np.end };
      const party = np.known?.party;
      const sex = np.sex ?? party?.sex ?? np.known?.pronoun?.sex;
      if (sex !== undefined && (entity.kind === 'person' || party?.sex !== undefined))
        add({ ...span, property: 'sex', value: sex });
      if (
        party?.occupation !== undefined &&
        entity.kind === 'person' &&
        !words.standings.has(party.occupation)
      )
        add({ ...span, property: 'occupation', value: occupationOf(np, party.occupation) });
      if (entity.owner !== undefined && entity.relation !== undefined && party?.relation === entity.relation)
        add({ ...span, property: 'kin-of', value: entity.relation, other: entity.owner });
      if (np.age !== undefined && !isOfficial(entity)) {
        const { start, end } = np.age;
        add({ entity, start, end, property: 'age', value: `${Math.floor(np.age.value / 10) * 10}s` });
      }
      if (np.count !== undefined && entity.plural) {
        const { start, end, value, quantity, vague } = np.count;
        const text = doc.text.slice(start, end).replace(/\s+/gu, ' ');
        add({
          entity,
          start,
          end,
          property: 'count',
          value: quantity ?? (value === undefined || vague ? text : String(value)),
        });
      }
      if (np.name !== undefined && entity.name !== undefined)
        add({ entity, start: np.name.start, end: np.name.end, property: 'name', value: entity.name });
      home(entity, np);
    }
  }
  return out;

  /** In the report's word; by its class where a safeguard asks for it. */
  function occupationOf({ stem }: Np, occupation: string): string {
    return asked.has(occupation) ? occupation : stem;
  }

  function home(entity: Entity, np: Np): void {
    if (isOfficial(entity) || entity.teller) return;
    const live = (place: Np, from: number, to: number, country: boolean): void => {
      const ref = placeOf(place, doc, pack);
      if (ref === undefined || ref.facility !== undefined) return;
      const isCountry = ref.precision === 'country';
      if (isCountry !== country) return;
      add({
        entity,
        start: from,
        end: to,
        property: country ? 'nationality' : 'residence',
        value: ref.label,
      });
    };
    // "청진시 주민", "청진 출신 남성": the place stands in the phrase.
    if (np.names.length > 0 && np.type !== 'office') {
      live(np, np.start, np.end, false);
      live(np, np.start, np.end, true);
    }
    if (np.owner !== undefined && np.owner.type === 'place') live(np.owner, np.owner.start, np.end, false);
    for (const clause of about.get(np.i) ?? []) {
      if (!words.residing.has(clause.lemma) && !words.residing.has(clause.deed ?? '')) continue;
      if (clause.args.some(({ mark }) => mark === 'object')) continue;
      for (const arg of clause.args)
        if (isSomewhere(arg) && (arg.mark === 'at' || arg.mark === 'in'))
          live(arg, arg.start, clause.end, false);
    }
  }
}

function isSomewhere({ type, names }: Np): boolean {
  if (type === 'place') return true;
  return type === 'other' && names.some(({ hits }) => hits.some((hit) => hit.type === 'place'));
}

/** Relations and occupations that a safeguard of the pack asks for. */
function askedOf(pack: Pack): ReadonlySet<string> {
  return new Set(
    pack.safeguards.flatMap(({ present, absent }) =>
      [...present.acts, ...absent.acts].flatMap((act) => Object.values(act.roles ?? {}).flat()),
    ),
  );
}
