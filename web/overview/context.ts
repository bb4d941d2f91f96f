/** What every part of the overview needs: the counts, the words, and how a number is opened. */
import { createContext, useContext } from 'react';
import type { Overview } from '../../src/server/shapes.ts';
import type { Language } from '../choices.ts';
import type en from './words.en.json';

export interface Showing {
  readonly counts: Overview;
  readonly words: typeof en;
  readonly language: Language;
  /** The name of something that the pack lists, or of a language or status. */
  readonly name: (list: 'kind' | 'stage' | 'place' | 'office' | 'language' | 'status', id: string) => string;
  /** Opens the cases behind a number: params of what is asked for. */
  readonly open: (behind: Readonly<Record<string, string>>) => void;
}

export const Shows = createContext<Showing | null>(null);

/** @throws Error outside of the overview */
export function useShowing(): Showing {
  const showing = useContext(Shows);
  if (showing === null) throw new Error('a part of the overview stands outside of it');
  return showing;
}
