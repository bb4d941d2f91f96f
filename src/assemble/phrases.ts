export { fill } from '../claims/fill.ts';

/** A sentence may begin with the name of a point, which is written small. */
export function capital(sentence: string): string {
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}
