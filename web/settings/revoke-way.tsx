import { type FormEvent, useId, useState } from 'react';
import type { Way } from '../../src/server/shapes.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { useProblemWords } from '../parts/say.tsx';
import { fill, useWords } from '../words.ts';
import { useRevokeWay } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Revokes a way, with a reason. */
export function RevokeWay({ way, onClose }: { readonly way: Way; readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const form = useId();
  const revoke = useRevokeWay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') revoke.mutate({ id: way.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={fill(words.revoke_one, { label: way.label })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit" form={form} disabled={revoke.isPending}>
            {words.revoke}
          </Button>
        </>
      }
    >
      <form id={form} className="settings-form" onSubmit={submit} noValidate>
        <p className="quiet">{words.revoke_text}</p>
        <Field
          label={words.reason}
          value={reason}
          maxLength={2000}
          onChange={({ target }) => setReason(target.value)}
          wrong={tried && reason.trim() === '' ? words.reason_needed : undefined}
        />
        {revoke.error && (
          <p role="alert" className="wrong">
            {inWords(revoke.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
