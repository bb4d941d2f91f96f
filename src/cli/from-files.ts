/** The way from files to a draft, which all commands that read reports go. Their options are in file-options.ts. */
import type { Draft, Input } from '../draft/draft.ts';
import { IntakeError } from '../intake/errors.ts';
import { readReportFile } from '../intake/read-file.ts';
import type { Pack } from '../packs/types.ts';
import { EdtfError, parseEdtf } from '../time/edtf.ts';
import type { Args, Io } from './command.ts';
import { messages } from './messages.ts';
import { quoted, WrongUsage } from './options.ts';
import { findPack, packFor } from './pack.ts';
import { progress } from './progress.ts';
import { line, nameOf, Told } from './say.ts';
import { fill, type Language, languages } from './words.ts';

export interface Drafting {
  readonly draft: Draft;
  /** What was taken in, as received. */
  readonly inputs: readonly Input[];
  readonly pack: Pack;
  readonly language: Language;
  /** Ends the command: when something could not be taken in, its lines are printed and the exit code is 1. */
  readonly end: () => void;
}

/**
 * Takes in the files and drafts their case. What cannot be taken in gets its line on standard error; the rest goes on.
 *
 * @throws WrongUsage for values that cannot be meant, Told when nothing could be taken in
 */
export async function draftFiles(args: Args, io: Io): Promise<Drafting> {
  const { options } = args;
  const language = languageOf(options.language);
  const named = typeof options.pack === 'string' ? options.pack : 'prk';
  findPack(named);
  const tell = progress(io);
  const opened = await openFiles(args, io);
  const { inputs } = opened;
  const pack = packFor(named);
  // The reader takes a while to load: only when there is something to read.
  const { draft } = await import('../draft/draft.ts');
  const drafted = await draft(inputs, {
    pack,
    language,
    before: (step, i, n) => tell(fill(messages.progress[step], { i: i + 1, n })),
  });
  for (const { message } of drafted.notes) io.err(line(message));
  for (const error of drafted.refused) opened.refuse(error);
  if (drafted.reports.length === 0) throw new Told();
  return { draft: drafted, inputs, pack, language, end: opened.end };
}

export interface Files {
  /** Their bytes, and what was said of them. */
  readonly inputs: readonly Input[];
  /** Says of one more that it cannot be taken in. */
  readonly refuse: (error: IntakeError) => void;
  readonly end: Drafting['end'];
}

/**
 * Opens the files that were named, and reads nothing in them.
 *
 * @throws WrongUsage for values that cannot be meant, Told when none can be opened
 */
export async function openFiles({ files, options }: Args, io: Io): Promise<Files> {
  const published = perFile(options.published, files.length, 'published');
  for (const date of published) checkDate(date);
  const publisher = perFile(options.publisher, files.length, 'publisher');
  if (files.filter((file) => file === '-').length > 1)
    throw new WrongUsage('standard input can be read once', 'name "-" once, and files for the rest');
  const tell = progress(io);
  const inputs: Input[] = [];
  let failed = 0;
  const refuse = ({ message, file }: IntakeError, path = file): void => {
    failed++;
    io.err(line(message.replace(path, nameOf(path))));
  };
  for (const [i, file] of files.entries()) {
    tell(fill(messages.progress.opening, { i: i + 1, n: files.length }));
    try {
      inputs.push({
        bytes: (await readReportFile(file)).bytes,
        file: nameOf(file),
        ...(published[i] && { published: published[i] }),
        ...(publisher[i] && { publisher: publisher[i] }),
        ...(typeof options['report-language'] === 'string' && { language: options['report-language'] }),
      });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      refuse(error, file);
    }
  }
  if (inputs.length === 0) throw new Told();
  return {
    inputs,
    refuse,
    end: () => {
      if (failed > 0) throw new Told();
    },
  };
}

/** Whether a command colours what it prints. */
export function colored(options: Args['options'], io: Io): boolean {
  return options.color === true || (io.color && options['no-color'] !== true);
}

/** One value for all files, or one for each. */
function perFile(given: Args['options'][string] | undefined, files: number, name: string): readonly string[] {
  const values = Array.isArray(given) ? (given as readonly string[]) : [];
  if (values.length <= 1) return Array.from({ length: files }, () => values[0] ?? '');
  if (values.length === files) return values;
  throw new WrongUsage(
    `--${name} was given ${values.length} times for ${files === 1 ? 'one file' : `${files} files`}`,
    'give it once for all files, or once for each in their order',
  );
}

/** The language of what is printed. @throws WrongUsage */
export function languageOf(value: Args['options'][string] | undefined): Language {
  const language = value === undefined ? languages[0] : languages.find((one) => one === value);
  if (language !== undefined) return language;
  throw new WrongUsage(
    `--language ${quoted(String(value))} is none that a case is printed in`,
    `write ${languages.join(' or ')}; the language of a report is said with --report-language`,
  );
}

function checkDate(value: string): void {
  if (value === '') return;
  try {
    parseEdtf(value);
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new WrongUsage(
      `--published ${quoted(value)} is not a date that exists`,
      'write 2020-07-02, 2020-07 or 2020 (EDTF)',
    );
  }
}
