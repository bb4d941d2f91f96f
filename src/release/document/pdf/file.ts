/** The objects of a PDF file (ISO 32000-1) and the table that finds them. There is no information dictionary, no metadata and no identifier. */
import { deflateSync } from 'node:zlib';

export class PdfFile {
  readonly #objects: Buffer[] = [];

  /** Keeps a place for an object that others name before it is written. */
  reserve(): number {
    return this.#objects.push(Buffer.alloc(0));
  }

  /** Adds an object; its number. */
  add(body: string, at = this.reserve()): number {
    this.#objects[at - 1] = Buffer.from(body, 'latin1');
    return at;
  }

  /** Adds a stream, compressed. */
  stream(bytes: Buffer, entries = ''): number {
    const packed = deflateSync(bytes, { level: 9 });
    return this.#objects.push(
      Buffer.concat([
        Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode${entries}>>stream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
  }

  /** The whole file, whose catalogue is the object of that number. */
  bytes(catalogue: number): Buffer {
    const chunks = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
    let at = chunks[0]!.length;
    const offsets = this.#objects.map((object, i) => {
      const chunk = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
      const offset = at;
      chunks.push(chunk);
      at += chunk.length;
      return `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const size = this.#objects.length + 1;
    chunks.push(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${size}/Root ${catalogue} 0 R>>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(chunks);
  }
}
