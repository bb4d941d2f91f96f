/**
 * Whether two acts with different words for their person may be one act told twice. A report tells in its title and lead
 * what its body tells in full: "40대 남성이 체포됐다", later "읍에 사는 리 모 씨가 … 붙잡혔다". Against it speaks all that
 * differs (sex, number, age, name, home), a body that tells several cases of one kind, and a first person of whom the body
 * has spoken already before the second comes in.
 */
import { patients } from '../told-twice.ts';
import type { Doc } from './doc.ts';
import { type Entity, isOfficial, sameName } from './party.ts';
import type { Resolved } from './same.ts';

export interface Structure {
  /** The last paragraph of the opening; where the text behind it begins. */
  readonly opening: number;
  readonly body: number;
  readonly titled: boolean;
}

export interface Again {
  /** Whether `b` may tell again what `a` told of somebody else by name. */
  retells(a: Resolved, b: Resolved): boolean;
}

export interface About extends Structure {
  /** What the report says of two parties excludes that they are one. */
  differ(a: Entity, b: Entity): boolean;
  /** Both name one place or one time, and nothing but the person speaks against one act. */
  shared(a: Resolved, b: Resolved): boolean;
  fits(a: Resolved, b: Resolved): boolean;
}

/** How many paragraphs behind the opening may tell it again, and how many acts of one kind are looked at. */
const BODY = 6;
const KEPT = 40;
const CLOSED = /[.!?…。][\])"'”’」]*$/u;

/** How a report is built: a title, a lead that tells in brief, a body that tells in full. */
export function structureOf({ text, sentences }: Doc): Structure {
  const [first, second] = sentences;
  const titled =
    first !== undefined &&
    second !== undefined &&
    second.paragraph > first.paragraph &&
    !CLOSED.test(text.slice(first.start, first.end));
  const opening = titled ? 1 : 0;
  const body = sentences.find(({ paragraph }) => paragraph > opening)?.start ?? text.length;
  return { opening, body, titled };
}

export function again(acts: readonly Resolved[], about: About): Again {
  const byKind = new Map<string, Resolved[]>();
  for (const act of acts) {
    const { kind, general, pointing } = act.mention;
    const list = byKind.get(kind);
    if (general || pointing) continue;
    if (list === undefined) byKind.set(kind, [act]);
    else if (list.length < KEPT) list.push(act);
  }
  return { retells };

  function retells(a: Resolved, b: Resolved): boolean {
    if (b.paragraph <= a.paragraph && (b.voice === a.voice || b.voice === '')) return false;
    const [one, other] = [patients(a), patients(b)];
    const [first] = one;
    const [second] = other;
    if (first === undefined || second === undefined || one.length > 1) return false;
    if (!isNewIn(first, a)) return false;
    if (other.some((entity) => isBody(entity) || entity.owner !== undefined)) return false;
    const opens = a.paragraph <= about.opening && b.paragraph <= about.opening + BODY;
    if (other.length > 1) return opens && areAll(first, other);
    if (startOf(second) <= startOf(first) || !mayBe(first, second)) return false;
    const shared = about.shared(a, b);
    if (!opens && !(shared && first.noun !== undefined && first.noun === second.noun)) return false;
    return shared || !(spokenOf(first, second) || hasRival(a, b, first, second));
  }

  /** Somebody whom the act tells of first, and nobody known before. */
  function isNewIn(entity: Entity, act: Resolved): boolean {
    if (isBody(entity) || entity.owner !== undefined || entity.speaks !== undefined || entity.vague === true)
      return false;
    if (entity.mentions[0]?.known?.pronoun !== undefined) return false;
    return act.paragraph <= about.opening
      ? startOf(entity) < about.body
      : startOf(entity) >= act.mention.start;
  }

  function mayBe(first: Entity, second: Entity): boolean {
    return (
      first.plural === second.plural &&
      second.speaks === undefined &&
      second.vague !== true &&
      first.teller === second.teller &&
      (first.count === undefined || second.count === undefined || first.count === second.count) &&
      !about.differ(first, second)
    );
  }

  /** The body speaks of the first before the second comes in: the second is somebody else. */
  function spokenOf(first: Entity, second: Entity): boolean {
    const start = startOf(second);
    return first.mentions.some((np) => np.start >= about.body && np.start < start);
  }

  /** Another act of the kind in the body, of somebody who may as well be the first and is not the second. */
  function hasRival(a: Resolved, b: Resolved, first: Entity, second: Entity): boolean {
    return (byKind.get(a.mention.kind) ?? []).some((act) => {
      if (act === a || act === b || act.anew || act.paragraph < about.opening) return false;
      const [rival, ...more] = patients(act);
      if (rival === undefined || more.length > 0 || rival === first || rival === second) return false;
      if (isBody(rival) || rival.owner !== undefined || rival.mentions[0]?.determiner === 'another')
        return false;
      if (!mayBe(first, rival) || !about.fits(a, act)) return false;
      return (
        act.voice === b.voice ||
        act.mention.start < b.mention.start ||
        !mayBe(second, rival) ||
        !about.fits(b, act)
      );
    });
  }
}

/** "4명" and "남학생 2명과 여학생 2명" told in one breath. */
function areAll(whole: Entity, parts: readonly Entity[]): boolean {
  return whole.plural && whole.count !== undefined && sumOf(parts) === whole.count;
}

/** How many people several parties are. */
export function sumOf(parts: readonly Entity[]): number {
  let sum = 0;
  for (const part of parts) sum += part.plural ? (part.count ?? Number.NaN) : 1;
  return sum;
}

/** What is said of two parties themselves excludes that they are one. */
export function partiesDiffer(a: Entity, b: Entity): boolean {
  if (isOfficial(a) !== isOfficial(b) && a.plural) return true;
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return true;
  if (a.decade !== undefined && b.decade !== undefined && a.decade !== b.decade) return true;
  return a.core !== undefined && b.core !== undefined && !sameName(a.core, b.core);
}

function startOf({ mentions }: Entity): number {
  return mentions[0]?.start ?? Number.POSITIVE_INFINITY;
}

/** An office, or several of its people: a single official may be the one the report is about. */
function isBody(entity: Entity): boolean {
  return isOfficial(entity) && (entity.plural || entity.kind !== 'person');
}
