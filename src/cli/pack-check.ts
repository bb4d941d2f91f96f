import { faultLine } from '../packs/faults.ts';
import type { Args, Io } from './command.ts';
import { clean } from './layout.ts';
import { PackError, packFor } from './pack.ts';
import { CouldNot } from './say.ts';
import { count, fill, words } from './words.ts';

/** `moksori pack check`: every fault of a pack, one to a line, or what it holds. */
export async function packCheck({ files }: Args, io: Io): Promise<void> {
  const named = files[0]!;
  try {
    const pack = packFor(named);
    const { check } = words;
    const amounts = [
      count(check.acts, pack.acts.size),
      count(check.frames, pack.lexicon.en.acts.length),
      count(check.offices, pack.offices.size),
      count(check.facilities, pack.facilities.size),
      count(check.places, pack.places.size),
      count(check.laws, pack.laws.length),
    ];
    io.out(`${fill(check.good, { id: pack.id, chain: pack.chain.join(' → ') })}\n  ${amounts.join(' · ')}\n`);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const faults = [...error.faults].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
    for (const fault of faults) io.out(`${clean(faultLine(fault))}\n`);
    throw new CouldNot(count(words.check.faults, error.faults.length), words.check.mend);
  }
}
