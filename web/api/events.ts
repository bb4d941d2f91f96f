import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './queries.ts';
import { refresh } from './refresh.ts';

const AGAIN = 1500;
/** Many cases may change at once: what counts over all of them is asked for again when it calms down. */
const LISTS = 400;

/** Listens to what happens in the vault: what changed is asked for again, a closed vault shows its door. */
export function useEvents(open: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!open) return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let later: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const connect = () => {
      source = new EventSource('/api/events');
      source.addEventListener('open', () => {
        if (missed) void client.invalidateQueries();
        missed = false;
      });
      source.addEventListener('case', (event) => {
        const id = idIn(event.data);
        refresh(client, id);
        later ??= setTimeout(() => {
          later = undefined;
          for (const queryKey of [keys.cases, keys.search, keys.overview])
            void client.invalidateQueries({ queryKey });
        }, LISTS);
      });
      source.addEventListener('locked', () => void client.invalidateQueries({ queryKey: keys.session }));
      source.addEventListener('error', () => {
        missed = true;
        // Whether the server is gone or the session is over, this question finds out.
        void client.invalidateQueries({ queryKey: keys.session });
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, AGAIN);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      clearTimeout(later);
      source?.close();
    };
  }, [open, client]);
}

/** A window before a closed vault keeps nothing of what it showed. */
export function useForgetting(open: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (open) return;
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    client.getMutationCache().clear();
  }, [open, client]);
}

/** The id of the case that an event names: as it stands, or in JSON. */
function idIn(data: string): string {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed === 'string') return parsed;
    if (parsed && typeof parsed === 'object' && 'case' in parsed) return String(parsed.case);
  } catch {
    // Not JSON: the id itself.
  }
  return data;
}
