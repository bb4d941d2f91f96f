/** Whether the server answers: a fact of the whole page, told by the events and by whoever asks. */
import { useSyncExternalStore } from 'react';

export type Connection = 'fine' | 'lost';

let now: Connection = 'fine';
const listeners = new Set<() => void>();

export function setConnection(to: Connection): void {
  if (to === now) return;
  now = to;
  for (const listener of listeners) listener();
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}
