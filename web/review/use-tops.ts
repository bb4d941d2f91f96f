import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Measures where the words of each claim begin, from the top of what the pane scrolls: at first, and whenever the article changes its
 * size, as by a window, a face that has arrived, or a paragraph that was opened.
 *
 * @param key changes when the pieces of the text do
 */
export function useTops(
  article: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
  onTops: (tops: ReadonlyMap<string, number>) => void,
  key: string,
): void {
  const tell = useRef(onTops);
  tell.current = onTops;
  // The key stands for what was drawn
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    const measure = () => {
      const top = (pane.current?.getBoundingClientRect().top ?? 0) - (pane.current?.scrollTop ?? 0);
      const tops = new Map<string, number>();
      for (const piece of element.querySelectorAll<HTMLElement>('[data-first]')) {
        const at = piece.getClientRects()[0]?.top;
        if (at === undefined) continue;
        for (const id of piece.dataset.first?.split(' ') ?? []) tops.set(id, at - top);
      }
      tell.current(tops);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [article, pane, key]);
}
