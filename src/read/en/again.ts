/**
 * Whether two acts with different words for their person may be one act told twice. A report tells in its title and lead
 * what its body tells in full: "a man was arrested", later "a trader in his 50s was arrested at his home".
 * Against it speaks all that differs (sex, number, age, name, residence), a body that tells several cases of one kind, and a
 * first person of whom the body has spoken already before the second comes in.
 */
import { patients } from '../told-twice.ts';
import type { Entity } from './party.ts';
import { agesAgree, isOfficial, sexesAgree } from './party.ts';
import type { Resolved } from './same.ts';

export interface Again {
  /** Whether `b` may tell again what `a` told of somebody else by name. */
  retells(a: Resolved, b: Resolved): boolean;
}

export interface About {
  readonly titled: boolean;
  readonly opening: number;
  /** First token behind the title, and behind the opening. */
  readonly lead: number;
  readonly body: number;
  /** What the report says of two parties excludes that they are one. */
  differ(a: Entity, b: Entity): boolean;
  /** They have jobs, and not the same one. */
  jobsDiffer(a: Entity, b: Entity): boolean;
  /** The act names a place and time that the other names too. */
  shared(a: Resolved, b: Resolved): boolean;
  /** Nothing but the person speaks against one act. */
  fits(a: Resolved, b: Resolved): boolean;
}

/** How many paragraphs behind the opening may tell it again. */
const BODY = 6;
/** How many acts of one kind are looked at: what keeps a text of any length linear. */
const KEPT = 40;

export function again(acts: readonly Resolved[], about: About): Again {
  const byKind = new Map<string, Resolved[]>();
  for (const act of acts) {
    const { kind, general, pointing } = act.mention;
    const list = byKind.get(kind);
    if (general || pointing) continue;
    if (!list) byKind.set(kind, [act]);
    else if (list.length < KEPT) list.push(act);
  }
  return { retells };

  function retells(a: Resolved, b: Resolved): boolean {
    if (b.paragraph <= a.paragraph && (b.voice === a.voice || b.voice === '')) return false;
    const [one, other] = [patients(a), patients(b)];
    if (one.length !== 1 || other.length === 0) return false;
    const first = one[0]!;
    if (!isNewIn(first, a)) return false;
    if (other.some((entity) => isBody(entity) || entity.owner !== undefined || entity.general)) return false;
    const opens = a.paragraph <= about.opening && b.paragraph <= about.opening + BODY;
    if (other.length > 1) return opens && areAll(first, other, b);
    const second = other[0]!;
    if (second.mentions[0]!.head <= first.mentions[0]!.head && !isOfTitle(second)) return false;
    if (!mayBe(first, second)) return false;
    const shared = about.shared(a, b);
    if (!opens && !isPresumed(second) && !(shared && isAlike(first, second))) return false;
    if (!shared && (spokenOf(first, second) || hasRival(a, b, first, second))) return false;
    return true;
  }

  /** Somebody whom the act tells of first, and nobody known before. */
  function isNewIn(entity: Entity, act: Resolved): boolean {
    const first = entity.mentions[0]!;
    if (isBody(entity) || entity.general || first.pronoun) return false;
    if (entity.owner && first.determiner !== 'indefinite') return false;
    // A name is given after the words for a person, hardly ever before: only a title does.
    if (entity.names.size > 0 && !(about.titled && act.paragraph === 0)) return false;
    return act.paragraph <= about.opening ? first.head < about.body : first.head >= act.mention.first;
  }

  function mayBe(first: Entity, second: Entity): boolean {
    return (
      first.plural === second.plural &&
      sexesAgree(first, second.sex) &&
      agesAgree(first.noun, second.noun) &&
      (first.size === undefined || second.size === undefined || first.size === second.size) &&
      !first.members.includes(second) &&
      !about.differ(first, second) &&
      // A trader of the opening is the smuggler of the body, unless the body has the trader too.
      !(about.jobsDiffer(first, second) && !isPresumed(second) && spokenOf(first, second))
    );
  }

  /** "one of the soldiers … in a small village", "a soldier … in a village near Hyesan". */
  function isAlike(first: Entity, second: Entity): boolean {
    return (
      first.noun !== undefined && first.noun === second.noun && first.names.size + second.names.size === 0
    );
  }

  function isOfTitle(entity: Entity): boolean {
    return about.titled && entity.mentions[0]!.head < about.lead;
  }

  /** "nine people" and "four men and five women" told in one breath. */
  function areAll(whole: Entity, parts: readonly Entity[], act: Resolved): boolean {
    if (!whole.plural || !parts.every((part) => part.mentions[0]!.head >= act.mention.first - 12))
      return false;
    let sum = 0;
    for (const part of parts) sum += part.plural ? (part.size ?? Number.NaN) : 1;
    return whole.size === undefined || Number.isNaN(sum) || whole.size === sum;
  }

  /** "the smuggler" of whom nobody has spoken: words for somebody known. */
  function isPresumed(entity: Entity): boolean {
    const first = entity.mentions[0]!;
    return (
      first.determiner === 'definite' &&
      !entity.plural &&
      entity.relation === undefined &&
      !first.attached.some(({ np }) => np.type.sort === 'party' || np.type.sort === 'name' || np.pronoun)
    );
  }

  /** The body speaks of the first before the second comes in: the second is somebody else. */
  function spokenOf(first: Entity, second: Entity): boolean {
    if (isPresumed(second)) return false;
    const start = second.mentions[0]!.head;
    return first.mentions.some(({ head }) => head >= about.body && head < start);
  }

  /** Another act of the kind in the body, of somebody who may as well be the first and is not the second. */
  function hasRival(a: Resolved, b: Resolved, first: Entity, second: Entity): boolean {
    return (byKind.get(a.mention.kind) ?? []).some((act) => {
      if (act === a || act === b || act.anew || act.paragraph <= about.opening - 1) return false;
      const [rival, ...more] = patients(act);
      if (!rival || more.length > 0 || rival === first || rival === second) return false;
      if (isBody(rival) || rival.owner || rival.general || isPresumed(rival)) return false;
      if (!mayBe(first, rival) || !about.fits(a, act)) return false;
      if (!mayBe(second, rival) || !about.fits(b, act)) return true;
      return act.voice === b.voice && rival.mentions[0]!.determiner === 'indefinite';
    });
  }
}

/** An office, or several of its people: a single official may be the one the report is about. */
function isBody(entity: Entity): boolean {
  return isOfficial(entity) && (entity.plural || entity.kind !== 'person');
}
