/** Goes through the units of a text and finds what each attributes to whom. */
import type { Stance } from '../../../claims/types.ts';
import type { Clause } from '../clauses.ts';
import type { Doc, Word } from '../doc.ts';
import type { TimeMention } from '../times.ts';
import type { Attribution, Span } from './attribution.ts';
import { type CueVerb, endIn, type VoiceWords } from './lexicon.ts';
import { phraseAt, type SourcePhrase, type Speaker, Speakers } from './sources.ts';
import type { Piece, Unit } from './units.ts';

/** Something said in a unit: a quotation or a clause with an ending of quoting. */
interface Saying {
  /** Piece of the quotation or of the quoting verb. */
  readonly at: number;
  /** The first piece behind it and its particle. */
  readonly next: number;
  readonly kind: 'say' | 'and' | 'modify' | 'bare';
  readonly quoted: boolean;
}

interface Bare {
  readonly unit: Unit;
  readonly spans: readonly Span[];
  readonly head: number;
}

const FORMS: Readonly<Record<string, Saying['kind']>> = {
  quote: 'say',
  ask: 'say',
  'quote-and': 'and',
  'quote-modify': 'modify',
};
const SUBJECTS = new Set(['topic', 'subject', 'also']);
const STEPS = new Set(['and', 'but', 'then', 'because']);
/** How far behind what is said a noun that names it may stand. */
const NEAR = 6;

export class Finder {
  readonly attributions: Attribution[] = [];
  outlet: string | undefined;
  private readonly doc: Doc;
  private readonly words: VoiceWords;
  private readonly speakers: Speakers;
  private readonly byEnd = new Map<number, Clause>();
  private readonly byVerb = new Map<number, Clause>();
  private readonly byId = new Map<number, Clause>();
  private readonly bare = new Map<number, Bare>();
  /** The paragraph in which somebody spoke last, outside quotations. */
  private spokeIn = -1;
  private paragraph = -1;
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
    this.paragraph = unit.paragraph;
    const { pieces } = unit;
    const sayings = this.sayingsOf(pieces);
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

  // ── what is said ────────────────────────────────────────────────────────────────────────────

