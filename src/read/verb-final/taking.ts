/** Which of the phrases and times before a verb are its own, and which belong to a clause around it. */
import type { Form } from '../../packs/lexicon/verb-final.ts';
import type { VerbSense } from './clause-grammar.ts';
import type { Np } from './np.ts';
import type { Predicate } from './predicate.ts';
import type { TimeMention } from './times.ts';

/** What waits for its verb. */
export type Pending = { readonly np: Np } | { readonly time: TimeMention };

const DESCRIBES: ReadonlySet<Form> = new Set(['modify', 'quote-modify']);
const SAID: ReadonlySet<Form> = new Set(['quote', 'quote-modify', 'quote-and', 'ask']);

/** Whether a clause of that form describes the noun behind it. */
export function describes(form: Form): boolean {
  return DESCRIBES.has(form);
}

/** What a relative clause takes: nothing of the clause around it. */
export function ofRelative(
  pending: readonly Pending[],
  { voice, form, says }: Predicate,
  sense: VerbSense,
  head: Np,
): Pending[] {
  const taken: Pending[] = [];
  const turned = voice === 'passive' || sense.turned;
  const isParty = head.type === 'person' || head.type === 'group' || head.type === 'other';
  let object = false;
  for (let k = pending.length - 1; k >= 0; k--) {
    const one = pending[k]!;
    const adjacent = k === pending.length - 1;
    if ('time' in one) {
      // "보위부는 지난달 휴대전화를 쓰던 남성을 체포했다": the time of a lasting state is the other clause's.
      if (says.has('past') || adjacent || form === 'quote-modify') taken.unshift(one);
      continue;
    }
    const { mark } = one.np;
    if (mark === 'topic' || (mark === 'object' && object)) break;
    if (mark === 'object') object = true;
    if (mark === 'subject') {
      const fills = turned || object || sense.transitive === false;
      const close = adjacent && sense.transitive === undefined && !turned;
      if ((fills && isParty && !close) || (sense.transitive === undefined && !adjacent)) break;
      taken.unshift(one);
      break;
    }
    taken.unshift(one);
  }
  return taken;
}

/** What any other clause takes: everything at its level, but not the teller of what is said. */
export function ofOther(
  pending: readonly Pending[],
  { form, says }: Predicate,
  bound: string | undefined,
  verbFollows: boolean,
): readonly Pending[] {
  if (!verbFollows) return pending;
  if ((form === 'to-do' || says.has('ordered')) && !SAID.has(form)) {
    // "그는 지난해 9월 한국으로 가기 위해": who and when belong to what was done for it.
    const from = pending.findLastIndex((one) => 'time' in one || isWho(one.np));
    return pending.slice(from + 1);
  }
  const said = SAID.has(form) || (bound === 'thing' && describes(form));
  const shared = said || (bound !== undefined && describes(form)) || form === 'nominal' || form === 'to-do';
  const who = pending.flatMap((one, k) => ('np' in one && isWho(one.np) ? [{ np: one.np, k }] : []));
  const [first] = who;
  if (first === undefined || !shared) return pending;
  const isOuter = who.length > 1 || (first.np.mark === 'topic' && said && tells(first.np));
  return isOuter ? pending.slice(first.k + 1) : pending;
}

/** The role in a relative clause of the noun that it describes. */
export function gapOf(
  args: readonly Np[],
  { voice }: Predicate,
  sense: VerbSense,
  head: Np,
): 'subject' | 'object' | undefined {
  if (!GAPS.has(head.type)) return undefined;
  const turned = voice === 'passive' || sense.turned;
  const object = args.some(({ mark }) => mark === 'object');
  if (args.some(({ mark }) => mark === 'subject')) return object || turned ? undefined : 'object';
  if (turned || object || sense.transitive !== true) return 'subject';
  return head.type === 'office' ? 'subject' : 'object';
}

const GAPS: ReadonlySet<string> = new Set(['person', 'group', 'office', 'organisation', 'thing', 'other']);

/** Times before the first subject or topic: they hold for the whole chain. */
export function aheadOf(taken: readonly Pending[]): TimeMention[] {
  const from = taken.findIndex((one) => 'np' in one && isWho(one.np));
  return taken.slice(0, Math.max(0, from)).flatMap((one) => ('time' in one ? [one.time] : []));
}

/** Says who a clause is about. */
export function isWho({ mark }: Np): boolean {
  return mark === 'subject' || mark === 'topic';
}

/** Whether somebody of this kind tells things rather than does them. */
function tells({ known, type }: Np): boolean {
  return known?.party?.occupation === 'source' || type === 'organisation' || known?.pronoun?.of === 'speaker';
}
