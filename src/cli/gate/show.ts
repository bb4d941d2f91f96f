/** Shows one proposal whole: what the second person has to see before they agree. */
import { besides } from '../../protect/handed-on.ts';
import { aroundOf } from '../../release/gate/around.ts';
import { gateOfRelease, releaseIn } from '../../release/gate/entries.ts';
import { nameOf } from '../../release/gate/files.ts';
import { handedOn } from '../../release/gate/handed-on.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { clean, wrap } from '../layout.ts';
import { packFor } from '../pack.ts';
import { line } from '../say.ts';
import { stateIn } from '../vault/case.ts';
import { withVault } from '../vault/open.ts';
import { moment } from '../vault/rows.ts';
import { fill, wordsOf } from '../words.ts';
import { labelOf, missingLines, numberOf, today } from './given.ts';
import { exposureLine } from './propose.ts';
import { standing } from './register.ts';

export async function showRelease(args: Args, io: Io): Promise<void> {
  const [id] = args.files as [string];
  const { options } = args;
  const seq = numberOf(options.show, 'show');
  const language = languageOf(options.language);
  const words = wordsOf(language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    const release = releaseIn(state, seq);
    const { body, answer } = release;
    const around = await aroundOf(home.vault, state, body, { pack, day: today(), but: seq });
    const { missing } = gateOfRelease(state, release, {
      ...around,
      approved: answer?.yes === true ? answer.actor : null,
    });
    if (options.json === true)
      return io.out(
        `${JSON.stringify({ release: seq, state: standing(release), ...body, missing }, null, 2)}\n`,
      );
    const { gate } = words;
    const { drafter, level, reports, to, reason, bundle, tells } = body;
    const said = (text: string) => wrap(text, io.columns).map((each) => `${each}\n`);
    io.out(
      [
        ...said(fill(gate.head, { seq, level: words.protect.levels[level], to: clean(to) })),
        ...said(fill(gate.by, { at: moment(release.at), actor: release.actor, drafter })),
        ...said(fill(gate.state, { state: gate.states[standing(release)] })),
        ...said(fill(gate.rests, { list: reports.join(', ') })),
        ...(tells.length === 0
          ? said(gate.tellsNothing)
          : said(
              fill(gate.tells, {
                list: tells
                  .map(({ kind, claims }) => `${labelOf(kind, pack, language)} (${claims.join(', ') || '–'})`)
                  .join(' · '),
              }),
            )),
        ...said(exposureLine(body, words)),
        ...besides(await handedOn(home.vault, state), pack).flatMap((one) => said(one[language])),
        ...(reason === undefined ? [] : said(fill(gate.reason, { reason: clean(reason) }))),
        ...(bundle === undefined
          ? []
          : [
              ...said(fill(gate.bundle, { n: bundle.redact.length })),
              ...said(
                fill(bundle.to.length === 0 ? words.release.clear : words.release.sealed, {
                  n: bundle.to.length,
                }),
              ),
            ]),
        ...body.texts.flatMap(({ text }, i) => ['\n', `── ${nameOf(body.texts, i)}\n`, ...shown(text)]),
      ].join(''),
    );
    for (const one of missing) for (const each of missingLines(one, id)) io.err(line(each));
  });
}

/** The text as it stands, with nothing that a terminal would obey. */
function shown(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((each) => `${clean(each)}\n`);
}
