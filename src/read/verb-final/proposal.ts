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
import type { ActMention } from './acts.ts';
import { structureOf } from './again.ts';
import type { Detail } from './details.ts';
import type { Doc } from './doc.ts';
import type { Entities } from './entities.ts';
import { labelOf } from './labels.ts';
import { membersOf } from './np.ts';
import type { Order } from './orders.ts';
import type { Entity } from './party.ts';
import { placesOf } from './places.ts';
import type { Filler } from './roles.ts';
import { type Resolved, sameActs } from './same.ts';
import type { TimeMention } from './times.ts';
import { unions } from './unions.ts';
import type { Voices } from './voice.ts';

/** How often parties found to be one may show that others are one. */
const ROUNDS = 3;

export interface Findings {
  readonly report: Report;
  readonly doc: Doc;
  readonly pack: Pack;
  /** The reader and the version of its rules. */
  readonly reader: string;
  readonly voices: Voices;
  readonly times: readonly TimeMention[];
  readonly who: Entities;
  readonly acts: readonly ActMention[];
  readonly details: readonly Detail[];
  readonly orders: readonly Order[];
  /** Whether an act says that it happened once more. */
  readonly isAnew: (act: ActMention) => boolean;
}

interface Draft {
  readonly says: Says;
  readonly anchors: readonly Anchor[];
  /** Where its voice is looked up. */
  readonly at: number;
  readonly stance: Stance;
  readonly rule: string;
}

