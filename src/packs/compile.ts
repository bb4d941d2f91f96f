/** From the files of a chain of packs to one plain value. Reads all first, then resolves, then tells all faults at once. */
import type { z } from 'zod';
import { coarserFile } from './coarser.ts';
import { type ConventionsFile, conventionsFile, plainConventions, readerConventions } from './conventions.ts';
import { type ExposureFile, exposureFile, plainExposure } from './exposure.ts';
import type { Fault } from './faults.ts';
import { digest, type PackFile, readPack } from './files.ts';
import { frameOf } from './frames.ts';
import { grammar } from './lexicon/grammar.ts';
import { light } from './lexicon/light.ts';
import { timesSchema } from './lexicon/times.ts';
import { verbFinalTimes } from './lexicon/times-verb-final.ts';
import { verbFinalGrammar } from './lexicon/verb-final.ts';
import { voicesFile } from './lexicon/voices.ts';
import { verbFinalVoices } from './lexicon/voices-verb-final.ts';
import { type Entry, joinLists, mergeData, mergeLists, plain } from './merge.ts';
import { phrasesFile } from './phrases.ts';
import * as schema from './schema.ts';
import { readCsv, readYaml, type Source } from './source.ts';
import type {
  Facility,
  Labels,
  NameSpelling,
  NameType,
  Office,
  PackData,
  PartyNoun,
  Place,
  Right,
  Spelling,
  SpellingRules,
  VerbFinalLexicon,
} from './types.ts';

/** All entries with their lines, for the cross-checks. */
export interface Written {
  readonly stages: readonly Entry<z.output<typeof schema.stage>>[];
  readonly acts: readonly Entry<z.output<typeof schema.act>>[];
  readonly audiences: readonly Entry<z.output<typeof schema.audience>>[];
  readonly instruments: readonly Entry<z.output<typeof schema.instrument>>[];
  readonly laws: readonly Entry<z.output<typeof schema.lawFile>>[];
  readonly safeguards: readonly Entry<z.output<typeof schema.safeguard>>[];
  readonly process: readonly Entry<z.output<typeof schema.step>>[];
  readonly clocks: readonly Entry<z.output<typeof schema.clock>>[];
  readonly circumstances: readonly Entry<z.output<typeof schema.circumstance>>[];
  readonly charges: readonly Entry<z.output<typeof schema.charge>>[];
  readonly outlets: readonly Entry<z.output<typeof schema.namesake>>[];
  readonly surnames: readonly Entry<z.output<typeof schema.namesake>>[];
  readonly offices: readonly Entry<z.output<typeof schema.office>>[];
  readonly facilities: readonly Entry<z.output<typeof schema.facility>>[];
  readonly places: readonly Entry<z.output<typeof schema.place>>[];
  readonly rows: readonly Entry<z.output<typeof schema.placeRow>>[];
  readonly countries: readonly Entry<z.output<typeof schema.country>>[];
  /** With the way to its lines; without it no pack has the file. */
  readonly exposure: { readonly value: ExposureFile; readonly sources: readonly Source[] };
  /** By language. */
  readonly lexicons: ReadonlyMap<string, WrittenLexicon>;
}

/** What a lexicon says of acts and of those who take part. */
export interface WrittenLexicon {
  readonly frames: readonly Entry<z.output<typeof schema.frame>>[];
  readonly people: readonly Entry<z.output<typeof schema.person>>[];
  readonly things: readonly Entry<z.output<typeof schema.thing>>[];
  readonly slots: z.output<typeof schema.slots>;
  readonly names: readonly Entry<z.output<typeof schema.nameRow>>[];
}

export interface Compiled {
  readonly data: PackData;
  readonly written: Written;
  readonly faults: readonly Fault[];
}

