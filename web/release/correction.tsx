import { useState } from 'react';
import type { Release } from '../../src/server/release/shapes.ts';
import { usePack } from '../api/queries.ts';
import { useInfo } from '../case/info.ts';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useSay } from '../parts/say.tsx';
import { useReleaseWords } from './words-of.ts';

/** What a release told that does not stand any more, and what to write to whoever has it. */
export function Correction({ release }: { readonly release: Release }) {
  const { language } = useInfo();
  const all = useReleaseWords();
  const words = all.register;
  const say = useSay();
  const pack = usePack().data;
  const [of, setOf] = useState<'en' | 'ko'>(release.texts[0]?.language === 'ko' ? 'ko' : 'en');
  const text = release.correction[of];
  const kindName = (kind: string) =>
    pack?.kinds.find(({ id }) => id === kind)?.[language] ??
    all.subject.types[kind as keyof typeof all.subject.types] ??
    kind;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(words.copied),
      () => {},
    );
  return (
    <div className="release-fallen">
      <h3>{words.fallen}</h3>
      <ul>
        {release.fallen.map(({ kind, claims }) => (
          <li key={`${kind} ${claims[0]?.claim}`}>
            {fill(words.fell, {
              kind: kindName(kind),
              how: [
                ...new Set(claims.map(({ how }) => words.how[how as keyof typeof words.how] ?? how)),
              ].join(', '),
            })}
          </li>
        ))}
      </ul>
      <div className="release-head">
        <h3>{words.correction}</h3>
        <fieldset className="release-switch" aria-label={words.language}>
          {(['en', 'ko'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === of} onClick={() => setOf(one)}>
              {one.toUpperCase()}
            </button>
          ))}
        </fieldset>
      </div>
      <p className="release-told read" lang={of}>
        {text}
      </p>
      <Button onClick={() => void copy()}>{words.copy}</Button>
    </div>
  );
}
