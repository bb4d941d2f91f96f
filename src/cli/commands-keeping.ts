/** Commands that find, decide about more than one claim, keep sources, and keep the vault itself. */
import type { Command } from './command.ts';
import { colorOptions } from './file-options.ts';
import {
  actorOption,
  jsonOption,
  languageOption,
  packOption,
  reasonOption,
  vaultOptions,
  yesOption,
} from './vault/options.ts';

const dryRun = { name: 'dry-run', help: 'only says what it would touch' };
const team = {
  name: 'team',
  value: 'CONNECTION',
  help: 'keeps everything sealed in a PostgreSQL server: postgres://host/database',
};
const recoveryFile = {
  name: 'recovery-file',
  value: 'FILE',
  help: 'writes the recovery key into a new file instead of showing it',
};
const deciding = [reasonOption, ...vaultOptions, actorOption];

export const findingCommands: readonly Command[] = [
  {
    name: ['search'],
    summary: 'finds words in reports, quotes and cases of the vault',
    usage: '[WORDS...] [OPTIONS]',
    about:
      'Every word must be there; "two words" in a row; word* may go on. Korean words are found inside longer ones. Options narrow it to claims of a kind, a stage, a place, a status, a time; one claim must fit all of them. There is no search for persons across cases: names are in no index.',
    options: [
      {
        name: 'kind',
        value: 'KIND',
        each: true,
        help: 'a kind of act, by its id or its name in either language',
      },
      { name: 'stage', value: 'STAGE', each: true, help: 'a stage of the process' },
      { name: 'place', value: 'PLACE', each: true, help: 'a place of the pack, by name or P-code' },
      {
        name: 'status',
        value: 'STATUS',
        each: true,
        help: 'proposed, accepted, corrected, rejected or withdrawn',
      },
      { name: 'from', value: 'EDTF', help: 'could have been on or after this date' },
      { name: 'to', value: 'EDTF', help: 'could have been on or before this date' },
      { name: 'certain', help: 'only what certainly was between the two dates' },
      { name: 'limit', value: 'NUMBER', help: 'how many are shown (20)' },
      ...vaultOptions,
      languageOption,
      packOption,
      jsonOption,
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori search phone', why: 'every place where the word stands' },
      {
        type: 'moksori search --kind arrest --place Hyesan --from 2019 --to 2020',
        why: 'claims, without words',
      },
    ],
    takes: { least: 0, what: 'words' },
    load: async () => (await import('./vault/search.ts')).searchCommand,
  },
  {
    name: ['withdraw'],
    summary: 'withdraws a report or all that a source told',
    usage: 'REPORT|SOURCE --reason TEXT [OPTIONS]',
    about:
      'Lists first what rests on it: claims, acts, dates, working values, conflicts. Then all of it is marked withdrawn; nothing is deleted, and moksori undo brings it back. One claim is withdrawn with moksori review.',
    options: [...deciding, dryRun, languageOption, packOption],
    examples: [
      { type: 'moksori withdraw r-5c1d2e3f --dry-run', why: 'what rests on the report' },
      {
        type: 'moksori withdraw s-4f9z2m --reason "the source asked for it"',
        why: 'all that the source told',
      },
    ],
    takes: { least: 1, most: 1, what: 'a report or a source' },
    load: async () => (await import('./vault/deciding.ts')).withdrawCommand,
  },
  {
    name: ['same'],
    summary: 'says that two claims tell one act, or that two parties are one',
    usage: 'CASE A B --reason TEXT [OPTIONS]',
    about: 'A and B are claims that tell acts (c3, r-5c1d2e3f.c3) or parties of reports (p2, r-5c1d2e3f.p2).',
    options: deciding,
    examples: [
      { type: 'moksori same k-4f9z2m c4 c9 --reason "one arrest, told twice"', why: 'one act of two claims' },
    ],
    takes: { least: 3, most: 3, what: 'a case and two things of it' },
    load: async () => (await import('./vault/deciding.ts')).sameCommand,
  },
  {
    name: ['not-same'],
    summary: 'keeps two acts or two parties apart, whatever else speaks for joining them',
    usage: 'CASE A B --reason TEXT [OPTIONS]',
    about: 'A and B as in moksori same. The later decision on a pair counts.',
    options: deciding,
    examples: [
      { type: 'moksori not-same k-4f9z2m p2 p4 --reason "her aunt, not her sister"', why: 'two parties' },
    ],
    takes: { least: 3, most: 3, what: 'a case and two things of it' },
    load: async () => (await import('./vault/deciding.ts')).notSameCommand,
  },
  {
    name: ['join'],
    summary: 'joins a case into another',
    usage: 'INTO CASE --reason TEXT [OPTIONS]',
    about: 'Both stay as they are in the ledger; they are shown as one. moksori part takes them apart again.',
    options: deciding,
    examples: [
      { type: 'moksori join k-4f9z2m k-7h2c0q --reason "the same night"', why: 'the second into the first' },
    ],
    takes: { least: 2, most: 2, what: 'two cases' },
    load: async () => (await import('./vault/deciding.ts')).joinCommand,
  },
  {
    name: ['part'],
    summary: 'takes two joined cases apart again',
    usage: 'INTO CASE --reason TEXT [OPTIONS]',
    about: 'Both are then as they were before they were joined.',
    options: deciding,
    examples: [
      { type: 'moksori part k-4f9z2m k-7h2c0q --reason "two events after all"', why: 'apart again' },
    ],
    takes: { least: 2, most: 2, what: 'two cases' },
    load: async () => (await import('./vault/deciding.ts')).partCommand,
  },
  {
    name: ['undo'],
    summary: 'takes a decision back, by its number',
    usage: 'NUMBER --reason TEXT [OPTIONS]',
    about:
      'The number stands in moksori history and moksori decisions. What was undone stays in the history; undoing an undoing brings the decision back.',
    options: [...deciding, packOption],
    examples: [
      { type: 'moksori undo 41 --reason "a slip of the hand"', why: 'as if it had never been decided' },
    ],
    takes: { least: 1, most: 1, what: 'a number' },
    load: async () => (await import('./vault/deciding.ts')).undoCommand,
  },
];

