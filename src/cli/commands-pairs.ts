/** The command about decisions on pairs of rows. */
import type { Command } from './command.ts';
import { actorOption, jsonOption, reasonOption, vaultOptions } from './vault/options.ts';

export const pairsCommands: readonly Command[] = [
  {
    name: ['pairs'],
    summary: 'shows what people decided about pairs of rows of lists',
    usage: '[OPTIONS]',
    about:
      'Prints every decision on two rows of lists that moksori link kept in the vault, with its number, by list and row, never a value. One that is withdrawn stops acting and stays in the ledger.',
    options: [
      { name: 'withdraw', value: 'NUMBER', help: 'a decision stops acting, by its number' },
      {
        name: 'agreement',
        help: 'how far every two people agree on the pairs that both decided about, and where not',
      },
      reasonOption,
      jsonOption,
      ...vaultOptions,
      actorOption,
    ],
    examples: [
      { type: 'moksori pairs', why: 'every decision, with who, when and why' },
      {
        type: 'moksori pairs --withdraw 41 --reason "two brothers of one name"',
        why: 'takes one back',
      },
    ],
    takes: { least: 0, most: 0, what: 'nothing' },
    load: async () => (await import('./link/pairs.ts')).pairsCommand,
  },
];
