/** What packs know for lists: the folder `link` of the general pack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = join(import.meta.dirname, '..', '..', '..', 'packs', 'generic', 'link');
const eventsForm = z.strictObject({ events: z.array(z.string().min(1)).min(1) });
const lettersForm = z.array(z.tuple([z.string().min(1), z.string()]));

/** Kinds of event that a list may be about. */
export function listedEvents(): readonly string[] {
  return eventsForm.parse(parse(readFileSync(join(folder, 'lists.yaml'), 'utf8'))).events;
}

/** Letters that are compared as others. */
export function foldedLetters(): ReadonlyMap<string, string> {
  const rows = lettersForm.parse(parse(readFileSync(join(folder, 'letters.yaml'), 'utf8')));
  return new Map(rows.flatMap(([from, to]) => Array.from(from, (letter) => [letter, to] as const)));
}
