/** Acts: clauses and nouns of doing that a frame of the pack fits, with who plays which role. */
import type { Phase } from '../../claims/types.ts';
import type { Frame, Pack, SlotTest } from '../../packs/types.ts';
import type { Clause } from './clause.ts';
import type { Doc } from './doc.ts';
import { deedOf, type Frames } from './frames.ts';
import { generalClauses, holdersOf } from './general.ts';
import { membersOf, type Np } from './np.ts';
import { isName, isOffice, isParty, isPlace, PARTY } from './sorts.ts';
import type { TimeMention } from './times.ts';

/** Who or what plays a role: a phrase, or somebody whom the clause leaves out. */
export type Filler = { readonly np: Np } | { readonly zero: true };

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where an act is told. */
interface Telling {
  readonly sentence: number;
  /** The words that tell it, and where its verb or noun begins. */
  readonly start: number;
  readonly end: number;
  readonly at: number;
  /** Only names an act that is told elsewhere: "체포 당시". */
  readonly pointing: boolean;
  readonly times: readonly TimeMention[];
}

export interface ActMention extends Telling {
  readonly i: number;
  readonly kind: string;
  readonly frame: Frame;
  readonly clause?: Clause;
  readonly phase: Phase;
  readonly possible: boolean;
  /** Tells what always happens. */
  readonly general: boolean;
  readonly by: readonly Filler[];
  readonly to: readonly Filler[];
  readonly with: readonly Filler[];
  readonly places: readonly Np[];
  readonly for: readonly Stretch[];
  readonly through: readonly Stretch[];
}

/** Slots of the roles whose defaults a frame need not give. */
const AT = ['in', 'at'] as const;
/** Clauses of a chain that are looked through for a time or place. */
const CHAIN = 4;

type Slots = Map<string, Filled[]>;

interface Filled {
  readonly np?: Np;
  readonly zero?: true;
  readonly stretch?: Stretch;
}

export interface Parsed {
  readonly clauses: readonly Clause[];
  readonly nps: readonly Np[];
}

