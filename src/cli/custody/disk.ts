/** Files that a person named, and what the disk says of them in words. */
import type { Io } from '../command.ts';
import { messages } from '../messages.ts';
import { progress } from '../progress.ts';
import { CouldNot, nameOf } from '../say.ts';
import { fill } from '../words.ts';

const { disk: words } = messages;

/** Does what reads or writes a file, and words what the disk says against it. @throws CouldNot */
export async function withFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const say = Object.hasOwn(words.say, code) ? words.say[code as keyof typeof words.say] : undefined;
    if (say === undefined) throw error;
    throw new CouldNot(
      fill(say, { file: nameOf(file) }),
      code === 'ENOSPC' || code === 'EDQUOT' ? words.full : words.hint,
    );
  }
}

/** Tells how many entries are done, once it takes long. */
export function telling(io: Io): (done: number, of: number) => void {
  const tell = progress(io);
  return (i, n) => tell(fill(messages.progress.entries, { i, n }));
}
