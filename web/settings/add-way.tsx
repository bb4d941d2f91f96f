import { useState } from 'react';
import type { NewWay, Way } from '../../src/server/shapes.ts';
import { isGood, NewSecret, UNTYPED } from '../enter/new-secret.tsx';
import enterEn from '../enter/words.en.json';
import enterKo from '../enter/words.ko.json';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useWords } from '../words.ts';
import { useAddWay } from './queries.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** Adds a way. What has to be written down is shown once, before the window closes. */
export function AddWay({ kind, onClose }: { readonly kind: Way['kind']; readonly onClose: () => void }) {
  const words = useWords({ en, ko });
  const enter = useWords({ en: enterEn, ko: enterKo });
  const add = useAddWay();
  const [label, setLabel] = useState('');
  const [passphrase, setPassphrase] = useState(UNTYPED);
  const [tried, setTried] = useState(false);

  const submit = () => {
    setTried(true);
    if (kind === 'passphrase' && !isGood(passphrase)) return;
    const about = label.trim() === '' ? {} : { label: label.trim() };
    const way: NewWay =
      kind === 'passphrase' ? { kind, passphrase: passphrase.text, ...about } : { kind, ...about };
    add.mutate(way, { onSuccess: (made) => !made.recoveryKey && !made.shares && onClose() });
  };
  const once = add.data?.recoveryKey ? [add.data.recoveryKey] : add.data?.shares;
  if (once)
    return (
      <Dialog
        title={words[`once_${kind === 'shares' ? 'shares' : 'recovery-key'}`]}
        onClose={() => {}}
        wide
        actions={
          <Button look="main" onClick={onClose}>
            {words.written_down}
          </Button>
        }
      >
        <p>{words.once_text}</p>
        <ul className="once" translate="no">
          {once.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Dialog>
    );
  return (
    <FormDialog
      title={words[`add_${kind}`]}
      send={words.add}
      disabled={add.isPending}
      problem={add.error}
      onSend={submit}
      onClose={onClose}
    >
      <p className="quiet">{words[`text_${kind}`]}</p>
      {kind === 'passphrase' && (
        <NewSecret
          label={enter.passphrase}
          hint={enter.rule}
          typed={passphrase}
          onType={setPassphrase}
          tried={tried}
        />
      )}
      <Field
        label={words.label}
        hint={words.label_hint}
        value={label}
        maxLength={200}
        onChange={({ target }) => setLabel(target.value)}
      />
    </FormDialog>
  );
}
