/**
 * Offices and those who act for them: an office is itself, however it is named; its agents are a party of their own,
 * known by the office; "the agents" and "the ministry" are those spoken of before.
 */
import type { Pack } from '../../packs/types.ts';
import type { Counting } from './counting.ts';
import type { Doc } from './doc.ts';
import type { Focus } from './focus.ts';
import type { Grammar } from './grammar.ts';
import type { OfficeNames } from './offices.ts';
import { type Entity, isOfficial } from './party.ts';
import type { Np } from './phrases.ts';

export interface Bodies {
  named(np: Np): Entity;
  office(np: Np, ids: readonly string[], agent: boolean): Entity;
  state(np: Np): Entity;
  of(np: Np): Entity | undefined;
  /** The office that a phrase names, or that stands behind it. */
  ids(np: Np): readonly string[] | undefined;
}

interface Context {
  readonly doc: Doc;
  readonly grammar: Grammar;
  readonly pack: Pack;
  readonly count: Counting;
  readonly inFocus: Focus;
  readonly offices: OfficeNames;
  readonly isMany: (np: Np) => boolean;
  readonly make: (np: Np, from: Partial<Entity>) => Entity;
}

/** How many sentences back "the ministry" reaches. */
const REACH = 8;
/** How many mentions are looked at, and how many words deep the office may stand. */
const LOOK = 8;
const DEEP = 4;

export function bodies({ doc, grammar, pack, count, inFocus, offices, isMany, make }: Context): Bodies {
  const byOffice = new Map<string, Entity>();
  const sentenceOf = (token: number) => doc.tokens[token]!.sentence;
  const text = (first: number, last: number) =>
    doc.text.slice(doc.tokens[first]!.start, doc.tokens[last - 1]!.end).toLowerCase();
  return { named, office, state, of, ids };

  function named(np: Np): Entity {
    return office(np, offices.decide(np.type.ids!, np.head), false);
  }

  function office(np: Np, ids: readonly string[], agent: boolean): Entity {
    const key = `${ids.join('|')}${agent ? `:${np.lemma}` : ''}`;
    const known = byOffice.get(key);
    if (known) return known;
    const made = make(np, {
      kind: agent ? 'group' : (pack.offices.get(ids[0]!)?.kind ?? 'office'),
      plural: true,
      office: ids[0]!,
      officeIds: ids,
      agent,
    });
    byOffice.set(key, made);
    return made;
  }

  /** A country that acts: "China repatriated". */
  function state(np: Np): Entity {
    const key = np.type.ids![0]!;
    const known = byOffice.get(key);
    if (known) return known;
    const made = make(np, { kind: 'organisation', plural: false, office: key, officeIds: [key] });
    byOffice.set(key, made);
    return made;
  }

  /** Agents by their office ("officers of the provincial branch"), "the agents" by those named before, "the ministry". */
  function of(np: Np): Entity | undefined {
    const { noun } = np.type;
    const own = ids(np);
    const official = noun?.agentOf !== undefined || noun?.kind === 'office' || np.type.ids !== undefined;
    if (own && official && np.determiner !== 'indefinite' && isMany(np) && count.sizeOf(np) === undefined)
      return noun?.kind === 'office' && np.type.ids === undefined
        ? office(np, own, false)
        : office(np, own, true);
    if (own || np.determiner !== 'definite' || noun?.agentOf === undefined || count.isOther(np))
      return undefined;
    const near = (entity: Entity) => sentenceOf(np.head) - sentenceOf(entity.last) <= REACH;
    if (noun.kind === 'office' || noun.kind === 'organisation')
      return inFocus.latest(
        (entity) =>
          !entity.agent &&
          (entity.kind === 'office' || entity.kind === 'organisation') &&
          (entity.lemmas.has(np.lemma) || isCalled(entity, np.lemma)) &&
          near(entity),
      );
    if (!isMany(np)) return undefined;
    return (
      inFocus.latest((entity) => entity.plural && isOfficial(entity) && entity.lemmas.has(np.lemma)) ??
      inFocus.latest(
        (entity) => entity.plural && entity.agent && entity.noun?.agentOf === noun.agentOf && near(entity),
      )
    );
  }

  /** "the ministry" is an office whose name has the word. */
  function isCalled(entity: Entity, lemma: string): boolean {
    if (entity.office === undefined) return false;
    const label = pack.offices.get(entity.office)?.label.en.toLowerCase().split(/\s+/) ?? [];
    return (
      label.includes(lemma) ||
      entity.mentions.slice(0, LOOK).some((np) => text(np.first, np.last).split(/\s+/).includes(lemma))
    );
  }

  function ids(np: Np): readonly string[] | undefined {
    if (np.type.ids && np.type.sort !== 'place') return offices.decide(np.type.ids, np.head);
    let found = np.possessor?.type.sort === 'office' ? np.possessor.type.ids : undefined;
    for (let from: Np | undefined = np, depth = 0; from && depth < DEEP && !found; depth++) {
      const behind: Np['attached'][number] | undefined = from.attached.find(
        (entry) => grammar.of.has(entry.word) || grammar.origin.has(entry.word),
      );
      const holder = behind?.np.possessor;
      if (behind?.np.type.sort === 'office') found = behind.np.type.ids;
      else if (holder?.type.sort === 'office') found = holder.type.ids;
      from = behind?.np;
    }
    return found && offices.decide(found, np.head);
  }
}
