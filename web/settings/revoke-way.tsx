import { useState } from 'react';
import type { Way } from '../../src/server/shapes.ts';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { fill, useWords } from '../words.ts';
import { useRevokeWay } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Revokes a way, with a reason. */
export function RevokeWay({ way, onClose }: { readonly way: Way; readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const revoke = useRevokeWay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') revoke.mutate({ id: way.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={fill(words.revoke_one, { label: way.label })}
      send={words.revoke}
      disabled={revoke.isPending}
      problem={revoke.error}
      onSend={submit}
      onClose={onClose}
    >
      <p className="quiet">{words.revoke_text}</p>
      <Field
        label={words.reason}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
        wrong={tried && reason.trim() === '' ? words.reason_needed : undefined}
      />
    </FormDialog>
  );
}
