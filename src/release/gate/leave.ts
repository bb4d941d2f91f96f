/** What was approved leaves: a folder that is there whole or not at all, and an entry before it is there. */
import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Pack } from '../../packs/types.ts';
import type { LeftFile, ReleaseBody } from '../../review/bodies.ts';
import type { State } from '../../review/state-types.ts';
import { syncFolder, unlessThere, writeWhole } from '../../vault/archive/file.ts';
import type { Home } from '../../vault/home.ts';
import { writeBundle } from '../bundle/write.ts';
import { aroundOf } from './around.ts';
import { leaving, made, releaseIn } from './entries.ts';

export interface Leaving {
  readonly pack: Pack;
  readonly actor: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly progress?: (entries: number, of: number) => void;
}

/** A file that is to leave, with the sum that the register keeps. */
export interface TextFile extends LeftFile {
  readonly content: Uint8Array;
}

/** The approved texts as files. Their names say nothing but the language: a draft's own name may say who wrote it. */
export function textFiles({ texts }: Pick<ReleaseBody, 'texts'>): readonly TextFile[] {
  const several = new Map<string, number>();
  return texts.map(({ language, text }) => {
    const n = (several.get(language) ?? 0) + 1;
    several.set(language, n);
    const content = Buffer.from(text);
    const name = `text.${language}${n === 1 ? '' : `.${n}`}.txt`;
    return { name, content, sha256: sumOf(content), bytes: content.length, format: 'txt' };
  });
}

/**
 * Writes a release into a new folder, and into the ledger that it left.
 *
 * @returns the files, as the register has them
 * @throws FileExists, NoRelease, GateClosed; and what the disk says, with nothing left behind
 */
export async function leave(
  home: Home,
  state: State,
  seq: number,
  folder: string,
  { pack, actor, day, progress }: Leaving,
): Promise<readonly LeftFile[]> {
  await unlessThere(folder);
  const { body: asked } = releaseIn(state, seq);
  const release = leaving(state, seq, await aroundOf(home.vault, state, asked, { pack, day, but: seq }));
  const { bundle } = release.body;
  const to = resolve(folder);
  const beside = await mkdtemp(`${to}.part-`);
  try {
    const files: LeftFile[] = [];
    for (const { content, ...file } of textFiles(release.body)) {
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

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
