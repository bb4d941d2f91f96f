import type { Args } from '../command.ts';
import { each, quoted, WrongUsage } from '../options.ts';

const HINT = 'a recipient begins with age1; moksori custodian list shows those of custodians';

/** Whom something is sealed to: what --to gave. @throws WrongUsage for what is no recipient */
export async function recipientsOf(args: Args): Promise<readonly string[]> {
  const given = each(args, 'to');
  for (const one of given) await checkRecipient(one, '--to');
  return given;
}

/** @throws WrongUsage */
export async function checkRecipient(given: string, option: string): Promise<void> {
  const { isRecipient } = await import('../../vault/archive/way-age.ts');
  if (!isRecipient(given)) throw new WrongUsage(`${option} ${quoted(given)} is no recipient`, HINT);
}
