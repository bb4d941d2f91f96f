/** Reasons for which people are held, compared over languages by the pack's list of charges. */
import type { Charge, Pack } from '../packs/types.ts';

/** The charges that words speak of, by level. */
export type Charged = ReadonlyMap<Charge['level'], ReadonlySet<string>>;

/** English words are whole, with or without an ending; Korean ones stand anywhere, however they are spaced. */
export function chargesIn(texts: readonly string[], pack: Pack): Charged {
  const found = new Map<Charge['level'], Set<string>>();
  const all = wordsOf(pack);
  for (const text of texts) {
    const whole = ` ${spaced(text)} `;
    const joined = unspaced(whole);
    for (const { id, level, en, ko } of all)
      if (en.some((word) => whole.includes(word)) || ko.some((word) => joined.includes(word)))
        found.set(level, (found.get(level) ?? new Set()).add(id));
  }
  return found;
}

/** Of all levels together: what has one key is told as one. Empty where no charge is known. */
export function chargeKey(charged: Charged): string {
  return [...charged.values()]
    .flatMap((ids) => [...ids])
    .sort()
    .join(' ');
}

/**
 * `same` when a charge is in both; `differ` when both tell charges of one level, none is in both, and none goes with one of
 * the other side.
 */
export function compareCharges(a: Charged, b: Charged, pack: Pack): 'same' | 'differ' | 'unknown' {
  let told: 'differ' | 'unknown' = 'unknown';
  for (const [level, ids] of a) {
    const others = b.get(level);
    if (others === undefined) continue;
    for (const id of ids) if (others.has(id)) return 'same';
    if (!together(ids, others, pack) && !together(others, ids, pack)) told = 'differ';
  }
  return told;
}

function together(a: ReadonlySet<string>, b: ReadonlySet<string>, pack: Pack): boolean {
  return pack.charges.some((charge) => a.has(charge.id) && charge.with.some((id) => b.has(id)));
}

const known = new WeakMap<Pack, readonly Charge[]>();

/** The words of the charges as they are looked for. */
function wordsOf(pack: Pack): readonly Charge[] {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const made = pack.charges.map((charge) => ({
    ...charge,
    en: charge.en.map(spaced).flatMap((word) => [` ${word} `, ` ${word}s `]),
    ko: charge.ko.map(unspaced),
  }));
  known.set(pack, made);
  return made;
}

function spaced(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}

function unspaced(text: string): string {
  return text.replaceAll(' ', '');
}
