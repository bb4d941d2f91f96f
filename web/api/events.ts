import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './queries.ts';
import { refresh } from './refresh.ts';

const AGAIN = 1500;
/** Many cases may change at once: what counts over all of them is asked for again when it calms down. */
const LISTS = 400;

/** Of the windows of one browser one listens and tells the others: a browser opens six connections to a server, and no more. */
const NAME = 'moksori events';
/** Who waited longer came after another. */
const WAITED = 500;

type Heard =
  | { readonly what: 'case'; readonly id: string }
  | { readonly what: 'begun' | 'locked' | 'lost' | 'missed' };

/** Listens to what happens in the vault: what changed is asked for again, a closed vault shows its door. */
export function useEvents(open: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!open) return;
    let later: ReturnType<typeof setTimeout> | undefined;
    const hear = (heard: Heard) => {
      if (heard.what === 'missed') void client.invalidateQueries();
      // Of a lost connection: whether the server is gone or the session is over, this question finds out.
      else if (heard.what !== 'case') void client.invalidateQueries({ queryKey: keys.session });
      else {
        refresh(client, heard.id);
        later ??= setTimeout(() => {
          later = undefined;
          for (const queryKey of [keys.cases, keys.search, keys.overview, keys.pairs])
            void client.invalidateQueries({ queryKey });
        }, LISTS);
      }
    };
    const others = new BroadcastChannel(NAME);
    others.addEventListener('message', ({ data }: MessageEvent<Heard>) => hear(data));
    const ended = new AbortController();
    const tell = (heard: Heard) => {
      hear(heard);
      others.postMessage(heard);
    };
    const since = Date.now();
    navigator.locks
      .request(NAME, { signal: ended.signal }, () =>
        listening(tell, ended.signal, Date.now() - since > WAITED),
      )
      // The window was closed while it waited for its turn.
      .catch(() => {});
    return () => {
      ended.abort();
      clearTimeout(later);
      others.close();
    };
  }, [open, client]);
}

/**
 * Holds a connection until it is to end.
 *
 * @param late another window listened before: something may have happened in between
 */
async function listening(tell: (heard: Heard) => void, ended: AbortSignal, late: boolean): Promise<void> {
  if (ended.aborted) return;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = late;
  const connect = () => {
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      // A lock may have come between two that listened, however short: the session is asked for in any case.
      tell({ what: missed ? 'missed' : 'begun' });
      missed = false;
    });
    source.addEventListener('case', ({ data }) => tell({ what: 'case', id: idIn(data) }));
    source.addEventListener('locked', () => tell({ what: 'locked' }));
    source.addEventListener('error', () => {
      missed = true;
      tell({ what: 'lost' });
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, AGAIN);
    });
  };
  connect();
  await new Promise<void>((resolve) => {
    ended.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
  });
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
