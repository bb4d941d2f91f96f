/** Commands that make a vault and keep the ways that open it. */
import type { Command } from './command.ts';
import { actorOption, jsonOption, reasonOption, vaultOptions } from './vault/options.ts';

export const vaultCommands: readonly Command[] = [
  {
    name: ['init'],
    summary: 'makes a vault: an encrypted store with a ledger',
    usage: '[OPTIONS]',
    about:
      'Makes a vault that a passphrase opens, and a recovery key, which is shown once. The passphrase is asked at the terminal, twice, and never shown; for scripts the variable MOKSORI_PASSPHRASE_FILE names a file with it that only its owner can read.',
    options: [
      vaultOptions[0]!,
      {
        name: 'as',
        value: 'NAME',
        help: 'the name of the person who works with it; it is sealed in the vault',
      },
      {
        name: 'recovery-file',
        value: 'FILE',
        help: 'writes the recovery key into a new file instead of showing it',
      },
      {
        name: 'shares',
        help: 'makes five shares as well, any three of which open the vault, and prints them',
      },
      {
        name: 'team',
        value: 'CONNECTION',
        help: 'keeps everything sealed in a PostgreSQL server: postgres://host/database',
      },
      {
        name: 'join',
        help: "makes a folder for a further member of the team's vault that is there (--team, --as)",
      },
      {
        ...vaultOptions[1]!,
        help: 'with --join: opens with recovery-key or shares instead of the passphrase',
      },
      jsonOption,
    ],
    examples: [
      { type: 'moksori init', why: 'in the folder for data of your account' },
      { type: 'moksori init --vault work/vault --as Somi', why: 'in a folder of your choice, with a name' },
      {
        type: 'moksori init --join --team postgres://db.internal/moksori --as Narae',
        why: 'a second member, on another machine',
      },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/init.ts')).initCommand,
  },
  {
    name: ['keys', 'list'],
    summary: 'lists the ways that open the vault, and those that were revoked',
    usage: '[OPTIONS]',
    about: 'Each way has an id, a kind (passphrase, recovery-key, shares), when it was added, and a label.',
    options: [...vaultOptions, jsonOption],
    examples: [{ type: 'moksori keys list', why: 'all ways there ever were' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/keys.ts')).keysList,
  },
  {
    name: ['keys', 'add'],
    summary: 'adds a passphrase or a recovery key',
    usage: 'KIND [OPTIONS]',
    about:
      'KIND is passphrase or recovery-key. A new passphrase is asked twice; for scripts MOKSORI_NEW_PASSPHRASE_FILE names its file. Either opens the whole vault.',
    options: [
      ...vaultOptions,
      { name: 'label', value: 'TEXT', help: 'what it is called in the list' },
      {
        name: 'recovery-file',
        value: 'FILE',
        help: 'writes the recovery key into a new file instead of showing it',
      },
      actorOption,
    ],
    examples: [{ type: 'moksori keys add passphrase --label laptop', why: 'a second passphrase' }],
    takes: { least: 1, most: 1, what: 'a kind' },
    load: async () => (await import('./vault/keys.ts')).keysAdd,
  },
  {
    name: ['keys', 'shares'],
    summary: 'makes five shares, any three of which open the vault',
    usage: '[OPTIONS]',
    about: 'Prints one line for each share. Give each to one person; fewer than three say nothing.',
    options: [
      ...vaultOptions,
      { name: 'label', value: 'TEXT', help: 'what it is called in the list' },
      actorOption,
    ],
    examples: [{ type: 'moksori keys shares --label board', why: 'five shares, one to a line' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/keys.ts')).keysShares,
  },
  {
    name: ['keys', 'revoke'],
    summary: 'takes a way away, and changes the key of the vault',
    usage: 'WAY --reason TEXT [OPTIONS]',
    about:
      'WAY is an id of moksori keys list. The key of the vault is changed, so that an old copy of the key file does not open it. Copies of the whole vault that were made before stay as they were.',
    options: [...vaultOptions, reasonOption, actorOption],
    examples: [
      {
        type: 'moksori keys revoke w-4f9z2m --reason "the laptop is lost"',
        why: 'that way opens it no more',
      },
    ],
    takes: { least: 1, most: 1, what: 'a way' },
    load: async () => (await import('./vault/keys.ts')).keysRevoke,
  },
  {
    name: ['keys', 'change'],
    summary: 'changes the key of the vault; all ways stay',
    usage: '--reason TEXT [OPTIONS]',
    about:
      'For when somebody may have had the key itself, from the memory of a machine. Interrupted at any moment, the vault opens and the change is finished.',
    options: [...vaultOptions, reasonOption, actorOption],
    examples: [{ type: 'moksori keys change --reason "yearly"', why: 'a new key, the same ways' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/keys.ts')).keysChange,
  },
];
