import type { OptionSpec } from '../command.ts';

/** Which vault, and how it opens: what every command takes that needs one. */
export const vaultOptions: readonly OptionSpec[] = [
  {
    name: 'vault',
    value: 'DIR',
    help: 'the folder of the vault; otherwise the one that MOKSORI_VAULT names, otherwise moksori in the folder for data of your account',
  },
  {
    name: 'unlock',
    value: 'WAY',
    help: 'opens with recovery-key or shares instead of the passphrase',
  },
];

/** Who does it. */
export const actorOption: OptionSpec = {
  name: 'as',
  value: 'ID',
  help: 'who does this, by the id of a person of the vault; otherwise the one who made it',
};

export const languageOption: OptionSpec = {
  name: 'language',
  value: 'CODE',
  help: 'the language of what is printed: en (the default) or ko',
};

export const packOption: OptionSpec = {
  name: 'pack',
  value: 'PACK',
  help: 'what is known of the country: prk (the default), generic, or a folder',
};

export const jsonOption: OptionSpec = { name: 'json', help: 'prints the result as JSON' };

export const reasonOption: OptionSpec = {
  name: 'reason',
  value: 'TEXT',
  help: 'why; it is kept with the decision',
};

export const yesOption: OptionSpec = {
  name: 'yes',
  help: 'does not ask for the word that confirms it, for scripts',
};
