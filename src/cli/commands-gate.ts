/** Commands of the release gate: who agreed, what leaves, to whom. */
import type { Command } from './command.ts';
import { assumeOptions } from './protect/options.ts';
import {
  actorOption,
  jsonOption,
  languageOption,
  packOption,
  reasonOption,
  vaultOptions,
} from './vault/options.ts';

export const gateCommands: readonly Command[] = [
  {
    name: ['consent'],
    summary: 'records that somebody agreed to have it told, or lists who did',
    usage: 'CASE [OPTIONS]',
    about:
      'A source agrees for all that it told in the case until now; for reports that name no source a role does: told-of, next-of-kin, representative, publisher, organisation. Never write a name. A consent is for one purpose or several, and for no other. Without options it lists every consent of the case, withdrawn ones too.',
    options: [
      {
        name: 'for',
        value: 'PURPOSE',
        each: true,
        help: 'partner, un or public; may be given more than once',
      },
      { name: 'by', value: 'SOURCE|ROLE', help: 'who agreed: s-7k2m9p, or a role' },
      { name: 'until', value: 'DAY', help: 'the last day on which it holds, 2027-01-01' },
      { name: 'how', value: 'TEXT', help: 'for example "signed form, kept on paper"' },
      { name: 'withdraw', value: 'NUMBER', help: 'takes this consent back, with --reason' },
      reasonOption,
      ...vaultOptions,
      actorOption,
      languageOption,
      jsonOption,
    ],
    examples: [
      {
        type: 'moksori consent k-4f9z2m --for public --by s-7k2m9p --until 2027-01-01',
        why: 'until the end of that day',
      },
      {
        type: 'moksori consent k-4f9z2m --withdraw 31 --reason "asked to"',
        why: 'from now on it counts no more',
      },
    ],
    takes: { least: 1, most: 1, what: 'a case' },
    load: async () => (await import('./gate/consent.ts')).consentCommand,
  },
  {
    name: ['release'],
    summary: 'lets something leave when all is there that it needs; lists what left',
    usage: 'CASE [FOLDER] [OPTIONS]',
    about:
      'Proposes a text, or an evidence bundle, for a partner, the UN or the public: with consent of the sources for that purpose, after a check of whom it exposes together with all that left before, and with a reason where paths exist. Another person of the vault looks at it and approves it; only then is it written, and each time that it is written is an entry of the ledger. What is missing is named, and nothing is written then. Without options it lists what was proposed and what left, and which of it rests on statements that no longer stand.',
    options: [
      { name: 'level', value: 'LEVEL', help: 'proposes something for partner, un or public' },
      {
        name: 'text',
        value: 'FILE',
        each: true,
        help: 'a text that is to leave: plain text in UTF-8, or FILE.docx that moksori draft wrote of this case; may be given more than once',
      },
      { name: 'bundle', help: 'an evidence bundle is to leave' },
      { name: 'redact', value: 'CLAIM', each: true, help: 'withholds this claim of the bundle' },
      { name: 'seal', value: 'RECIPIENT', each: true, help: 'seals the bundle to this recipient: age1…' },
      { name: 'to', value: 'TEXT', help: 'who receives it' },
      {
        name: 'from',
        value: 'REPORT',
        each: true,
        help: 'it rests on this report only; may be given more than once; without it on all of the case',
      },
      { name: 'drafter', value: 'ID', help: 'who drafted it, when it was not whoever proposes it' },
      reasonOption,
      { name: 'show', value: 'NUMBER', help: 'shows a proposal: its text, what it tells, what is missing' },
      { name: 'approve', value: 'NUMBER', help: 'agrees, as somebody else: --as ID' },
      { name: 'refuse', value: 'NUMBER', help: 'does not agree, or takes the proposal back; with --reason' },
      { name: 'make', value: 'NUMBER', help: 'writes what was approved into FOLDER' },
      {
        name: 'format',
        value: 'FORMAT',
        each: true,
        help: 'with --make: txt (the default: the text as it is), html, docx or pdf; may be given more than once',
      },
      { name: 'withdraw', value: 'NUMBER', help: 'calls back what left, with --reason' },
      {
        name: 'withdrawn',
        value: 'CLAIM',
        help: 'every release that carried this claim, with a correction drafted for those who have it',
      },
      ...assumeOptions,
      ...vaultOptions,
      actorOption,
      packOption,
      languageOption,
      jsonOption,
    ],
    examples: [
      {
        type: 'moksori release k-4f9z2m --level public --text article.txt --to "an invented newspaper"',
        why: 'proposes it',
      },
      { type: 'moksori release k-4f9z2m --approve 31 --as a-7k2m9p', why: 'the second person agrees' },
      { type: 'moksori release k-4f9z2m out --make 31', why: 'writes it into the folder out' },
      { type: 'moksori release k-4f9z2m --withdrawn c4', why: 'who has to be told, and what' },
    ],
    takes: { least: 1, most: 2, what: 'a case, and a folder for --make' },
    load: async () => (await import('./gate/release.ts')).releaseCommand,
  },
];
