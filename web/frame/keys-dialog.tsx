import './keys-dialog.css';
import { chooseKeys, useKeysOn } from '../choices.ts';
import { Dialog } from '../parts/dialog.tsx';
import { keyCap } from '../parts/key.ts';
import type { PageKey } from '../parts/use-keys.ts';
import { useWords } from '../words.ts';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly here: readonly PageKey[];
  readonly everywhere: readonly PageKey[];
  readonly onClose: () => void;
}

/** All keys: those of the page, then those that hold everywhere. */
export function KeysDialog({ here, everywhere, onClose }: Props) {
  const words = useWords({ en, ko });
  const on = useKeysOn();
  const taken = new Set(here.flatMap(({ keys }) => keys));
  const rest = everywhere.filter(({ keys }) => !keys.every((key) => taken.has(key)));
  return (
    <Dialog title={words.keys} onClose={onClose}>
      {here.length > 0 && <List title={words.keys_here} keys={here} />}
      <List title={words.keys_everywhere} keys={rest} />
      <label className="letters">
        <input type="checkbox" checked={on} onChange={(event) => chooseKeys(event.target.checked)} />{' '}
        {words.letters}
      </label>
    </Dialog>
  );
}

function List({ title, keys }: { readonly title: string; readonly keys: readonly PageKey[] }) {
  return (
    <section className="key-list">
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys, name }) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{keyCap(key)}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
