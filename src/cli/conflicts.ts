import type { ReadJson } from '../draft/schema.ts';
import { casesOf } from './cases-of.ts';
import type { Args, Io } from './command.ts';
import { colored } from './from-files.ts';
import { conflictsPage } from './sheet/conflicts-page.ts';

/** `moksori conflicts`: the smallest sets of claims of the reports that cannot all be true, and what each way out implies. */
export async function conflictsCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const { json, pack, language, kept, end } = await casesOf(args, io);
  io.out(
    options.json === true
      ? `${JSON.stringify(conflictsJson(json), null, 2)}\n`
      : conflictsPage(json, pack, { columns: io.columns, color: colored(options, io), language, ...kept }),
  );
  end();
}

/** The part of format 1 that tells of conflicts, for each case, with the claims that they name. */
function conflictsJson({ format, reports, claims, case: first, others }: ReadJson) {
  const cases = [first, ...others].map(({ reports, conflicts }) => ({ reports, conflicts }));
  const named = new Set(cases.flatMap(({ conflicts }) => conflicts.flatMap(({ claims }) => claims)));
  return { format, reports, claims: claims.filter(({ id }) => named.has(id)), cases };
}
