/** `moksori history` and `moksori decisions`: who decided what, when and why. Nothing is ever left out. */
import type { DecisionLine } from '../../review/decisions.ts';
import type { Line } from '../../review/history.ts';
import type { Decision } from '../../review/state-types.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { fill, type Words, wordsOf } from '../words.ts';
import { claimIdIn, stateIn } from './case.ts';
import { withVault } from './open.ts';
import { moment, rows } from './rows.ts';

export async function historyCommand(args: Args, io: Io): Promise<void> {
  const [id, named] = args.files;
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id!);
    if (named === undefined) {
      const { historyOf } = await import('../../review/history.ts');
      return print(historyOf(state), args, io);
    }
    const { id: subject, history } = state.claims.get(claimIdIn(state, named))!;
    print(
      history.map((line) => ({ ...line, subject })),
      args,
      io,
    );
  });
}

export async function decisionsCommand(args: Args, io: Io): Promise<void> {
  await withVault(args, io, async (home) => {
    const [id] = args.files;
    const { NONE } = await import('../../ledger/types.ts');
    const cases = id === undefined ? (await home.store.casesSince(0)).filter((each) => each !== NONE) : [id];
    const { decisionLines } = await import('../../review/decisions.ts');
    const all = new Map<number, Decision>();
    const plain = new Map<number, DecisionLine>();
    for (const each of cases) {
      const state = await stateIn(home.vault, each);
      for (const decision of state.decisions) all.set(decision.seq, decision);
      for (const line of decisionLines(state)) plain.set(line.seq, line);
    }
    const bySeq = <T extends { readonly seq: number }>(lines: ReadonlyMap<number, T>): T[] =>
      [...lines.values()].toSorted((a, b) => a.seq - b.seq);
    if (args.options.json === true) io.out(`${JSON.stringify({ decisions: bySeq(plain) }, null, 2)}\n`);
    else print(bySeq(all), args, io);
  });
}

function print(lines: readonly Line[], args: Args, io: Io): void {
  const words = wordsOf(languageOf(args.options.language));
  if (args.options.json === true) {
    const plain = lines.map(({ seq, at, actor, kind, subject, reason, standing, of }) => ({
      ...{ seq, at: new Date(at).toISOString(), actor, kind, subject, reason, standing },
      ...(of !== undefined && { of }),
    }));
    io.out(`${JSON.stringify({ decisions: plain }, null, 2)}\n`);
    return;
  }
  if (lines.length === 0) {
    io.out(`${words.vault.history.none}\n`);
    return;
  }
  io.out(
    rows(
      lines.map((line) => [String(line.seq), moment(line.at), line.actor, line.subject, whatOf(line, words)]),
      io.columns,
      words.vault.history.head,
    ),
  );
}

function whatOf({ kind, of, standing, reason }: Line, { vault: words }: Words): string {
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const standings: Readonly<Record<string, string>> = words.history.standing;
  return [
    `${kinds[kind] ?? kind}${of === undefined ? '' : ` ${fill(words.history.of, { n: of })}`}`,
    standings[standing] ?? '',
    reason === null ? '' : `“${reason}”`,
  ]
    .filter(Boolean)
    .join(' · ');
}
