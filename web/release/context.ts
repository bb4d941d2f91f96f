/** What every card of this screen knows. */
import { createContext, useContext } from 'react';
import type { Names } from './names.ts';
import type { Less } from './use-less.ts';
import type { Words } from './words-of.ts';

export interface Shown {
  readonly words: Words;
  readonly names: Names;
  readonly language: 'en' | 'ko';
  /** The finding whose words are lit in the text. */
  readonly lit: string | null;
  readonly less: Less;
  readonly light: (finding: string | null) => void;
}

export const ShownContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('outside of a release');
  return shown;
}
