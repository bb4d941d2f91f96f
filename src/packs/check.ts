/** Everything about a pack that can be wrong, told at once: `moksori pack check DIR`. */
import { basename, dirname, resolve } from 'node:path';
import { exposureFaults } from './check-exposure.ts';
import { type Compiled, compile, type Written } from './compile.ts';
import type { Fault } from './faults.ts';
import { builtIn, readPack } from './files.ts';
import { folder } from './fold.ts';
import { mapOf } from './map.ts';
import type { Entry } from './merge.ts';
import { slotFaults } from './slots.ts';
import type { PackData } from './types.ts';
import { unFormsOf } from './un-forms.ts';

/**
 * Checks a pack and all it extends: form, references, labels, spellings, frames.
 *
 * @param at the pack's folder, or the name of one that comes with the program
 * @returns all faults, in the order of files and lines; none when the pack is sound
 */
export function checkPack(at: string): readonly Fault[] {
  const isName = /^[a-z0-9-]+$/.test(at) && readPack(at, builtIn) !== undefined;
  const [name, dir] = isName ? [at, builtIn] : [basename(resolve(at)), dirname(resolve(at))];
  const compiled = compile(name, dir);
  const faults = [...compiled.faults, ...unknownFiles(compiled, dir)];
  const places = new Set(compiled.data.places.map((place) => place.id));
  faults.push(...mapOf({ chain: compiled.data.chain, places, dir }).faults);
  const kinds = new Set(compiled.data.acts.map(({ kind }) => kind));
  faults.push(...unFormsOf({ ...compiled.data, acts: kinds, dir }).faults);
  for (const check of checks) faults.push(...check(compiled.written, compiled.data));
  const seen = new Set<string>();
  return faults
    .filter((fault) => {
      const key = `${fault.file} ${fault.line} ${fault.field} ${fault.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

type Check = (written: Written, data: PackData) => readonly Fault[];

const checks: readonly Check[] = [
  terms,
  references,
  charges,
  evidenceAndLimits,
  spellings,
  counties,
  frames,
  exposureFaults,
];

const known: ReadonlySet<string> = new Set(
  [
    ['pack', 'stages', 'acts', 'audiences', 'instruments', 'laws', 'safeguards', 'process', 'clocks'],
    [
      'charges',
      'outlets',
      'surnames',
      'circumstances',
      'offices',
      'facilities',
      'places',
      'countries',
      'conventions',
      'spelling',
    ],
    ['phrases.en', 'phrases.ko', 'coarser.en', 'coarser.ko', 'terms', 'exposure'],
    ['acts', 'people', 'things', 'grammar', 'light', 'times', 'voices', 'slots'].map(
      (name) => `lexicon.en/${name}`,
    ),
  ]
    .flat()
    .map((name) => `${name}.yaml`)
    .concat('places.csv'),
);

/** The lexicon of a language whose verb ends the clause. */
const VERB_FINAL =
  /^lexicon\.(?!en)[a-z]{2}\/(acts(\.[a-z]+)?|people|things|grammar|times|voices|slots|names)\.yaml$/;

/** A file with a name that no step reads is most often a name misspelt. */
function unknownFiles({ data }: Compiled, dir: string): readonly Fault[] {
  return data.chain.flatMap((pack) =>
    (readPack(pack, dir) ?? [])
      .filter((file) => !known.has(file.path) && !VERB_FINAL.test(file.path))
      .map((file) => ({
        file: `${pack}/${file.path}`,
        line: 1,
        field: '',
        message: 'no pack has a file of this name',
      })),
  );
}

function fault(entry: Entry<unknown>, path: readonly (string | number)[], message: string): Fault {
  return { ...entry.lineOf(path), field: path.join('.'), message };
}

/** Every id that is named must be there. */
function references(w: Written, data: PackData): readonly Fault[] {
  const faults: Fault[] = [];
  const ids = <T>(entries: readonly Entry<T>[], of: (value: T) => string): ReadonlySet<string> =>
    new Set(entries.map((entry) => of(entry.value)));
  const stages = ids(w.stages, (v) => v.id);
  const acts = ids(w.acts, (v) => v.kind);
  const audiences = ids(w.audiences, (v) => v.id);
  const instruments = ids(w.instruments, (v) => v.id);
  const laws = ids(w.laws, (v) => v.id);
  const clocks = ids(w.clocks, (v) => v.id);
  const offices = ids(w.offices, (v) => v.id);
  const classes = ids(w.offices, (v) => v.class);
  const places = new Set(data.places.map((place) => place.id));
  const units = new Set(data.spelling.units.map((unit) => unit.id));
  const must = (
    there: ReadonlySet<string>,
    what: string,
    entry: Entry<unknown>,
    path: readonly (string | number)[],
    id: string | undefined,
  ): void => {
    if (id !== undefined && !there.has(id)) faults.push(fault(entry, path, `no ${what} "${id}"`));
  };
  const lawRefs = (
    entry: Entry<{
      readonly law: readonly { readonly law: string; readonly article?: string | undefined }[];
    }>,
  ): void => {
    entry.value.law.forEach((ref, i) => {
      if (!instruments.has(ref.law)) must(laws, 'instrument or law', entry, ['law', i, 'law'], ref.law);
      const law = w.laws.find((l) => l.value.id === ref.law)?.value;
      if (law && ref.article !== undefined && !law.articles.some((a) => a.article === ref.article))
        faults.push(fault(entry, ['law', i, 'article'], `"${ref.law}" lists no article ${ref.article}`));
    });
  };
  for (const entry of w.acts) {
    must(stages, 'stage', entry, ['stage'], entry.value.stage);
    entry.value.audience.forEach((id, i) => {
      must(audiences, 'audience', entry, ['audience', i], id);
    });
    must(acts, 'kind of act', entry, ['coarser'], entry.value.coarser);
    entry.value['tells-again'].forEach((id, i) => {
      must(acts, 'kind of act', entry, ['tells-again', i], id);
    });
    entry.value.rights.forEach((right, i) => {
      must(instruments, 'instrument', entry, ['rights', i, 'instrument'], right.instrument);
    });
  }
  for (const entry of w.safeguards) {
    lawRefs(entry);
    must(clocks, 'clock', entry, ['clock'], entry.value.clock);
    for (const side of ['present', 'absent'] as const)
      entry.value[side].acts.forEach(({ act }, i) => {
        must(acts, 'kind of act', entry, [side, 'acts', i, 'act'], act);
      });
  }
  for (const entry of w.process) {
    lawRefs(entry);
    must(stages, 'stage', entry, ['stage'], entry.value.stage);
    entry.value.acts.forEach((act, i) => {
      must(acts, 'kind of act', entry, ['acts', i], act);
    });
    entry.value.by.forEach((by, i) => {
      must(classes, 'class of office', entry, ['by', i], by);
    });
  }
  for (const entry of w.clocks) {
    lawRefs(entry);
    for (const side of ['from', 'to'] as const)
      entry.value[side].forEach((act, i) => {
        must(acts, 'kind of act', entry, [side, i], act);
      });
  }
  for (const entry of w.offices) {
    must(offices, 'office', entry, ['part-of'], entry.value['part-of']);
    must(offices, 'office', entry, ['successor'], entry.value.successor);
  }
  for (const entry of w.facilities) must(places, 'place', entry, ['within'], entry.value.within);
  for (const entry of w.places) must(places, 'place', entry, ['within'], entry.value.within);
  for (const entry of w.rows) {
    must(places, 'place', entry, ['within'], entry.value.within);
    must(units, 'unit', entry, ['unit'], entry.value.unit);
  }
  return faults;
}

/** What the lexicon says of a party has a name on the sheet. */
function terms({ lexicons }: Written, { terms }: PackData): readonly Fault[] {
  return [...lexicons.values()]
    .flatMap(({ people }) => people)
    .flatMap((entry) => {
      const { sex, age, relation, occupation } = entry.value;
      const named = { sexes: { sex }, ages: { age }, relations: { relation }, occupations: { occupation } };
      return (Object.keys(named) as (keyof PackData['terms'])[]).flatMap((kind) =>
        Object.entries(named[kind]).flatMap(([field, id]) =>
          id === undefined || Object.hasOwn(terms[kind], id)
            ? []
            : [fault(entry, [field], `"${id}" has no name in terms.yaml (${kind})`)],
        ),
      );
    });
}

/** A word of two charges of one level would make them one. */
function charges(w: Written): readonly Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  const ids = new Set(w.charges.map(({ value }) => value.id));
  for (const entry of w.charges)
    entry.value.with.forEach((id, i) => {
      if (!ids.has(id)) faults.push(fault(entry, ['with', i], `there is no charge "${id}"`));
    });
  for (const entry of w.charges)
    for (const language of ['en', 'ko'] as const)
      entry.value[language].forEach((words, i) => {
        const key = `${entry.value.level} ${language} ${words.toLowerCase()}`;
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, entry.value.id);
        else faults.push(fault(entry, [language, i], `"${words}" also stands for "${owner}"`));
      });
  return faults;
}

/** Bounds the right way round; evidence for something. */
function evidenceAndLimits(w: Written): readonly Fault[] {
  const faults: Fault[] = [];
  for (const entry of w.circumstances) {
    const { from, to, en, ko } = entry.value;
    if (to !== undefined && to < from) faults.push(fault(entry, ['to'], `ends before it begins (${from})`));
    for (const [language, words] of [
      ['en', en],
      ['ko', ko],
    ] as const)
      if (words.length === 0) faults.push(fault(entry, [language], 'no words of a report that speak of it'));
  }
  for (const entry of w.safeguards)
    if ([entry.value.present, entry.value.absent].every((side) => side.acts.length + side.en.length === 0))
      faults.push(fault(entry, [], 'nothing could ever say that it was kept or broken'));
  for (const entry of w.safeguards)
    for (const language of ['en', 'ko'] as const)
      entry.value.present[language].forEach((words, i) => {
        const denial = entry.value.absent[language].find((other) => other.includes(words));
        if (denial !== undefined)
          faults.push(
            fault(entry, ['present', language, i], `"${words}" is part of "${denial}", which denies it`),
          );
      });
  for (const list of [w.offices, w.facilities, w.laws, w.process, w.clocks] as const)
    for (const entry of list as readonly Entry<{ valid?: { from?: string; to?: string } }>[]) {
      const { from, to } = entry.value.valid ?? {};
      if (from !== undefined && to !== undefined && to < from)
        faults.push(fault(entry, ['valid', 'to'], `ends before it begins (${from})`));
    }
  return faults;
}

/** One spelling, one thing, unless it is marked: across offices, and across facilities. */
function spellings(w: Written): readonly Fault[] {
  const faults: Fault[] = [];
  for (const list of [w.offices, w.facilities, w.places] as const) {
    type Named = Entry<{
      id: string;
      en: readonly string[];
      ko: readonly string[];
      ambiguous: readonly string[];
    }>;
    const owners = new Map<string, { entry: Named; text: string }>();
    for (const entry of list as readonly Named[]) {
      const { en, ko, ambiguous } = entry.value;
      ambiguous.forEach((text, i) => {
        if (!en.includes(text) && !ko.includes(text))
          faults.push(fault(entry, ['ambiguous', i], `"${text}" is none of its spellings`));
      });
      for (const language of ['en', 'ko'] as const)
        entry.value[language].forEach((text, i) => {
          const owner = owners.get(text.toLowerCase());
          if (owner === undefined) owners.set(text.toLowerCase(), { entry, text });
          else if (owner.entry.value.id === entry.value.id)
            faults.push(fault(entry, [language, i], `"${text}" stands twice`));
          // Another pack's spelling is taken over, not shared.
          else if (owner.entry.source.pack === entry.source.pack) {
            if (!ambiguous.includes(text) || !owner.entry.value.ambiguous.includes(owner.text)) {
              const { file, line } = owner.entry.lineOf([language]);
              faults.push(
                fault(
                  entry,
                  [language, i],
                  `"${text}" also names "${owner.entry.value.id}" (${file}:${line}); mark it ambiguous in both`,
                ),
              );
            }
          } else owners.set(text.toLowerCase(), { entry, text });
        });
    }
  }
  return faults;
}

/** Romanised names that the fold key makes one, unless they are marked. */
function counties(w: Written, data: PackData): readonly Fault[] {
  const faults: Fault[] = [];
  const fold = folder(data.spelling.fold);
  const owners = new Map<
    string,
    { entry: Entry<{ id: string; bare: string }>; marked: boolean; text: string }
  >();
  for (const entry of w.rows) {
    if (entry.value.bare === 'no') continue;
    const also = (entry.value.also ?? '').split('|').filter((name) => name.trim() !== '');
    const marks = new Set(also.filter((n) => n.startsWith('?')).map((n) => fold(n)));
    for (const text of new Set([entry.value.name, ...also])) {
      const key = fold(text);
      const marked = marks.has(key);
      const owner = owners.get(key);
      if (owner === undefined || owner.entry.value.id === entry.value.id)
        owners.set(key, { entry, marked, text });
      else if (!marked || !owner.marked) {
        const { file, line } = owner.entry.lineOf([]);
        faults.push(
          fault(
            entry,
            ['name'],
            `"${text}" cannot be told from "${owner.text}" of ${owner.entry.value.id} (${file}:${line}); mark both with ?`,
          ),
        );
      }
    }
  }
  return faults;
}

/** Each frame names what there is, matches something, and misses something. */
function frames(w: Written, data: PackData): readonly Fault[] {
  return [...w.lexicons.values()].flatMap((lexicon) =>
    lexicon.frames.flatMap((entry) => slotFaults(entry, lexicon, data)),
  );
}
