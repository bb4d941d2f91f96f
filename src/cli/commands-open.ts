/** The commands that open the workbench: for one person, for a team. */
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
  {
    name: ['serve'],
    summary: 'serves the workbench to a team, with accounts',
    usage: '[OPTIONS]',
    about:
      'Opens the vault and serves the workbench to people who sign in with a password and a second factor. While nobody rules the accounts, a link for the first admin is printed; it opens once. Plain HTTP is only spoken on this machine: for others give a certificate, or a proxy on this machine that has one. Ctrl-C ends it.',
    options: [
      ...vaultOptions,
      { name: 'host', value: 'IP', help: 'the address to listen at (127.0.0.1); 0.0.0.0 is all' },
      { name: 'port', value: 'NUMBER', help: 'the port (8443); 0 is any that is free' },
      {
        name: 'origin',
        value: 'URL',
        help: 'where browsers find it: https://cases.example.org; otherwise localhost, for trying out',
      },
      { name: 'tls-cert', value: 'FILE', help: 'the certificate with its chain, PEM' },
      { name: 'tls-key', value: 'FILE', help: 'the key of the certificate, PEM' },
      {
        name: 'behind-proxy',
        help: 'a proxy on this machine speaks TLS, and says in X-Forwarded-For where requests come from',
      },
      {
        name: 'link',
        value: 'NAME',
        help: 'prints a one-time link that opens the account of this person again, for when nobody else can',
      },
      packOption,
    ],
    examples: [
      { type: 'moksori serve --vault work/vault', why: 'on this machine, for trying out' },
      {
        type: 'moksori serve --host 0.0.0.0 --port 443 --origin https://cases.example.org --tls-cert cert.pem --tls-key key.pem',
        why: 'for the office',
      },
      {
        type: 'moksori serve --behind-proxy --origin https://cases.example.org',
        why: 'behind a proxy on the same machine',
      },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./serve.ts')).serveCommand,
  },
];
