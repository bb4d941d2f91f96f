/** Commands that keep a vault safe: check, copies, the ledger, who a source is, and what shall never be read again. */
import type { Command, OptionSpec } from './command.ts';
import {
  actorOption,
  jsonOption,
  languageOption,
  packOption,
  reasonOption,
  vaultOptions,
  yesOption,
} from './vault/options.ts';

const toOption: OptionSpec = {
  name: 'to',
  value: 'RECIPIENT',
  each: true,
  help: 'seals it to this recipient too: age1…; may be given more than once',
};
const teamOption: OptionSpec = {
  name: 'team',
  value: 'CONNECTION',
  help: 'puts it into a PostgreSQL server: postgres://host/database',
};
const identityOption: OptionSpec = {
  name: 'identity',
  value: 'FILE',
  each: true,
  help: 'the identity file of somebody it is sealed to; its passphrase is asked for, or MOKSORI_IDENTITY_PASSPHRASE_FILE names a file with it (of several files one to a line, in their order)',
};
const dryOption: OptionSpec = { name: 'dry-run', help: 'only says what would be done' };
/** Where a vault shall be made. */
const placeOption: OptionSpec = {
  name: 'vault',
  value: 'DIR',
  help: 'the folder that is made for the vault; otherwise the one that MOKSORI_VAULT names, otherwise moksori in the folder for data of your account',
};
const unlockOption = vaultOptions[1]!;
const printing = [languageOption, jsonOption];

