/** Compiles the packs that come with the program ahead of the first report, which is then read at once. Run as a script. */
import { loadPack, packNames } from './load.ts';

for (const name of packNames()) loadPack(name);
