/**
 * What was approved leaves over the server. Nothing of it lies on a disk: that it left is written down with the sums of the files,
 * then they are made once more for whoever fetches them, and must have the same sums.
 */
import { createHash } from 'node:crypto';
import { bundleMade, type Prepared, prepareBundle } from '../../release/bundle/write.ts';
import { aroundOf } from '../../release/gate/around.ts';
import { leaving, made, releaseIn } from '../../release/gate/entries.ts';
import { filesOf, NoSign, type TextFile } from '../../release/gate/files.ts';
import type { LeftFile, ReleaseBody } from '../../review/bodies.ts';
import type { Release, State } from '../../review/state-types.ts';
import { sealedTo } from '../../vault/archive/age.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { dayOf } from './planned.ts';
import { formats as FORMATS, type Format } from './shapes.ts';

/** Made of the approved text, or of the case: what leaves in these formats. */
export async function letOut(
  house: House,
  id: string,
  seq: number,
  { actor, formats }: { readonly actor: string; readonly formats: readonly Format[] },
): Promise<readonly LeftFile[]> {
  const { home, desk, bundles } = house.open;
  let files: readonly LeftFile[] = [];
  await desk.write(
    id,
    async (state) => {
      const release = await approved(house, state, seq);
      const { texts, bundle } = release.body;
      if (texts.length > 0 && formats.length === 0)
        throw new Fault(422, 'invalid', 'no format was chosen', { where: 'formats' });
      const told = (await textsAs(house, release, formats)).map(({ content: _, ...file }) => file);
      if (bundle === undefined) {
        files = told;
        return [made(release, actor, files)];
      }
      const prepared = await prepareBundle(home, state, { pack: house.pack, redact: bundle.redact });
      const { sha256, bytes } = await measured(prepared, bundle.to);
      keep(bundles, seq, prepared);
      files = [...told, { name: bundleName(bundle), sha256, bytes, format: 'bundle' }];
      return [bundleMade(state, { ...prepared, sha256 }, { actor }), made(release, actor, files)];
    },
    'en',
  );
  return files;
}

/** The bytes of a file that left. @throws Fault when it did not, or when it cannot be made again as it was */
export async function fileOf(
  house: House,
  id: string,
  seq: number,
  name: string,
): Promise<{ readonly bytes: AsyncIterable<Uint8Array>; readonly length: number }> {
  const { desk, bundles } = house.open;
  const release = releaseIn(await desk.state(id), seq);
  const left = release.made.flatMap(({ files }) => files).findLast((file) => file.name === name);
  if (left === undefined || release.withdrawn !== null)
    throw new Fault(404, 'not-here', 'no such file left with this release');
  const again = new Fault(410, 'make-again', 'this file is not there any more; let it leave again');
  const { bundle } = release.body;
  if (left.format !== 'bundle') {
    const format = FORMATS.find((one) => one === left.format);
    const all = format === undefined ? [] : await textsAs(house, release, [format]);
    const file = all.find((one) => one.name === name);
    if (file?.sha256 !== left.sha256) throw again;
    return { bytes: one(file.content), length: file.bytes };
  }
  // Of the case as it was then: what was decided since is not in it.
  const prepared = bundles.get(seq);
  if (bundle === undefined || prepared === undefined) throw again;
  const { chunks } = prepared;
  return { bytes: bundle.to.length === 0 ? chunks() : sealedTo(bundle.to, chunks()), length: left.bytes };
}

async function approved(
  house: House,
  state: State,
  seq: number,
): Promise<Release & { readonly body: ReleaseBody }> {
  const { body } = releaseIn(state, seq);
  const { vault } = house.open.home;
  const around = { pack: house.pack, day: dayOf(Date.now()), but: seq };
  return leaving(state, seq, await aroundOf(vault, state, body, around));
}

async function textsAs(
  house: House,
  { body }: { readonly body: ReleaseBody },
  formats: readonly Format[],
): Promise<readonly TextFile[]> {
  try {
    return await filesOf(body, formats, (text, format) => house.open.exposer.write({ ...text, format }));
  } catch (error) {
    if (!(error instanceof NoSign)) throw error;
    const { format, characters } = error;
    throw new Fault(422, 'no-sign', 'this format has no sign for a character of the text', {
      format,
      characters,
    });
  }
}

const bundleName = ({ to }: NonNullable<ReleaseBody['bundle']>): string =>
  to.length === 0 ? 'evidence.zip' : 'evidence.zip.age';

/** Bundles that can be fetched. */
const MOST = 3;

function keep(bundles: Map<number, Prepared>, seq: number, prepared: Prepared): void {
  bundles.delete(seq);
  bundles.set(seq, prepared);
  const [oldest] = bundles.keys();
  if (bundles.size > MOST) bundles.delete(oldest!);
}

/** The sum of the archive, and how many bytes leave. */
async function measured(
  { chunks }: Prepared,
  to: readonly string[],
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  const summed = async function* () {
    for await (const chunk of chunks()) {
      hash.update(chunk);
      yield chunk;
    }
  };
  let bytes = 0;
  for await (const chunk of to.length === 0 ? summed() : sealedTo(to, summed())) bytes += chunk.length;
  return { sha256: hash.digest('hex'), bytes };
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
