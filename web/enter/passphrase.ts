/** Whether a new passphrase will be taken: the rule of `src/vault/keys/passphrase.ts`, said while it is typed. Pure. */

export type PassphraseFault = 'short' | 'monotonous' | 'control' | 'edges' | 'long';

export function passphraseFault(typed: string): PassphraseFault | null {
  const characters = [...typed.normalize('NFC')];
  if (new TextEncoder().encode(typed).length > 1024) return 'long';
  if (characters.length < 12) return 'short';
  if (characters.some((character) => /\p{Cc}/u.test(character))) return 'control';
  if (/^\s|\s$/u.test(characters.join(''))) return 'edges';
  return new Set(characters).size < 5 ? 'monotonous' : null;
}
