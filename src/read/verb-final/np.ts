/** Noun phrases: the words before a particle, with what stands before the head and says more of it. */
import type { Mark, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { NameHit } from '../../packs/types.ts';
import type { Doc, Known, Noun, Sentence, Word } from './doc.ts';

export type NpType =
  | 'person'
  | 'group'
  | 'office'
  | 'organisation'
  | 'place'
  | 'facility'
  | 'thing'
  | 'deed'
  | 'bound'
  | 'other';

export interface Count {
  readonly value?: number;
  /** Name of a vague quantity of the pack's conventions. */
  readonly quantity?: string;
  readonly vague: boolean;
  /** Words of the count in the text. */
  readonly start: number;
  readonly end: number;
}

export interface Np {
  readonly i: number;
  readonly sentence: number;
  /** Words; last exclusive. */
  readonly first: number;
  readonly last: number;
  /** The word that it is about. */
  readonly head: number;
  /** In the text, without the particle. */
  readonly start: number;
  readonly end: number;
  readonly mark?: Mark;
  readonly type: NpType;
  /** The head's word without particle, and the part of it that the pack knows. */
  readonly stem: string;
  readonly headWord: string;
  readonly known?: Known;
  readonly plural: boolean;
  /** Offices, facilities and places named in it, the head's own last. */
  readonly names: readonly { readonly word: number; readonly hits: readonly NameHit[] }[];
  readonly count?: Count;
  /** First year of the decade of age, or the age in years. */
  readonly age?: {
    readonly value: number;
    readonly decade: boolean;
    readonly start: number;
    readonly end: number;
  };
  /** A word for a place where things happen that has no name: a station, a field. */
  readonly site: boolean;
  /** Told in brackets. */
  readonly sex?: 'male' | 'female';
  /** A surname or other name: words of the text. */
  readonly name?: {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    /** Without titles and what stands for the rest: "한" of "한 모 씨". */
    readonly core: string;
  };
  readonly determiner?: 'definite' | 'another' | 'any';
  /** Whose it is: the phrase before with the particle of belonging. */
  readonly owner?: Np;
  /** Other parties and deeds in the same compound, before the head: "남성" of "남성 체포 소식". */
  readonly before: readonly Word[];
  /** Joined with it by "and": all of them, itself too. */
  readonly items: readonly Np[];
  /** Stands as the noun of "to be". */
  readonly copula: boolean;
}

type Draft = { -readonly [K in keyof Np]: Np[K] };

/** What else stands in a sentence between the phrases. */
export type Item =
  | { readonly kind: 'np'; readonly np: Np }
  | { readonly kind: 'verb' | 'time' | 'sign' | 'small'; readonly word: Word };

export interface NpGrammar {
  readonly counters: ReadonlyMap<string, 'person' | 'family' | 'thing'>;
  readonly quantities: ReadonlyMap<string, string>;
  readonly sites: readonly string[];
  readonly titles: ReadonlySet<string>;
  readonly sexes: ReadonlyMap<string, 'male' | 'female'>;
  readonly families: ReadonlySet<string>;
  readonly behindName: ReadonlySet<string>;
  readonly vagueBefore: ReadonlySet<string>;
  readonly vagueBehind: ReadonlySet<string>;
  readonly compounds: ReadonlyMap<
    string,
    readonly { readonly after: readonly Mark[]; readonly mark: Mark }[]
  >;
}

export function npGrammar(grammar: VerbFinalGrammar): NpGrammar {
  const compounds = new Map<string, { after: readonly Mark[]; mark: Mark }[]>();
  for (const { after, words, mark } of grammar.compounds ?? [])
    for (const word of words) compounds.set(word, [...(compounds.get(word) ?? []), { after, mark }]);
  return {
    counters: new Map(
      (grammar.counters ?? []).flatMap(({ words, of }) => words.map((word) => [word, of] as const)),
    ),
    quantities: new Map(
      Object.entries(grammar.quantities ?? {}).flatMap(([name, words]) =>
        words.map((word) => [word, name] as const),
      ),
    ),
    sites: grammar.suffixes?.site ?? [],
    titles: new Set(grammar.titles ?? []),
    sexes: new Map(
      (['female', 'male'] as const).flatMap((sex) =>
        (grammar.sexes?.[sex] ?? []).map((word) => [word, sex] as const),
      ),
    ),
    families: new Set(grammar.surname?.families ?? []),
    behindName: new Set(grammar.surname?.behind ?? []),
    vagueBefore: new Set(grammar.vague?.before ?? []),
    vagueBehind: new Set(grammar.vague?.behind ?? []),
    compounds,
  };
}

/** Signs that stand inside a phrase: a middle dot joins, a hyphen binds. */
const JOINS = /^[·ㆍ・/]$/u;
const OPENS_GLOSS = /^[([（［]$/u;
const CLOSES_GLOSS = /^[)\]）］]$/u;
const SOFT_QUOTE = /^['‘’"“”「」『』《》〈〉]$/u;
/** Nouns that close a clause as its time. */
const CLOSING: ReadonlySet<string> = new Set(['after', 'before', 'when', 'while', 'state']);
/** Particles behind a name that stands beside a noun; and the most words that such a name has. */
const BESIDE: ReadonlySet<Mark> = new Set(['topic', 'subject', 'also', 'to']);
const NAME = 3;
/** A quotation of so many words or fewer, without a verb, is a name or a term. */
const TERM = 6;

/** The phrases and what stands between them, in order. */
export function itemsOf(doc: Doc, sentence: Sentence, g: NpGrammar, next: () => number): Item[] {
  const items: Item[] = [];
  const { words } = doc;
  let run: Word[] = [];
  let glosses: (readonly [number, number])[] = [];
  let owner: Np | undefined;
  let determiner: Np['determiner'];

  const close = (mark: Mark | undefined, last: number, copula = false): void => {
    if (run.length === 0) return;
    const np = phrase(run, mark, last, copula);
    run = [];
    glosses = [];
    if (np === undefined) return;
    determiner = undefined;
    owner = mark === 'of' ? np : undefined;
    items.push({ kind: 'np', np });
  };

  for (let i = sentence.first; i < sentence.last; i++) {
    const word = words[i]!;
    if (word.particle !== undefined) {
      if (run.length > 0) close(word.particle, i + 1);
      else remark(word.particle, i + 1);
      continue;
    }
    if (word.sign !== undefined) {
      if (OPENS_GLOSS.test(word.sign)) {
        const end = closing(i);
        if (end !== undefined && run.length > 0) {
          // "관리소(정치범수용소)로": the gloss says the same; its particle stands behind it.
          glosses.push([i + 1, end]);
          i = end;
          continue;
        }
        if (end !== undefined) {
          i = end;
          continue;
        }
      }
      if (SOFT_QUOTE.test(word.sign) && isTerm(i)) continue;
      if (JOINS.test(word.sign) && run.length > 0) {
        const behind = words[i + 1];
        if (behind?.close && behind.noun !== undefined) {
          close('or', i);
          continue;
        }
      }
      if (run.length > 0) close(undefined, i);
      items.push({ kind: 'sign', word });
      continue;
    }
    if (word.time !== undefined) {
      close(undefined, i);
      items.push({ kind: 'time', word });
      continue;
    }
    if (word.small !== undefined) {
      if (word.small === 'definite' || word.small === 'another' || word.small === 'any') {
        close(undefined, i);
        determiner = word.small;
      } else {
        close(word.small === 'joiner' ? 'with' : undefined, i);
        items.push({ kind: 'small', word });
      }
      continue;
    }
    if (word.verb !== undefined) {
      const compound = compoundOf(word, items, run);
      if (compound !== undefined) {
        if (run.length > 0) close(compound, i + 1);
        else remark(compound, i + 1);
        continue;
      }
      if (word.verb.copula !== undefined) {
        run.push(word);
        close(undefined, i + 1, true);
      } else close(undefined, i);
      items.push({ kind: 'verb', word });
      continue;
    }
    const compound = compoundOf(word, items, run);
    if (compound !== undefined && run.length === 0) {
      remark(compound, i + 1);
      continue;
    }
    run.push(word);
    const mark = word.noun?.mark ?? word.number?.mark;
    // "집을 나간 뒤 소식이 끊겼다": the noun that closes a clause begins no compound.
    if (mark !== undefined || CLOSING.has(word.noun?.known?.bound ?? '')) close(mark, i + 1);
  }
  close(undefined, sentence.last);
  return joined(items);

  /** Gives the last phrase another particle: "에" and "의해" are one. */
  function remark(mark: Mark, last: number): void {
    const item = items.at(-1);
    if (item?.kind !== 'np') return;
    items[items.length - 1] = { kind: 'np', np: { ...item.np, mark, last } };
  }

  function compoundOf(word: Word, done: readonly Item[], open: readonly Word[]): Mark | undefined {
    const all = g.compounds.get(word.text);
    if (all === undefined) return undefined;
    const item = done.at(-1);
    const mark = open.length > 0 ? undefined : item?.kind === 'np' ? item.np.mark : undefined;
    return mark === undefined ? undefined : all.find(({ after }) => after.includes(mark))?.mark;
  }

  function closing(open: number): number | undefined {
    for (let i = open + 1; i < Math.min(sentence.last, open + 24); i++) {
      const { sign } = words[i]!;
      if (sign !== undefined && CLOSES_GLOSS.test(sign)) return i;
    }
    return undefined;
  }

  /** Whether a quotation mark belongs to a term of a few nouns: ‘간첩’으로. */
  function isTerm(at: number): boolean {
    for (const step of [1, -1]) {
      let verbs = 0;
      for (let n = 1; n <= TERM; n++) {
        const word = words[at + n * step];
        if (word === undefined || word.sentence !== sentence.i) break;
        if (word.verb !== undefined) verbs++;
        if (word.sign !== undefined && SOFT_QUOTE.test(word.sign)) {
          if (verbs === 0 && n > 1) return true;
          break;
        }
        if (word.sign !== undefined) break;
      }
    }
    return false;
  }

  function phrase(
    of: readonly Word[],
    mark: Mark | undefined,
    last: number,
    copula: boolean,
  ): Np | undefined {
    const nounOf = (word: Word): Noun | undefined => word.noun ?? word.verb?.copula;
    let head = of.length - 1;
    let count: Count | undefined;
    let age: Np['age'];
    let name: Np['name'];
    const text = doc.text;
    // Names: "한 모 씨", "김씨".
    for (let k = 0; k < of.length; k++) {
      const word = of[k]!;
      const stem = nounOf(word)?.stem ?? word.text;
      const behind = of[k + 1];
      const isFamily =
        g.families.has(word.text) &&
        behind !== undefined &&
        isBehindName(nounOf(behind)?.stem ?? behind.text);
      const inOne =
        stem.length >= 2 && stem.length <= 4 && g.families.has(stem[0]!) && isBehindName(stem.slice(1));
      const isName = nounOf(word)?.known?.name === true;
      // "차광호 씨", "딜다 씨": a word that nobody knows before a title.
      const isFull =
        word.noun !== undefined &&
        word.noun.known === undefined &&
        word.noun.mark === undefined &&
        behind !== undefined &&
        g.behindName.has(nounOf(behind)?.stem ?? behind.text);
      if (!isFamily && !inOne && !isName && !isFull) continue;
      let to = isFull ? k + 1 : k;
      while (isName && to + 1 < of.length && isOfName(of[to + 1]!)) to++;
      while (isFamily && to + 1 < of.length && isBehindName(nounOf(of[to + 1]!)?.stem ?? of[to + 1]!.text))
        to++;
      const end = nounOf(of[to]!)?.end ?? of[to]!.end;
      name = { start: word.start, end, text: text.slice(word.start, end), core: coreOf(of.slice(k, to + 1)) };
      const own = of.slice(0, k).findLastIndex((w) => w.noun?.known?.party !== undefined);
      head = own >= 0 && to === of.length - 1 ? own : to < of.length - 1 ? of.length - 1 : to;
      break;
    }
    // "남편 이하르": a word that nobody knows behind a noun for a person.
    const tail = nounOf(of[head]!);
    const role = head === of.length - 1 && head > 0 ? of[head - 1]!.noun : undefined;
    if (
      name === undefined &&
      tail !== undefined &&
      tail.known === undefined &&
      role?.known?.party !== undefined &&
      role.mark === undefined &&
      /^\p{L}{2,12}$/u.test(tail.stem) &&
      of[head]!.noun !== undefined
    ) {
      name = {
        start: of[head]!.start,
        end: tail.end,
        text: text.slice(of[head]!.start, tail.end),
        core: tail.stem,
      };
      head--;
    }
    // In brackets: "김 모 씨(48·여)".
    let sex: Np['sex'];
    for (const [from, to] of glosses)
      for (let k = from; k < to; k++) {
        const { number, text: said, start } = words[k]!;
        sex ??= g.sexes.get(said);
        if (
          number !== undefined &&
          number.counts === undefined &&
          !number.decade &&
          number.value > 9 &&
          number.value < 100
        )
          age ??= {
            value: number.value,
            decade: false,
            start,
            end: number.end,
          };
      }
    // Counts and ages.
    for (let k = 0; k < of.length; k++) {
      const word = of[k]!;
      const { number } = word;
      if (number?.counts === 'thing' && head === k) {
        const before = of.slice(0, k).findLastIndex((w) => nounOf(w) !== undefined && !isVague(w));
        if (before >= 0) head = before;
        continue;
      }
      if (number?.decade || number?.years) {
        if (number.decade !== true || number.value % 10 === 0)
          age = { value: number.value, decade: number.decade === true, start: word.start, end: number.end };
        if (head === k && k > 0 && nounOf(of[k - 1]!) !== undefined) head = k - 1;
        continue;
      }
      const found = countAt(of, k);
      if (found === undefined) continue;
      count = found.count;
      if (found.last === of.length - 1) {
        const before = of.slice(0, k).findLastIndex((w) => nounOf(w) !== undefined && !isVague(w));
        head = before >= 0 ? before : found.last;
      }
      k = found.last;
    }
    while (
      head > 0 &&
      g.titles.has(nounOf(of[head]!)?.stem ?? '') &&
      nounOf(of[head - 1]!) !== undefined &&
      nounOf(of[head - 1]!)!.known?.party !== undefined
    )
      head--;
    if (head === of.length - 1 && name === undefined && mark !== undefined && BESIDE.has(mark))
      head = besideOf(of);
    const word = of[head]!;
    const noun = nounOf(word);
    const first = of[0]!;
    const lastWord = of.at(-1)!;
    const known = noun?.known;
    const counts =
      noun === undefined || isCounter(word) ? (count === undefined ? undefined : 'person') : undefined;
    const type =
      name !== undefined && known?.party === undefined
        ? 'person'
        : counts === 'person' && isPersonCount(of)
          ? 'person'
          : typeOf(known);
    const names = of.flatMap((w, k) => {
      const hits = nounOf(w)?.known?.names;
      return hits === undefined || (k < head && nounOf(w)?.known?.deed === true) ? [] : [{ word: w.i, hits }];
    });
    const draft: Draft = {
      i: next(),
      sentence: sentence.i,
      first: first.i,
      last,
      head: word.i,
      start: first.start,
      end: endOf(lastWord),
      type,
      stem: noun?.stem ?? text.slice(word.start, endOf(word)),
      headWord: noun?.head ?? text.slice(word.start, endOf(word)),
      plural:
        (noun?.plural ?? false) ||
        (count !== undefined && count.value !== 1) ||
        known?.party?.group === true ||
        known?.pronoun?.number === 'many',
      names,
      before: of.slice(0, head),
      items: [],
      copula,
      site:
        mark !== undefined &&
        type !== 'person' &&
        type !== 'group' &&
        g.sites.some((end) => (noun?.stem ?? '').endsWith(end)),
    };
    if (mark !== undefined) draft.mark = mark;
    if (known !== undefined) draft.known = known;
    if (count !== undefined) draft.count = count;
    if (age !== undefined) draft.age = age;
    if (sex !== undefined) draft.sex = sex;
    if (name !== undefined) draft.name = name;
    if (determiner !== undefined) draft.determiner = determiner;
    if (owner !== undefined) {
      if (owner.count !== undefined && draft.count === undefined && isCounter(words[owner.head]!)) {
        draft.count = owner.count;
        draft.plural = owner.count.value !== 1;
        draft.start = owner.start;
        draft.first = owner.first;
      } else if (describesOne(owner, draft)) {
        // An age, or what somebody lives by, said of the same person: 40代の女性, 運び屋の男性.
        draft.start = owner.start;
        draft.first = owner.first;
        draft.before = [...owner.before, words[owner.head]!, ...draft.before];
        if (owner.age !== undefined) draft.age ??= owner.age;
        const of = owner.known?.party;
        if (of !== undefined && known?.party !== undefined)
          draft.known = { ...known, party: { ...of, ...known.party } };
        if (owner.owner !== undefined) draft.owner = owner.owner;
      } else draft.owner = owner;
    }
    return draft;
  }

  function coreOf(of: readonly Word[]): string {
    const stems = of.map((word) => (word.noun ?? word.verb?.copula)?.stem ?? word.text);
    const own = stems.filter((stem, k) => k === 0 || !(isBehindName(stem) || g.titles.has(stem)));
    const [first = ''] = own;
    return own.length === 1 && first.length > 1 && g.families.has(first[0]!) && isBehindName(first.slice(1))
      ? first[0]!
      : own.join(' ');
  }

  /** "남편 이하르도": what stands behind a noun for one person and is in no list is the name of that person. */
  function besideOf(of: readonly Word[]): number {
    const last = of.length - 1;
    let k = last;
    while (
      k > 0 &&
      last - k < NAME &&
      isOpen(of[k]!, k === last) &&
      (k === last || of[k]!.noun!.mark === undefined)
    )
      k--;
    const noun = of[k]!.noun;
    const party = noun?.known?.party;
    if (
      k === last ||
      party === undefined ||
      party.kind !== 'person' ||
      noun!.plural ||
      noun!.mark !== undefined
    )
      return last;
    return party.relation !== undefined || party.sex !== undefined || party.occupation !== undefined
      ? k
      : last;
  }

  function isOpen({ noun }: Word, isLast: boolean): boolean {
    return noun !== undefined && noun.known === undefined && (noun.stem.length > 1 || !isLast);
  }

  /** The next word of a name, or the title behind it. */
  function isOfName(word: Word): boolean {
    const noun = word.noun ?? word.verb?.copula;
    return noun?.known?.name === true || g.titles.has(noun?.stem ?? word.text);
  }

  function endOf(word: Word): number {
    return word.noun?.end ?? word.verb?.copula?.end ?? word.number?.end ?? word.end;
  }

  function isBehindName(part: string): boolean {
    return (
      g.behindName.has(part) ||
      (part.length > 1 && g.behindName.has(part[0]!) && g.behindName.has(part.slice(1)))
    );
  }

  function isVague(word: Word): boolean {
    return g.vagueBefore.has(word.text) || g.vagueBehind.has(word.text);
  }

  function isCounter(word: Word): boolean {
    return word.number !== undefined || g.counters.has(word.noun?.stem ?? word.text);
  }

  function isPersonCount(of: readonly Word[]): boolean {
    return of.some((w) => isOfPeople(w.number?.counts) || isOfPeople(g.counters.get(w.noun?.stem ?? w.text)));
  }

  /** "3명", "10여 명", "수십 명", "세 가족". */
  function countAt(of: readonly Word[], k: number): { count: Count; last: number } | undefined {
    const word = of[k]!;
    const { number } = word;
    const stem = word.noun?.stem ?? word.text;
    const quantity = g.quantities.get(stem) ?? quantityIn(stem);
    if (number === undefined && quantity === undefined) return undefined;
    let last = k;
    let vague =
      number?.vague === true || quantity !== undefined || (k > 0 && g.vagueBefore.has(of[k - 1]!.text));
    const behind = of[k + 1];
    const counter = behind === undefined ? undefined : g.counters.get(behind.noun?.stem ?? behind.text);
    if (counter !== undefined && number?.counts === undefined) {
      last = k + 1;
      // "세 가족": what is counted is itself a party.
      if (behind!.noun?.known?.party !== undefined) return { count: make(of[k]!, of[k]!), last: k };
    } else if (number?.counts === undefined && quantity === undefined) return undefined;
    const more = of[last + 1];
    if (more !== undefined && g.vagueBehind.has(more.noun?.stem ?? more.text)) {
      vague = true;
      last++;
    }
    if (number?.counts === 'thing') return undefined;
    return { count: make(of[k]!, of[last]!), last };

    function make(from: Word, to: Word): Count {
      return {
        ...(quantity !== undefined ? { quantity } : number === undefined ? {} : { value: number.value }),
        vague,
        start: from.start,
        end: endOf(to),
      };
    }
  }

  /** "수십명": quantity and counter in one word. */
  function quantityIn(stem: string): string | undefined {
    for (const [word, name] of g.quantities)
      if (stem.startsWith(word) && g.counters.get(stem.slice(word.length)) === 'person') return name;
    return undefined;
  }
}

function isOfPeople(counts: string | undefined): boolean {
  return counts === 'person' || counts === 'family';
}

export function typeOf(known: Known | undefined): NpType {
  if (known === undefined) return 'other';
  if (known.pronoun !== undefined) return known.pronoun.number === 'many' ? 'group' : 'person';
  const types = new Set(known.names?.map(({ type }) => type));
  if (types.has('office')) return 'office';
  if (known.party !== undefined) return known.party.kind;
  if (known.deed) return 'deed';
  if (types.has('facility')) return 'facility';
  if (types.has('place')) return 'place';
  if (known.thing !== undefined) return 'thing';
  if (known.bound !== undefined) return 'bound';
  return 'other';
}

/** Joins "남편과 아들을", "남편, 아들, 딸을": the last has the particle of all. */
function joined(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (item.kind !== 'np') {
      out.push(item);
      continue;
    }
    const { np } = item;
    const members: Np[] = [np];
    // Whose it is stands before it, and parts no list: "夫と中学生の息子".
    let k = i - 1 - owners(i);
    if (!isList(k)) k = i - 1;
    const from = k;
    for (;;) {
      let at = k;
      const sign = items[at];
      const comma = sign?.kind === 'sign' && /^[,，、]$/u.test(sign.word.sign!);
      const small = sign?.kind === 'small' && sign.word.small === 'joiner';
      if (comma || small) at--;
      const other = items[at];
      if (other?.kind !== 'np' || !like(other.np, np)) break;
      const { mark } = other.np;
      const binds = mark === 'with' || mark === 'or' || ((comma || small) && mark === undefined);
      if (!binds || (np.mark === undefined && !np.copula && !comma)) break;
      members.unshift(other.np);
      k = at - 1;
    }
    if (members.length === 1) {
      out.push(item);
      continue;
    }
    out.push({ kind: 'np', np: { ...np, items: members } }, ...items.slice(from + 1, i).reverse());
    i = k + 1;
  }
  return out.reverse();

  /** How many phrases before item `i` say whose it is. */
  function owners(i: number): number {
    let n = 0;
    let owner = (items[i] as { np: Np }).np.owner;
    for (; owner !== undefined; owner = owner.owner) {
      const before = items[i - 1 - n];
      if (before?.kind !== 'np' || before.np.i !== owner.i) break;
      n++;
    }
    return n;
  }

  /** Whether the item at `k` binds what follows it. */
  function isList(k: number): boolean {
    const item = items[k];
    return item?.kind === 'np' && (item.np.mark === 'with' || item.np.mark === 'or');
  }
}

/** Whether a phrase of belonging says who somebody is instead: an age, or an occupation before a word for anybody. */
function describesOne(owner: Np, { type, known, plural }: Draft): boolean {
  if (type !== 'person' && type !== 'group') return false;
  const party = owner.known?.party;
  if (party === undefined) return owner.age !== undefined && owner.type === 'other';
  return (
    (party.occupation !== undefined || party.age !== undefined) &&
    owner.mark === 'of' &&
    owner.plural === plural &&
    owner.determiner === undefined &&
    known?.party !== undefined &&
    known.party.relation === undefined &&
    known.party.occupation === undefined
  );
}

/** Of one sort: people with people, places with places. */
function like(a: Np, b: Np): boolean {
  const sort = ({ type }: Np): string =>
    type === 'person' || type === 'group'
      ? 'party'
      : type === 'office' || type === 'organisation'
        ? 'office'
        : type;
  return sort(a) === sort(b) && sort(a) !== 'bound' && sort(a) !== 'deed';
}

export function membersOf(np: Np): readonly Np[] {
  return np.items.length === 0 ? [np] : np.items;
}
