import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The part of a pane, from its top, in which words in focus may stay where they are; and where they are brought else. */
const CALM = [0.08, 0.45] as const;
const TO = 0.28;

/**
 * The words in focus are brought into the upper part of their pane when they are not in it already. When the page is set anew, for
 * another language or width, they stay at the height where they were.
 *
 * @param top of the words, from the beginning of what the pane scrolls
 */
export function useReveal(
  pane: RefObject<HTMLElement | null>,
  top: number | undefined,
  focus: string | undefined,
): void {
  const before = useRef<{ focus: string | undefined; top: number }>(undefined);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || top === undefined) return;
    if (before.current?.focus === focus) element.scrollTop += top - (before.current?.top ?? top);
    before.current = { focus, top };
    const at = (top - element.scrollTop) / element.clientHeight;
    if (at < CALM[0] || at > CALM[1]) element.scrollTop = top - element.clientHeight * TO;
  }, [pane, focus, top]);
}
