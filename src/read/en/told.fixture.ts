import { loadPack } from '../../packs/load.ts';
import { reportOf } from '../report.fixture.ts';
import { type Told, toldOf } from '../told.fixture.ts';
import { readEnglish } from './read.ts';

const pack = loadPack('prk');

/** What is read of an English text. */
export function told(text: string): Told {
  return toldOf(readEnglish(reportOf(text), pack));
}
