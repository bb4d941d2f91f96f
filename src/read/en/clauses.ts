/**
 * Finds the clauses of a sentence: which verb, who is its subject and object, what its prepositions hold, and how
 * clauses hang together. One pass from left to right over the pieces of `chunk.ts` with a stack of open clauses:
 * - A relative or subordinate word opens a clause; it closes when the clause below still waits for its verb.
 * - A verb after "and" shares the subject of the verb before it, when their forms fit.
 * - A bare -ed form is a passive of the noun before it when another verb follows for that noun, else the main verb.
 * - Empty is better than wrong: what does not fit stays unattached.
 */
import type { Sentence } from './doc.ts';
import type { Grammar, RelativeSort, SubordinatorSort } from './grammar.ts';
import type { Item, Np, VerbGroup } from './phrases.ts';
import type { TimeMention } from './times.ts';

export interface Prep {
  readonly word: string;
  readonly np?: Np;
  /** A gerund or a clause under the preposition. */
  readonly clause?: Clause;
  /** The noun phrase right before it, to which it may belong instead. */
  readonly after?: Np;
}

export type Link =
  | 'main'
  | 'relative'
  | 'subordinate'
  | 'content'
  | 'infinitive'
  | 'gerund'
  | 'adjunct'
  | 'reduced'
  | 'coordinate';

export interface Clause {
  readonly id: number;
  readonly sentence: number;
  readonly vg: VerbGroup;
  passive: boolean;
  subject?: Np;
  /** The subject stands at another verb ("was arrested and sent"). */
  sharedSubject: boolean;
  object?: Np;
  second?: Np;
  readonly preps: Prep[];
  readonly times: TimeMention[];
  readonly parent?: Clause;
  link: Link;
  readonly marker?: { readonly word: string; readonly sort: SubordinatorSort };
  /** The clauses this one governs, by the slot they fill. */
  readonly governs: { readonly slot: 'that' | 'to-do' | 'doing'; readonly clause: Clause }[];
  /** The noun that governs it: "attempt to escape". */
  readonly noun?: Np;
  /** The clause before it that it is coordinated with. */
  readonly before?: Clause;
  readonly particles: string[];
  /** An adjective behind the verb or its object: "pleaded guilty", "found him guilty". */
  predicate?: Np;
  /** A stretch of time as object: "got five years". */
  measure?: { readonly np: Np; readonly mention: TimeMention };
  readonly adverbs: number[];
  first: number;
  last: number;
}

export interface Parsed {
  readonly clauses: readonly Clause[];
  readonly nps: readonly Np[];
}

interface Context {
  readonly sort: 'main' | 'rel' | 'sub' | 'content' | 'part';
  subject?: Np;
  subjectShared?: boolean;
  clause?: Clause;
  readonly parent?: Clause;
  readonly marker?: { word: string; sort: SubordinatorSort };
  readonly antecedent?: Np;
  readonly relative?: RelativeSort;
  preps: Prep[];
  times: TimeMention[];
  /** The clause that "and" joined this one to. */
  readonly clauseBefore?: Clause;
  /** Participles at the start that wait for the subject. */
  waiting: Clause[];
}

