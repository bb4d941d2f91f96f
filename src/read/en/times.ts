/** Finds the written times of an English text. The words are the lexicon's; here and in `times/` stands how they combine. */
import type { TimeExpr, TimeRef, TimeUnit } from '../../claims/types.ts';
import type { TimesLexicon } from '../../packs/lexicon/times.ts';
import type { Doc } from './doc.ts';
import { type CompiledTimes, compileTimes } from './times/compile.ts';
import { phrase } from './times/phrase.ts';
import { at, is, type Match, type Scan, scan, spelled, text } from './times/scan.ts';
import { SMALL } from './times/word.ts';

export { type CompiledTimes, compileTimes } from './times/compile.ts';

/** A time as a text writes it. */
export interface TimeMention {
  /** First token, and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** UTF-16 units of the text; a possessive at the end is left out. */
  readonly start: number;
  readonly end: number;
  readonly expr: TimeExpr;
  readonly from: TimeRef['from'];
  readonly sense: TimeRef['sense'];
  /** The preposition that gives the sense ("since", "until", "for", "from"): its last token, before the mention or inside. */
  readonly preposition?: number;
  readonly rule: string;
  /** What the words say although nothing may be bounded by it: "the quarter", "recent days". */
  readonly loose?: TimeExpr;
  /** "HH:MM" when a time of day is written. */
  readonly clock?: string;
  /** Token where the time proper starts, behind "about", "more than". */
  readonly core?: number;
  /** The two sides of an interval, as written. */
  readonly parts?: readonly TimeMention[];
}

const compiled = new WeakMap<TimesLexicon, CompiledTimes>();

/**
 * The times of a text, sorted, not overlapping. Linear in the text.
 *
 * @param lexicon the times of a pack's lexicon; compiled on first use
 */
export function findTimes(doc: Doc, lexicon: TimesLexicon | CompiledTimes): TimeMention[] {
  const s = scan(doc, table(lexicon));
  const mentions: TimeMention[] = [];
  const { words } = s;
  for (let i = 0; i < words.length; ) {
    if (!words[i]?.begins) {
      i++;
      continue;
    }
    let match = phrase(s, i);
    if (!match || crosses(s, i, match.last) || vetoed(s, i, match)) {
      i++;
      continue;
    }
    // "in the past" gives way to "the past two months".
    if (match.fixed)
      for (let k = i + 1; k < match.last; k++) {
        const later = s.words[k] && phrase(s, k);
        if (later && later.last > match.last && !crosses(s, k, later.last)) {
          match = later;
          i = k;
          break;
        }
      }
    if (match.trap) {
      i = match.last;
      continue;
    }
    const mention = between(s, i, match) ?? behindPreposition(s, i, match);
    mentions.push(mention);
    i = mention.last;
  }
  return mentions;
}

function table(lexicon: TimesLexicon | CompiledTimes): CompiledTimes {
  if (!('phrases' in lexicon)) return lexicon;
  let ready = compiled.get(lexicon);
  if (!ready) {
    ready = compileTimes(lexicon);
    compiled.set(lexicon, ready);
  }
  return ready;
}

function crosses(s: Scan, first: number, last: number): boolean {
  return s.tokens[first]!.sentence !== s.tokens[last - 1]!.sentence;
}

