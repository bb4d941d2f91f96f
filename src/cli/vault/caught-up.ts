import type { Home } from '../../vault/home.ts';
import type { Args } from '../command.ts';
import { packFor } from '../pack.ts';

/** Brings the index up to the ledger. */
export async function caughtUp(home: Home, args: Args): Promise<void> {
  const { catchUp } = await import('../../review/catch-up.ts');
  await catchUp(home.vault, {
    pack: packFor(typeof args.options.pack === 'string' ? args.options.pack : 'prk'),
  });
}
