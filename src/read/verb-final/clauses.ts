/**
 * Clauses: a verb with what stands before it. The verb closes its clause and its ending says what the clause is for the next:
 * a step in a chain, a relative clause of the noun behind, something said, a reason, a time.
 */
import type { Form, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Doc, Sentence, Verb, Voice, Word } from './doc.ts';
import { itemsOf } from './items.ts';
import { membersOf, type Np } from './np.ts';
import type { NpGrammar } from './np-grammar.ts';
import type { TimeMention } from './times.ts';

export type Says =
  | 'past'
  | 'present'
  | 'ongoing'
  | 'not'
  | 'possible'
  | 'future'
  | 'tried'
  | 'caused'
  | 'usual'
  | 'ordered'
  | 'happened';

export interface Clause {
  readonly i: number;
  readonly sentence: number;
  /** Of the text: from its first phrase to the end of its verb. */
  readonly start: number;
  readonly end: number;
  /** The verb alone, with its auxiliaries and with the noun of doing before a carrier. */
  readonly at: number;
  readonly lemma: string;
  readonly deed?: string;
  /** The noun of doing as a phrase of its own: "조사를 받다". */
  readonly deedNp?: Np;
  readonly voice: Voice;
  readonly form: Form;
  readonly says: ReadonlySet<Says>;
  /** Phrases of this clause, in order. */
  readonly args: readonly Np[];
  /** Who its grammatical subject is when it does not say: told in the clause before, or the noun that it describes. */
  readonly carried?: Np;
  readonly times: readonly TimeMention[];
  /** Those of them that stand before who it is about, and so before the whole chain. */
  readonly ahead: readonly TimeMention[];
  /** The noun behind that closes it, by its class: "after", "reason", "thing". */
  readonly bound?: string;
  readonly boundNp?: Np;
  /** The noun that it describes. */
  readonly describes?: Np;
  /** The role of that noun in it. */
  readonly gap?: 'subject' | 'object';
  /** A noun of doing with "to be": "수감 중이다". */
  readonly state?: boolean;
  /** The clause before in the same chain. */
  readonly chain?: number;
  /** How many quotation marks it stands in. */
  readonly depth: number;
  /** Adverbs of its own, by class. */
  readonly adverbs: readonly string[];
}

type Draft = { -readonly [K in keyof Clause]: Clause[K] };

/** What the frames know of a verb before its clause is closed. */
export interface VerbSense {
  /** Whether it is done to somebody: undefined when nothing is known of it. */
  readonly transitive: boolean | undefined;
  /** Its grammatical subject is whom it was done to, though it looks active. */
  readonly turned: boolean;
}

export interface ClauseGrammar {
  readonly grammar: VerbFinalGrammar;
  readonly np: NpGrammar;
  readonly carriers: ReadonlyMap<string, Voice>;
  sense(lemma: string, deed: string | undefined): VerbSense;
}

export function carriersOf({ carriers = {}, lights = {} }: VerbFinalGrammar): ReadonlyMap<string, Voice> {
  const map = new Map<string, Voice>();
  for (const voice of ['active', 'passive', 'causative'] as const)
    for (const lemma of [...(carriers[voice] ?? []), ...(lights[voice] ?? [])])
      if (!map.has(lemma)) map.set(lemma, voice);
  return map;
}

