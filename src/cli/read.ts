import type { Input } from '../draft/draft.ts';
import { toJson } from '../draft/json.ts';
import { IntakeError } from '../intake/errors.ts';
import { readReportFile } from '../intake/read-file.ts';
import { EdtfError, parseEdtf } from '../time/edtf.ts';
import type { Args, Io } from './command.ts';
import { quoted, WrongUsage } from './options.ts';
import { findPack, packFor } from './pack.ts';
import { progress } from './progress.ts';
import { line, nameOf, Told } from './say.ts';
import { sheet } from './sheet/sheet.ts';
import { fill, words } from './words.ts';

/** `moksori read`: reports into one draft case, as a sheet or as JSON. Stores nothing. */
export async function readCommand({ files, options }: Args, io: Io): Promise<void> {
  const published = publishedOf(options.published);
  if (files.filter((file) => file === '-').length > 1)
    throw new WrongUsage('standard input can be read once', 'name "-" once, and files for the rest');
  const named = typeof options.pack === 'string' ? options.pack : 'prk';
  findPack(named);
  const color = options.color === true || (io.color && options['no-color'] !== true);
  const tell = progress(io);
  const inputs: Input[] = [];
  let failed = 0;
  const tellFailure = ({ message, file }: IntakeError, path = file): void => {
    failed++;
    io.err(line(message.replace(path, nameOf(path))));
  };
  for (const [i, file] of files.entries()) {
    tell(fill(words.progress.opening, { i: i + 1, n: files.length }));
    try {
      inputs.push({
        bytes: (await readReportFile(file)).bytes,
        file: nameOf(file),
        ...(published === undefined ? {} : { published }),
        ...(typeof options.publisher === 'string' ? { publisher: options.publisher } : {}),
        ...(typeof options.language === 'string' ? { language: options.language } : {}),
      });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      tellFailure(error, file);
    }
  }
  if (inputs.length === 0) throw new Told();
  const pack = packFor(named);
  // The reader takes a while to load: only when there is something to read.
  const { draft } = await import('../draft/draft.ts');
  const drafted = await draft(inputs, {
    pack,
    before: (step, i, n) => tell(fill(words.progress[step], { i: i + 1, n })),
  });
  for (const { message } of drafted.notes) io.err(line(message));
  for (const error of drafted.refused) tellFailure(error);
  if (drafted.reports.length === 0) throw new Told();
  const json = toJson(drafted);
  io.out(
    options.json === true
      ? `${JSON.stringify(json, null, 2)}\n`
      : sheet(json, pack, { columns: io.columns, color, quotes: options.quotes === true }),
  );
  if (failed > 0) throw new Told();
}

function publishedOf(value: string | true | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    parseEdtf(value);
    return value;
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new WrongUsage(
      `--published ${quoted(value)} is not a date that exists`,
      'write 2020-07-02, 2020-07 or 2020 (EDTF)',
    );
  }
}
