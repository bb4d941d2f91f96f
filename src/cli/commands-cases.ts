/** Commands that take reports into the vault, look at cases, and decide about claims. */
import type { Command } from './command.ts';
import { colorOptions, fileOptions } from './file-options.ts';
import {
  actorOption,
  jsonOption,
  languageOption,
  packOption,
  reasonOption,
  vaultOptions,
} from './vault/options.ts';

const printing = [languageOption, packOption, jsonOption, ...colorOptions];

export const caseCommands: readonly Command[] = [
  {
    name: ['add'],
    summary: 'takes reports into the vault and reads them',
    usage: 'FILE... [OPTIONS]',
    about:
      'Reads the reports as read does, and keeps them: the file as received, its text, and every claim, which waits for a person. There is a case for every event that they tell of, unless one is named. A report that the vault has already is said and not stored again. One file that cannot be taken in does not stop the others; the exit code is then 1.',
    options: [
      {
        name: 'later',
        help: "of a team's vault: keeps the files and lets them wait for moksori work, on any machine",
      },
      { name: 'case', value: 'CASE', help: 'puts all of them into this case' },
      { name: 'source', value: 'SOURCE', help: 'who told all of them: an id of moksori source list' },
      ...fileOptions,
      ...vaultOptions,
      actorOption,
      jsonOption,
    ],
    examples: [
      { type: 'moksori add report.txt --published 2020-07-02', why: 'one report, with the day it came out' },
      { type: 'moksori add second.html --case k-4f9z2m', why: 'a further report of a case that is there' },
    ],
    takes: { least: 1, what: 'a file' },
    load: async () => (await import('./vault/add.ts')).addCommand,
  },
  {
    name: ['list'],
    summary: 'lists the cases of the vault',
    usage: '[OPTIONS]',
    about: 'The latest changed first: reports, claims, and how many of these wait for a person.',
    options: [
      { name: 'limit', value: 'NUMBER', help: 'how many are shown (100)' },
      ...vaultOptions,
      languageOption,
      packOption,
      jsonOption,
    ],
    examples: [{ type: 'moksori list', why: 'all cases' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./vault/list.ts')).listCommand,
  },
  {
    name: ['show'],
    summary: 'prints the sheet of a case, with what was decided',
    usage: 'CASE [OPTIONS]',
    about:
      'The sheet that read prints, of the claims as they stand: corrected ones with their corrections, rejected and withdrawn ones left out of the acts.',
    options: [
      ...vaultOptions,
      { name: 'quotes', help: 'shows every quote in full, not only the first of each act' },
      ...printing,
    ],
    examples: [{ type: 'moksori show k-4f9z2m', why: 'the case as it stands' }],
    takes: { least: 1, most: 1, what: 'a case' },
    load: async () => (await import('./vault/show.ts')).showCommand,
  },
  {
    name: ['review'],
    summary: 'decides about claims: accept, correct, reject, withdraw, undo',
    usage: 'CASE [OPTIONS]',
    about:
      'Shows one claim at a time with the words that it rests on; one key each decides: a accept, c correct, r reject, w withdraw, u undo, n next, p previous, ? help, q quit. A decision is kept before the next claim is shown. Without a terminal, or with options, it decides as they say, all or nothing.',
    options: [
      { name: 'list', help: 'prints the claims that wait, with their ids, and decides nothing' },
      { name: 'all', help: 'shows also the claims that were decided about' },
      { name: 'accept', value: 'CLAIM', each: true, help: 'accepts a claim; may be given more than once' },
      { name: 'reject', value: 'CLAIM', each: true, help: 'rejects a claim; needs a reason' },
      {
        name: 'withdraw',
        value: 'CLAIM',
        each: true,
        help: 'withdraws a claim that was right and may not be used any more; needs a reason',
      },
      { name: 'correct', value: 'CLAIM', help: 'corrects one part of a claim; needs a reason' },
      {
        name: 'field',
        value: 'FIELD',
        help: 'what is corrected: kind, phase, by, to, with, at, when, for, through, stance; of a detail value',
      },
      {
        name: 'value',
        value: 'VALUE',
        help: 'what is right: a name or an id (p2) of a party, a place, a date as EDTF, words; ; between several, - for none',
      },
      { name: 'accept-all', help: 'accepts every claim that waits; needs a reason' },
      { name: 'undo', value: 'NUMBER', help: 'takes a decision back, by its number in moksori history' },
      reasonOption,
      ...vaultOptions,
      actorOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori review k-4f9z2m', why: 'at the terminal, one key for each claim' },
      { type: 'moksori review k-4f9z2m --list', why: 'the claims that wait, with their ids' },
      {
        type: 'moksori review k-4f9z2m --accept c1 --accept c2',
        why: 'by their ids; the part behind the dot is enough when the case has one report',
      },
      {
        type: 'moksori review k-4f9z2m --correct c3 --field when --value 2020-06 --reason "said so when asked again"',
        why: 'corrects when it was',
      },
    ],
    takes: { least: 1, most: 1, what: 'a case' },
    load: async () => (await import('./vault/review.ts')).reviewCommand,
  },
  {
    name: ['history'],
    summary: 'shows who decided what about a case or a claim, when and why',
    usage: 'CASE [CLAIM] [OPTIONS]',
    about: 'Every entry in its order, with its number in the ledger. What was undone stays in the list.',
    options: [...vaultOptions, languageOption, jsonOption],
    examples: [
      { type: 'moksori history k-4f9z2m', why: 'all decisions on its claims' },
      { type: 'moksori history k-4f9z2m c3', why: 'one claim, from its reading on' },
    ],
    takes: { least: 1, most: 2, what: 'a case' },
    load: async () => (await import('./vault/history.ts')).historyCommand,
  },
  {
    name: ['decisions'],
    summary: 'lists all decisions of the vault, withdrawn ones too',
    usage: '[CASE] [OPTIONS]',
    about: 'One line each, in the order in which they were taken; --json for other tools.',
    options: [...vaultOptions, languageOption, jsonOption],
    examples: [{ type: 'moksori decisions --json', why: 'all decisions, as data' }],
    takes: { least: 0, most: 1, what: 'a case' },
    load: async () => (await import('./vault/history.ts')).decisionsCommand,
  },
];
