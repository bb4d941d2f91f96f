/** Asks whom a draft exposes, when nobody has typed for a moment. The last answer stays in view while the next is on its way. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Exposed, Exposing } from '../../src/server/release/shapes.ts';
import { send } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import type { Draft } from './use-draft.ts';

/** Milliseconds after the last key. */
const CALM = 500;
/** So that another window with the same case is not taken for this one. */
const WINDOW = crypto.randomUUID();

export function useExposure(id: string, draft: Draft) {
  const asked = useCalm(JSON.stringify(askedOf(draft)));
  const found = useQuery({
    queryKey: [...keys.case(id), 'exposure', asked],
    queryFn: ({ signal }) =>
      send<Exposed>(`/api/cases/${id}/exposure`, JSON.parse(asked) as Exposing, 'POST', signal),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  // What cannot be looked at leaves the last answer in view.
  const last = useRef(found.data);
  if (found.data) last.current = found.data;
  // What is shown is of the text as it is now.
  const current = asked === JSON.stringify(askedOf(draft)) && !found.isPlaceholderData && found.isSuccess;
  return { data: found.data ?? last.current, error: found.error, current };
}

/** Whether it is written as a day, a month or a year; what is half typed is none yet. */
export const isDay = (on: string): boolean => /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(on.trim());

function askedOf({ text, level, on, assumed, reports, bundle }: Draft): Exposing {
  return {
    level,
    draft: WINDOW,
    assumed,
    ...(text.trim() !== '' && { text }),
    ...(reports !== null && { reports: [...reports] }),
    ...(bundle && { bundle: { redact: [], to: [] } }),
    ...(isDay(on) && { on: on.trim() }),
  };
}

/** A value when it has stayed the same for a moment. */
function useCalm(value: string): string {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), CALM);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
