/**
 * Secrets, from the person at the terminal or from a file that only its owner can read. They are never an argument or a
 * variable of the environment: those can be seen by other programs and stay in the history of the shell.
 */
import { readSecretFile } from '../vault/secret-file.ts';
import type { Io } from './command.ts';
import { messages } from './messages.ts';
import { CouldNot } from './say.ts';
import { fill } from './words.ts';

type Asking = Pick<Io, 'env' | 'keyboard'>;

const { secret: words } = messages;

/** The variable that names a file with the passphrase. */
export const PASSPHRASE_FILE = 'MOKSORI_PASSPHRASE_FILE';

/**
 * A secret that is there already: from the file, else asked once.
 *
 * @throws CouldNot without a file and a terminal, Interrupted, SecretExposed, SecretMissing
 */
export async function secretOf(io: Asking, question: string = words.passphrase): Promise<string> {
  const file = io.env[PASSPHRASE_FILE];
  if (file) return readSecretFile(file);
  return terminal(io).ask(question, { secret: true });
}

/**
 * A secret that is to be: from the file, else asked twice.
 *
 * @param variable names the file
 * @throws CouldNot when the two differ, and as secretOf
 */
export async function newSecret(
  io: Asking,
  variable: string = PASSPHRASE_FILE,
  question: string = words.new,
): Promise<string> {
  const file = io.env[variable];
  if (file) return readSecretFile(file);
  const keyboard = terminal(io, variable);
  const first = await keyboard.ask(question, { secret: true });
  const second = await keyboard.ask(words.again, { secret: true });
  if (first.normalize('NFC') !== second.normalize('NFC')) throw new CouldNot(words.differ, words.differHint);
  return first;
}

/**
 * Has a word typed before something that cannot be taken back.
 *
 * @throws CouldNot when another was typed, or there is nobody to ask
 */
export async function confirmed(io: Asking, word: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (io.keyboard === undefined) throw new CouldNot(words.noConfirm, words.noConfirmHint);
  const typed = await io.keyboard.ask(fill(words.confirm, { word }));
  if (typed.trim() !== word) throw new CouldNot(words.notConfirmed);
}

function terminal({ keyboard }: Asking, variable = PASSPHRASE_FILE) {
  if (keyboard !== undefined) return keyboard;
  throw new CouldNot(words.noTerminal, words.noTerminalHint.replace(PASSPHRASE_FILE, variable));
}
