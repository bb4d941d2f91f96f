/** The queries that are measured, on any store. */
import { tokensOf } from '../src/search/tokens.ts';
import type { Facets, Index, Query } from '../src/vault/index-types.ts';
import { type Corpus, chance } from './search-corpus.ts';

/** Prints a line for every kind of query: how many hits, and the milliseconds of half and of 95 % of them. */
export async function measureQueries(
  index: Index,
  words: Corpus,
  rounds: number,
  clock: () => number,
): Promise<void> {
  const random = chance(99);
  const { english, korean } = words;
  const between = (list: readonly string[], from: number, to: number): string =>
    list[from + random(to - from)]!;
  const phrase = (text: string, prefix = false): Query['phrases'][number] => ({
    tokens: pairs(text),
    prefix,
  });
  const two = korean.filter((word) => word.length === 2);
  const facets = (): Facets => ({
    kind: [`kind${random(20)}`],
    place: [`P${random(12) + 10}`],
    status: ['accepted'],
  });
  const time = (): Facets => {
    const from = 10957 + random(8000);
    return { time: { from, to: from + 90, how: random(2) === 0 ? 'overlaps' : 'within' } };
  };
  const kinds: Readonly<Record<string, () => Query['phrases']>> = {
    'English, the 5 commonest words': () => [phrase(between(english, 0, 5))],
    'English, common word': () => [phrase(between(english, 5, 200))],
    'English, rare word': () => [phrase(between(english, 5000, 40_000))],
    'English, two common words': () => [phrase(between(english, 0, 200)), phrase(between(english, 0, 200))],
    'English, common and rare word': () => [
      phrase(between(english, 0, 20)),
      phrase(between(english, 5000, 40_000)),
    ],
    'English, phrase of two common words': () => [
      phrase(`${between(english, 0, 50)} ${between(english, 0, 50)}`),
    ],
    'English, phrase of two words': () => [
      phrase(`${between(english, 50, 3000)} ${between(english, 50, 3000)}`),
    ],
    'English, prefix of three letters': () => [phrase(between(english, 5, 200).slice(0, 3), true)],
    'Korean, common word of two syllables': () => [phrase(between(two, 0, 100))],
    'Korean, rare word of two syllables': () => [phrase(between(two, 3000, two.length))],
    'Korean, word of three syllables': () => [phrase(between(korean, 0, 3000))],
    'Korean, two common words': () => [phrase(between(two, 0, 100)), phrase(between(two, 0, 100))],
    'Korean, one syllable': () => [phrase(between(korean, 0, 3000).slice(0, 1), true)],
    'no words': () => [],
  };
  const with_: Readonly<Record<string, (() => Facets) | undefined>> = {
    '': undefined,
    ' + three facets': facets,
    ' + time': time,
    ' + facets and time': () => ({ ...facets(), ...time() }),
  };
  console.log(
    '| query | hits, median | p50 ms | p95 ms | most ms | facets p95 ms |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [name, phrases] of Object.entries(kinds))
    for (const [more, faceted] of Object.entries(with_)) {
      const queries = Array.from({ length: rounds }, () => ({
        phrases: phrases(),
        ...(faceted === undefined ? {} : { facets: faceted() }),
        limit: 20,
      }));
      const totals: number[] = [];
      const times = await timed(queries, clock, async (query) => {
        totals.push((await index.search(query)).total);
      });
      const counted = await timed(queries.slice(0, 20), clock, (query) => index.facets(query));
      const figures = [at(times, 0.5), at(times, 0.95), at(times, 1), at(counted, 0.95)];
      totals.sort((a, b) => a - b);
      console.log(
        `| ${name}${more} | ${totals[totals.length >> 1]} | ${figures.map((ms) => ms.toFixed(1)).join(' | ')} |`,
      );
    }
}

/** What a person types: the pairs of Hangul without its last syllable by itself, which the word may go on from. */
function pairs(text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.length > 1 && tokens.at(-1)!.length === 1 ? tokens.slice(0, -1) : tokens;
}

async function timed(
  queries: readonly Query[],
  clock: () => number,
  run: (query: Query) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    // Processor time where the engine is in this process: what else runs on the machine does not count.
    const begun = clock();
    await run(query);
    times.push(clock() - begun);
  }
  return times.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
