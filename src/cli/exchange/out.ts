import type { Pack } from '../../packs/types.ts';
import type { Format } from '../../release/exchange/formats.ts';
import type { Handed } from '../../release/exchange/handed.ts';
import type { Record } from '../../release/exchange/write.ts';
import { CASE } from '../../review/ids.ts';
import type { Args, Io } from '../command.ts';
import { withFile } from '../custody/disk.ts';
import { draftFiles, languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { VERSION } from '../version.ts';
import { count, fill, wordsOf } from '../words.ts';

const { exchange: said } = messages;

/** `moksori exchange`: cases in the form that another system reads. */
export async function exchangeCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const format = await formatOf(args);
  const out = typeof options.out === 'string' ? options.out : undefined;
  if (out === undefined && format.several) throw new WrongUsage(said.several, said.severalHint);
  if (format.whole && options.names !== true) throw new WrongUsage(said.whole, said.wholeHint);
  if (out !== undefined) {
    const { unlessThere } = await import('../../vault/archive/file.ts');
    await withFile(out, () => unlessThere(out));
  }
  const cases = args.files.filter((each) => CASE.test(each));
  if (cases.length > 0 && cases.length < args.files.length) throw new WrongUsage(said.mixed, said.mixedHint);
  if (cases.length > 0) await fromVault(args, io, format, out);
  else await fromFiles(args, io, format, out);
}

async function formatOf({ options }: Args): Promise<Format> {
  const { FORMATS } = await import('../../release/exchange/formats.ts');
  const names = Object.keys(FORMATS).join(', ');
  if (typeof options.format !== 'string')
    throw new WrongUsage(said.which, fill(said.whichHint, { list: names }));
  const format = Object.hasOwn(FORMATS, options.format) ? FORMATS[options.format] : undefined;
  if (format !== undefined) return format;
  throw new WrongUsage(
    fill(said.noFormat, { given: quoted(options.format) }),
    fill(said.whichHint, { list: names }),
  );
}

async function fromVault(args: Args, io: Io, format: Format, out: string | undefined): Promise<void> {
  const { options } = args;
  const { withVault, actorOf } = await import('../vault/open.ts');
  const { stateIn } = await import('../vault/case.ts');
  const { handed } = await import('../../release/exchange/handed.ts');
  const { pack, language, names } = handingOf(args);
  await withVault(args, io, async (home) => {
    const { vault } = home;
    const handing: Handed[] = [];
    for (const id of new Set(args.files))
      handing.push(handed(await stateIn(vault, id), { pack, language, names, id }));
    const record: Record = {
      vault,
      actor: await actorOf(args, home),
      cases: [...new Set(args.files)],
      what: `exchange ${String(options.format)}${names ? ', with names' : ''}`,
      ...(typeof options.reason === 'string' && { reason: options.reason }),
    };
    await give(handing, format, out, record, args, io);
  });
}

async function fromFiles(args: Args, io: Io, format: Format, out: string | undefined): Promise<void> {
  const { language, names } = handingOf(args);
  const { draft, pack, end } = await draftFiles(args, io);
  const { handed } = await import('../../release/exchange/handed.ts');
  const { statesOf } = await import('../../release/exchange/drafted.ts');
  const states = statesOf(draft, { pack: { id: pack.id, version: pack.version }, version: VERSION });
  const handing = states.map((state) => handed(state, { pack, language, names }));
  await give(handing, format, out, undefined, args, io);
  end();
}

function handingOf({ options }: Args): { pack: Pack; language: 'en' | 'ko'; names: boolean } {
  return {
    pack: packFor(typeof options.pack === 'string' ? options.pack : 'prk'),
    language: languageOf(options.language),
    names: options.names === true,
  };
}

async function give(
  cases: readonly Handed[],
  format: Format,
  out: string | undefined,
  record: Record | undefined,
  { options }: Args,
  io: Io,
): Promise<void> {
  const { tellExchange, writeExchange } = await import('../../release/exchange/write.ts');
  const files = (await format.load())(cases);
  const [only, ...more] = files;
  if (out === undefined) {
    if (only === undefined || more.length > 0) throw new WrongUsage(said.several, said.severalHint);
    return io.out(await tellExchange(only, record));
  }
  const { bytes, sha256 } = await withFile(out, () => writeExchange(files, out, record));
  const words = wordsOf(languageOf(options.language)).exchange;
  io.out(`${fill(words.written, { bytes, cases: count(words.cases, cases.length) })}\n`);
  io.out(`${words[options.names === true ? 'names' : 'noNames']}\n`);
  io.out(`${words.gate}\n`);
  io.out(`sha256 ${sha256}\n`);
}
