/** What the page itself knows to be there of what the gate found missing. Pure. */
import type { Missing } from '../../src/server/release/shapes.ts';

export interface Typed {
  readonly to: string;
  readonly reason: string;
}

/** What a reason is enough for. */
const OVERRIDDEN: readonly Missing['code'][] = ['paths', 'claims', 'unfounded'];

/** What is still missing when these words go along. */
export function stillMissing(missing: readonly Missing[], { to, reason }: Typed): readonly Missing[] {
  return missing.filter(({ code }) => {
    if (code === 'recipient') return to.trim() === '';
    if (OVERRIDDEN.includes(code)) return reason.trim() === '';
    return true;
  });
}

/** Whether it may be proposed: what is left is for the second person. */
export function mayPropose(missing: readonly Missing[]): boolean {
  return missing.every(({ code }) => code === 'second');
}

/** Whether a reason is asked for. */
export function needsReason(missing: readonly Missing[]): boolean {
  return missing.some(({ code }) => OVERRIDDEN.includes(code));
}

export interface Unagreed {
  readonly code: 'consent' | 'consent-expired' | 'consent-withdrawn';
  readonly source: string | null;
  readonly until: string | null;
}

/** Who has not agreed, each once. */
export function unagreed(missing: readonly Missing[]): readonly Unagreed[] {
  const all = new Map<string, Unagreed>();
  for (const { code, source = null, until = null } of missing)
    if (code === 'consent' || code === 'consent-expired' || code === 'consent-withdrawn')
      all.set(`${code} ${source}`, { code, source, until });
  return [...all.values()];
}
