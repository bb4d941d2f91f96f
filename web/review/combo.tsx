import './combo.css';
import { type KeyboardEvent, useId, useState } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { fill, useWords } from '../words.ts';
import { type FieldShape, fitting, type Value } from './fields.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly label: string;
  /** What it is of: what was typed is kept under this name while the vault is locked. */
  readonly about: string;
  readonly shape: FieldShape;
  readonly list: readonly Value[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
  /** What was typed, as the server takes it; undefined when it cannot stand here. */
  readonly read?: (typed: string) => Value | undefined;
  readonly hint?: string | undefined;
  readonly autoFocus?: boolean;
  readonly onFocus?: () => void;
  /** Enter with nothing typed: the field is done. */
  readonly onDone?: () => void;
}

/** A field that is filled by typing a little and choosing; several values stand in it as chips. */
export function Combo(props: Props) {
  const { label, about, shape, list, values, onChange, read, hint, autoFocus, onFocus, onDone } = props;
  const words = useWords({ en, ko });
  const id = useId();
  const [text, setText] = useHalfTyped(`typed: ${about}`, '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [wrong, setWrong] = useState(false);
  const chosen = new Set(values.map(({ value }) => value));
  const options = open
    ? fitting(
        list.filter(({ value }) => !chosen.has(value)),
        text,
      )
    : [];
  const active = at >= 0 ? at : text.trim() !== '' ? 0 : -1;

  const take = (value: Value) => {
    onChange(shape.many ? [...values, value] : [value]);
    setText('');
    setAt(-1);
    setWrong(false);
    setOpen(shape.many);
  };
  const ownWords = (): Value | undefined => {
    const typed = text.trim();
    if (!shape.free || typed === '') return undefined;
    return read ? read(typed) : { value: typed, label: typed };
  };
  const enter = () => {
    const option = options[active];
    if (option) return take(option);
    if (text.trim() === '') return onDone?.();
    const value = ownWords();
    if (value) take(value);
    else setWrong(true);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      enter();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (options.length > 0) setAt((active + by + options.length) % options.length);
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1));
    else if (event.key === 'Escape' && open && options.length > 0) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="combo">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        {values.map((value) => (
          <span key={value.value} className="value">
            {value.label}
            <button
              type="button"
              aria-label={fill(words.remove, { value: value.label })}
              onClick={() => onChange(values.filter((each) => each !== value))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={options[active] ? `${id}-${active}` : undefined}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint`}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: a key asked for it, and it is what is typed next
          autoFocus={autoFocus}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setAt(-1);
            setWrong(false);
          }}
          onFocus={() => {
            setOpen(true);
            onFocus?.();
          }}
          onBlur={() => {
            setOpen(false);
            const value = ownWords();
            if (!value) return;
            onChange(shape.many ? [...values, value] : [value]);
            setText('');
          }}
          onKeyDown={keys}
        />
      </div>
      <p id={`${id}-hint`} className={wrong ? 'hint wrong' : 'hint'} aria-live="polite">
        {wrong ? (shape.free ? words.wrong_value : words.not_listed) : hint}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={options.length === 0}>
        {options.map((option, i) => (
          <div
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            onPointerDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            {option.label}
            {option.note && option.note !== option.label && <small>{option.note}</small>}
          </div>
        ))}
      </div>
    </div>
  );
}
