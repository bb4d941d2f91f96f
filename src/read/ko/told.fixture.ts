import { loadPack } from '../../packs/load.ts';
import { reportOf } from '../report.fixture.ts';
import { type Told, toldOf } from '../told.fixture.ts';
import { readKorean } from './read.ts';

const pack = loadPack('prk');

/** What is read of a Korean text. */
export function told(text: string): Told {
  return toldOf(readKorean(reportOf(text, 'ko'), pack));
}
