/** A file that waits, as it is sealed: what the person said of it, then its bytes. Its name is in there, so that no job has to say it. */
import type { Received } from '../intake/received.ts';

/** A line of JSON, then the bytes. */
export async function* written({ bytes, ...said }: Received): AsyncIterable<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(said)}\n`);
  yield bytes;
}

/** @throws SyntaxError when it is no such file */
export async function readLetter(chunks: AsyncIterable<Uint8Array>): Promise<Received> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const whole = Buffer.concat(parts);
  const end = whole.indexOf(0x0a);
  const said = JSON.parse(whole.subarray(0, end).toString()) as Omit<Received, 'bytes'>;
  return { ...said, bytes: whole.subarray(end + 1) };
}

/** The name of the file, from its beginning; the rest is not read. */
export async function nameIn(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    parts.push(chunk);
    if (chunk.includes(0x0a)) break;
  }
  const whole = Buffer.concat(parts);
  return (JSON.parse(whole.subarray(0, whole.indexOf(0x0a)).toString()) as Omit<Received, 'bytes'>).file;
}
