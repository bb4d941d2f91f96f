/** Turns the lexicon's lists of time words into one table, so that a token is looked up once. */
import type { DayPart, Third, TimeExpr, TimeUnit } from '../../../claims/types.ts';
import type { TimesLexicon } from '../../../packs/lexicon/times.ts';
import { begun, type Phrase, type PrepositionSense, type Season, SMALL, Word } from './word.ts';

/** A lexicon's time words, ready for use. */
export interface CompiledTimes {
  readonly words: ReadonlyMap<string, Word>;
}

/** Builds the table once per lexicon; throws on nothing that the schema lets through. */
export function compileTimes(lexicon: TimesLexicon): CompiledTimes {
  const table = new Map<string, Word>();
  const at = (text: string): Word => {
    let word = table.get(text);
    if (!word) {
      word = new Word();
      table.set(text, word);
    }
    return word;
  };
  const each = (texts: readonly string[] | undefined, set: (word: Word) => void): void => {
    for (const text of texts ?? []) set(at(text));
  };
  lexicon.months.forEach((texts, m) => {
    each(texts, (w) => {
      w.month = m + 1;
    });
  });
  lexicon.weekdays.forEach((texts, d) => {
    each(texts, (w) => {
      w.weekday = d;
    });
  });
  lexicon.weekdaysMany.forEach((text, d) => {
    at(text).weekdays = d;
  });
  each(lexicon.capital, (w) => {
    w.capital = true;
  });
  each(lexicon.beside, (w) => {
    w.beside = true;
  });
  for (const [season, texts] of Object.entries(lexicon.seasons))
    each(texts, (w) => {
      w.season = season as Season;
    });
  each(lexicon.guarded, (w) => {
    w.guarded = true;
  });
  for (const { unit, times, one, many, night } of lexicon.units) {
    each(one, (w) => {
      w.unit = { unit, times, many: false, night };
    });
    each(many, (w) => {
      w.unit = { unit, times, many: true, night };
    });
  }
  for (const [daypart, texts] of Object.entries(lexicon.dayparts))
    each(texts, (w) => {
      w.daypart = daypart as DayPart;
    });
  for (const [text, number] of Object.entries(lexicon.numbers)) at(text).number = number;
  for (const [text, number] of Object.entries(lexicon.scales)) at(text).scale = number;
  for (const [text, number] of Object.entries(lexicon.ordinals)) at(text).ordinal = number;
  for (const [text, number] of Object.entries(lexicon.decades)) at(text).decade = number;
  for (const [text, range] of Object.entries(lexicon.some)) at(text).some = range;
  for (const { words, ...which } of lexicon.which)
    each(words, (w) => {
      w.which = which;
    });
  for (const { words, sign, from } of lexicon.turns)
    for (const text of words) {
      const list = text.split(' ');
      at(list[0]!).turn = { words: list, sign, from };
    }
  each(lexicon.links, (w) => {
    w.link = true;
  });
  for (const [part, texts] of Object.entries(lexicon.parts))
    each(texts, (w) => {
      w.part = part as Third;
    });
  for (const [part, texts] of Object.entries(lexicon.edges))
    for (const text of texts) {
      const list = text.split(' ');
      const word = at(list[0]!);
      word.edges = longest([...(word.edges ?? []), { words: list, part: part as Third }]);
    }
  const flags = [
    'ordinalTail',
    'decadeTail',
    'within',
    'every',
    'per',
    'often',
    'oftenTimes',
    'alternate',
  ] as const;
  for (const flag of flags)
    each(lexicon[flag], (w) => {
      w[flag] = true;
    });
  for (const kind of ['approx', 'atleast', 'atmost'] as const)
    for (const text of lexicon[kind]) {
      const list = text.split(' ');
      const word = at(list[0]!);
      word.approx = longest([...(word.approx ?? []), { words: list, kind }]);
    }
  for (const [unit, texts] of Object.entries(lexicon.adverbs))
    each(texts, (w) => {
      w.adverb = unit === 'night' ? 'day' : (unit as TimeUnit);
    });
  for (const half of ['am', 'pm'] as const)
    each(lexicon.meridiem[half], (w) => {
      w.meridiem = half;
    });
  each(lexicon.oclock, (w) => {
    w.oclock = true;
  });
  each(lexicon.zones, (w) => {
    w.zone = true;
  });
  for (const [name, texts] of Object.entries(lexicon.words))
    each(texts, (w) => {
      w.small = (w.small ?? 0) | SMALL[name as keyof typeof SMALL];
    });
  for (const [sense, texts] of Object.entries(lexicon.prepositions))
    for (const text of texts) {
      // A preposition is looked up by its last word: it stands before the time.
      const list = text.split(' ');
      const word = at(list[list.length - 1]!);
      word.prepositions = longest([
        ...(word.prepositions ?? []),
        { words: list, sense: sense as PrepositionSense },
      ]);
    }
  for (const { say, expr, from, pos, loose } of lexicon.phrases)
    for (const text of say) {
      const list = tokensOf(text);
      const word = at(list[0]!);
      addPhrase(word, {
        words: list,
        expr: expr as TimeExpr,
        from,
        rule: `phrase:${text}`,
        ...(pos ? { pos } : {}),
        ...(loose ? { loose: loose as TimeExpr } : {}),
      });
    }
  for (const text of lexicon.traps) {
    const list = tokensOf(text);
    const word = at(list[0]!);
    const trap: Phrase = { words: list, expr: { kind: 'set' }, from: 'utterance', rule: 'trap', trap: true };
    addPhrase(word, trap);
  }
  for (const word of table.values()) begun(word);
  return { words: table };
}

/** Expressions are kept by their second word: dozens begin with an article, and a text is full of articles. */
function addPhrase(word: Word, phrase: Phrase): void {
  word.phrases ??= new Map();
  const second = phrase.words[1] ?? '';
  word.phrases.set(second, longest([...(word.phrases.get(second) ?? []), phrase]));
}

/** As the tagger cuts: a hyphen is a token of its own. */
function tokensOf(text: string): string[] {
  return text.replaceAll('-', ' - ').split(' ');
}

function longest<T extends { readonly words: readonly string[] }>(list: T[]): T[] {
  return list.sort((a, b) => b.words.length - a.words.length);
}
