import type { FoldRule } from './types.ts';

/**
 * Makes the function that gives a romanised name its fold key: marks, apostrophes, hyphens, spaces and case are dropped,
 * then the pack's rules are applied in order. Spellings with one key are spellings of one name.
 */
export function folder(rules: readonly FoldRule[]): (name: string) => string {
  const memo = new Map<string, string>();
  return (name) => {
    const known = memo.get(name);
    if (known !== undefined) return known;
    let key = letters(name);
    for (const { from, to, at } of rules) {
      if (at === 'any') key = key.replaceAll(from, to);
      else if (at === 'start') {
        if (key.startsWith(from)) key = to + key.slice(from.length);
      } else if (key.endsWith(from)) key = key.slice(0, -from.length) + to;
    }
    // A text has few different names; a hostile one must not fill the memory.
    if (memo.size > 20_000) memo.clear();
    memo.set(name, key);
    return key;
  };
}

/** Lower case without marks, and nothing but letters and digits. */
export function letters(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