/** @returns acts in the order of the text */
export function findActs(doc: Doc, { clauses, nps }: Parsed, frames: Frames, pack: Pack): ActMention[] {
  const out: Omit<ActMention, 'i'>[] = [];
  const byIndex = new Map(clauses.map((clause) => [clause.i, clause]));
  const describing = new Map(
    clauses.flatMap((clause) =>
      clause.describes === undefined ? [] : [[clause.describes.i, clause] as const],
    ),
  );
  const called = namesIn(nps, clauses);
  const used = new Set<number>();
  const wordOf = new Map(
    doc.words.flatMap((word) => (word.time === undefined ? [] : [[word.time, word.i] as const])),
  );
  /** Clauses that told an act. */
  const told = new Set<number>();
  /** Clauses by the phrase that closes them, and by the phrases that they hold. */
  const closedBy = new Map(
    clauses.flatMap((clause) => (clause.boundNp === undefined ? [] : [[clause.boundNp.i, clause] as const])),
  );
  const holder = holdersOf(clauses);
  /** How often a word that nobody knows stands where a name can. */
  const named = new Map<string, number>();
  for (const np of nps) if (isName(np)) named.set(np.stem, (named.get(np.stem) ?? 0) + 1);
  const isCalled = (np: Np): boolean => isName(np) && (called.has(np.stem) || (named.get(np.stem) ?? 0) > 1);
  const general = generalClauses(clauses);
  for (const clause of clauses) {
    if (clause.deedNp !== undefined) used.add(clause.deedNp.i);
    const act = ofClause(clause);
    if (act === undefined) continue;
    out.push(act);
    told.add(clause.i);
  }
  for (const np of nps) {
    if (used.has(np.i)) continue;
    const act = ofNoun(np);
    if (act !== undefined) out.push(act);
  }
  return out.sort((a, b) => a.at - b.at || a.start - b.start).map((act, i) => ({ ...act, i }));

  function ofClause(clause: Clause): Omit<ActMention, 'i'> | undefined {
    const { deed, lemma } = clause;
    // What is asked, or told to be done, has not happened; the order itself is an act of its own.
    if (clause.form === 'ask' || clause.says.has('ordered')) return undefined;
    const candidates =
      deed === undefined ? frames.byVerb.get(lemma) : frames.byNoun.get(deedOf(deed, frames.byNoun));
    if (candidates === undefined) return undefined;
    const filled: { active?: Slots; passive?: Slots } = {};
    for (const frame of candidates) {
      if (frame.negated && !clause.says.has('not')) continue;
      const passive =
        frame.voice === 'passive' ||
        clause.voice === 'passive' ||
        (frame.noun !== undefined && clause.state === true && isSuffered(clause, frame));
      const voice = passive ? 'passive' : 'active';
      const slots = filled[voice] ?? slotsOf(clause, passive);
      filled[voice] = slots;
      if (!fitsAll(frame, slots)) continue;
      return mention(frame, slots, clause, {
        start: clause.start,
        end: clause.end,
        at: clause.at,
        sentence: clause.sentence,
        times: timesOf(clause),
        pointing: false,
      });
    }
    return undefined;
  }

  /** "그는 수감 중이다": a person who is in the state of an act suffers it; an office does it. */
  function isSuffered(clause: Clause, { act }: Frame): boolean {
    if (pack.acts.get(act)?.roles.to === undefined) return false;
    const subject =
      clause.args.find(({ mark }) => mark === 'subject') ??
      clause.args.find(({ mark }) => mark === 'topic') ??
      clause.describes ??
      clause.carried;
    return subject === undefined || !isOffice(subject);
  }

  /** A noun of doing that no verb carries: "그의 체포", "체포 당시". */
  function ofNoun(np: Np): Omit<ActMention, 'i'> | undefined {
    const words = [
      ...np.before.map((word) => ({ word, noun: word.noun })),
      { word: doc.words[np.head]!, noun: doc.words[np.head]!.noun ?? doc.words[np.head]!.verb?.copula },
    ];
    const at = words.findLastIndex(({ noun }) => noun?.known?.deed === true);
    // "송금 중개인": only says what sort of person.
    if (at < 0 || (at < words.length - 1 && isParty(np))) return undefined;
    const { word, noun } = words[at]!;
    const candidates = frames.byNoun.get(deedOf(noun!.head, frames.byNoun));
    if (candidates === undefined) return undefined;
    const slots: Slots = new Map();
    if (np.owner !== undefined) slots.set('possessor', [{ np: np.owner }]);
    // "평성에서 열린 군사재판": told by the verb that carries it.
    const carried = describing.get(np.i);
    const isTold = carried?.says.has('past') === true && frames.carriers.has(carried.lemma);
    for (const frame of candidates) {
      if (!fitsAll(frame, slots)) continue;
      const told = mention(frame, slots, undefined, {
        start: isTold ? carried.start : (np.owner?.start ?? np.start),
        end: noun!.end,
        at: word.start,
        sentence: np.sentence,
        times: isTold ? carried.times : [],
        pointing: !isTold,
      });
      return isTold
        ? { ...told, places: carried.args.filter((arg) => arg.mark === 'in' && isPlace(arg)) }
        : told;
    }
    return undefined;
  }

  function mention(
    frame: Frame,
    slots: Slots,
    clause: Clause | undefined,
    found: Telling,
  ): Omit<ActMention, 'i'> {
    const at = (slot: string): Filled[] => {
      const owned = slot.endsWith('.owner');
      const filled = slots.get(owned ? slot.slice(0, -'.owner'.length) : slot) ?? [];
      return owned
        ? filled.flatMap(({ np }): Filled[] => (np?.owner === undefined ? [] : [{ np: np.owner }]))
        : filled;
    };
    const role = (name: string, defaults: readonly string[] = []): Filled[] =>
      (frame.roles[name] ?? defaults).map(at).find((filled) => filled.length > 0) ?? [];
    /** Who stands in the first slot of the role where a party stands. */
    const parties = (name: string): Filler[] => {
      for (const slot of frame.roles[name] ?? []) {
        const people = partiesIn(at(slot), name);
        if (people.length > 0) return people;
      }
      return [];
    };
    const partiesIn = (filled: readonly Filled[], name: string): Filler[] => {
      const people = filled.flatMap(({ np, zero }): Filler[] =>
        zero
          ? [{ zero }]
          : np === undefined
            ? []
            : membersOf(np)
                .filter((one) => isParty(one) || (name !== 'with' && isCalled(one)))
                .map((one) => ({ np: one })),
      );
      if (people.length > 0) return people;
      // "그의 집을 수색했다": a thing stands for whom it belongs to.
      return filled.flatMap(({ np }): Filler[] =>
        np?.owner !== undefined && isParty(np.owner) && name === 'to' ? [{ np: np.owner }] : [],
      );
    };
    const stretches = (name: string, defaults: readonly string[]): Stretch[] =>
      role(name, defaults).flatMap(({ np, stretch }): Stretch[] =>
        stretch !== undefined
          ? [stretch]
          : np !== undefined && !isParty(np) && np.type !== 'place'
            ? [{ start: np.owner?.start ?? np.start, end: np.end }]
            : [],
      );
    const kind = pack.acts.get(frame.act);
    const by = parties('by');
    // "회령시에서 관리소로 보내졌다": where it leads to is the place, where it begins is not.
    const leads = frame.roles.at?.includes('toward') === true && slots.has('toward');
    const own = [...(frame.roles.at ?? []), ...(leads ? [] : AT)]
      .flatMap((slot) => slots.get(slot) ?? [])
      .flatMap(({ np }) => (np === undefined ? [] : membersOf(np)))
      .filter(
        (np, i, all) =>
          isPlace(np) &&
          all.indexOf(np) === i &&
          !(
            np.type === 'office' &&
            np.mark === 'at' &&
            by.some((filler) => 'np' in filler && filler.np === np)
          ),
      );
    const places =
      own.length > 0 || clause === undefined
        ? own
        : borrowed(clause, ({ args }) => args.filter((np) => np.mark === 'in' && isPlace(np)));
    const { says } = clause ?? { says: new Set<string>() };
    const to = kind?.roles.to === undefined ? [] : parties('to');
    return {
      kind: frame.act,
      frame,
      ...(clause === undefined ? {} : { clause }),
      ...found,
      phase: phaseOf(frame, clause),
      possible: says.has('possible'),
      general: clause !== undefined && isGeneral(clause),
      by,
      to,
      with: parties('with'),
      places,
      for: stretches('for', ['charge']),
      through: stretches('through', ['through']),
    };
  }

  function phaseOf(frame: Frame, clause: Clause | undefined): Phase {
    const says = clause?.says;
    if (says === undefined) return frame.phase ?? 'done';
    if (says.has('not') && !frame.negated) return 'not-done';
    if (says.has('tried')) return 'attempted';
    if (says.has('future') && clause!.bound !== 'before' && clause!.bound !== 'when')
      return frame.phase ?? 'threatened';
    if (frame.phase !== undefined) return frame.phase;
    const lasts = LASTING.has(clause!.form) || (clause!.form === 'modify' && clause!.bound === 'thing');
    return says.has('ongoing') && !says.has('past') && lasts ? 'ongoing' : 'done';
  }

  /** Of what always happens: "…하면 …한다", a plain present. */
  function isGeneral(clause: Clause): boolean {
    if (general.has(clause.i)) return true;
    // "서로 감시하도록 하고 있다".
    if (clause.says.has('future') && clause.says.has('ongoing')) return true;
    return clause.adverbs.includes('general') || clause.says.has('usual');
  }

  /**
   * What a clause leaves out because a clause that leads to it has said it: "지난달 강을 건너다가 붙잡혔다". An act of its own
   * lends only while it lasts; a clause that describes one of its phrases lends what it cannot have meant for itself.
   */
  function borrowed<T>(clause: Clause, of: (clause: Clause) => readonly T[]): readonly T[] {
    if (clause.says.has('future')) return [];
    let own: Clause | undefined = clause;
    for (let n = 0; own !== undefined && n < CHAIN; n++) {
      if (own !== clause) {
        const found = of(own);
        if (found.length > 0) return lends(own) ? found : [];
        if (!lends(own)) return [];
      }
      for (const np of own.args) {
        const described = describing.get(np.i);
        if (described !== undefined && lends(described) && of(described).length > 0) return of(described);
      }
      own = own.chain === undefined ? undefined : byIndex.get(own.chain);
    }
    return [];
  }

  /** The times of an act: its own, those lent to it, one before the whole chain, or "…것은 4월 19일이었다". */
  function timesOf(clause: Clause): readonly TimeMention[] {
    const { boundNp } = clause;
    const times = clause.times.filter((time) => !isMeasure(time));
    if (times.some(({ sense }) => sense !== 'duration')) return times;
    const lent = borrowed(clause, (one) => one.times.filter(({ sense }) => sense !== 'duration'));
    if (lent.length > 0) return [...lent, ...times];
    const cleft = boundNp && holder.get(boundNp.i);
    if (cleft !== undefined && frames.copulas.has(cleft.lemma) && cleft.times.length > 0)
      return [...cleft.times, ...times];
    const isOwn = clause.args.some(({ mark }) => mark === 'subject' || mark === 'topic');
    for (
      let at = clause.chain, n = 0;
      at !== undefined && n < CHAIN && !isOwn && !clause.says.has('future');
      n++
    ) {
      const before = byIndex.get(at);
      if (before === undefined) break;
      if (before.times.length > 0) return before.ahead.length > 0 ? [...before.ahead, ...times] : times;
      at = before.chain;
    }
    return times;
  }

  /** "징역 10년", "3년형": how much of something, not how long the telling of it took. */
  function isMeasure(time: TimeMention): boolean {
    if (time.sense !== 'duration') return false;
    const i = wordOf.get(time);
    if (i === undefined) return false;
    const [before, behind] = [doc.words[i - 1], doc.words[i + 1]];
    const { known, mark } = before?.noun ?? {};
    const counted =
      before?.sentence === doc.words[i]!.sentence &&
      mark === undefined &&
      (known?.deed === true || known?.thing !== undefined);
    return counted || (behind?.close === true && behind.noun !== undefined);
  }

  function lends(clause: Clause): boolean {
    return (
      !told.has(clause.i) ||
      clause.form === 'while' ||
      clause.bound === 'while' ||
      clause.says.has('ongoing') ||
      clause.says.has('tried')
    );
  }

  /** What stands in each slot; a passive is turned round. */
  function slotsOf(clause: Clause, passive: boolean): Slots {
    const slots: Slots = new Map();
    const put = (slot: string, filled: Filled): void => {
      const list = slots.get(slot);
      if (list === undefined) slots.set(slot, [filled]);
      else if (!list.some(({ np }) => np !== undefined && np === filled.np)) list.push(filled);
    };
    const args = [...clause.args];
    const subject = args.find(({ mark }) => mark === 'subject');
    const hasObject = args.some(({ mark }) => mark === 'object');
    // "가족이 재산을 몰수당했다": what was taken is the object, and from whom it was taken is whom it was done to.
    const kept = passive && hasObject;
    const grammatical = kept ? 'to' : passive ? 'object' : 'subject';
    for (const np of args) {
      switch (np.mark) {
        case 'subject':
          put(grammatical, { np });
          break;
        case 'topic':
        case 'also':
        case 'only':
          // "남성은 보위부가 체포했다": the topic is what is left to be.
          if (subject === undefined) put(grammatical, { np });
          else if (!args.some(({ mark }) => mark === 'object') && !passive) put('object', { np });
          else put('topic', { np });
          break;
        case 'object':
          put('object', { np });
          break;
        case 'by':
          put('subject', { np });
          break;
        case 'to':
          put(passive ? 'subject' : 'to', { np });
          if (passive) put('to', { np });
          break;
        case 'at':
        case 'in':
        case 'from':
          if (
            isOffice(np) &&
            (passive ||
              (np.mark === 'in' && subject === undefined && !args.some(({ mark }) => mark === 'topic')))
          )
            put('subject', { np });
          put(np.mark, { np });
          break;
        case 'toward':
          if (isReason(np)) put('charge', { stretch: reasonOf(np) });
          put('toward', { np });
          put('as', { np });
          break;
        case undefined:
          if (subject === undefined && np === args[0] && isParty(np)) put(grammatical, { np });
          // "문제 삼다": right before its verb the object needs no particle.
          else if (np === args.at(-1) && np.known !== undefined && BARE.has(np.type) && !hasObject)
            put('object', { np });
          break;
        case 'until':
          // "아들까지 추방했다": "even" of people and things, "as far as" of places and times.
          if (!isParty(np) && np.type !== 'thing') put('until', { np });
          else if (subject === undefined && (passive || hasObject)) put(grammatical, { np });
          else if (!hasObject) put('object', { np });
          break;
        default:
          put(np.mark, { np });
      }
    }
    if (clause.deedNp?.owner !== undefined) put(passive ? 'subject' : 'object', { np: clause.deedNp.owner });
    if (clause.describes !== undefined && clause.gap !== undefined)
      put(clause.gap === 'subject' ? grammatical : passive ? grammatical : 'object', {
        np: clause.describes,
      });
    if (!slots.has(grammatical) && clause.carried !== undefined) put(grammatical, { np: clause.carried });
    if (!slots.has(grammatical)) put(grammatical, { zero: true });
    // "체포해 조사했다": to whom, as in the clause before.
    if (!passive && !slots.has('object') && clause.chain !== undefined) {
      const before = byIndex.get(clause.chain);
      const object = before?.args.find(({ mark }) => mark === 'object');
      if (
        object !== undefined &&
        isParty(object) &&
        frames.sense(clause.lemma, clause.deed).transitive === true
      )
        put('object', { np: object });
    }
    if (!slots.has('object')) put('object', { zero: true });
    // "…을 누설한 혐의로": the clause before is the reason.
    for (const np of args) {
      const before = closedBy.get(np.i);
      if (before?.bound === 'reason')
        slots.set('charge', [{ stretch: { start: before.start, end: np.end } }]);
    }
    return slots;
  }

  function isReason(np: Np): boolean {
    return np.known?.bound === 'reason';
  }

  function reasonOf(np: Np): Stretch {
    return { start: np.owner?.start ?? np.start, end: np.end };
  }

  function fitsAll(frame: Frame, slots: Slots): boolean {
    for (const [name, test] of Object.entries(frame.slots)) {
      const filled = slots.get(name)?.filter(({ zero }) => zero !== true) ?? [];
      if (test.absent) {
        if (filled.length > 0) return false;
        continue;
      }
      if (filled.length === 0) {
        if (test.required && !hasZero(slots, name, test)) return false;
        continue;
      }
      if (!filled.some((one) => fits(one, test))) return false;
    }
    return true;
  }

  /** Whom a clause leaves out may be anybody, but no thing. */
  function hasZero(slots: Slots, name: string, { types, words }: SlotTest): boolean {
    if (!(slots.get(name) ?? []).some(({ zero }) => zero)) return false;
    return words.length === 0
      ? types.some((type) => PARTY.has(type) || type === 'any')
      : types.some((type) => PARTY.has(type));
  }

  function fits({ np, stretch }: Filled, { types, words, not }: SlotTest): boolean {
    if (np === undefined) return stretch !== undefined && (types.length === 0 || types.includes('any'));
    if (not.some((test) => (test.startsWith('"') ? wordFits(np, test.slice(1, -1)) : typeFits(np, test))))
      return false;
    if (types.length === 0 && words.length === 0) return true;
    return types.some((type) => typeFits(np, type)) || words.some((word) => wordFits(np, word));
  }

  function wordFits(np: Np, word: string): boolean {
    return np.stem === word || np.headWord === word || (word.length > 1 && np.stem.endsWith(word));
  }

  function typeFits(np: Np, test: string): boolean {
    const [type, of] = test.split(':') as [string, string | undefined];
    const party = np.known?.party;
    switch (type) {
      case 'any':
        return true;
      case 'party':
        return isParty(np);
      case 'person':
        if (of !== undefined) return party?.relation === of || party?.occupation === of || party?.age === of;
        return np.type === 'person' || np.type === 'group' || (called.has(np.stem) && isName(np));
      case 'group':
        return np.type === 'group' || np.plural;
      case 'office':
        return of === undefined ? isOffice(np) : officeClass(np) === of || party?.agentOf === of;
      case 'organisation':
        return np.type === 'organisation';
      case 'place':
        return isPlace(np);
      case 'facility':
        return np.names.some(({ hits }) =>
          hits.some(
            (hit) =>
              hit.type === 'facility' && (of === undefined || pack.facilities.get(hit.id)?.class === of),
          ),
        );
      case 'thing':
        return of === undefined ? np.known?.thing !== undefined : np.known?.thing === of;
      case 'act':
        return (
          np.known?.deed === true &&
          (of === undefined ||
            (frames.byNoun.get(deedOf(np.headWord, frames.byNoun)) ?? []).some(({ act }) => act === of))
        );
      default:
        return false;
    }
  }

  function officeClass(np: Np): string | undefined {
    for (const { hits } of np.names)
      for (const hit of hits) if (hit.type === 'office') return pack.offices.get(hit.id)?.class;
    return undefined;
  }
}

/** What may be an object without its particle. */
const BARE: ReadonlySet<string> = new Set(['thing', 'deed', 'other']);
/** Forms in which a lasting act still goes on when it is told. */
const LASTING: ReadonlySet<string> = new Set(['final', 'quote', 'quote-modify', 'quote-and', 'and', 'but']);

/** Words that the text gives as names: with a title, behind a noun for a person, or described by a clause: "도매상이던 아이벡은". */
function namesIn(nps: readonly Np[], clauses: readonly Clause[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { name, known, stem } of nps) {
    if (name !== undefined) out.add(name.text.split(' ')[0]!);
    if (name !== undefined && known === undefined) out.add(stem);
  }
  for (const { describes, state, deed } of clauses)
    if (describes !== undefined && state !== true && deed === undefined && isName(describes))
      out.add(describes.stem);
  return out;
}
