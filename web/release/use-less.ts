/** Follows a suggestion: the server makes the text, and says what it could not do. */
import { useMutation } from '@tanstack/react-query';
import type { Choice, Lessened, Lessening } from '../../src/server/release/shapes.ts';
import { send } from '../api/client.ts';
import { count, fill } from '../fill.ts';
import { useSay, useSayProblem } from '../parts/say.tsx';
import type { Words } from './words-of.ts';

export interface Less {
  readonly pending: boolean;
  /** Null where nothing can be made of the text: there is none, or it is in a language without words for less. */
  readonly tell: ((choices: readonly Choice[]) => void) | null;
}

/** @param from the text and its language as they were looked at; null while they are not */
export function useLess(
  id: string,
  from: { readonly text: string; readonly language: string } | null,
  words: Words,
  onText: (text: string) => void,
): Less {
  const say = useSay();
  const sayProblem = useSayProblem();
  const own = words.less;
  const { mutate, isPending } = useMutation({
    mutationFn: (asked: Lessening) => send<Lessened>(`/api/cases/${id}/redaction`, asked),
    onSuccess: ({ text, changes, left }) => {
      onText(text);
      const still = left.filter(({ why }) => why === 'found').flatMap(({ quote }) => quote ?? []);
      if (still.length > 0)
        say(fill(own.still, { list: [...new Set(still)].map((one) => `“${one}”`).join(', ') }), 'problem');
      else if (left.length > 0 || changes.length === 0) say(own.by_hand, 'problem');
      else say(count(own.done, changes.length));
    },
    onError: sayProblem,
  });
  const language = from?.language;
  return {
    pending: isPending,
    tell:
      from !== null && (language === 'en' || language === 'ko')
        ? (choices) => mutate({ text: from.text, language, choices: [...choices] })
        : null,
  };
}
