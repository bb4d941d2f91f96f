import './team.css';
import { useState } from 'react';
import type { ActionView } from '../../src/server/team/shapes.ts';
import { useLanguage } from '../choices.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { dayWords } from '../parts/when.ts';
import { fill, useWords } from '../words.ts';
import { LinkOnce } from './link-once.tsx';
import { useActions, useApprove, useRefuse } from './queries.ts';
import { useRoleWords } from './roles.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

/** What waits for a second person. */
export function Waiting() {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const { data, error } = useActions();
  const [refusing, setRefusing] = useState<ActionView>();
  const approve = useApprove();
  const problem = error ?? approve.error;
  return (
    <>
      <p>{data?.actions.length === 0 ? words.nothing_waits : words.waiting_text}</p>
      {problem && (
        <p role="alert" className="wrong">
          {inWords(problem)}
        </p>
      )}
      <ul className="people">
        {data?.actions.map((action) => (
          <Proposal
            key={action.action}
            action={action}
            onApprove={() => approve.mutate(action.action)}
            onRefuse={() => setRefusing(action)}
          />
        ))}
      </ul>
      {approve.data?.link && <LinkOnce link={approve.data.link} onClose={() => approve.reset()} />}
      {refusing && <Refuse action={refusing} onClose={() => setRefusing(undefined)} />}
    </>
  );
}

interface Props {
  readonly action: ActionView;
  readonly onApprove: () => void;
  readonly onRefuse: () => void;
}

function Proposal({ action, onApprove, onRefuse }: Props) {
  const words = useWords({ en, ko });
  const named = useRoleWords();
  const language = useLanguage();
  const { what, name, roles = [], before = [], reason, by, at, until, mine } = action;
  const day = (moment: number) => dayWords(new Date(moment).toISOString().slice(0, 10), language);
  return (
    <li>
      <div>
        <b>{fill(words[`proposal_${what}`], { name })}</b>
        {roles.length > 0 && (
          <p>
            {before.length > 0 && `${before.map(named).join(' · ')} → `}
            {roles.map(named).join(' · ')}
          </p>
        )}
        <p>“{reason}”</p>
        <small>{fill(words.proposed_by, { name: by.name, day: day(at), until: day(until) })}</small>
      </div>
      <div className="buttons">
        {mine ? (
          <Button look="main" onClick={onApprove}>
            {words.approve}
          </Button>
        ) : (
          <small>{words.not_mine}</small>
        )}
        <Button onClick={onRefuse}>{mine ? words.refuse : words.take_back}</Button>
      </div>
    </li>
  );
}

function Refuse({ action, onClose }: { readonly action: ActionView; readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const refuse = useRefuse();
  const [reason, setReason] = useState('');
  const submit = () => {
    if (reason.trim() !== '') refuse.mutate({ action: action.action, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={fill(words[`proposal_${action.what}`], { name: action.name })}
      send={action.mine ? words.refuse : words.take_back}
      disabled={refuse.isPending}
      problem={refuse.error}
      onSend={submit}
      onClose={onClose}
    >
      <Field
        label={words.reason}
        hint={words.reason_hint}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
