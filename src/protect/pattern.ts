/** A word as a part of a regular expression that matches it and nothing else. */
export function literal(word: string): string {
  return word.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&');
}
