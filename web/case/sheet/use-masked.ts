import { useCallback, useMemo } from 'react';
import { useInfo } from '../info.ts';
import { sealedNames, withoutNames } from '../mask.ts';

/** For whatever stands on the sheet in the words of a report: the same words without the names that are sealed. */
export function useMasked(): (text: string) => string {
  const { view } = useInfo();
  const names = useMemo(() => sealedNames(view.claims), [view.claims]);
  return useCallback((text: string) => withoutNames(text, names), [names]);
}