/** The packs that a pack extends, the most general first, itself last, with their files. */
export function chainOf(
  name: string,
  dir: string,
  faults: Fault[],
): readonly { name: string; files: readonly PackFile[] }[] {
  const chain: { name: string; files: readonly PackFile[] }[] = [];
  const visit = (pack: string, via: readonly string[], from?: { file: string; line: number }): void => {
    const at = from ?? { file: `${pack}/pack.yaml`, line: 1 };
    if (via.includes(pack)) {
      faults.push({ ...at, field: 'extends', message: `goes in a circle: ${[...via, pack].join(' → ')}` });
      return;
    }
    if (chain.some((link) => link.name === pack)) return;
    const files = readPack(pack, dir);
    if (files === undefined) {
      faults.push({
        ...at,
        field: from ? 'extends' : '',
        message: `no pack "${pack}": there is no folder with a pack.yaml`,
      });
      return;
    }
    const file = files.find((f) => f.path === 'pack.yaml')!;
    const source = readYaml(file, []);
    const over = (source.value as { extends?: unknown } | null)?.extends;
    if (Array.isArray(over))
      over.forEach((base, i) => {
        visit(String(base), [...via, pack], { file: source.file, line: source.lineOf(['extends', i]) });
      });
    chain.push({ name: pack, files });
  };
  visit(name, []);
  return chain;
}

