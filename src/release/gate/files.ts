/** The approved texts as files. */
import { createHash } from 'node:crypto';
import type { LeftFile, ReleaseBody, ReleaseText } from '../../review/bodies.ts';
import { type DocumentFormat, documentFormats, type Written } from '../document/types.ts';

/** What a text can leave as: as it is, or as a document made of it. */
export const textFormats = ['txt', ...documentFormats] as const;
export type TextFormat = (typeof textFormats)[number];

/** A file that is to leave, with the sum that the register keeps. */
export interface TextFile extends LeftFile {
  readonly content: Uint8Array;
}

/** A format has no sign for characters of the text. */
export class NoSign extends Error {
  override readonly name = 'NoSign';
  readonly format: string;
  readonly characters: string;
  constructor(format: string, missing: readonly string[]) {
    super(`${format} has no sign for ${missing.length} characters`);
    this.format = format;
    this.characters = missing.slice(0, 20).join(' ');
  }
}

/**
 * The texts in these formats; one that is a document leaves as that document. Their names say nothing but the language: a draft's own name may say who wrote it.
 *
 * @param write makes the document of a text
 * @throws NoSign
 */
export async function filesOf(
  { texts }: Pick<ReleaseBody, 'texts'>,
  formats: readonly TextFormat[],
  write: (text: ReleaseText, format: DocumentFormat) => Promise<Written>,
): Promise<readonly TextFile[]> {
  const files: TextFile[] = [];
  for (const [i, text] of texts.entries()) {
    const add = (format: string, content: Uint8Array): void => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      files.push({ name: `${nameOf(texts, i)}.${format}`, content, sha256, bytes: content.length, format });
    };
    if (text.document !== undefined) {
      add(text.document.format, Buffer.from(text.document.content, 'base64'));
      continue;
    }
    for (const format of new Set(formats)) {
      const { bytes, missing } =
        format === 'txt' ? { bytes: Buffer.from(text.text), missing: [] } : await write(text, format);
      if (missing.length > 0) throw new NoSign(format, missing);
      add(format, bytes);
    }
  }
  return files;
}

/** What the file of a text is called, but for its ending. */
export function nameOf(texts: readonly ReleaseText[], i: number): string {
  const { language } = texts[i]!;
  const before = texts.slice(0, i).filter((text) => text.language === language).length;
  return `text.${language}${before === 0 ? '' : `.${before + 1}`}`;
}