const DESCRIBES: ReadonlySet<Form> = new Set(['modify', 'quote-modify']);
const SAID: ReadonlySet<Form> = new Set(['quote', 'quote-modify', 'quote-and', 'ask']);
const OPENS = /^[“‘「『]$/u;
const CLOSES = /^[”’」』]$/u;
const STRAIGHT = /^["']$/u;
/** Words between an auxiliary and its verb. */
const NEAR = 3;

interface Level {
  pending: (Np | Word)[];
  subject: Np | undefined;
  chain: number | undefined;
  sign: string;
}

/** @returns the clauses of a sentence and all its phrases */
export function clausesOf(
  doc: Doc,
  sentence: Sentence,
  g: ClauseGrammar,
  nextNp: () => number,
  nextClause: () => number,
): { clauses: Clause[]; nps: Np[] } {
  const items = itemsOf(doc, sentence, g.np, nextNp);
  const nps = items.flatMap((item) => (item.kind === 'np' ? membersOf(item.np) : []));
  const clauses: Draft[] = [];
  const byIndex = new Map<number, Draft>();
  const fresh = (sign = ''): Level => ({ pending: [], subject: undefined, chain: undefined, sign });
  const levels: Level[] = [fresh()];
  let adverbs: string[] = [];

  for (let k = 0; k < items.length; k++) {
    const item = items[k]!;
    const level = levels.at(-1)!;
    if (item.kind === 'np') level.pending.push(item.np);
    else if (item.kind === 'time') level.pending.push(item.word);
    else if (item.kind === 'small') adverbs.push(item.word.small!);
    else if (item.kind === 'sign') {
      const sign = item.word.sign!;
      const closes = CLOSES.test(sign) || (STRAIGHT.test(sign) && levels.some((one) => one.sign === sign));
      if (closes) {
        if (levels.length > 1) levels.pop();
        else {
          level.pending = [];
          level.chain = undefined;
        }
      } else if (OPENS.test(sign) || STRAIGHT.test(sign)) levels.push(fresh(sign));
    } else k = verbAt(k, level);
  }
  return { clauses, nps };

  function verbAt(k: number, level: Level): number {
    const word = (items[k] as { word: Word }).word;
    const verb = word.verb!;
    let last = k;
    let form = verb.form;
    let end = word.end;
    let ending = verb.ending;
    const says = new Set<Says>();
    let whole: string | undefined;
    const add = (one: Verb['says']): void => {
      if (one !== undefined) says.add(one);
    };
    add(verb.says);
    if (adverbs.includes('not')) says.add('not');
    for (;;) {
      const aux = auxiliary(last, form, ending);
      if (aux === undefined) break;
      if (aux.says.includes('happened')) says.delete('future');
      for (const one of aux.says) says.add(one);
      // "불려 갔다": a verb with its helper may be a verb of its own.
      const joint = `${doc.text.slice(word.start, word.end)}${aux.verb.lemma}`;
      if (form === 'then' && g.sense(joint, undefined).transitive !== undefined) whole = joint;
      add(aux.verb.says);
      form = aux.verb.form;
      ending = aux.verb.ending;
      end = aux.end;
      last = aux.at;
    }
    // "고문을 당하다 탈출했다": the plain form inside a sentence is no end.
    if (
      form === 'final' &&
      says.size === 0 &&
      items[last + 1] !== undefined &&
      items[last + 1]!.kind !== 'sign'
    )
      form = 'while';
    let { lemma, deed, voice } = verb;
    if (whole !== undefined && deed === undefined) lemma = whole;
    let at = word.start;
    let deedNp: Np | undefined;
    let state = false;
    const previous = level.pending.at(-1);
    if (verb.copula !== undefined) {
      // "조사 중이다", "혐의다": the noun of "to be" is the last phrase.
      const own = previous as Np | undefined;
      const inside = own?.known?.bound === 'while' ? own.before.at(-1) : undefined;
      if (inside?.noun?.known?.deed) {
        deed = inside.noun.stem;
        lemma = deed;
        says.add('ongoing');
        state = true;
        at = inside.start;
        deedNp = level.pending.pop() as Np;
      } else if (own?.known?.deed) {
        deed = own.stem;
        lemma = deed;
        at = own.start;
        state = true;
        deedNp = level.pending.pop() as Np;
      }
    } else if (g.carriers.has(lemma)) {
      const np = isNp(previous) ? deedIn(previous) : undefined;
      if (np !== undefined && isNp(previous)) {
        deedNp = previous;
        deed = np;
        voice = g.carriers.get(lemma)!;
        at = doc.words[previous.head]!.start;
        level.pending.pop();
      }
    }
    // "끌고 가다": two verbs that are one.
    const before = clauses.at(-1);
    if (
      before !== undefined &&
      (before.form === 'and' || before.form === 'then') &&
      level.pending.length === 0 &&
      before.end <= word.start &&
      deed === undefined
    ) {
      const joint = `${doc.text.slice(before.at, before.end).split(' ').at(-1)} ${lemma}`;
      if (g.sense(joint, undefined).transitive !== undefined) {
        clauses.pop();
        level.pending = [...before.args, ...before.times.map((time) => timeWord(time))];
        lemma = joint;
        at = before.at;
        level.chain = before.chain;
      }
    }
    const head = DESCRIBES.has(form) || form === 'nominal' ? behindNp(last + 1) : undefined;
    const bound = head !== undefined ? boundOf(head) : undefined;
    const relative = DESCRIBES.has(form) && head !== undefined && bound === undefined;
    const sense = g.sense(lemma, deed);
    const take = relative
      ? relativeArgs(level, voice, sense, form, says, head!)
      : otherArgs(level, form, bound, last, says);
    const args = take.filter(isNp);
    const times = take.flatMap((one) => (isNp(one) || one.time === undefined ? [] : [one.time]));
    // "조 씨는 나이가 많아": what follows is about the topic.
    const subject =
      args.find(({ mark }) => mark === 'topic') ??
      args.find(({ mark }) => mark === 'subject') ??
      args.find(({ mark }) => mark === 'also');
    const clause: Draft = {
      i: nextClause(),
      sentence: sentence.i,
      start: Math.min(
        at,
        deedNp?.start ?? at,
        ...args.map((np) => membersOf(np)[0]!.start),
        ...times.map((time) => time.start),
      ),
      end,
      at,
      lemma,
      voice,
      form,
      says,
      args,
      times,
      ahead: aheadOf(take),
      depth: levels.length - 1,
      adverbs,
    };
    adverbs = [];
    if (deed !== undefined) clause.deed = deed;
    if (deedNp !== undefined) clause.deedNp = deedNp;
    if (state) clause.state = true;
    if (level.chain !== undefined) clause.chain = level.chain;
    if (relative) {
      clause.describes = head!;
      const gap = gapOf(args, voice, sense, head!);
      if (gap !== undefined) clause.gap = gap;
      if (gap === 'subject') carry(clause, head!);
      else if (subject === undefined && level.subject !== undefined) clause.carried = level.subject;
    } else if (subject === undefined && level.subject !== undefined) clause.carried = level.subject;
    if (bound !== undefined) {
      clause.bound = bound;
      clause.boundNp = head!;
    }
    clauses.push(clause);
    byIndex.set(clause.i, clause);
    // What the clause took is used up; whom it is about stays for the next.
    level.pending = level.pending.filter((one) => !take.includes(one));
    if (relative) level.chain = outer(level.chain);
    else if (form === 'final') {
      level.chain = undefined;
      level.subject = subject ?? level.subject;
    } else {
      level.chain = clause.i;
      level.subject = subject ?? level.subject;
    }
    return last;
  }

  /** Behind a relative clause the chain goes on with the last clause that is not its own: "…하던 중 문을 부수고 들어온 경찰에". */
  function outer(chain: number | undefined): number | undefined {
    let at = chain;
    while (at !== undefined) {
      const clause: Draft | undefined = byIndex.get(at);
      if (clause === undefined) return undefined;
      const own = clause.args.some(({ mark }) => mark === 'subject' || mark === 'topic');
      if (own || clause.times.length > 0 || clause.bound !== undefined) return at;
      at = clause.chain;
    }
    return undefined;
  }

  /** Clauses of the chain before a relative clause are about the same noun: "체포돼 조사를 받던 남성". */
  function carry(clause: Draft, head: Np): void {
    let before: Draft | undefined = clause;
    clause.carried = head;
    for (let n = 0; n < NEAR && before?.chain !== undefined; n++) {
      const { chain }: Draft = before;
      before = byIndex.get(chain);
      if (before === undefined || before.args.some(({ mark }) => mark === 'subject' || mark === 'topic'))
        return;
      before.carried = head;
    }
  }

  function timeWord(time: TimeMention): Word {
    return { i: -1, start: time.start, end: time.end, text: '', sentence: sentence.i, close: false, time };
  }

  /** An auxiliary behind the verb at item `k`. */
  function auxiliary(
    k: number,
    form: Form,
    ending: string,
  ): { at: number; end: number; says: readonly Says[]; verb: Verb } | undefined {
    for (const aux of g.grammar.auxiliaries ?? []) {
      if (!aux.after.includes(form)) continue;
      if (aux.endings !== undefined && !aux.endings.some((one) => ending === one || ending.endsWith(one)))
        continue;
      let at = k + 1;
      const item = items[at];
      if (item === undefined) continue;
      if (aux.between !== undefined) {
        const between =
          item.kind === 'np'
            ? doc.text.slice(item.np.start, item.np.copula ? item.np.end : doc.words[item.np.last - 1]!.end)
            : undefined;
        if (between === undefined || !aux.between.includes(between)) continue;
        at++;
      }
      const next = items[at];
      if (next?.kind !== 'verb') continue;
      const { verb } = next.word;
      if (
        verb === undefined ||
        !aux.verbs.includes(verb.copula === undefined ? verb.lemma : (g.grammar.copula?.[0] ?? ''))
      )
        continue;
      return { at, end: next.word.end, says: aux.says.filter((one) => one !== 'nothing') as Says[], verb };
    }
    return undefined;
  }

  /** The phrase behind a describing verb: signs of a term do not part them. */
  function behindNp(from: number): Np | undefined {
    for (let k = from; k < Math.min(items.length, from + 2); k++) {
      const item = items[k]!;
      if (item.kind === 'np') return membersOf(item.np)[0];
      if (item.kind === 'time' || item.kind === 'verb') return undefined;
    }
    return undefined;
  }

  function boundOf(np: Np): string | undefined {
    const first = doc.words[np.first]!;
    const own = np.known?.bound ?? (first.noun ?? first.verb?.copula)?.known?.bound;
    return own;
  }

  function deedIn(np: Np): string | undefined {
    if (np.known?.wrapper === true) {
      const before = np.before.findLast((word) => word.noun?.known?.deed === true);
      if (before !== undefined) return before.noun!.head;
    }
    return np.known?.deed === true &&
      (np.mark === 'object' ||
        np.mark === 'subject' ||
        np.mark === 'also' ||
        np.mark === 'topic' ||
        np.mark === 'at' ||
        np.mark === undefined)
      ? np.headWord
      : undefined;
  }

  /** What a relative clause takes: nothing of the clause around it. */
  function relativeArgs(
    level: Level,
    voice: Voice,
    sense: VerbSense,
    form: Form,
    says: ReadonlySet<Says>,
    head: Np,
  ): (Np | Word)[] {
    const taken: (Np | Word)[] = [];
    const turned = voice === 'passive' || sense.turned;
    let object = false;
    for (let k = level.pending.length - 1; k >= 0; k--) {
      const one = level.pending[k]!;
      if (!isNp(one)) {
        // "보위부는 지난달 휴대전화를 쓰던 남성을 체포했다": the time of a lasting state is the other clause's.
        if (
          one.time !== undefined &&
          (says.has('past') || k === level.pending.length - 1 || form === 'quote-modify')
        )
          taken.unshift(one);
        continue;
      }
      if (one.mark === 'topic') break;
      if (one.mark === 'object') {
        if (object) break;
        object = true;
      }
      if (one.mark === 'subject') {
        const isParty = head.type === 'person' || head.type === 'group' || head.type === 'other';
        const adjacent = k === level.pending.length - 1;
        const fills = turned || object || sense.transitive === false;
        if (fills && isParty && !(adjacent && sense.transitive === undefined && !turned)) break;
        if (sense.transitive === undefined && !adjacent) break;
        taken.unshift(one);
        break;
      }
      taken.unshift(one);
    }
    return taken;
  }

  function gapOf(
    args: readonly Np[],
    voice: Voice,
    sense: VerbSense,
    head: Np,
  ): 'subject' | 'object' | undefined {
    const subject = args.some(({ mark }) => mark === 'subject');
    const object = args.some(({ mark }) => mark === 'object');
    if (
      head.type !== 'person' &&
      head.type !== 'group' &&
      head.type !== 'office' &&
      head.type !== 'organisation' &&
      head.type !== 'thing' &&
      head.type !== 'other'
    )
      return undefined;
    if (subject) return object ? undefined : voice === 'passive' || sense.turned ? undefined : 'object';
    if (voice === 'passive' || sense.turned || object || sense.transitive === false) return 'subject';
    if (sense.transitive === true) return head.type === 'office' ? 'subject' : 'object';
    return 'subject';
  }

  /** What any other clause takes: everything at its level, but not the teller of what is said. */
  function otherArgs(
    level: Level,
    form: Form,
    bound: string | undefined,
    last: number,
    says: ReadonlySet<Says>,
  ): (Np | Word)[] {
    const { pending } = level;
    if ((form === 'to-do' || says.has('ordered')) && verbFollows(last) && !SAID.has(form)) {
      // "그는 지난해 9월 한국으로 가기 위해": who and when belong to what was done for it.
      const from = pending.findLastIndex(
        (one) => !isNp(one) || one.mark === 'topic' || one.mark === 'subject',
      );
      return pending.slice(from + 1);
    }
    const topics = pending.filter(
      (one): one is Np => isNp(one) && (one.mark === 'topic' || one.mark === 'subject'),
    );
    const [first] = topics;
    if (first === undefined) return [...pending];
    const said = SAID.has(form) || (bound === 'thing' && DESCRIBES.has(form));
    const shared =
      said || (bound !== undefined && DESCRIBES.has(form)) || form === 'nominal' || form === 'to-do';
    if (!shared || !verbFollows(last)) return [...pending];
    const isOuter = topics.length > 1 || (first.mark === 'topic' && said && tells(first));
    if (!isOuter) return [...pending];
    const from = pending.indexOf(first);
    return pending.slice(from + 1);
  }

  /** Whether somebody of this kind tells things rather than does them. */
  function tells(np: Np): boolean {
    const { known } = np;
    return (
      known?.party?.occupation === 'source' || np.type === 'organisation' || known?.pronoun?.of === 'speaker'
    );
  }

  function verbFollows(last: number): boolean {
    return items.slice(last + 1).some(({ kind }) => kind === 'verb');
  }
}

/** Times before the first subject or topic. */
function aheadOf(taken: readonly (Np | Word)[]): TimeMention[] {
  const from = taken.findIndex((one) => isNp(one) && (one.mark === 'subject' || one.mark === 'topic'));
  return taken
    .slice(0, Math.max(0, from))
    .flatMap((one) => (isNp(one) || one.time === undefined ? [] : [one.time]));
}

export function isNp(one: Np | Word | undefined): one is Np {
  return one !== undefined && 'head' in one;
}