/** @returns the reading: parties that a claim speaks of, claims in the order of their first anchor */
export function propose(found: Findings): Reading {
  const { report, doc, pack, voices, who, reader } = found;
  const anchor = anchorer(report.text);
  const partyIds = new Map<Entity, string>();
  const places: PlaceRef[] = [];
  const one = unions(pack);
  const built = { ...structureOf(doc), differ: one.differ };
  const sites = found.acts.map((mention) => placesOf(mention.places, doc, pack));
  let resolved = found.acts.map(resolvedOf);
  let joined = sameActs(resolved, built);
  // Whom the body tells of in other words is one with whom the opening told of, in all acts.
  for (let round = 0; round < ROUNDS && one.unite(joined.pairs, resolved); round++) {
    resolved = found.acts.map(resolvedOf);
    joined = sameActs(resolved, built);
  }
  const { pairs, dropped } = joined;
  const said = one.details(found.details);
  const acts = new Map<number, Draft>();
  resolved.forEach((act, i) => {
    if (dropped.has(i)) return;
    const { mention } = act;
    for (const place of act.at) if (!places.some(({ label }) => label === place.label)) places.push(place);
    const hedged = voices.stanceAt(mention.at, mention.end);
    acts.set(i, {
      says: {
        kind: 'act',
        act: mention.kind,
        phase: mention.phase,
        roles: {
          by: act.by.map(idOf),
          to: act.to.map(idOf),
          with: act.with.map(idOf),
          at: act.at,
          when: mention.times.map(timeRef),
          for: mention.for.map(quote),
          through: mention.through.map(quote),
        },
        ...(mention.general ? { general: true } : {}),
      },
      anchors: [anchor(mention.start, mention.end)],
      at: mention.at,
      stance: hedged === 'asserted' && mention.possible ? 'possible' : hedged,
      rule: mention.frame.rule,
    });
  });
  const details: Draft[] = said.flatMap(({ entity, property, value, other, start, end }): Draft[] => {
    if (!partyIds.has(entity) || (other !== undefined && !partyIds.has(other))) return [];
    return [
      {
        says: {
          kind: 'detail',
          party: idOf(entity),
          property,
          value: other === undefined ? value : `${value} ${idOf(other)}`,
        },
        anchors: [anchor(start, end)],
        at: start,
        stance: 'asserted',
        rule: `details/${property}`,
      },
    ];
  });
  const told = [...acts.values(), ...details].sort(
    (a, b) => a.anchors[0]!.start - b.anchors[0]!.start || a.anchors[0]!.end - b.anchors[0]!.end,
  );
  const ids = new Map(told.map((draft, i) => [draft, `c${i + 1}`]));
  const claimOf = (i: number): string | undefined => {
    const draft = acts.get(i);
    return draft && ids.get(draft);
  };
  const links: Draft[] = [];
  for (const { a, b, reason } of pairs) {
    const [one, other] = [claimOf(a), claimOf(b)];
    if (one === undefined || other === undefined) continue;
    links.push({
      says: { kind: 'same', a: one, b: other, reason },
      anchors: [acts.get(a)!.anchors[0]!, acts.get(b)!.anchors[0]!],
      at: found.acts[b]!.at,
      stance: 'asserted',
      rule: `same/${reason}`,
    });
  }
  for (const order of found.orders) {
    const [before, after] = [claimOf(order.before), claimOf(order.after)];
    if (before === undefined || after === undefined) continue;
    links.push({
      says: { kind: 'order', before, after, ...(order.gap ? { gap: order.gap } : {}), phrase: quote(order) },
      anchors: [anchor(order.start, order.end)],
      at: order.start,
      stance: 'asserted',
      rule: 'order',
    });
  }
  const claims = [...told, ...links].map(
    (draft, i): Claim => ({
      id: `c${i + 1}`,
      report: report.id,
      says: draft.says,
      voice: voiceAt(draft.at),
      stance: draft.stance,
      anchors: draft.anchors,
      by: reader,
      rule: draft.rule,
      status: 'proposed',
      derivedFrom: [],
    }),
  );
  return { report: report.id, parties: [...partyIds].map(partyOf), claims, places };

  function resolvedOf(mention: ActMention): Resolved {
    const by = partiesOf(mention, 'by');
    const to = partiesOf(mention, 'to').filter((entity) => !by.includes(entity));
    return {
      mention,
      by,
      to,
      with: partiesOf(mention, 'with').filter((entity) => !by.includes(entity) && !to.includes(entity)),
      at: sites[mention.i]!,
      paragraph: doc.sentences[mention.sentence]?.paragraph ?? 0,
      voice: voices.at(mention.at).chain[0] ?? '',
      anew: found.isAnew(mention),
    };
  }

  function partiesOf(mention: ActMention, role: 'by' | 'to' | 'with'): Entity[] {
    const allowed = pack.acts.get(mention.kind)?.roles[role] ?? [];
    const all = mention[role].flatMap((filler: Filler) =>
      'np' in filler ? membersOf(filler.np).flatMap((np) => who.of(np)) : who.zero(mention, role),
    );
    return [...new Set(all.map(one.of))].filter(({ kind, teller }) => allowed.includes(kind) && !teller);
  }

  function idOf(entity: Entity): string {
    let id = partyIds.get(entity);
    if (id === undefined) {
      id = `p${partyIds.size + 1}`;
      partyIds.set(entity, id);
    }
    return id;
  }

  function quote({ start, end }: { readonly start: number; readonly end: number }): string {
    return report.text.slice(start, end).replace(/\s+/gu, ' ');
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

  function voiceAt(offset: number): Voice {
    const { chain, kind, told: when } = voices.at(offset);
    const time = when && found.times.find(({ start, end }) => start < when.end && end > when.start);
    return { chain, kind, ...(time ? { told: timeRef(time) } : {}) };
  }

  function partyOf([entity, id]: [Entity, string]): Party {
    const office =
      entity.office !== undefined && !entity.agent
        ? (pack.offices.get(entity.office) ?? pack.places.get(entity.office))
        : undefined;
    const label = labelOf(entity, doc);
    const count = countOf(entity);
    return {
      id,
      kind: entity.kind,
      label: office?.label.en ?? label,
      label_ko: office?.label.ko ?? label,
      ...(count ? { count } : {}),
      ...(entity.office ? { office: entity.office } : {}),
      ...(entity.officeIds && entity.officeIds.length > 1 ? { candidates: entity.officeIds } : {}),
      anchors: entity.mentions.map(({ start, end }) => anchor(start, end)),
    };
  }

  function countOf(entity: Entity): Count | undefined {
    const detail = said.find((one) => one.entity === entity && one.property === 'count');
    if (detail === undefined) return undefined;
    const phrase = quote(detail);
    const vague = pack.conventions.quantities[detail.value];
    if (vague !== undefined) return { min: vague[0], max: vague[1], phrase };
    const exact = Number(detail.value);
    return Number.isFinite(exact) ? { min: exact, max: exact, phrase } : { phrase };
  }
}
