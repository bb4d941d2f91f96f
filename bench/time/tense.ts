/** Whether the clause around a time speaks of the past or of what is to come. */
import type { Doc } from '../../src/read/en/doc.ts';
import type { TimeMention } from '../../src/read/en/times.ts';

const WILL = new Set(['will', "'ll", '’ll', 'shall', 'wo', 'would', 'could', 'may', 'might', 'can', 'must']);
/** Words after which an infinitive is to come: "is scheduled to expire". */
const AWAITED = new Set([
  'scheduled',
  'expected',
  'due',
  'planned',
  'expects',
  'payable',
  'expires',
  'expire',
  'plans',
  'slated',
  'hopes',
  'expecting',
  'set',
]);
const OPEN = new Set(['until', 'through', 'by', 'effective']);
const WAS = new Set(['was', 'were', 'had', 'did']);

/** -1 past, +1 to come, 0 unknown: by the nearest verb, those before the time first. */
export function direction(doc: Doc, mention: TimeMention): -1 | 0 | 1 {
  const { tokens } = doc;
  const before = tokens[mention.first - 1]?.lower ?? '';
  if (OPEN.has(before) || (before === 'as' && tokens[mention.first - 2]?.lower === 'soon')) return 1;
  if (/['’]s$/.test(tokens[mention.last - 1]!.text) || /^['’]s$/.test(tokens[mention.last]?.text ?? ''))
    return -1;
  const sentence = doc.sentences[tokens[mention.first]!.sentence]!;
  let best: -1 | 0 | 1 = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i >= mention.first && i < mention.last) continue;
    const tense = tenseAt(doc, i, sentence.first);
    if (tense === 0) continue;
    const distance = i < mention.first ? mention.first - i : (i - mention.last + 1) * 1.2 + 1;
    if (distance < nearest) {
      nearest = distance;
      best = tense;
    }
  }
  return best;
}

/** A finite verb's tense; a verb behind "to" takes that of what it hangs on. */
function tenseAt(doc: Doc, i: number, first: number): -1 | 0 | 1 {
  const t = doc.tokens[i]!;
  if (AWAITED.has(t.lower) && t.pos !== 'NOUN') return awaited(doc, i, first);
  if (t.pos !== 'VERB' && t.pos !== 'AUX') return 0;
  if (WILL.has(t.lower)) return 1;
  if (WAS.has(t.lower)) return -1;
  // Up to three words back: "will be held", "to be sent", "was not told".
  for (let k = i - 1; k >= Math.max(first, i - 3); k--) {
    const { lower, pos } = doc.tokens[k]!;
    if (WILL.has(lower)) return 1;
    if (WAS.has(lower)) return -1;
    if (lower === 'to') {
      for (let h = k - 1; h >= Math.max(first, k - 2); h--)
        if (AWAITED.has(doc.tokens[h]!.lower)) return awaited(doc, h, first);
      return 0;
    }
    if (pos !== 'AUX' && pos !== 'ADV' && pos !== 'PART') break;
  }
  if (t.lower !== t.lemma && !t.lower.endsWith('ing') && !t.lower.endsWith('s')) return -1;
  return 0;
}

/** "was scheduled to expire" spoke of what is past by now; "is scheduled" does not. */
function awaited(doc: Doc, i: number, first: number): -1 | 1 {
  for (let k = i - 1; k >= Math.max(first, i - 3); k--) if (WAS.has(doc.tokens[k]!.lower)) return -1;
  return 1;
}