/** Reads, checks and resolves a pack with all it extends. */
export function compile(name: string, dir: string): Compiled {
  const faults: Fault[] = [];
  const chain = chainOf(name, dir, faults);
  const files = chain.flatMap((link) => link.files);
  const sources = new Map<string, Source[]>();
  for (const file of files) {
    const source = file.path.endsWith('.csv') ? readCsv(file, faults) : readYaml(file, faults);
    const list = sources.get(file.path);
    if (list) list.push(source);
    else sources.set(file.path, [source]);
  }
  const of = (path: string): readonly Source[] => sources.get(path) ?? [];
  const list = <S extends z.ZodType>(path: string, key: string, as: S) =>
    mergeLists(of(path), key, as, faults);
  const lex = (path: string): readonly Source[] => of(`lexicon.en/${path}`);
  const lexicons = new Map(
    languagesOf(files).map((language): [string, WrittenLexicon] => {
      const under = (path: string): readonly Source[] => of(`lexicon.${language}/${path}`);
      return [
        language,
        {
          frames: joinLists(actsOf(sources, language), schema.frame, faults),
          people: joinLists(under('people.yaml'), schema.person, faults),
          things: joinLists(under('things.yaml'), schema.thing, faults),
          slots: mergeData(under('slots.yaml'), schema.slots, faults) ?? emptySlots,
          names: joinLists(under('names.yaml'), schema.nameRow, faults),
        },
      ];
    }),
  );

  const names = chain.map((link) => link.name);
  const heads = new Map<string, z.output<typeof schema.packFile>>();
  for (const source of of('pack.yaml')) {
    const parsed = schema.packFile.safeParse(source.value ?? {});
    if (parsed.success) {
      heads.set(source.pack, parsed.data);
      if (parsed.data.id !== source.pack)
        faults.push({
          file: source.file,
          line: source.lineOf(['id']),
          field: 'id',
          message: `must be the name of the folder, "${source.pack}"`,
        });
    } else
      for (const issue of parsed.error.issues)
        for (const { path, message } of plain(issue))
          faults.push({ file: source.file, line: source.lineOf(path), field: path.join('.'), message });
  }
  const written: Written = {
    stages: list('stages.yaml', 'id', schema.stage),
    acts: list('acts.yaml', 'kind', schema.act),
    audiences: list('audiences.yaml', 'id', schema.audience),
    instruments: list('instruments.yaml', 'id', schema.instrument),
    laws: list('laws.yaml', 'id', schema.lawFile),
    safeguards: list('safeguards.yaml', 'id', schema.safeguard),
    process: list('process.yaml', 'id', schema.step),
    clocks: list('clocks.yaml', 'id', schema.clock),
    circumstances: list('circumstances.yaml', 'id', schema.circumstance),
    charges: list('charges.yaml', 'id', schema.charge),
    outlets: list('outlets.yaml', 'id', schema.namesake),
    surnames: list('surnames.yaml', 'id', schema.namesake),
    offices: list('offices.yaml', 'id', schema.office),
    facilities: list('facilities.yaml', 'id', schema.facility),
    places: list('places.yaml', 'id', schema.place),
    rows: list('places.csv', 'id', schema.placeRow),
    countries: list('countries.yaml', 'iso', schema.country),
    exposure: {
      value: mergeData(of('exposure.yaml'), exposureFile, faults) ?? plainExposure,
      sources: of('exposure.yaml'),
    },
    lexicons,
  };
  const terms = mergeData(of('terms.yaml'), schema.terms, faults) ?? schema.terms.parse({});
  const spelling = spellingOf(mergeData(of('spelling.yaml'), schema.spelling, faults));
  const conventions = mergeData(of('conventions.yaml'), conventionsFile, faults) ?? plainConventions;
  const head = heads.get(name);
  const standing = new Map(written.instruments.map(({ value }) => [value.id, value.status]));
  const rightOf = (right: { instrument: string; article: string }): Right => {
    const status = standing.get(right.instrument) ?? 'unknown';
    return { ...right, binding: status === 'binding', status };
  };
  const data = {
    id: name,
    label: head?.label ?? { en: name, ko: name },
    version: digest(files),
    chain: names,
    ...(head?.country !== undefined && { country: head.country }),
    languages: head?.languages ?? [],
    stages: values(written.stages),
    acts: values(written.acts).map((act) => ({
      kind: act.kind,
      label: act.label,
      stage: act.stage,
      roles: act.roles,
      huridocs: act.huridocs,
      rights: act.rights.map(rightOf),
      audience: act.audience,
      ...(act.coarser !== undefined && { coarser: act.coarser }),
      grave: act.grave,
      tellsAgain: act['tells-again'],
    })),
    audiences: values(written.audiences),
    exposure: written.exposure.value,
    instruments: values(written.instruments),
    laws: values(written.laws),
    safeguards: values(written.safeguards),
    process: values(written.process),
    clocks: values(written.clocks),
    circumstances: values(written.circumstances),
    charges: values(written.charges),
    outlets: values(written.outlets),
    surnames: values(written.surnames),
    offices: values(shadowed(written.offices, names)).map(officeOf),
    facilities: values(shadowed(written.facilities, names)).map(facilityOf),
    places: [
      ...values(written.countries).map(countryPlace),
      ...values(written.rows).map((row) => rowPlace(row, spelling)),
      ...values(shadowed(written.places, names)).map(placeOf),
    ],
    countries: values(written.countries).map(({ iso, en, ko, adjectives }) => ({
      iso,
      label: { en: en[0]!, ko },
      names: en,
      adjectives,
    })),
    conventions: readerConventions(conventions),
    time: withoutQuantities(conventions),
    phrases: {
      en: mergeData(of('phrases.en.yaml'), phrasesFile, faults),
      ko: mergeData(of('phrases.ko.yaml'), phrasesFile, faults),
    },
    coarser: {
      en: mergeData(of('coarser.en.yaml'), coarserFile, faults),
      ko: mergeData(of('coarser.ko.yaml'), coarserFile, faults),
    },
    spelling,
    terms,
    lexicon: {
      en: {
        ...spoken(lexicons.get('en')),
        grammar: mergeData(lex('grammar.yaml'), grammar, faults) ?? {},
        light: mergeData(lex('light.yaml'), light, faults) ?? [],
        times: mergeData(lex('times.yaml'), timesSchema, faults) ?? {},
        voices: mergeData(lex('voices.yaml'), voicesFile, faults) ?? {},
      },
    },
  };
  const verbFinal = Object.fromEntries(
    [...lexicons].flatMap(([language, lexicon]) =>
      language === 'en'
        ? []
        : [
            [
              language,
              {
                ...spoken(lexicon),
                grammar: mergeData(of(`lexicon.${language}/grammar.yaml`), verbFinalGrammar, faults) ?? {},
                times:
                  mergeData(of(`lexicon.${language}/times.yaml`), verbFinalTimes, faults) ??
                  verbFinalTimes.parse({}),
                voices:
                  mergeData(of(`lexicon.${language}/voices.yaml`), verbFinalVoices, faults) ??
                  verbFinalVoices.parse({}),
                names: namesIn(language, data, lexicon),
              },
            ],
          ],
    ),
  );
  // Through JSON, so that a pack from the cache and a pack just read are the same to the last field.
  return { data: JSON.parse(JSON.stringify({ ...data, verbFinal })) as PackData, written, faults };
}

