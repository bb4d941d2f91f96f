/** The text that is being written: remembered by this page for as long as whoever writes it works, and nowhere else. */
import { useCallback, useState } from 'react';
import type { Assumed, Level } from '../../src/server/release/shapes.ts';
import type { Session } from '../../src/server/shapes.ts';
import { useSession } from '../api/queries.ts';
import { remembered } from '../api/use-half-typed.ts';

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
  /** Why it shall leave in spite of paths. */
  readonly reason: string;
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
  reason: '',
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
  const session = useSession().data;
  const [draft, setDraft] = useState(() => keptDraft(id, session));
  const change = useCallback(
    (make: (draft: Draft) => Draft) => setDraft(keepDraft(id, session, make)),
    [id, session],
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

const nameOf = (id: string): string => `release ${id}`;

function keptDraft(id: string, session: Session | undefined): Draft {
  const kept = remembered.get(nameOf(id), session);
  return kept === undefined ? NEW : (JSON.parse(kept) as Draft);
}

/** Changes what this page remembers of a draft, whether its screen is shown or not. */
export function keepDraft(id: string, session: Session | undefined, make: (draft: Draft) => Draft): Draft {
  const next = make(keptDraft(id, session));
  remembered.set(nameOf(id), session, JSON.stringify(next));
  return next;
}

/** Another text; the one before can be taken back. */
export function withText(draft: Draft, text: string): Draft {
  if (draft.text === text) return draft;
  return { ...draft, text, before: [...draft.before, draft.text].slice(-STEPS) };
}
