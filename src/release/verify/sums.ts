/** The sums of a bag (RFC 8493): every file has one, every one its file, and each is right. */
import { createHash } from 'node:crypto';
import type { Fault } from './fault.ts';
import { type Files, NotABundle } from './source.ts';

const LINE = /^([0-9a-f]{64}) [ *](.+)$/;
const PAYLOAD = 'manifest-sha256.txt';
const TAGS = 'tagmanifest-sha256.txt';
const MOST_MANIFEST = 64 * 1024 * 1024;

/** @returns how many files are as they were packed. @throws NotABundle */
export async function checkSums(
  files: Files,
  faults: Fault[],
  progress: (done: number, of: number) => void,
): Promise<number> {
  const all = new Map<string, string>();
  for (const manifest of [PAYLOAD, TAGS])
    for (const [name, sum] of await sumsIn(files, manifest)) {
      const isPayload = name.startsWith('data/');
      if (all.has(name) || isPayload !== (manifest === PAYLOAD)) throw new NotABundle('form', manifest);
      all.set(name, sum);
    }
  for (const name of files.sizes.keys())
    if (!all.has(name) && name !== TAGS) faults.push({ what: 'without-sum', file: name });
  const total = [...all.keys()].reduce((n, name) => n + (files.sizes.get(name) ?? 0), 0);
  let done = 0;
  let whole = 0;
  for (const [name, sum] of all) {
    if (!files.sizes.has(name)) {
      faults.push({ what: 'missing', file: name });
      continue;
    }
    const hash = createHash('sha256');
    for await (const chunk of files.read(name)) {
      hash.update(chunk);
      done += chunk.length;
      progress(done, total);
    }
    if (hash.digest('hex') === sum) whole++;
    else faults.push({ what: 'changed', file: name });
  }
  return whole;
}

async function sumsIn(files: Files, manifest: string): Promise<[string, string][]> {
  const text = await textOf(files, manifest, MOST_MANIFEST);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, sum, name] = LINE.exec(line) ?? [];
      if (sum === undefined || name === undefined) throw new NotABundle('form', manifest);
      return [name, sum];
    });
}

/** A small file as text. @throws NotABundle when it is larger, or no UTF-8 */
export async function textOf(files: Files, name: string, most: number): Promise<string> {
  if ((files.sizes.get(name) ?? 0) > most) throw new NotABundle('large', name);
  const chunks: Uint8Array[] = [];
  for await (const chunk of files.read(name)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new NotABundle('form', name);
  }
}

/** The lines of a file, none longer than `most` bytes. @throws NotABundle */
export async function* linesOf(files: Files, name: string, most: number): AsyncIterable<string> {
  let rest: Uint8Array[] = [];
  let length = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const line = (): string => {
    try {
      return decoder.decode(Buffer.concat(rest));
    } catch {
      throw new NotABundle('form', name);
    } finally {
      rest = [];
      length = 0;
    }
  };
  for await (const chunk of files.read(name)) {
    let from = 0;
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, to));
      yield line();
      from = to + 1;
    }
    rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > most) throw new NotABundle('large', name);
  }
  if (length > 0) yield line();
}
