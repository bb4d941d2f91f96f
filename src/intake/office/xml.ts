import { createRequire } from 'node:module';
import { BadByte, decode } from '../decode.ts';
import { DamagedDocument, TooIntricate } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** What happens in an XML part, in order. Names are without their prefix; attributes too. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

// Loaded with the first office file; `require` keeps the walk synchronous.
const load = createRequire(import.meta.url);

/**
 * Walks an XML part of an office file. A document type is refused before anything in it counts: office files have none, and
 * with it go entities, external ones too.
 *
 * @throws DamagedDocument, TooIntricate
 */
export function walkXml(bytes: Uint8Array, events: XmlEvents, file: string, format: string): void {
  const { SaxesParser } = load('saxes') as typeof import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: false });
  let elements = 0;
  let depth = 0;
  parser.on('doctype', () => {
    throw new DamagedDocument(file, format, 'it declares a document type, which such files never do');
  });
  parser.on('error', () => {
    throw new DamagedDocument(file, format, 'a part is not well-formed XML');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > LIMITS.xmlElements)
      throw new TooIntricate(file, 'elements in one part', LIMITS.xmlElements);
    if (++depth > LIMITS.xmlDepth) throw new TooIntricate(file, 'elements in one another', LIMITS.xmlDepth);
    events.open(local(name), attributesOf(attributes as Record<string, string>));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close(local(name));
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.write(textOf(bytes, file, format)).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(written: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(written)) found[local(name)] = value;
  return found;
}

function textOf(bytes: Uint8Array, file: string, format: string): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const skip = wide !== undefined ? 2 : bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  try {
    return decode(bytes, wide ?? 'utf-8', skip).text;
  } catch (error) {
    if (error instanceof BadByte) throw new DamagedDocument(file, format, 'a part is not in its encoding');
    throw error;
  }
}
