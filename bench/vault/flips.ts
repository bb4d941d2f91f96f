/** Of 10,000 bits of ledger, keys, checkpoint and key file turned one at a time, how many does the check find? */
import { flips } from '../../test/flips.ts';
import type { Measurement } from '../vault.ts';

const TIMES = Number(process.env.FLIPS ?? 10_000);

export const measurements: readonly Measurement[] = [
  {
    name: 'flips',
    run: async () => {
      const { tried, missed } = await flips(TIMES, Math.random);
      const of = Object.entries(tried).map(([what, count]) => `${what} ${count}`);
      return [
        {
          what: `bits turned one at a time (${of.join(', ')})`,
          measured: `${TIMES - missed.length} of ${TIMES} found${missed.length > 0 ? `; not ${missed.slice(0, 3).join('; ')}` : ''}`,
          goal: 'all',
        },
      ];
    },
  },
];
