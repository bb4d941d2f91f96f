import { createHash } from 'node:crypto';
import type { Args, Io } from '../command.ts';
import { withFile } from '../custody/disk.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { fill } from '../words.ts';

const { exchange: said } = messages;
/** The largest file that is taken in. */
const MEGABYTES = 100;

type In = (args: Args, io: Io, bytes: Uint8Array, sha256: string) => Promise<void>;

/** Formats that come back, each with what compares it with the vault. */
const COMES_IN: Readonly<Record<string, () => Promise<In>>> = {
  json: async () => (await import('./in-json.ts')).jsonIn,
  uwazi: async () => (await import('./in-uwazi.ts')).uwaziIn,
};

/** `moksori exchange-in`: shows what a file would change in the vault, and changes it only when asked to. */
export async function exchangeInCommand(args: Args, io: Io): Promise<void> {
  const { format } = args.options;
  const file = args.files[0]!;
  const load = typeof format === 'string' && Object.hasOwn(COMES_IN, format) ? COMES_IN[format] : undefined;
  if (load === undefined)
    throw new WrongUsage(
      format === undefined ? said.which : fill(said.noFormatIn, { given: quoted(String(format)) }),
      fill(said.whichHint, { list: Object.keys(COMES_IN).join(', ') }),
    );
  const { smallFile } = await import('../../release/small-file.ts');
  const bytes = await withFile(file, () => smallFile(file, MEGABYTES));
  await (await load())(args, io, bytes, createHash('sha256').update(bytes).digest('hex'));
}