/** Finds the clauses of one sentence from its pieces. `next` numbers the clauses of the document. */
export function parse(
  sentence: Sentence,
  items: readonly Item[],
  grammar: Grammar,
  next: () => number,
): Parsed {
  const reasons = new Set(grammar.raw.defaults.for);
  const clauses: Clause[] = [];
  const nps: Np[] = [];
  let stack: Context[] = [fresh('main')];
  let prep: { word: string; item: number; sub?: SubordinatorSort } | undefined;
  let conj = false;
  let comma = false;
  /** The last noun phrase and whether nothing but prepositional phrases stands between it and here. */
  let lastNp: Np | undefined;
  let relativePrep: string | undefined;
  let whose: Np | undefined;
  let skipOf = -1;
  const hosts = new Map<Np, Np>();
  /** Inside "according to …": what stands there belongs to nobody's act. */
  let aside = false;
  const ahead: TimeMention[] = [];

  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    switch (item.kind) {
      case 'time':
        time(item, i);
        break;
      case 'prep':
        if (i === skipOf) break;
        flushPrep();
        if (item.sub && opensClause(i)) openSub(item.word, item.sub, i);
        else prep = { word: item.word, item: i, ...(item.sub ? { sub: item.sub } : {}) };
        break;
      case 'sub':
        // ", though," is an aside.
        if (items[i + 1]?.kind === 'comma') continue;
        flushPrep();
        openSub(item.word, item.sort, i);
        break;
      case 'rel':
        relative(item.sort, i);
        break;
      case 'conj':
        flushPrep();
        conj = true;
        break;
      case 'comma':
        aside = false;
        flushPrep();
        comma = true;
        continue;
      case 'quote':
      case 'break':
        aside = false;
        flushPrep();
        if (item.kind === 'break' || top().clause) {
          stack = [fresh('main')];
          lastNp = undefined;
        }
        conj = false;
        comma = false;
        continue;
      case 'np':
        // "Tamara, 71, who …": an age between commas.
        if (item.type.sort === 'number' && comma && items[i + 1]?.kind === 'comma') continue;
        nps.push(item);
        nounPhrase(item, i);
        lastNp = item;
        conj = false;
        break;
      case 'vg':
        verb(item, i);
        conj = false;
        lastNp = undefined;
        break;
      case 'adj': {
        const { clause } = top();
        if (clause) clause.predicate ??= item.np;
        break;
      }
      case 'particle':
        top().clause?.particles.push(item.word);
        continue;
      case 'adv':
        flushAdverb(item.first);
        break;
      default:
        break;
    }
    if (item.kind !== 'adv') comma = item.kind === 'conj' ? comma : false;
  }
  flushPrep();
  for (const clause of clauses) shareAgent(clause);
  for (const clause of clauses) close(clause);
  return { clauses, nps };

  /** "were arrested and questioned by officers": the agent behind the second passive did both. */
  function shareAgent(clause: Clause): void {
    const { before } = clause;
    if (!before) return;
    if (
      !clause.passive &&
      !before.passive &&
      clause.object &&
      !before.object &&
      before.preps.length === 0 &&
      before.governs.length === 0 &&
      clause.vg.first - before.vg.last <= 2
    )
      before.object = clause.object;
    if (!clause.passive || !before.passive) return;
    const agent = clause.preps.find((entry) => grammar.agent.has(entry.word) && entry.np);
    const own = before.preps.length > 0 || before.times.length > 0;
    if (agent && !own) before.preps.push(agent);
  }

  function top(): Context {
    return stack[stack.length - 1]!;
  }

  function flushAdverb(token: number): void {
    top().clause?.adverbs.push(token);
  }

  /** A preposition without a noun phrase is a particle of the verb ("turned him in"). */
  function flushPrep(): void {
    if (prep) top().clause?.particles.push(prep.word);
    prep = undefined;
  }

  function time(item: Extract<Item, { kind: 'time' }>, i: number): void {
    const { mention } = item;
    const { clause } = top();
    const word = prep?.word;
    const following = items[i + 1];
    const beyond = items[i + 2];
    if (
      (prep !== undefined || item.word !== undefined) &&
      following?.kind === 'prep' &&
      grammar.of.has(following.word) &&
      beyond?.kind === 'np' &&
      beyond.type.sort === 'act'
    ) {
      // "after seven days of questioning": the time is the noun's, the preposition too.
      (beyond.times as TimeMention[]).push(mention);
      skipOf = i + 1;
      return;
    }
    prep = undefined;
    if (mention.sense === 'duration') {
      if (word !== undefined && clause) {
        clause.preps.push({ word, np: item.np });
        // "sentenced to five years": the punishment, not how long the sentencing took.
        if (grammar.infinitive.has(word)) return;
      } else if (item.word !== undefined && clause) clause.preps.push({ word: item.word, np: item.np });
      else if (clause && items[i - 1]?.kind === 'vg') clause.measure = { np: item.np, mention };
      else if (clause && items[i - 1]?.kind === 'np' && clause.object === items[i - 1])
        clause.measure = { np: item.np, mention };
    }
    // "and on December 14 freed": the time is the next verb's.
    if (conj) ahead.push(mention);
    else (clause?.times ?? top().times).push(mention);
  }

  function openSub(word: string, sort: SubordinatorSort, i: number): void {
    // "since 14 November, when officers took her away": the time is that of the clause.
    const when = items[i - 1]?.kind === 'comma' ? items[i - 2] : items[i - 1];
    const times: TimeMention[] =
      grammar.relative.get(word) === 'time' && when?.kind === 'time'
        ? [{ ...when.mention, sense: 'at' }]
        : [];
    // A subordinate clause hangs on the nearest verb with tense.
    const below = closest(
      (context) =>
        (context.clause !== undefined && isTensed(context.clause.vg, context.clause)) ||
        (context.sort === 'main' && !context.clause),
    );
    stack.push(
      fresh('sub', { ...(below.clause ? { parent: below.clause } : {}), marker: { word, sort }, times }),
    );
    lastNp = undefined;
    conj = false;
  }

  function relative(sort: RelativeSort, i: number): void {
    const { clause } = top();
    const following = items[i + 1];
    // "said that …", "told her that …": a content clause.
    if (
      sort === 'any' &&
      clause &&
      grammar.clausal.has(clause.vg.lemma) &&
      following?.kind !== 'vg' &&
      !prep
    ) {
      stack.push(fresh('content', { parent: clause }));
      lastNp = undefined;
      conj = false;
      return;
    }
    if (sort === 'any' && (!lastNp || (following && following.kind !== 'vg' && lastNp.type.sort === 'act'))) {
      stack.push(fresh('content', clause ? { parent: clause } : {}));
      lastNp = undefined;
      return;
    }
    const antecedent = antecedentFor(sort);
    if (sort === 'time' || (!antecedent && sort !== 'person')) {
      stack.push(
        fresh('sub', { ...(clause ? { parent: clause } : {}), marker: { word: '', sort: 'during' } }),
      );
      prep = undefined;
      return;
    }
    relativePrep = prep?.word;
    prep = undefined;
    stack.push(
      fresh('rel', {
        ...(clause ? { parent: clause } : {}),
        ...(antecedent ? { antecedent } : {}),
        relative: sort,
      }),
    );
    if (sort === 'possessive') whose = antecedent;
    lastNp = undefined;
    conj = false;
  }

  function antecedentFor(sort: RelativeSort): Np | undefined {
    const last = nps[nps.length - 1];
    if (
      sort === 'any' &&
      last?.type.sort === 'place' &&
      nps.length > 1 &&
      nps[nps.length - 2]!.attached.some((entry) => entry.np === last)
    )
      return nps[nps.length - 2];
    if (sort !== 'person' && sort !== 'possessive') return last;
    for (let k = nps.length - 1; k >= 0 && k >= nps.length - 4; k--) {
      const { type } = nps[k]!;
      if (
        type.sort === 'party' ||
        type.sort === 'name' ||
        type.sort === 'pronoun' ||
        type.sort === 'number' ||
        type.sort === 'office'
      )
        return nps[k];
    }
    return nps[nps.length - 1];
  }

  function nounPhrase(np: Np, i: number): void {
    if (whose) {
      (np as { possessor?: Np }).possessor ??= whose;
      whose = undefined;
    }
    if (prep) {
      const { word } = prep;
      prep = undefined;
      attach(word, np);
      return;
    }
    const context = top();
    if (conj) {
      conjoined(np, i);
      return;
    }
    if (!context.clause) {
      if (!context.subject) context.subject = np;
      else if (comma) {
        if (inList(i)) context.subject.coordinated.push(np);
        else if (isParty(np) && !isParty(context.subject)) context.subject = np;
        else if (isParty(np) === isParty(context.subject) && !np.pronoun) context.subject.apposition ??= np;
        else context.subject = np;
      } else if (lastNp && (np.pronoun || isParty(np)) && finiteFollows(i + 1)) {
        // "the phone he used was …"
        stack.push(fresh('rel', { antecedent: lastNp, subject: np, relative: 'any' }));
      } else if (!lastNp) context.subject = np;
      return;
    }
    if (comma) {
      if (finiteFollows(i + 1) && !inList(i)) {
        resume();
        top().subject = np;
      } else if (lastNp && inList(i)) lastNp.coordinated.push(np);
      else if (lastNp) lastNp.apposition ??= np;
      return;
    }
    const { clause } = context;
    const previous = items[i - 1];
    const direct =
      previous?.kind === 'vg' ||
      previous?.kind === 'adv' ||
      previous?.kind === 'time' ||
      previous?.kind === 'adj';
    if (!clause.object && !clause.second && direct) {
      if (
        finiteFollows(i + 1, false, conjoinsObject(i)) &&
        (grammar.clausal.has(clause.vg.lemma) || clause.passive)
      ) {
        stack.push(fresh('content', { parent: clause, subject: np }));
        return;
      }
      if (clause.passive) clause.second = np;
      else clause.object = np;
    } else if (finiteFollows(i + 1)) {
      if (lastNp && !grammar.clausal.has(clause.vg.lemma) && (np.pronoun || isParty(np)))
        stack.push(fresh('rel', { antecedent: lastNp, subject: np, relative: 'any', parent: clause }));
      else stack.push(fresh('content', { parent: clause, subject: np }));
    } else if (clause.object && !clause.second && previous?.kind === 'np') clause.second = np;
    else if (!clause.object && previous?.kind !== 'np' && !clause.passive) clause.object = np;
  }

  /** A pronoun in the object's form is no subject of what follows "and". */
  function conjoinsObject(i: number): boolean {
    const item = items[i]!;
    if (item.kind !== 'np') return false;
    // Another phrase between it and "and": that one is joined, not this.
    for (let k = i + 1; k < items.length; k++) {
      if (items[k]!.kind === 'conj') return k > i + 1;
      if (items[k]!.kind === 'vg' || items[k]!.kind === 'comma') return false;
    }
    return false;
  }

  function attach(word: string, np: Np): void {
    const context = top();
    const after = lastNp;
    if (grammar.hearsay.has(word)) {
      aside = true;
      return;
    }
    if (aside) {
      after?.attached.push({ word, np });
      return;
    }
    const entry: Prep = { word, np, ...(after ? { after } : {}) };
    if (after) {
      after.attached.push({ word, np });
      // "a man in his 50s from Chongjin": what follows an age belongs to the man.
      const host = hosts.get(after);
      if (host && isAge(after) && !grammar.of.has(word)) host.attached.push({ word, np });
      hosts.set(np, host && isAge(after) ? host : after);
    }
    // What follows "of" belongs to the noun before it, when there is one.
    if (grammar.of.has(word) && after && !(after === context.clause?.object)) return;
    if (context.clause) context.clause.preps.push(entry);
    else if (!after) context.preps.push(entry);
  }

  function conjoined(np: Np, i: number): void {
    if (finiteFollows(i + 1) && closestWithClause() && !(top().subject && !top().clause)) {
      // "and his family was banished": a clause of its own beside the last finite one.
      popTo((context) => context.clause !== undefined && isTensed(context.clause.vg, context.clause));
      startCoordinate(np);
      return;
    }
    const gapped = items[i + 1];
    const passiveBefore = closest((context) => context.clause !== undefined).clause;
    if (
      gapped?.kind === 'vg' &&
      (gapped.form === 'ed' || gapped.form === 'participle') &&
      passiveBefore?.passive &&
      !top().subject === false &&
      top().clause
    ) {
      startCoordinate(np);
      return;
    }
    const target = lastNp ?? top().subject;
    if (target) target.coordinated.push(np);
    else top().subject ??= np;
  }

  function startCoordinate(subject: Np): void {
    const context = top();
    stack[stack.length - 1] = fresh(context.sort, {
      ...(context.parent ? { parent: context.parent } : {}),
      ...(context.marker ? { marker: context.marker } : {}),
      ...(context.clause ? { clauseBefore: context.clause } : {}),
      subject,
    });
  }

  function verb(vg: VerbGroup, i: number): void {
    if (vg.form === 'infinitive') infinitive(vg, i);
    else if (vg.form === 'ing') gerund(vg, i);
    else tensed(vg, i);
  }

  /** A verb with tense, or a form in -ed that may be one. */
  function tensed(vg: VerbGroup, i: number): void {
    if (prep) {
      // "as reported", "as expected": not an act of anybody here
      prep = undefined;
    }
    // "fined him, impounded the truck and …": a participle set off by a comma would have no object.
    const listed =
      comma &&
      (inVerbList(i) ||
        (vg.form === 'ed' && items[i + 1]?.kind === 'np' && top().clause !== undefined && findWaiting() < 0));
    if (conj || listed) {
      if (coordinateVerb(vg, i)) return;
    }
    let context = top();
    if (vg.form === 'ed' && context.clause) {
      // "a woman held in Onsong tried to flee": the verb is the one that the subject still waits for.
      const outer = findWaiting();
      if (outer >= 0 && (comma || !isReduced(vg, i))) {
        stack.length = outer + 1;
        context = top();
        lastNp = undefined;
      }
    }
    if (vg.form === 'participle' || vg.form === 'ed') {
      if (context.clause) {
        // "had his calls tapped": the noun phrase stands right before.
        if (lastNp && !comma) reduced(vg, lastNp);
        else adjunct(vg, true);
        return;
      }
      if (!context.subject && context.sort !== 'rel') {
        // "after an examination held in May, he …"
        if (lastNp && !comma) reduced(vg, lastNp);
        else adjunct(vg, true);
        return;
      }
      if (context.subject && context.sort !== 'rel') {
        const before = context.clauseBefore;
        if (vg.form === 'participle' || isReduced(vg, i)) {
          const next = items[i + 1];
          if (before?.passive && next?.kind !== 'np' && !grammar.intransitive.has(vg.lemma)) {
            make(vg, { subject: context.subject, passive: true, link: 'coordinate', context });
            return;
          }
          reduced(vg, lastNp ?? context.subject);
          return;
        }
        if (before?.passive && items[i + 1]?.kind !== 'np' && !grammar.intransitive.has(vg.lemma)) {
          make(vg, { subject: context.subject, passive: true, link: 'coordinate', context });
          return;
        }
      }
    }
    if (context.clause) {
      // A finite verb while this clause has one: an outer clause waits for it, or the noun before it starts a content clause.
      const waiting = findWaiting();
      if (waiting >= 0) {
        stack.length = waiting + 1;
        context = top();
      } else if (
        vg.form === 'base' &&
        lastNp &&
        context.clause.object === lastNp &&
        grammar.causal.has(context.clause.vg.lemma)
      ) {
        // "made her confess", "let him go"
        const governor = context.clause;
        const clause = make(vg, {
          subject: lastNp,
          passive: vg.passive,
          link: 'infinitive',
          context: fresh('part', { parent: governor }),
        });
        clause.sharedSubject = true;
        governor.governs.push({ slot: 'to-do', clause });
        stack.push(part(clause));
        return;
      } else if (lastNp && !comma && context.clause) {
        release(context.clause, lastNp);
        stack.push(fresh('content', { parent: context.clause, subject: lastNp }));
        context = top();
      } else if (
        context.clause.link === 'reduced' ||
        context.clause.link === 'adjunct' ||
        context.clause.link === 'gerund' ||
        context.clause.link === 'infinitive'
      ) {
        const outer = closest(
          (candidate) => candidate.clause !== undefined && isTensed(candidate.clause.vg, candidate.clause),
        );
        stack.push(fresh('main', outer.clause?.subject ? { subject: outer.clause.subject } : {}));
        context = top();
      } else {
        const shared = comma ? context.clause.subject : undefined;
        stack.push(fresh('main', shared ? { subject: shared } : {}));
        context = top();
      }
    }
    if (vg.form === 'base' && !context.subject && context.sort === 'main' && stack.length > 1) {
      // bare infinitive: "let him go", "made her confess"
      const governor = stack[stack.length - 2]?.clause;
      if (governor?.object) context.subject = governor.object;
    }
    if (context.sort === 'rel' && !context.subject && context.antecedent) {
      const clause = make(vg, {
        subject: context.antecedent,
        passive: vg.passive,
        link: 'relative',
        context,
      });
      clause.sharedSubject = true;
      relativeSlots(clause, context, false);
      return;
    }
    const clause = make(vg, {
      ...(context.subject ? { subject: context.subject } : {}),
      passive: vg.passive,
      link:
        context.sort === 'rel'
          ? 'relative'
          : context.sort === 'sub'
            ? 'subordinate'
            : context.sort === 'content'
              ? 'content'
              : 'main',
      context,
    });
    if (context.sort === 'rel') relativeSlots(clause, context, true);
    if (context.sort === 'content' && context.parent) context.parent.governs.push({ slot: 'that', clause });
  }

  function relativeSlots(clause: Clause, context: Context, gap: boolean): void {
    const { antecedent } = context;
    if (!antecedent) return;
    if (relativePrep) clause.preps.push({ word: relativePrep, np: antecedent });
    else if (context.relative === 'place') clause.preps.push({ word: 'in', np: antecedent });
    else if (gap && context.relative !== 'possessive' && !clause.passive && !clause.vg.copula)
      clause.object = antecedent;
    relativePrep = undefined;
  }

  function infinitive(vg: VerbGroup, i: number): void {
    prep = undefined;
    if (conj && coordinateVerb(vg, i)) return;
    const context = top();
    const governor = context.clause;
    const direct = items[i - 1];
    const noun = direct?.kind === 'np' ? direct : undefined;
    if (!governor) {
      const clause = make(vg, {
        ...(context.subject ? { subject: context.subject } : {}),
        passive: vg.passive,
        link: 'infinitive',
        context: fresh('part'),
        ...(noun ? { noun } : {}),
      });
      clause.sharedSubject = true;
      stack.push(part(clause));
      return;
    }
    const objectControls =
      grammar.objectControl.has(governor.vg.lemma) && !governor.passive && governor.object !== undefined;
    const subject = objectControls ? governor.object : governor.subject;
    const clause = make(vg, {
      ...(subject ? { subject } : {}),
      passive: vg.passive,
      link: 'infinitive',
      context: fresh('part', { parent: governor }),
      ...(noun ? { noun } : {}),
    });
    clause.sharedSubject = true;
    governor.governs.push({ slot: 'to-do', clause });
    stack.push(part(clause));
  }

  function gerund(vg: VerbGroup, i: number): void {
    const context = top();
    const governor = context.clause;
    const direct = items[i - 1];
    if (prep) {
      const { word, sub } = prep;
      prep = undefined;
      const sibling = conj ? siblingOf(word) : undefined;
      if (sibling) {
        // "for taking remittances or for smuggling goods"
        const clause = make(vg, {
          ...(sibling.subject ? { subject: sibling.subject } : {}),
          passive: vg.passive,
          link: 'gerund',
          context: fresh('part', sibling.parent ? { parent: sibling.parent } : {}),
        });
        clause.sharedSubject = true;
        sibling.parent?.preps.push({ word, clause });
        stack.push(part(clause));
        return;
      }
      const after = lastNp;
      const objectDoes =
        governor &&
        !governor.passive &&
        governor.object &&
        (governor.object === after || reasons.has(word)) &&
        !sub;
      const subject = objectDoes ? governor.object : (governor?.subject ?? context.subject);
      const clause = make(vg, {
        ...(subject ? { subject } : {}),
        passive: vg.passive,
        link: 'gerund',
        context: fresh('part', {
          ...(governor ? { parent: governor } : {}),
          ...(sub ? { marker: { word, sort: sub } } : {}),
        }),
      });
      clause.sharedSubject = true;
      const entry: Prep = { word, clause, ...(after ? { after } : {}) };
      if (governor) governor.preps.push(entry);
      else context.preps.push(entry);
      if (!subject) context.waiting.push(clause);
      stack.push(part(clause));
      return;
    }
    if (conj || (comma && inVerbList(i))) if (coordinateVerb(vg, i)) return;
    if (context.sort === 'sub' && !context.clause && !context.subject) {
      // "while trying to cross"
      const outer = stack[stack.length - 2];
      const subject = outer?.clause?.subject ?? outer?.subject;
      const clause = make(vg, {
        ...(subject ? { subject } : {}),
        passive: vg.passive,
        link: 'gerund',
        context,
      });
      clause.sharedSubject = true;
      if (!subject && outer) outer.waiting.push(clause);
      return;
    }
    if (direct?.kind === 'vg' && governor) {
      const clause = make(vg, {
        ...(governor.subject ? { subject: governor.subject } : {}),
        passive: vg.passive,
        link: 'gerund',
        context: fresh('part', { parent: governor }),
      });
      clause.sharedSubject = true;
      governor.governs.push({ slot: 'doing', clause });
      stack.push(part(clause));
      return;
    }
    if (lastNp && !comma) {
      const perceived =
        governor && governor.object === lastNp && grammar.objectControl.has(governor.vg.lemma);
      const passivePerceived = governor?.passive && grammar.objectControl.has(governor.vg.lemma);
      const means = grammar.means.has(vg.lemma);
      const subject =
        perceived || !governor
          ? lastNp
          : passivePerceived || means || !isParty(lastNp)
            ? governor.subject
            : lastNp;
      const clause = make(vg, {
        ...(subject ? { subject } : {}),
        passive: vg.passive,
        link: perceived || passivePerceived ? 'gerund' : means && governor ? 'adjunct' : 'reduced',
        context: fresh('part', governor ? { parent: governor } : {}),
      });
      clause.sharedSubject = subject !== lastNp;
      if (governor) governor.governs.push({ slot: 'doing', clause });
      stack.push(part(clause));
      return;
    }
    adjunct(vg, vg.passive);
  }

  /** The gerund under the same preposition that "or" joins another one to; what is open above it is left. */
  function siblingOf(word: string): Clause | undefined {
    for (let depth = stack.length - 1; depth > 0; depth--) {
      const { clause } = stack[depth]!;
      if (
        clause?.link === 'gerund' &&
        clause.parent?.preps.some((entry) => entry.clause === clause && entry.word === word)
      ) {
        stack.length = depth;
        return clause;
      }
    }
    return undefined;
  }

  /** A participle set off by a comma, or at the start: its subject is that of the clause it stands beside. */
  function adjunct(vg: VerbGroup, passive: boolean): void {
    const context = top();
    const outer = context.clause
      ? closest(
          (candidate) => candidate.clause !== undefined && isTensed(candidate.clause.vg, candidate.clause),
        )
      : context;
    const governor = outer.clause ?? context.clause;
    const subject = governor?.subject ?? (governor ? undefined : context.subject);
    const clause = make(vg, {
      ...(subject ? { subject } : {}),
      passive,
      link: 'adjunct',
      context: fresh('part', governor ? { parent: governor } : {}),
    });
    clause.sharedSubject = true;
    if (governor) governor.governs.push({ slot: 'doing', clause });
    else if (!subject) context.waiting.push(clause);
    stack.push(part(clause));
  }

  /** "a woman identified by …", "people accused of …". */
  function reduced(vg: VerbGroup, np: Np): void {
    const context = top();
    const governor = context.clause;
    const causative =
      governor !== undefined &&
      grammar.causative.has(governor.vg.lemma) &&
      governor.object === np &&
      !governor.passive;
    const clause = make(vg, {
      subject: np,
      passive: true,
      link: 'reduced',
      context: fresh('part', governor ? { parent: governor } : {}),
    });
    if (causative) governor.governs.push({ slot: 'doing', clause });
    stack.push(part(clause));
  }

  function part(clause: Clause): Context {
    return { ...fresh('part', clause.parent ? { parent: clause.parent } : {}), clause };
  }

  /** Joins a verb to the one before it that has the same form. */
  function coordinateVerb(vg: VerbGroup, i: number): boolean {
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      const context = stack[depth]!;
      const before = context.clause;
      if (!before) {
        if (context.subject && (vg.form === 'finite' || vg.form === 'ed' || vg.form === 'base')) return false;
        continue;
      }
      const fit = fits(before, vg, i);
      if (!fit) continue;
      // "the cash that Kim had with him and set him free": the relative clause has its object already.
      if (
        context.sort === 'rel' &&
        context.subject !== undefined &&
        stack.slice(0, depth).some((outer) => outer.clause && fits(outer.clause, vg, i))
      )
        continue;
      stack.length = depth + 1;
      const subject = before.subject;
      const clause = make(vg, {
        ...(subject ? { subject } : {}),
        passive: fit === 'passive',
        link: 'coordinate',
        context: { ...context, preps: [], times: [], waiting: [] },
        before,
      });
      clause.sharedSubject = true;
      if (before.link !== 'main' && before.parent) {
        const slot = before.parent.governs.find((entry) => entry.clause === before)?.slot;
        if (slot) before.parent.governs.push({ slot, clause });
        const under = before.parent.preps.find((entry) => entry.clause === before);
        if (under) before.parent.preps.push({ ...under, clause });
      }
      context.clause = clause;
      return true;
    }
    return false;
  }

  function fits(before: Clause, vg: VerbGroup, i: number): 'active' | 'passive' | undefined {
    const form = before.vg.form;
    if (vg.form === 'finite')
      return form === 'finite' || form === 'ed' || form === 'base'
        ? vg.passive
          ? 'passive'
          : 'active'
        : undefined;
    if (vg.form === 'base')
      return form === 'infinitive' ||
        (form === 'finite' && (before.vg.modal !== undefined || before.vg.tense === 'present')) ||
        form === 'base'
        ? 'active'
        : undefined;
    if (vg.form === 'infinitive')
      return form === 'infinitive' ? (vg.passive ? 'passive' : 'active') : undefined;
    if (vg.form === 'ing')
      return form === 'ing' || before.vg.progressive ? (vg.passive ? 'passive' : 'active') : undefined;
    // -ed after a passive is a passive, unless it has its own object or cannot take one.
    const following = items[i + 1];
    if (before.passive) {
      const active = vg.form === 'ed' && (following?.kind === 'np' || grammar.intransitive.has(vg.lemma));
      if (active) return isTensed(before.vg, before) ? 'active' : undefined;
      return 'passive';
    }
    // "would let him know and followed up": a past form does not share a modal.
    if (before.vg.modal !== undefined && !before.vg.perfect) return undefined;
    if (vg.form === 'ed')
      return before.vg.perfect || form === 'ed' || form === 'finite' ? 'active' : undefined;
    return before.vg.perfect ? 'active' : undefined;
  }

  function make(
    vg: VerbGroup,
    given: { subject?: Np; passive: boolean; link: Link; context: Context; noun?: Np; before?: Clause },
  ): Clause {
    const { context } = given;
    const clause: Clause = {
      id: next(),
      sentence: sentence.i,
      vg,
      passive: given.passive,
      sharedSubject: given.before !== undefined,
      preps: context.preps.splice(0),
      times: [...context.times.splice(0), ...ahead.splice(0), ...vg.times],
      link: given.link,
      governs: [],
      particles: vg.particle ? [vg.particle] : [],
      adverbs: [...vg.adverbs],
      first: vg.first,
      last: vg.last,
      ...(given.subject ? { subject: given.subject } : {}),
      ...(context.parent ? { parent: context.parent } : {}),
      ...(context.marker ? { marker: context.marker } : {}),
      ...(given.noun ? { noun: given.noun } : {}),
      ...(given.before ? { before: given.before } : {}),
    };
    context.clause = clause;
    for (const waiting of context.waiting.splice(0)) if (given.subject) waiting.subject ??= given.subject;
    clauses.push(clause);
    return clause;
  }

  /** The noun phrase was taken for an object or a complement; it is the subject of what follows. */
  function release(clause: Clause, np: Np): void {
    if (clause.object === np) delete clause.object;
    else if (clause.second === np) delete clause.second;
  }

  /** The nearest open clause below the top that has a subject and still waits for its verb. */
  function findWaiting(): number {
    for (let depth = stack.length - 2; depth >= 0; depth--) {
      const context = stack[depth]!;
      if (!context.clause && (context.subject || context.sort === 'rel')) return depth;
      if (
        context.clause &&
        isTensed(context.clause.vg, context.clause) &&
        context.sort !== 'sub' &&
        context.sort !== 'rel'
      )
        return -1;
    }
    return -1;
  }

  /** Leaves what is complete: down to the clause that waits for a subject, or to a new one beside the main clause. */
  function resume(): void {
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      if (!stack[depth]!.clause) {
        stack.length = depth + 1;
        return;
      }
    }
    stack.push(fresh('main'));
  }

  function closest(test: (context: Context) => boolean): Context {
    for (let depth = stack.length - 1; depth >= 0; depth--) if (test(stack[depth]!)) return stack[depth]!;
    return stack[0]!;
  }

  function closestWithClause(): boolean {
    return stack.some((context) => context.clause !== undefined);
  }

  function popTo(test: (context: Context) => boolean): void {
    for (let depth = stack.length - 1; depth >= 0; depth--) {
      if (test(stack[depth]!)) {
        stack.length = depth + 1;
        return;
      }
    }
  }

  /** Whether the "after" or "as" at item `i` opens a clause with its own finite verb rather than a phrase. */
  function opensClause(i: number): boolean {
    const following = items[i + 1];
    return following?.kind === 'np' && finiteFollows(i + 2, true);
  }

  /** Whether a finite verb comes for the noun phrase that ended before item `i`, before any comma or connective. */
  function finiteFollows(i: number, phrase = false, alone = false): boolean {
    let nested = 0;
    for (let k = i; k < items.length; k++) {
      const item = items[k]!;
      switch (item.kind) {
        case 'np':
        case 'prep':
        case 'time':
        case 'adv':
        case 'adj':
        case 'other':
          continue;
        case 'conj':
          if (!alone && items[k + 1]?.kind === 'np') continue;
          return false;
        case 'rel':
          nested++;
          continue;
        case 'comma': {
          // An apposition or a relative clause between two commas.
          if (nested === 0 && items[k + 1]?.kind !== 'rel') return appositionEnds(k);
          continue;
        }
        case 'vg':
          if (item.form === 'infinitive' || item.form === 'ing' || item.form === 'participle') continue;
          if (nested > 0) {
            nested--;
            continue;
          }
          if (item.form === 'ed' && isReduced(item, k, phrase)) continue;
          return true;
        default:
          return false;
      }
    }
    return false;
  }

  /** "Choe, a secretary of a party cell, received": whether the comma at `i` opens an apposition that ends before a finite verb. */
  function appositionEnds(i: number): boolean {
    let k = i + 1;
    if (items[k]?.kind !== 'np') return false;
    while (
      k < items.length &&
      (items[k]!.kind === 'np' ||
        items[k]!.kind === 'prep' ||
        items[k]!.kind === 'time' ||
        items[k]!.kind === 'adv')
    )
      k++;
    const after = items[k + 1];
    return (
      items[k]?.kind === 'comma' && after?.kind === 'vg' && (after.form === 'finite' || after.form === 'ed')
    );
  }

  /** `phrase`: what stands before may be a phrase of its own, set off by the next comma ("after an examination held in May, he …"). */
  function isReduced(vg: VerbGroup, i: number, phrase = false): boolean {
    if (grammar.intransitive.has(vg.lemma)) return false;
    const following = items[i + 1];
    if (following?.kind === 'np') return false;
    if (following?.kind === 'prep' && grammar.agent.has(following.word) && vg.form === 'ed') {
      const agent = items[i + 2];
      if (agent?.kind === 'np' && (isParty(agent) || agent.type.sort === 'office')) return true;
    }
    for (let k = i + 1; k < items.length; k++) {
      const item = items[k]!;
      if (item.kind === 'vg') {
        if (item.form === 'finite') return true;
        if (item.form === 'ed') return items[k - 1]?.kind !== 'conj';
        continue;
      }
      if (item.kind === 'comma') {
        const after = items[k + 1];
        if (phrase && !isPronoun(items[i - 1])) return true;
        const aside = items[i - 1]?.kind === 'comma';
        return after?.kind === 'vg' && (after.form === 'finite' || (aside && after.form === 'ed'));
      }
      if (item.kind === 'conj' && items[k + 1]?.kind === 'np') continue;
      if (
        item.kind === 'conj' ||
        item.kind === 'rel' ||
        item.kind === 'sub' ||
        item.kind === 'break' ||
        item.kind === 'quote'
      )
        return false;
    }
    return false;
  }

  /** "A, B and C": whether the noun phrase at `i`, after a comma, is followed by another one after "and". */
  function inList(i: number): boolean {
    for (let k = i + 1; k < items.length; k++) {
      const item = items[k]!;
      if (item.kind === 'conj') return items[k + 1]?.kind === 'np' && !finiteAfterSubject(k + 1);
      if (item.kind === 'np' || item.kind === 'prep' || item.kind === 'adv') continue;
      if (item.kind === 'comma') {
        const after = items[k + 1];
        if (after?.kind === 'np' || after?.kind === 'conj') continue;
      }
      return false;
    }
    return false;
  }

  function finiteAfterSubject(i: number): boolean {
    return top().clause !== undefined && finiteFollows(i + 1);
  }

  /** "was arrested, questioned and sent": a verb after a comma that is one of a list. */
  function inVerbList(i: number): boolean {
    const vg = items[i];
    if (vg?.kind !== 'vg') return false;
    if (vg.form === 'finite') return true;
    for (let k = i + 1; k < items.length; k++) {
      const item = items[k]!;
      if (item.kind === 'conj') {
        const after = items[k + 1];
        return (
          after?.kind === 'vg' &&
          (after.form === vg.form ||
            (vg.form === 'ed' && after.form === 'participle') ||
            (vg.form === 'participle' && after.form === 'ed'))
        );
      }
      if (item.kind === 'sub' || item.kind === 'rel' || item.kind === 'break' || item.kind === 'quote')
        return false;
      if (item.kind === 'vg' && item.form === 'finite') return false;
    }
    return false;
  }

  function fresh(sort: Context['sort'], given: Partial<Context> = {}): Context {
    return { sort, preps: [], times: [], waiting: [], ...given };
  }
}

