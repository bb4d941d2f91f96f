/** What the report says of a party itself: sex, decade of age, residence, occupation, count, name, kin. */

import type { Pack, PartyNoun } from '../../packs/types.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import type { Entity } from './entities.ts';
import type { Grammar } from './grammar.ts';
import type { Words } from './labels.ts';
import { oncePerPack } from './once.ts';
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

const DECADE = /^(?:mid-|early-|late-)?(\d)0['’]?s$/;
const AGE = /^\d{1,3}$/;
/** How far behind a phrase its age may stand: "in his mid - 40s". */
const BEHIND = 6;
const CLOSES = /^[,.;:)]$/;

/** How far behind a person the name may be given. */
const NAMED_WITHIN = 14;
const STOPS = /^[.;:!?]$/;

export interface Naming extends Words {
  readonly name: string;
}

/** The names that words behind a person give: "a man surnamed Paek", "a woman identified by her family name of Han". */
export function namings(doc: Doc, phrases: readonly Np[], grammar: Grammar): Map<Np, Naming> {
  const out = new Map<Np, Naming>();
  const persons = phrases.filter((np) => np.type.sort === 'party' && !np.pronoun);
  const heads = new Set(persons.map((np) => np.head));
  for (const np of persons) {
    if (np.plural || np.type.noun?.group) continue;
    const end = Math.min(np.last + NAMED_WITHIN, doc.sentences[doc.tokens[np.head]!.sentence]!.last);
    let given = false;
    for (let i = np.head + 1; i < end; i++) {
      const token = doc.tokens[i]!;
      if (STOPS.test(token.text) || (heads.has(i) && !grammar.nameNouns.has(token.lemma))) break;
      if (grammar.naming.has(token.lower) || grammar.nameNouns.has(token.lower)) given = true;
      else if (given && /^\p{Lu}\p{L}/u.test(token.text) && !grammar.titles.has(token.lower)) {
        let last = i + 1;
        while (
          last < end &&
          (isCapital(last) || doc.tokens[last]!.text === '-' || doc.tokens[last - 1]!.text === '-')
        )
          last++;
        const name = doc.text.slice(token.start, doc.tokens[last - 1]!.end);
        out.set(np, { name, first: i, last });
        break;
      }
    }
  }
  return out;

  function isCapital(i: number): boolean {
    return /^\p{Lu}/u.test(doc.tokens[i]!.text);
  }
}

/** Relations and occupations that a safeguard of the pack asks for. */
const askedOf = oncePerPack(
  (pack) =>
    new Set(
      pack.safeguards.flatMap(({ present, absent }) =>
        [...present.acts, ...absent.acts].flatMap((act) => Object.values(act.roles ?? {}).flat()),
      ),
    ),
);

