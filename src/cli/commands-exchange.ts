/** Commands by which cases go to other systems, and come back from them. */
import type { Command } from './command.ts';
import { fileOptions } from './file-options.ts';
import {
  actorOption,
  jsonOption,
  languageOption,
  packOption,
  reasonOption,
  vaultOptions,
} from './vault/options.ts';

export const exchangeCommands: readonly Command[] = [
  {
    name: ['exchange'],
    summary: 'hands cases on in a form that other systems read',
    usage: 'FILE...|CASE... --format FORMAT [OPTIONS]',
    about:
      'Writes cases of the vault (k-4f9z2m), or the cases that files make, in one of the forms: json (lossless, comes back by exchange-in), uwazi (tables for its CSV import, in a zip archive; the table of acts comes back), ftm (FollowTheMoney entities), huridocs (tables of the Events Standard Formats, in a zip archive), geojson (acts at county precision), prov (PROV-O), annotations (W3C Web Annotation). What each form loses stands in docs/exchange.md. Names that claims know stay out unless --names is given. That a case was handed on, with the hash of the file, is an entry of the ledger. What it exposes is not looked at here: what goes to others goes through the gate of moksori release.',
    options: [
      { name: 'format', value: 'FORMAT', help: 'json, uwazi, ftm, huridocs, geojson, prov or annotations' },
      {
        name: 'out',
        value: 'FILE',
        help: 'writes it into this file, which must not be there yet; without it the file is printed',
      },
      { name: 'names', help: 'names go with it' },
      ...fileOptions,
      reasonOption,
      ...vaultOptions,
      actorOption,
    ],
    examples: [
      {
        type: 'moksori exchange k-4f9z2m --format json --names --out case.json',
        why: 'all that another vault needs to have the same case',
      },
      { type: 'moksori exchange report.txt --format geojson', why: 'what a report would be on a map' },
      {
        type: 'moksori exchange k-4f9z2m --format uwazi --out case.zip --reason "for the archive in Seoul"',
        why: 'tables for a collection',
      },
    ],
    takes: { least: 1, what: 'a case or a file' },
    load: async () => (await import('./exchange/out.ts')).exchangeCommand,
  },
  {
    name: ['exchange-in'],
    summary: 'shows what an exchange file would change, and takes it in',
    usage: 'FILE --format FORMAT [--write] [OPTIONS]',
    about:
      'Compares a file with the vault and says what is new, the same or different. Nothing is written without --write, and nothing is ever written over: what is there stays. Decisions that came with a case become those of who takes it in. Rows of a table become proposed claims that quote their cells; a value that is in no thesaurus refuses the table.',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        help: 'json, as moksori exchange wrote it, or uwazi: a table of acts (CSV)',
      },
      {
        name: 'case',
        value: 'CASE',
        help: 'rows that name no act go into this case; without it each is a case of its own',
      },
      {
        name: 'column',
        value: 'COLUMN=HEAD',
        each: true,
        help: 'what a head of another collection is here: act_kind=Tipo; may be given more than once',
      },
      {
        name: 'report-language',
        value: 'CODE',
        help: 'the language of the rows; otherwise ko where there is Hangul, and en',
      },
      { name: 'write', help: 'takes it in; without it the change is only shown' },
      ...vaultOptions,
      actorOption,
      packOption,
      languageOption,
      jsonOption,
    ],
    examples: [
      { type: 'moksori exchange-in case.json --format json', why: 'what it would change' },
      { type: 'moksori exchange-in case.json --format json --write', why: 'takes it in' },
      { type: 'moksori exchange-in 4-acts.csv --format uwazi', why: 'what was changed in Uwazi' },
    ],
    takes: { least: 1, most: 1, what: 'a file' },
    load: async () => (await import('./exchange/in.ts')).exchangeInCommand,
  },
];
