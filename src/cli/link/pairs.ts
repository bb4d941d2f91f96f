import { type PairDecision, pairWithdrawn } from '../../review/pairs.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { fill } from '../words.ts';
import { type Kept, keptIn } from './kept.ts';

/** `moksori pairs`: decisions on pairs of rows, and taking one back. */
export async function pairsCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const words = messages.link.pairs;
  const of = numberOf(options.withdraw);
  const reason = typeof options.reason === 'string' ? options.reason.trim() : '';
  if (of !== undefined && reason === '') throw new WrongUsage(words.noReason, words.noReasonHint);
  await withVault(args, io, async (home) => {
    const kept = await keptIn(home.vault);
    if (of !== undefined) {
      const entry = pairWithdrawn(kept.decisions, of, { actor: await actorOf(args, home), reason });
      const { from } = await home.vault.append([entry]);
      io.out(`${fill(words.withdrawn, { of, seq: from })}\n`);
    } else if (options.json === true)
      io.out(`${JSON.stringify({ decisions: kept.decisions.map(asJson) }, null, 2)}\n`);
    else if (kept.decisions.length === 0) io.out(`${words.none}\n`);
    else
      io.out(
        rows(
          kept.decisions.map((one) => lineOf(one, kept)),
          io.columns,
        ),
      );
  });
}

/** As an entry says it: rows by what names them, never by a value. */
function asJson({ seq, at, actor, same, a, b, reason, drawn, standing }: PairDecision): unknown {
  return { seq, at: new Date(at).toISOString(), actor, same, a, b, reason, drawn, standing };
}

function lineOf({ seq, at, actor, same, a, b, reason, standing }: PairDecision, { people }: Kept): string[] {
  const words = messages.link.pairs;
  const { same: one, different } = messages.link.decided;
  const said = [
    same ? one : different,
    ...[a, b].map(({ list, row }) => fill(words.row, { list, row })),
    words.standing[standing],
    reason ?? '',
  ];
  return [String(seq), moment(at), people.get(actor) ?? actor, said.filter((each) => each !== '').join(', ')];
}

function numberOf(typed: Args['options'][string] | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (typeof typed === 'string' && /^\d{1,15}$/.test(typed)) return Number(typed);
  throw new WrongUsage(
    fill(messages.link.pairs.noNumber, { given: quoted(String(typed)) }),
    messages.link.pairs.noNumberHint,
  );
}
