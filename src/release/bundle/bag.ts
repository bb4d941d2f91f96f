/** A bag of files with their sums: BagIt 1.0 (RFC 8493), SHA-256. The payload comes first, so that one pass over it is enough. */
import { createHash } from 'node:crypto';
import type { BundleFile } from './zip.ts';

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/**
 * @param payload what goes under `data/`
 * @param tags files beside it; `bag-info.txt`, manifests and declaration are made here
 * @param info lines of bag-info.txt
 */
export async function* bagged(
  payload: AsyncIterable<BundleFile>,
  tags: readonly BundleFile[],
  info: Readonly<Record<string, string>>,
): AsyncIterable<BundleFile> {
  const sums: string[] = [];
  let octets = 0;
  for await (const { name, bytes } of payload) {
    const path = `data/${name}`;
    const hash = createHash('sha256');
    const counted = (chunk: Uint8Array): Uint8Array => {
      hash.update(chunk);
      octets += chunk.length;
      return chunk;
    };
    if (bytes instanceof Uint8Array) yield { name: path, bytes: counted(bytes) };
    else
      yield {
        name: path,
        bytes: (async function* () {
          for await (const chunk of bytes) yield counted(chunk);
        })(),
      };
    sums.push(`${hash.digest('hex')}  ${path}\n`);
  }
  const lines = { ...info, 'Payload-Oxum': `${octets}.${sums.length}` };
  const files = [
    { name: 'bagit.txt', bytes: Buffer.from(DECLARATION) },
    {
      name: 'bag-info.txt',
      bytes: Buffer.from(
        Object.entries(lines)
          .map(([key, value]) => `${key}: ${value}\n`)
          .join(''),
      ),
    },
    { name: 'manifest-sha256.txt', bytes: Buffer.from(sums.join('')) },
    ...tags,
  ];
  for (const file of files) yield file;
  const manifest = files.map(
    ({ name, bytes }) =>
      `${createHash('sha256')
        .update(bytes as Uint8Array)
        .digest('hex')}  ${name}\n`,
  );
  yield { name: 'tagmanifest-sha256.txt', bytes: Buffer.from(manifest.join('')) };
}
