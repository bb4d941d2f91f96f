import { type FormEvent, type ReactNode, useId } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useInfo } from './info.ts';
import { TextArea } from './text-area.tsx';

interface Props {
  readonly title: string;
  /** What the reason is for, in this case: what was typed is kept under it while the vault is locked. */
  readonly about: string;
  /** What it does. */
  readonly lead: string;
  readonly children?: ReactNode;
  readonly pending: boolean;
  readonly onClose: () => void;
  /** The dialog stays until the server has answered: what was typed is not lost when it refuses. */
  readonly onDecide: (reason: string) => void;
}

/** Asks why, before something goes on the record. */
export function Reason({ title, about, lead, children, pending, onClose, onDecide }: Props) {
  const { id, words } = useInfo();
  const form = useId();
  const [reason, setReason] = useHalfTyped(`${about} ${id}`, '');
  const decide = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onDecide(reason.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.reason.cancel}</Button>
          <Button look="main" type="submit" form={form} disabled={pending || !reason.trim()}>
            {words.reason.save}
          </Button>
        </>
      }
    >
      <form id={form} className="case-reason" onSubmit={decide}>
        <p>{lead}</p>
        {children}
        <TextArea
          label={words.reason.label}
          hint={words.reason.hint}
          rows={3}
          most={2000}
          required
          value={reason}
          onChange={setReason}
        />
      </form>
    </Dialog>
  );
}
