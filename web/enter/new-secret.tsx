import { Field } from '../parts/field.tsx';
import { useWords } from '../words.ts';
import { passphraseFault } from './passphrase.ts';
import en from './words.en.json';
import ko from './words.ko.json';

/** A secret that is to be, as it was typed twice. */
export interface Twice {
  readonly text: string;
  readonly again: string;
}
export const UNTYPED: Twice = { text: '', again: '' };

const differ = ({ text, again }: Twice): boolean => text.normalize('NFC') !== again.normalize('NFC');

export const isGood = (typed: Twice): boolean => passphraseFault(typed.text) === null && !differ(typed);

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly typed: Twice;
  readonly onType: (typed: Twice) => void;
  /** Somebody wanted to send it: what is wrong is said. */
  readonly tried: boolean;
  /** In clear. */
  readonly shown?: boolean;
}

/** A new passphrase or password, twice, and what is wrong with it. */
export function NewSecret({ label, hint, typed, onType, tried, shown = false }: Props) {
  const words = useWords({ en, ko });
  const fault = passphraseFault(typed.text);
  const common = { type: shown ? 'text' : 'password', autoComplete: 'new-password' };
  return (
    <>
      <Field
        {...common}
        label={label}
        hint={hint}
        value={typed.text}
        onChange={({ target }) => onType({ ...typed, text: target.value })}
        wrong={tried && fault ? words[`fault_${fault}`] : undefined}
      />
      <Field
        {...common}
        label={words.again}
        value={typed.again}
        onChange={({ target }) => onType({ ...typed, again: target.value })}
        wrong={tried && !fault && differ(typed) ? words.fault_differ : undefined}
      />
    </>
  );
}
