/** Where an act happened, as the pack knows the place or as the report writes it. */
import type { PlaceRef } from '../../claims/types.ts';
import type { Pack, Place } from '../../packs/types.ts';
import { containers, placeRef } from '../place-ref.ts';
import type { Doc } from './doc.ts';
import type { NamedSpan, Np } from './phrases.ts';
import type { Filler } from './slots.ts';

/** The place that a noun phrase names, as the report writes it when the pack knows none. */
export function placeOf(np: Np, doc: Doc, pack: Pack): PlaceRef {
  const written = doc.text.slice(doc.tokens[np.first]!.start, doc.tokens[np.last - 1]!.end);
  if (np.type.sort === 'place') return placeRef(placesCalled(np.type.ids!, pack), written);
  const inside = np.named.find((span) => span.type === 'place') ?? placeAttached(np);
  const located = inside ? placeRef(placesCalled(inside.ids, pack), written) : undefined;
  const facilities = np.type.sort === 'facility' ? np.type.ids : np.type.facilities;
  if (facilities) {
    const facility = pack.facilities.get(facilities[0]!);
    // By its own name when the report gives one; else in the report's words, which may say more than the sort it is of.
    const proper = isProper(np, doc);
    return {
      label: proper ? (facility?.label.en ?? written) : words(np, doc, pack),
      ...(facility ? { ...(proper ? { label_ko: facility.label.ko } : {}), facility: facility.id } : {}),
      ...(located?.pcode ? { pcode: located.pcode } : {}),
      ...(located?.lat !== undefined && located.lon !== undefined
        ? { lat: located.lat, lon: located.lon }
        : {}),
      precision: 'place',
    };
  }
  const facility = np.named.find((span) => span.type === 'facility');
  return {
    label: words(np, doc, pack),
    ...(facility ? { facility: facility.ids[0]! } : {}),
    ...(located?.pcode ? { pcode: located.pcode } : {}),
    ...(located?.lat !== undefined && located.lon !== undefined
      ? { lat: located.lat, lon: located.lon }
      : {}),
    precision: 'place',
  };
}

/** "the detention centre of the ministry", without its article; what lies behind "of" belongs to it. */
function words(np: Np, doc: Doc, pack: Pack): string {
  const { definite, indefinite } = pack.lexicon.en.grammar.determiners;
  let { first, last } = np;
  while (
    first < np.head &&
    [...definite, ...indefinite].includes(doc.tokens[first]!.lower) &&
    doc.tokens[first]!.pos !== 'NUM'
  )
    first++;
  const behind = np.attached.find(
    (entry) => pack.lexicon.en.grammar.of.includes(entry.word) && entry.np.first === last + 1,
  );
  if (behind && behind.np.last - first <= 8) last = behind.np.last;
  return doc.text.slice(doc.tokens[first]!.start, doc.tokens[last - 1]!.end).replace(/\s+/gu, ' ');
}

function isProper(np: Np, doc: Doc): boolean {
  for (let i = np.head; i >= np.first; i--)
    if (/^\p{Lu}|^\d/u.test(doc.tokens[i]!.text) && i !== doc.sentences[doc.tokens[i]!.sentence]!.first)
      return true;
  return false;
}

/** The places of an act's fillers; a province that only says where the county lies is left out. */
export function placesOf(fillers: readonly Filler[], doc: Doc, pack: Pack): PlaceRef[] {
  const out: PlaceRef[] = [];
  const within = new Set<string>();
  const inside = new Set<Np>();
  for (const filler of fillers) {
    if (!('np' in filler)) continue;
    for (const np of [filler.np, ...filler.np.coordinated]) {
      for (const entry of np.attached) if (entry.np.type.sort !== 'place') inside.add(entry.np);
      // "every church", "four": no place in particular.
      if (inside.has(np) || np.type.sort === 'number' || np.determiner === 'any') continue;
      const place = placeOf(np, doc, pack);
      if (out.some((other) => other.label === place.label && other.pcode === place.pcode)) continue;
      out.push(place);
      for (const id of np.type.ids ?? []) for (const container of containers(id, pack)) within.add(container);
      for (const span of np.named)
        for (const id of span.ids) for (const container of containers(id, pack)) within.add(container);
    }
  }
  return out.filter(
    (place) =>
      !(place.pcode && within.has(place.pcode) && place.precision !== 'place') &&
      !(
        place.precision === 'country' &&
        out.length > 1 &&
        out.some((other) => other.precision !== 'country')
      ),
  );
}

function placeAttached(np: Np): NamedSpan | undefined {
  const found = np.attached.find((entry) => entry.np.type.sort === 'place');
  return found
    ? { first: found.np.first, last: found.np.last, type: 'place', ids: found.np.type.ids! }
    : undefined;
}

function placesCalled(ids: readonly string[], pack: Pack): Place[] {
  return ids.map((id) => pack.places.get(id)).filter((place) => place !== undefined);
}
