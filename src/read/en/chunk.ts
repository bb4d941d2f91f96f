/**
 * Cuts one sentence into noun phrases, verb groups, prepositions and connectives.
 * - A name that the pack knows is one piece, whatever words it holds ("Ministry of State Security").
 * - A time mention is one piece, unless it stands inside a noun phrase ("the June arrest").
 * - What stands in brackets and scare quotes is looked through.
 */
import type { Pack, PartyNoun } from '../../packs/types.ts';
import type { Doc, Sentence, Token } from './doc.ts';
import { type Grammar, phraseAt, type VerbForm } from './grammar.ts';
import type { Item, NamedSpan, Np, NpType, VerbGroup } from './phrases.ts';
import type { TimeMention } from './times.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Chunker {
  /** The pieces of one sentence, in order. */
  items(sentence: Sentence): Item[];
}

/** Prepares a document for chunking: names, times and look-through tokens are found once. */
export function chunker(
  doc: Doc,
  grammar: Grammar,
  words: Vocabulary,
  pack: Pack,
  times: readonly TimeMention[],
): Chunker {
  const { tokens } = doc;
  const lowers = tokens.map((token) => token.lower);
  const skip = lookThrough(doc, grammar);
  const timeAt = new Map<number, TimeMention>();
  const inTime = new Uint8Array(tokens.length);
  for (const mention of times) {
    let first = Math.min(mention.preposition ?? mention.first, mention.first);
    // "spent eleven days": the verb stays a verb.
    while (first < mention.last - 1 && tokens[first]!.pos === 'VERB') first++;
    timeAt.set(first, mention);
    for (let i = first; i < mention.last; i++) inTime[i] = 1;
  }
  const names = namedSpans(doc, pack, inTime);
  const forms = new Array<VerbUse | undefined>(tokens.length);

  return { items };

  function items(sentence: Sentence): Item[] {
    const out: Item[] = [];
    let i = sentence.first;
    while (i < sentence.last) {
      if (skip[i]) {
        i++;
        continue;
      }
      const item = itemAt(i, sentence.last, out);
      out.push(item);
      i = Math.max(item.last, i + 1);
    }
    return out;
  }

  function itemAt(i: number, end: number, before: readonly Item[]): Item {
    const token = tokens[i]!;
    const lower = token.lower;
    if (token.pos === 'PUNCT' || /^[\p{P}\p{S}]+$/u.test(token.text))
      return { kind: punctuation(token.text), first: i, last: i + 1 };
    const mention = timeAt.get(i);
    if (mention && !grammar.possessive.has(lowers[mention.last] ?? '')) {
      const np =
        mention.preposition === undefined || mention.preposition >= mention.first
          ? nounPhrase(i, end)
          : undefined;
      if (!np || np.last <= mention.last)
        return {
          kind: 'time',
          mention,
          np: plain(mention.last - 1, 'time'),
          first: i,
          last: mention.last,
          ...(mention.preposition !== undefined && tokens[mention.preposition]!.pos !== 'VERB'
            ? { word: lowers[mention.preposition]! }
            : {}),
        };
      return np;
    }
    const subordinator = phraseAt(grammar.subordinators, lowers, i, end);
    const preposition = names[i] ? undefined : phraseAt(grammar.prepositions, lowers, i, end);
    const compound = token.pos === 'VERB' && compoundAt(i, end) ? nounPhrase(i, end) : undefined;
    if (compound) return compound;
    const verb =
      (preposition?.words.length ?? 0) > 1 || (preposition && token.pos === 'VERB' && !afterAuxiliary(before))
        ? undefined
        : verbGroup(i, end, before);
    if (verb) return verb;
    if (subordinator && (!preposition || subordinator.words.length > preposition.words.length)) {
      return {
        kind: 'sub',
        word: subordinator.words.join(' '),
        sort: subordinator.value,
        first: i,
        last: i + subordinator.words.length,
      };
    }
    const relative = grammar.relative.get(lower);
    if (relative && !(relative === 'any' && token.pos === 'DET' && isNominal(i + 1, end))) {
      return { kind: 'rel', sort: relative, first: i, last: i + 1 };
    }
    if (
      preposition &&
      grammar.approximators.has(preposition.value) &&
      tokens[i + preposition.words.length]?.pos === 'NUM'
    ) {
      const np = nounPhrase(i + preposition.words.length, end);
      if (np) return { ...np, first: i };
    }
    if (preposition) {
      return {
        kind: 'prep',
        word: preposition.value,
        first: i,
        last: i + preposition.words.length,
        ...(subordinator ? { sub: subordinator.value } : {}),
      };
    }
    const conjunction = phraseAt(grammar.conjunctions, lowers, i, end);
    if (conjunction)
      return {
        kind: 'conj',
        word: conjunction.words.join(' '),
        first: i,
        last: i + conjunction.words.length,
      };
    const np = nounPhrase(i, end);
    if (np) return np;
    if (grammar.particles.has(lower)) return { kind: 'particle', word: lower, first: i, last: i + 1 };
    if (token.pos === 'ADV') return { kind: 'adv', first: i, last: i + 1 };
    if (token.pos === 'ADJ') return { kind: 'adj', np: plain(i, 'other'), first: i, last: i + 1 };
    return { kind: 'other', first: i, last: i + 1 };
  }

  /** "was given", "is including": a participle after an auxiliary is no preposition. */
  function afterAuxiliary(before: readonly Item[]): boolean {
    const previous = before[before.length - 1];
    return (
      previous?.kind === 'conj' || previous?.kind === 'rel' || (previous?.kind === 'vg' && previous.copula)
    );
  }

  function isNominal(i: number, end: number): boolean {
    const token = tokens[i];
    return (
      i < end &&
      token !== undefined &&
      (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ' || token.pos === 'NUM')
    );
  }

  /** One word that fills a slot without being a noun phrase: "pleaded guilty", "got five years". */
  function plain(i: number, sort: 'time' | 'other'): Np {
    const { lemma, lower } = tokens[i]!;
    return {
      kind: 'np',
      first: i,
      last: i + 1,
      head: i,
      lemma: sort === 'time' ? lemma : lower,
      words: lower,
      determiner: 'none',
      type: { sort },
      plural: false,
      modifiers: [],
      named: [],
      times: [],
      attached: [],
      coordinated: [],
    };
  }

  /** A noun phrase that starts at `i`, with the possessors before its head taken up. */
  function nounPhrase(start: number, end: number): Np | undefined {
    let possessor: Np | undefined;
    const first = start;
    let i = start;
    let times: TimeMention[] = [];
    for (;;) {
      const piece = simplePhrase(i, end, first, possessor, times);
      if (!piece) return possessor;
      if (grammar.possessive.has(lowers[piece.last] ?? '') && piece.last < end && !skip[piece.last]) {
        possessor = { ...piece, last: piece.last + 1 };
        i = piece.last + 1;
        times = [];
        continue;
      }
      return counted(piece, end) ?? piece;
    }
  }

  /** "thousands of believers", "one of the men": the phrase is about the believers, the men. */
  function counted(piece: Np, end: number): Np | undefined {
    if (!grammar.quantifiers.has(tokens[piece.head]!.lower) && tokens[piece.head]!.pos !== 'NUM')
      return undefined;
    if (!grammar.of.has(lowers[piece.last] ?? '') || piece.last + 1 >= end || timeAt.has(piece.last + 1))
      return undefined;
    const inner = nounPhrase(piece.last + 1, end);
    if (!inner || inner.type.sort === 'thing' || inner.type.sort === 'act' || inner.type.sort === 'other')
      return undefined;
    const one = tokens[piece.head]!.lemma === grammar.raw.one[0];
    const { pronoun, ...rest } = inner;
    return {
      ...rest,
      ...(pronoun ? { type: { sort: 'number' as const } } : {}),
      first: piece.first,
      determiner: one ? 'indefinite' : piece.determiner === 'none' ? 'none' : piece.determiner,
      plural: !one,
      modifiers: [...piece.modifiers, piece.head, ...inner.modifiers],
    };
  }

  function simplePhrase(
    start: number,
    end: number,
    first: number,
    possessor: Np | undefined,
    before: readonly TimeMention[],
  ): Np | undefined {
    let i = start;
    let determiner: Np['determiner'] = possessor ? 'possessive' : 'none';
    let owner = possessor;
    const modifiers: number[] = [];
    const named: NamedSpan[] = [];
    const times = [...before];
    let head = -1;
    let headSpan: NamedSpan | undefined;
    while (i < end) {
      if (skip[i]) {
        i++;
        continue;
      }
      const token = tokens[i]!;
      const lower = token.lower;
      const mention = timeAt.get(i);
      if (mention && (mention.preposition === undefined || mention.preposition >= mention.first)) {
        // "the June arrest", "last month’s arrest", "a month-long detention": only with a noun right after it.
        const after = mention.last;
        if (grammar.possessive.has(lowers[after] ?? '') && isNominal(after + 1, end)) {
          times.push(mention);
          i = after + 1;
          determiner = 'definite';
          continue;
        }
        if (
          head < 0 &&
          (determiner !== 'none' || modifiers.length > 0) &&
          isNominal(after, end) &&
          mention.last - mention.first <= 3 &&
          !timeAt.has(after)
        ) {
          times.push(mention);
          i = after;
          continue;
        }
        break;
      }
      if (mention) break;
      const name = names[i];
      if (name) {
        if (head >= 0) pushHead();
        head = name.last - 1;
        headSpan = name;
        i = name.last;
        continue;
      }
      const pronoun = grammar.pronoun.get(lower);
      if (pronoun && token.pos !== 'NOUN' && token.pos !== 'PROPN') {
        if (i !== start || possessor) break;
        // "her" is both: possessive when a noun follows.
        const possessive =
          pronoun.possessive &&
          (isNominalStart(i + 1, end) ||
            (token.pos === 'PRON' && pronoun.possessive && !isObjectForm(lower)));
        if (!possessive) return phrase(i, i + 1, i, 'definite', undefined, [], [], [], pronoun.entry);
        owner = phrase(i, i + 1, i, 'definite', undefined, [], [], [], pronoun.entry);
        determiner = 'possessive';
        i++;
        continue;
      }
      if (
        token.pos === 'DET' ||
        (head < 0 &&
          modifiers.length === 0 &&
          determiner === 'none' &&
          (grammar.definite.has(lower) || grammar.any.has(lower)) &&
          token.pos !== 'ADV' &&
          token.pos !== 'SCONJ' &&
          token.pos !== 'VERB')
      ) {
        if (head >= 0) break;
        if (determiner !== 'none' && !(grammar.any.has(tokens[i - 1]!.lower) || determiner === 'any')) break;
        determiner = grammar.any.has(lower) ? 'any' : grammar.definite.has(lower) ? 'definite' : 'indefinite';
        i++;
        continue;
      }
      if (token.pos === 'PRON' && head < 0 && i === start && !grammar.relative.has(lower)) {
        // somebody, everyone, others
        return phrase(first, i + 1, i, 'none', undefined, [], named, times);
      }
      const glued = i > start && token.start === tokens[i - 1]!.end;
      if (isHyphen(token.text) && glued && i + 1 < end && tokens[i + 1]!.start === token.end) {
        if (head >= 0) pushHead();
        i++;
        if (!names[i]) {
          modifiers.push(i);
          head = -1;
          if (tokens[i]!.pos === 'NOUN' || tokens[i]!.pos === 'PROPN' || tokens[i]!.pos === 'ADJ') {
            head = i;
            headSpan = undefined;
            modifiers.pop();
          }
          i++;
        }
        continue;
      }
      // "during the interrogation | Cha": only a word for a person takes a name behind it.
      if (
        token.pos === 'PROPN' &&
        head >= 0 &&
        !glued &&
        headSpan === undefined &&
        tokens[head]!.pos === 'NOUN' &&
        !words.person(words.nounLemma(tokens[head]!), lowers[head]!) &&
        words.thing(words.nounLemma(tokens[head]!)) === undefined
      )
        break;
      // "the grandmother | 100 rubles"
      if (
        token.pos === 'NUM' &&
        head >= 0 &&
        tokens[head]!.pos === 'NOUN' &&
        (isNominal(i + 1, end) || words.person(words.nounLemma(tokens[head]!), lowers[head]!)) &&
        !glued
      )
        break;
      if (
        token.pos === 'NOUN' ||
        token.pos === 'PROPN' ||
        token.pos === 'NUM' ||
        token.pos === 'SYM' ||
        isNounByPlace(i, start, end, determiner, head, modifiers.length)
      ) {
        if (head >= 0) pushHead();
        head = i;
        headSpan = undefined;
        i++;
        continue;
      }
      if (token.pos === 'ADJ' && head >= 0 && grammar.counts.has(lower)) break;
      if (token.pos === 'ADJ') {
        if (
          head >= 0 &&
          headSpan === undefined &&
          tokens[head]!.pos !== 'PROPN' &&
          tokens[head]!.pos !== 'NUM' &&
          !isNominal(i + 1, end)
        )
          break;
        if (head >= 0) pushHead();
        modifiers.push(i);
        i++;
        continue;
      }
      if (
        token.pos === 'ADV' &&
        head < 0 &&
        (tokens[i + 1]?.pos === 'ADJ' ||
          tokens[i + 1]?.pos === 'NUM' ||
          (determiner !== 'none' && isParticiple(i + 1))) &&
        i + 1 < end
      ) {
        modifiers.push(i);
        i++;
        continue;
      }
      if (
        token.pos === 'VERB' &&
        isParticiple(i) &&
        (head < 0 || glued) &&
        (determiner !== 'none' || modifiers.length > 0 || glued || compoundAt(i, end)) &&
        (isNominal(i + 1, end) ||
          isHyphen(tokens[i + 1]?.text ?? '') ||
          (isParticiple(i + 1) && isNominal(i + 2, end)))
      ) {
        modifiers.push(i);
        i++;
        continue;
      }
      // "political and religious prisoners"
      if (
        token.pos === 'CCONJ' &&
        head < 0 &&
        modifiers.length > 0 &&
        (tokens[i + 1]?.pos === 'ADJ' || tokens[i + 1]?.pos === 'PROPN') &&
        isNominal(i + 2, end)
      ) {
        i++;
        continue;
      }
      break;
    }
    if (head < 0) {
      // "the accused", "the elderly", "those", "the two"
      const lastModifier = modifiers[modifiers.length - 1];
      if (lastModifier !== undefined && determiner !== 'none') {
        modifiers.pop();
        return phrase(first, lastModifier + 1, lastModifier, determiner, owner, modifiers, named, times);
      }
      if (
        determiner !== 'none' &&
        i > start &&
        modifiers.length === 0 &&
        tokens[i - 1]!.pos !== 'PUNCT' &&
        !(owner && i === start)
      ) {
        return phrase(
          first,
          i,
          i - 1,
          determiner,
          owner && tokens[i - 1]!.i !== owner.head ? owner : undefined,
          [],
          named,
          times,
        );
      }
      return undefined;
    }
    return phrase(
      first,
      Math.max(head + 1, headSpan?.last ?? 0),
      head,
      determiner,
      owner,
      modifiers,
      named,
      times,
      undefined,
      headSpan,
    );

    function pushHead(): void {
      if (headSpan) named.push(headSpan);
      else modifiers.push(head);
      headSpan = undefined;
      head = -1;
    }
  }

  function phrase(
    first: number,
    last: number,
    head: number,
    determiner: Np['determiner'],
    possessor: Np | undefined,
    modifiers: readonly number[],
    named: readonly NamedSpan[],
    times: readonly TimeMention[],
    pronoun?: Np['pronoun'],
    span?: NamedSpan,
  ): Np {
    const token = tokens[head]!;
    const lemma = words.nounLemma(token);
    const written = writtenOf(modifiers, named, head, lemma);
    const type: NpType = pronoun
      ? { sort: 'pronoun' }
      : typeOf(token, lemma, written, span, modifiers, named);
    return {
      kind: 'np',
      first,
      last,
      head,
      lemma,
      words: written,
      determiner,
      type,
      modifiers,
      named,
      times,
      attached: [],
      coordinated: [],
      plural: pronoun ? pronoun.number === 'many' : isPlural(token, lemma, type.noun, modifiers),
      ...(pronoun ? { pronoun } : {}),
      ...(possessor ? { possessor } : {}),
    };
  }

  /** The words of a phrase before its head, names among them, with the head's lemma. */
  function writtenOf(
    modifiers: readonly number[],
    named: readonly NamedSpan[],
    head: number,
    lemma: string,
  ): string {
    if (modifiers.length === 0 && named.length === 0) return lemma;
    const inside = named.flatMap((span) =>
      lowers.slice(span.first, Math.min(span.last, head)).map((word, k) => [span.first + k, word] as const),
    );
    const words = [...modifiers.map((m) => [m, lowers[m]!] as const), ...inside].sort((a, b) => a[0] - b[0]);
    return [...words.map(([, word]) => word), lemma].join(' ');
  }

  function typeOf(
    token: Token,
    lemma: string,
    written: string,
    span: NamedSpan | undefined,
    modifiers: readonly number[],
    named: readonly NamedSpan[],
  ): NpType {
    if (span) {
      const id = span.ids[0]!;
      const klass =
        span.type === 'office'
          ? words.officeClass(id)
          : span.type === 'facility'
            ? words.facilityClass(id)
            : words.placePrecision(id);
      return {
        sort: span.type,
        ids: span.ids,
        ...(klass ? { class: klass } : {}),
        ...(span.facilities ? { facilities: span.facilities } : {}),
        ...(span.offices ? { offices: span.offices } : {}),
      };
    }
    const person = words.personIn(written) ?? words.person(lemma, token.lower);
    if (person) {
      const office = named.find((n) => n.type === 'office');
      return {
        sort: 'party',
        noun: person,
        ...(office
          ? { ids: office.ids, class: words.officeClass(office.ids[0]!) }
          : person.agentOf
            ? { class: person.agentOf }
            : {}),
      };
    }
    const thing = words.thing(written) ?? words.thing(lemma);
    if (thing && words.actNoun(written) === undefined) return { sort: 'thing', class: thing };
    // "the provincial branch of …", "the ministry office": an office by its last word when its modifier names one.
    const office = named.find((n) => n.type === 'office');
    if (office && words.isBranch(lemma))
      return { sort: 'office', ids: office.ids, class: words.officeClass(office.ids[0]!) };
    if (words.isBranch(lemma) && (token.pos === 'PROPN' || modifiers.some((m) => tokens[m]!.pos === 'PROPN')))
      return { sort: 'party', noun: UNIT };
    if (words.isActNoun(lemma) || words.actNoun(written) !== undefined) return { sort: 'act' };
    if (grammar.anybody.has(token.lower)) return { sort: 'party', noun: ANYBODY };
    // "a 20-year-old": somebody of whom only the age is said.
    if (grammar.ageWords.has(token.lower) && modifiers.some((m) => grammar.ageWords.has(tokens[m]!.lower)))
      return { sort: 'party', noun: ANYBODY };
    if (token.pos === 'NUM' || grammar.both.has(token.lower) || grammar.rest.has(token.lower))
      return { sort: 'number' };
    if ((token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) || endsName(token.i)) return { sort: 'name' };
    if (office && modifiers.length === 0) return { sort: 'other', class: words.officeClass(office.ids[0]!) };
    return { sort: 'other' };
  }

  /** The last piece of "Kim Chol-su"; "Russian-made" is no name. */
  function endsName(i: number): boolean {
    const [first, joint, last] = [tokens[i - 2], tokens[i - 1], tokens[i]!];
    return (
      joint?.text === '-' &&
      first !== undefined &&
      first.end === joint.start &&
      joint.end === last.start &&
      /^\p{Lu}\p{L}+$/u.test(first.text) &&
      /^\p{Ll}{2,6}$/u.test(last.text) &&
      !last.lower.endsWith('ed') &&
      !grammar.irregular.has(last.lower)
    );
  }

  function isPlural(
    token: Token,
    lemma: string,
    noun: PartyNoun | undefined,
    modifiers: readonly number[],
  ): boolean {
    if (noun?.group) return true;
    if (token.lower !== lemma && /s$|people$|men$|children$/.test(token.lower)) return true;
    return (
      modifiers.some(
        (m) => tokens[m]!.pos === 'NUM' && tokens[m]!.lower !== '1' && tokens[m]!.lemma !== 'one',
      ) && !/^(year|old)$/.test(lemma)
    );
  }

  /** The tagger calls some plural nouns verbs ("his phone calls tapped"): inside a phrase, before a verb, they are nouns. */
  function isNounByPlace(
    i: number,
    start: number,
    end: number,
    determiner: Np['determiner'],
    head: number,
    modifiers: number,
  ): boolean {
    const token = tokens[i]!;
    if (token.pos !== 'VERB' || i === start) return false;
    const next = tokens[i + 1];
    const use = verbUse(i);
    if (use.form === 's' && (determiner === 'possessive' || determiner === 'none') && head >= 0) {
      return (
        i + 1 < end &&
        next !== undefined &&
        (next.pos === 'VERB' || next.pos === 'AUX') &&
        !grammar.infinitive.has(next.lower)
      );
    }
    // "a search of", "the arrest by": a bare verb after a determiner is a noun.
    if (head < 0 && determiner !== 'none' && (use.form === 'base' || use.form === 's')) return true;
    if (head < 0 && modifiers > 0 && use.form === 'base') return true;
    return false;
  }

  function isNominalStart(i: number, end: number): boolean {
    if (i >= end) return false;
    if (names[i]) return true;
    const token = tokens[i]!;
    return (
      ['NOUN', 'PROPN', 'ADJ', 'NUM'].includes(token.pos) ||
      (token.pos === 'VERB' && isParticiple(i) && isNominal(i + 1, end)) ||
      (token.pos === 'ADV' && isNominal(i + 1, end)) ||
      isQuote(token.text) ||
      (token.pos === 'VERB' && words.isActNoun(words.nounLemma(token)))
    );
  }

  /** "forced labor": a participle and a noun that together name an act or a thing. */
  function compoundAt(i: number, end: number): boolean {
    if (i + 1 >= end || tokens[i + 1]!.pos !== 'NOUN') return false;
    const pair = `${lowers[i]} ${words.nounLemma(tokens[i + 1]!)}`;
    return words.actNoun(pair) === pair || words.thing(pair) !== undefined;
  }

  function isObjectForm(lower: string): boolean {
    return grammar.pronoun.get(lower)?.entry.words.includes(lower) ?? false;
  }

  function isParticiple(i: number): boolean {
    const token = tokens[i];
    if (!token || (token.pos !== 'VERB' && token.pos !== 'ADJ')) return false;
    const form = verbUse(i).form;
    return form === 'ing' || form === 'ed' || form === 'participle';
  }

  function verbUse(i: number): VerbUse {
    const known = forms[i];
    if (known) return known;
    const use = words.verbUse(tokens[i]!);
    forms[i] = use;
    return use;
  }

  function verbGroup(i: number, end: number, before: readonly Item[]): VerbGroup | undefined {
    let k = i;
    let infinitive = false;
    let negated = false;
    let perfect = false;
    let passive = false;
    let progressive = false;
    let modal: VerbGroup['modal'];
    let firstVerb = -1;
    let firstForm: VerbForm | 'modal' | undefined;
    const adverbs: number[] = [];
    const inside: TimeMention[] = [];
    if (
      grammar.negation.has(lowers[i]!) &&
      grammar.infinitive.has(lowers[i + 1] ?? '') &&
      i + 2 < end &&
      canBeBase(skipAdverbs(i + 2, end), i + 1)
    ) {
      infinitive = true;
      negated = true;
      k = i + 2;
    } else if (grammar.infinitive.has(lowers[i]!)) {
      const next = skipAdverbs(i + 1, end);
      if (next >= end || !canBeBase(next, i)) return undefined;
      infinitive = true;
      k = i + 1;
    }
    while (k < end) {
      if (skip[k]) {
        k++;
        continue;
      }
      const token = tokens[k]!;
      const lower = token.lower;
      if (grammar.negation.has(lower) && token.pos !== 'CCONJ') {
        if (firstVerb < 0 && !infinitive && !isVerbal(skipAdverbs(k + 1, end), end)) return undefined;
        negated = true;
        k++;
        continue;
      }
      const auxiliaryModal =
        token.pos !== 'NOUN' && token.pos !== 'PROPN' ? grammar.modal.get(lower) : undefined;
      if (auxiliaryModal && k + 1 < end) {
        if (firstVerb < 0) {
          firstVerb = k;
          firstForm = 'modal';
        }
        modal = auxiliaryModal;
        k++;
        continue;
      }
      if (token.pos === 'ADV' && !isAuxiliary(token)) {
        if (firstVerb < 0 && !infinitive && !isVerbal(skipAdverbs(k + 1, end), end)) return undefined;
        if (
          firstVerb >= 0 &&
          !isVerbal(skipAdverbs(k + 1, end), end) &&
          !isPredicateParticiple(skipAdverbs(k + 1, end), end)
        )
          return undefined;
        if (timeAt.has(k)) inside.push(timeAt.get(k)!);
        else adverbs.push(k);
        k++;
        continue;
      }
      const next = skipAdverbs(k + 1, end);
      const use = verbUse(k);
      if (isBe(token)) {
        const form = beForm(lower);
        if (firstVerb < 0) {
          firstVerb = k;
          firstForm = form;
        }
        if (
          isParticipleVerb(next, end) ||
          (next < end && isBe(tokens[next]!) && beForm(lowers[next]!) === 'ing')
        ) {
          const nextForm = isBe(tokens[next]!) ? 'ing' : verbUse(next).form;
          if (nextForm === 'ing') {
            progressive = true;
            // "is being held"
            passive = false;
          } else passive = true;
          k = next === k + 1 ? next : advance(k + 1, next);
          continue;
        }
        return group(k, grammar.raw.be[0]!, true);
      }
      if (isHave(token)) {
        if (firstVerb < 0) {
          firstVerb = k;
          firstForm = use.form;
        }
        if (
          next < end &&
          (isBe(tokens[next]!) ||
            isHave(tokens[next]!) ||
            (tokens[next]!.pos === 'VERB' && ['ed', 'participle', 'past'].includes(verbUse(next).form)) ||
            isBaseParticiple(next))
        ) {
          perfect = true;
          k = advance(k + 1, next);
          continue;
        }
        if (
          grammar.infinitive.has(lowers[next] ?? '') &&
          next + 1 < end &&
          canBeBase(skipAdverbs(next + 1, end), next)
        ) {
          modal ??= 'duty';
          k = skipAdverbs(next + 1, end);
          continue;
        }
        return group(k, grammar.raw.have[0]!, false);
      }
      if (
        isDo(token) &&
        next < end &&
        (tokens[next]!.pos === 'VERB' || isAuxiliary(tokens[next]!)) &&
        verbUse(next).form === 'base'
      ) {
        if (firstVerb < 0) {
          firstVerb = k;
          firstForm = use.form;
        }
        k = advance(k + 1, next);
        continue;
      }
      const verbal =
        token.pos === 'VERB' ||
        token.pos === 'AUX' ||
        (passive || progressive || perfect || infinitive || modal !== undefined || negated
          ? use.known || use.form !== 'base'
          : false) ||
        isVerbByPlace(k, before);
      if (!verbal) return undefined;
      if (firstVerb < 0) {
        firstVerb = k;
        firstForm = use.form;
      }
      if (
        grammar.become.has(use.lemma) &&
        next < end &&
        isParticipleVerb(next, end) &&
        verbUse(next).form !== 'ing' &&
        next === k + 1
      ) {
        passive = true;
        k = next;
        continue;
      }
      return group(k, use.lemma, false);
    }
    return undefined;

    function advance(from: number, to: number): number {
      for (let a = from; a < to; a++) {
        if (skip[a]) continue;
        const mention = timeAt.get(a);
        if (mention) inside.push(mention);
        if (inTime[a]) continue;
        if (grammar.negation.has(lowers[a]!)) negated = true;
        else adverbs.push(a);
      }
      return to;
    }

    function group(main: number, lemma: string, copula: boolean): VerbGroup | undefined {
      const mainForm = verbUse(main).form;
      let form: VerbGroup['form'];
      // "put", "hit", "let": the past looks like the base.
      const past = !infinitive && firstVerb === main && mainForm === 'base' && words.samePast(lowers[main]!);
      if (infinitive) form = 'infinitive';
      else if (past) form = words.sameParticiple(lowers[main]!) ? 'ed' : 'finite';
      else if (firstForm === 'modal') form = 'finite';
      else if (firstForm === 'ing') form = 'ing';
      else if (firstVerb !== main || copula)
        form =
          firstForm === 'participle'
            ? 'participle'
            : firstForm === 'base' &&
                firstVerb !== main &&
                isBe(tokens[firstVerb]!) &&
                lowers[firstVerb] === 'be'
              ? 'base'
              : 'finite';
      else if (mainForm === 'ing') form = 'ing';
      else if (mainForm === 'participle') form = 'participle';
      else if (mainForm === 'ed') form = 'ed';
      else if (mainForm === 'base') form = 'base';
      else form = 'finite';
      if (progressive && mainForm !== 'ing') passive = true;
      let last = main + 1;
      let particle: string | undefined;
      if (last < end && words.hasParticle(lemma, lowers[last]!) && !timeAt.has(last) && !names[last]) {
        particle = lowers[last]!;
        last++;
      }
      const tense: VerbGroup['tense'] =
        modal === 'future'
          ? 'future'
          : past ||
              perfect ||
              firstForm === 'past' ||
              firstForm === 'ed' ||
              (firstVerb >= 0 && words.isPastAuxiliary(lowers[firstVerb]!))
            ? 'past'
            : 'present';
      return {
        kind: 'vg',
        first: i,
        last,
        main,
        lemma,
        form,
        passive: passive && mainForm !== 'ing' && !copula,
        progressive,
        perfect,
        tense,
        negated,
        adverbs,
        times: inside,
        copula,
        ...(modal ? { modal } : {}),
        ...(particle ? { particle } : {}),
      };
    }
  }

  /** The next token that is no adverb, negation or short time ("are at present being questioned"). */
  function skipAdverbs(i: number, end: number): number {
    let k = i;
    while (k < end) {
      const mention = k > i - 1 && k > 0 ? timeAt.get(k) : undefined;
      if (mention && mention.last < end && mention.last - k <= 3 && isParticipleLike(mention.last, end)) {
        k = mention.last;
        continue;
      }
      const token = tokens[k]!;
      if (
        skip[k] ||
        (token.pos === 'ADV' && !isAuxiliary(token)) ||
        (grammar.negation.has(lowers[k]!) && token.pos !== 'CCONJ') ||
        (k > i - 1 && grammar.between.has(lowers[k]!) && isParticipleLike(k + 1, end))
      )
        k++;
      else break;
    }
    return k;
  }

  function isParticipleLike(i: number, end: number): boolean {
    const token = tokens[i];
    if (!token || i >= end || (token.pos !== 'VERB' && token.pos !== 'AUX')) return false;
    const { form } = verbUse(i);
    return form === 'ed' || form === 'participle' || form === 'ing' || isBe(token);
  }

  function isAuxiliary(token: Token): boolean {
    return isBe(token) || isHave(token) || isDo(token);
  }
  function isBe(token: Token): boolean {
    return (grammar.be.has(token.lemma) || grammar.be.has(token.lower)) && token.pos !== 'NOUN';
  }
  function isHave(token: Token): boolean {
    return grammar.have.has(token.lemma) && token.pos !== 'NOUN';
  }
  function isDo(token: Token): boolean {
    return grammar.do.has(token.lemma) && token.pos !== 'NOUN';
  }
  function beForm(lower: string): VerbForm {
    return lower.endsWith('ing') ? 'ing' : words.beForm(lower);
  }
  function isVerbal(i: number, end: number): boolean {
    const token = tokens[i];
    return (
      i < end &&
      token !== undefined &&
      (token.pos === 'VERB' || token.pos === 'AUX' || grammar.modal.has(token.lower))
    );
  }
  function isParticipleVerb(i: number, end: number): boolean {
    if (i >= end || skip[i] || names[i]) return false;
    const token = tokens[i]!;
    const use = verbUse(i);
    if (use.form === 'ing') return token.pos === 'VERB';
    if (use.form === 'participle') return token.pos !== 'NOUN' || use.known;
    if (use.form === 'ed') return token.pos === 'VERB' || (use.known && isPredicateParticiple(i, end));
    return isBaseParticiple(i);
  }
  /** "was classified as": the tagger calls it an adjective, the words after it say otherwise. */
  function isPredicateParticiple(i: number, end: number): boolean {
    const token = tokens[i];
    if (
      !token ||
      i >= end ||
      (token.pos !== 'ADJ' && token.pos !== 'NOUN' && token.pos !== 'PROPN' && token.pos !== 'VERB')
    )
      return false;
    const use = verbUse(i);
    if (!use.known || (use.form !== 'ed' && use.form !== 'participle')) return false;
    return token.pos === 'VERB' || !isNominal(i + 1, end);
  }
  /** "was put", "had cut", "was beat": base and participle look alike. */
  function isBaseParticiple(i: number): boolean {
    const token = tokens[i];
    return token !== undefined && token.pos === 'VERB' && words.sameParticiple(token.lower);
  }
  function canBeBase(i: number, to: number): boolean {
    const token = tokens[i];
    if (!token || i <= to) return false;
    if (names[i] || timeAt.has(i)) return false;
    if (isAuxiliary(token)) return lowers[i] === token.lemma;
    if (token.pos === 'VERB') return verbUse(i).form === 'base' || words.sameParticiple(token.lower);
    // The tagger takes some base verbs after "to" for nouns: only known ones, and not before "of".
    return (
      token.pos === 'NOUN' &&
      verbUse(i).known &&
      verbUse(i).form === 'base' &&
      tokens[i + 1] !== undefined &&
      ['DET', 'PRON', 'PROPN', 'NOUN'].includes(tokens[i + 1]!.pos) &&
      isSingularDeterminerFree(to)
    );
  }
  function isSingularDeterminerFree(to: number): boolean {
    const previous = tokens[to - 1];
    return (
      previous !== undefined &&
      (previous.pos === 'VERB' ||
        previous.pos === 'NOUN' ||
        previous.pos === 'ADJ' ||
        previous.pos === 'PRON')
    );
  }
  /** "those who claim they …": a known verb form right after a relative or a subject pronoun is a verb, whatever the tagger says. */
  function isVerbByPlace(i: number, before: readonly Item[]): boolean {
    const use = verbUse(i);
    const token = tokens[i]!;
    const last = before[before.length - 1];
    if (
      last?.kind === 'rel' &&
      token.pos === 'NOUN' &&
      use.form === 'base' &&
      ['PRON', 'DET'].includes(tokens[i + 1]?.pos ?? '')
    )
      return true;
    if (!use.known || names[i] || (token.pos !== 'NOUN' && token.pos !== 'ADJ' && token.pos !== 'PROPN'))
      return false;
    const previous = before[before.length - 1];
    if (!previous) return false;
    if (previous.kind === 'rel' && previous.sort === 'person') return true;
    if (
      previous.kind === 'np' &&
      previous.pronoun &&
      (use.form === 'ed' || use.form === 'past' || use.form === 's')
    )
      return true;
    return (
      previous.kind === 'np' &&
      (use.form === 'past' || use.form === 'ed') &&
      token.pos === 'ADJ' &&
      tokens[i + 1] !== undefined &&
      !isNominal(i + 1, tokens.length)
    );
  }
}

/** A written verb form: its lemma, how it can be used, and whether the lexicon knows the verb. */
export interface VerbUse {
  readonly lemma: string;
  readonly form: VerbForm;
  readonly known: boolean;
}

function punctuation(text: string): 'comma' | 'break' | 'quote' | 'other' {
  if (text === ',' || text === '—' || text === '–' || text === '--') return 'comma';
  if (
    text === ';' ||
    text === ':' ||
    text === '.' ||
    text === '!' ||
    text === '?' ||
    text === '…' ||
    text === '...'
  )
    return 'break';
  if (isQuote(text)) return 'quote';
  return 'other';
}

function isHyphen(text: string): boolean {
  return text === '-' || text === '‐' || text === '‑';
}

function isQuote(text: string): boolean {
  return (
    text === '“' ||
    text === '”' ||
    text === '"' ||
    text === '‘' ||
    text === '’' ||
    text === '«' ||
    text === '»' ||
    text === "'" ||
    text === '``' ||
    text === "''"
  );
}

/** Marks brackets with what they hold, and the marks of scare quotes (at most four words, no verb), so that the syntax looks through them. */
function lookThrough(doc: Doc, grammar: Grammar): Uint8Array {
  const { tokens } = doc;
  const lowers = tokens.map((token) => token.lower);
  const skip = new Uint8Array(tokens.length);
  for (const sentence of doc.sentences) {
    for (let i = sentence.first; i < dateline(doc, sentence, grammar); i++) skip[i] = 1;
    for (let i = sentence.first; i < sentence.last; i++) {
      const aside = phraseAt(grammar.asides, lowers, i, sentence.last);
      for (let k = 0; k < (aside?.words.length ?? 0); k++) skip[i + k] = 1;
    }
    let open = -1;
    for (let i = sentence.first; i < sentence.last; i++) {
      const text = tokens[i]!.text;
      if (text === '(' || text === '[') {
        if (open < 0) open = i;
      } else if ((text === ')' || text === ']') && open >= 0) {
        for (let k = open; k <= i; k++) skip[k] = 1;
        open = -1;
      } else if ((text === '“' || text === '"' || text === '‘') && !skip[i]) {
        const close = text === '‘' ? '’' : text === '“' ? '”' : '"';
        for (let k = i + 1; k < Math.min(sentence.last, i + 7); k++) {
          const word = tokens[k]!;
          if (word.text === close) {
            const inside = tokens[k - 1]!.text;
            const opener = tokens[i - 1];
            const named =
              i > sentence.first &&
              opener !== undefined &&
              ['DET', 'ADJ', 'ADP', 'NOUN', 'SCONJ'].includes(opener.pos);
            if (
              k > i + 1 &&
              (named || (inside !== ',' && inside !== '.' && inside !== '?' && inside !== '!'))
            ) {
              skip[i] = 1;
              skip[k] = 1;
            }
            break;
          }
          if (word.pos === 'AUX' || word.text === ',' || word.text === '.') break;
        }
      }
    }
  }
  return skip;
}

/** Where the words after "SEOUL (Wire) —" at the head of a paragraph begin; its first token when there is no dateline. */
function dateline(doc: Doc, sentence: Sentence, grammar: Grammar): number {
  const { tokens, sentences } = doc;
  if (sentences[sentence.i - 1]?.paragraph === sentence.paragraph) return sentence.first;
  for (let i = sentence.first; i < Math.min(sentence.last, sentence.first + 10); i++) {
    const token = tokens[i]!;
    if (
      i > sentence.first &&
      (token.text === '—' || token.text === '–' || (isHyphen(token.text) && token.start > tokens[i - 1]!.end))
    )
      return i + 1;
    if (
      !/^\p{Lu}/u.test(token.text) &&
      token.pos !== 'PUNCT' &&
      token.pos !== 'NUM' &&
      !grammar.of.has(token.lower)
    )
      break;
  }
  return sentence.first;
}

/** Where the pack's offices, facilities and places are named. */
function namedSpans(doc: Doc, pack: Pack, inTime: Uint8Array): (NamedSpan | undefined)[] {
  const { tokens } = doc;
  const written = tokens.map((token) => token.text);
  const out = new Array<NamedSpan | undefined>(tokens.length);
  let i = 0;
  while (i < tokens.length) {
    const found = inTime[i] ? undefined : pack.names.longestAt(written, i);
    if (found && found.length > 0 && tokens[i]!.sentence === tokens[i + found.length - 1]!.sentence) {
      const type = found.hits[0]!.type;
      const ids = (wanted: NamedSpan['type']) =>
        found.hits.filter((hit) => hit.type === wanted).map((hit) => hit.id);
      const facilities = type === 'facility' ? [] : ids('facility');
      const offices = type === 'office' ? [] : ids('office');
      out[i] = {
        first: i,
        last: i + found.length,
        type,
        ids: ids(type),
        ...(facilities.length > 0 ? { facilities } : {}),
        ...(offices.length > 0 ? { offices } : {}),
      };
      i += found.length;
    } else i++;
  }
  return out;
}

const ANYBODY: PartyNoun = { words: [], kind: 'person' };
const UNIT: PartyNoun = { words: [], kind: 'office' };
