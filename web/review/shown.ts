/** Paragraphs with what is hard to read that a person opened: for this session only, and nowhere but in this window’s memory. */
import { useSyncExternalStore } from 'react';

const ALL = '*';
const listeners = new Set<() => void>();
let says: (place: string) => boolean = () => false;
let opened: ReadonlySet<string> = new Set();

/** @param place report and beginning of the paragraph; without one everything is opened */
export function open(place: string = ALL): void {
  const now = new Set([...opened, place]);
  opened = now;
  says = (each) => now.has(each) || now.has(ALL);
  for (const listener of listeners) listener();
}

/** Says of a place whether it was opened; the same function as long as nothing more is. */
export function useOpened(): (place: string) => boolean {
  return useSyncExternalStore(listen, () => says);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The name of a paragraph. */
export function placeOf(report: string, start: number): string {
  return `${report} ${start}`;
}
