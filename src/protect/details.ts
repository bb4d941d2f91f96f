/** Details of the people of a case that a text discloses, and how finely. */
import type { Case, CaseParty } from '../claims/case.ts';
import { tieOf } from '../claims/tie.ts';
import type { Claim } from '../claims/types.ts';
import type { Pack } from '../packs/types.ts';
import { decadeOf, placeSteps, sectorOf } from './ladders.ts';
import { quoter } from './quote.ts';
import { type Mention, occupationNamed } from './scan.ts';
import type { DetailType, DisclosedDetail, Quote, Text } from './types.ts';

/** Stands for the person told of where no claim of the case tells of one. */
export const SOMEBODY = '?';

/** What a case knows of a person that could be told. */
export interface Known {
  readonly type: DetailType;
  readonly value: string;
  readonly claims: readonly string[];
}

/** The people that a text may expose: those to whom something was done, and those who did what is held against them. */
export function subjectsOf(about: Case, pack: Pack): readonly CaseParty[] {
  const agents = officialsOf(about, pack);
  // A judge who is arrested is told of as anybody else.
  const done = new Set(about.acts.flatMap(({ to }) => to));
  const officials = new Set([...agents].filter((id) => !done.has(id)));
  const voices = new Set(about.claims.flatMap(({ voice }) => voice.chain));
  const touched = new Map<string, number>();
  for (const { by, to, with: beside } of about.acts)
    for (const id of new Set(to.length > 0 ? to : [...by, ...beside]))
      touched.set(id, (touched.get(id) ?? 0) + 1);
  return about.parties
    .filter(
      (party) =>
        party.kind === 'person' &&
        party.office === undefined &&
        touched.has(party.id) &&
        !officials.has(party.id) &&
        !voices.has(party.label) &&
        !voices.has(`a ${party.label}`),
    )
    .toSorted((a, b) => touched.get(b.id)! - touched.get(a.id)!);
}

/** Agents of an office by what they are called. */
function officialsOf(about: Case, pack: Pack): ReadonlySet<string> {
  const agents = new Set(
    [pack.lexicon.en, ...Object.values(pack.verbFinal)].flatMap(({ people }) =>
      people.flatMap(({ agentOf, occupation, words }) =>
        agentOf === undefined ? [] : [...(occupation === undefined ? [] : [occupation]), ...words],
      ),
    ),
  );
  return new Set(
    about.parties.flatMap(({ id, details }) =>
      typeof details.occupation === 'string' && agents.has(details.occupation) ? [id] : [],
    ),
  );
}

