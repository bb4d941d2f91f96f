import type { ReactNode } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
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
  const [reason, setReason] = useHalfTyped(`${about} ${id}`, '');
  const decide = () => {
    if (reason.trim()) onDecide(reason.trim());
  };
  return (
    <FormDialog
      title={title}
      send={words.reason.save}
      disabled={pending || !reason.trim()}
      onSend={decide}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
