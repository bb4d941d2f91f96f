import './dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../words.ts';
import { Button } from './button.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at its foot. Without them there is one that closes. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A modal window, open as long as it is rendered. Escape closes it, focus goes back to where it was. */
export function Dialog({ title, onClose, children, actions, wide }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const words = useWords({ en, ko });
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      // A mark of a map is no element of HTML.
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Pressed twice, Escape closes without asking first: it is open as long as whoever shows it wants it so.
      onClose={() => {
        box.current?.showModal();
        onClose();
      }}
    >
      <h2 id={heading}>{title}</h2>
      <div className="body">{children}</div>
      <div className="actions">{actions ?? <Button onClick={onClose}>{words.close}</Button>}</div>
    </dialog>
  );
}
