/** Files as one zip archive whose bytes follow from them alone: nothing is compressed, and no time or owner of this machine is in it. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface BundleFile {
  /** With `/` between folders, never at the start. */
  readonly name: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

/** The first day that a zip archive can write, in a time without zone. */
const NO_TIME = new Date(1980, 0, 1);
const OPTIONS = { mtime: NO_TIME, mode: 0o100644, compress: false, forceDosTimestamp: true } as const;

/** Streams an archive; a file is asked for its bytes when its turn comes. */
export async function* zipped(files: AsyncIterable<BundleFile>): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as unknown as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const fed = (async () => {
    for await (const { name, bytes } of files) {
      if (bytes instanceof Uint8Array) zip.addBuffer(Buffer.from(bytes), name, OPTIONS);
      else {
        const stream = Readable.from(bytes);
        stream.on('error', (error) => out.destroy(error));
        const read = new Promise<void>((done) => stream.once('close', done));
        zip.addReadStream(stream, name, OPTIONS);
        await read;
      }
    }
    zip.end();
  })().catch((error: Error) => out.destroy(error));
  for await (const chunk of out) yield chunk as Uint8Array;
  await fed;
}
