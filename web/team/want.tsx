import { useState } from 'react';
import type { PeopleView, PersonView, Wanted } from '../../src/server/team/shapes.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { fill, useWords } from '../words.ts';
import { LinkOnce } from './link-once.tsx';
import { useWant } from './queries.ts';
import { Roles } from './roles.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

export type What = Wanted['what'];

interface Props {
  readonly what: What;
  /** Not of `invite`. */
  readonly person?: PersonView | undefined;
  readonly roles: PeopleView['roles'];
  readonly onClose: () => void;
}

/** Asks for something about the people of the team, with its reason; says whether it is done or waits for a second person. */
export function Want({ what, person, roles: all, onClose }: Props) {
  const words = useWords({ en, ko });
  const want = useWant();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>(person?.roles ?? []);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsRoles = what === 'invite' || what === 'grant';
  const missing = {
    name: what === 'invite' && name.trim() === '',
    roles: needsRoles && roles.length === 0,
    reason: reason.trim() === '',
  };
  const submit = () => {
    setTried(true);
    if (missing.name || missing.roles || missing.reason) return;
    if (what === 'invite') want.mutate({ what, name, roles, reason });
    else if (what === 'grant') want.mutate({ what, person: person!.id, roles, reason });
    else want.mutate({ what, person: person!.id, reason });
  };
  const title = fill(words[`want_${what}`], { name: person?.name ?? '' });
  if (want.data?.link) return <LinkOnce link={want.data.link} onClose={onClose} />;
  if (want.data)
    return (
      <Dialog title={title} onClose={onClose}>
        <p>{want.data.waits === undefined ? words.is_done : words.waits}</p>
      </Dialog>
    );
  return (
    <FormDialog
      title={title}
      send={words[`do_${what}`]}
      look={what === 'close' ? 'danger' : 'main'}
      disabled={want.isPending}
      problem={want.error}
      onSend={submit}
      onClose={onClose}
    >
      <p className="quiet">{words[`text_${what}`]}</p>
      {what === 'invite' && (
        <Field
          label={words.name}
          hint={words.name_hint}
          value={name}
          maxLength={200}
          onChange={({ target }) => setName(target.value)}
          wrong={tried && missing.name ? words.name_needed : undefined}
        />
      )}
      {needsRoles && (
        <Roles
          all={all}
          chosen={roles}
          onChange={setRoles}
          wrong={tried && missing.roles ? words.roles_needed : undefined}
        />
      )}
      <Field
        label={words.reason}
        hint={words.reason_hint}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
        wrong={tried && missing.reason ? words.reason_needed : undefined}
      />
    </FormDialog>
  );
}
