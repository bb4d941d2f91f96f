import { useEffect } from 'react';
import { rangeOf } from './selection.ts';

const NAME = 'review-adding';

/** Marks the words about which something is being said, as long as it is; where a browser cannot, they stand in the form. */
export function useMarked(
  words: { readonly report: string; readonly start: number; readonly end: number } | undefined,
): void {
  useEffect(() => {
    if (!words || !('highlights' in CSS)) return;
    const article = document.querySelector(`[data-report="${CSS.escape(words.report)}"]`);
    const range = article && rangeOf(article, words.start, words.end);
    if (!range) return;
    CSS.highlights.set(NAME, new Highlight(range));
    return () => void CSS.highlights.delete(NAME);
  }, [words]);
}
