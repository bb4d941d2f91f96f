/** Names of the pack and of a case in the language of the pages. */
import type { PackView } from '../../src/server/shapes.ts';
import { type Language, useLanguage } from '../choices.ts';
import { usePack } from './queries.ts';

/** What has `label` and perhaps `label_ko`: an act, a party, a place. */
export function labelIn(
  thing: { readonly label: string; readonly label_ko?: string | undefined },
  language: Language,
): string {
  return language === 'ko' ? (thing.label_ko ?? thing.label) : thing.label;
}

type Listed = {
  readonly [K in keyof PackView]: PackView[K] extends readonly { id: string }[] ? K : never;
}[keyof PackView];

/** Finds the name of something that the pack lists: `name('kinds', 'arrest')`. Its id while the pack is on its way. */
export function useNames(): (list: Listed, id: string) => string {
  const language = useLanguage();
  const { data } = usePack();
  return (list, id) => {
    const found = data?.[list].find((each) => each.id === id);
    return found ? found[language] : id;
  };
}
