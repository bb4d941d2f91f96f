import { agreementOf } from '../../review/agreement.ts';
import { type PairDecision, pairWithdrawn } from '../../review/pairs.ts';
import type { Args, Io } from '../command.ts';
import { clean, wrap } from '../layout.ts';
import { messages } from '../messages.ts';
import { onlyOne, quoted, WrongUsage } from '../options.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { fill } from '../words.ts';
import { type Kept, keptIn } from './kept.ts';

/** `moksori pairs`: decisions on pairs of rows, and taking one back. */
export async function pairsCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const words = messages.link.pairs;
  onlyOne(args, ['withdraw', 'agreement']);
  const of = numberOf(options.withdraw);
  const reason = typeof options.reason === 'string' ? options.reason.trim() : '';
  if (of !== undefined && reason === '') throw new WrongUsage(words.noReason, words.noReasonHint);
  await withVault(args, io, async (home) => {
    const kept = await keptIn(home.vault);
    if (of !== undefined) {
      const entry = pairWithdrawn(kept.decisions, of, { actor: await actorOf(args, home), reason });
      const { from } = await home.vault.append([entry]);
      io.out(`${fill(words.withdrawn, { of, seq: from })}\n`);
    } else if (options.agreement === true) agreement(kept, args, io);
    else if (options.json === true)
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

function agreement({ decisions, people }: Kept, { options }: Args, io: Io): void {
  const words = messages.link.agreement;
  const { same, different } = messages.link.decided;
  const found = agreementOf(decisions);
  if (options.json === true) {
    const plain = found.map(({ disagreements, ...one }) => ({
      ...one,
      disagreements: disagreements.map((both) => both.map(asJson)),
    }));
    io.out(`${JSON.stringify({ agreement: plain }, null, 2)}\n`);
    return;
  }
  if (found.length === 0) io.out(`${words.none}\n`);
  for (const { one, other, pairs, agreed, kappa, disagreements } of found) {
    const who = { one: people.get(one) ?? one, other: people.get(other) ?? other };
    const figures = { ...who, pairs, agreed, kappa: kappa === null ? '–' : kappa.toFixed(2) };
    io.out(`${wrap(clean(fill(words.line, figures)), io.columns).join('\n')}\n`);
    for (const [mine, theirs] of disagreements) {
      const said = (each: PairDecision) => (each.same ? same : different);
      const values = {
        ...{ ...who, a: rowWords(mine.a), b: rowWords(mine.b), mine: said(mine), theirs: said(theirs) },
        ...{ seq: mine.seq, with: theirs.seq },
      };
      io.out(`${wrap(clean(fill(words.differs, values)), io.columns).join('\n')}\n`);
    }
  }
}

function rowWords({ list, row }: PairDecision['a']): string {
  return fill(messages.link.pairs.row, { list, row });
}

/** As an entry says it: rows by what names them, never by a value. */
function asJson({ seq, at, actor, same, a, b, reason, drawn, standing }: PairDecision): unknown {
  return { seq, at: new Date(at).toISOString(), actor, same, a, b, reason, drawn, standing };
}

function lineOf({ seq, at, actor, same, a, b, reason, standing }: PairDecision, { people }: Kept): string[] {
  const words = messages.link.pairs;
  const { same: one, different } = messages.link.decided;
  const said = [same ? one : different, rowWords(a), rowWords(b), words.standing[standing], reason ?? ''];
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
