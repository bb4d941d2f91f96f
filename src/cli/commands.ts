import type { Command } from './command.ts';
import { caseCommands } from './commands-cases.ts';
import { custodyCommands } from './commands-custody.ts';
import { exchangeCommands } from './commands-exchange.ts';
import { gateCommands } from './commands-gate.ts';
import { findingCommands, keepingCommands, sourceCommands } from './commands-keeping.ts';
import { openCommands } from './commands-open.ts';
import { pairsCommands } from './commands-pairs.ts';
import { protectCommands } from './commands-protect.ts';
import { releaseCommands } from './commands-release.ts';
import { teamCommands } from './commands-team.ts';
import { unCommands } from './commands-un.ts';
import { vaultCommands } from './commands-vault.ts';
import { colorOptions, fileOptions } from './file-options.ts';
import { actorOption, packOption, reasonOption, vaultOptions } from './vault/options.ts';

/** Every command there is. A command that does not exist yet is not named here, nor anywhere else. */
export const commands: readonly Command[] = [
  {
    name: ['read'],
    summary: 'reads reports into one draft case',
    usage: 'FILE... [OPTIONS]',
    about:
      'Takes in reports (text, HTML, PDF, DOCX, HWPX, RTF, e-mail; - is standard input) and drafts one case: who did what to whom, where, when, on whose word, with the words that each value rests on. Stores nothing, sends nothing.',
    options: [
      ...fileOptions,
      { name: 'json', help: 'prints the case as JSON, format 1 (schema/read.schema.json)' },
      { name: 'quotes', help: 'shows every quote in full, not only the first of each act' },
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori read report.txt', why: 'prints the case sheet' },
      {
        type: 'moksori read first.html second.txt --published 2020-07',
        why: 'two reports, one case, both published in July 2020',
      },
      {
        type: 'moksori read report.txt --language ko',
        why: 'the case sheet in Korean, whatever the language of the report',
      },
      { type: 'moksori read - --json < report.txt > case.json', why: 'from standard input, as data' },
    ],
    takes: { least: 1, what: 'a file' },
    load: async () => (await import('./read.ts')).readCommand,
  },
  {
    name: ['conflicts'],
    summary: 'shows what the reports cannot all be right about',
    usage: 'FILE...|CASE [OPTIONS]',
    about:
      'Reads the reports as read does, or takes a case of the vault (k-4f9z2m), and prints only what contradicts: every smallest set of claims that cannot all be true, with their quotes side by side in their languages, and what follows when one is set aside. Nothing is decided. The exit code is 0 also when nothing contradicts.',
    options: [
      ...fileOptions,
      { name: 'json', help: 'prints the conflicts and the claims that they name as JSON' },
      ...vaultOptions,
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori conflicts article.html original.txt', why: 'an article and its original' },
      {
        type: 'moksori conflicts article.html original.txt --published 2023-09-15 --published 2023-09-12',
        why: 'each with its own date of publication',
      },
    ],
    takes: { least: 1, what: 'a file' },
    load: async () => (await import('./conflicts.ts')).conflictsCommand,
  },
  {
    name: ['when'],
    summary: 'shows when each act was, and the proof of each date',
    usage: 'FILE...|CASE [OPTIONS]',
    about:
      'Reads the reports as read does, or takes a case of the vault (k-4f9z2m), and prints the bounds of every act with all steps of their proofs, and the one missing date that would narrow most: what to ask the source, or what to look up.',
    options: [
      ...fileOptions,
      {
        name: 'act',
        value: 'ACT',
        help: 'only this act: its kind as the sheet names it, its number there (3), or its id in the JSON (a3)',
      },
      { name: 'json', help: 'prints acts, bounds, proofs and the claims that they rest on as JSON' },
      ...vaultOptions,
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori when report.txt --published 2020-07', why: 'every act, with its proof' },
      { type: 'moksori when report.txt second.txt --act 3', why: 'only the third act of the sheet' },
    ],
    takes: { least: 1, what: 'a file' },
    load: async () => (await import('./when.ts')).whenCommand,
  },
  ...protectCommands,
  ...openCommands,
  ...vaultCommands,
  ...caseCommands,
  ...findingCommands,
  ...sourceCommands,
  ...custodyCommands,
  ...gateCommands,
  ...releaseCommands,
  ...exchangeCommands,
  ...unCommands,
  ...keepingCommands,
  ...teamCommands,
  {
    name: ['link'],
    summary: 'says which rows of several lists of victims are one person',
    usage: 'LISTS...|--cases [OPTIONS]',
    about:
      'Takes two or more lists of documented victims of one kind of event (CSV or Parquet), each with a declaration beside it (LIST.yaml), and proposes which rows are one person, for counting only. Read in memory; prints row numbers, weights and counts, never a value; looks nobody up. With --cases it proposes which cases of the vault tell of one event. Tables of people that are no lists of victims are refused.',
    options: [
      { name: 'json', help: 'prints groups by list and row, the model and every number as JSON' },
      { name: 'csv', help: 'prints groups as CSV: group, list, row, least weight' },
      {
        name: 'tables',
        help: 'prints tables of sampled clusterings, which moksori estimate takes, so that uncertain links count as uncertain',
      },
      { name: 'seed', value: 'NUMBER', help: 'for chance; the same seed gives the same result (1)' },
      { name: 'draws', value: 'NUMBER', help: 'how many clusterings are drawn (50)' },
      {
        name: 'pairs',
        value: 'NUMBER',
        help: 'how many pairs may be compared; the default grows with the rows',
      },
      {
        name: 'workers',
        value: 'NUMBER',
        help: 'how many threads compare; the default is one for each core',
      },
      {
        name: 'model',
        value: 'FILE',
        help: 'compares and weighs as a model says (JSON as Splink writes it) instead of learning from the lists',
      },
      {
        name: 'save-model',
        value: 'FILE',
        help: 'writes what was learnt as JSON that Splink can read; no file is replaced',
      },
      {
        name: 'clickhouse',
        value: 'PORT',
        help: 'has a ClickHouse server find the pairs: its port on this machine, or https://HOST:PORT. Only numbers of rows and blocks are sent',
      },
      { name: 'chunk', value: 'I/N', help: 'compares only the I-th of N parts and prints it, for --part' },
      {
        name: 'part',
        value: 'FILE',
        each: true,
        help: 'takes a part that --chunk printed; all N are needed',
      },
      {
        name: 'second-person',
        value: 'NAME',
        help: 'who stands, besides you, for linking a list of fewer than 20 rows; kept in the output',
      },
      {
        name: 'review',
        help: 'shows pairs at the terminal, those first that matter most, and keeps what you say of them in the vault',
      },
      {
        name: 'sample',
        value: 'NUMBER',
        help: 'for --review: so many pairs by chance, the same for everybody, without what others said',
      },
      {
        name: 'same',
        value: 'L:R=L:R',
        each: true,
        help: 'keeps in the vault that two rows, by list and row, are one person: 1:21=2:4',
      },
      { name: 'different', value: 'L:R=L:R', each: true, help: 'keeps that two rows are two people' },
      reasonOption,
      {
        name: 'vault',
        value: 'DIR',
        help: 'the folder of the vault whose decisions on pairs are kept to; no vault is asked without it',
      },
      ...vaultOptions.filter(({ name }) => name !== 'vault'),
      actorOption,
      {
        name: 'cases',
        help: 'compares the cases of the vault instead: which may tell of one event, with why; nothing is joined',
      },
      packOption,
    ],
    examples: [
      { type: 'moksori link harbour.csv radio.csv', why: 'how many people two lists document together' },
      {
        type: 'moksori link harbour.csv radio.csv church.csv --tables > tables.json',
        why: 'for moksori estimate tables.json',
      },
      { type: 'moksori link harbour.csv radio.csv --csv > groups.csv', why: 'which rows are one person' },
      { type: 'moksori link --cases --vault work/vault', why: 'which cases may tell of one event' },
      {
        type: 'moksori link harbour.csv radio.csv --review --vault work/vault',
        why: 'two rows beside each other, one key each; every run with --vault keeps to it',
      },
      {
        type: 'moksori link harbour.csv radio.csv --same 1:21=2:4 --reason "one letter" --vault work/vault',
        why: 'what a person says of two rows is kept, and every run with --vault keeps to it',
      },
    ],
    takes: { least: 0, what: 'lists' },
    load: async () => (await import('./link/command.ts')).linkCommand,
  },
  ...pairsCommands,
  {
    name: ['estimate'],
    summary: 'says how many nobody reported, or that it cannot be said',
    usage: 'TABLE [OPTIONS]',
    about:
      'Takes a table of how many people are on which combination of lists (CSV: a column of 0 and 1 for each list, and count; or JSON) and prints one page for each stratum: the documented people first, then what overlaps imply, by several models beside each other, each with its assumption. Where no number would be honest there is a range, or the reason why there is nothing. Where a combination has fewer than 5 people, counts are rounded to 5.',
    options: [
      { name: 'seed', value: 'NUMBER', help: 'for chance; the same seed gives the same page (1)' },
      {
        name: 'sweeps',
        value: 'NUMBER',
        help: 'how long a chain may get while the chains do not agree (320000); 0 leaves them out',
      },
      {
        name: 'referral',
        value: 'A,B',
        each: true,
        help: 'list A sends people to list B; may be given more than once',
      },
      {
        name: 'inside',
        help: 'for use inside the house: prints counts as they are, those of fewer than 5 people too',
      },
      { name: 'language', value: 'CODE', help: 'the language of the page: en (the default) or ko' },
      { name: 'json', help: 'prints every number as JSON' },
      { name: 'html', help: 'prints the page as HTML with pictures: one file that loads nothing' },
      ...colorOptions,
    ],
    examples: [
      { type: 'moksori estimate lists.csv', why: 'the page' },
      { type: 'moksori estimate lists.csv --html > page.html', why: 'the page to print and to sign' },
      { type: 'moksori estimate lists.csv --seed 7 --json', why: 'every number, with another seed' },
    ],
    takes: { least: 1, most: 1, what: 'a table' },
    load: async () => (await import('./estimate/command.ts')).estimateCommand,
  },
  {
    name: ['pack', 'check'],
    summary: 'finds every fault of a pack, with file and line',
    usage: 'PACK',
    about:
      'A pack is what is known about one country: offices, facilities, places, kinds of act, law, and how they are said. PACK is the name of one that comes with Moksori, or a folder. Faults are printed one to a line; the exit code is then 1.',
    options: [],
    examples: [
      { type: 'moksori pack check prk', why: 'checks a pack that comes with Moksori' },
      { type: 'moksori pack check packs/mine', why: 'checks your own, in the folder packs/mine' },
    ],
    takes: { least: 1, most: 1, what: 'a pack' },
    load: async () => (await import('./pack-check.ts')).packCheck,
  },
  {
    name: ['pack', 'dump'],
    summary: 'prints a pack as the program understands it, as JSON',
    usage: 'PACK',
    about:
      'The pack with everything it builds on, checked and resolved: for other tools, and to see what a change of a file changes.',
    options: [],
    examples: [{ type: 'moksori pack dump generic', why: 'prints the pack on standard output' }],
    takes: { least: 1, most: 1, what: 'a pack' },
    load: async () => (await import('./pack-dump.ts')).packDump,
  },
];
