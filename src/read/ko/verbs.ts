/** Takes a conjugated Korean verb apart: which verb, and what its ending says. */
import type { Form, Shape, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Verb } from '../verb-final/doc.ts';
import { type Class, shapesOf } from './conjugate.ts';

export interface Ending {
  readonly form: Form;
  readonly says?: Verb['says'];
  readonly text: string;
}

/** A verb as found: dictionary form and ending. */
export interface Conjugated {
  readonly lemma: string;
  readonly ending: Ending;
  /** How many letters the stem takes. */
  readonly stem: number;
}

export interface Verbs {
  /** The verb whose stem fills the word from its beginning, the longest stem first. */
  whole(word: string): Conjugated | undefined;
  /** The verbs that make a verb of a noun, from letter `from` to the end of the word. */
  light(word: string, from: number): Conjugated | undefined;
  /** "To be" behind a noun, from letter `from`; behind a vowel its stem may be swallowed. */
  copula(word: string, from: number, afterVowel: boolean): Conjugated | undefined;
  /** A verb that no list has: a closed ss before an ending of the past, or an ending that only verbs have. */
  unknown(word: string): Conjugated | undefined;
}

type Surfaces = Map<string, { readonly lemma: string; readonly shape: Shape }[]>;

/** @param lemmas dictionary forms that frames name, besides those of the grammar */
export function verbsOf(grammar: VerbFinalGrammar, lemmas: readonly string[]): Verbs {
  const endings = endingsOf(grammar);
  const lists = grammar.verbs ?? {};
  const irregular = new Map<string, Class>();
  for (const kind of ['p', 't', 's', 'reu', 'reo', 'h'] as const)
    for (const lemma of lists[kind] ?? []) irregular.set(lemma, kind);
  const surfaces: Surfaces = new Map();
  const lights: Surfaces = new Map();
  const copulas: Surfaces = new Map();
  const add = (to: Surfaces, lemma: string): void => {
    const last = lemma.split(' ').at(-1)!;
    const stem = last.slice(0, -1);
    const own = shapesOf(stem, irregular.get(last) ?? classOf(stem, grammar));
    put(to, last, own);
    for (const soft of own.soft)
      for (const between of grammar.honorific ?? []) put(to, last, shapesOf(soft + between, 'regular'));
  };
  const put = (to: Surfaces, lemma: string, shapes: ReturnType<typeof shapesOf>): void => {
    for (const shape of Object.keys(shapes) as (keyof typeof shapes)[])
      for (const surface of shapes[shape]) {
        const known = to.get(surface);
        if (known === undefined) to.set(surface, [{ lemma, shape }]);
        else if (!known.some((one) => one.lemma === lemma && one.shape === shape))
          known.push({ lemma, shape });
      }
  };
  const deeds = (lists.deed ?? []).flatMap((noun) =>
    (grammar.lights?.active ?? []).slice(0, 1).map((light) => noun + light),
  );
  const all = new Set([
    ...lemmas.flatMap((lemma) => lemma.split(' ').slice(-1)),
    ...Object.entries(lists).flatMap(([kind, list]) => (kind === 'deed' ? [] : list)),
    ...deeds,
  ]);
  for (const lemma of all) add(surfaces, lemma);
  const { active = [], passive = [], causative = [] } = grammar.lights ?? {};
  const telling = [...(grammar.telling ?? [])].sort((a, b) => b.length - a.length);
  for (const lemma of [...active, ...passive, ...causative]) {
    add(lights, lemma);
    add(surfaces, lemma);
  }
  for (const lemma of grammar.copula ?? []) add(copulas, lemma);

  const search = (list: Surfaces, word: string, from: number): Conjugated | undefined => {
    for (let cut = word.length; cut > from; cut--) {
      const found = list.get(word.slice(from, cut));
      if (found === undefined) continue;
      const rest = word.slice(cut);
      for (const { lemma, shape } of found) {
        const ending = endings.get(shape)?.get(rest);
        if (ending !== undefined) return { lemma, ending, stem: cut - from };
      }
    }
    return undefined;
  };
  const helpers = new Set(
    (grammar.auxiliaries ?? []).flatMap(({ after, between, verbs }) =>
      after.includes('then') && between === undefined ? verbs : [],
    ),
  );
  /** "찾아가", "해오던": a verb and its helper in one word. */
  const compound = (list: Surfaces, word: string, from: number): Conjugated | undefined => {
    for (let cut = word.length - 1; cut > from; cut--) {
      const first = list.get(word.slice(from, cut))?.find(({ shape }) => shape === 'open');
      if (first === undefined) continue;
      const helper = search(surfaces, word, cut);
      if (helper !== undefined && helpers.has(helper.lemma))
        return { lemma: first.lemma, ending: helper.ending, stem: cut - from };
    }
    return undefined;
  };
  return {
    whole: (word) => search(surfaces, word, 0) ?? compound(surfaces, word, 0),
    light: (word, from) => search(lights, word, from) ?? compound(lights, word, from),
    copula(word, from, afterVowel) {
      const found = search(copulas, word, from);
      if (found !== undefined || !afterVowel) return found;
      const ending = endings.get('base')?.get(word.slice(from));
      const [lemma] = grammar.copula ?? [];
      return ending === undefined || lemma === undefined ? undefined : { lemma, ending, stem: 0 };
    },
    unknown(word) {
      for (let i = word.length - 1; i >= 1; i--) {
        const code = word.charCodeAt(i) - 0xac00;
        if (code < 0 || code > 11171 || code % 28 !== SS) continue;
        const ending = endings.get('past')?.get(word.slice(i + 1));
        if (ending !== undefined) return { lemma: word.slice(0, i + 1), ending, stem: i + 1 };
      }
      const text = telling.find((one) => word.length > one.length + 1 && word.endsWith(one));
      if (text === undefined) return undefined;
      const form = ['base', 'soft', 'n', 'open', 'p']
        .map((shape) => endings.get(shape as Shape)?.get(text))
        .find((one) => one !== undefined);
      const stem = word.length - text.length;
      return form === undefined ? undefined : { lemma: word.slice(0, stem), ending: form, stem };
    },
  };
}

/** The final consonant of every past tense. */
const SS = 20;

/** Stems in 하 change in a way of their own. */
function classOf(stem: string, { lights }: VerbFinalGrammar): Class {
  const [light] = lights?.active ?? [];
  return light !== undefined && stem.endsWith(light.slice(0, -1)) ? 'ha' : 'regular';
}

function endingsOf({ endings = [] }: VerbFinalGrammar): ReadonlyMap<Shape, ReadonlyMap<string, Ending>> {
  const byShape = new Map<Shape, Map<string, Ending>>();
  for (const { after, words, form, says } of endings)
    for (const shape of after) {
      const map = byShape.get(shape) ?? new Map<string, Ending>();
      byShape.set(shape, map);
      for (const text of words) if (!map.has(text)) map.set(text, { form, text, ...(says && { says }) });
    }
  return byShape;
}
