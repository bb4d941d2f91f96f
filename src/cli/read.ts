import { toJson } from '../draft/json.ts';
import type { Args, Io } from './command.ts';
import { colored, draftFiles } from './from-files.ts';
import { sheet } from './sheet/sheet.ts';

/** `moksori read`: reports into one draft case, as a sheet or as JSON. Stores nothing. */
export async function readCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const { draft, pack, language, end } = await draftFiles(args, io);
  const json = toJson(draft);
  io.out(
    options.json === true
      ? `${JSON.stringify(json, null, 2)}\n`
      : sheet(json, pack, {
          columns: io.columns,
          color: colored(options, io),
          quotes: options.quotes === true,
          language,
        }),
  );
  end();
}
