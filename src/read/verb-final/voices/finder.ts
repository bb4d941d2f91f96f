/** Goes through the units of a text and finds what each attributes to whom. */
import type { Stance } from '../../../claims/types.ts';
import type { Clause } from '../clause.ts';
import type { Doc, Word } from '../doc.ts';
import type { TimeMention } from '../times.ts';
import type { Attribution, Span } from './attribution.ts';
import { type CueVerb, endIn, type VoiceWords } from './lexicon.ts';
import { outletOf } from './outlets.ts';
import { cueAt, cueBehind, deniedBehind, type Saying, sayingsOf } from './sayings.ts';
import { phraseAt, type SourcePhrase, type Speaker, Speakers } from './sources.ts';
import { isSubject, sourceBefore, sourceIn, tells } from './subjects.ts';
import { contentFrom, heardIn, isTold, toldIn } from './told.ts';
import type { Piece, Unit } from './units.ts';

interface Bare {
  readonly unit: Unit;
  readonly spans: Span[];
  readonly head: number;
}

/** How far behind what is said a noun that names it may stand. */
const NEAR = 6;

export class Finder {
  readonly attributions: Attribution[] = [];
  outlet: string | undefined;
  private readonly doc: Doc;
  private readonly words: VoiceWords;
  private readonly speakers: Speakers;

  /** Where the text names one who tells: end → start. */
  get named(): ReadonlyMap<number, number> {
    return this.speakers.phrases;
  }
  private readonly byEnd = new Map<number, Clause>();
  private readonly byVerb = new Map<number, Clause>();
  private readonly byId = new Map<number, Clause>();
  private readonly bare = new Map<number, Bare>();
  /** The paragraph in which somebody spoke last, outside quotations. */
  private spokeIn = -1;
  /** Nothing but quotations stands in the unit. */
  private onlyQuoted = false;
  /** Quotations left open, which belong to whoever the next one belongs to. */
  private waiting: { span: Span; head: number }[] = [];

  constructor(doc: Doc, words: VoiceWords, clauses: readonly Clause[]) {
    this.doc = doc;
    this.words = words;
    this.speakers = new Speakers(doc, words);
    for (const clause of clauses) {
      this.byEnd.set(clause.end, clause);
      this.byVerb.set(clause.at, clause);
      this.byId.set(clause.i, clause);
    }
  }

  /** Takes the next unit of the text. */
  take(unit: Unit): void {
    this.speakers.level = unit.level;
    const { pieces } = unit;
    const sayings = sayingsOf(this.words, pieces);
    this.onlyQuoted = pieces.every(({ word, quote }) => quote || word.sign !== undefined);
    const behind = this.bare.get(unit.level);
    this.bare.delete(unit.level);
    if (behind && !(behind.unit.paragraph === unit.paragraph && this.closesBare(unit, sayings, behind)))
      this.ownerless(behind);
    const source = this.accordingTo(unit);
    let shared: { speaker: Speaker; told?: TimeMention; heard?: string } | undefined;
    let from = 0;
    for (const [n, saying] of sayings.entries()) {
      const end = sayings[n + 1]?.at ?? pieces.length;
      const made = this.attribute(
        unit,
        saying,
        from,
        end,
        shared,
        sayings.length > n + 1,
        source !== undefined,
      );
      if (made?.speaker)
        shared = {
          speaker: made.speaker,
          ...(made.told && { told: made.told }),
          ...(made.heard && { heard: made.heard }),
        };
      from = saying.next;
    }
    this.hearsay(unit, sayings);
  }

  /** What is left at the end of the text. */
  finish(): void {
    for (const behind of this.bare.values()) this.ownerless(behind);
    this.bare.clear();
  }

