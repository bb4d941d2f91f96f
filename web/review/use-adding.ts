import { useState } from 'react';
import { useHalfTyped } from '../api/use-half-typed.ts';
import { useSay } from '../parts/say.tsx';
import { useWords } from '../words.ts';
import type { Chosen } from './add.tsx';
import { wordAt, wordsIn } from './caret.ts';
import type { Prepared } from './prepared.ts';
import type { Selected } from './selection.ts';
import type { Decisions } from './use-decisions.ts';
import { useMarked } from './use-marked.ts';
import en from './words.en.json';
import ko from './words.ko.json';

export interface Adding {
  /** The words about which something is being said. */
  readonly words: Chosen | undefined;
  /** Words that were pressed or selected since: they fill a field. */
  readonly picked: Chosen | undefined;
  readonly busy: boolean;
  readonly begin: (selected: Selected) => void;
  readonly fill: (selected: Selected) => void;
  readonly press: (report: string, language: string, at: number) => void;
  readonly save: (act: string, fields: Readonly<Record<string, string>>) => Promise<void>;
  readonly leave: () => void;
}

/** A claim that was missed, from the words that were chosen to the one that is in the vault. */
export function useAdding(
  id: string,
  texts: ReadonlyMap<string, Prepared>,
  { add }: Decisions,
  onAdded: (claim: string) => void,
): Adding {
  const say = useSay();
  const { added } = useWords({ en, ko });
  const [words, setWords] = useHalfTyped<Chosen | undefined>(`adding ${id}`, undefined);
  const [picked, setPicked] = useState<Chosen>();
  const [busy, setBusy] = useState(false);
  useMarked(words);
  const chosen = ({ report, start, end }: Selected): Chosen | undefined => {
    const quote = texts.get(report)?.text.slice(start, end);
    return quote === undefined ? undefined : { report, start, end, quote };
  };
  return {
    words,
    picked,
    busy,
    begin: (selected) => {
      setPicked(undefined);
      setWords(chosen(selected));
      getSelection()?.removeAllRanges();
    },
    fill: (selected) => {
      setPicked(chosen(selected));
      getSelection()?.removeAllRanges();
    },
    press: (report, language, at) => {
      const word = wordAt(wordsIn(texts.get(report)?.text ?? '', language), at);
      if (word) setPicked(chosen({ report, start: word.from, end: word.to }));
    },
    save: async (act, fields) => {
      const points = words && texts.get(words.report)?.points;
      if (!points) return;
      const anchors = [{ start: points.point(words.start), end: points.point(words.end) }];
      setBusy(true);
      const claim = await add({ report: words.report, anchors, act, fields });
      setBusy(false);
      if (claim === undefined) return;
      setWords(undefined);
      onAdded(claim);
      say(added);
    },
    leave: () => setWords(undefined),
  };
}
