import { checkPack } from '../packs/check.ts';
import { faultLine } from '../packs/faults.ts';
import type { Args, Io } from './command.ts';
import { clean } from './layout.ts';
import { messages } from './messages.ts';
import { findPack, packFor } from './pack.ts';
import { CouldNot } from './say.ts';
import { count, fill } from './words.ts';

/** `moksori pack check`: every fault of a pack, one to a line, or what it holds. */
export async function packCheck({ files }: Args, io: Io): Promise<void> {
  const named = files[0]!;
  const { name, folder } = findPack(named);
  const { check } = messages;
  const faults = checkPack(folder ?? name);
  if (faults.length > 0) {
    for (const fault of faults) io.out(`${clean(faultLine(fault))}\n`);
    throw new CouldNot(count(check.faults, faults.length), check.mend);
  }
  const pack = packFor(named);
  const amounts = [
    count(check.acts, pack.acts.size),
    count(check.frames, pack.lexicon.en.acts.length),
    count(check.offices, pack.offices.size),
    count(check.facilities, pack.facilities.size),
    count(check.places, pack.places.size),
    count(check.laws, pack.laws.length),
  ];
  io.out(`${fill(check.good, { id: pack.id, chain: pack.chain.join(' → ') })}\n  ${amounts.join(' · ')}\n`);
}