  private attribute(
    unit: Unit,
    saying: Saying,
    from: number,
    end: number,
    shared: { speaker: Speaker; told?: TimeMention; heard?: string } | undefined,
    more: boolean,
    sourced: boolean,
  ): Attribution | undefined {
    const { pieces } = unit;
    if (saying.kind === 'modify') return this.nounCue(unit, saying, from);
    const cue = cueBehind(this.words, pieces, saying, end);
    const verb = cue === undefined ? undefined : cueAt(this.words, pieces[cue]!.word, saying);
    if (saying.quoted) {
      if (saying.kind === 'bare' && !verb) {
        if (this.onlyQuoted) this.hold(unit, saying);
        return undefined;
      }
    } else if (!verb && !(saying.kind === 'and' && (more || shared))) return undefined;
    const at = cue ?? Math.min(saying.next, pieces.length) - 1;
    const passive = verb?.mode === 'hearsay' && !saying.quoted;
    const after = passive ? undefined : sourceIn(this.words, pieces, saying.next, cue ?? end, 'last');
    const early = sourceBefore(
      this.words,
      pieces,
      saying,
      from,
      shared !== undefined,
      verb,
      this.spokeIn === unit.paragraph,
    );
    // The one who tells stands before or behind; behind, only another verb's subject may come between.
    const behind =
      after &&
      (!early || (cue !== undefined && tells(this.words, after, pieces)) || !tells(this.words, early, pieces))
        ? after
        : undefined;
    const before = behind ? undefined : early;
    const phrase = behind ?? before;
    const named = phrase && this.withoutOutlet(phrase, pieces);
    let speaker = named && this.speakers.of(named.phrase, pieces);
    let told = toldIn(this.words, pieces, saying, phrase, cue, from);
    let heard = heardIn(this.words, pieces, saying, phrase, cue, from);
    if (heard !== undefined) this.outlet ??= heard;
    heard ??= named?.outlet;
    if (!speaker && shared) {
      speaker = shared.speaker;
      told ??= shared.told;
      heard ??= shared.heard;
    }
    const hearsay = verb?.mode === 'hearsay';
    if (
      !speaker &&
      !sourced &&
      !hearsay &&
      verb?.mode !== 'think' &&
      (saying.quoted || this.dropped(unit, saying, from, cue))
    )
      speaker = this.speakers.last;
    if (!speaker && saying.quoted) speaker = this.speakers.last;
    const first =
      before && before.first >= from && !saying.quoted
        ? contentFrom(this.words, pieces, before, saying.at)
        : from;
    const content: Span[] = saying.quoted
      ? [this.inside(pieces[saying.at]!)]
      : [{ first: this.firstWord(pieces[Math.min(first, saying.at)]!), last: pieces[saying.at]!.word.i + 1 }];
    const stance = this.stanceOf(verb, saying, speaker, sourced);
    return this.add(unit, {
      head: pieces[at]!.word.i,
      content,
      ...(speaker && { speaker }),
      ...(told && { told }),
      ...(heard !== undefined && { heard }),
      ...(stance && { stance }),
    });
  }

  /** Whether the subject of telling is left out because it spoke in this paragraph: at most one other subject stands there. */
  private dropped(unit: Unit, saying: Saying, from: number, cue: number | undefined): boolean {
    if (this.spokeIn !== unit.paragraph) return false;
    // "…했다고 자백한 것으로": it is told of somebody else.
    if (cue !== undefined && unit.pieces[cue]!.word.verb?.form === 'modify') return false;
    return unit.pieces.slice(from, saying.at).filter((piece) => isSubject(piece)).length <= 1;
  }

  private stanceOf(
    verb: CueVerb | undefined,
    saying: Saying,
    speaker: Speaker | undefined,
    sourced: boolean,
  ): Stance | undefined {
    if (verb === undefined) return undefined;
    if (verb.stance === 'denied') return undefined;
    if (verb.mode === 'hearsay') return speaker || sourced || saying.quoted ? undefined : verb.stance;
    return verb.stance;
  }

  /** "데일리NK 양강도 소식통": whose source it is stands first. */
  private withoutOutlet(
    phrase: SourcePhrase,
    pieces: readonly Piece[],
  ): { phrase: SourcePhrase; outlet?: string } {
    const { word } = pieces[phrase.first]!;
    const outlet =
      phrase.first + 1 < phrase.last && word.noun?.mark === undefined
        ? outletOf(this.words, word)
        : undefined;
    if (outlet === undefined) return { phrase };
    this.outlet ??= outlet;
    const first = phrase.first + 1;
    return { phrase: { ...phrase, first, start: pieces[first]!.word.start }, outlet };
  }