/** @returns details in no particular order; each says a thing once for each party */
export function detailsOf(
  who: readonly Entity[],
  doc: Doc,
  clauses: readonly Clause[],
  grammar: Grammar,
  pack: Pack,
  named: ReadonlyMap<Np, Naming>,
): Detail[] {
  const out: Detail[] = [];
  const said = new Set<string>();
  const sexed = new Set<Entity>();
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
  const asked = askedOf(pack);

  for (const entity of who) {
    if (entity.office && !entity.agent) continue;
    for (const np of entity.mentions) {
      const { noun } = np.type;
      const span = { first: np.first, last: np.last };
      const sex = noun?.sex ?? np.pronoun?.sex ?? titleSex(np);
      if (sex && !sexed.has(entity) && (entity.kind === 'person' || noun?.sex)) {
        sexed.add(entity);
        add({ entity, property: 'sex', value: sex, ...span });
      }
      if (
        noun?.occupation &&
        np.pronoun === undefined &&
        isOccupation(noun) &&
        !(entity.agent && entity.plural) &&
        !(noun.agentOf !== undefined && entity.plural) &&
        noun.kind === 'person'
      )
        add({ entity, property: 'occupation', value: occupationOf(np, noun), ...span });
      if (entity.owner && entity.relation)
        add({ entity, property: 'kin-of', value: entity.relation, other: entity.owner, ...span });
      const age = np.pronoun ? undefined : ageOf(np, entity);
      if (age && !(entity.office !== undefined && entity.plural)) add({ entity, property: 'age', ...age });
      const count = countOf(np);
      if (count && entity.plural && !np.pronoun && isCount(count.value))
        add({ entity, property: 'count', ...count });
      for (const name of np.named) {
        if (name.type !== 'place') continue;
        const place = pack.places.get(name.ids[0]!);
        if (place)
          add({
            entity,
            property: place.precision === 'country' ? 'nationality' : 'residence',
            value: name.ids.length === 1 ? place.label.en : wordsOf(name.first, name.last),
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
          const stated = [clause.predicate, clause.object, clause.measure?.np].find(
            (one) => one && AGE.test(lower(one.head)),
          );
          if (stated && entity.kind === 'person')
            add({
              entity,
              property: 'age',
              value: decadeFrom(Number(lower(stated.head))),
              first: clause.vg.first,
              last: stated.last,
            });
          for (const entry of clause.preps) {
            const decade = entry.np && decadeOf(entry.np);
            if (decade)
              add({ entity, property: 'age', value: decade, first: clause.vg.first, last: entry.np!.last });
          }
          if (
            clause.object?.type.noun?.occupation &&
            isOccupation(clause.object.type.noun) &&
            !clause.object.plural &&
            clause.object.determiner === 'indefinite'
          )
            add({
              entity,
              property: 'occupation',
              value: occupationOf(clause.object, clause.object.type.noun),
              first: clause.object.first,
              last: clause.object.last,
            });
        }
      }
      const name = named.get(np);
      if (name)
        add({
          entity,
          property: 'name',
          value: longest(entity.names.size > 0 ? entity.names : new Set([name.name])),
          first: name.first,
          last: name.last,
        });
      else if (np.type.sort === 'name' && entity.names.size > 0)
        add({ entity, property: 'name', value: longest(entity.names), ...span });
    }
  }
  return out;

  function longest(names: ReadonlySet<string>): string {
    return [...names].reduce((a, b) => (b.length > a.length ? b : a));
  }

  /** A job, and not a standing that anybody may have. */
  function isOccupation(noun: PartyNoun): boolean {
    return (
      noun.occupation !== undefined &&
      !grammar.standings.has(noun.occupation) &&
      !grammar.tellers.has(noun.occupation)
    );
  }

  /** In the report's words ("charcoal seller"); by its class where a safeguard asks for it ("lawyer"). */
  function occupationOf(np: Np, noun: PartyNoun): string {
    if (asked.has(noun.occupation!)) return noun.occupation!;
    let first = np.head;
    while (first > np.first && isPartOfJob(first - 1)) first--;
    const words = doc.tokens.slice(first, np.head).map((token) => token.lower);
    return [...words, np.lemma].join(' ');
  }

  function isPartOfJob(i: number): boolean {
    const { pos } = doc.tokens[i]!;
    return (
      pos === 'NOUN' &&
      !/\d/.test(lower(i)) &&
      !grammar.ageWords.has(lower(i)) &&
      !grammar.counts.has(lower(i))
    );
  }

  function wordsOf(first: number, last: number): string {
    return doc.text.slice(doc.tokens[first]!.start, doc.tokens[last - 1]!.end);
  }

  function titleSex(np: Np): 'male' | 'female' | undefined {
    for (let i = np.first; i < np.last; i++) {
      const sex = grammar.titleSex.get(lower(i).replace('.', ''));
      if (sex) return sex;
    }
    return undefined;
  }

  function isCount(value: string): boolean {
    return !grammar.both.has(value);
  }

  /** "in his 50s", "a 50-year-old woman", "aged 53", "Choe, 53,", "a nurse of 38". Coarse: the decade. */
  function ageOf(np: Np, entity: Entity): { value: string; first: number; last: number } | undefined {
    for (let i = np.first; i < np.last; i++) {
      const decade = inside(i);
      if (decade) return { value: decade, first: np.first, last: np.last };
    }
    const behind = np.attached.find(
      (one) => grammar.of.has(one.word) && one.np.first === np.last + 1 && one.np.type.sort !== 'number',
    );
    return ageBehind(np, np.last, entity) ?? (behind && ageBehind(np, behind.np.last, entity));
  }

  function ageBehind(
    np: Np,
    last: number,
    entity: Entity,
  ): { value: string; first: number; last: number } | undefined {
    const end = Math.min(last + BEHIND, doc.sentences[doc.tokens[np.head]!.sentence]!.last);
    const at = lower(last) === ',' || lower(last) === '(' ? last + 1 : last;
    if (AGE.test(lower(at)) && at > last && CLOSES.test(lower(at + 1)) && !entity.plural)
      return { value: decadeFrom(Number(lower(at))), first: np.first, last: at + 1 };
    if (grammar.aged.has(lower(at)) || grammar.of.has(lower(at)) || grammar.past.has(lower(at))) {
      let i = at + 1;
      while (i < end && grammar.approximators.has(lower(i))) i++;
      const age = numberAt(i);
      const counted =
        grammar.of.has(lower(at)) &&
        (entity.plural ||
          np.type.noun?.group ||
          np.attached.some((one) => one.np.first <= i && one.np.head > i));
      if (age !== undefined && age < 120 && !counted)
        return { value: decadeFrom(age), first: np.first, last: i + 1 };
    }
    // "in his 50s": a preposition, perhaps whose, perhaps which part.
    if (grammar.within.has(lower(last)))
      for (let i = last + 1; i < end && !/^[,.;]$/.test(lower(i)); i++) {
        const decade = decadeAt(i);
        if (decade) return { value: decade, first: np.first, last: i + 1 };
      }
    return undefined;
  }

  /** "20-year-old", whether it is cut in pieces or not. */
  function inside(i: number): string | undefined {
    if (AGE.test(lower(i))) {
      const k = lower(i + 1) === '-' ? i + 2 : i + 1;
      if (grammar.ageWords.has(lower(k))) return decadeFrom(Number(lower(i)));
    }
    const joined = /^(\d{1,3})-/.exec(lower(i));
    if (joined && [...grammar.ageWords].some((word) => lower(i).includes(word)))
      return decadeFrom(Number(joined[1]));
    return DECADE.test(lower(i)) ? decadeAt(i) : undefined;
  }

  function decadeAt(i: number): string | undefined {
    const match = DECADE.exec(lower(i));
    if (match) return `${match[1]}0s`;
    const word = lower(i).split('-').at(-1)!;
    const { decades } = pack.lexicon.en.times;
    return Object.hasOwn(decades, word) ? `${decades[word]}s` : undefined;
  }

  function numberAt(i: number): number | undefined {
    const word = lower(i);
    const { numbers } = pack.lexicon.en.times;
    return AGE.test(word) ? Number(word) : Object.hasOwn(numbers, word) ? numbers[word] : undefined;
  }

  function decadeOf(np: Np): string | undefined {
    return decadeAt(np.head);
  }

  /** The number as written: "nine", "dozens"; "about 20" keeps its "about". */
  function countOf(np: Np): { value: string; first: number; last: number } | undefined {
    const behind = np.attached.find((one) => grammar.of.has(one.word) && one.np.type.sort === 'number');
    if (np.type.noun?.group && behind)
      return { value: lower(behind.np.head), first: np.first, last: behind.np.last };
    if (grammar.collectives.has(np.lemma))
      return { value: String(grammar.collectives.get(np.lemma)), first: np.first, last: np.last };
    for (let i = np.first; i <= np.head; i++) {
      const token = doc.tokens[i]!;
      if (i === np.head && np.type.sort !== 'number') return undefined;
      if (DECADE.test(token.lower) || /^\d+-/.test(token.lower)) continue;
      if (lower(i + 1) === '-' || grammar.ageWords.has(lower(i + 1))) return undefined;
      if (grammar.counts.has(token.lower) || token.pos === 'NUM' || numberAt(i) !== undefined) {
        if (grammar.one.has(token.lower)) continue;
        const about = i > np.first && grammar.approximators.has(lower(i - 1)) ? `${lower(i - 1)} ` : '';
        return { value: about + token.lower, first: np.first, last: np.last };
      }
    }
    return undefined;
  }
}

function decadeFrom(age: number): string {
  return age < 10 ? '0s' : `${Math.floor(age / 10)}0s`;
}
