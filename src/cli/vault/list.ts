import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { wordsOf } from '../words.ts';
import { stateIn } from './case.ts';
import { withVault } from './open.ts';
import { moment, rows } from './rows.ts';

/** `moksori list`: the cases of the vault, the latest changed first. */
export async function listCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const { list: words } = wordsOf(languageOf(options.language)).vault;
  await withVault(args, io, async (home) => {
    const { NONE } = await import('../../ledger/types.ts');
    const cases = [];
    for (const id of await home.store.casesSince(0)) {
      if (id === NONE) continue;
      const state = await stateIn(home.vault, id);
      const claims = [...state.claims.values()];
      cases.push({
        case: id,
        state: state.case.state,
        reports: state.reports.length,
        claims: claims.length,
        proposed: claims.filter(({ status }) => status === 'proposed').length,
        changed: state.case.changed,
        label: state.case.label ?? state.reports[0]?.report?.file ?? '',
      });
    }
    cases.sort((a, b) => b.changed - a.changed || (a.case < b.case ? -1 : 1));
    if (options.json === true) return io.out(`${JSON.stringify({ cases }, null, 2)}\n`);
    if (cases.length === 0) return io.out(`${words.none}\n`);
    io.out(
      rows(
        cases.map(({ case: id, reports, claims, proposed, changed, label }) => [
          id,
          String(reports),
          String(claims),
          String(proposed),
          moment(changed),
          label,
        ]),
        io.columns,
        words.head,
      ),
    );
  });
}