  /** "소식통에 따르면": the rest of the unit is the source's. */
  private accordingTo(unit: Unit): Speaker | undefined {
    const { pieces } = unit;
    for (let k = 1; k < pieces.length; k++) {
      const { word } = pieces[k]!;
      if (!this.words.accordingTo.has(word.text)) continue;
      let phrase = phraseAt(pieces, k - 1, this.words);
      if (!phrase) return undefined;
      if (phrase.mark !== 'at') return undefined;
      const last = pieces.at(-1)!;
      const rest: Span | undefined =
        k + 1 < pieces.length ? { first: this.firstWord(pieces[k + 1]!), last: last.word.i + 1 } : undefined;
      // "소식통의 전언에 따르면", "이웃의 진술에 의하면": whose words they are.
      if (this.words.nouns.has(phrase.stem)) {
        const owner =
          pieces[k - 2]?.word.noun?.mark === 'of' ? phraseAt(pieces, k - 2, this.words) : undefined;
        if (!owner) {
          // "소문에 따르면": nobody's.
          if (rest)
            this.attributions.push({
              head: word.i,
              content: [rest],
              stance: this.words.nouns.get(phrase.stem) ?? 'reported',
            });
          return undefined;
        }
        phrase = owner;
      }
      if (this.words.things.has(phrase.stem)) return undefined;
      for (let j = 0; j < k; j++) {
        const named = isSubject(pieces[j]!) ? outletOf(this.words, pieces[j]!.word) : undefined;
        if (named !== undefined) this.outlet ??= named;
      }
      const known = this.doc.text.slice(phrase.start, phrase.end);
      if (endIn(this.words.own, phrase.stem)) {
        const named = pieces
          .slice(phrase.first, phrase.last)
          .map((one) => outletOf(this.words, one.word))
          .find((one) => one !== undefined);
        if (named !== undefined) this.outlet ??= named;
        return undefined;
      }
      if (known === this.outlet || !rest) return undefined;
      const named = this.withoutOutlet(phrase, pieces);
      const speaker = this.speakers.of(named.phrase, pieces);
      let told: TimeMention | undefined;
      for (let j = phrase.first - 1; j >= 0 && !pieces[j]!.word.verb; j--)
        if (isTold(pieces[j]!.word, true)) told = pieces[j]!.word.time;
      this.add(unit, {
        head: word.i,
        content: [rest],
        speaker,
        ...(told && { told }),
        ...(named.outlet !== undefined && { heard: named.outlet }),
      });
      return speaker;
    }
    return undefined;
  }

  /** "…다는 게 소식통의 설명이다", "…라는 소문이 돈다". */
  private nounCue(unit: Unit, saying: Saying, from: number): Attribution | undefined {
    const { pieces } = unit;
    for (let k = saying.next; k < Math.min(pieces.length, saying.next + NEAR); k++) {
      const { word, quote } = pieces[k]!;
      if (quote) return undefined;
      const noun = word.noun ?? word.verb?.copula;
      const isThing = noun !== undefined && this.words.things.has(noun.stem);
      if (!noun || (isThing && !word.verb?.copula)) {
        if (word.verb && word.verb.form !== 'modify') return undefined;
        continue;
      }
      const isCue = this.words.nouns.has(noun.stem);
      if (!isCue && !isThing) {
        if (noun.mark === undefined || noun.mark === 'of' || k === saying.next || isSubject(pieces[k]!))
          continue;
        return undefined;
      }
      const of =
        pieces[k - 1]?.word.noun?.mark === 'of' && k - 1 >= saying.next
          ? phraseAt(pieces, k - 1, this.words)
          : undefined;
      const topic = of ? undefined : sourceBefore(this.words, pieces, saying, from, true, undefined, true);
      const phrase = of ?? topic;
      const denied = deniedBehind(this.words, pieces, k);
      let speaker = phrase && !denied ? this.speakers.of(phrase, pieces) : undefined;
      if (!speaker && isThing) speaker = this.speakers.last;
      const stance = denied
        ? 'denied'
        : (this.words.nouns.get(noun.stem) ?? (speaker ? undefined : 'reported'));
      const start =
        topic && topic.first >= from && !saying.quoted
          ? contentFrom(this.words, pieces, topic, saying.at)
          : from;
      const told = topic ? toldIn(this.words, pieces, saying, topic, undefined, from) : undefined;
      const narrow = !speaker && !saying.quoted ? this.chainTo(pieces[saying.at]!.word) : undefined;
      return this.add(unit, {
        head: word.i,
        content: saying.quoted
          ? [this.inside(pieces[saying.at]!)]
          : [
              narrow ?? {
                first: this.firstWord(pieces[Math.min(start, saying.at)]!),
                last: pieces[saying.at]!.word.i + 1,
              },
            ],
        ...(speaker && { speaker }),
        ...(told && { told }),
        ...(stance && { stance }),
      });
    }
    return undefined;
  }

  /** "…한 것으로 알려졌다", "…한 것으로 추정되는": nobody is named. */
  private hearsay(unit: Unit, sayings: readonly Saying[]): void {
    const { pieces } = unit;
    const behindQuotes = new Set(sayings.flatMap(({ next, quoted }) => (quoted ? [next] : [])));
    let from = 0;
    for (let k = 1; k < pieces.length; k++) {
      const { word } = pieces[k]!;
      if (behindQuotes.has(k)) from = k;
      if (!word.verb) continue;
      const cue = this.words.verbs.get(word.verb.lemma)?.find(({ mode }) => mode === 'hearsay');
      if (!cue?.stance) continue;
      // "것으로 뒤늦게 알려졌다": an adverb may stand between.
      const thing = [k - 1, k - 2].find((j) => this.words.things.has(pieces[j]?.word.noun?.stem ?? ''));
      if (thing === undefined || thing < from) continue;
      const verb = pieces[thing - 1]?.word;
      const relative = word.verb.form === 'modify';
      const narrow = verb && (relative ? this.verbAt(verb) : this.chainTo(verb));
      const whole = cue.stance === 'reported' && !relative;
      const content = whole || !narrow ? { first: this.firstWord(pieces[from]!), last: word.i } : narrow;
      this.attributions.push({ head: word.i, content: [content], stance: cue.stance });
    }
  }

