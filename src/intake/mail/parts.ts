import { createRequire } from 'node:module';
import { DamagedDocument } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** One part of an e-mail with its bytes as they were before they were packed for the way. */
export interface Part {
  readonly type: string;
  readonly charset: string | undefined;
  /** Lines that end in a space go on in the next (RFC 3676). */
  readonly flowed: boolean;
  readonly attached: boolean;
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

/** An e-mail taken apart: what is to be read as its body, in order, and what hangs on it. */
export interface Mail {
  readonly subject: string | undefined;
  readonly date: string | undefined;
  readonly encrypted: boolean;
  readonly body: readonly Part[];
  readonly attachments: readonly Part[];
}

/** What postal-mime keeps of a part; its types show only the finished message, which has lost the bytes of the texts. */
interface Node {
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
    readonly multipart: string | false;
  };
  readonly contentDisposition: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  };
  readonly childNodes: readonly Node[];
  readonly content: ArrayBuffer | null;
}

// Loaded with the first e-mail.
const load = createRequire(import.meta.url);

/**
 * Takes an e-mail apart. Of alternatives plain text is taken before HTML; messages inside it are attachments.
 *
 * @throws DamagedDocument when it has more parts, in one another or beside one another, than any message
 */
export async function takeApart(bytes: Uint8Array, file: string): Promise<Mail> {
  const { default: PostalMime, decodeWords } = load('postal-mime') as typeof import('postal-mime');
  const parser = new PostalMime({ maxRfc822NestingDepth: 0, maxNestingDepth: 100 });
  try {
    const { subject, headers } = await parser.parse(bytes);
    const { root } = parser as unknown as { readonly root: Node };
    const parts = gather(root, decodeWords);
    if (parts.body.length + parts.attachments.length > LIMITS.mailParts)
      throw new DamagedDocument(file, 'e-mail', `more than ${LIMITS.mailParts} parts`);
    return {
      ...parts,
      subject,
      date: headers.find(({ key }) => key === 'date')?.value,
      encrypted:
        root.contentType.multipart === 'encrypted' || /pkcs7-mime/.test(root.contentType.parsed.value),
    };
  } catch (error) {
    if (error instanceof DamagedDocument) throw error;
    throw new DamagedDocument(file, 'e-mail', 'its parts');
  }
}

function gather(
  root: Node,
  decodeWords: (text: string) => string,
): { body: readonly Part[]; attachments: readonly Part[] } {
  const attachments: Part[] = [];
  return { body: bodyOf(root), attachments };

  function bodyOf(node: Node): readonly Part[] {
    const { multipart } = node.contentType;
    if (multipart === false) {
      const part = partOf(node, decodeWords);
      if (part === undefined) return [];
      if (!part.attached && /^text\/(?:plain|html)$/.test(part.type)) return [part];
      attachments.push(part);
      return [];
    }
    const bodies = node.childNodes.map(bodyOf);
    if (multipart !== 'alternative') return bodies.flat();
    const hasText = (body: readonly Part[]): boolean => body.some(({ bytes }) => !isBlank(bytes));
    return (
      bodies.find((body) => hasText(body) && body.every(({ type }) => type === 'text/plain')) ??
      bodies.find(hasText) ??
      []
    );
  }
}

function partOf(node: Node, decodeWords: (text: string) => string): Part | undefined {
  if (node.content === null || node.content.byteLength === 0) return undefined;
  const { value, params } = node.contentType.parsed;
  const disposition = node.contentDisposition.parsed;
  const name = disposition.params.filename ?? params.name;
  return {
    type: value.toLowerCase(),
    charset: params.charset,
    flowed: params.format?.toLowerCase() === 'flowed',
    attached: disposition.value === 'attachment' || (name !== undefined && !/^text\//.test(value)),
    name: name === undefined ? undefined : decodeWords(name),
    bytes: new Uint8Array(node.content),
  };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte <= 0x20);
}
