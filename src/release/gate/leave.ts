/** What was approved leaves: a folder that is there whole or not at all, and an entry before it is there. */
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Pack } from '../../packs/types.ts';
import type { LeftFile } from '../../review/bodies.ts';
import type { State } from '../../review/state-types.ts';
import { syncFolder, unlessThere, writeWhole } from '../../vault/archive/file.ts';
import type { Home } from '../../vault/home.ts';
import { writeBundle } from '../bundle/write.ts';
import { writeDocument } from '../document/write.ts';
import { documentOf } from '../redact/leave.ts';
import { aroundOf } from './around.ts';
import { leaving, made, releaseIn } from './entries.ts';
import { filesOf, type TextFormat } from './files.ts';

export interface Leaving {
  readonly pack: Pack;
  readonly actor: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** What the texts leave as; as they are when not given. */
  readonly formats?: readonly TextFormat[];
  readonly progress?: (entries: number, of: number) => void;
}

/**
 * Writes a release into a new folder, and into the ledger that it left.
 *
 * @returns the files, as the register has them
 * @throws FileExists, NoRelease, GateClosed, NoSign; and what the disk says, with nothing left behind
 */
export async function leave(
  home: Home,
  state: State,
  seq: number,
  folder: string,
  { pack, actor, day, formats = ['txt'], progress }: Leaving,
): Promise<readonly LeftFile[]> {
  await unlessThere(folder);
  const { body: asked } = releaseIn(state, seq);
  const release = leaving(state, seq, await aroundOf(home.vault, state, asked, { pack, day, but: seq }));
  const { bundle } = release.body;
  const to = resolve(folder);
  const beside = await mkdtemp(`${to}.part-`);
  try {
    const files: LeftFile[] = [];
    const written = await filesOf(release.body, formats, ({ text, language }, format) =>
      writeDocument(documentOf(text, language), format),
    );
    for (const { content, ...file } of written) {
      await writeWhole(join(beside, file.name), one(content));
      files.push(file);
    }
    if (bundle !== undefined) {
      const name = bundle.to.length === 0 ? 'evidence.zip' : 'evidence.zip.age';
      const how = { pack, actor, ...bundle, ...(progress && { progress }) };
      const { sha256, bytes } = await writeBundle(home, state, join(beside, name), how);
      files.push({ name, sha256, bytes, format: 'bundle' });
    }
    await home.vault.append([made(release, actor, files)]);
    await unlessThere(folder);
    await rename(beside, to);
    await syncFolder(dirname(to));
    return files;
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
