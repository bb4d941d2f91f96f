/** The verb of a clause with all that belongs to it: auxiliaries behind it, the noun of doing before it. */
import type { Form } from '../../packs/lexicon/verb-final.ts';
import type { Says } from './clause.ts';
import type { ClauseGrammar } from './clause-grammar.ts';
import type { Doc, Verb, Voice, Word } from './doc.ts';
import type { Item } from './items.ts';
import type { Np } from './np.ts';

export interface Predicate {
  /** Its last item, its place in the text: from the verb or noun of doing to the end of the last auxiliary. */
  readonly last: number;
  readonly at: number;
  readonly end: number;
  readonly lemma: string;
  readonly deed?: string;
  /** The phrase that its noun of doing is; it is no argument then. */
  readonly deedNp?: Np;
  readonly voice: Voice;
  readonly form: Form;
  readonly says: ReadonlySet<Says>;
  /** A noun of doing with "to be". */
  readonly state: boolean;
}

/** Particles of a noun of doing before the verb that carries it. */
const CARRIED: ReadonlySet<string> = new Set(['object', 'subject', 'also', 'topic', 'at']);

/**
 * @param k the item of the verb
 * @param previous what stands right before it
 * @param adverbs the classes of the small words before it
 */
export function predicateAt(
  items: readonly Item[],
  k: number,
  previous: Np | undefined,
  adverbs: readonly string[],
  doc: Doc,
  g: ClauseGrammar,
): Predicate {
  const { word } = items[k] as { word: Word };
  const verb = word.verb!;
  const says = new Set<Says>();
  if (verb.says !== undefined) says.add(verb.says);
  if (adverbs.includes('not')) says.add('not');
  let { form, ending } = verb;
  let { end } = word;
  let last = k;
  let lemma = verb.lemma;
  for (;;) {
    const aux = auxiliary(items, last, form, ending, doc, g);
    if (aux === undefined) break;
    if (aux.says.includes('happened')) says.delete('future');
    for (const one of aux.says) says.add(one);
    // "불려 갔다": a verb with its helper may be a verb of its own.
    const joint = `${doc.text.slice(word.start, word.end)}${aux.verb.lemma}`;
    if (form === 'then' && verb.deed === undefined && g.sense(joint, undefined).transitive !== undefined)
      lemma = joint;
    if (aux.verb.says !== undefined) says.add(aux.verb.says);
    ({ form, ending } = aux.verb);
    ({ end, at: last } = aux);
  }
  const behind = items[last + 1];
  // "고문을 당하다 탈출했다": the plain form inside a sentence is no end.
  if (form === 'final' && says.size === 0 && behind !== undefined && behind.kind !== 'sign') form = 'while';
  const plain = { last, at: word.start, end, lemma, voice: verb.voice, form, says, state: false };
  const carried = previous && deedOf(verb, lemma, previous, doc, g);
  if (carried === undefined) return { ...plain, ...(verb.deed !== undefined && { deed: verb.deed }) };
  if (carried.lasts) says.add('ongoing');
  const { deed, at, deedNp } = carried;
  const own = { ...plain, deed, at, deedNp };
  return verb.copula === undefined
    ? { ...own, voice: g.carriers.get(lemma)! }
    : { ...own, lemma: deed, state: true };
}

interface Carried {
  readonly deed: string;
  readonly at: number;
  readonly deedNp: Np;
  /** "조사 중": still goes on. */
  readonly lasts?: true;
}

/** The noun of doing that the phrase before a verb is: "조사 중이다", "조사를 받다". */
function deedOf(verb: Verb, lemma: string, previous: Np, doc: Doc, g: ClauseGrammar): Carried | undefined {
  const { known } = previous;
  const deedNp = previous;
  if (verb.copula !== undefined) {
    const inside = known?.bound === 'while' ? previous.before.at(-1) : undefined;
    if (inside?.noun?.known?.deed) return { deed: inside.noun.stem, at: inside.start, deedNp, lasts: true };
    return known?.deed ? { deed: previous.stem, at: previous.start, deedNp } : undefined;
  }
  if (!g.carriers.has(lemma)) return undefined;
  const at = doc.words[previous.head]!.start;
  const wrapped = known?.wrapper
    ? previous.before.findLast(({ noun }) => noun?.known?.deed === true)
    : undefined;
  if (wrapped !== undefined) return { deed: wrapped.noun!.head, at, deedNp };
  const isCarried = previous.mark === undefined || CARRIED.has(previous.mark);
  return known?.deed && isCarried ? { deed: previous.headWord, at, deedNp } : undefined;
}

/** An auxiliary behind the verb at item `k`. */
function auxiliary(
  items: readonly Item[],
  k: number,
  form: Form,
  ending: string,
  doc: Doc,
  { grammar }: ClauseGrammar,
): { at: number; end: number; says: readonly Says[]; verb: Verb } | undefined {
  for (const aux of grammar.auxiliaries ?? []) {
    if (!aux.after.includes(form)) continue;
    if (aux.endings !== undefined && !aux.endings.some((one) => ending.endsWith(one))) continue;
    let at = k + 1;
    if (aux.between !== undefined) {
      const item = items[at];
      if (item?.kind !== 'np' || !aux.between.includes(withParticle(item.np, doc))) continue;
      at++;
    }
    const next = items[at];
    if (next?.kind !== 'verb') continue;
    const verb = next.word.verb!;
    const lemma = verb.copula === undefined ? verb.lemma : grammar.copula?.[0];
    if (lemma === undefined || !aux.verbs.includes(lemma)) continue;
    return { at, end: next.word.end, says: aux.says.filter((one) => one !== 'nothing'), verb };
  }
  return undefined;
}

function withParticle({ start, end, last, copula }: Np, doc: Doc): string {
  return doc.text.slice(start, copula ? end : doc.words[last - 1]!.end);
}
