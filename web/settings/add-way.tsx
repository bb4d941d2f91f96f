import { useState } from 'react';
import type { NewWay, Way } from '../../src/server/shapes.ts';
import { passphraseFault } from '../enter/passphrase.ts';
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
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const fault = kind === 'passphrase' ? passphraseFault(passphrase) : null;
  const differ = kind === 'passphrase' && passphrase.normalize('NFC') !== again.normalize('NFC');

  const submit = () => {
    setTried(true);
    if (fault || differ) return;
    const about = label.trim() === '' ? {} : { label: label.trim() };
    const way: NewWay = kind === 'passphrase' ? { kind, passphrase, ...about } : { kind, ...about };
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
        <>
          <Field
            label={enter.passphrase}
            hint={enter.rule}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={({ target }) => setPassphrase(target.value)}
            wrong={tried && fault ? enter[`fault_${fault}`] : undefined}
          />
          <Field
            label={enter.again}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={({ target }) => setAgain(target.value)}
            wrong={tried && !fault && differ ? enter.fault_differ : undefined}
          />
        </>
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
