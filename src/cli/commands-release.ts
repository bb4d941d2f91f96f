/** Commands by which something leaves the vault, and by which others check what left. */
import type { Command } from './command.ts';
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
