/** What packs know for linking lists and accounts: their folders `link`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const packs = join(import.meta.dirname, '..', '..', '..', 'packs');
const folder = join(packs, 'generic', 'link');
const eventsForm = z.strictObject({ events: z.array(z.string().min(1)).min(1) });
const lettersForm = z.array(z.tuple([z.string().min(1), z.string()]));
const classes = z.record(z.string(), z.array(z.string()));
const soundsForm = z.strictObject({
  latin: classes,
  jamo: classes,
  vowels: z.string().min(1),
  finals: z.string().min(1),
  light: z.string().min(1),
  quiet: z.string().min(1),
  words: z.array(z.tuple([z.string().min(1), z.string().min(1)])),
  compound: z.array(z.string().min(1)),
});
const surnamesForm = z.array(z.looseObject({ en: z.array(z.string()), ko: z.array(z.string()) }));

/** What a pack knows of how names sound, with its family names in all spellings. */
export type ListSounds = z.output<typeof soundsForm> & { readonly families: readonly string[] };

const chances = z.array(z.number().gt(0).lt(1)).min(2);
const accountsForm = z.strictObject({
  again: z.number().positive(),
  comparisons: z.record(z.string(), z.strictObject({ m: chances, u: chances })),
});

/** What is believed of two accounts of cases before anybody said anything of them. */
export function accountChances(): z.output<typeof accountsForm> {
  return accountsForm.parse(parse(readFileSync(join(folder, 'accounts.yaml'), 'utf8')));
}

/** Kinds of event that a list may be about. */
export function listedEvents(): readonly string[] {
  return eventsForm.parse(yamlOf('lists.yaml')).events;
}

/** Letters that are compared as others. */
export function foldedLetters(): ReadonlyMap<string, string> {
  const rows = lettersForm.parse(yamlOf('letters.yaml'));
  return new Map(rows.flatMap(([from, to]) => Array.from(from, (letter) => [letter, to] as const)));
}

const namesForm = z.strictObject({
  titles: z.array(z.string().min(1)),
  particles: z.array(z.string().min(1)),
  sounds: classes,
});
const scriptsForm = z.array(z.tuple([z.string().min(1), z.string().min(1)]));

export interface ListNames {
  readonly scripts: ReadonlyMap<string, string>;
  readonly titles: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly sounds: ReadonlyMap<string, string>;
}

/** What is known of whole names: letters of other scripts, titles, particles, consonants that are one sound. */
export function nameRules(): ListNames {
  const { titles, particles, sounds } = namesForm.parse(yamlOf('names.yaml'));
  const scripts = scriptsForm.parse(yamlOf('scripts.yaml')).flatMap(([from, to]) => {
    const spelt = to.split(' ');
    return from.split(' ').map((letter, i) => [letter.normalize('NFC'), spelt[i]!.replace('-', '')] as const);
  });
  return {
    scripts: new Map(scripts),
    titles: new Set(titles),
    particles: new Set(particles),
    sounds: spellings(sounds),
  };
}

/** How names sound, from the first pack that knows it. */
export function soundRules(): ListSounds | undefined {
  const own = readdirSync(packs)
    .sort()
    .map((name) => join(packs, name))
    .find((each) => existsSync(join(each, 'link', 'sounds.yaml')));
  if (own === undefined) return undefined;
  const rules = soundsForm.parse(parse(readFileSync(join(own, 'link', 'sounds.yaml'), 'utf8')));
  const surnames = surnamesForm.parse(parse(readFileSync(join(own, 'surnames.yaml'), 'utf8')));
  return { ...rules, families: surnames.flatMap(({ en, ko }) => [...en, ...ko]) };
}

function yamlOf(name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'));
}

/** Classes with their spellings → the class of each spelling. */
function spellings(all: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(all).flatMap(([own, written]) => written.map((each) => [each, own] as const)),
  );
}