export const custodyCommands: readonly Command[] = [
  {
    name: ['check'],
    summary: 'finds out whether anything in the vault was changed or lost',
    usage: '[OPTIONS]',
    about:
      'Derives the ledger again from its bytes, with code that did not write it, and compares it with the signed checkpoint; opens every key and everything that is sealed; reads every file that was received; builds the index again beside the live one. Every fault is one line; the exit code is then 1. Nothing is mended but the index, with --rebuild.',
    options: [
      ...vaultOptions,
      { name: 'rebuild', help: 'makes the index anew from the ledger first' },
      { name: 'record', help: 'writes into the ledger that it was checked, and what came out' },
      actorOption,
      packOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori check', why: 'everything; some seconds for each hundred thousand entries' },
      { type: 'moksori check --rebuild', why: 'when only the index was at fault' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/check.ts')).checkCommand,
  },
  {
    name: ['backup'],
    summary: 'writes the whole vault into one sealed file',
    usage: 'FILE [OPTIONS]',
    about:
      'FILE opens with every way that opens the vault when it is made: passphrases, recovery keys, shares. It is there whole or not at all, and nothing is written over. A way that is revoked later still opens the backups of before.',
    options: [
      {
        name: 'rehearse',
        help: 'restores the written file into a throw-away folder, checks it, and removes the folder',
      },
      toOption,
      ...vaultOptions,
      actorOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori backup /media/stick/2026-11-22.backup --rehearse', why: 'written, and tried at once' },
    ],
    takes: { least: 1, most: 1, what: 'a file' },
    load: async () => (await import('./custody/backup.ts')).backupCommand,
  },
  {
    name: ['restore'],
    summary: 'makes a vault of a backup, or rehearses it',
    usage: 'FILE [OPTIONS]',
    about:
      'The vault comes back as it was, in a folder that is not there yet: whole and compared with its signed checkpoint, or not at all. It opens with the ways it had then, and so does the backup. --rehearse leaves nothing behind.',
    options: [
      {
        name: 'rehearse',
        help: 'restores into a throw-away folder, checks everything, removes it, and says what came back',
      },
      placeOption,
      teamOption,
      unlockOption,
      packOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori restore 2026-11-22.backup --rehearse', why: 'would it come back?' },
      { type: 'moksori restore 2026-11-22.backup --vault again', why: 'into the folder "again"' },
      {
        type: 'moksori restore 2026-11-22.backup --unlock recovery-key',
        why: 'when the passphrase is lost',
      },
    ],
    takes: { least: 1, most: 1, what: 'a backup' },
    load: async () => (await import('./custody/restore.ts')).restoreCommand,
  },
  {
    name: ['export'],
    summary: 'writes everything in a form that needs no Moksori',
    usage: 'FILE (--to RECIPIENT | --in-clear) [OPTIONS]',
    about:
      'A tar of the ledger, every entry as a line of JSON, the files as received, and all keys: it opens everything that the vault seals. So it is sealed to somebody, as an age file, or somebody asks for it in clear. That it was exported is in the ledger before anything is written.',
    options: [
      toOption,
      { name: 'in-clear', help: 'does not seal it: whoever has FILE can read everything' },
      { name: 'reason', value: 'TEXT', help: 'why; it is kept in the ledger' },
      ...vaultOptions,
      actorOption,
      ...printing,
    ],
    examples: [
      {
        type: 'moksori export all.age --to age1v0ew62uw7rcuuxy6dyxz4gkmt7yd55uq8mtqmxr03kq3l5glevjqeqqxsz',
        why: 'sealed to one recipient; the age command opens it too',
      },
      { type: 'moksori export all.tar --in-clear --reason "handed to the archive"', why: 'as it is' },
    ],
    takes: { least: 1, most: 1, what: 'a file' },
    load: async () => (await import('./custody/export.ts')).exportCommand,
  },
  {
    name: ['import'],
    summary: 'makes a vault of an export',
    usage: 'FILE [OPTIONS]',
    about:
      'The ledger comes byte for byte. The new vault has a passphrase and a recovery key of its own, asked for and shown as init does; the ways of the old one are written down as revoked.',
    options: [
      identityOption,
      {
        name: 'recovery-file',
        value: 'FILE',
        help: 'writes the recovery key into a new file instead of showing it',
      },
      placeOption,
      teamOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori import all.age --identity key.txt --vault again', why: 'a sealed one' },
      { type: 'moksori import all.tar --vault again', why: 'one in clear' },
    ],
    takes: { least: 1, most: 1, what: 'an export' },
    load: async () => (await import('./custody/import.ts')).importCommand,
  },
  {
    name: ['ledger', 'prove'],
    summary: 'proves that an entry is in the ledger that was signed',
    usage: 'SEQ [OPTIONS]',
    about:
      'Prints an inclusion proof (RFC 6962) with the signed checkpoint, as a C2SP tlog-proof. Whoever has the entry and the public key verifies it without the ledger and without Moksori.',
    options: [
      ...vaultOptions,
      { name: 'json', help: 'prints the result as JSON, with the hash of the leaf' },
    ],
    examples: [{ type: 'moksori ledger prove 12', why: 'of entry 12' }],
    takes: { least: 1, most: 1, what: 'the number of an entry' },
    load: async () => (await import('./custody/prove.ts')).proveCommand,
  },
  {
    name: ['ledger', 'cosign'],
    summary: 'says of another organisation’s ledger that it only grew; needs no vault',
    usage: 'FILE --as NAME --with PRIVATE.pem --key LEDGER.pem --seen FILE [OPTIONS]',
    about:
      'FILE is what the organisation sent: what moksori ledger --since printed, or the first time a bare checkpoint. Its signature is checked, and that the ledger is a continuation of the one in the --seen file; then the checkpoint with your line (C2SP tlog-cosignature) is kept there, and printed to be sent back. Two ledgers that say different things never get the line of one cosigner. It says nothing of what the entries say: nobody sees that.',
    options: [
      { name: 'as', value: 'NAME', help: 'your name under it, such as partner.example/cosigner' },
      {
        name: 'with',
        value: 'PRIVATE.pem',
        help: 'your Ed25519 key, as openssl genpkey writes it; its passphrase is asked for, or in the file that MOKSORI_PASSPHRASE_FILE names',
      },
      { name: 'key', value: 'LEDGER.pem', help: 'the public key of the organisation, as it publishes it' },
      {
        name: 'seen',
        value: 'FILE',
        help: 'where the last checkpoint that you cosigned is kept, one file for each ledger',
      },
      { name: 'first', help: 'makes the --seen file: nothing of this ledger was cosigned before' },
    ],
    examples: [
      {
        type: 'moksori ledger cosign asked --as partner.example/cosigner --with cosigner.pem --key organisation.pem --seen organisation.seen > checkpoint',
        why: 'to be sent back',
      },
    ],
    takes: { least: 1, most: 1, what: 'a file' },
    load: async () => (await import('./custody/cosign.ts')).cosignCommand,
  },
  {
    name: ['ledger'],
    summary: 'lists the entries of the ledger, and what verifies them',
    usage: '[OPTIONS]',
    about:
      'Each entry has its number, when it was written (UTC), who did it, its kind, its case (- for none, or when it is the subject), and what it was done to. What an entry says is not shown: show, history and decisions do that.',
    options: [
      { name: 'from', value: 'SEQ', help: 'begins with this number' },
      { name: 'case', value: 'CASE', help: 'only entries of this case' },
      { name: 'checkpoint', help: 'prints the signed checkpoint instead' },
      {
        name: 'since',
        value: 'FILE',
        help: 'prints the signed checkpoint with the proof that the ledger only added to the checkpoint in FILE, for ledger cosign',
      },
      { name: 'public-key', help: 'prints the key that verifies it instead, as openssl reads it' },
      {
        name: 'entries',
        value: 'FILE',
        help: 'writes the whole entries into a file instead, as they were hashed; what they say stays sealed',
      },
      ...vaultOptions,
      ...printing,
    ],
    examples: [
      { type: 'moksori ledger --from 100', why: 'from entry 100 on' },
      { type: 'moksori ledger --checkpoint > checkpoint', why: 'to keep elsewhere, or for openssl' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/ledger.ts')).ledgerCommand,
  },
  {
    name: ['custodian', 'add'],
    summary: 'makes somebody a custodian of sources',
    usage: 'NAME [OPTIONS]',
    about:
      'Any two custodians open who a source is, and none alone. Each has an age identity of their own: best made on their own machine with moksori custodian make, or with age-keygen. Without --recipient one is made here and written into a file that a passphrase of the custodian protects; that file is theirs to keep, and is not kept in the vault. Sources that were added before stay sealed to those who were custodians then.',
    options: [
      { name: 'recipient', value: 'RECIPIENT', help: 'age1…, of an identity that they have already' },
      {
        name: 'identity-file',
        value: 'FILE',
        help: 'where the new identity is written; otherwise custodian-ID.txt in this folder. For scripts MOKSORI_IDENTITY_PASSPHRASE_FILE names a file with its passphrase',
      },
      ...vaultOptions,
      actorOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori custodian add Nari --identity-file nari.txt', why: 'with a new identity' },
      {
        type: 'moksori custodian add Boram --recipient age1v0ew62uw7rcuuxy6dyxz4gkmt7yd55uq8mtqmxr03kq3l5glevjqeqqxsz',
        why: 'with one that was made with age-keygen',
      },
    ],
    takes: { least: 1, most: 1, what: 'a name' },
    load: async () => (await import('./custody/custodian.ts')).custodianAdd,
  },
  {
    name: ['custodian', 'list'],
    summary: 'lists the custodians',
    usage: '[OPTIONS]',
    about: 'Each with an id, since when, the name, and the recipient that sources are sealed to.',
    options: [...vaultOptions, ...printing],
    examples: [{ type: 'moksori custodian list', why: 'all of them' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/custodian.ts')).custodianList,
  },
  {
    name: ['source', 'add'],
    summary: 'adds a source; who it is lies sealed for two custodians',
    usage: '[OPTIONS]',
    about:
      'Makes an id for add --source. A case works fully without anybody knowing who it stands for. Who it is can be typed at the terminal (not shown; an empty line keeps nothing) or comes from --from; it is sealed before it is kept, and whoever opens the vault cannot read it.',
    options: [
      {
        name: 'label',
        value: 'WORD',
        help: 'a word to tell sources apart; it must say nothing of who it is',
      },
      { name: 'from', value: 'FILE', help: 'who it is: a text in UTF-8; - is standard input' },
      ...vaultOptions,
      actorOption,
      ...printing,
    ],
    examples: [
      { type: 'moksori source add --label heron', why: 'asks who it is' },
      { type: 'moksori source add --label heron --from - < who.txt', why: 'for scripts' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/source.ts')).sourceAdd,
  },
  {
    name: ['source', 'list'],
    summary: 'lists the sources',
    usage: '[OPTIONS]',
    about:
      'Each with its id, when it was added, whether who it is lies sealed, how often it was opened, and its label.',
    options: [...vaultOptions, ...printing],
    examples: [{ type: 'moksori source list', why: 'all of them' }],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/source.ts')).sourceList,
  },
  {
    name: ['source', 'open'],
    summary: 'shows two custodians who a source is, and writes that down',
    usage: 'SOURCE --identity FILE --identity FILE --reason TEXT [OPTIONS]',
    about: 'The opening is in the ledger, with both custodians and the reason, before anything is printed.',
    options: [identityOption, reasonOption, ...vaultOptions, actorOption],
    examples: [
      {
        type: 'moksori source open s-4f9z2m --identity nari.txt --identity boram.txt --reason "asked for consent"',
        why: 'both are there and type their passphrases',
      },
    ],
    takes: { least: 1, most: 1, what: 'a source' },
    load: async () => (await import('./custody/source.ts')).sourceOpen,
  },
  {
    name: ['source', 'withdraw'],
    summary: 'withdraws all that a source told, after saying what rests on it',
    usage: 'SOURCE --reason TEXT [OPTIONS]',
    about: 'As moksori withdraw of a source. Nothing is deleted; moksori shred does that.',
    options: [dryOption, reasonOption, ...vaultOptions, actorOption, packOption, languageOption],
    examples: [
      {
        type: 'moksori source withdraw s-4f9z2m --reason "took the consent back" --dry-run',
        why: 'only what rests on it',
      },
    ],
    takes: { least: 1, most: 1, what: 'a source' },
    load: async () => (await import('./vault/deciding.ts')).withdrawCommand,
  },
  {
    name: ['source', 'shred'],
    summary: 'destroys who a source is, and all that it told',
    usage: 'SOURCE --reason TEXT [OPTIONS]',
    about: 'As moksori shred. Asks to type the id of the source.',
    options: [dryOption, reasonOption, yesOption, ...vaultOptions, actorOption, packOption, ...printing],
    examples: [
      { type: 'moksori source shred s-4f9z2m --reason "in danger"', why: 'asks, then destroys the keys' },
    ],
    takes: { least: 1, most: 1, what: 'a source' },
    load: async () => (await import('./custody/shred.ts')).shredCommand,
  },
  {
    name: ['shred'],
    summary: 'destroys a source, a case or a report for good',
    usage: '[source|case|report] ID --reason TEXT [OPTIONS]',
    about:
      'Destroys the keys that open it, after saying what that is and having the id typed: of a report its text, its file, its claims and what was decided about them; of a case all its reports; of a source who it is and all that it told, in every case. The ledger stays whole and says that it was shredded, when, by whom and why. Backups and exports that were made before keep what they hold.',
    options: [dryOption, reasonOption, yesOption, ...vaultOptions, actorOption, packOption, ...printing],
    examples: [
      {
        type: 'moksori shred source s-4f9z2m --reason "asked to be forgotten"',
        why: 'asks for the id once more',
      },
      {
        type: 'moksori shred case k-4f9z2m --reason "a mistake" --dry-run',
        why: 'only what it would destroy',
      },
    ],
    takes: { least: 1, most: 2, what: 'an id' },
    load: async () => (await import('./custody/shred.ts')).shredCommand,
  },
  {
    name: ['panic'],
    summary: 'destroys the key file of the vault at once',
    usage: '[OPTIONS]',
    about:
      'Needs no passphrase. Afterwards nothing opens this vault: no passphrase, no recovery key, no shares; only a backup, wherever it is. What an SSD, a snapshot, a backup or swap still holds is out of reach, and a program that has the vault open keeps it open.',
    options: [placeOption, yesOption, ...printing],
    examples: [
      { type: 'moksori panic', why: 'asks for one word' },
      { type: 'moksori panic --yes', why: 'asks nothing' },
    ],
    takes: { least: 0, most: 0, what: 'options' },
    load: async () => (await import('./custody/panic.ts')).panicCommand,
  },
];
