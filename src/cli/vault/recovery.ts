/** The recovery key of a way that is being made: shown once at the terminal, or written into a file. It is kept nowhere else. */
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { CouldNot } from '../say.ts';

const { init: words } = messages;

/** The file that it goes into, if one is named. @throws CouldNot when it would be shown to nobody */
export function recoveryFile({ options }: Args, { keyboard }: Io): string | undefined {
  const file = options['recovery-file'];
  if (typeof file === 'string') return file;
  if (keyboard === undefined) throw new CouldNot(words.nobody, words.nobodyHint);
  return undefined;
}

/** Writes it into its file, then does what makes it open something; when that fails, no key that opens nothing is left. */
export async function withRecovery<T>(
  file: string | undefined,
  written: string,
  work: () => Promise<T>,
): Promise<T> {
  if (file === undefined) return work();
  const { dropSecretFile, writeSecretFile } = await import('../../vault/secret-file.ts');
  await writeSecretFile(file, written);
  try {
    return await work();
  } catch (error) {
    await dropSecretFile(file);
    throw error;
  }
}

/** Shows it, or says where it is. */
export function tellRecovery(file: string | undefined, written: string, io: Io): void {
  if (file === undefined) io.err(`\n${words.recovery}\n\n    ${halves(written)}\n\n${words.once}\n`);
  else io.err(`${words.recoveryFile}\n`);
}

/** A long row of groups on two lines. */
function halves(written: string): string {
  const groups = written.split(' ');
  const half = Math.ceil(groups.length / 2);
  return `${groups.slice(0, half).join(' ')}\n    ${groups.slice(half).join(' ')}`;
}
