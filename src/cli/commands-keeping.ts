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
} from './vault/options.ts';

const dryRun = { name: 'dry-run', help: 'only says what it would touch' };
const team = {
  name: 'team',
  value: 'CONNECTION',
  help: 'keeps everything sealed in a PostgreSQL server: postgres://host/database',
};
const deciding = [reasonOption, ...vaultOptions, actorOption];

export const findingCommands: readonly Command[] = [
  {
    name: ['search'],
    summary: 'finds words in reports, quotes and cases of the vault',
    usage: '[WORDS...] [OPTIONS]',
    about:
      'Every word must be there; "two words" in a row; word* may go on. Korean words are found inside longer ones. Options narrow it to claims of a kind, a stage, a place, an office, a status, a time; one claim must fit all of them. There is no search for persons across cases: names are in no index.',
    options: [
      {
        name: 'kind',
        value: 'KIND',
        each: true,
        help: 'a kind of act, by its id or its name in either language',
      },
      { name: 'stage', value: 'STAGE', each: true, help: 'a stage of the process' },
      { name: 'place', value: 'PLACE', each: true, help: 'a place of the pack, by name or P-code' },
      { name: 'office', value: 'OFFICE', each: true, help: 'an office said to have done it, by name or id' },
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
    options: [...deciding, dryRun, languageOption, packOption, jsonOption],
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
    load: async () => (await import('./custody/custodian-make.ts')).custodianMake,
  },
];

export const keepingCommands: readonly Command[] = [
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
    load: async () => (await import('./vault/migrate.ts')).migrateCommand,
  },
];
