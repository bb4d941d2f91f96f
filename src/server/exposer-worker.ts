/** Looks for what a planned text exposes, on another core. Holds nothing from one order to the next but the pack. */
import { parentPort } from 'node:worker_threads';
import type { Case } from '../claims/case.ts';
import type { Report } from '../claims/types.ts';
import { type Facts, IntakeError } from '../intake/errors.ts';
import { intakeText } from '../intake/intake-text.ts';
import { loadPack } from '../packs/load.ts';
import type { Pack } from '../packs/types.ts';
import { exposureOf } from '../protect/index.ts';
import type { Asked, Exposure, Text } from '../protect/types.ts';
import { read } from '../read/index.ts';

/** A text as it is told of. */
export interface Planned {
  readonly id: string;
  readonly name: string;
  readonly released: boolean;
  readonly text: string;
  /** ISO 639-1, when it is known. */
  readonly language?: string;
}

export interface Order extends Pick<Asked, 'sources' | 'level' | 'on' | 'assumed'> {
  readonly pack: { readonly id: string; readonly dir: string };
  readonly case: Case;
  readonly reports: readonly Report[];
  readonly texts: readonly Planned[];
}

export interface Found {
  readonly exposure: Exposure;
  /** The texts as quotes count in them. */
  readonly texts: readonly { readonly id: string; readonly language: string; readonly text: string }[];
}

export type Said =
  | { readonly found: Found }
  /** A text cannot be read: empty, in a language that no pack reads … */
  | { readonly refused: { readonly code: string; readonly facts: Facts } }
  | { readonly failed: string };

let pack: Pack | undefined;

parentPort?.on('message', async (order: Order) => {
  const say = (said: Said) => parentPort?.postMessage(said);
  try {
    pack ??= loadPack(order.pack.id, order.pack.dir);
    say({ found: await found(order, pack) });
  } catch (error) {
    if (error instanceof IntakeError) say({ refused: { code: error.code, facts: error.facts } });
    // The name alone: a message may have words of the draft.
    else say({ failed: error instanceof Error ? error.name : 'unknown' });
  }
});

async function found({ texts: planned, pack: _, ...asked }: Order, pack: Pack): Promise<Found> {
  const texts: Text[] = [];
  for (const { id, name, released, text, language } of planned) {
    const report = intakeText({
      ...{ bytes: Buffer.from(text), file: name, mediaType: 'text/plain' },
      ...(language !== undefined && { language }),
    });
    texts.push({ id, name, released, report, reading: await read(report, pack) });
  }
  return {
    exposure: exposureOf({ ...asked, texts, pack }),
    texts: texts.map(({ id, report: { language, text } }) => ({ id, language, text })),
  };
}