/** Details that a text tells of the people of the case; what it tells and no claim has is the first person's. */
export function detailsIn(
  text: Text,
  about: Case,
  mentions: readonly Mention[],
  pack: Pack,
): readonly DisclosedDetail[] {
  const quote = quoter(text);
  const found: DisclosedDetail[] = [];
  const people = subjectsOf(about, pack);
  const used = new Set<Mention>();
  const says = (person: string, detail: Omit<DisclosedDetail, 'person' | 'text'>): void => {
    const same = found.find(
      (other) => other.person === person && other.type === detail.type && other.value === detail.value,
    );
    if (same === undefined) found.push({ person, text: text.id, ...detail });
    else if (same.quotes.length < 3)
      found[found.indexOf(same)] = { ...same, quotes: [...same.quotes, ...detail.quotes] };
  };
  for (const [i, party] of people.entries()) {
    const all = knownOf(party, about, pack);
    // Of others than the one the case is about only where the text speaks of them.
    if (i > 0 && !spokenOf(party, all)) continue;
    for (const known of all) {
      if (known.type === 'name') {
        const at = text.report.text.indexOf(known.value);
        if (at >= 0)
          says(party.id, {
            ...known,
            step: partial(known.value, pack) ? 'surname' : 'name',
            quotes: [quote(at, at + known.value.length)],
          });
        continue;
      }
      for (const mention of mentions) {
        const told = matched(known, mention, pack);
        if (told === undefined) continue;
        used.add(mention);
        says(party.id, { ...told, claims: known.claims, quotes: [quote(mention.start, mention.end)] });
      }
    }
  }
  rest(people[0] ?? { id: SOMEBODY }, says, quote);
  return found;

  /** By a name, an occupation, an age, or as somebody's relative. */
  function spokenOf(party: CaseParty, all: readonly Known[]): boolean {
    const tie = tieOf(typeof party.details['kin-of'] === 'string' ? party.details['kin-of'] : '');
    if (tie !== undefined)
      return mentions.some(({ type, value }) => type === 'kin' && value === tie.relation);
    return all.some((known) =>
      known.type === 'name'
        ? text.report.text.includes(known.value)
        : (known.type === 'occupation' || known.type === 'age') &&
          mentions.some((mention) => matched(known, mention, pack) !== undefined),
    );
  }

  /** What no claim has: an occupation, an age or a place that only this text tells. */
  function rest(
    { id }: { readonly id: string },
    tell: typeof says,
    at: (start: number, end: number) => Quote,
  ): void {
    const has = (type: DetailType): boolean => found.some((one) => one.person === id && one.type === type);
    // Of several occupations the rarest: one is the person's, and nobody can say which.
    const [rarest] = mentions
      .filter(
        (mention) =>
          mention.type === 'occupation' &&
          mention.agent !== true &&
          !used.has(mention) &&
          isJob(mention.value, pack),
      )
      .toSorted((x, y) => rarity(x.value, pack) - rarity(y.value, pack));
    if (rarest !== undefined && !has('occupation'))
      tell(id, {
        type: 'occupation',
        value: rarest.value,
        step: 'job',
        claims: [],
        quotes: [at(rarest.start, rarest.end)],
      });
    for (const mention of mentions) {
      if (used.has(mention)) continue;
      const { type, value, start, end } = mention;
      if (type === 'age' && !has('age'))
        tell(id, {
          type,
          value,
          step: value.endsWith('s') ? 'decade' : 'years',
          claims: [],
          quotes: [at(start, end)],
        });
      if (type === 'place' && !has('place') && inCountry(value, pack)) {
        const [own] = placeSteps(value, pack);
        if (own !== undefined && own.step !== 'country')
          tell(id, { type, value, step: own.step, claims: [], quotes: [at(start, end)] });
      }
    }
    // A pronoun tells the sex.
    for (const claim of text.reading.claims)
      if (
        claim.says.kind === 'detail' &&
        claim.says.property === 'sex' &&
        !has('sex') &&
        toldOfSubject(claim)
      )
        tell(id, {
          type: 'sex',
          value: claim.says.value,
          step: 'sex',
          claims: [],
          quotes: claim.anchors.map(({ start, end, quote: words }) => ({
            text: text.id,
            start,
            end,
            quote: words,
          })),
        });
    for (const claim of text.reading.claims) {
      if (claim.says.kind !== 'detail' || claim.says.property !== 'name') continue;
      const { value } = claim.says;
      const place = text.report.text.indexOf(value);
      const step = partial(value, pack) ? 'surname' : 'name';
      if (place >= 0 && !has('name') && toldOfSubject(claim) && surnamed(value, pack))
        tell(id, { type: 'name', value, step, claims: [], quotes: [at(place, place + value.length)] });
    }
  }

  function toldOfSubject(claim: Claim): boolean {
    const { says: told } = claim;
    if (told.kind !== 'detail') return false;
    return text.reading.claims.some(
      ({ says: act }) => act.kind === 'act' && act.roles.to.includes(told.party),
    );
  }
}

/** Something that people are recognised by, and no standing. */
function isJob(occupation: string, { exposure }: Pack): boolean {
  return !exposure.standings.includes(occupation) && rarity(occupation, { exposure }) < MANY;
}

/** When so many have it, it says nothing. */
const MANY = 0.5;

function rarity(occupation: string, { exposure }: Pick<Pack, 'exposure'>): number {
  return (exposure.occupations[occupation] ?? exposure.occupation)[0];
}

