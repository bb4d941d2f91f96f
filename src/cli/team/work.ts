/** `moksori work`: reads what waits in a team's vault, beside any number of others who do. */
import type { Drafted } from '../../draft/draft.ts';
import type { Take } from '../../jobs/work.ts';
import type { Added } from '../../review/add.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { progress } from '../progress.ts';
import { CouldNot, line } from '../say.ts';
import { withVault } from '../vault/open.ts';
import { VERSION } from '../version.ts';
import { count, fill, type Language, wordsOf } from '../words.ts';
import { withQueue } from './queue.ts';

const { team: words } = messages;

const MOST_WORKERS = 16;
/** Milliseconds between two looks at the queue. */
const LOOK = 300;

export async function workCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const workers = workersOf(options.workers);
  const language = languageOf(options.language);
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  await withVault(args, io, (home) =>
    withQueue(home, words.aloneWorkHint, async (queue) => {
      const { draft } = await import('../../draft/draft.ts');
      const { IntakeError } = await import('../../intake/errors.ts');
      const { counts } = await import('../../jobs/progress.ts');
      const { isPassing, work } = await import('../../jobs/work.ts');
      const { NoSuchCase, takeIn } = await import('../../review/take-in.ts');
      let failed = 0;
      const read: { file: string; cases: Added['cases']; known: Added['known'] }[] = [];
      let done = 0;
      let fault: unknown;
      let ending = false;
      const take: Take = async (file, to) => {
        try {
          const drafted: Drafted = await draft([file], { pack, language });
          if (drafted.reports.length === 0) throw drafted.refused[0]!;
          for (const { message } of drafted.notes) io.err(line(message));
          const { cases, known } = await takeIn(home.vault, drafted, {
            ...to,
            pack: { id: pack.id, version: pack.version },
            version: VERSION,
            files: [file.bytes],
          });
          done++;
          if (options.json === true) read.push({ file: file.file, cases, known });
          else for (const text of linesOf(file.file, { cases, known }, language)) io.out(`${text}\n`);
        } catch (error) {
          if (isPassing(error)) {
            fault = error;
            ending = true;
            io.err(line(fill(words.passing, { file: file.file })));
          } else {
            failed++;
            if (error instanceof IntakeError) io.err(line(error.message));
            else if (error instanceof NoSuchCase)
              io.err(line(fill(words.noCase, { file: file.file, case: error.id })));
            else {
              const why = error instanceof Error ? error.constructor.name : 'unknown';
              io.err(line(fill(words.faulty, { file: file.file, why })));
            }
          }
          throw error;
        }
      };
      const still = io.onInterrupt?.(() => {
        ending = true;
        io.err(line(words.ending));
      });
      if (options.once !== true) io.err(`${words.begun}\n`);
      const end = await work(home.vault, queue, { workers, take });
      const tell = progress(io);
      try {
        for (let all = await counts(queue); !ending; all = await counts(queue)) {
          if (options.once === true && all.waiting + all.reading === 0) break;
          if (all.waiting + all.reading > 0) tell(fill(messages.progress.work, { ...all }));
          await new Promise((resolve) => setTimeout(resolve, LOOK));
        }
      } finally {
        await end();
        still?.();
      }
      if (fault !== undefined) throw fault;
      const { waiting } = await counts(queue);
      if (options.json === true) io.out(`${JSON.stringify({ read, failed, waiting }, null, 2)}\n`);
      const said = fill(words.ended, { read: done, failed, waiting });
      if (failed > 0) throw new CouldNot(said.replace(/\.$/, ''), words.failedHint);
      if (options.json !== true) io.out(`${said}\n`);
    }),
  );
}

function linesOf(
  file: string,
  { cases, known }: Pick<Added, 'cases' | 'known'>,
  language: Language,
): string[] {
  const { reports, vault } = wordsOf(language);
  return [
    ...cases.map(
      ({ case: id, opened, reports: added, claims }) =>
        `${file}: ${fill(opened ? vault.opened : vault.addedTo, {
          case: id,
          reports: count(reports, added.length),
          claims: count(vault.wait, claims),
        })}`,
    ),
    ...known.map(({ file, case: id }) => fill(vault.known, { file, case: id })),
  ];
}

function workersOf(given: Args['options'][string] | undefined): number {
  if (given === undefined) return 1;
  const workers = Number(given);
  if (/^\d+$/.test(String(given)) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new WrongUsage(fill(words.workers, { given: quoted(String(given)) }), words.workersHint);
}
