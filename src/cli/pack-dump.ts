import { dumpPack } from '../packs/dump.ts';
import type { Args, Io } from './command.ts';
import { packFor } from './pack.ts';

/** `moksori pack dump`: the compiled pack as JSON. */
export async function packDump({ files }: Args, io: Io): Promise<void> {
  io.out(`${JSON.stringify(dumpPack(packFor(files[0]!)), null, 2)}\n`);
}
