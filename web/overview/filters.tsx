import { useState } from 'react';
import { usePack } from '../api/queries.ts';
import { Button } from '../parts/button.tsx';
import { isDate, type Narrowed, type Shown } from './asked.ts';
import { useShowing } from './context.ts';

interface Props {
  readonly shown: Shown;
  readonly onNarrow: (name: Narrowed, value: string) => void;
  readonly onClear: () => void;
}

/** What is counted can be narrowed by; one value of each. */
export function Filters({ shown: { narrow }, onNarrow, onClear }: Props) {
  const { words, language } = useShowing();
  const { data: pack } = usePack();
  const sorted = (list: readonly { readonly id: string; readonly en: string; readonly ko: string }[]) =>
    [...list].sort((a, b) => a[language].localeCompare(b[language], language));
  const choice = (name: Narrowed & `${string}`, label: string, list: ReturnType<typeof sorted>) => (
    <label>
      <span>{label}</span>
      <select value={narrow[name] ?? ''} onChange={({ target }) => onNarrow(name, target.value)}>
        <option value="">{words.any}</option>
        {list.map((one) => (
          <option key={one.id} value={one.id}>
            {one[language]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <fieldset className="over-filters">
      <legend className="unseen">{words.narrow}</legend>
      {choice('kind', words.facet_kind, sorted(pack?.kinds ?? []))}
      {choice('place', words.facet_place, sorted(pack?.places ?? []))}
      {choice('office', words.facet_office, sorted(pack?.offices ?? []))}
      <DateLine
        key={`from ${narrow.from ?? ''}`}
        name="from"
        label={words.from}
        value={narrow.from ?? ''}
        onNarrow={onNarrow}
      />
      <DateLine
        key={`to ${narrow.to ?? ''}`}
        name="to"
        label={words.to}
        value={narrow.to ?? ''}
        onNarrow={onNarrow}
      />
      {Object.keys(narrow).length > 0 && (
        <Button look="bare" onClick={onClear}>
          {words.clear}
        </Button>
      )}
    </fieldset>
  );
}

interface DateProps {
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly value: string;
  readonly onNarrow: Props['onNarrow'];
}

/** A year or a month. It counts when the line is left, or by Enter. */
function DateLine({ name, label, value, onNarrow }: DateProps) {
  const { words } = useShowing();
  const [typed, setTyped] = useState(value);
  const good = isDate(typed.trim());
  const done = () => {
    if (good && typed.trim() !== value) onNarrow(name, typed.trim());
  };
  return (
    <label className="date">
      <span>{label}</span>
      <input
        value={typed}
        placeholder={words.date_hint}
        autoComplete="off"
        inputMode="numeric"
        aria-invalid={good ? undefined : true}
        title={good ? undefined : words.date_wrong}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Enter' && done()}
      />
      <span className="wrong" aria-live="polite">
        {good ? '' : words.date_wrong}
      </span>
    </label>
  );
}
