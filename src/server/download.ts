/** Bytes that leave as a file: the browser keeps them and shows nothing of them, whatever they are. */
import type { Context } from 'hono';

/** @param file its name, which may be in any script */
export function handedOut(
  c: Context,
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  length?: number,
): never {
  c.header('content-type', 'application/octet-stream');
  // RFC 6266: a name for everybody, and the real one for those who can read it.
  const plain = file.replace(/[^\w.-]/g, '_');
  c.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded(file)}`);
  c.header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  if (length !== undefined) c.header('content-length', String(length));
  return c.body(ReadableStream.from(bytes) as ReadableStream) as never;
}

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
}
