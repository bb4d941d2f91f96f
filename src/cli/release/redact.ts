import { basename, extname } from 'node:path';
import type { Change, Choice, Left } from '../../release/redact/types.ts';
import type { Args, Io } from '../command.ts';
import { withFile } from '../custody/disk.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { type About, caseOf, textsOf } from '../protect/command.ts';
import { CouldNot, line, nameOf, Told } from '../say.ts';
import { count, fill } from '../words.ts';
import { choicesOf } from './choices.ts';

const { redact: words } = messages;

/** `moksori redact`: a text, or the sheet of a case, in which less is told. */
export async function redactCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const out = typeof options.out === 'string' ? options.out : undefined;
  const { canLeaveAs } = await import('../../release/redact/leave.ts');
  if (out !== undefined && !canLeaveAs(out))
    throw new WrongUsage(fill(words.noForm, { file: quoted(nameOf(out)) }), words.formHint);
  if (options.sheet === true && options.text !== undefined) throw new WrongUsage(words.both, words.bothHint);
  const about = await caseOf(args, io);
  const choices = choicesOf(args, about.case, about.pack);
  if (out !== undefined) await nameSaysNothing(out, choices, about);
  if (options.sheet === true) await sheet(args, about, choices, out, io);
  else await text(args, about, choices, out, io);
  about.end();
}

async function text(
  args: Args,
  about: About,
  choices: readonly Choice[],
  out: string | undefined,
  io: Io,
): Promise<void> {
  const { text: of, language } = await textFor(args, about, io);
  const { redact } = await import('../../release/redact/redact.ts');
  const done = await redact({
    text: of,
    language,
    choices,
    case: about.case,
    reports: about.reports,
    pack: about.pack,
  });
  if (args.options.json === true) {
    io.out(`${JSON.stringify({ format: 1, ...done }, null, 2)}\n`);
    if (done.left.length > 0) throw new Told();
    return;
  }
  tellLeft(done.left, io);
  await leave(done.text, language, out, io);
  tellChanges(done.changes, choices, io);
}

async function sheet(
  args: Args,
  about: About,
  choices: readonly Choice[],
  out: string | undefined,
  io: Io,
): Promise<void> {
  const { language } = about;
  const { sheetOf } = await import('../../release/redact/sheet.ts');
  const { textOf } = await import('../../release/redact/leave.ts');
  const { document, left } = await sheetOf({
    language,
    choices,
    case: about.case,
    reports: about.reports,
    pack: about.pack,
  });
  tellLeft(left, io);
  if (args.options.json === true) io.out(`${JSON.stringify({ format: 1, document, left }, null, 2)}\n`);
  else await leave(out === undefined ? textOf(document) : document, language, out, io);
}

/** The draft, or the text of the one report. */
async function textFor(args: Args, about: About, io: Io): Promise<{ text: string; language: string }> {
  const { text: file } = args.options;
  if (typeof file === 'string') {
    const [draft] = await textsOf([file], false, about, io);
    return draft!.report;
  }
  const [report, ...more] = about.reports;
  if (report !== undefined && more.length === 0) return report;
  throw new CouldNot(fill(words.several, { n: about.reports.length }), words.severalHint);
}

type Leaving = Parameters<typeof import('../../release/redact/leave.ts').writeLeaving>[1];

async function leave(leaving: Leaving, language: string, out: string | undefined, io: Io): Promise<void> {
  if (out === undefined) {
    const text = typeof leaving === 'string' ? leaving : '';
    io.out(text.endsWith('\n') ? text : `${text}\n`);
    return;
  }
  const { writeLeaving } = await import('../../release/redact/leave.ts');
  const missing = await withFile(out, () => writeLeaving(out, leaving, language));
  if (missing.length > 0) io.err(line(fill(words.missing, { list: missing.slice(0, 8).join(' ') })));
  io.err(line(fill(words.written, { file: nameOf(out) })));
}

/** Nothing leaves as long as anything is left: one line for each. @throws Told */
function tellLeft(left: readonly Left[], io: Io): void {
  if (left.length === 0) return;
  for (const { choice, why } of left.slice(0, MOST)) io.err(line(fill(words.left[why], { n: choice + 1 })));
  if (left.length > MOST) io.err(line(fill(words.more, { n: left.length - MOST })));
  io.err(line(words.leftHint));
  throw new Told();
}

const MOST = 12;

function tellChanges(changes: readonly Change[], choices: readonly Choice[], io: Io): void {
  const followed = new Set(changes.flatMap((change) => change.choices));
  for (const i of choices.keys()) if (!followed.has(i)) io.err(line(fill(words.idle, { n: i + 1 })));
  const whole = changes.filter(({ unit }) => unit === 'whole').length;
  io.err(
    line(`${count(words.changed, changes.length)}${whole === 0 ? '' : `, ${count(words.whole, whole)}`}`),
  );
}

/** The name of a file must not tell either where, when or for how much an act was that is left out. */
function inName(choice: Choice): readonly Choice[] {
  return choice.how === 'out' ? [choice, { ...choice, how: 'coarser', step: 'none' }] : [choice];
}

/** The name of the file is read as well. @throws CouldNot */
async function nameSaysNothing(file: string, choices: readonly Choice[], about: About): Promise<void> {
  const { redact } = await import('../../release/redact/redact.ts');
  const name = basename(file, extname(file)).replace(/[-_.]+/g, ' ');
  for (const language of ['en', 'ko']) {
    const { changes, left } = await redact({
      text: name,
      language,
      choices: choices.filter(({ what }) => !('start' in what)).flatMap(inName),
      case: about.case,
      pack: about.pack,
    });
    if (changes.length > 0 || left.some(({ why }) => why === 'found'))
      throw new CouldNot(words.nameTells, words.nameHint);
  }
}