  private sayingsOf(pieces: readonly Piece[]): Saying[] {
    const { words } = this;
    const found: Saying[] = [];
    for (let k = 0; k < pieces.length; k++) {
      const { word, quote } = pieces[k]!;
      if (quote) {
        const particle = pieces[quote.open ? k + 1 : k + 2]?.word;
        const text = particle?.close ? particle.text : '';
        const kind = words.say.has(text)
          ? 'say'
          : words.and.has(text)
            ? 'and'
            : words.modify.has(text)
              ? 'modify'
              : 'bare';
        const next = quote.open ? k + 1 : kind === 'bare' ? k + 2 : k + 3;
        found.push({ at: k, next, kind, quoted: true });
        k = next - 1;
        continue;
      }
      const kind = word.verb && FORMS[word.verb.form];
      if (kind) found.push({ at: k, next: k + 1, kind, quoted: false });
    }
    return found;
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
    const cue = this.cueBehind(pieces, saying, end);
    const verb = cue === undefined ? undefined : this.cueAt(pieces[cue]!.word, saying);
    if (saying.quoted) {
      if (saying.kind === 'bare' && !verb) {
        if (pieces.every(({ word, quote }, k) => quote || word.sign !== undefined || k === saying.at))
          this.hold(unit, saying);
        return undefined;
      }
    } else if (!verb && !(saying.kind === 'and' && (more || shared))) return undefined;
    const at = cue ?? Math.min(saying.next, pieces.length) - 1;
    const passive = verb?.mode === 'hearsay' && !saying.quoted;
    const after = passive ? undefined : this.sourceIn(pieces, saying.next, cue ?? end, 'last');
    const early = this.sourceBefore(pieces, saying, from, shared !== undefined, verb);
    // The one who tells stands before or behind; behind, only another verb's subject may come between.
    const behind =
      after && (!early || (cue !== undefined && this.tells(after, pieces)) || !this.tells(early, pieces))
        ? after
        : undefined;
    const before = behind ? undefined : early;
    const phrase = behind ?? before;
    const named = phrase && this.withoutOutlet(phrase, pieces);
    let speaker = named && this.speakers.of(named.phrase, pieces);
    let told = this.toldIn(pieces, saying, phrase, cue, from);
    let heard = this.heardIn(pieces, saying, phrase, cue, from) ?? named?.outlet;
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
      before && before.first >= from && !saying.quoted ? this.contentFrom(pieces, before, saying.at) : from;
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
    return unit.pieces.slice(from, saying.at).filter((piece) => this.isSubject(piece)).length <= 1;
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

  /** The verb of telling behind what is said. */
  private cueBehind(pieces: readonly Piece[], saying: Saying, end: number): number | undefined {
    for (let k = saying.next; k < end; k++) {
      const { word } = pieces[k]!;
      const known = this.cueAt(word, saying);
      if (known) return k;
      // Behind a clause the next verb decides; behind a quotation a verb of manner may stand between.
      if (word.verb && !saying.quoted && word.verb.form !== 'modify') return undefined;
    }
    return undefined;
  }

  private cueAt(word: Word, saying: Saying): CueVerb | undefined {
    if (word.sign !== undefined) return undefined;
    const list = this.words.verbs.get(word.text) ?? (word.verb && this.words.verbs.get(word.verb.lemma));
    if (!list) return undefined;
    return list.find(({ mode }) => mode !== 'hearsay' || !saying.quoted) ?? list[0];
  }

  // ── sources ─────────────────────────────────────────────────────────────────────────────────

  /** "데일리NK 양강도 소식통": whose source it is stands first. */
  private withoutOutlet(
    phrase: SourcePhrase,
    pieces: readonly Piece[],
  ): { phrase: SourcePhrase; outlet?: string } {
    const { word } = pieces[phrase.first]!;
    const outlet =
      phrase.first + 1 < phrase.last && word.noun?.mark === undefined ? this.outletOf(word) : undefined;
    if (outlet === undefined) return { phrase };
    this.outlet ??= outlet;
    const first = phrase.first + 1;
    return { phrase: { ...phrase, first, start: pieces[first]!.word.start }, outlet };
  }

  /** The first or last phrase of a subject between two pieces. */
  private sourceIn(
    pieces: readonly Piece[],
    from: number,
    to: number,
    which: 'first' | 'last',
  ): SourcePhrase | undefined {
    let found: SourcePhrase | undefined;
    for (let k = Math.max(from, 0); k < Math.min(to, pieces.length); k++) {
      if (!this.isSubject(pieces[k]!)) continue;
      const phrase = phraseAt(pieces, k, this.words);
      if (!phrase || phrase.first < from) continue;
      if (which === 'first') return phrase;
      if (found === undefined || this.tells(phrase, pieces) || !this.tells(found, pieces)) found = phrase;
    }
    return found;
  }

  private isSubject({ word, quote }: Piece): boolean {
    const mark = word.particle ?? word.noun?.mark;
    return !quote && mark !== undefined && SUBJECTS.has(mark);
  }

  private sourceBefore(
    pieces: readonly Piece[],
    saying: Saying,
    from: number,
    shared: boolean,
    verb: CueVerb | undefined,
  ): SourcePhrase | undefined {
    const subjects: SourcePhrase[] = [];
    for (let k = from; k < saying.at; k++) {
      if (!this.isSubject(pieces[k]!)) continue;
      const phrase = phraseAt(pieces, k, this.words);
      if (phrase) subjects.push(phrase);
    }
    if (saying.quoted) {
      const topics = subjects.filter(({ mark }) => mark === 'topic');
      return subjects.findLast((one) => this.tells(one, pieces)) ?? topics.at(-1) ?? subjects.at(-1);
    }
    if (subjects.length === 0) return undefined;
    const pronoun = subjects[0]!.head.noun?.known?.pronoun !== undefined;
    if (!pronoun && this.tells(subjects[0]!, pieces)) return subjects[0];
    // "A는 체포됐으며, 가족은 그가 맞았다고 주장한다": a topic behind a closed clause tells.
    const closed = pieces.findLastIndex(
      ({ word }, k) => k >= from && k < saying.at && word.verb?.says === 'past' && STEPS.has(word.verb.form),
    );
    const inner = subjects.filter(({ first, mark }) => first > closed && mark === 'topic');
    const [first] = inner.length > 0 && closed >= 0 ? subjects.slice(subjects.indexOf(inner[0]!)) : subjects;
    if (first === undefined || verb?.mode === 'hearsay') return undefined;
    if (this.tells(first, pieces)) return first;
    if (shared || verb === undefined || first.mark !== 'topic') return undefined;
    const { known } = first.head.noun!;
    if (
      known?.thing !== undefined ||
      known?.deed ||
      known?.bound !== undefined ||
      known?.names?.some(({ type }) => type === 'place')
    )
      return undefined;
    // "동료들은 그가 맞았다고 주장한다": of two subjects the first tells; of one alone, when nobody has spoken just before.
    return subjects.at(-1) !== first || this.spokeIn !== this.paragraph ? first : undefined;
  }

  /** Whether somebody of this kind tells things rather than does them. */
  private tells(phrase: SourcePhrase, pieces: readonly Piece[]): boolean {
    const { words } = this;
    const { head, mark } = phrase;
    const known = head.noun?.known;
    if (known?.party?.occupation === 'source') return true;
    if (known?.pronoun !== undefined) return mark === 'topic';
    return pieces.slice(phrase.first, phrase.last).some(({ word }) => {
      const stem = word.noun?.stem;
      if (stem === undefined) return false;
      if (word === head || word.noun!.mark === undefined)
        return (
          [words.people, words.anybody, words.official, words.document].some(
            (set) => endIn(set, stem) !== undefined,
          ) || this.outletOf(word) !== undefined
        );
      return false;
    });
  }

  /** Pieces of when and to whom it was told stand between the source and what is said. */
  private contentFrom(pieces: readonly Piece[], phrase: SourcePhrase, to: number): number {
    let from = phrase.last;
    for (let k = phrase.last; k < Math.min(to, phrase.last + NEAR); k++) {
      const { word } = pieces[k]!;
      if (word.verb || this.isSubject(pieces[k]!)) break;
      if (
        this.isTold(word, true) ||
        this.isMeeting(word) ||
        this.outletOf(word) !== undefined ||
        this.words.notSource.has(word.text)
      )
        from = k + 1;
    }
    return from;
  }

  private isMeeting({ noun }: Word): boolean {
    return (
      noun !== undefined && this.words.meetings.has(noun.stem) && (noun.mark === 'in' || noun.mark === 'at')
    );
  }

  private isTold({ time }: Word, plain: boolean): boolean {
    if (time?.sense !== 'at') return false;
    const { kind } = time.expr;
    if (plain)
      return kind === 'date' && time.rule === 'day'
        ? true
        : kind === 'unit' && time.expr.unit === 'day' && !time.expr.daypart;
    return (
      kind === 'date' ||
      kind === 'weekday' ||
      kind === 'unit' ||
      (kind === 'shift' && time.from === 'utterance')
    );
  }

  private toldIn(
    pieces: readonly Piece[],
    saying: Saying,
    phrase: SourcePhrase | undefined,
    cue: number | undefined,
    from: number,
  ): TimeMention | undefined {
    for (let k = saying.next; k < (cue ?? saying.next); k++)
      if (this.isTold(pieces[k]!.word, false)) return pieces[k]!.word.time;
    const start = phrase && phrase.first < saying.at ? phrase.last : from;
    const stop = saying.quoted
      ? saying.at
      : phrase && phrase.first < saying.at
        ? this.contentFrom(pieces, phrase, saying.at)
        : start;
    for (let k = start; k < stop; k++)
      if (this.isTold(pieces[k]!.word, !saying.quoted && stop === k + 1)) return pieces[k]!.word.time;
    if (saying.quoted && phrase)
      for (let k = phrase.first - 1; k >= from; k--) {
        const { word } = pieces[k]!;
        if (word.verb) break;
        if (this.isTold(word, false)) return word.time;
      }
    return undefined;
  }

  // ── outlets ─────────────────────────────────────────────────────────────────────────────────

  /** The outlet that a word names: one of the lexicon, or a name that ends like one. */
  private outletOf(word: Word): string | undefined {
    const { noun } = word;
    if (!noun) return undefined;
    const stem = this.doc.text.slice(word.start, Math.min(noun.end, word.end));
    if (this.words.outlets.has(stem)) return stem;
    const end = this.words.outletEnds.find((one) => stem.endsWith(one) && stem.length > one.length);
    return end !== undefined && !endIn(this.words.official, stem) ? stem : undefined;
  }

  private heardIn(
    pieces: readonly Piece[],
    saying: Saying,
    phrase: SourcePhrase | undefined,
    cue: number | undefined,
    from: number,
  ): string | undefined {
    const to = new Set(['at', 'to', 'with']);
    const start = phrase && phrase.first < saying.at ? phrase.last : from;
    for (const [a, b] of [
      [start, saying.quoted ? saying.at : Math.min(saying.at, start + NEAR)],
      [saying.next, cue ?? saying.next],
    ] as const)
      for (let k = a; k < b; k++) {
        const { word } = pieces[k]!;
        const mark = word.noun?.mark;
        if (mark === undefined || !to.has(mark)) continue;
        const named = this.outletOf(word);
        // A name that nothing is known of, right before what is said: "압록강소식에 “…”".
        const next = pieces[k + 1];
        const unknown =
          mark === 'at' &&
          word.noun!.known === undefined &&
          phrase &&
          this.tells(phrase, pieces) &&
          (k + 1 === cue ||
            (saying.quoted && (next?.quote !== undefined || pieces[k + 2]?.quote !== undefined)))
            ? this.doc.text.slice(word.start, Math.min(word.noun!.end, word.end))
            : undefined;
        const name = named ?? unknown;
        if (name === undefined || endIn(this.words.own, name) || this.words.meetings.has(name)) continue;
        this.outlet ??= name;
        return name;
      }
    return undefined;
  }

  // ── other cues ──────────────────────────────────────────────────────────────────────────────

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
        const named = this.isSubject(pieces[j]!) ? this.outletOf(pieces[j]!.word) : undefined;
        if (named !== undefined) this.outlet ??= named;
      }
      const known = this.doc.text.slice(phrase.start, phrase.end);
      if (endIn(this.words.own, phrase.stem)) {
        const named = pieces
          .slice(phrase.first, phrase.last)
          .map((one) => this.outletOf(one.word))
          .find((one) => one !== undefined);
        if (named !== undefined) this.outlet ??= named;
        return undefined;
      }
      if (known === this.outlet || !rest) return undefined;
      const named = this.withoutOutlet(phrase, pieces);
      const speaker = this.speakers.of(named.phrase, pieces);
      let told: TimeMention | undefined;
      for (let j = phrase.first - 1; j >= 0 && !pieces[j]!.word.verb; j--)
        if (this.isTold(pieces[j]!.word, true)) told = pieces[j]!.word.time;
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
        if (noun.mark === undefined || noun.mark === 'of' || k === saying.next || this.isSubject(pieces[k]!))
          continue;
        return undefined;
      }
      const of =
        pieces[k - 1]?.word.noun?.mark === 'of' && k - 1 >= saying.next
          ? phraseAt(pieces, k - 1, this.words)
          : undefined;
      const topic = of ? undefined : this.sourceBefore(pieces, saying, from, true, undefined);
      const phrase = of ?? topic;
      const denied = this.deniedBehind(pieces, k);
      let speaker = phrase && !denied ? this.speakers.of(phrase, pieces) : undefined;
      if (!speaker && isThing) speaker = this.speakers.last;
      const stance = denied
        ? 'denied'
        : (this.words.nouns.get(noun.stem) ?? (speaker ? undefined : 'reported'));
      const start =
        topic && topic.first >= from && !saying.quoted ? this.contentFrom(pieces, topic, saying.at) : from;
      const told = topic ? this.toldIn(pieces, saying, topic, undefined, from) : undefined;
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

  private deniedBehind(pieces: readonly Piece[], k: number): boolean {
    for (let j = k; j < Math.min(pieces.length, k + NEAR); j++) {
      const { word } = pieces[j]!;
      const list = this.words.verbs.get(word.text) ?? (word.verb && this.words.verbs.get(word.verb.lemma));
      if (list?.some(({ stance }) => stance === 'denied')) return true;
    }
    return false;
  }

  /** "…한 것으로 알려졌다", "…한 것으로 추정되는": nobody is named. */
  private hearsay(unit: Unit, sayings: readonly Saying[]): void {
    const { pieces } = unit;
    let from = 0;
    for (let k = 1; k < pieces.length; k++) {
      const { word } = pieces[k]!;
      if (sayings.some(({ next, quoted }) => quoted && next === k)) from = k;
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

  // ── quotations without a cue ────────────────────────────────────────────────────────────────

  private hold(unit: Unit, saying: Saying): void {
    const piece = unit.pieces[saying.at]!;
    const held = this.bare.get(unit.level);
    const spans = [...(held?.unit === unit ? held.spans : []), this.inside(piece)];
    if (piece.quote?.open) {
      this.waiting.push({ span: spans.at(-1)!, head: piece.quote.first - 1 });
      return;
    }
    this.bare.set(unit.level, { unit, spans, head: Math.max(0, piece.quote!.first - 1) });
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
    const phrase = of ?? this.sourceIn(pieces, 0, end, 'last');
    if (!phrase || (byVerb && pieces.some(({ word }) => word.noun?.mark === 'object'))) return false;
    const saying: Saying = { at: 0, next: 0, kind: 'bare', quoted: true };
    const speaker = this.speakers.of(phrase, pieces);
    const told = this.toldIn(pieces, { ...saying, at: end }, phrase, undefined, 0);
    const heard = this.heardIn(pieces, { ...saying, at: end }, phrase, end, 0);
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
