import { useLock } from '../api/vault.ts';
import { Button } from '../parts/button.tsx';
import { keyCap } from '../parts/key.ts';
import { count, useWords } from '../words.ts';
import { useSetLock, useSettings } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

const MINUTES = [5, 15, 30, 60, 240, 0];

/** When the vault closes by itself, and closing it now. */
export function Closing() {
  const words = useWords({ en, ko });
  const { data } = useSettings();
  const set = useSetLock();
  const lock = useLock();
  const now = data?.lock ?? 15;
  const choices = MINUTES.includes(now) ? MINUTES : [now, ...MINUTES];
  return (
    <>
      <label className="pick">
        {words.closes_after}
        <select value={now} onChange={({ target }) => set.mutate(Number(target.value))} disabled={!data}>
          {choices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes === 0 ? words.never : count(words.minutes, minutes)}
            </option>
          ))}
        </select>
      </label>
      <p>{words.closing_text}</p>
      <Button onClick={() => lock.mutate()} hint={keyCap('alt+l')}>
        {words.lock_now}
      </Button>
    </>
  );
}
