/** Makes claims of what was found: every value gets its anchors, its voice and its stance; ids follow the text. */
import { anchorer } from '../../claims/anchor.ts';
import type {
  Anchor,
  Claim,
  Count,
  Party,
  PlaceRef,
  Reading,
  Report,
  Says,
  Stance,
  TimeRef,
  Voice,
} from '../../claims/types.ts';
import type { Pack } from '../../packs/types.ts';
import { type ActMention, fillerSpan } from './acts.ts';
import type { Detail } from './details.ts';
import type { Doc } from './doc.ts';
import type { Entities, Entity } from './entities.ts';
import type { Grammar } from './grammar.ts';
import { isProper, type Label, labelOf } from './labels.ts';
import { oncePerPack } from './once.ts';
import { structureOf } from './opening.ts';
import type { Order } from './orders.ts';
import { placesOf } from './places.ts';
import { type Resolved, sameActs } from './same.ts';
import type { Filler } from './slots.ts';
import type { TimeMention } from './times.ts';
import { unions } from './unions.ts';
import type { Voices } from './voices.ts';

/** The English reader and the version of its rules. */
export const READER = 'reader-en/1';

/** How often parties found to be one may show that others are one. */
const ROUNDS = 3;

export interface Findings {
  readonly report: Report;
  readonly doc: Doc;
  readonly pack: Pack;
  readonly grammar: Grammar;
  readonly voices: Voices;
  readonly times: readonly TimeMention[];
  readonly who: Entities;
  readonly acts: readonly ActMention[];
  readonly details: readonly Detail[];
  readonly orders: readonly Order[];
}

/** The last paragraph of an opening: what it tells is news. */
const OPENING = 1;

interface Draft {
  readonly key: string;
  readonly first: number;
  readonly says: Says;
  readonly anchors: readonly Anchor[];
  readonly at: number;
  readonly stance: Stance;
  readonly rule: string;
}

/** The first time in a stretch of text; times are sorted and never overlap. */
function timeIn(
  times: readonly TimeMention[],
  { first, last }: { readonly first: number; readonly last: number },
): TimeMention | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]!.last > first) high = middle;
    else low = middle + 1;
  }
  const time = times[low];
  return time && time.first < last ? time : undefined;
}

/** The first words of countries' names and adjectives. */
const nationsOf = oncePerPack(
  (pack) =>
    new Set(
      pack.countries.flatMap(({ adjectives, names }) =>
        [...adjectives, ...names].map((word) => word.split(' ')[0]!),
      ),
    ),
);

