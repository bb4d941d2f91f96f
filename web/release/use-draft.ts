/** The text that is being written: kept in this window while it is open, and nowhere else. Closing the vault forgets it. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Assumed, Level } from '../../src/server/release/shapes.ts';
import { keys } from '../api/queries.ts';

export interface Draft {
  readonly level: Level;
  readonly text: string;
  /** The planned day, as typed. */
  readonly on: string;
  readonly assumed: Assumed;
  /** Who receives it. */
  readonly to: string;
  /** Reports that it rests on; null is all that stand. */
  readonly reports: readonly string[] | null;
  /** An evidence bundle leaves with it. */
  readonly bundle: boolean;
  /** Texts before a suggestion was tried, the latest last. */
  readonly before: readonly string[];
}

const NEW: Draft = {
  level: 'public',
  text: '',
  on: '',
  assumed: {},
  to: '',
  reports: null,
  bundle: false,
  before: [],
};

/** How many steps can be taken back. */
const STEPS = 100;

export interface Drafting {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** Another text, which can be taken back. */
  readonly put: (text: string) => void;
  readonly undo: () => void;
}

export function useDraft(id: string): Drafting {
  const client = useQueryClient();
  const key = [...keys.draft, id];
  const [draft, setDraft] = useState<Draft>(() => client.getQueryData<Draft>(key) ?? NEW);
  const change = useCallback(
    (make: (draft: Draft) => Draft) => setDraft(keepDraft(client, id, make)),
    [client, id],
  );
  return {
    draft,
    set: useCallback((part) => change((old) => ({ ...old, ...part })), [change]),
    put: useCallback((text) => change((old) => withText(old, text)), [change]),
    undo: useCallback(
      () =>
        change((old) => {
          const text = old.before.at(-1);
          return text === undefined ? old : { ...old, text, before: old.before.slice(0, -1) };
        }),
      [change],
    ),
  };
}

/** Changes what this window has of a draft, whether its page is shown or not. */
export function keepDraft(client: QueryClient, id: string, make: (draft: Draft) => Draft): Draft {
  const key = [...keys.draft, id];
  const next = make(client.getQueryData<Draft>(key) ?? NEW);
  client.setQueryDefaults(keys.draft, { gcTime: Number.POSITIVE_INFINITY });
  client.setQueryData(key, next);
  return next;
}

/** Another text; the one before can be taken back. */
export function withText(draft: Draft, text: string): Draft {
  if (draft.text === text) return draft;
  return { ...draft, text, before: [...draft.before, draft.text].slice(-STEPS) };
}