function inCountry(place: string, pack: Pack): boolean {
  return pack.country === undefined || placeSteps(place, pack).at(-1)?.id === pack.country;
}

/** Begins or ends with a surname of the pack; where it knows none, any name is one. */
function surnamed(name: string, pack: Pack): boolean {
  const surnames = pack.surnames.flatMap(({ en, ko }) => [...en, ...ko]);
  if (surnames.length === 0) return true;
  const words = name.split(/[\s-]+/);
  const latin = /^\p{Script=Latin}/u.test(name);
  return surnames.some((surname) => (latin ? words.includes(surname) : name.startsWith(surname)));
}

/** A surname alone, or with what stands for the rest. */
function partial(name: string, pack: Pack): boolean {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const surnames = new Set(pack.surnames.flatMap(({ en, ko }) => [...en, ...ko]));
  const own = words.filter((word) => surnames.has(word));
  const latin = /^[\p{Script=Latin}\s.'’-]+$/u.test(name);
  return latin ? words.length === 1 : own.length > 0 && words[0]!.length === own[0]!.length;
}

/** What the claims of a case tell of one of its people that could be told. */
export function knownOf(party: CaseParty, about: Case, pack: Pack): readonly Known[] {
  const own = new Set(party.from.map(({ report, party: id }) => `${report} ${id}`));
  const known: Known[] = [];
  const add = (type: DetailType, value: string | undefined, claims: readonly string[]): void => {
    if (value !== undefined && value !== '' && !known.some((one) => one.type === type && one.value === value))
      known.push({ type, value, claims });
  };
  for (const claim of about.claims) {
    const { says, id } = claim;
    if (says.kind !== 'detail') continue;
    const tie = says.property === 'kin-of' ? tieOf(says.value) : undefined;
    if (tie?.other === party.id) add('kin', tie.relation, [id]);
    if (says.party !== party.id && !own.has(`${claim.report} ${says.party}`)) continue;
    if (says.property === 'age') add('age', says.value, [id]);
    if (says.property === 'sex') add('sex', says.value, [id]);
    if (says.property === 'occupation') add('occupation', occupationNamed(says.value, pack), [id]);
    if (says.property === 'name') add('name', says.value, [id]);
    if (says.property === 'residence') add('place', placeNamed(says.value, pack), [id]);
  }
  if (!known.some(({ type }) => type === 'place'))
    for (const act of about.acts)
      if ([...act.by, ...act.to, ...act.with].includes(party.id))
        for (const { pcode } of act.at)
          if (pcode !== undefined && inCountry(pcode, pack)) add('place', pcode, act.claims);
  return known;
}

function placeNamed(label: string, pack: Pack): string | undefined {
  for (const { id, label: own } of pack.places.values()) if (own.en === label || own.ko === label) return id;
  return undefined;
}

/** How finely a mention tells what is known; nothing when it tells something else. */
function matched(
  known: Known,
  mention: Mention,
  pack: Pack,
): { type: DetailType; value: string; step: string } | undefined {
  const { type, value } = known;
  if (mention.type !== type) return undefined;
  if (type === 'sex' || type === 'kin')
    return mention.value === value ? { type, value, step: type } : undefined;
  if (type === 'age') {
    if (decadeOf(mention.value) !== decadeOf(value)) return undefined;
    return { type, value: mention.value, step: mention.value.endsWith('s') ? 'decade' : 'years' };
  }
  if (type === 'occupation') {
    if (mention.value === value) return { type, value, step: 'job' };
    return sectorOf(value, pack) !== undefined && mention.value === sectorOf(value, pack)
      ? { type, value: mention.value, step: 'sector' }
      : undefined;
  }
  // The place itself, one that it lies in, or one that lies in it.
  const [own] = placeSteps(mention.value, pack);
  if (own === undefined || own.step === 'country') return undefined;
  const above = placeSteps(value, pack).some(({ id }) => id === mention.value);
  const below = placeSteps(mention.value, pack).some(({ id }) => id === value);
  return above || below ? { type, value: mention.value, step: own.step } : undefined;
}
