/**
 * The small words of a language whose verb ends the clause and whose particles tell the roles: the form of
 * `lexicon.<language>/grammar.yaml`, explained in the comments there.
 */
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** What a particle says of the noun before it. */
export const MARKS = [
  ...['topic', 'subject', 'object', 'to', 'at', 'in', 'toward', 'with', 'of', 'from', 'until', 'since'],
  ...[
    'as',
    'also',
    'only',
    'than',
    'like',
    'each',
    'or',
    'by',
    'about',
    'through',
    'because',
    'according',
    'for-sake',
  ],
] as const;
export type Mark = (typeof MARKS)[number];
const mark = z.enum(MARKS);

/** What an ending makes of its clause. */
export const FORMS = [
  ...[
    'final',
    'and',
    'then',
    'while',
    'at-once',
    'but',
    'because',
    'if',
    'to-do',
    'manner',
    'link',
    'modify',
  ],
  ...['nominal', 'quote', 'quote-modify', 'quote-and', 'ask'],
] as const;
export type Form = (typeof FORMS)[number];

/** Which shape of a stem an ending follows; how the shapes are made is the reader's grammar, and each reader has its own. */
export const SHAPES = [
  ...['base', 'soft', 'open', 'past', 'n', 'l', 'm', 'p'],
  // By the vowel before the ending, the shapes before a past tense (`t`, voiced `d`), and no stem at all: behind a noun (`c`).
  ...['a', 'i', 'e', 'o', 't', 'd', 'c'],
  // Before what turns the voice: a passive (`r`), a causative (`s`).
  ...['r', 's'],
] as const;
export type Shape = (typeof SHAPES)[number];

/** What a noun makes of the clause that it closes. */
const BOUND = [
  'after',
  'before',
  'when',
  'while',
  'state',
  'reason',
  'thing',
  'way',
  'place',
  'need',
] as const;

const ending = z.strictObject({
  after: z.array(z.enum(SHAPES)).min(1),
  words: z.array(z.string()).min(1),
  form: z.enum(FORMS),
  /** `future`: not yet done; `tried`: meant and not done; `ordered`: what somebody is told to do. */
  says: z.enum(['past', 'present', 'future', 'tried', 'ongoing', 'ordered']).optional(),
});

const auxiliary = z.strictObject({
  /** Forms of the verb before, and the word between ("수") when there is one. */
  after: z.array(z.enum(FORMS)).min(1),
  endings: words.optional(),
  between: words.optional(),
  verbs: words,
  says: z
    .enum([
      'ongoing',
      'not',
      'possible',
      'future',
      'tried',
      'caused',
      'nothing',
      'usual',
      'happened',
      'ordered',
    ])
    .array(),
});

export const verbFinalGrammar = z
  .strictObject({
    particles: z
      .array(
        z.strictObject({
          mark,
          words: words.optional(),
          pair: z.tuple([z.string(), z.string()]).optional(),
          /** Only behind such nouns: `person`, `office`, `place`, `thing`; `reason` and other nouns that close a clause. */
          of: words.optional(),
        }),
      )
      .default([]),
    /** May follow another particle and leaves its mark. */
    focus: words.default([]),
    /** Two words that are one particle: the mark before and the verb or word behind it. */
    compounds: z.array(z.strictObject({ after: z.array(mark).min(1), words, mark })).default([]),
    endings: z.array(ending).default([]),
    /** Verbs that make a verb of a noun, by what they make of its voice. */
    lights: z.strictObject({ active: words, passive: words, causative: words }).partial().default({}),
    /** Verbs stuck to a stem that turn its voice. */
    turns: z
      .array(
        z.strictObject({
          after: z.array(z.enum(SHAPES)).min(1),
          words,
          voice: z.enum(['passive', 'causative']),
        }),
      )
      .default([]),
    /** The same for a noun with an object particle: "조사를 받다". */
    carriers: z.strictObject({ active: words, passive: words, causative: words }).partial().default({}),
    /** Nouns behind a noun of doing that only wrap it: "추방 조치". */
    wrappers: words.default([]),
    copula: words.default([]),
    auxiliaries: z.array(auxiliary).default([]),
    /** Nouns that close a modifying clause, by what they make of it. */
    bound: z.partialRecord(z.enum(BOUND), words).default({}),
    /** Whole words that only look like a noun with a particle or a verb. */
    whole: words.default([]),
    /** Verbs of the language, by how they change. */
    verbs: z.record(z.string(), words).default({}),
    pronouns: z
      .array(
        z.strictObject({
          words,
          number: z.enum(['one', 'many']),
          sex: z.enum(['male', 'female']).optional(),
          of: z.enum(['speaker', 'anybody', 'self']).optional(),
        }),
      )
      .default([]),
    /** Words before a noun that say which one: `definite` ("이", "해당"), `another` ("다른"), `any` ("모든"). */
    determiners: z.partialRecord(z.enum(['definite', 'another', 'any']), words).default({}),
    joiners: words.default([]),
    /** `general`: it always happens; `not` denies; `other` says nothing that the reader asks for. */
    adverbs: z.partialRecord(z.enum(['general', 'not', 'other']), words).default({}),
    /** What is counted: "명" persons, "가구" families. */
    counters: z.array(z.strictObject({ words, of: z.enum(['person', 'family', 'thing']) })).default([]),
    numbers: z.record(z.string(), z.number()).default({}),
    /** Before, inside or behind a number: "약", "여", "이상". */
    vague: z.strictObject({ before: words, inside: words, behind: words }).partial().default({}),
    quantities: z.record(z.string(), words).default({}),
    sexes: z.strictObject({ female: words, male: words }).partial().default({}),
    titles: words.default([]),
    surname: z.strictObject({ behind: words, families: words }).partial().default({}),
    /** Behind any name of a person. */
    naming: words.default([]),
    ages: z.strictObject({ decade: words, years: words }).partial().default({}),
    /** At the end of a noun; `loose` says nothing of who takes part, `site` is where things happen. */
    suffixes: z.strictObject({ plural: words, loose: words, site: words }).partial().default({}),
    /** Verbs of living somewhere. */
    residing: words.default([]),
    /** Occupations that are no job. */
    standings: words.default([]),
    /** Behind a closing quotation mark. */
    quoting: words.default([]),
    /** Between stem and ending, in respect of the subject. */
    honorific: words.default([]),
    /** Endings that only verbs have. */
    telling: words.default([]),
    anew: words.default([]),
    /** Relations by those that answer them: whose wife speaks of "the husband" speaks of him. */
    answers: z.record(z.string(), words).default({}),
    /** What follows at once. */
    at_once: words.default([]),
  })
  .partial();

export type VerbFinalGrammar = z.infer<typeof verbFinalGrammar>;