  /** Auxiliaries may stand between a verb and the end of its clause. */
  private clauseOf(verb: Word): Clause | undefined {
    return this.byEnd.get(verb.end) ?? this.byVerb.get(verb.start);
  }

  /** The verb of the clause that ends there, with its noun of doing and nothing else. */
  private verbAt(verb: Word): Span {
    const at = this.clauseOf(verb)?.at ?? verb.start;
    let first = verb.i;
    while (first > 0 && this.doc.words[first - 1]!.start >= at) first--;
    return { first, last: verb.i + 1 };
  }

  /** The clause that ends with a verb, with the steps of its chain before it. */
  chainTo(verb: Word): Span | undefined {
    let clause = this.clauseOf(verb);
    if (!clause) return undefined;
    let { start } = clause;
    for (let n = 0; n < NEAR && clause?.chain !== undefined; n++) {
      clause = this.byId.get(clause.chain);
      if (clause && clause.sentence === verb.sentence) start = Math.min(start, clause.start);
    }
    let first = verb.i;
    while (first > 0 && this.doc.words[first - 1]!.start >= start) first--;
    return { first, last: verb.i + 1 };
  }

  private hold(unit: Unit, saying: Saying): void {
    const piece = unit.pieces[saying.at]!;
    const span = this.inside(piece);
    if (piece.quote?.open) {
      this.waiting.push({ span, head: piece.quote.first - 1 });
      return;
    }
    const held = this.bare.get(unit.level);
    if (held?.unit === unit) held.spans.push(span);
    else this.bare.set(unit.level, { unit, spans: [span], head: Math.max(0, piece.quote!.first - 1) });
  }

  /** "“…” 소식통의 말이다.", "“…” 그가 말했다.": the unit behind a quotation says whose it is. */
  private closesBare(unit: Unit, sayings: readonly Saying[], behind: Bare): boolean {
    if (sayings.length > 0) return false;
    const { pieces } = unit;
    const end = pieces.findLastIndex(({ word }) => word.sign === undefined);
    const last = pieces[end]?.word;
    if (!last) return false;
    const noun = last.verb?.copula;
    const list = this.words.verbs.get(last.text) ?? (last.verb && this.words.verbs.get(last.verb.lemma));
    const byVerb = list?.some(({ mode }) => mode === 'tell') === true;
    if (!byVerb && !(noun && this.words.nouns.has(noun.stem))) return false;
    const of =
      noun && pieces[end - 1]?.word.noun?.mark === 'of' ? phraseAt(pieces, end - 1, this.words) : undefined;
    const phrase = of ?? sourceIn(this.words, pieces, 0, end, 'last');
    if (!phrase || (byVerb && pieces.some(({ word }) => word.noun?.mark === 'object'))) return false;
    const saying: Saying = { at: 0, next: 0, kind: 'bare', quoted: true };
    const speaker = this.speakers.of(phrase, pieces);
    const told = toldIn(this.words, pieces, { ...saying, at: end }, phrase, undefined, 0);
    const heard = heardIn(this.words, pieces, { ...saying, at: end }, phrase, end, 0);
    if (heard !== undefined) this.outlet ??= heard;
    this.add(unit, {
      head: behind.head,
      content: behind.spans,
      speaker,
      ...(told && { told }),
      ...(heard !== undefined && { heard }),
    });
    return true;
  }

  private ownerless(behind: Bare): void {
    this.speakers.level = behind.unit.level;
    const speaker = this.speakers.last;
    if (speaker) this.add(behind.unit, { head: behind.head, content: behind.spans, speaker });
  }

  private add(unit: Unit, made: Attribution): Attribution {
    this.attributions.push(made);
    if (made.speaker && unit.level < 0) this.spokeIn = unit.paragraph;
    if (this.waiting.length > 0 && made.speaker && unit.level < 0 && made.content.length > 0) {
      for (const { span, head } of this.waiting) this.attributions.push({ ...made, head, content: [span] });
      this.waiting = [];
    }
    return made;
  }

  private inside({ quote }: Piece): Span {
    return { first: quote!.first, last: quote!.last };
  }

  private firstWord({ word, quote }: Piece): number {
    return quote ? quote.first : word.i;
  }
}
