import { useEffect, useRef, useState } from 'react';
import { type Chosen as Ends, moved, sentencesIn, wordAt, wordsIn } from './caret.ts';
import { moveOf } from './keys.ts';
import { rangeOf, type Selected, selectedIn, trimmed } from './selection.ts';

interface Text {
  readonly report: string;
  readonly language: string;
  readonly text: string;
}

export interface Choosing {
  /** What is selected in a report now, by mouse, finger or keys. */
  readonly selected: Selected | undefined;
  /** Whether the keys choose words. */
  readonly on: boolean;
  /** Begins to choose by keys, at a place of the report. */
  readonly begin: (at: number) => void;
  readonly end: () => void;
}

/**
 * Choosing words. However they are chosen, the selection of the browser is what counts: keys only move it.
 *
 * @param textOf the text of a report that is shown
 * @param onTake Enter was pressed on what is chosen
 */
export function useChoosing(
  here: Text | undefined,
  textOf: (report: string) => string | undefined,
  onTake: (selected: Selected) => void,
): Choosing {
  const [selected, setSelected] = useState<Selected>();
  const [ends, setEnds] = useState<Ends>();
  const latest = useRef({ here, textOf, onTake, ends });
  latest.current = { here, textOf, onTake, ends };

  useEffect(() => {
    const listen = () => {
      const found = selectedIn(getSelection());
      const text = found && latest.current.textOf(found.report);
      const now = found && text !== undefined ? trimmed(text, found) : undefined;
      setSelected((before) =>
        before?.start === now?.start && before?.end === now?.end && before?.report === now?.report
          ? before
          : now,
      );
    };
    document.addEventListener('selectionchange', listen);
    return () => document.removeEventListener('selectionchange', listen);
  }, []);

  const on = ends !== undefined;
  useEffect(() => {
    if (!on) return;
    // Before the keys of the page: while words are chosen the arrows are theirs.
    const listen = (event: KeyboardEvent) => {
      const { here, onTake, ends } = latest.current;
      if (!here || !ends || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') stop();
      else if (event.key === 'Enter') {
        const { from, to } = ends;
        stop();
        onTake({ report: here.report, start: Math.min(from, to), end: Math.max(from, to) });
      } else {
        const move = moveOf(event);
        if (move === undefined) return;
        const { words, sentences } = partsOf(here);
        setEnds(moved(ends, move, here.text, words, sentences));
      }
      event.preventDefault();
      event.stopPropagation();
    };
    const stop = () => {
      setEnds(undefined);
      getSelection()?.removeAllRanges();
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [on]);

  const report = here?.report;
  useEffect(() => {
    if (!ends || report === undefined) return;
    const article = document.querySelector(`[data-report="${CSS.escape(report)}"]`);
    const range = article && rangeOf(article, Math.min(ends.from, ends.to), Math.max(ends.from, ends.to));
    if (!range) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [ends, report]);

  return {
    selected,
    on,
    begin: (at) => {
      if (here) setEnds(wordAt(partsOf(here).words, at));
    },
    end: () => {
      setEnds(undefined);
      getSelection()?.removeAllRanges();
    },
  };
}

interface Parts {
  readonly of: string;
  readonly words: ReturnType<typeof wordsIn>;
  readonly sentences: ReturnType<typeof sentencesIn>;
}
let parts: Parts | undefined;

/** Words and sentences of the text in which words are chosen; those of the last one are kept. */
function partsOf({ text, language }: Text): Parts {
  if (parts?.of !== text)
    parts = { of: text, words: wordsIn(text, language), sentences: sentencesIn(text, language) };
  return parts;
}
