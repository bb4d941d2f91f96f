import './say.css';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { type ApiProblem, isProblem } from '../api/problem.ts';
import { fill, useWords } from '../words.ts';
import problemsEn from './problems.en.json';
import problemsKo from './problems.ko.json';
import en from './words.en.json';
import ko from './words.ko.json';

interface Line {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
}
export type Say = (text: string, tone?: Line['tone']) => void;

const Saying = createContext<Say>(() => {});
/** How long a plain line stays. A problem stays until it is put away. */
const STAYS = 6000;

/** Says a line at the foot of the page, to eyes and to screen readers. */
export function useSay(): Say {
  return useContext(Saying);
}

/** The words for a problem: what happened and what to do. */
export function useProblemWords(): (problem: unknown) => string {
  const words: Readonly<Record<string, string>> = useWords({ en: problemsEn, ko: problemsKo });
  return (problem) => {
    if (!isProblem(problem)) return words.unknown!;
    const known = words[problem.code];
    if (known) return fill(known, problem.problem.about ?? {});
    return problem.problem.detail ?? problem.problem.title;
  };
}

/** Says a problem. It stays until it is put away. */
export function useSayProblem(): (problem: ApiProblem | unknown) => void {
  const say = useSay();
  const inWords = useProblemWords();
  return (problem) => say(inWords(problem), 'problem');
}

/** Around all pages: the place where lines are said. */
export function Says({ children }: { readonly children: ReactNode }) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const words = useWords({ en, ko });
  const next = useRef(0);
  const away = useCallback((id: number) => setLines((all) => all.filter((line) => line.id !== id)), []);
  const say = useCallback<Say>(
    (text, tone = 'plain') => {
      const id = next.current++;
      setLines((all) => [...all.filter((line) => line.text !== text), { id, text, tone }].slice(-4));
      if (tone === 'plain') setTimeout(() => away(id), STAYS);
    },
    [away],
  );
  const shown = (tone: Line['tone']) =>
    lines
      .filter((line) => line.tone === tone)
      .map((line) => (
        <p key={line.id} className={line.tone}>
          {line.text}
          <button type="button" aria-label={words.away} onClick={() => away(line.id)}>
            ×
          </button>
        </p>
      ));
  return (
    <Saying value={say}>
      {children}
      <div className="says">
        <div role="alert">{shown('problem')}</div>
        <div role="status">{shown('plain')}</div>
      </div>
    </Saying>
  );
}
