/** Reasons for which people are held, compared over languages by the pack's list of charges. */
import type { Charge, Pack } from '../packs/types.ts';

/** The charges that words speak of, by level. */
export type Charged = ReadonlyMap<Charge['level'], ReadonlySet<string>>;

/** English words are whole, with or without an ending; Korean ones stand anywhere. */
export function chargesIn(texts: readonly string[], pack: Pack): Charged {
  const found = new Map<Charge['level'], Set<string>>();
  for (const text of texts) {
    const lower = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
    for (const { id, level, en, ko } of pack.charges)
      if (
        en.some((word) => lower.includes(` ${spaced(word)} `) || lower.includes(` ${spaced(word)}s `)) ||
        ko.some(
          (word) => lower.includes(word) || lower.replaceAll(' ', '').includes(word.replaceAll(' ', '')),
        )
      )
        found.set(level, (found.get(level) ?? new Set()).add(id));
  }
  return found;
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

function spaced(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
}
