/** What the report says of a party itself: sex, decade of age, residence, occupation, count, name, kin. */

import type { Pack } from '../../packs/types.ts';
import type { Clause } from './clauses.ts';
import type { Doc } from './doc.ts';
import type { Entity } from './entities.ts';
import type { Grammar } from './grammar.ts';
import type { Np } from './phrases.ts';
import { placeOf } from './places.ts';

export interface Detail {
  readonly entity: Entity;
  readonly property: 'sex' | 'age' | 'residence' | 'occupation' | 'count' | 'name' | 'kin-of' | 'nationality';
  readonly value: string;
  /** The other party, for kin. */
  readonly other?: Entity;
  readonly first: number;
  readonly last: number;
}

const DECADE = /^(\d)0['’]?s$/;
const AGE = /^\d{1,3}$/;

/** The names that clauses and appositions give: the phrase of a person → the name. */
export function namings(
  doc: Doc,
  clauses: readonly Clause[],
  grammar: Grammar,
): Map<Np, { name: string; np: Np }> {
  const out = new Map<Np, { name: string; np: Np }>();
  for (const clause of clauses) {
    if (!grammar.naming.has(clause.vg.lemma) || !clause.subject || clause.subject.type.sort === 'name')
      continue;
    for (const np of [clause.second, clause.object, ...clause.preps.map((entry) => entry.np)]) {
      const name = np && nameOf(np, doc, grammar);
      if (name && np !== clause.subject)
        out.set(clause.subject, { name: doc.tokens[name.head]!.text, np: name });
    }
  }
  return out;
}

function nameOf(np: Np, doc: Doc, grammar: Grammar): Np | undefined {
  if (np.type.sort === 'name') return np;
  if (!grammar.nameNouns.has(np.lemma)) return undefined;
  const given =
    np.attached.find((entry) => entry.np.type.sort === 'name') ??
    (np.apposition?.type.sort === 'name' ? { np: np.apposition } : undefined);
  void doc;
  return given?.np;
}

/** @returns details in no particular order; each says a thing once for each party */
export function detailsOf(
  who: readonly Entity[],
  doc: Doc,
  clauses: readonly Clause[],
  grammar: Grammar,
  pack: Pack,
  of: (np: Np) => readonly Entity[],
): Detail[] {
  const out: Detail[] = [];
  const said = new Set<string>();
  const add = (detail: Detail) => {
    const key = `${detail.entity.id} ${detail.property} ${detail.value}`;
    if (said.has(key)) return;
    said.add(key);
    out.push(detail);
  };
  const lower = (i: number) => doc.tokens[i]?.lower ?? '';
  const about = new Map<Np, Clause[]>();
  for (const clause of clauses)
    if (clause.subject) about.set(clause.subject, [...(about.get(clause.subject) ?? []), clause]);
  const named = namings(doc, clauses, grammar);

  for (const entity of who) {
    if (entity.office && !entity.agent) continue;
    for (const np of entity.mentions) {
      const { noun } = np.type;
      const span = { first: np.first, last: np.last };
      if (entity.kind === 'person' && noun?.sex && !said.has(`${entity.id} sex ${noun.sex}`))
        add({ entity, property: 'sex', value: noun.sex, ...span });
      else if (entity.kind === 'person' && np.pronoun?.sex)
        add({ entity, property: 'sex', value: np.pronoun.sex, ...span });
      if (noun?.occupation && noun.agentOf === undefined && np.pronoun === undefined)
        add({ entity, property: 'occupation', value: noun.occupation, ...span });
      if (entity.owner && entity.relation)
        add({ entity, property: 'kin-of', value: entity.relation, other: entity.owner, ...span });
      const age = ageOf(np);
      if (age) add({ entity, property: 'age', ...age });
      const count = countOf(np);
      if (count && entity.plural) add({ entity, property: 'count', ...count });
      for (const name of np.named) {
        if (name.type !== 'place') continue;
        const place = name.ids.length === 1 ? pack.places.get(name.ids[0]!) : undefined;
        if (place)
          add({
            entity,
            property: place.precision === 'country' ? 'nationality' : 'residence',
            value: place.label.en,
            first: name.first,
            last: np.last,
          });
      }
      for (const { word, np: attached } of np.attached) {
        if (!grammar.origin.has(word) || attached.type.sort !== 'place') continue;
        if (word !== grammar.raw.origin[0] && !(noun && grammar.residents.has(np.lemma))) continue;
        const place = placeOf(attached, doc, pack);
        if (place && place.precision !== 'country')
          add({ entity, property: 'residence', value: place.label, first: np.first, last: attached.last });
      }
      for (const clause of about.get(np) ?? []) {
        if (grammar.residing.has(clause.vg.lemma)) {
          for (const entry of clause.preps) {
            const place =
              entry.np && entry.np.type.sort === 'place' ? placeOf(entry.np, doc, pack) : undefined;
            if (place)
              add({
                entity,
                property: 'residence',
                value: place.label,
                first: clause.vg.first,
                last: entry.np!.last,
              });
          }
        }
        if (clause.vg.copula) {
          for (const entry of clause.preps) {
            const decade = entry.np && decadeOf(entry.np);
            if (decade)
              add({ entity, property: 'age', value: decade, first: clause.vg.first, last: entry.np!.last });
          }
          if (
            clause.object?.type.noun?.occupation &&
            clause.object.type.noun.agentOf === undefined &&
            !clause.object.plural &&
            clause.object.determiner === 'indefinite'
          )
            add({
              entity,
              property: 'occupation',
              value: clause.object.type.noun.occupation,
              first: clause.object.first,
              last: clause.object.last,
            });
        }
      }
      const name = named.get(np);
      if (name) add({ entity, property: 'name', value: name.name, first: name.np.first, last: name.np.last });
      else if (np.type.sort === 'name')
        add({
          entity,
          property: 'name',
          value:
            doc.tokens
              .slice(np.first, np.last)
              .filter((t) => t.pos === 'PROPN')
              .map((t) => t.text)
              .join(' ') || doc.tokens[np.head]!.text,
          ...span,
        });
    }
  }
  void of;
  return out;

  /** "in his 50s", "a 50-year-old woman", "aged 53", "Choe, 53,". Coarse: the decade. */
  function ageOf(np: Np): { value: string; first: number; last: number } | undefined {
    for (const { np: attached } of np.attached) {
      const decade = decadeOf(attached);
      if (decade) return { value: decade, first: np.first, last: attached.last };
    }
    for (let i = np.first; i < np.last; i++) {
      if (
        AGE.test(lower(i)) &&
        grammar.ageWords.has(lower(i + 2)) &&
        (lower(i + 1) === '-' || grammar.ageWords.has(lower(i + 1)))
      )
        return { value: decadeFrom(Number(lower(i))), first: np.first, last: np.last };
      const joined = /^(\d{1,3})-/.exec(lower(i));
      if (joined && [...grammar.ageWords].some((word) => lower(i).includes(word)))
        return { value: decadeFrom(Number(joined[1])), first: np.first, last: np.last };
      const inside = DECADE.exec(lower(i));
      if (inside) return { value: `${inside[1]}0s`, first: np.first, last: np.last };
    }
    const { last } = np;
    if (
      lower(last) === ',' &&
      AGE.test(lower(last + 1)) &&
      (lower(last + 2) === ',' || lower(last + 2) === '.')
    )
      return { value: decadeFrom(Number(lower(last + 1))), first: np.first, last: last + 2 };
    const aged = lower(last) === ',' ? last + 1 : last;
    if (grammar.aged.has(lower(aged)) && AGE.test(lower(aged + 1)))
      return { value: decadeFrom(Number(lower(aged + 1))), first: np.first, last: aged + 2 };
    return undefined;
  }

  function decadeOf(np: Np): string | undefined {
    const match = DECADE.exec(lower(np.head));
    return match ? `${match[1]}0s` : undefined;
  }

  function countOf(np: Np): { value: string; first: number; last: number } | undefined {
    for (let i = np.first; i < np.head; i++) {
      const token = doc.tokens[i]!;
      if (token.pos === 'NUM' && !DECADE.test(token.lower)) {
        if (grammar.ageWords.has(lower(i + 1)) || lower(i + 1) === '-') return undefined;
        return { value: token.lower, first: np.first, last: np.last };
      }
      if (grammar.counts.has(token.lower)) return { value: token.lower, first: np.first, last: np.last };
    }
    return undefined;
  }
}

function decadeFrom(age: number): string {
  return age < 10 ? '0s' : `${Math.floor(age / 10)}0s`;
}
