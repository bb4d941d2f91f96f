/** The register of a case: what was proposed, what left, to whom; and what of it rests on what no longer stands. */
import { carriers, type Fallen, fallenIn } from '../../release/gate/carried.ts';
import type { Release, State } from '../../review/state-types.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { clean, wrap } from '../layout.ts';
import { packFor } from '../pack.ts';
import { claimIdIn, stateIn } from '../vault/case.ts';
import { withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { fill, type Language, languages, type Words, wordsOf } from '../words.ts';
import { labelOf } from './given.ts';

/** Where a release stands. */
export function standing({ answer, made, withdrawn }: Release): keyof Words['gate']['states'] {
  if (withdrawn !== null) return 'withdrawn';
  if (made.length > 0) return 'left';
  if (answer === null) return 'waits';
  return answer.yes ? 'approved' : 'refused';
}

export async function listReleases(args: Args, io: Io): Promise<void> {
  const [id] = args.files as [string];
  const language = languageOf(args.options.language);
  const words = wordsOf(language);
  const pack = packFor(typeof args.options.pack === 'string' ? args.options.pack : 'prk');
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    if (args.options.json === true) {
      const releases = state.releases.map((release) => plain(state, release));
      return io.out(`${JSON.stringify({ releases }, null, 2)}\n`);
    }
    if (state.releases.length === 0) return io.out(`${words.gate.none}\n`);
    for (const release of state.releases) {
      const { seq, body, made } = release;
      const last = made.at(-1) ?? release;
      const what = body === null ? words.gate.shredded : words.gate.to;
      io.out(
        rows(
          [
            [
              String(seq),
              moment(last.at),
              words.gate.states[standing(release)],
              body === null ? '' : words.protect.levels[body.level],
              fill(what, { to: body?.to ?? '' }),
            ],
          ],
          io.columns,
        ),
      );
      for (const fallen of fallenIn(state, release)) {
        const kind = labelOf(fallen.kind, pack, language);
        io.out(fallenLine({ ...fallen, kind }, words, io));
      }
    }
  });
}

/** Every release that carried one claim, each with the correction for whoever has it. */
export async function carriersOf(args: Args, io: Io): Promise<void> {
  const [id] = args.files as [string];
  const { options } = args;
  const language = languageOf(options.language);
  const words = wordsOf(language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  await withVault(args, io, async (home) => {
    const { revived } = await import('../../release/gate/look.ts');
    const { correctionOf } = await import('../../release/gate/correction.ts');
    const { caseOf } = await import('../../review/case-of.ts');
    const state = await stateIn(home.vault, id);
    const claim = claimIdIn(state, String(options.withdrawn));
    const found = carriers(state, claim, caseOf(revived(state), pack));
    const drafted = found.map(({ release, fallen }) => ({
      release,
      corrections: languagesOf(release, language).flatMap((one) => {
        const text = correctionOf(release, fallen, pack, one);
        return text === '' ? [] : [{ language: one, text }];
      }),
    }));
    if (options.json === true) {
      const releases = drafted.map(({ release, corrections }) => ({ ...plain(state, release), corrections }));
      return io.out(`${JSON.stringify({ claim, releases }, null, 2)}\n`);
    }
    if (found.length === 0) return io.out(`${fill(words.gate.carriedByNone, { claim })}\n`);
    for (const { release, corrections } of drafted) {
      const { seq, made, body } = release;
      const files = made.at(-1)!.files.map(({ name }) => name);
      const said = {
        seq,
        claim,
        at: moment(made.at(-1)!.at),
        to: clean(body?.to ?? ''),
        files: files.join(', '),
      };
      io.out(
        wrap(fill(words.gate.carried, said), io.columns)
          .map((each) => `${each}\n`)
          .join(''),
      );
      if (corrections.length === 0) io.out(`${fill(words.gate.stands, { claim })}\n`);
      for (const { text } of corrections) io.out(`\n${text.replace(/^(?=.)/gm, '  ')}`);
    }
  });
}

/** The languages in which something left, as far as a correction can be drafted in them. */
function languagesOf({ body }: Release, otherwise: Language): readonly Language[] {
  const told = new Set(body?.texts.map((text) => text.language));
  const own = languages.filter((one) => told.has(one));
  return own.length === 0 ? [otherwise] : own;
}

function fallenLine({ kind, claims, still }: Fallen, words: Words, io: Io): string {
  const list = claims.map(({ claim, how }) => `${claim} (${words.gate.how[how]})`).join(', ');
  const text = fill(still.length === 0 ? words.gate.fell : words.gate.fellInPart, { kind, list });
  return wrap(text, io.columns - 4)
    .map((each) => `    ${each}\n`)
    .join('');
}

/** A release as data; the texts themselves are shown by --show. */
function plain(state: State, release: Release) {
  const { seq, at, actor, body, answer, made, withdrawn } = release;
  const time = <T extends { readonly at: number }>(mark: T) => ({
    ...mark,
    at: new Date(mark.at).toISOString(),
  });
  const { texts, ...said } = body ?? {};
  return {
    release: seq,
    at: new Date(at).toISOString(),
    actor,
    state: standing(release),
    ...said,
    languages: texts?.map(({ language }) => language) ?? [],
    answer: answer && time(answer),
    made: made.map(time),
    withdrawn: withdrawn && time(withdrawn),
    fallen: fallenIn(state, release),
  };
}
