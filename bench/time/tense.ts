/** Whether the clause around a time speaks of the past or of what is to come. */
import type { Doc } from '../../src/read/en/doc.ts';
import type { TimeMention } from '../../src/read/en/times.ts';

const COMING = new Set([
  'will',
  "'ll",
  'shall',
  'would',
  'wo',
  'scheduled',
  'expected',
  'due',
  'plans',
  'planned',
  'set',
  'expects',
  'payable',
  'expire',
  'expires',
  'upcoming',
  'slated',
  'plan',
  'hopes',
]);
const FIRM = new Set(['will', "'ll", 'shall']);

/** -1 past, +1 to come, 0 unknown: by the nearest verb, those before the time first. */
export function direction(doc: Doc, mention: TimeMention): -1 | 0 | 1 {
  const sentence = doc.sentences[doc.tokens[mention.first]!.sentence]!;
  const before = doc.tokens[mention.first - 1]?.lower ?? '';
  const open =
    ['until', 'through', 'by', 'effective'].includes(before) ||
    (before === 'as' && doc.tokens[mention.first - 2]?.lower === 'soon');
  if (open) return 1;
  if (
    /['’]s$/.test(doc.tokens[mention.last - 1]!.text) ||
    /^['’]s$/.test(doc.tokens[mention.last]?.text ?? '')
  )
    return -1;
  let best: -1 | 0 | 1 = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i >= mention.first && i < mention.last) continue;
    const tense = tenseAt(doc, i);
    if (tense === 0) continue;
    let distance = i < mention.first ? mention.first - i : (i - mention.last + 1) * 1.2 + 1;
    if (FIRM.has(doc.tokens[i]!.lower)) distance -= 1;
    if (distance < nearest) {
      nearest = distance;
      best = tense;
    }
  }
  return best;
}

function tenseAt(doc: Doc, i: number): -1 | 0 | 1 {
  const t = doc.tokens[i]!;
  if (COMING.has(t.lower)) return 1;
  if (t.pos !== 'VERB' && t.pos !== 'AUX') return 0;
  const before = doc.tokens[i - 1]?.lower;
  const aux = doc.tokens[i - 2]?.lower;
  // "will be held": the verb goes with its auxiliary.
  if (
    (before && COMING.has(before)) ||
    before === 'to' ||
    (before === 'be' && (aux === 'to' || (aux !== undefined && COMING.has(aux))))
  )
    return 1;
  if (t.lower === 'was' || t.lower === 'were' || t.lower === 'had' || t.lower === 'did') return -1;
  if (t.lower !== t.lemma && !t.lower.endsWith('ing') && !t.lower.endsWith('s')) return -1;
  return 0;
}
