/** A lossless file against the vault: what it would change, line by line. */
import { IntakeError } from '../../intake/errors.ts';
import type { ReportChange } from '../../release/exchange/into-vault.ts';
import type { CameIn } from '../../release/exchange/lossless-in.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { clean } from '../layout.ts';
import { line, nameOf, Told } from '../say.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { count, fill, type Words, wordsOf } from '../words.ts';

export async function jsonIn(args: Args, io: Io, bytes: Uint8Array, sha256: string): Promise<void> {
  const { options } = args;
  const words = wordsOf(languageOf(options.language)).exchange;
  const { readLossless } = await import('../../release/exchange/lossless-in.ts');
  const came = readLossless(bytes);
  await refuseTraces(came, io);
  await withVault(args, io, async (home) => {
    const { changeOf, takeLossless } = await import('../../release/exchange/into-vault.ts');
    const change = await changeOf(home.vault, came);
    const writes = options.write === true && change.may;
    const id = writes
      ? await takeLossless(home.vault, came, { actor: await actorOf(args, home), sha256 })
      : null;
    if (options.json === true) io.out(`${JSON.stringify({ ...change, written: id }, null, 2)}\n`);
    else {
      for (const each of change.reports) io.out(`${reportLine(each, words)}\n`);
      const counts = {
        reports: count(words.reports, change.reports.length),
        claims: count(words.claims, change.claims),
        decisions: count(words.decisions, change.decisions),
      };
      if (id !== null) io.out(`${fill(words.made, { case: id, ...counts })}\n`);
      else io.out(`${change.may ? fill(words.would, counts) : words.wouldNot}\n`);
    }
    if (options.write === true && !change.may) throw new Told();
  });
}

function reportLine(
  { id, file, is, claims, case: home, differs }: ReportChange,
  words: Words['exchange'],
): string {
  return fill(words.report, {
    report: id,
    file: clean(file),
    is: fill(words.is[is], {
      claims: count(words.claims, claims),
      case: home ?? '',
      n: differs.length,
      list: shortened(differs),
    }),
  });
}

const SHOWN = 4;

function shortened(ids: readonly string[]): string {
  return `${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ' …' : ''}`;
}

/** A text that intake would refuse, such as a table of people, does not come in this way either. @throws Told */
async function refuseTraces({ state }: CameIn, io: Io): Promise<void> {
  const { intakeText } = await import('../../intake/intake-text.ts');
  for (const { report } of state.reports) {
    if (report === null) continue;
    const { text, file, language } = report;
    try {
      intakeText({ bytes: Buffer.from(text), file: nameOf(file), language, mediaType: 'text/plain' });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      io.err(line(error.message));
      throw new Told();
    }
  }
}