/** @returns the reading: parties that a claim speaks of, claims in the order of their first anchor */
export function propose(found: Findings): Reading {
  const { report, doc, pack, voices, who } = found;
  const anchor = anchorer(report.text);
  const partyIds = new Map<Entity, string>();
  const places: PlaceRef[] = [];
  const drafts: Draft[] = [];
  const counts = new Map<Entity, Detail>();
  const nations = nationsOf(pack);

  const structure = structureOf(doc);
  const one = unions(found.details, pack);
  const resolve = (): Resolved[] => found.acts.map(resolvedOf);
  let resolved = resolve();
  const { opening, titled } = structure;
  const behind = (paragraph: number) =>
    doc.sentences.find(({ i }) => structure.paragraphOf(i) > paragraph)?.first ?? doc.tokens.length;
  const built = {
    opening,
    titled,
    lead: behind(0),
    body: behind(opening),
    differ: one.differ,
    jobsDiffer: one.jobsDiffer,
  };
  let joined = sameActs(resolved, built);
  // Whom the body tells of in other words is one with whom the opening told of, in all acts.
  for (let round = 0; round < ROUNDS && one.unite(joined.pairs, resolved); round++) {
    resolved = resolve();
    joined = sameActs(resolved, built);
  }
  const { pairs, dropped } = joined;
  const details = one.details();
  for (const detail of details)
    if (detail.property === 'count' && !counts.has(detail.entity)) counts.set(detail.entity, detail);
  /** Who takes part in something that happened. */
  const told = new Set(
    resolved
      .filter(({ mention }) => !mention.general && !mention.sinceThen && mention.phase === 'done')
      .flatMap(({ by, to }) => [...by, ...to]),
  );

  resolved.forEach((act, i) => {
    if (dropped.has(i)) return;
    const { mention } = act;
    // The present tense tells what always happens, unless it tells of somebody in particular.
    const particular =
      mention.tensed && (act.to.length > 0 ? act.to : act.by).some((entity) => isParticular(entity));
    // "Whole families have been sent to camps": of nobody in particular, at no time or place.
    const sinceThen =
      mention.sinceThen &&
      act.paragraph > OPENING &&
      mention.phase === 'done' &&
      mention.times.length + act.at.filter(({ pcode }) => pcode !== undefined).length === 0 &&
      (act.to.length > 0 ? act.to : act.by).every((entity) => entity.plural && !isParticular(entity));
    const general =
      sinceThen ||
      (mention.general && !particular) ||
      [...act.by, ...act.to].some((entity) => entity.general);
    if (mention.pointing && general) return;
    const hedged = voices.stanceAt(mention.found.first, mention.found.last).stance;
    for (const place of act.at) if (!places.some((known) => known.label === place.label)) places.push(place);
    drafts.push({
      key: `act ${i}`,
      first: mention.first,
      says: {
        kind: 'act',
        act: mention.kind,
        phase: particular && mention.general && mention.phase === 'done' ? 'ongoing' : mention.phase,
        roles: {
          by: act.by.map(idOf),
          to: act.to.map(idOf),
          with: act.with.map(idOf),
          at: act.at,
          when: mention.times.map((time) => timeRef(time)),
          for: mention.roles.for.map(words),
          through: mention.roles.through.map(words),
        },
        ...(general ? { general: true } : {}),
      },
      anchors: [tokens(mention.first, mention.last)],
      at: mention.found.first,
      stance: hedged === 'asserted' && mention.possible ? 'possible' : hedged,
      rule: mention.found.frame.rule,
    });
  });

  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const draftOf = (i: number) => byKey.get(`act ${i}`);
  for (const detail of details) {
    if (!partyIds.has(detail.entity)) continue;
    if (detail.other && !partyIds.has(detail.other)) continue;
    drafts.push({
      key: '',
      first: detail.first,
      says: {
        kind: 'detail',
        party: idOf(detail.entity),
        property: detail.property,
        value: detail.other ? `${detail.value} ${idOf(detail.other)}` : detail.value,
      },
      anchors: [tokens(detail.first, detail.last)],
      at: detail.first,
      stance: 'asserted',
      rule: `details/${detail.property}`,
    });
  }

  const numbered = number(drafts);
  const claimOf = (i: number) => {
    const draft = draftOf(i);
    return draft ? numbered.get(draft) : undefined;
  };
  const links: Draft[] = [];
  for (const { a, b, reason } of pairs) {
    const [one, other] = [claimOf(a), claimOf(b)];
    if (!one || !other) continue;
    links.push({
      key: '',
      first: resolved[b]!.mention.first,
      says: { kind: 'same', a: one, b: other, reason },
      anchors: [draftOf(a)!.anchors[0]!, draftOf(b)!.anchors[0]!],
      at: resolved[b]!.mention.found.first,
      stance: 'asserted',
      rule: `same/${reason}`,
    });
  }
  for (const order of found.orders) {
    const [before, after] = [claimOf(order.before), claimOf(order.after)];
    if (!before || !after) continue;
    links.push({
      key: '',
      first: order.first,
      says: {
        kind: 'order',
        before,
        after,
        ...(order.gap ? { gap: order.gap } : {}),
        phrase: tokens(order.first, order.last).quote,
      },
      anchors: [tokens(order.first, order.last)],
      at: order.first,
      stance: 'asserted',
      rule: 'order',
    });
  }
  const claims = [...drafts, ...links].map((draft, i) =>
    claim(draft, numbered.get(draft) ?? `c${drafts.length + i - drafts.length + 1}`),
  );
  return { report: report.id, parties: parties(), claims: sorted(claims), places };

  function resolvedOf(mention: ActMention): Resolved {
    const by = partiesOf(mention.roles.by);
    const to = partiesOf(mention.roles.to).filter((entity) => !by.includes(entity));
    const { sentence } = doc.tokens[mention.found.first]!;
    const voice = voices.at(mention.found.first);
    return {
      mention,
      by,
      to,
      with: partiesOf(mention.roles.with).filter((entity) => !by.includes(entity) && !to.includes(entity)),
      at: placesOf(mention.roles.at, doc, pack),
      sentence,
      paragraph: structure.paragraphOf(sentence),
      voice: voice.kind === 'narrator' ? '' : (voice.chain[0] ?? ''),
      anew: isAnew(mention),
    };
  }

  function partiesOf(fillers: readonly Filler[]): Entity[] {
    const out = new Set<Entity>();
    for (const filler of fillers)
      if ('np' in filler) for (const party of who.of(filler.np)) out.add(one.of(party));
    return [...out];
  }

  /** "was arrested again", "a second search". */
  function isAnew(mention: ActMention): boolean {
    for (
      let i = Math.max(mention.first, mention.found.first - 3);
      i < Math.min(mention.last, mention.found.last + 4);
      i++
    )
      if (found.grammar.anew.has(doc.tokens[i]!.lower)) return true;
    return false;
  }

  function isParticular(entity: Entity): boolean {
    if (entity.office !== undefined && !entity.agent) return false;
    const first = entity.mentions[0];
    if (!first) return false;
    if (told.has(entity)) return true;
    if (!entity.plural)
      return first.determiner !== 'any' && (first.determiner !== 'indefinite' || entity.mentions.length > 1);
    return (
      first.determiner === 'definite' ||
      first.determiner === 'possessive' ||
      entity.owner !== undefined ||
      counts.has(entity)
    );
  }

  function idOf(entity: Entity): string {
    let id = partyIds.get(entity);
    if (id === undefined) {
      id = `p${partyIds.size + 1}`;
      partyIds.set(entity, id);
    }
    return id;
  }

  function words(filler: Filler): string {
    const { first, last } = fillerSpan(filler);
    return tokens(first, last).quote;
  }

  function tokens(first: number, last: number): Anchor {
    return anchor(doc.tokens[first]!.start, doc.tokens[last - 1]!.end);
  }

  function timeRef(time: TimeMention): TimeRef {
    return {
      phrase: report.text.slice(time.start, time.end),
      expr: time.expr,
      from: time.from,
      rule: time.rule,
      sense: time.sense,
      anchor: anchor(time.start, time.end),
    };
  }

  function voiceAt(token: number): Voice {
    const { chain, kind, told } = voices.at(token);
    const time = told && timeIn(found.times, told);
    return { chain, kind, ...(time ? { told: timeRef(time) } : {}) };
  }

  function claim(draft: Draft, id: string): Claim {
    return {
      id,
      report: report.id,
      says: draft.says,
      voice: voiceAt(draft.at),
      stance: draft.stance,
      anchors: draft.anchors,
      by: READER,
      rule: draft.rule,
      status: 'proposed',
      derivedFrom: [],
    };
  }

  function parties(): Party[] {
    return [...partyIds].map(([entity, id]) => {
      const office =
        entity.office && !entity.agent
          ? (pack.offices.get(entity.office) ?? pack.places.get(entity.office))
          : undefined;
      const named = labelOf(entity, doc, found.grammar);
      const anchors = entity.mentions.map((np) => tokens(np.first, np.last));
      const count = countOf(entity);
      return {
        id,
        kind: entity.kind,
        label: office && isProper(entity, doc) ? office.label.en : (entity.voice ?? plainWords(named)),
        ...(office ? { label_ko: office.label.ko } : {}),
        ...(count ? { count } : {}),
        ...(entity.office ? { office: entity.office } : {}),
        ...(entity.officeIds && entity.officeIds.length > 1 ? { candidates: entity.officeIds } : {}),
        anchors,
      };
    });
  }

  /** The words of a label; the capital that only opens a sentence is small. */
  function plainWords({ first, last, proper }: Label): string {
    const words = tokens(first, last).quote.replace(/\s+/gu, ' ');
    const token = doc.tokens[first]!;
    const before = doc.tokens[first - 1]?.text ?? '';
    const opens =
      doc.sentences[token.sentence]!.first === first ||
      /^\p{P}+$/u.test(before) ||
      found.grammar.articles.has(before.toLowerCase());
    if (proper || !opens || nations.has(token.text) || !/^\p{Lu}\p{Ll}+$/u.test(token.text)) return words;
    return words[0]!.toLowerCase() + words.slice(1);
  }

  function countOf(entity: Entity): Count | undefined {
    const detail = counts.get(entity);
    if (!detail) return undefined;
    const vague = pack.conventions.quantities[detail.value];
    if (vague) return { min: vague[0], max: vague[1], phrase: detail.value };
    const { size } = entity;
    // "about 20" is no exact number.
    return size === undefined || detail.value.includes(' ')
      ? { phrase: detail.value }
      : { min: size, max: size, phrase: detail.value };
  }

  function sorted(list: Claim[]): Claim[] {
    return list.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  }

  function number(list: Draft[]): Map<Draft, string> {
    list.sort((a, b) => a.anchors[0]!.start - b.anchors[0]!.start || a.anchors[0]!.end - b.anchors[0]!.end);
    return new Map(list.map((draft, i) => [draft, `c${i + 1}`]));
  }
}
