/** Cases made ready to be handed on, of invented reports: for the tests of the formats. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../test/source.ts';
import { draft } from '../../draft/draft.ts';
import { loadPack } from '../../packs/load.ts';
import { statesOf } from './drafted.ts';
import { type ExchangeFile, type Handed, handed } from './handed.ts';

export const pack = loadPack('prk');

const demo = (name: string) => ({ file: name, bytes: readFileSync(join(ROOT, 'data/demo', name)) });

/** A report that names a person, tells what did not happen, and starts words as a formula does. */
export const NAMED = `A fisherman named Ri Tae-song, 34, was arrested by state security agents in Kapsan County on 14 May 2020, a source in Ryanggang Province told the Invented Courier on 2 June.

Ri was not allowed a trial. His wife Kim Un-ok was banished to Paegam County in June 2020 for "=HYPERLINK(1) and calling abroad".

An official denied that Ri was beaten.`;

export interface Of {
  readonly names?: boolean;
  readonly id?: string;
}

/** The cases of texts of ours. */
export async function casesOf(
  texts: readonly (string | { file: string; bytes: Uint8Array })[],
  { names = false, id }: Of = {},
): Promise<Handed[]> {
  const drafted = await draft(
    texts.map((text, i) =>
      typeof text === 'string' ? { file: `report-${i + 1}.txt`, bytes: Buffer.from(text) } : text,
    ),
    { pack },
  );
  return statesOf(drafted, { pack, version: '0.1.0' }).map((state) =>
    handed(state, { pack, language: 'en', names, ...(id !== undefined && { id }) }),
  );
}

/** The cases of the invented reports that everybody has. */
export function demoCases(of: Of = {}): Promise<Handed[]> {
  return casesOf(
    [
      'hoeryong-phone.txt',
      'hoeryong-trial.html',
      'two-brothers.txt',
      'pair/tanchon-nurse.en.html',
      'pair/tanchon-nurse.ko.html',
    ].map(demo),
    of,
  );
}

export const textOf = ({ chunks }: ExchangeFile): string => [...chunks].join('');
