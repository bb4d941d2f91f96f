import './ask.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { useLanguage } from '../choices.ts';
import { Button } from '../parts/button.tsx';
import { keyName } from '../parts/key.ts';
import { useWords } from '../words.ts';
import { Combo } from './combo.tsx';
import { readDate } from './dates.ts';
import { shapeOf, suggestionsFor, typed, type Value, valuesNow } from './fields.ts';
import { presetOf } from './keys.ts';
import type { Model } from './model.ts';
import { Reason } from './reason.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly model: Model;
  readonly claim: ReviewClaim;
  /** Settled when the server has answered. */
  readonly onCorrect: (field: string, value: string, reason: string) => Promise<void>;
  readonly onLeave: () => void;
}

/** Which field is wrong, what is right, and why: before and after in view. */
export function Correct({ model, claim, onCorrect, onLeave }: Props) {
  const words = useWords({ en, ko });
  const [field, setField] = useHalfTyped<string | undefined>(
    `field of ${claim.id}`,
    claim.fields.length === 1 ? claim.fields[0] : undefined,
  );
  if (field === undefined) return <Which model={model} claim={claim} onField={setField} onLeave={onLeave} />;
  return (
    <What
      key={field}
      model={model}
      claim={claim}
      field={field}
      label={nameOf(words.fields, field)}
      onCorrect={(value, reason) => onCorrect(field, value, reason)}
      onLeave={() => (claim.fields.length === 1 ? onLeave() : setField(undefined))}
    />
  );
}

function Which({
  model,
  claim,
  onField,
  onLeave,
}: {
  readonly model: Model;
  readonly claim: ReviewClaim;
  readonly onField: (field: string) => void;
  readonly onLeave: () => void;
}) {
  const words = useWords({ en, ko });
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const keys = (event: KeyboardEvent) => {
    const preset = presetOf(keyName(event), claim.fields.length);
    if (event.key === 'Escape') onLeave();
    else if (preset !== undefined) onField(claim.fields[preset]!);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits and arrows help those who use the buttons inside
    <div className="ask" onKeyDown={keys}>
      <p className="question">{words.which}</p>
      <ol className="presets which">
        {claim.fields.map((field, i) => (
          <li key={field}>
            <button ref={i === 0 ? first : undefined} type="button" onClick={() => onField(field)}>
              <kbd>{i + 1}</kbd> {nameOf(words.fields, field)}
              <small>{labels(valuesNow(claim, field, model.names)) || words.nothing}</small>
            </button>
          </li>
        ))}
      </ol>
      <div className="keys">
        <Button hint="Esc" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </div>
  );
}

function What({
  model,
  claim,
  field,
  label,
  onCorrect,
  onLeave,
}: {
  readonly model: Model;
  readonly claim: ReviewClaim;
  readonly field: string;
  readonly label: string;
  readonly onCorrect: (value: string, reason: string) => Promise<void>;
  readonly onLeave: () => void;
}) {
  const words = useWords({ en, ko });
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const before = valuesNow(claim, field, model.names);
  const shape = shapeOf(field);
  // What is one of several is mended by adding and taking away; one value, a date or a place is said anew: as it stands it
  // has more in it than can be typed.
  const about = `${field} of ${claim.id}`;
  const [values, setValues] = useHalfTyped<readonly Value[]>(
    about,
    shape.many && field !== 'when' && field !== 'at' ? before : [],
  );
  const [busy, setBusy] = useState(false);
  const list = suggestionsFor(field, claim.report, claim, {
    drafted: model.view.drafted,
    pack: model.pack,
    names: model.names,
    language,
  });
  const ready = (values.length > 0 || shape.empty) && typed(values) !== typed(before);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from anywhere inside
    <div
      ref={box}
      className="ask"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isPropagationStopped()) onLeave();
      }}
    >
      <Combo
        label={label}
        about={about}
        shape={shape}
        list={list}
        values={values}
        onChange={setValues}
        autoFocus
        {...(field === 'when' ? { read: readDate, hint: words.date_hint } : {})}
        onDone={() => box.current?.querySelector<HTMLInputElement>('form input')?.focus()}
      />
      <p className="change" aria-live="polite">
        <del>{labels(before) || words.nothing}</del>{' '}
        <ins>{ready ? labels(values) || words.nothing : '…'}</ins>
      </p>
      <Reason
        of="correct"
        about={about}
        disabled={!ready || busy}
        onReason={async (reason) => {
          setBusy(true);
          await onCorrect(typed(values), reason);
          setBusy(false);
        }}
        onLeave={onLeave}
      />
    </div>
  );
}

function labels(values: readonly Value[]): string {
  return values.map(({ label }) => label).join(', ');
}

export function nameOf(names: Readonly<Record<string, string>>, field: string): string {
  return names[field] ?? field;
}

/** Arrows between the buttons of a list. */
function step(event: KeyboardEvent): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.presets button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = (at + (event.key === 'ArrowDown' ? 1 : -1) + buttons.length) % buttons.length;
  buttons[to]?.focus();
}
