/** Finds a conjugated Japanese verb in running text: which verb, in which voice, and what its ending says. */
import type { Form, Shape, VerbFinalGrammar } from '../../packs/lexicon/verb-final.ts';
import type { Verb, Voice } from '../verb-final/doc.ts';
import { type Class, classOf, shapesOf } from './conjugate.ts';
import { canPast, scriptOf } from './kana.ts';

export interface Ending {
  readonly form: Form;
  readonly says?: Verb['says'];
  readonly text: string;
}

/** A verb as found. */
export interface Conjugated {
  readonly lemma: string;
  readonly voice: Voice;
  readonly ending: Ending;
  readonly end: number;
}

export interface Verbs {
  /** The verb that begins at a place of the text; the longest. */
  at(text: string, start: number): Conjugated | undefined;
  /** The verb that makes a verb of the noun before it. */
  light(text: string, start: number): Conjugated | undefined;
  /** The past of a verb that no list has, from behind its sign on: 広|まった. */
  unknown(text: string, start: number): Conjugated | undefined;
  /** "To be" right behind a noun. */
  copula(text: string, start: number): Conjugated | undefined;
}

/** Letters of a verb behind its first sign, at most. */
const KANA_OF_VERB = 4;

interface Surface {
  readonly lemma: string;
  readonly voice: Voice;
  readonly shape: Shape;
}

interface Surfaces {
  readonly map: Map<string, Surface[]>;
  /** The length of the longest surface by its first letter. */
  readonly longest: Map<string, number>;
}

const CLASSES: readonly Class[] = ['godan', 'ichidan', 'suru', 'kuru', 'iku', 'adjective'];

/** @param lemmas dictionary forms that frames name, besides those of the grammar */
export function verbsOf(grammar: VerbFinalGrammar, lemmas: readonly string[]): Verbs {
  const endings = endingsOf(grammar);
  const particles = new Set((grammar.particles ?? []).flatMap(({ words = [] }) => words));
  const lists = grammar.verbs ?? {};
  const classes = new Map(
    CLASSES.flatMap((kind) => (lists[kind] ?? []).map((lemma): [string, Class] => [lemma, kind])),
  );
  const all: Surfaces = { map: new Map(), longest: new Map() };
  const lights: Surfaces = { map: new Map(), longest: new Map() };
  const put = (to: Surfaces, surface: string, entry: Surface): void => {
    const list = to.map.get(surface) ?? [];
    list.push(entry);
    to.map.set(surface, list);
    const first = surface[0]!;
    to.longest.set(first, Math.max(to.longest.get(first) ?? 0, surface.length));
  };
  const conjugate = (to: Surfaces, lemma: string, kind: Class, own: Omit<Surface, 'shape'>): void => {
    const shapes = shapesOf(lemma, kind);
    for (const shape of Object.keys(shapes) as Shape[])
      for (const surface of shapes[shape] ?? []) put(to, surface, { ...own, shape });
    for (const { after, words, voice } of grammar.turns ?? []) {
      // A causative may be turned again, a passive not.
      if (own.voice === 'passive' || own.voice === voice) continue;
      for (const shape of after)
        for (const surface of shapes[shape] ?? [])
          for (const word of words) conjugate(to, surface + word, classOf(word), { ...own, voice });
    }
  };
  const add = (to: Surfaces, lemma: string): void =>
    conjugate(to, lemma, classes.get(lemma) ?? classOf(lemma), { lemma, voice: 'active' });
  const { active = [], passive = [], causative = [] } = grammar.lights ?? {};
  for (const lemma of new Set([...lemmas, ...classes.keys(), ...active])) add(all, lemma);
  for (const lemma of active) add(lights, lemma);
  for (const [voice, list] of [
    ['passive', passive],
    ['causative', causative],
  ] as const)
    for (const lemma of list) conjugate(lights, lemma, classOf(lemma), { lemma, voice });

  const denials: Surfaces = { map: new Map(), longest: new Map() };
  for (const { after, verbs } of grammar.auxiliaries ?? [])
    if (after.includes('link')) for (const lemma of verbs) add(denials, lemma);
  const search = (list: Surfaces, text: string, start: number): Conjugated | undefined => {
    let best: Conjugated | undefined;
    const longest = list.longest.get(text[start] ?? '') ?? 0;
    for (let length = Math.min(longest, text.length - start); length > 0; length--) {
      const found = list.map.get(text.slice(start, start + length));
      if (found === undefined) continue;
      for (const { lemma, voice, shape } of found) {
        const ending = endingAt(text, start + length, shape);
        if (ending === undefined) continue;
        const end = start + length + ending.text.length;
        if (best === undefined || end > best.end) best = { lemma, voice, ending, end };
      }
    }
    return best;
  };
  const endingAt = (text: string, at: number, shape: Shape): Ending | undefined => {
    const map = endings.get(shape);
    if (map === undefined) return undefined;
    for (let length = Math.min(map.longest, text.length - at); length >= 0; length--) {
      const ending = map.endings.get(text.slice(at, at + length));
      if (ending !== undefined && (length > 0 || mayEnd(text, at, ending))) return ending;
    }
    return undefined;
  };
  /** A bare stem goes on only where a sign follows it, or what denies it. */
  const mayEnd = (text: string, at: number, { form }: Ending): boolean => {
    if (form === 'link') return search(denials, text, at) !== undefined;
    return form === 'and' ? at >= text.length || scriptOf(text[at]!) === 'sign' : true;
  };
  return {
    at: (text, start) => search(all, text, start),
    light: (text, start) => search(lights, text, start),
    unknown(text, start) {
      for (let at = start + 1; at <= start + KANA_OF_VERB; at++) {
        if (at > text.length || scriptOf(text[at - 1]!) !== 'hiragana') return undefined;
        for (const shape of ['t', 'd'] as const) {
          const ending = canPast(text[at - 1]!, shape) ? endingAt(text, at, shape) : undefined;
          if (ending !== undefined && !particles.has(text.slice(start, at)))
            return { lemma: text.slice(start, at), voice: 'active', ending, end: at + ending.text.length };
        }
      }
      return undefined;
    },
    copula(text, start) {
      const [lemma] = grammar.copula ?? [];
      const ending = endingAt(text, start, 'c');
      if (lemma === undefined || ending === undefined || ending.text === '') return undefined;
      return { lemma, voice: 'active', ending, end: start + ending.text.length };
    },
  };
}

interface Endings {
  readonly endings: Map<string, Ending>;
  longest: number;
}

function endingsOf({ endings = [] }: VerbFinalGrammar): ReadonlyMap<Shape, Endings> {
  const byShape = new Map<Shape, Endings>();
  for (const { after, words, form, says } of endings)
    for (const shape of after) {
      const own = byShape.get(shape) ?? { endings: new Map<string, Ending>(), longest: 0 };
      byShape.set(shape, own);
      for (const text of words) {
        if (!own.endings.has(text)) own.endings.set(text, { form, text, ...(says && { says }) });
        own.longest = Math.max(own.longest, text.length);
      }
    }
  return byShape;
}
