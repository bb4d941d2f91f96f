/** Paragraphs with what is hard to read that a person opened: for this session only, and nowhere but in this window’s memory. */
import { useSyncExternalStore } from 'react';

let opened: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

const ALL = '*';

/** @param place report and beginning of the paragraph; without one everything is opened */
export function open(place: string = ALL): void {
  opened = new Set([...opened, place]);
  for (const listener of listeners) listener();
}

/** Says of a place whether it was opened. */
export function useOpened(): (place: string) => boolean {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
  return (place) => now.has(place) || now.has(ALL);
}

/** The name of a paragraph. */
export function placeOf(report: string, start: number): string {
  return `${report} ${start}`;
}
