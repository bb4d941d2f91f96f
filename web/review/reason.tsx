import './ask.css';
import { type FormEvent, useId, useRef } from 'react';
import { useSession } from '../api/queries.ts';
import { remembered, useHalfTyped } from '../api/use-half-typed.ts';
import { Button } from '../parts/button.tsx';
import { keyName } from '../parts/key.ts';
import { fill, useWords } from '../words.ts';
import { presetOf } from './keys.ts';
import en from './words.en.json';
import ko from './words.ko.json';

type Of = 'reject' | 'withdraw' | 'correct';

interface Props {
  readonly of: Of;
  /** The claim. */
  readonly about: string;
  readonly disabled?: boolean;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}

/** Asks why: a digit takes one of the usual reasons, words are taken with Enter. */
export function Reason({ of, about, disabled, onReason, onLeave }: Props) {
  const words = useWords({ en, ko });
  const session = useSession().data;
  const [text, setText] = useHalfTyped(`${of} ${about}`, '');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const usual = Object.values(words.reasons[of]);
  // The last reason that was given, of each kind: it is given again with one key.
  const before = remembered.get(`last ${of}`, session);
  const presets = before === undefined || usual.includes(before) ? usual : [before, ...usual];
  const give = (reason: string) => {
    if (disabled) return;
    remembered.set(`last ${of}`, session, reason);
    onReason(reason);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = text.trim() || before;
    if (reason) give(reason);
    else input.current?.focus();
  };
  return (
    <form className="ask" onSubmit={submit} aria-label={words.why[of]}>
      <label htmlFor={id}>{words.why[of]}</label>
      <ol className="presets">
        {presets.map((preset, i) => (
          <li key={preset}>
            <button type="button" disabled={disabled} onClick={() => give(preset)}>
              <kbd>{i + 1}</kbd> {preset}
            </button>
          </li>
        ))}
      </ol>
      <input
        ref={input}
        id={id}
        type="text"
        value={text}
        maxLength={2000}
        placeholder={before ? fill(words.last_reason, { reason: before }) : words.own_reason}
        // biome-ignore lint/a11y/noAutofocus: a key asked for it, and it is what is typed next
        autoFocus={of !== 'correct'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave();
          if (text !== '' || event.nativeEvent.isComposing) return;
          const preset = presetOf(keyName(event), presets.length);
          if (preset === undefined) return;
          event.preventDefault();
          give(presets[preset]!);
        }}
      />
      <div className="keys">
        <Button look="main" type="submit" hint="Enter" disabled={disabled}>
          {words.wants[of]}
        </Button>
        <Button hint="Esc" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
