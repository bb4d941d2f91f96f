import './form.css';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { TextArea } from '../case/text-area.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useReleaseWords } from './words-of.ts';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly pending: boolean;
  /** Without it no reason is asked for. */
  readonly reason?: true;
  readonly children?: ReactNode;
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly onDone: (reason: string) => void;
}

/** Asks once more before something goes on the record. It stays until the server has answered. */
export function Ask({ title, lead, pending, reason, children, ready = true, onClose, onDone }: Props) {
  const words = useReleaseWords();
  const form = useId();
  const [why, setWhy] = useState('');
  const enough = ready && (reason === undefined || why.trim() !== '');
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (enough) onDone(why.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="main" type="submit" form={form} disabled={pending || !enough}>
            {title}
          </Button>
        </>
      }
    >
      <form id={form} className="release-form" onSubmit={done}>
        <p>{lead}</p>
        {children}
        {reason && (
          <TextArea
            label={words.register.reason}
            hint={words.register.reason_hint}
            rows={3}
            most={2000}
            required
            value={why}
            onChange={setWhy}
          />
        )}
      </form>
    </Dialog>
  );
}
