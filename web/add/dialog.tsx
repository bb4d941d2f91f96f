import './dialog.css';
import { useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { fill, useWords } from '../words.ts';
import type { About } from './adding.tsx';
import en from './words.en.json';
import ko from './words.ko.json';

interface Props {
  readonly files: readonly File[];
  /** The case whose page this is. */
  readonly here: string | undefined;
  readonly onClose: () => void;
  readonly onTake: (files: readonly File[], about: About) => void;
}

/** Which files, and what is known of them that does not stand in them. */
export default function AddDialog({ files: given, here, onClose, onTake }: Props) {
  const words = useWords({ en, ko });
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState(given);
  const [published, setPublished] = useState('');
  const [publisher, setPublisher] = useState('');
  const [into, setInto] = useState(here !== undefined);
  const wrong = published !== '' && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(published.trim());
  const take = () =>
    files.length > 0 &&
    !wrong &&
    onTake(files, {
      case: into ? here : undefined,
      published: published.trim(),
      publisher: publisher.trim(),
    });
  const actions = (
    <>
      <Button onClick={onClose}>{words.cancel}</Button>
      <Button look="main" onClick={take} disabled={files.length === 0 || wrong}>
        {words.take}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} onClose={onClose} actions={actions}>
      <div className="add">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words.choose}
          onChange={({ target }) => setFiles([...files, ...(target.files ?? [])])}
        />
        {files.length > 0 && (
          <ul className="chosen">
            {files.map((file, i) => (
              <li key={`${file.name} ${file.size} ${file.lastModified}`}>
                {file.name}
                <Button
                  look="bare"
                  aria-label={fill(words.without, { file: file.name })}
                  onClick={() => setFiles(files.filter((_, j) => j !== i))}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Button onClick={() => input.current?.click()} autoFocus={files.length === 0}>
          {files.length > 0 ? words.choose_more : words.choose}
        </Button>
        <p className="quiet">{words.formats}</p>
        {here !== undefined && (
          <fieldset>
            <legend>{words.where}</legend>
            <label>
              <input type="radio" name="into" checked={into} onChange={() => setInto(true)} />
              {fill(words.into_case, { case: here })}
            </label>
            <label>
              <input type="radio" name="into" checked={!into} onChange={() => setInto(false)} />
              {words.into_own}
            </label>
          </fieldset>
        )}
        <div className="known">
          <Field
            label={words.published}
            hint={words.published_hint}
            placeholder="2024-05-14"
            value={published}
            onChange={({ target }) => setPublished(target.value)}
            wrong={wrong ? words.published_wrong : undefined}
          />
          <Field
            label={words.publisher}
            value={publisher}
            maxLength={200}
            onChange={({ target }) => setPublisher(target.value)}
          />
        </div>
      </div>
    </Dialog>
  );
}
