import type { ReadJson } from '../../draft/schema.ts';
import { actTitle, fieldLines, quotes, toldBy, who } from './act-lines.ts';
import { ask } from './ask.ts';
import { framed } from './frame.ts';
import { type Act, beside, type SheetOptions, type SheetPack } from './page.ts';
import type { Shown } from './proof.ts';
import { timeline } from './timeline.ts';
import { whenLines } from './when.ts';

/**
 * The page of `moksori when`: the bounds of the acts, each with its whole proof, and the one date to ask for.
 *
 * @param wanted leaves out the other acts; nothing leaves out none
 */
export function whenPage(
  read: ReadJson,
  pack: SheetPack,
  options: SheetOptions = {},
  wanted?: ReadonlySet<string>,
): string {
  return framed(read, pack, { ...options, proofs: true }, (page) => {
    const { words } = page;
    const acts = page.acts.filter(({ id }) => wanted === undefined || wanted.has(id));
    const shown: Shown = new Map();
    const block = (act: Act): string[] => {
      const claims = act.claims.flatMap((id) => page.claims.get(id) ?? []);
      return [
        actTitle(page, act, page.number.get(act.id)!),
        ...fieldLines(page, words.field.who, who(page, act)),
        ...whenLines(page, act, page.number.get(act.id)!, shown),
        ...toldBy(page, claims),
        ...quotes(page, act, claims),
      ];
    };
    if (page.acts.length === 0) return [words.none];
    if (acts.length === 0) return beside(page, 0, '', 0, words.noSuchAct);
    return [
      ...acts.flatMap((act, i) => [...(i > 0 ? [''] : []), ...block(act)]),
      ...(wanted === undefined ? timeline(page) : []),
      ...(page.case.ask === undefined ? ['', ...beside(page, 0, '', 0, words.noAsk)] : ask(page)),
    ];
  });
}
