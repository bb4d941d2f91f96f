/** Second factors at work: one that counts is used, one that shall count has worked once. */
import type { Bodies, Factor } from '../review/bodies.ts';
import { Denied } from './denied.ts';
import { answeredBy, madeBy, type Origin } from './passkeys.ts';
import { hashOf } from './sessions.ts';
import type { Account } from './team.ts';
import type { Ticket } from './tickets.ts';
import { stepOf } from './totp.ts';

/** What a browser gives as a second factor: a code, or the answer of a passkey. */
export type Given = { readonly code: string } | { readonly passkey: unknown };

interface Here {
  readonly origin: Origin;
  readonly now: number;
}

/** Which factor of this account was given, and how it was used; null when it is none that counts now. */
export async function usedBy(
  account: Account,
  given: Given,
  { challenges }: Pick<Ticket, 'challenges'>,
  { origin, now }: Here,
): Promise<Bodies['account.entered'] | null> {
  if ('code' in given) {
    for (const factor of account.factors) {
      const step = factor.way === 'totp' ? stepOf(given.code, factor.secret, now, account.step) : null;
      if (step !== null) return { factor: factor.id, step };
    }
    return null;
  }
  const passkeys = account.factors.filter((one) => one.way === 'passkey');
  const found = await answeredBy(given.passkey, challenges[0] ?? '', origin, passkeys);
  return found === null ? null : { factor: found.id, counter: found.counter };
}

/** A factor that shall be kept, which has worked once. @throws Denied code */
export async function madeOf(
  given: Given,
  { secret, challenges }: Pick<Ticket, 'secret' | 'challenges'>,
  { origin, now }: Here,
): Promise<{ readonly factor: Factor; readonly step: number }> {
  if ('code' in given) {
    const step = stepOf(given.code, secret, now, 0);
    if (step === null) throw new Denied('code');
    return { factor: { way: 'totp', id: `f-${hashOf(secret).slice(0, 12)}`, label: '', secret }, step };
  }
  const factor = await madeBy(given.passkey, challenges[0] ?? '', origin, '');
  if (factor === null) throw new Denied('code');
  return { factor, step: 0 };
}
