import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  readonly most: number;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled text of several lines. */
export function TextArea({ label, hint, rows, most, required = false, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="case-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        maxLength={most}
        required={required}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <small id={`${id}-hint`}>{hint}</small>
    </div>
  );
}
