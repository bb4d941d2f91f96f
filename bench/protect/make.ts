/** A case and planned texts out of invented words, for measuring and testing the check of exposure. */
import { draft } from '../../src/draft/draft.ts';
import type { Pack } from '../../src/packs/types.ts';
import { exposureOf } from '../../src/protect/index.ts';
import type { Asked, Assumed, Exposure, Text } from '../../src/protect/types.ts';

export interface Written {
  /** Reports of the case, as received. */
  readonly reports: readonly string[];
  /** Drafts, and texts that left before, in any language. */
  readonly drafts?: readonly string[];
  readonly released?: readonly string[];
  readonly published?: string | undefined;
  readonly on?: string;
  readonly assumed?: Assumed;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads everything and runs the check. */
export async function check(written: Written, pack: Pack): Promise<Exposure> {
  return exposureOf(await read(written, pack));
}

/** Reads reports and texts: what the check is given. */
export async function read(written: Written, pack: Pack): Promise<Asked> {
  const { case: about, reports } = await draft(
    written.reports.map((text, i) => ({
      bytes: bytes(text),
      file: `report-${i + 1}.txt`,
      ...(written.published !== undefined && { published: written.published }),
    })),
    { pack },
  );
  const text = async (words: string, name: string, released: boolean): Promise<Text> => {
    const { reports, readings } = await draft([{ bytes: bytes(words), file: name }], { pack });
    return { id: name, name, released, report: reports[0]!, reading: readings[0]! };
  };
  const texts = [
    ...(await Promise.all(
      (written.released ?? []).map((words, i) => text(words, `released-${i + 1}.txt`, true)),
    )),
    ...(await Promise.all(
      (written.drafts ?? []).map((words, i) => text(words, `draft-${i + 1}.txt`, false)),
    )),
  ];
  return {
    case: about,
    reports,
    texts,
    pack,
    ...(written.on !== undefined && { on: written.on }),
    ...(written.assumed !== undefined && { assumed: written.assumed }),
  };
}
