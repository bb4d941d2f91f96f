/** Makes new words fit what stands around them: articles, capitals, commas and spaces, and particles that hang on the last sound. */
import { soundOf } from '../../claims/fill.ts';
import { literal } from '../../protect/pattern.ts';
import type { Edit } from './pieces.ts';
import type { Written } from './written.ts';

/** The same edit, with as much of its surroundings as has to change with it. */
export function fitted(of: Written, edit: Edit): Edit {
  const spaced = spacing(of, edit);
  return of.coarser.spaced ? capital(of, article(of, spaced)) : particle(of, spaced);
}

const OPENS = /[\s"“‘「『([]/u;

/** What is left out takes a space with it, and a comma that then stands beside another sign. */
function spacing({ text }: Written, edit: Edit): Edit {
  if (edit.words !== '') return edit;
  let { start, end } = edit;
  const before = /,?[ \t]*$/.exec(text.slice(Math.max(0, start - 8), start))![0];
  const after = text.slice(end, end + 2);
  if (before.startsWith(',') && /^[,.;:!?]/.test(after)) start -= before.length;
  else if (/^\s*,/.test(after) && atOpening(text, start))
    end = behindSpaces(text, text.indexOf(',', end) + 1);
  else if (/^[,.;:!?)\]”’」』]/.test(after) || after === '' || after.startsWith('\n'))
    start -= before.startsWith(',') ? 0 : before.length;
  else if (start === 0 || OPENS.test(text[start - 1]!)) end = behindSpaces(text, end);
  return { ...edit, start, end };
}

function atOpening(text: string, at: number): boolean {
  return at === 0 || /(?:[.!?。]["”’]?\s+|\n\s*|["“‘「『(])$/u.test(text.slice(Math.max(0, at - 6), at));
}

function behindSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** "a nurse" and "an adult"; of two articles in a row the first goes. */
function article({ text, coarser }: Written, edit: Edit): Edit {
  const { articles } = coarser;
  if (articles === undefined) return edit;
  const [a, an] = articles.indefinite;
  const own = new RegExp(`(?<![\\p{L}\\p{N}])(${a}|${an}|${articles.definite})[ ]$`, 'iu').exec(
    text.slice(Math.max(0, edit.start - 5), edit.start),
  );
  if (own === null) return edit;
  const next = `${edit.words}${text.slice(edit.end, edit.end + 24)}`.trimStart();
  const begins = new RegExp(`^(?:${a}|${an}|${articles.definite})[ ]`, 'iu').exec(next);
  const start = edit.start - own[0].length;
  if (begins !== null && edit.words !== '')
    return { ...edit, start, words: asBefore(text[start]!, edit.words) };
  if (own[1]!.toLowerCase() === articles.definite || next === '') return edit;
  const fitting = vowel(next.toLowerCase(), articles) ? an : a;
  if (own[1]!.toLowerCase() === fitting) return edit;
  return {
    ...edit,
    start,
    words: `${asBefore(text[start]!, fitting)} ${edit.words}`,
  };
}

function vowel(
  next: string,
  { vowel: sounded, consonant }: NonNullable<Written['coarser']['articles']>,
): boolean {
  if (sounded.some((begins) => next.startsWith(begins))) return true;
  return /^[aeiou]/.test(next) && !consonant.some((begins) => next.startsWith(begins));
}

function asBefore(first: string, words: string): string {
  return first === first.toUpperCase() ? raised(words) : words;
}

/** A sentence begins with a capital. */
function capital({ text, sentences }: Written, edit: Edit): Edit {
  if (!atOpening(text, edit.start) && !sentences.some(({ start }) => start === edit.start)) return edit;
  const was = /\p{L}/u.exec(text.slice(edit.start, edit.end))?.[0];
  if (was !== undefined && was !== was.toUpperCase()) return edit;
  if (edit.words !== '') return { ...edit, words: raised(edit.words) };
  const next = text[edit.end];
  return next === undefined || !/\p{Ll}/u.test(next)
    ? edit
    : { ...edit, end: edit.end + 1, words: next.toUpperCase() };
}

export function raised(words: string): string {
  return words.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** The particle behind a word follows its last sound. */
function particle({ text, coarser }: Written, edit: Edit): Edit {
  if (edit.words === '') return edit;
  const sound = soundOf(edit.words);
  if (sound === undefined) return edit;
  // What stands in brackets behind a name is not read.
  const beside = /^\([^()\n]{1,12}\)/u.exec(text.slice(edit.end, edit.end + 14))?.[0] ?? '';
  const at = edit.end + beside.length;
  const rest = text.slice(at, at + 12);
  for (const [closed = '', open = '', liquid = closed] of coarser.particles) {
    const found = new RegExp(`^(?:${literal(closed)}|${literal(open)})`, 'u').exec(rest);
    if (found === null || !ends(found[0], rest, coarser.drops)) continue;
    const fitting = { closed, open, liquid }[sound];
    return found[0] === fitting
      ? edit
      : { ...edit, end: at + found[0].length, words: `${edit.words}${beside}${fitting}` };
  }
  return edit;
}

/** A particle of one letter ends its word, or another particle follows; a longer one may go on with an ending. */
function ends(particleText: string, rest: string, others: readonly string[]): boolean {
  const behind = rest.slice(particleText.length);
  if (particleText.length > 1 || !/^\p{L}/u.test(behind)) return true;
  return others.some((other) => behind.startsWith(other) && !/^\p{L}/u.test(behind.slice(other.length)));
}
