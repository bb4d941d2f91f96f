import { useState } from 'react';
import type { Format, Made, Release } from '../../src/server/release/shapes.ts';
import { fill } from '../fill.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Ask } from './ask.tsx';
import { useWrite } from './use-register.ts';
import { useReleaseWords } from './words-of.ts';

const FORMATS: readonly Format[] = ['txt', 'html', 'docx', 'pdf'];

interface Props {
  readonly id: string;
  readonly release: Release;
  readonly onClose: () => void;
}

/** It leaves: the files are made and recorded, then saved. */
export function Make({ id, release, onClose }: Props) {
  const words = useReleaseWords().register;
  const texts = release.texts.length > 0;
  const [formats, setFormats] = useState<readonly Format[]>(['txt']);
  const [files, setFiles] = useState<Made['files'] | null>(null);
  const at = `releases/${release.seq}`;
  const make = useWrite<{ formats: Format[] }, Made>(id, `${at}/make`, (made) => setFiles(made.files));
  if (files !== null)
    return (
      <Dialog title={words.files} onClose={onClose}>
        <ul className="release-files">
          {files.map(({ name, sha256, bytes }) => (
            <li key={name}>
              <a className="button" href={`/api/cases/${id}/${at}/files/${name}`} download={name}>
                {fill(words.save, { name })}
              </a>
              <small className="num">
                {bytes.toLocaleString('en')} B · SHA-256 <code>{sha256}</code>
              </small>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  return (
    <Ask
      title={words.make}
      lead={words.make_lead}
      pending={make.isPending}
      ready={!texts || formats.length > 0}
      onClose={onClose}
      onDone={() => make.mutate({ formats: texts ? [...formats] : [] })}
    >
      {texts && (
        <fieldset className="release-ticks">
          <legend>{words.formats}</legend>
          {FORMATS.map((format) => (
            <label key={format}>
              <input
                type="checkbox"
                checked={formats.includes(format)}
                onChange={({ target }) =>
                  setFormats(target.checked ? [...formats, format] : formats.filter((one) => one !== format))
                }
              />
              {words.format[format]}
            </label>
          ))}
        </fieldset>
      )}
      {release.bundle && <p>{words.bundle}</p>}
    </Ask>
  );
}
