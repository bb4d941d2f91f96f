/** Commands by which something leaves the vault, and by which others check what left. */
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

export const releaseCommands: readonly Command[] = [
  {
    name: ['bundle'],
    summary: 'packs a case as evidence that others verify without Moksori',
    usage: 'CASE OUT.zip [OPTIONS]',
    about:
      'Writes originals, texts, claims with their quotes, the case, and every entry of it with the proof that it is in the signed ledger. Whoever gets the file checks it with sha256sum, openssl and Python alone; how, stands in it. A claim that is withheld takes with it whatever holds its words: the report, its text and its reading; that something is withheld stays visible. That the bundle was made, with its hash, is an entry of the ledger. It opens what it holds to everybody who has it: seal it with --to. What it exposes is not looked at here: it is for the archive of the house, and what is for others goes through moksori release CASE --bundle.',
    options: [
      {
        name: 'redact',
        value: 'CLAIM',
        each: true,
        help: 'withholds this claim; may be given more than once',
      },
      {
        name: 'to',
        value: 'RECIPIENT',
        each: true,
        help: 'seals it to this recipient: age1…; may be given more than once',
      },
      {
        name: 'checkpoint',
        value: 'FILE',
        help: 'a signed checkpoint of this ledger, with cosignatures perhaps; entries after it stay out',
      },
      {
        name: 'timestamp',
        value: 'FILE',
        each: true,
        help: 'an RFC 3161 token over the bytes of the checkpoint; may be given more than once',
      },
      reasonOption,
      ...vaultOptions,
      actorOption,
      packOption,
      languageOption,
      jsonOption,
    ],
    examples: [
      { type: 'moksori bundle k-4f9z2m evidence.zip', why: 'all that was reported and decided' },
      {
        type: 'moksori bundle k-4f9z2m evidence.zip --redact r-5c1d2e3f.c4 --to age1…',
        why: 'without one claim, sealed',
      },
    ],
    takes: { least: 2, most: 2, what: 'a case and a file' },
    load: async () => (await import('./release/bundle.ts')).bundleCommand,
  },
  {
    name: ['redact'],
    summary: 'tells less in a text, or in the sheet of a case, and reads it again',
    usage: 'FILE...|CASE [OPTIONS]',
    about:
      'Takes the reports of one case, or a case of the vault (k-4f9z2m), and tells what a claim tells more coarsely, or not at all: wherever the text tells it, in any words that the pack knows. The text is the report itself, or a draft of your own (--text), in English or Korean. Where no rule can keep the rest of a sentence, the sentence goes. Then the new text is read again: when anything withheld is found in it, nothing is printed or written, and the exit code is 1. Files carry no author, no date and nothing of what was withheld. It looks for what it was told to withhold and for nothing else: moksori protect says what a text exposes. Nothing leaves by this: moksori release does.',
    options: [
      {
        name: 'coarser',
        value: 'CLAIM[:STEP]',
        each: true,
        help: 'a step up its ladder, or to this step: province, region, country; third, month, quarter, year; decade, adult; sector; magnitude; relative; none. Of an act: its places, times and sums. Also TYPE=VALUE[:STEP]: place=KP0111, age=58, occupation=nurse, kin=son, sum=3200, time="14 May 2020", name="Rim Chol-jun"',
      },
      {
        name: 'without',
        value: 'CLAIM',
        each: true,
        help: 'leaves out what it tells; an act with the clause or the sentence that tells it. Also TYPE=VALUE',
      },
      {
        name: 'say',
        value: 'CLAIM:WORDS',
        each: true,
        help: 'puts these words in the place of what it tells',
      },
      {
        name: 'text',
        value: 'DRAFT',
        help: 'the text, when it is not the one report of the case',
      },
      {
        name: 'sheet',
        help: 'the sheet of the case instead of a text: who, what happened, when and where, as coarse as chosen',
      },
      {
        name: 'out',
        value: 'FILE',
        help: 'writes FILE.txt, .html, .docx or .pdf; without it the text is printed',
      },
      ...fileOptions,
      {
        name: 'json',
        help: 'prints the new text with every change and what is left, as JSON: it holds the withheld words',
      },
      ...vaultOptions,
    ],
    examples: [
      {
        type: 'moksori redact report.txt --coarser c3 --without c14',
        why: 'an age more coarsely, and without a search of the house',
      },
      {
        type: 'moksori redact k-4f9z2m --text planned.txt --coarser c22:region --out planned.docx',
        why: 'one place told as its region in a draft, as a Word file',
      },
      {
        type: 'moksori redact k-4f9z2m --sheet --coarser place=KP0203 --out sheet.pdf',
        why: 'the sheet of the case, with the province instead of the city',
      },
    ],
    takes: { least: 1, what: 'a file or a case' },
    load: async () => (await import('./release/redact.ts')).redactCommand,
  },
  {
    name: ['verify'],
    summary: 'checks an evidence bundle; needs no vault',
    usage: 'FILE|FOLDER [OPTIONS]',
    about:
      'Derives everything again: the sum of every file, the signature of the checkpoint, the place of every entry in the ledger, what the disclosed entries say, every quote in its text. Every fault is one line; the exit code is then 1. It does not say that the reports are true.',
    options: [
      {
        name: 'key',
        value: 'FILE',
        help: 'the public key of the organisation (PEM), as it publishes it; without it the one in the bundle is taken, which proves nothing about who signed',
      },
      {
        name: 'cosigner',
        value: 'NAME=FILE.pem',
        each: true,
        help: 'also asks for the cosignature of this one, by its public key, or by the line name+id+key; may be given more than once',
      },
      languageOption,
      jsonOption,
    ],
    examples: [
      { type: 'moksori verify evidence.zip', why: 'everything but whose key it is' },
      { type: 'moksori verify evidence.zip --key organisation.pem', why: 'that too' },
    ],
    takes: { least: 1, most: 1, what: 'a bundle' },
    load: async () => (await import('./release/verify.ts')).verifyCommand,
  },
];