/** The frames of a language: acts.yaml, and beside it acts.<stage>.yaml where a lexicon is long. */
function actsOf(sources: ReadonlyMap<string, readonly Source[]>, language: string): readonly Source[] {
  const name = new RegExp(`^lexicon\\.${language}/acts(\\.[a-z]+)?\\.yaml$`);
  return [...sources].flatMap(([path, list]) => (name.test(path) ? list : []));
}

/** Languages that a `lexicon.<language>` folder stands for, English first. */
function languagesOf(files: readonly PackFile[]): readonly string[] {
  const found = files.flatMap(({ path }) => /^lexicon\.([a-z]{2})\//.exec(path)?.[1] ?? []);
  return [...new Set(['en', ...found.sort()])];
}

/** Frames and nouns of one language. */
function spoken(lexicon: WrittenLexicon | undefined): Pick<VerbFinalLexicon, 'acts' | 'people' | 'things'> {
  if (lexicon === undefined) return { acts: [], people: [], things: [] };
  return {
    acts: lexicon.frames.map((entry) =>
      frameOf(entry.value, lexicon.slots, `${entry.source.file}:${entry.lineOf([]).line}`),
    ),
    people: values(lexicon.people) as readonly PartyNoun[],
    things: values(lexicon.things),
  };
}

/** All spellings in one language: those that stand with the offices, facilities and places, and those of names.yaml. */
function namesIn(
  language: string,
  { offices, facilities, places }: Pick<PackData, 'offices' | 'facilities' | 'places'>,
  { names }: WrittenLexicon,
): readonly NameSpelling[] {
  const beside = (type: NameType, list: readonly { id: string; spellings: readonly Spelling[] }[]) =>
    list.flatMap(({ id, spellings }) =>
      spellings
        .filter((spelling) => spelling.language === language)
        .map(({ text, ambiguous }): NameSpelling => [text, type, id, ambiguous === true]),
    );
  return [
    ...beside('office', offices),
    ...beside('facility', facilities),
    ...beside('place', places),
    ...values(names).flatMap((row) =>
      (['office', 'facility', 'place'] as const).flatMap((type) => {
        const id = row[type];
        if (id === undefined) return [];
        return row.names.map((text): NameSpelling => [text, type, id, row.ambiguous.includes(text)]);
      }),
    ),
  ];
}

const emptySlots: z.output<typeof schema.slots> = {
  slots: [],
  parts: [],
  prepositions: [],
  verb: {},
  noun: {},
};

function withoutQuantities({ quantities: _quantities, ...time }: ConventionsFile): PackData['time'] {
  return time;
}

function values<T>(entries: readonly Entry<T>[]): readonly T[] {
  return entries.map((entry) => entry.value);
}

/**
 * Takes from the general packs the spellings that a more particular pack gives to something of its own: in a report about
 * a known country "the secret police" is that country's.
 */
function shadowed<T extends { en: readonly string[]; ko: readonly string[]; ambiguous: readonly string[] }>(
  entries: readonly Entry<T>[],
  chain: readonly string[],
): readonly Entry<T>[] {
  const rank = (entry: Entry<T>): number => chain.indexOf(entry.source.pack);
  const highest = new Map<string, number>();
  const key = (text: string): string => text.toLowerCase();
  for (const entry of entries)
    for (const text of [...entry.value.en, ...entry.value.ko])
      highest.set(key(text), Math.max(highest.get(key(text)) ?? 0, rank(entry)));
  return entries.map((entry) => {
    const keep = (text: string): boolean => highest.get(key(text)) === rank(entry);
    const { en, ko, ambiguous } = entry.value;
    return {
      ...entry,
      value: { ...entry.value, en: en.filter(keep), ko: ko.filter(keep), ambiguous: ambiguous.filter(keep) },
    };
  });
}

function spellingOf(rules: z.output<typeof schema.spelling> | undefined): SpellingRules {
  if (rules === undefined) return { swaps: [], plurals: [], units: [], fold: [], never: [] };
  return { ...rules, fold: rules.fold.map(([from, to, at]) => ({ from, to, at: at ?? 'any' })) };
}

function spellings(entry: {
  en: readonly string[];
  ko: readonly string[];
  ambiguous: readonly string[];
}): Spelling[] {
  const ambiguous = new Set(entry.ambiguous);
  const of = (text: string, language: 'en' | 'ko'): Spelling => ({
    text,
    language,
    ...(ambiguous.has(text) && { ambiguous: true }),
  });
  return [...entry.en.map((t) => of(t, 'en')), ...entry.ko.map((t) => of(t, 'ko'))];
}

function officeOf(entry: z.output<typeof schema.office>): Office {
  const { en: _en, ko: _ko, ambiguous: _a, 'part-of': partOf, 'stands-for': standsFor, ...rest } = entry;
  return clean({ ...rest, partOf, standsFor, spellings: spellings(entry) }) as Office;
}

function facilityOf(entry: z.output<typeof schema.facility>): Facility {
  const { en: _en, ko: _ko, ambiguous: _a, ...rest } = entry;
  return clean({ ...rest, spellings: spellings(entry) }) as Facility;
}

function placeOf(entry: z.output<typeof schema.place>): Place {
  const { en: _en, ko: _ko, ambiguous: _a, ...rest } = entry;
  return clean({ ...rest, spellings: spellings(entry) }) as Place;
}

function countryPlace(entry: z.output<typeof schema.country>): Place {
  const label: Labels = { en: entry.en[0]!, ko: entry.ko };
  return {
    id: entry.iso,
    label,
    precision: 'country',
    spellings: spellings({ en: entry.en, ko: [entry.ko], ambiguous: [] }),
  };
}

function rowPlace(row: z.output<typeof schema.placeRow>, rules: SpellingRules): Place {
  const unit = rules.units.find((u) => u.id === row.unit);
  const also = (row.also ?? '').split('|').map((name) => name.trim());
  const marked = [row.name, ...also].filter((name) => name !== '');
  const names = [...new Set(marked.map((name) => (name.startsWith('?') ? name.slice(1) : name)))];
  const ambiguous = marked.filter((name) => name.startsWith('?')).map((name) => name.slice(1));
  const stem = unit && row.ko.endsWith(unit.label.ko) ? row.ko.slice(0, -unit.label.ko.length) : row.ko;
  const population =
    row.total === undefined ? undefined : { total: row.total, male: row.male, female: row.female };
  return clean({
    id: row.id,
    pcode: row.id,
    label: { en: unit ? `${row.name} ${unit.label.en}` : row.name, ko: row.ko },
    precision: unit?.precision ?? 'place',
    unit: row.unit,
    bare: row.bare === 'yes' ? undefined : row.bare,
    border: row.border === undefined ? undefined : true,
    within: row.within,
    lat: row.lat,
    lon: row.lon,
    population,
    spellings: spellings({ en: names, ko: [...new Set([row.ko, stem])], ambiguous }),
  }) as Place;
}

/** Fields that are not given are not there. */
function clean(value: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
