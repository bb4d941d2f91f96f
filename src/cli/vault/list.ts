import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { fill, wordsOf } from '../words.ts';
import { caughtUp } from './caught-up.ts';
import { withVault } from './open.ts';
import { moment, rows } from './rows.ts';

/** Cases that are shown, unless another number is given. */
const LIMIT = 100;

/** `moksori list`: the cases of the vault, the latest changed first. */
export async function listCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const { list: words } = wordsOf(languageOf(options.language)).vault;
  const limit = typeof options.limit === 'string' ? Math.max(1, Number(options.limit) || LIMIT) : LIMIT;
  await withVault(args, io, async (home) => {
    await caughtUp(home, args);
    const { loadAlone } = await import('../../review/load.ts');
    const cases = [];
    for (const row of await home.store.index.cases({ limit })) {
      const state = await loadAlone(home.vault, row.case);
      const { label, into } = state.case;
      cases.push({
        ...row,
        into,
        label: label ?? state.reports.find(({ report }) => report)?.report?.file ?? '',
      });
    }
    if (options.json === true) return io.out(`${JSON.stringify({ cases }, null, 2)}\n`);
    if (cases.length === 0) return io.out(`${words.none}\n`);
    io.out(
      rows(
        cases.map(({ case: id, state, reports, claims, proposed, changed, label, into }) => [
          id,
          String(reports),
          String(claims),
          String(proposed),
          moment(changed),
          state === 'shredded' ? words.shredded : into === null ? label : fill(words.joined, { case: into }),
        ]),
        io.columns,
        words.head,
      ),
    );
  });
}
