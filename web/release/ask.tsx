import './form.css';
import type { ReactNode } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { TextArea } from '../case/text-area.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useReleaseWords } from './words-of.ts';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly pending: boolean;
  /** What the reason is for: it is kept under this name while the vault is locked. Without it no reason is asked for. */
  readonly about?: string;
  readonly children?: ReactNode;
  readonly ready?: boolean;
  readonly onClose: () => void;
  readonly onDone: (reason: string) => void;
}

/** Asks once more before something goes on the record. It stays until the server has answered. */
export function Ask({ title, lead, pending, about, children, ready = true, onClose, onDone }: Props) {
  const words = useReleaseWords().register;
  const [why, setWhy] = useHalfTyped(about ?? '', '');
  const enough = ready && (about === undefined || why.trim() !== '');
  return (
    <FormDialog
      title={title}
      send={title}
      disabled={pending || !enough}
      onSend={() => enough && onDone(why.trim())}
      onClose={onClose}
    >
      <p>{lead}</p>
      {children}
      {about !== undefined && (
        <TextArea
          label={words.reason}
          hint={words.reason_hint}
          rows={3}
          most={2000}
          required
          value={why}
          onChange={setWhy}
        />
      )}
    </FormDialog>
  );
}
