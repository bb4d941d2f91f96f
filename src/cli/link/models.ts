/** Models as files in the JSON of Splink. */

import { readReportFile } from '../../intake/read-file.ts';
import type { Model } from '../../link/model.ts';
import type { Plan } from '../../link/plan.ts';
import type { ReadModel } from '../../link/splink.ts';
import { ModelFault, modelFrom, modelTo } from '../../link/splink.ts';
import { FileExists, writeWhole } from '../../vault/archive/file.ts';
import { messages } from '../messages.ts';
import { CouldNot, nameOf } from '../say.ts';
import { fill } from '../words.ts';

/** A model has some comparisons of some levels: more is something else. */
const LARGEST = 10_000_000;

/**
 * Reads a model.
 *
 * @throws CouldNot
 */
export async function modelIn(file: string): Promise<ReadModel> {
  const { bytes } = await readReportFile(file, LARGEST);
  return said(file, () => {
    try {
      return modelFrom(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (error) {
      throw error instanceof SyntaxError ? new ModelFault('form', 'JSON') : error;
    }
  });
}

/** What a model is used for; what it cannot be used for is said in one line. */
export function said<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    const { faults, file: line, hint } = messages.link.model;
    const why = fill(faults[error.fault], { where: error.where.slice(0, 60) });
    throw new CouldNot(fill(line, { file: nameOf(file), why }), hint);
  }
}

/**
 * Writes a model; a file of that name is not replaced.
 *
 * @throws CouldNot
 */
export async function saveModel(
  file: string,
  { specs, comparisons, rules }: Plan,
  model: Model,
): Promise<void> {
  const text = `${JSON.stringify(modelTo(specs, comparisons, rules, model), null, 1)}\n`;
  try {
    await writeWhole(file, one(Buffer.from(text)));
  } catch (error) {
    const { there, thereHint, unwritten, unwrittenHint } = messages.link.model;
    if (error instanceof FileExists) throw new CouldNot(fill(there, { file: nameOf(file) }), thereHint);
    throw new CouldNot(fill(unwritten, { file: nameOf(file) }), unwrittenHint);
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
