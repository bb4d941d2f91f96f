import type { Case } from '../../claims/case.ts';
import type { Report } from '../../claims/types.ts';
import type { IntakeError } from '../../intake/errors.ts';
import type { Pack } from '../../packs/types.ts';
import type { Exposure, HandedOn, Level, Text } from '../../protect/types.ts';
import { CASE } from '../../review/ids.ts';
import type { Args, Io } from '../command.ts';
import { colored, draftFiles, openFiles } from '../from-files.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { paint } from '../paint.ts';
import { CouldNot, line, Told } from '../say.ts';
import type { Language } from '../words.ts';
import { assumedBy, dayOf } from './assume.ts';
import { exposurePage } from './page.ts';

const LEVELS: readonly Level[] = ['vault', 'partner', 'un', 'public'];

export interface About {
  readonly case: Case;
  readonly reports: readonly Report[];
  readonly pack: Pack;
  readonly language: Language;
  readonly id?: string;
  /** Report → who told it, where a vault knows. */
  readonly sources?: Readonly<Record<string, string>>;
  /** What left of it before, by the register. */
  readonly released?: readonly Text[];
  /** What was handed on besides. */
  readonly handedOn?: readonly HandedOn[];
  readonly end: () => void;
}

/** `moksori protect`: the paths that planned texts open, together with what is out already. */
export async function protectCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const level = levelOf(options.level);
  const on = dayOf(options.on);
  const about = await caseOf(args, io);
  const { pack } = about;
  const assumed = assumedBy(args, pack);
  const drafts = each(args, 'draft');
  if (drafts.length > 0 && level !== undefined)
    throw new WrongUsage('--level is for a case without a text', 'give --draft, or --level, and not both');
  const out = each(args, 'release');
  const texts = [
    // Without a text what a level lets out is looked at.
    ...(drafts.length + out.length > 0 ? (about.released ?? []) : []),
    ...(await textsOf(out, true, about, io)),
    ...(await textsOf(drafts, false, about, io)),
  ];
  const { exposureOf } = await import('../../protect/index.ts');
  const found = exposureOf({
    case: about.case,
    reports: about.reports,
    ...(about.sources && { sources: about.sources }),
    ...(about.handedOn && { handedOn: about.handedOn }),
    texts,
    ...(level !== undefined && { level }),
    ...(on !== undefined && { on }),
    pack,
    assumed,
  });
  io.out(
    options.json === true
      ? `${JSON.stringify(exposureJson(found, about), null, 2)}\n`
      : exposurePage(found, about, {
          columns: io.columns,
          paint: paint(colored(options, io)),
          language: about.language,
          set: [...each(args, 'assume'), ...each(args, 'population')],
        }),
  );
  about.end();
}

/** Everything that was found, with the case and the reports it is about. */
function exposureJson(found: Exposure, { case: about, reports, id }: About) {
  return {
    format: 1,
    ...(id !== undefined && { id }),
    reports: reports.map(({ id: report, file, language }) => ({ id: report, file, language })),
    parties: about.parties.map(({ id: party, kind, label, label_ko }) => ({
      id: party,
      kind,
      label,
      ...(label_ko !== undefined && { label_ko }),
    })),
    ...found,
  };
}

/** One case: of the vault, or of files that tell of one event. @throws CouldNot when files tell of several */
export async function caseOf(args: Args, io: Io): Promise<About> {
  const [first, ...more] = args.files;
  if (first !== undefined && more.length === 0 && CASE.test(first)) {
    const { withVault } = await import('../vault/open.ts');
    const { stateIn, viewOf } = await import('../vault/case.ts');
    return withVault(args, io, async (home) => {
      const { state, assembled, pack, language } = await viewOf(await stateIn(home.vault, first), args);
      const { releasedBefore } = await import('../../release/gate/around.ts');
      const { handedOn } = await import('../../release/gate/handed-on.ts');
      const { sourcesOf } = await import('../../release/gate/look.ts');
      const { releasedTexts } = await import('../../release/gate/texts.ts');
      return {
        released: await releasedTexts(state, await releasedBefore(home.vault, state), pack),
        handedOn: await handedOn(home.vault, state),
        case: assembled,
        reports: state.reports.flatMap(({ report }) => report ?? []),
        sources: sourcesOf(state),
        pack,
        language,
        id: first,
        end: () => {},
      };
    });
  }
  const { draft, pack, language, end } = await draftFiles(args, io);
  if (draft.others.length > 0)
    throw new CouldNot(
      `the files tell of ${draft.others.length + 1} events, and one case is checked at a time`,
      'give the files of one event; moksori read shows which belong together',
    );
  return { case: draft.case, reports: draft.reports, pack, language, end };
}

/** Reads texts that are planned or out. All of them, or nothing is checked: a text left out would look harmless. @throws Told */
export async function textsOf(
  files: readonly string[],
  released: boolean,
  { pack, language }: About,
  io: Io,
): Promise<Text[]> {
  if (files.length === 0) return [];
  const { inputs, end } = await openFiles({ files, options: {} }, io);
  end();
  const { draft } = await import('../../draft/draft.ts');
  const { reports, readings, refused } = await draft(inputs, { pack, language });
  for (const error of refused) io.err(line((error as IntakeError).message));
  if (refused.length > 0) throw new Told();
  return reports.map((report, i) => ({
    id: `${released ? 'r' : 'd'}${i + 1}`,
    name: report.file,
    released,
    report,
    reading: readings[i]!,
  }));
}

function levelOf(value: Args['options'][string] | undefined): Level | undefined {
  if (value === undefined) return undefined;
  const level = LEVELS.find((one) => one === value);
  if (level !== undefined) return level;
  throw new WrongUsage(`--level ${quoted(String(value))} is no level`, `write ${LEVELS.join(', ')}`);
}