const QUOTE = /^["“”'‘’`]+$/;

/** What looks like a time and is none: an age, a score, part of a name. */
function vetoed(s: Scan, i: number, match: Match): boolean {
  const word = at(s, i);
  // "in his 50s", "aged 1 day"
  if (word.decade !== undefined && is(s, i - 1, SMALL.his)) return true;
  if (match.expr.kind === 'duration' && is(s, i - 1, SMALL.aged)) return true;
  // A programme: ‘on ABC’s “This Week”’
  const tail = s.tokens[match.last - 1]!;
  if (QUOTE.test(text(s, i - 1)) && /^\p{Lu}\p{Ll}/u.test(tail.text) && at(s, match.last - 1).unit)
    return true;
  // "USA Today"
  const head = s.tokens[i]!;
  if (
    match.fixed &&
    head.text !== head.lower &&
    s.tokens[i - 1]?.pos === 'PROPN' &&
    !s.tokens[i - 1]!.text.endsWith('.') &&
    s.tokens[i - 1]!.sentence === head.sentence
  )
    return true;
  return false;
}

/** A mention with both sides of an interval: "from January to Dec. 8", "between 1994 and 1997", "January to March". */
function between(s: Scan, i: number, first: Match): TimeMention | undefined {
  const before = i - 1;
  const joined = is(s, before, SMALL.between) ? SMALL.and : SMALL.to;
  if (!is(s, first.last, joined)) return undefined;
  const k = first.last + 1;
  if (!s.words[k]) return undefined;
  const second = phrase(s, k);
  if (first.expr.kind === 'duration') return second && spread(s, i, first, second);
  if (!interval(first)) return undefined;
  if (!second || crosses(s, i, second.last) || !interval(second)) return undefined;
  const opened = is(s, before, SMALL.between | SMALL.from);
  // Without "from" only two of a kind make an interval: "Monday to Friday", not "Monday to 2019".
  if (!opened && (first.expr.kind !== second.expr.kind || text(s, first.last) === '-')) return undefined;
  const parts = [make(s, i, first, 'start'), make(s, k, second, 'end')];
  return {
    ...make(s, i, { ...second, rule: 'interval' }, 'at', second.last),
    expr: { kind: 'interval', from: first.expr, to: second.expr },
    from: first.from === second.from ? first.from : 'utterance',
    ...(opened ? { preposition: before } : {}),
    parts,
  };
}

const DAYS: Readonly<Partial<Record<TimeUnit, number>>> = { day: 1, week: 7, month: 30, year: 365 };

/** "several days to six months": one stretch, in days when the units differ. */
function spread(s: Scan, i: number, first: Match, second: Match): TimeMention | undefined {
  const [a, b] = [first.expr, second.expr];
  if (a.kind !== 'duration' || b.kind !== 'duration' || crosses(s, i, second.last)) return undefined;
  const same = a.unit === b.unit;
  const [per, to] = same ? [1, 1] : [DAYS[a.unit], DAYS[b.unit]];
  if (!per || !to || a.min * per > b.max * to) return undefined;
  const expr: TimeExpr = { kind: 'duration', unit: same ? a.unit : 'day', min: a.min * per, max: b.max * to };
  return make(s, i, { ...second, expr, rule: 'spread' }, 'duration');
}

function interval({ expr, sense }: Match): boolean {
  return (
    sense !== 'duration' &&
    (expr.kind === 'date' ||
      expr.kind === 'weekday' ||
      expr.kind === 'unit' ||
      expr.kind === 'vague' ||
      expr.kind === 'shift')
  );
}

/** What the preposition before a time makes of it. */
function behindPreposition(s: Scan, i: number, match: Match): TimeMention {
  if (match.link !== undefined) return { ...make(s, i, match, 'at'), preposition: match.link };
  const before = i - 1;
  for (const p of at(s, before).prepositions ?? []) {
    const first = before - p.words.length + 1;
    if (first < 0 || spelled(s, first, p.words) !== i) continue;
    const { expr } = match;
    const stretch = expr.kind === 'duration';
    if (stretch !== (p.sense === 'duration') && !(stretch && (p.sense === 'from' || p.sense === 'to')))
      continue;
    const here = { preposition: before };
    if (p.sense === 'duration') return { ...make(s, i, match, 'duration'), ...here };
    if (expr.kind === 'interval' && p.sense === 'start') return { ...make(s, i, match, 'at'), ...here };
    if (p.sense === 'start' || p.sense === 'end') {
      // "from Monday" alone and "from 1991": where it starts.
      return { ...make(s, i, match, p.sense), ...here };
    }
    if (stretch) {
      // "after two days" counts from what is told; "after two days of questioning" is how long that took.
      if (p.sense === 'to' || is(s, match.last, SMALL.of))
        return { ...make(s, i, match, 'duration'), ...here };
      const { unit, min, max } = expr;
      return {
        ...make(s, i, match, 'at'),
        expr: { kind: 'shift', unit, min, max, ...(expr.approx ? { approx: true } : {}) },
        from: 'act',
        loose: match.loose ?? expr,
        rule: 'after-stretch',
        ...here,
      };
    }
    if (expr.kind === 'vague' || expr.kind === 'set' || expr.kind === 'interval') continue;
    return {
      ...make(s, i, match, 'at'),
      expr: p.sense === 'to' ? { kind: 'interval', to: expr } : { kind: 'interval', from: expr },
      loose: match.loose ?? expr,
      ...here,
    };
  }
  return make(s, i, match, match.sense ?? 'at');
}

function make(s: Scan, first: number, match: Match, sense: TimeRef['sense'], last = match.last): TimeMention {
  const tail = s.tokens[last - 1]!;
  const possessive = tail.text.length > 3 && /['’]s$/.test(tail.text) ? 2 : 0;
  return {
    first,
    last,
    start: s.tokens[first]!.start,
    end: tail.end - possessive,
    expr: match.expr,
    from: match.from,
    sense,
    rule: match.rule,
    ...(match.loose ? { loose: match.loose } : {}),
    ...(match.clock ? { clock: match.clock } : {}),
    ...(match.core === undefined || match.core === first ? {} : { core: match.core }),
  };
}
