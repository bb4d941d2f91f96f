import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { NotReadable, TooLarge } from './errors.ts';
import { LIMITS } from './limits.ts';

export interface ReportFile {
  readonly bytes: Uint8Array;
  readonly file: string;
}

/**
 * Reads one report's bytes: a file, or standard input as `-`. Never more than the limit, never a folder.
 *
 * @throws NotReadable, TooLarge
 */
export async function readReportFile(path: string, limit: number = LIMITS.file): Promise<ReportFile> {
  if (path === '-')
    return { bytes: await collect(process.stdin, 'standard input', limit), file: 'standard input' };
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new NotReadable(path, 'folder');
    if (found.size > limit) throw new TooLarge(path, limit);
  } catch (error) {
    throw worded(error, path);
  }
  return { bytes: await collect(createReadStream(path), path, limit), file: path };
}

/** Gathers a stream, and stops it when it goes beyond the limit. */
export async function collect(stream: Readable, file: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new TooLarge(file, limit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw worded(error, file);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
}

function worded(error: unknown, file: string): Error {
  if (error instanceof NotReadable || error instanceof TooLarge) return error;
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new NotReadable(file, 'missing');
  if (code === 'EACCES' || code === 'EPERM') return new NotReadable(file, 'denied');
  if (code === 'EISDIR') return new NotReadable(file, 'folder');
  return new NotReadable(file, 'failed', code);
}
