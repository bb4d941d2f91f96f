import type { ReadJson } from '../../draft/schema.ts';
import { conflictBlocks } from './conflicts.ts';
import { framed } from './frame.ts';
import { beside, type SheetOptions, type SheetPack } from './page.ts';

/** The page of `moksori conflicts`: every smallest set of claims that cannot all be true, or that there is none. */
export function conflictsPage(read: ReadJson, pack: SheetPack, options: SheetOptions = {}): string {
  return framed(read, pack, options, (page) => {
    const { words, paint } = page;
    if (page.case.conflicts.length === 0) return beside(page, 0, '', 0, words.noConflicts);
    return [paint.alarm(paint.bold(words.conflicts)), '', ...conflictBlocks(page)];
  });
}