/** A clause that stands on its own: it has tense. */
export function isTensed(vg: VerbGroup, clause: Clause): boolean {
  return (
    vg.form === 'finite' ||
    vg.form === 'base' ||
    (vg.form === 'ed' && !(clause.passive && (clause.link === 'reduced' || clause.link === 'adjunct')))
  );
}

/** A decade of age: "his 50s". */
function isAge(np: Np): boolean {
  return /^\d0/.test(np.lemma);
}

function isPronoun(item: Item | undefined): boolean {
  return item?.kind === 'np' && item.pronoun !== undefined;
}

function isParty(np: Np): boolean {
  const { sort } = np.type;
  return sort === 'party' || sort === 'office' || sort === 'name' || sort === 'pronoun' || sort === 'number';
}

/** Widens a clause's span over what belongs to it. */
function close(clause: Clause): void {
  const spans: { first: number; last: number }[] = [];
  if (clause.subject && !clause.sharedSubject) spans.push(clause.subject);
  if (clause.object && clause.object !== clause.subject) spans.push(clause.object);
  if (clause.second) spans.push(clause.second);
  for (const entry of clause.preps) if (entry.np) spans.push(entry.np);
  for (const mention of clause.times) spans.push(mention);
  for (const span of spans) {
    clause.first = Math.min(clause.first, span.first);
    clause.last = Math.max(clause.last, span.last);
  }
}
