import { createHash } from 'node:crypto';
import type { OffsetMap, Report, Stretch } from '../claims/types.ts';
import type { Built } from './built.ts';
import { DamagedText, UnknownLanguage, UnreadLanguage } from './errors.ts';
import type { Knowledge } from './knowledge.ts';
import { languageOf } from './language.ts';
import type { PageFacts } from './page-facts.ts';
import type { Received } from './received.ts';
import { refuseTables, type Table } from './tables.ts';

/** What a format's reader found in a document. */
export interface Found {
  readonly text: string;
  readonly characters: number;
  readonly map: OffsetMap;
  readonly layout?: readonly Stretch[];
  readonly mediaType: string;
  readonly encoding: string;
  readonly facts: PageFacts;
}

/**
 * The report that a document's text makes: its hash and id, its language, and what the person says of it before what the
 * document says.
 *
 * @throws UnknownLanguage, UnreadLanguage
 */
export function finish(input: Received, found: Found, knowledge: Knowledge): Report {
  const sha256 = hashOf(input.bytes);
  const published = given(input.published) ?? found.facts.published;
  const publisher = given(input.publisher) ?? found.facts.publisher;
  return {
    id: `r-${sha256.slice(0, 8)}`,
    sha256,
    file: input.file,
    mediaType: found.mediaType,
    encoding: found.encoding,
    language: languageFor(found, input, knowledge),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    text: found.text,
    characters: found.characters,
    map: found.map,
    ...(found.layout === undefined ? {} : { layout: found.layout }),
  };
}

/**
 * What was found in a document whose text was put together: no way back to bytes, but one to page and place.
 *
 * @param tables those that the document itself calls tables
 * @throws DamagedText, TableOfPeople
 */
export function foundBuilt(
  built: Built,
  of: Pick<Found, 'mediaType' | 'encoding'> & {
    readonly published?: string;
    readonly tables?: readonly Table[];
  },
  file: string,
  knowledge: Pick<Knowledge, 'tables'>,
): Found {
  const { mediaType, encoding, published, tables = [] } = of;
  refuseDamaged(built.text, file);
  refuseTables(built.text, file, knowledge, tables);
  return {
    ...built,
    map: { runs: [] },
    mediaType,
    encoding,
    facts: published === undefined ? {} : { published },
  };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function languageFor(
  { text, facts }: Found,
  input: Received,
  { languages, readable }: Pick<Knowledge, 'languages' | 'readable'>,
): string {
  const found =
    input.language === undefined
      ? (languageOf(text, languages) ?? languages.find(({ code }) => code === facts.language))
      : (languages.find(({ code }) => code === input.language) ?? {
          code: input.language,
          name: `"${input.language}"`,
        });
  if (found === undefined) throw new UnknownLanguage(input.file, readable);
  if (!readable.includes(found.code)) throw new UnreadLanguage(input.file, found.code, found.name, readable);
  return found.code;
}

/** Replacement characters mean that an earlier conversion lost what stood there; a few are let pass. */
export function refuseDamaged(text: string, file: string): void {
  let lost = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost++;
  if (lost > 3 && lost > text.length / 500) throw new DamagedText(file, lost);
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
