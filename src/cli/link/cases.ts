import { accountChances } from '../../intake/lists/knowledge.ts';
import { accountModel } from '../../link/accounts/weigh.ts';
import { caseOf } from '../../review/case-of.ts';
import { Accounts, type Proposed } from '../../server/accounts.ts';
import { exportedProposals } from '../../server/pair-view.ts';
import type { PairProposal } from '../../server/shapes.ts';
import type { Args, Io } from '../command.ts';
import { whole } from '../estimate/figures.ts';
import { clean, shorten, wrap } from '../layout.ts';
import { messages } from '../messages.ts';
import { packFor } from '../pack.ts';
import { caughtUp } from '../vault/caught-up.ts';
import { withVault } from '../vault/open.ts';
import { fill } from '../words.ts';

/** Proposals that are printed. */
const MOST = 50;
/** Of each side, quotes of one step. */
const QUOTES = 1;

/** `moksori link --cases`: which cases of the vault may tell of one event. Nothing is joined. */
export async function casesCommand(args: Args, io: Io): Promise<void> {
  const words = messages.link.cases;
  await withVault(args, io, async (home) => {
    await caughtUp(home, args);
    const pack = packFor(typeof args.options.pack === 'string' ? args.options.pack : 'prk');
    const accounts = new Accounts({
      ...{ vault: home.vault, index: home.store.index, pack },
      model: accountModel(accountChances()),
      assemble: async (state) => caseOf(state, pack),
    });
    const found = await accounts.proposed(MOST);
    const exported = exportedProposals(found, 'en');
    if (args.options.json === true) return io.out(`${JSON.stringify(exported, null, 2)}\n`);
    for (const one of exported.proposals as readonly PairProposal[]) io.out(`${proposal(one, io.columns)}\n`);
    for (const text of closing(found)) io.out(`${wrap(text, io.columns).join('\n')}\n`);
    if (found.total > 0) io.out(`${wrap(words.join, io.columns).join('\n')}\n`);
  });
}

function closing({ total, cases, pairs, compared, crowded }: Proposed): string[] {
  const words = messages.link.cases;
  return [
    fill(words.found, {
      total: whole(total),
      cases: whole(cases),
      pairs: whole(pairs),
      compared: whole(compared),
    }),
    ...(crowded > 0 ? [fill(words.crowded, { n: whole(crowded) })] : []),
    words.set,
  ];
}

function proposal(one: PairProposal, columns: number): string {
  const words = messages.link.cases;
  const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.levels;
  // Set weights make nothing certain.
  const percent = Math.min(99, Math.round(100 / (1 + 2 ** -one.weight)));
  const head = fill(words.head, {
    ...{ a: one.a.case, b: one.b.case, percent, accounts: one.accounts, lineages: one.lineages },
  });
  const called = [one.a, one.b].map((side) => `  ${side.case}  ${clean(side.called)}`);
  const why = one.steps
    .toSorted((x, y) => y.bits + y.rarity - (x.bits + x.rarity))
    .flatMap(({ of, name, bits, rarity, a, b }) => {
      const sum = bits + rarity;
      const said = `  ${sum < 0 ? '−' : '+'}${Math.abs(sum).toFixed(1)}  ${levels[of]?.[name] ?? `${of} ${name}`}`;
      const quotes = of === 'acts' ? [] : [...a.slice(0, QUOTES), ...b.slice(0, QUOTES)];
      return [
        said,
        ...quotes.flatMap((id) => {
          const quote = one.quotes[id]?.quote;
          return quote === undefined
            ? []
            : [`        “${shorten(clean(quote), Math.max(20, columns - 12))}”`];
        }),
      ];
    });
  const runs = one.runs.map(({ words: n, quote }) =>
    wrap(fill(words.run, { n, quote: shorten(clean(quote), 120) }), columns - 2)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
  return `${[head, ...called, ...why, ...runs].join('\n')}\n`;
}
