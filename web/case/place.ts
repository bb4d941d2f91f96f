/** The place on the screen of a case, as the address has it: `?act=a4&why=when&party=p1&dates=all`. */
import { useCallback, useRef } from 'react';
import { useSearchParams } from 'wouter';

export interface OnScreen {
  readonly act: string | null;
  /** Of which value of the act the reason is asked: `when`, or another whose history is shown. */
  readonly why: string | null;
  readonly party: string | null;
  /** All dates, and not only the closer look. */
  readonly all: boolean;
  /** `table`: parties as a table. */
  readonly who: string | null;
}

type Change = Partial<Readonly<Record<'act' | 'why' | 'party' | 'dates' | 'who', string | null>>>;

export function usePlace(): readonly [OnScreen, (change: Change) => void] {
  const [params, setParams] = useSearchParams();
  const place: OnScreen = {
    act: params.get('act'),
    why: params.get('why'),
    party: params.get('party'),
    all: params.get('dates') === 'all',
    who: params.get('who'),
  };
  const latest = useRef(setParams);
  latest.current = setParams;
  // The same at each render: rows that do not change are not drawn again.
  const go = useCallback((change: Change) => {
    latest.current(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === null || value === undefined) next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  }, []);
  return [place, go];
}
