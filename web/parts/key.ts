/** What a press of a key means. Pure. */

/** The part of a keyboard event that counts. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The name of a key: `a`, `?`, `ArrowDown`, `alt+l`, `ctrl+Enter`. On a keyboard that types Hangul, or while a syllable is
 * being composed, a letter is known by where it lies.
 */
export function keyName(press: Press): string {
  const typed = /^[\x21-\x7e]$/.test(press.key) && !press.altKey;
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(press.code);
  const named = press.key.length > 1 && press.key !== 'Process' && press.key !== 'Unidentified';
  const plain = typed || named ? press.key : (place?.[1] ?? place?.[2] ?? press.key);
  const name = plain.length === 1 ? plain.toLowerCase() : plain;
  const modifiers = [press.altKey && 'alt', (press.ctrlKey || press.metaKey) && 'ctrl'].filter(Boolean);
  return [...modifiers, name].join('+');
}

/** How a key is written on the page. */
export function keyCap(name: string): string {
  const caps: Readonly<Record<string, string>> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    alt: 'Alt',
    ctrl: 'Ctrl',
    ' ': '␣',
  };
  return name
    .split(/\+(?=.)/)
    .map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
