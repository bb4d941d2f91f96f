import { closest } from '../../../claims/closest.ts';
import { type UnForms, unFormsOf } from '../../../packs/un-forms.ts';
import type { UnForm } from '../../../packs/un-schema.ts';
import type { DocumentFormat } from '../../../release/document/types.ts';
import type { Drafting, UnDraft } from '../../../release/un/types.ts';
import { CASE } from '../../../review/ids.ts';
import type { Args, Io } from '../../command.ts';
import { withFile } from '../../custody/disk.ts';
import { colored, draftFiles, languageOf } from '../../from-files.ts';
import { messages } from '../../messages.ts';
import { quoted, WrongUsage } from '../../options.ts';
import { packFor } from '../../pack.ts';
import { paint } from '../../paint.ts';
import { CouldNot, line, nameOf } from '../../say.ts';
import { fill, wordsOf } from '../../words.ts';
import { readinessPage } from './readiness.ts';

const { un: say } = messages;
/** The language of the forms. */
const FORM = 'en';

/** What a case gives of a draft; the form, and whom it is about, were asked for. */
type About = Pick<Drafting, 'case' | 'reports' | 'pack'> & Partial<Pick<Drafting, 'statuses' | 'once'>>;

/** `moksori draft`: a form of the United Nations, filled from a case, with how ready it is. */
export async function draftCommand(args: Args, io: Io): Promise<void> {
  const { files, options } = args;
  languageOf(options.language);
  const asked = formOf(args);
  const out = await fileOf(options.out);
  const [first, ...more] = files;
  if (first !== undefined && more.length === 0 && CASE.test(first))
    return ofVault(first, asked, out, args, io);
  if (options.names === true) throw new WrongUsage(say.names, say.namesHint);
  const { draft, pack, end } = await draftFiles(inForm(args), io);
  if (draft.others.length > 0)
    throw new CouldNot(fill(say.events, { n: draft.others.length + 1 }), say.eventsHint);
  const made = await drafted({ case: draft.case, reports: draft.reports, pack }, asked, args);
  await give(made, out, async () => {}, args, io);
  end();
}

/** A form is filled in its own language, whatever the page about it is printed in. */
function inForm({ files, options }: Args): Args {
  return { files, options: { ...options, language: FORM } };
}

interface Out {
  readonly file: string;
  readonly format: DocumentFormat;
}

async function ofVault(id: string, asked: Asked, out: Out | undefined, args: Args, io: Io): Promise<void> {
  const { withVault, actorOf } = await import('../../vault/open.ts');
  const { stateIn, viewOf } = await import('../../vault/case.ts');
  await withVault(args, io, async (home) => {
    const { state, assembled, pack, statuses } = await viewOf(await stateIn(home.vault, id), inForm(args));
    const reports = state.reports.flatMap(({ report }) => report ?? []);
    const { everSaid } = await import('../../../release/exchange/names.ts');
    const once = [...state.claims.values()].flatMap(everSaid);
    const made = await drafted({ case: assembled, reports, pack, statuses, once }, asked, args);
    const record = async (sha256: string): Promise<void> => {
      const { ofVault: entry } = await import('../../../review/kinds.ts');
      const { reason, names } = args.options;
      const body = {
        what: names === true ? 'un-draft-with-names' : 'un-draft',
        sha256,
        ...(typeof reason === 'string' && { reason }),
      };
      const actor = await actorOf(args, home);
      await home.vault.append([entry('exported', { actor, subject: id }, body)]);
    };
    await give(made, out, record, args, io);
  });
}

async function drafted(about: About, { form, asking }: Asked, { options }: Args): Promise<UnDraft> {
  const { draftOf } = await import('../../../release/un/draft.ts');
  return draftOf({
    ...about,
    form,
    asking,
    words: wordsOf(FORM),
    names: options.names === true,
    ...(typeof options.person === 'string' && { person: options.person }),
  });
}

/** Prints how ready it is, and writes the draft where a file was named. */
async function give(
  draft: UnDraft,
  out: Out | undefined,
  record: (sha256: string) => Promise<void>,
  { options }: Args,
  io: Io,
): Promise<void> {
  const language = languageOf(options.language);
  if (out === undefined)
    return io.out(
      options.json === true
        ? `${JSON.stringify({ format: 1, ...draft }, null, 2)}\n`
        : readinessPage(draft, { columns: io.columns, paint: paint(colored(options, io)), language }),
    );
  const { writeDraft } = await import('../../../release/un/write.ts');
  const { sha256, missing } = await withFile(out.file, () => writeDraft(draft, out.file, out.format, record));
  if (missing.length > 0) io.err(line(fill(say.noSign, { list: missing.join(' '), file: nameOf(out.file) })));
  if (options.json === true) return io.out(`${JSON.stringify({ format: 1, sha256, ...draft }, null, 2)}\n`);
  const needed = draft.sections
    .flatMap(({ fields }) => fields)
    .filter(({ must, state }) => must && state !== 'filled');
  io.out(
    `${fill(wordsOf(language).un.written, { file: nameOf(out.file), form: draft.form.label[language], n: needed.length })}\n`,
  );
  io.out(`sha256 ${sha256}\n`);
}

interface Asked extends Pick<UnForms, 'asking'> {
  readonly form: UnForm;
}

/** @throws WrongUsage when no form, or none of that name, was asked for */
function formOf({ options }: Args): Asked {
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const { forms, asking } = unFormsOf(pack);
  const list = [...forms.keys()].join(', ');
  if (typeof options.form !== 'string') throw new WrongUsage(say.whichForm, fill(say.forms, { list }));
  const form = forms.get(options.form);
  if (form !== undefined) return { form, asking };
  const near = closest(options.form, [...forms.keys()]);
  throw new WrongUsage(
    fill(say.noForm, { form: quoted(options.form) }),
    near === undefined ? fill(say.forms, { list }) : fill(say.near, { form: near }),
  );
}

/** Looks at the file before anything is read. @throws WrongUsage for a name of another kind; CouldNot */
async function fileOf(named: Args['options'][string] | undefined): Promise<Out | undefined> {
  if (typeof named !== 'string') return undefined;
  const { formatOf } = await import('../../../release/document/write.ts');
  const { unlessThere } = await import('../../../vault/archive/file.ts');
  const format = formatOf(named);
  if (format === undefined)
    throw new WrongUsage(fill(say.format, { file: quoted(nameOf(named)) }), say.formatHint);
  await withFile(named, () => unlessThere(named));
  return { file: named, format };
}
