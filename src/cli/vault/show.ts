import type { Args, Io } from '../command.ts';
import { colored } from '../from-files.ts';
import { sheet } from '../sheet/sheet.ts';
import { stateIn, viewOf } from './case.ts';
import { withVault } from './open.ts';

/** `moksori show`: the sheet of a case, with what became of its claims. */
export async function showCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  await withVault(args, io, async (home) => {
    const { json, pack, language, statuses, state } = await viewOf(
      await stateIn(home.vault, args.files[0]!),
      args,
    );
    if (options.json === true) {
      const claims = Object.fromEntries(statuses);
      io.out(`${JSON.stringify({ ...json, vault: { case: state.case, statuses: claims } }, null, 2)}\n`);
      return;
    }
    io.out(
      sheet(json, pack, {
        columns: io.columns,
        color: colored(options, io),
        quotes: options.quotes === true,
        language,
        statuses,
        id: state.case.id,
      }),
    );
  });
}
