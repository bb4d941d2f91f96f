import type { Fault } from '../../release/verify/fault.ts';
import { verifyBundle } from '../../release/verify/verify.ts';
import type { Args, Io } from '../command.ts';
import { cosignersOf } from '../custody/cosigners.ts';
import { withFile } from '../custody/disk.ts';
import { languageOf } from '../from-files.ts';
import { clean } from '../layout.ts';
import { messages } from '../messages.ts';
import { progress } from '../progress.ts';
import { CouldNot, nameOf } from '../say.ts';
import { moment } from '../vault/rows.ts';
import { fill, wordsOf } from '../words.ts';

/** `moksori verify`: whether a bundle is whole. */
export async function verifyCommand(args: Args, io: Io): Promise<void> {
  const file = args.files[0]!;
  const { key, language, json } = args.options;
  const words = wordsOf(languageOf(language)).release;
  const { smallFile } = await import('../../release/small-file.ts');
  const pem = typeof key === 'string' ? (await withFile(key, () => smallFile(key))).toString() : undefined;
  const cosigners = await cosignersOf(args);
  const tell = progress(io);
  const done = await withFile(file, () =>
    verifyBundle(file, {
      ...(pem !== undefined && { key: pem }),
      cosigners,
      progress: (bytes, of) =>
        tell(fill(messages.release.progress, { done: megabytes(bytes), of: megabytes(of) })),
    }),
  );
  if (json === true) io.out(`${JSON.stringify(done, null, 2)}\n`);
  else if (done.faults.length === 0) {
    const { files, open, withheld, origin, size, quotes, tokens } = done;
    io.out(`${fill(words.files, { n: files })}\n`);
    io.out(`${fill(words.entries, { n: open + withheld, origin, size, open, withheld })}\n`);
    io.out(`${fill(words.quotes, { n: quotes })}\n`);
    if (tokens > 0) io.out(`${fill(words.tokens, { n: tokens })}\n`);
    io.out(`${fill(pem === undefined ? words.unknownKey : words.knownKey, { key: done.key })}\n`);
    for (const { name, time } of done.cosigned)
      io.out(`${fill(words.cosigned, { name, time: moment(time * 1000) })}\n`);
    if (done.unchecked.length > 0)
      io.out(`${fill(words.unchecked, { list: done.unchecked.map(clean).join(', ') })}\n`);
    io.out(`${words.notProved}\n`);
  } else for (const fault of done.faults) io.out(`${lineOf(fault, words.faults)}\n`);
  if (done.faults.length > 0)
    throw new CouldNot(fill(messages.release.notWhole, { file: nameOf(file), n: done.faults.length }));
}

function lineOf(fault: Fault, words: Readonly<Record<Fault['what'], string>>): string {
  const { what, ...about } = fault;
  return fill(
    words[what],
    Object.fromEntries(Object.entries(about).map(([name, value]) => [name, clean(String(value))])),
  );
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
