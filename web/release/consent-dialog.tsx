import './form.css';
import { useId, useState } from 'react';
import type { Consenting, Level } from '../../src/server/release/shapes.ts';
import { fill } from '../fill.ts';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { LEVELS } from './levels.tsx';
import { useWrite } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

interface Props {
  readonly id: string;
  /** A source, or null where a role agrees. */
  readonly source: string | null;
  readonly level: Level;
  readonly roles: readonly string[];
  readonly onClose: () => void;
}

/** Records that somebody agreed: to what, until when, and how it is kept. No name goes into it. */
export function ConsentDialog({ id, source, level, roles, onClose }: Props) {
  const words = useReleaseWords();
  const own = words.consent;
  const form = useId();
  const [by, setBy] = useState(source ?? roles[0] ?? '');
  const [purposes, setPurposes] = useState<readonly Level[]>([level]);
  const [until, setUntil] = useState('');
  const [how, setHow] = useState('');
  const give = useWrite<Consenting>(id, 'consents', onClose);
  const keep = () => {
    give.mutate({
      by,
      purposes: [...purposes],
      ...(until && { until }),
      ...(how.trim() && { how: how.trim() }),
    });
  };
  const role = (one: string) => own.roles[one as keyof typeof own.roles] ?? one;
  return (
    <FormDialog
      title={source === null ? own.heading_role : fill(own.heading, { source })}
      send={own.save}
      disabled={give.isPending || purposes.length === 0}
      onSend={keep}
      onClose={onClose}
    >
      <p>{own.lead}</p>
      {source === null && (
        <div className="release-choose">
          <label htmlFor={`${form}-by`}>{own.by}</label>
          <select id={`${form}-by`} value={by} onChange={({ target }) => setBy(target.value)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {role(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <fieldset className="release-ticks">
        <legend>{own.purposes}</legend>
        {LEVELS.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={purposes.includes(one)}
              onChange={({ target }) =>
                setPurposes(target.checked ? [...purposes, one] : purposes.filter((each) => each !== one))
              }
            />
            {words.level[one]}
          </label>
        ))}
      </fieldset>
      <div className="release-choose">
        <label htmlFor={`${form}-until`}>{own.until}</label>
        <input
          id={`${form}-until`}
          type="date"
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
        <small>{own.until_hint}</small>
      </div>
      <Field
        label={own.how}
        hint={own.how_hint}
        maxLength={2000}
        value={how}
        onChange={({ target }) => setHow(target.value)}
      />
    </FormDialog>
  );
}
