/** Decisions on pairs of rows as typed: by list and row, never by a value. */
import type { Together } from '../../intake/lists/lists.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { fill } from '../words.ts';
import type { PairDesk } from './kept.ts';

/** Keeps every pair of `--same` and of `--different`. @throws WrongUsage before anything is kept */
export async function decideRows(args: Args, io: Io, together: Together, desk: PairDesk): Promise<void> {
  const words = messages.link.decided;
  const asked = (['same', 'different'] as const).flatMap((what) =>
    each(args, what).map((typed) => ({ what, ...pairOf(what, typed, together) })),
  );
  const { reason } = args.options;
  const names = desk.names(together);
  for (const { what, a, b, said } of asked) {
    const seq = await desk.decide(what === 'same', {
      ...{ a: names.name(a), b: names.name(b) },
      ...(typeof reason === 'string' && reason.trim() !== '' && { reason: reason.trim() }),
    });
    io.out(`${fill(words.done, { what: words[what], ...said, seq })}\n`);
  }
}

function pairOf(option: string, typed: string, { starts }: Together) {
  const found = /^(\d{1,3}):(\d{1,9})=(\d{1,3}):(\d{1,9})$/.exec(typed);
  const [i, a, j, b] = (found ?? []).slice(1).map(Number);
  const rowOf = (list: number, row: number) => {
    const start = starts[list - 1];
    const end = starts[list];
    return start !== undefined && end !== undefined && row >= 1 && start + row <= end
      ? start + row - 1
      : undefined;
  };
  const one = found ? rowOf(i!, a!) : undefined;
  const other = found ? rowOf(j!, b!) : undefined;
  if (one === undefined || other === undefined || one === other)
    throw new WrongUsage(
      fill(messages.link.decided.noPair, { option, pair: quoted(typed) }),
      messages.link.decided.noPairHint,
    );
  return { a: one, b: other, said: { i: i!, a: a!, j: j!, b: b! } };
}
