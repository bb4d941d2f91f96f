/** The command that opens the workbench. */
import type { Command } from './command.ts';
import { packOption, vaultOptions } from './vault/options.ts';

export const openCommands: readonly Command[] = [
  {
    name: ['open'],
    summary: 'opens the workbench in a browser, on this machine alone',
    usage: '[OPTIONS]',
    about:
      'Serves the workbench on 127.0.0.1 and prints a link that opens once. Without a vault the page makes one; a closed one is opened there. With MOKSORI_PASSPHRASE_FILE or --unlock it is opened at once. Ctrl-C closes it. Nothing leaves this machine.',
    options: [
      ...vaultOptions,
      { name: 'port', value: 'NUMBER', help: 'the port; any that is free when not given' },
      { name: 'no-browser', help: 'only prints the link' },
      {
        name: 'lock',
        value: 'MINUTES',
        help: 'closes the vault when nothing was asked for so long (15); 0 never',
      },
      packOption,
    ],
    examples: [
      { type: 'moksori open', why: 'the vault in the folder for data of your account' },
      { type: 'moksori open --vault work/vault --no-browser', why: 'prints the link, to be opened by hand' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./open.ts')).openCommand,
  },
];
