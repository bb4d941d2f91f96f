import { useId, useState } from 'react';
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
  const sorted = (list: readonly Option[] = []) =>
    [...list].sort((a, b) => a[language].localeCompare(b[language], language));
  return (
    <fieldset className="over-filters">
      <legend className="unseen">{words.narrow}</legend>
      <Choice
        label={words.facet_kind}
        value={narrow.kind}
        list={sorted(pack?.kinds)}
        onChoose={(value) => onNarrow('kind', value)}
      />
      <Choice
        label={words.facet_place}
        value={narrow.place}
        list={sorted(pack?.places)}
        onChoose={(value) => onNarrow('place', value)}
      />
      <Choice
        label={words.facet_office}
        value={narrow.office}
        list={sorted(pack?.offices)}
        onChoose={(value) => onNarrow('office', value)}
      />
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

interface Option {
  readonly id: string;
  readonly en: string;
  readonly ko: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly list: readonly Option[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, list, onChoose }: ChoiceProps) {
  const { words, language } = useShowing();
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{words.any}</option>
        {list.map((one) => (
          <option key={one.id} value={one.id}>
            {one[language]}
          </option>
        ))}
      </select>
    </div>
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
  const id = useId();
  const [typed, setTyped] = useState(value);
  const good = isDate(typed.trim());
  const done = () => {
    if (good && typed.trim() !== value) onNarrow(name, typed.trim());
  };
  return (
    <div className="choice date">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        aria-describedby={`${id}-wrong`}
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
      <span id={`${id}-wrong`} className="wrong" aria-live="polite">
        {good ? '' : words.date_wrong}
      </span>
    </div>
  );
}
