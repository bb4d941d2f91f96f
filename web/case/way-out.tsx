import { useEffect, useRef, useState } from 'react';
import { fill } from '../fill.ts';
import { Button } from '../parts/button.tsx';
import { useProblemWords } from '../parts/say.tsx';
import type { Tried } from './conflicts.tsx';
import { type Info, useInfo } from './info.ts';
import { quoteOf } from './proof.ts';
import { TriedView } from './tried-view.tsx';
import type { Conflict } from './types.ts';
import { type WayOut, waysOutOf } from './ways.ts';

interface Props {
  readonly conflict: Conflict;
  readonly number: number;
  readonly trying: string | null;
  readonly tried: Tried;
  readonly onTry: (way: string | null) => void;
  readonly onDecide: (way: WayOut) => void;
}

/** The ways out of one conflict. Pointed at or pressed, one is tried; what follows stands below, so that no way moves away. */
export function Ways({ conflict, number, trying, tried, onTry, onDecide }: Props) {
  const info = useInfo();
  const { words, mayDecide } = info;
  const [kept, setKept] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const ways = waysOutOf(conflict, number);
  const way = ways.find(({ name }) => name === trying);
  const on = way !== undefined;
  useEffect(() => {
    if (on) box.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    <fieldset ref={box} className="case-ways" aria-label={words.conflict.ways}>
      {ways.map(({ name, drop }) => (
        <button
          key={name}
          type="button"
          className="way-name"
          aria-pressed={name === trying}
          onMouseEnter={() => onTry(name)}
          onClick={() => {
            setKept(false);
            onTry(name);
          }}
        >
          {fill(words.conflict.aside, { what: asideText(drop, conflict, info) })}
        </button>
      ))}
      <button
        type="button"
        className="way-name keep"
        aria-expanded={kept}
        onClick={() => {
          onTry(null);
          setKept(!kept);
        }}
      >
        {words.conflict.keep}
      </button>
      {kept && !on && <p className="quiet">{words.conflict.kept}</p>}
      {way && (
        <>
          <Outcome tried={tried} conflict={conflict} />
          {mayDecide && (
            <Button look="main" onClick={() => onDecide(way)}>
              {words.conflict.decide}
            </Button>
          )}
        </>
      )}
    </fieldset>
  );
}

function Outcome({ tried, conflict }: { readonly tried: Tried; readonly conflict: Conflict }) {
  const { words } = useInfo();
  const inWords = useProblemWords();
  return (
    <div className="outcome" aria-live="polite">
      {tried.error ? (
        <p role="alert">
          {words.conflict.failed} {inWords(tried.error)}
        </p>
      ) : tried.data ? (
        <TriedView difference={tried.data.difference} conflict={conflict} />
      ) : (
        <p className="quiet">{words.conflict.trying}</p>
      )}
    </div>
  );
}

/** `the Korean “지난 7월 말께”`: by the value that it brings, else by its words. */
function asideText(drop: readonly string[], { values }: Conflict, info: Info): string {
  const { words, languageName } = info;
  const texts = drop.flatMap((id) => {
    const quote = quoteOf(id, info);
    if (quote === undefined) return [];
    const text = values.find(({ claims }) => claims.includes(id))?.text ?? quote.text;
    return fill(words.conflict.report, { language: languageName(quote.language), text });
  });
  return [...new Set(texts)].join(', ');
}
