import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 900px)');

/** Whether there is no room for notes beside the words; as in review.css. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
