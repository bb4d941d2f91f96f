/** The shapes of a Korean verb's stem before its endings (regular verbs and the irregular classes of school grammar). */
import type { Shape } from '../../packs/lexicon/verb-final.ts';
import { INITIAL_L, made, SILENT, type Syllable, T, taken, V } from './jamo.ts';

/** How a verb changes; the classes of `verbs` in grammar.yaml. */
export type Class = 'regular' | 'p' | 't' | 's' | 'reu' | 'reo' | 'h' | 'ha' | 'i';

type Shapes = Readonly<
  Record<Extract<Shape, 'base' | 'soft' | 'open' | 'past' | 'n' | 'l' | 'm' | 'p'>, readonly string[]>
>;

/**
 * All shapes of a stem.
 *
 * @param stem the dictionary form without its last syllable: 잡히, 듣, 체포하
 * @returns shape → surfaces; 잡히 → {base: 잡히, soft: 잡히, open: 잡혀, past: 잡혔, n: 잡힌, l: 잡힐, m: 잡힘, p: 잡힙}
 */
export function shapesOf(stem: string, kind: Class): Shapes {
  const body = stem.slice(0, -1);
  const last = taken(stem.slice(-1));
  if (last === undefined) return NOTHING;
  const soft = softened(body, last, kind);
  const open = opened(body, last, kind);
  return {
    base: last.tail === T.l && kind === 'regular' ? [stem, body + made({ ...last, tail: T.none })] : [stem],
    soft: [soft.before],
    open,
    past: open.flatMap((form) => closed(form, T.ss)),
    n: tailed(soft, T.n),
    l: tailed(soft, T.l),
    m: last.tail === T.l && kind === 'regular' ? [body + made({ ...last, tail: LM })] : tailed(soft, T.m),
    p:
      last.tail === T.none || last.tail === T.l
        ? tailed(soft, T.b)
        : [`${stem}${made({ initial: 9, vowel: V.eu, tail: T.b })}`],
  };
}

/** ㄻ. */
const LM = 10;
const NOTHING = { base: [], soft: [], open: [], past: [], n: [], l: [], m: [], p: [] };

/** The stem before an ending that begins with 으: with it behind a consonant. */
function softened(
  body: string,
  last: Syllable,
  kind: Class,
): { before: string; last: Syllable; body: string } {
  const eu: Syllable = { initial: SILENT, vowel: V.eu, tail: T.none };
  const of = (head: string, syllable: Syllable) => ({
    before: head + made(syllable),
    last: syllable,
    body: head,
  });
  if (last.tail === T.none) return of(body, last);
  if (kind === 'p')
    return of(body + made({ ...last, tail: T.none }), { initial: SILENT, vowel: V.u, tail: T.none });
  if (kind === 't') return of(body + made({ ...last, tail: T.l }), eu);
  if (kind === 's') return of(body + made({ ...last, tail: T.none }), eu);
  if (kind === 'h') return of(body, { ...last, tail: T.none });
  if (last.tail === T.l) return { before: body + made(last), last: { ...last, tail: T.none }, body };
  return of(body + made(last), eu);
}

function tailed({ body, last }: { body: string; last: Syllable }, tail: number): string[] {
  return [body + made({ ...last, tail })];
}

/** The stem before an ending that begins with 아 or 어, drawn together as it is written. */
function opened(body: string, last: Syllable, kind: Class): string[] {
  const bright = last.vowel === V.a || last.vowel === V.o;
  const join = (vowel: number): string => made({ initial: SILENT, vowel, tail: T.none });
  const drawn = (vowel: number): string => body + made({ ...last, vowel, tail: T.none });
  if (kind === 'ha') return [drawn(V.ae), `${body}${made(last)}${join(V.yeo)}`];
  if (kind === 'reo') return [`${body}${made(last)}${made({ initial: INITIAL_L, vowel: V.eo, tail: 0 })}`];
  if (kind === 'p')
    return [
      `${body}${made({ ...last, tail: T.none })}${join(last.vowel === V.o && body === '' ? V.wa : V.wo)}`,
    ];
  if (kind === 't') return [`${body}${made({ ...last, tail: T.l })}${join(bright ? V.a : V.eo)}`];
  if (kind === 's') return [`${body}${made({ ...last, tail: T.none })}${join(bright ? V.a : V.eo)}`];
  if (kind === 'h') return [drawn(V.ae)];
  if (kind === 'reu') {
    const before = taken(body.slice(-1));
    if (before === undefined) return [];
    const light = before.vowel === V.a || before.vowel === V.o;
    return [
      `${body.slice(0, -1)}${made({ ...before, tail: T.l })}${made({ initial: INITIAL_L, vowel: light ? V.a : V.eo, tail: 0 })}`,
    ];
  }
  if (last.tail !== T.none) return [`${body}${made(last)}${join(bright ? V.a : V.eo)}`];
  switch (last.vowel) {
    case V.a:
    case V.eo:
    case V.ae:
    case V.e:
    case V.yeo:
      return [body + made(last)];
    case V.o:
      return [drawn(V.wa), `${body}${made(last)}${join(V.a)}`];
    case V.u:
      return [drawn(V.wo), `${body}${made(last)}${join(V.eo)}`];
    case V.oe:
      return [drawn(V.wae), `${body}${made(last)}${join(V.eo)}`];
    case V.i:
      return [drawn(V.yeo), `${body}${made(last)}${join(V.eo)}`];
    case V.eu: {
      const before = taken(body.slice(-1));
      const light = before !== undefined && (before.vowel === V.a || before.vowel === V.o);
      return [drawn(light ? V.a : V.eo)];
    }
    default:
      return [`${body}${made(last)}${join(V.eo)}`];
  }
}

/** Puts a final consonant under the last syllable. */
function closed(form: string, tail: number): string[] {
  const last = taken(form.slice(-1));
  return last === undefined || last.tail !== T.none ? [] : [form.slice(0, -1) + made({ ...last, tail })];
}
