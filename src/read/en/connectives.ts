/** Opens clauses at the words that open them: subordinators ("after he fled") and relatives ("who", "that", "where"). */
import { type Clause, isParty } from './clause.ts';
import type { RelativeSort, SubordinatorSort } from './grammar.ts';
import { type Context, closest, fresh, hasTense, type Parse, top } from './open-clauses.ts';
import type { Np } from './phrases.ts';

/** Opens a subordinate clause at item `i`; it hangs on the nearest verb with tense. */
export function openSubordinate(parse: Parse, word: string, sort: SubordinatorSort, i: number): void {
  const { grammar, items, stack } = parse;
  // "since 14 November, when officers took her away": the time is that of the clause.
  const when = items[i - 1]?.kind === 'comma' ? items[i - 2] : items[i - 1];
  const times: Context['times'] =
    grammar.relative.get(word) === 'time' && when?.kind === 'time' ? [{ ...when.mention, sense: 'at' }] : [];
  const below = closest(
    parse,
    (context) => hasTense(context) || (context.sort === 'main' && !context.clause),
  );
  stack.push(
    fresh('sub', { ...(below.clause ? { parent: below.clause } : {}), marker: { word, sort }, times }),
  );
  parse.lastNp = undefined;
  parse.conj = false;
}

/** Opens the relative clause, or the content clause, at item `i`. */
export function openRelative(parse: Parse, sort: RelativeSort, i: number): void {
  const { grammar, items, stack, lastNp } = parse;
  const { clause } = top(parse);
  const parent = clause ? { parent: clause } : {};
  const following = items[i + 1];
  const subjectFollows = following !== undefined && following.kind !== 'vg';
  // "said that …", "told her that …": a content clause.
  if (
    sort === 'any' &&
    clause &&
    grammar.clausal.has(clause.vg.lemma) &&
    following?.kind !== 'vg' &&
    !parse.prep
  ) {
    stack.push(fresh('content', parent));
    parse.lastNp = undefined;
    parse.conj = false;
    return;
  }
  if (sort === 'any' && (!lastNp || (subjectFollows && lastNp.type.sort === 'act'))) {
    stack.push(fresh('content', parent));
    parse.lastNp = undefined;
    return;
  }
  const antecedent = antecedentFor(parse, sort);
  if (sort === 'time' || (!antecedent && sort !== 'person')) {
    stack.push(fresh('sub', { ...parent, marker: { word: '', sort: 'during' } }));
    parse.prep = undefined;
    return;
  }
  parse.relativePrep = parse.prep?.word;
  parse.prep = undefined;
  stack.push(fresh('rel', { ...parent, ...(antecedent ? { antecedent } : {}), relative: sort }));
  if (sort === 'possessive') parse.whose = antecedent;
  parse.lastNp = undefined;
  parse.conj = false;
}

/** How many phrases back "who" looks for somebody. */
const REACH = 4;

/** What a relative stands for. */
function antecedentFor({ nps, hosts, grammar }: Parse, sort: RelativeSort): Np | undefined {
  const last = nps[nps.length - 1];
  if (sort === 'any' && last?.type.sort === 'place') {
    // "the market in Hyesan that was raided"
    const holder = nps[nps.length - 2];
    if (holder?.attached.some((entry) => entry.np === last)) return holder;
  }
  if (sort !== 'person' && sort !== 'possessive') return last;
  const found = nps.slice(-REACH).findLast(isParty) ?? last;
  // "her sister in London, who fled": a name behind a person's preposition may be a place, the person is not.
  const host = found?.type.sort === 'name' ? hosts.get(found) : undefined;
  const placed = host?.attached.some(({ np, word }) => np === found && grammar.placing.has(word));
  return placed && host?.type.sort === 'party' ? host : found;
}

/** What a relative stands for takes its place in the clause: under its preposition, or as the object that is missing. */
export function fillGap(parse: Parse, clause: Clause, context: Context, gap: boolean): void {
  const { antecedent, relative } = context;
  if (!antecedent) return;
  if (parse.relativePrep) clause.preps.push({ word: parse.relativePrep, np: antecedent });
  else if (relative === 'place') clause.preps.push({ word: parse.grammar.raw.where[0]!, np: antecedent });
  else if (gap && relative !== 'possessive' && !clause.passive && !clause.vg.copula)
    clause.object = antecedent;
  parse.relativePrep = undefined;
}
