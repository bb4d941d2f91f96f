/** What stands in the slots of a clause that frames speak of. */
import type { Clause } from './clause.ts';
import type { ClauseLinks } from './clause-links.ts';
import type { Frames } from './frames.ts';
import type { Np } from './np.ts';
import { isOffice, isParty } from './sorts.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A phrase, words of the text, or somebody whom the clause leaves out. */
export interface Filled {
  readonly np?: Np;
  readonly stretch?: Stretch;
  readonly zero?: true;
}

export type Slots = ReadonlyMap<string, readonly Filled[]>;

/** What may be an object without its particle. */
const BARE: ReadonlySet<string> = new Set(['thing', 'deed', 'other']);

/** A passive is turned round: `object` is whom it was done to. */
export function slotsOf(clause: Clause, passive: boolean, links: ClauseLinks, frames: Frames): Slots {
  const slots = new Map<string, Filled[]>();
  const put = (slot: string, filled: Filled): void => {
    const list = slots.get(slot);
    if (list === undefined) slots.set(slot, [filled]);
    else if (!list.some(({ np }) => np !== undefined && np === filled.np)) list.push(filled);
  };
  const { args } = clause;
  const hasSubject = args.some(({ mark }) => mark === 'subject');
  const hasTopic = args.some(({ mark }) => mark === 'topic');
  const hasObject = args.some(({ mark }) => mark === 'object');
  // "가족이 재산을 몰수당했다": what was taken is the object, and from whom it was taken is whom it was done to.
  const kept = passive && hasObject;
  const grammatical = kept ? 'to' : passive ? 'object' : 'subject';
  for (const np of args) {
    switch (np.mark) {
      case 'subject':
        put(grammatical, { np });
        break;
      case 'topic':
      case 'also':
      case 'only':
        // "남성은 보위부가 체포했다": the topic is what is left to be.
        if (!hasSubject) put(grammatical, { np });
        else put(hasObject || passive ? 'topic' : 'object', { np });
        break;
      case 'by':
        put('subject', { np });
        break;
      case 'to':
        if (passive) put('subject', { np });
        put('to', { np });
        break;
      case 'at':
      case 'in':
      case 'from':
        if (isOffice(np) && (passive || (np.mark === 'in' && !hasSubject && !hasTopic)))
          put('subject', { np });
        put(np.mark, { np });
        break;
      case 'toward':
        if (np.known?.bound === 'reason') put('charge', { stretch: stretchOf(np) });
        put('toward', { np });
        put('as', { np });
        break;
      case 'until':
        // "아들까지 추방했다": "even" of people and things, "as far as" of places and times.
        if (!isParty(np) && np.type !== 'thing') put('until', { np });
        else if (!hasSubject && (passive || hasObject)) put(grammatical, { np });
        else if (!hasObject) put('object', { np });
        break;
      case undefined:
        if (!hasSubject && np === args[0] && isParty(np)) put(grammatical, { np });
        // "문제 삼다": right before its verb the object needs no particle.
        else if (np === args.at(-1) && np.known !== undefined && BARE.has(np.type) && !hasObject)
          put('object', { np });
        break;
      default:
        put(np.mark, { np });
    }
  }
  const { deedNp, describes, gap, carried } = clause;
  if (deedNp?.owner !== undefined) put(passive ? 'subject' : 'object', { np: deedNp.owner });
  if (describes !== undefined && gap !== undefined)
    put(gap === 'subject' || passive ? grammatical : 'object', { np: describes });
  if (!slots.has(grammatical)) put(grammatical, carried === undefined ? { zero: true } : { np: carried });
  // "체포해 조사했다": to whom, as in the clause before.
  const before = passive || slots.has('object') ? undefined : links.before(clause);
  const object = before?.args.find(({ mark }) => mark === 'object');
  const isShared =
    object !== undefined && isParty(object) && frames.sense(clause.lemma, clause.deed).transitive === true;
  if (isShared) put('object', { np: object });
  if (!slots.has('object')) put('object', { zero: true });
  // "…을 누설한 혐의로": the clause before is the reason.
  for (const np of args) {
    const reason = links.closedBy(np);
    if (reason?.bound === 'reason') slots.set('charge', [{ stretch: { start: reason.start, end: np.end } }]);
  }
  return slots;
}

/** A phrase with whose it is. */
export function stretchOf({ owner, start, end }: Np): Stretch {
  return { start: owner?.start ?? start, end };
}