export const sourceCommands: readonly Command[] = [
  {
    name: ['custodian', 'make'],
    summary: 'makes an identity for a custodian of sources, in a file of their own',
    usage: 'FILE',
    about:
      'Each custodian runs it on their own machine. FILE is protected by a passphrase and stays with them; the line that is printed goes to whoever runs moksori custodian add. For scripts MOKSORI_IDENTITY_PASSPHRASE_FILE names a file with the passphrase.',
    options: [],
    examples: [{ type: 'moksori custodian make me.age', why: 'prints the recipient' }],
    takes: { least: 1, most: 1, what: 'a file to write' },
    load: async () => (await import('./vault/sources.ts')).custodianMake,
  },
  {
    name: ['custodian', 'add'],
    summary: 'names a custodian, to whom sources are sealed from then on',
    usage: 'NAME --recipient age1… [OPTIONS]',
    about: 'The name is sealed. Two custodians are needed before a source can be sealed.',
    options: [
      { name: 'recipient', value: 'AGE1', help: 'the line that moksori custodian make printed' },
      ...vaultOptions,
      actorOption,
    ],
    examples: [
      {
        type: 'moksori custodian add Narae --recipient age1wqstj5j3qlhvemzqsyhahkdqsmyyjt0hujmtrv2ndtqcaqgfy4qq4cn9vp',
        why: 'a custodian by the line that she gave',
      },
    ],
    takes: { least: 1, most: 1, what: 'a name' },
    load: async () => (await import('./vault/sources.ts')).custodianAdd,
  },
  {
    name: ['source', 'add'],
    summary: 'makes a source, and seals who it is for the custodians',
    usage: '[OPTIONS]',
    about:
      'Prints the id of the source, which reports name (moksori add --source). With --who, what the file says is sealed so that any two custodians open it, and nobody alone.',
    options: [
      {
        name: 'who',
        value: 'FILE',
        help: 'a file that only you can read, with who it is; destroy it afterwards',
      },
      { name: 'label', value: 'TEXT', help: 'a word to tell sources apart that says nothing of who it is' },
      ...vaultOptions,
      actorOption,
    ],
    examples: [
      { type: 'moksori source add --label heron --who note.txt', why: 'a source whose name lies sealed' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/sources.ts')).sourceAdd,
  },
  {
    name: ['source', 'list'],
    summary: 'lists sources and custodians',
    usage: '[OPTIONS]',
    about: 'Never who a source is.',
    options: [...vaultOptions, jsonOption],
    examples: [{ type: 'moksori source list', why: 'ids, labels, and how often each was opened' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/sources.ts')).sourceList,
  },
  {
    name: ['source', 'open'],
    summary: 'opens who a source is, by two custodians, and writes that down',
    usage: 'SOURCE --identity FILE --identity FILE --reason TEXT [OPTIONS]',
    about:
      'The opening is in the ledger before anything is shown. The passphrase of each identity file is asked at the terminal.',
    options: [
      { name: 'identity', value: 'FILE', each: true, help: 'the identity file of a custodian; two of them' },
      reasonOption,
      ...vaultOptions,
      actorOption,
    ],
    examples: [
      {
        type: 'moksori source open s-4f9z2m --identity one.age --identity two.age --reason "a court asks"',
        why: 'both custodians are there',
      },
    ],
    takes: { least: 1, most: 1, what: 'a source' },
    load: async () => (await import('./vault/sources.ts')).sourceOpen,
  },
  {
    name: ['source', 'shred'],
    summary: 'destroys who a source is, and all that it told',
    usage: 'SOURCE --reason TEXT [OPTIONS]',
    about: 'As moksori shred. Asks to type the id of the source.',
    options: [...deciding, dryRun, yesOption, packOption],
    examples: [
      { type: 'moksori source shred s-4f9z2m --reason "in danger"', why: 'asks, then destroys the keys' },
    ],
    takes: { least: 1, most: 1, what: 'a source' },
    load: async () => (await import('./vault/shred.ts')).sourceShred,
  },
  {
    name: ['shred'],
    summary: 'destroys for good what a report, a case or a source said',
    usage: 'REPORT|CASE|SOURCE --reason TEXT [OPTIONS]',
    about:
      'Destroys the data keys, so that nobody can read it any more in this vault. The ledger stays whole and says what was shredded, when, by whom and why. Copies that were made before still have it. Asks to type the id.',
    options: [...deciding, dryRun, yesOption, packOption],
    examples: [
      { type: 'moksori shred k-4f9z2m --dry-run --reason "-"', why: 'what would be destroyed' },
      {
        type: 'moksori shred k-4f9z2m --reason "the family asked for it"',
        why: 'asks, then destroys the keys',
      },
    ],
    takes: { least: 1, most: 1, what: 'a report, a case or a source' },
    load: async () => (await import('./vault/shred.ts')).shredCommand,
  },
];

export const keepingCommands: readonly Command[] = [
  {
    name: ['check'],
    summary: 'verifies the ledger, and that the index is what it makes',
    usage: '[OPTIONS]',
    about:
      'Reads every entry again with code that shares nothing with what wrote it: hashes, tree, signature of the checkpoint; opens every data key and every payload; builds the index again and compares. Every fault is named with the number of the entry. The exit code is 1 when there is one.',
    options: [...vaultOptions, packOption, jsonOption],
    examples: [{ type: 'moksori check', why: 'weekly, and after anything odd' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/keeping.ts')).checkCommand,
  },
  {
    name: ['backup'],
    summary: 'writes the whole vault into one sealed file',
    usage: 'FILE [OPTIONS]',
    about:
      'FILE opens with the ways that open the vault now. It is there whole or not at all, and never written over another.',
    options: [
      { name: 'rehearse', help: 'restores it into a throw-away folder beside the file, and checks it' },
      {
        name: 'to',
        value: 'AGE1',
        each: true,
        help: 'a further recipient of the file; what the vault seals stays sealed',
      },
      ...vaultOptions,
      actorOption,
    ],
    examples: [{ type: 'moksori backup disk/monday.moksori --rehearse', why: 'written, read back, checked' }],
    takes: { least: 1, most: 1, what: 'a file to write' },
    load: async () => (await import('./vault/keeping.ts')).backupCommand,
  },
  {
    name: ['restore'],
    summary: 'makes a vault of a backup, in a folder that is not there yet',
    usage: 'FILE --vault DIR [OPTIONS]',
    about:
      'Opens with any way that the vault had when the backup was made. The ledger is checked before the folder is there.',
    options: [...vaultOptions, team],
    examples: [
      { type: 'moksori restore disk/monday.moksori --vault work/again', why: 'the vault as it was' },
    ],
    takes: { least: 1, most: 1, what: 'a backup' },
    load: async () => (await import('./vault/keeping.ts')).restoreCommand,
  },
  {
    name: ['export'],
    summary: 'writes everything so that it can be read without Moksori',
    usage: 'FILE --to age1…|--clear [OPTIONS]',
    about:
      'A tar file: the ledger as bytes, every data key, every entry as a line of JSON, the files as received, and a page that explains them. It opens all that the vault seals. That it was made is an entry of the ledger.',
    options: [
      {
        name: 'to',
        value: 'AGE1',
        each: true,
        help: 'seals it to this recipient; the ordinary age command opens it',
      },
      { name: 'clear', help: 'does not seal it' },
      ...vaultOptions,
      actorOption,
    ],
    examples: [{ type: 'moksori export all.tar --clear', why: 'for a day without Moksori; keep it safe' }],
    takes: { least: 1, most: 1, what: 'a file to write' },
    load: async () => (await import('./vault/keeping.ts')).exportCommand,
  },
  {
    name: ['import'],
    summary: 'makes a vault of an export, with a passphrase of its own',
    usage: 'FILE --vault DIR [OPTIONS]',
    about:
      'The ledger is the same, byte for byte. A new passphrase is asked twice; the ways of the old vault do not open it.',
    options: [
      vaultOptions[0]!,
      {
        name: 'identity',
        value: 'FILE',
        each: true,
        help: 'what opens a sealed export: the identity file of a recipient',
      },
      recoveryFile,
      team,
    ],
    examples: [{ type: 'moksori import all.tar --vault work/new', why: 'on a clean machine' }],
    takes: { least: 1, most: 1, what: 'an export' },
    load: async () => (await import('./vault/keeping.ts')).importCommand,
  },
  {
    name: ['migrate'],
    summary: 'moves a vault to a team server, or back to one folder',
    usage: 'DIR [OPTIONS]',
    about:
      'Makes the same vault in DIR, which is not there yet: the same entries byte for byte, keys, files and ways, its ledger checked before it is there. With --team everything sealed lies in that server; without, in DIR itself. The old one is left as it was.',
    options: [team, ...vaultOptions],
    examples: [
      {
        type: 'moksori migrate work/team --team postgres://db.internal/moksori',
        why: 'from one folder to a server',
      },
      { type: 'moksori migrate work/alone --vault work/team', why: 'and back' },
    ],
    takes: { least: 1, most: 1, what: 'a folder' },
    load: async () => (await import('./vault/keeping.ts')).migrateCommand,
  },
  {
    name: ['ledger', 'prove'],
    summary: 'proves that an entry is in the ledger',
    usage: 'NUMBER [OPTIONS]',
    about:
      'Prints the hash of the entry, the path to the root (RFC 6962) and the signed checkpoint as JSON. docs/ledger.md says how to verify it without Moksori.',
    options: vaultOptions,
    examples: [{ type: 'moksori ledger prove 41', why: 'for somebody who has only the checkpoint' }],
    takes: { least: 1, most: 1, what: 'a number' },
    load: async () => (await import('./vault/ledger.ts')).ledgerProve,
  },
  {
    name: ['ledger'],
    summary: 'lists the entries of the ledger, or prints its checkpoint',
    usage: '[OPTIONS]',
    about: 'Number, moment, who, what, case and subject of each entry; never what it says.',
    options: [
      { name: 'checkpoint', help: 'prints the signed checkpoint: publish it, or have it cosigned' },
      { name: 'public-key', help: 'prints the key that verifies it, for openssl' },
      ...vaultOptions,
      { name: 'json', help: 'prints one line of JSON for each entry, with its hash' },
    ],
    examples: [{ type: 'moksori ledger --checkpoint > checkpoint.txt', why: 'what a partner keeps' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/ledger.ts')).ledgerCommand,
  },
  {
    name: ['panic'],
    summary: 'destroys the key file at once',
    usage: '[OPTIONS]',
    about:
      'Without a backup of the key file nobody can open the vault again, whatever they know. Asks to type a word. SSDs, snapshots, backups and swap may keep copies; nothing is promised about them.',
    options: [vaultOptions[0]!, yesOption],
    examples: [{ type: 'moksori panic --yes', why: 'without a question' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/shred.ts')).panicCommand,
  },
];
