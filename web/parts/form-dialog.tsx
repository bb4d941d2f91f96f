import './form-dialog.css';
import { type ReactNode, useId } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useWords } from '../words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useProblemWords } from './say.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly title: string;
  /** What the button says that sends it, and how grave it is. */
  readonly send: string;
  readonly look?: 'main' | 'danger';
  /** Nothing can be sent now: it is under way, or something is missing. */
  readonly disabled: boolean;
  /** Why the server did not take it, said below what was typed. */
  readonly problem?: ApiProblem | string | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with a form. It stays until whoever shows it takes it away: what was typed is not lost when the server refuses. */
export function FormDialog({
  title,
  send,
  look = 'main',
  disabled,
  problem,
  onSend,
  onClose,
  children,
}: Props) {
  const words = useWords({ en, ko });
  const inWords = useProblemWords();
  const form = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look={look} type="submit" form={form} disabled={disabled}>
            {send}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
        noValidate
      >
        {children}
        {problem && (
          <p role="alert" className="wrong">
            {typeof problem === 'string' ? problem : inWords(problem)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
