/** Makes noun phrases of their words. */

import { type Heading, isPlural, typeOf } from './np-type.ts';
import type { NamedSpan, Np, NpType } from './phrases.ts';
import type { Text } from './text.ts';
import type { TimeMention } from './times.ts';

/** What a noun phrase is made of; offsets are token indexes. */
export interface Parts {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly determiner: Np['determiner'];
  readonly possessor?: Np | undefined;
  readonly modifiers?: readonly number[];
  readonly named?: readonly NamedSpan[];
  readonly times?: readonly TimeMention[];
  readonly pronoun?: Np['pronoun'];
  /** The name that the head ends. */
  readonly span?: NamedSpan | undefined;
}

/** A noun phrase with its lemma, its type and its number. */
export function makeNp(text: Text, parts: Parts): Np {
  const { first, last, head, determiner, possessor, pronoun } = parts;
  const { modifiers = [], named = [], times = [] } = parts;
  const token = text.tokens[head]!;
  const lemma = text.words.nounLemma(token);
  const written = writtenOf(text, modifiers, named, head, lemma);
  const heading: Heading = {
    token,
    lemma,
    written,
    span: parts.span,
    modifiers,
    named,
    indefinite: determiner === 'indefinite',
  };
  const type: NpType = pronoun ? { sort: 'pronoun' } : typeOf(text, heading);
  return {
    kind: 'np',
    first,
    last,
    head,
    lemma,
    words: written,
    determiner,
    type,
    modifiers,
    named,
    times,
    attached: [],
    coordinated: [],
    plural: pronoun ? pronoun.number === 'many' : isPlural(text, heading, type.noun),
    ...(pronoun ? { pronoun } : {}),
    ...(possessor ? { possessor } : {}),
  };
}

/** One word that fills a slot without being a noun phrase: "pleaded guilty", "got five years". */
export function plainNp(text: Text, i: number, sort: 'time' | 'other'): Np {
  const { lemma, lower } = text.tokens[i]!;
  return {
    kind: 'np',
    first: i,
    last: i + 1,
    head: i,
    lemma: sort === 'time' ? lemma : lower,
    words: lower,
    determiner: 'none',
    type: { sort },
    plural: false,
    modifiers: [],
    named: [],
    times: [],
    attached: [],
    coordinated: [],
  };
}

/** The words of a phrase before its head, names among them, with the head's lemma. */
function writtenOf(
  { lowers }: Text,
  modifiers: readonly number[],
  named: readonly NamedSpan[],
  head: number,
  lemma: string,
): string {
  if (modifiers.length === 0 && named.length === 0) return lemma;
  const inside = named.flatMap((span) =>
    lowers.slice(span.first, Math.min(span.last, head)).map((word, k) => [span.first + k, word] as const),
  );
  const words = [...modifiers.map((m) => [m, lowers[m]!] as const), ...inside].sort((a, b) => a[0] - b[0]);
  return [...words.map(([, word]) => word), lemma].join(' ');
}
