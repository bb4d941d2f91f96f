/** Fields whose text outlives a lock of the vault. */
import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import type { Session } from '../../src/server/shapes.ts';
import { HalfTyped } from './half-typed.ts';
import { keys, useSession } from './queries.ts';

const halfTyped = new HalfTyped();
/** Windows of one browser: who signs out in one has signed out in all. */
const SIGNED_OUT = 'moksori signed out';

/** Whether somebody is within. */
export const isWithin = (session: Session | undefined): boolean =>
  session?.vault === 'open' && (session.mode === 'one' || session.person !== null);

const idOf = (session: Session | undefined): string => session?.person?.id ?? '';

/** Like `useState`; under its name what was changed here is there again after a lock, for the same person. */
export function useHalfTyped<T>(name: string, initial: T): [T, Dispatch<SetStateAction<T>>] {
  const client = useQueryClient();
  const who = idOf(useSession().data);
  const [value, setValue] = useState<T>(() => (halfTyped.take(name, who) as T | undefined) ?? initial);
  const untouched = useRef(initial);
  useEffect(() => {
    if (value === untouched.current) halfTyped.drop(name);
    else halfTyped.put(name, who, value);
  }, [name, who, value]);
  useEffect(
    () => () => {
      if (isWithin(client.getQueryData<Session>(keys.session))) halfTyped.drop(name);
    },
    [client, name],
  );
  return [value, setValue];
}

/** What is remembered for as long as somebody works, such as the last reason: it goes with them. */
export const remembered = {
  get: (name: string, who: Session | undefined): string | undefined =>
    halfTyped.take(name, idOf(who)) as string | undefined,
  set: (name: string, who: Session | undefined, text: string): void => halfTyped.put(name, idOf(who), text),
};

/** Nothing that was typed stays in any window of this browser. */
export function forgetTyped(): void {
  halfTyped.forget();
  const others = new BroadcastChannel(SIGNED_OUT);
  others.postMessage(null);
  others.close();
}

/** Minds the door: see `HalfTyped`. */
export function useDoor(session: Session | undefined): void {
  const open = isWithin(session);
  const who = idOf(session);
  useEffect(() => {
    if (open) halfTyped.opened(who);
    else halfTyped.closed();
  }, [open, who]);
  useEffect(() => {
    const others = new BroadcastChannel(SIGNED_OUT);
    others.addEventListener('message', () => halfTyped.forget());
    return () => others.close();
  }, []);
}
