/**
 * Claims, parties and voices as entries keep them: without what the report's text says already (the context of an anchor) and
 * without empty roles. Unpacking gives back what was packed, byte for byte.
 */
import { anchorer } from '../claims/anchor.ts';
import type { ActRoles, Anchor, Party, Says, TimeRef, Voice } from '../claims/types.ts';

/** Start, end, quote; before and after too when the text does not give them. */
export type PackedAnchor =
  | readonly [start: number, end: number, quote: string]
  | readonly [start: number, end: number, quote: string, before: string, after: string];

export type PackedTime = Omit<TimeRef, 'anchor'> & { readonly anchor?: PackedAnchor };
export type PackedVoice = Omit<Voice, 'told'> & { readonly told?: PackedTime };
export type PackedParty = Omit<Party, 'anchors'> & { readonly anchors: readonly PackedAnchor[] };

type PackedRoles = Partial<Omit<ActRoles, 'when'>> & { readonly when?: readonly PackedTime[] };
type Act = Extract<Says, { kind: 'act' }>;
export type PackedSays = Exclude<Says, Act> | (Omit<Act, 'roles'> & { readonly roles: PackedRoles });

/** Packs and unpacks what is anchored in one text. */
export class Packer {
  readonly #text: string;
  readonly #anchor: (start: number, end: number) => Anchor;
  /** Code points → UTF-16 units; undefined when they are the same. */
  readonly #units: Uint32Array | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#anchor = anchorer(text);
    this.#units = unitsOf(text);
  }

  /**
   * The anchor of a stretch of the text.
   *
   * @throws RangeError when it is empty or outside the text
   */
  at(start: number, end: number): Anchor {
    return this.#anchor(this.#unit(start), this.#unit(end));
  }

  anchor(anchor: Anchor): PackedAnchor {
    const { start, end, quote, before, after } = anchor;
    if (this.#holds(start, end)) {
      const known = this.at(start, end);
      if (known.quote === quote && known.before === before && known.after === after)
        return [start, end, quote];
    }
    return [start, end, quote, before, after];
  }

  anchorFrom([start, end, quote, before, after]: PackedAnchor): Anchor {
    if (before !== undefined && after !== undefined) return { start, end, quote, before, after };
    if (this.#holds(start, end)) {
      const known = this.at(start, end);
      if (known.quote === quote) return known;
    }
    // Never hidden: `check` compares every quote with its text.
    return { start, end, quote, before: '', after: '' };
  }

  time({ anchor, ...time }: TimeRef): PackedTime {
    return anchor === undefined ? time : { ...time, anchor: this.anchor(anchor) };
  }

  timeFrom({ anchor, ...time }: PackedTime): TimeRef {
    return anchor === undefined ? time : { ...time, anchor: this.anchorFrom(anchor) };
  }

  voice({ told, ...voice }: Voice): PackedVoice {
    return told === undefined ? voice : { ...voice, told: this.time(told) };
  }

  voiceFrom({ told, ...voice }: PackedVoice): Voice {
    return told === undefined ? voice : { ...voice, told: this.timeFrom(told) };
  }

  party(party: Party): PackedParty {
    return { ...party, anchors: party.anchors.map((anchor) => this.anchor(anchor)) };
  }

  partyFrom(party: PackedParty): Party {
    return { ...party, anchors: party.anchors.map((anchor) => this.anchorFrom(anchor)) };
  }

  says(says: Says): PackedSays {
    if (says.kind !== 'act') return says;
    const { by, to, with: together, at, when, for: reasons, through } = says.roles;
    return {
      ...says,
      roles: {
        ...(by.length > 0 && { by }),
        ...(to.length > 0 && { to }),
        ...(together.length > 0 && { with: together }),
        ...(at.length > 0 && { at }),
        ...(when.length > 0 && { when: when.map((time) => this.time(time)) }),
        ...(reasons.length > 0 && { for: reasons }),
        ...(through.length > 0 && { through }),
      },
    };
  }

  saysFrom(says: PackedSays): Says {
    if (says.kind !== 'act') return says;
    const { by, to, with: together, at, when, for: reasons, through } = says.roles;
    return {
      ...says,
      roles: {
        by: by ?? [],
        to: to ?? [],
        with: together ?? [],
        at: at ?? [],
        when: when?.map((time) => this.timeFrom(time)) ?? [],
        for: reasons ?? [],
        through: through ?? [],
      },
    };
  }

  #holds(start: number, end: number): boolean {
    const size = this.#units === undefined ? this.#text.length : this.#units.length - 1;
    return start >= 0 && end > start && end <= size;
  }

  #unit(point: number): number {
    return this.#units === undefined ? point : (this.#units[point] ?? Number.NaN);
  }
}

/** Code point → the UTF-16 unit at which it starts, the end of the text among them. */
function unitsOf(text: string): Uint32Array | undefined {
  if (!/[\ud800-\udbff]/.test(text)) return undefined;
  const units: number[] = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) units.push(i);
  units.push(text.length);
  return Uint32Array.from(units);
}
