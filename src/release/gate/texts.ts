/** Texts that are to leave, or left: as they are, and as the check of exposure reads them. */
import { draft } from '../../draft/draft.ts';
import type { Pack } from '../../packs/types.ts';
import type { Text } from '../../protect/types.ts';
import type { ReleaseText } from '../../review/bodies.ts';
import type { Release, State } from '../../review/state-types.ts';
import { bundleTexts } from './bundled.ts';

/** A text that cannot leave. `why` says what is wrong with it; `said` is what the reader said of it. */
export class TextRefused extends Error {
  override readonly name = 'TextRefused';
  readonly why: 'empty' | 'binary' | 'unseen' | 'format' | 'unread' | 'foreign';
  readonly file: string;
  /** The character that nobody sees, as `U+200B`. */
  readonly character: string;
  readonly said: string;
  /** @param cause what the reader threw */
  constructor(
    why: TextRefused['why'],
    file: string,
    { character = '', said = '', cause }: { character?: string; said?: string; cause?: unknown } = {},
  ) {
    super(`text refused: ${why}`, { cause });
    this.why = why;
    this.file = file;
    this.character = character;
    this.said = said;
  }
}

/** Controls but tab and line ends, and marks that nobody sees: a text could be told from its copies by them, or say more than it shows. */
const UNSEEN = /[^\P{C}\n\r\t]/u;

/**
 * The text of a file. What is in front of it to say that it is UTF-8 is no part of it.
 *
 * @param file what it is called in a message
 * @throws TextRefused
 */
export function textOf(file: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TextRefused('binary', file);
  }
  if (text.includes('\0')) throw new TextRefused('binary', file);
  if (text.trim() === '') throw new TextRefused('empty', file);
  checkSeen(file, text);
  return text;
}

/** @throws TextRefused when it has characters that nobody sees */
export function checkSeen(file: string, text: string): void {
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen !== undefined) {
    const code = unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new TextRefused('unseen', file, { character: `U+${code}` });
  }
}

/**
 * Reads a text for the check.
 *
 * @param named its id and name among the texts of the check, and whether it is out
 * @param language as a person says; found out otherwise
 * @throws TextRefused when it cannot be read, or is a page or a table and no plain text
 */
export async function readText(
  text: string,
  named: Pick<Text, 'id' | 'name' | 'released'>,
  pack: Pack,
  language?: string,
): Promise<Text> {
  const input = {
    bytes: Buffer.from(text),
    file: named.name,
    mediaType: 'text/plain',
    ...(language !== undefined && { language }),
  };
  const { reports, readings, refused } = await draft([input], { pack });
  const [report] = reports;
  if (report === undefined) {
    const [cause] = refused;
    throw new TextRefused('unread', named.name, { said: cause?.message ?? '', cause });
  }
  if (report.mediaType !== 'text/plain') throw new TextRefused('format', named.name);
  return { ...named, report, reading: readings[0]! };
}

/** A text with its language, as a proposal keeps it. */
export const keptText = ({ report }: Text, text: string): ReleaseText => ({
  language: report.language,
  text,
});

/** All that left before, for the check: the texts of each release, and the reports of its bundle. */
export async function releasedTexts(
  state: State,
  released: readonly Release[],
  pack: Pack,
): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const { seq, body } of released) {
    if (body === null) continue;
    for (const [i, { text, language }] of body.texts.entries())
      texts.push(
        await readText(text, { id: `n${seq}.${i + 1}`, name: `no. ${seq}`, released: true }, pack, language),
      );
    if (body.bundle !== undefined) texts.push(...bundleTexts(state, body, { id: `n${seq}`, released: true }));
  }
  return texts;
}
