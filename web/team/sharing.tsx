import './team.css';
import { useState } from 'react';
import type { Shared } from '../../src/server/team/shapes.ts';
import { useSession } from '../api/queries.ts';
import { count } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useWords } from '../words.ts';
import { useAccounts, useShare, useShared } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Who may see a case, for those who may say so. Where one works alone there is nothing to say. */
export function Sharing({ id }: { readonly id: string }) {
  const { data: session } = useSession();
  const may = session?.mode === 'team' && session.rights.includes('cases.share');
  return may ? <Asked id={id} /> : null;
}

function Asked({ id }: { readonly id: string }) {
  const words = useWords({ en, ko });
  const { data } = useShared(id);
  const [open, setOpen] = useState(false);
  if (data === undefined) return null;
  return (
    <>
      <Button look="bare" onClick={() => setOpen(true)}>
        {data.people === null
          ? words.shared_all
          : count({ one: words.shared_one, many: words.shared_many }, data.people.length)}
      </Button>
      {open && <Share id={id} shared={data} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Props {
  readonly id: string;
  readonly shared: Shared;
  readonly onClose: () => void;
}

function Share({ id, shared, onClose }: Props) {
  const words = useWords({ en, ko });
  const accounts = useAccounts();
  const me = useSession().data?.person?.id;
  const share = useShare(id);
  const [kept, setKept] = useState(shared.people !== null);
  const [people, setPeople] = useState<readonly string[]>(shared.people ?? (me ? [me] : []));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() === '') return;
    share.mutate({ people: kept ? [...people] : null, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={words.sharing}
      send={words.do_share}
      disabled={share.isPending}
      problem={share.error}
      onSend={submit}
      onClose={onClose}
    >
      <fieldset className="team-roles">
        <legend className="unseen">{words.sharing}</legend>
        {[false, true].map((some) => (
          <label key={String(some)}>
            <input type="radio" name="kept" checked={kept === some} onChange={() => setKept(some)} />
            <span>
              <b>{some ? words.keep_some : words.keep_all}</b>
              {some && <small>{words.keep_text}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {kept && (
        <fieldset className="team-roles within">
          <legend>{words.people}</legend>
          {accounts.data?.people
            .filter(({ state }) => state === 'open' || state === 'invited')
            .map(({ id: person, name }) => (
              <label key={person}>
                <input
                  type="checkbox"
                  checked={people.includes(person)}
                  onChange={({ target }) =>
                    setPeople(target.checked ? [...people, person] : people.filter((one) => one !== person))
                  }
                />
                <span>{name}</span>
              </label>
            ))}
        </fieldset>
      )}
      {kept && me !== undefined && !people.includes(me) && <p className="wrong">{words.not_me}</p>}
      <Field
        label={words.reason}
        hint={words.reason_hint}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
        wrong={tried && reason.trim() === '' ? words.reason_needed : undefined}
      />
    </FormDialog>
  );
}
