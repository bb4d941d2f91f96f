import type { Deciding } from '../../review/deciding.ts';
import type { Plain } from '../../vault/plain.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { each, onlyOne, WrongUsage } from '../options.ts';
import { claimLine } from '../review/claim-lines.ts';
import { NotDone, reviewAt } from '../review/session.ts';
import { CouldNot } from '../say.ts';
import { fill } from '../words.ts';
import { claimIdIn } from './case.ts';
import { VaultDesk } from './desk.ts';
import { actorOf, withVault } from './open.ts';
import { rows } from './rows.ts';

type Decided = readonly [claim: string, deciding: Deciding];

/** `moksori review`: one claim at a time at the terminal, or decisions as given on the command line. */
export async function reviewCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const scripted = decisionsIn(args);
  await withVault(args, io, async (home) => {
    const desk = await VaultDesk.open(home.vault, await actorOf(args, home), args.files[0]!, args, io);
    const waiting = desk.claims().filter((id) => desk.seen(id).status === 'proposed');
    const shown = options.all === true ? desk.claims() : waiting;
    if (typeof options.undo === 'string') return undoOne(desk, options.undo, args, io);
    if (options['accept-all'] === true)
      return apply(
        desk,
        waiting.map((id) => [id, { what: 'accept', reason: reason(args) }]),
        args,
        io,
      );
    if (scripted.length > 0)
      return apply(
        desk,
        scripted.map(([claim, deciding]) => [claimIdIn(desk.state, claim), deciding]),
        args,
        io,
      );
    if (options.list === true || options.json === true || io.keyboard === undefined)
      return list(desk, shown, args, io);
    if (shown.length === 0) io.out(`${desk.page().words.review.none}\n`);
    else await reviewAt(desk, shown, { keyboard: io.keyboard, show: io.out });
  });
}

/** Decisions that the options give. @throws WrongUsage */
function decisionsIn(args: Args): Decided[] {
  const { options } = args;
  for (const other of ['undo', 'accept-all', 'list'])
    for (const decision of ['accept', 'reject', 'withdraw', 'correct']) onlyOne(args, [decision, other]);
  onlyOne(args, ['undo', 'accept-all', 'list']);
  const given = typeof options.reason === 'string' ? { reason: options.reason } : {};
  const decided: Decided[] = [
    ...each(args, 'accept').map((id): Decided => [id, { what: 'accept', ...given }]),
    ...each(args, 'reject').map((id): Decided => [id, { what: 'reject', reason: reason(args) }]),
    ...each(args, 'withdraw').map((id): Decided => [id, { what: 'withdraw', reason: reason(args) }]),
  ];
  if (typeof options.correct !== 'string') return decided;
  const { field, value } = options;
  if (typeof field !== 'string' || typeof value !== 'string')
    throw new WrongUsage(
      '--correct needs what is wrong and what is right',
      '--correct CLAIM --field FIELD --value VALUE --reason TEXT',
    );
  return [...decided, [options.correct, { what: 'correct', field, value, reason: reason(args) }]];
}

function reason({ options }: Args): string {
  if (typeof options.reason === 'string' && options.reason.trim() !== '') return options.reason.trim();
  throw new WrongUsage('this needs a reason', '--reason TEXT says why; it is kept with the decision');
}

/** All of them in one append: all or nothing. */
async function apply(desk: VaultDesk, decided: readonly Decided[], args: Args, io: Io): Promise<void> {
  const twice = decided.find(([id], i) => decided.findIndex(([other]) => other === id) < i);
  if (twice !== undefined) throw new WrongUsage(`${twice[0]} is decided twice`, 'name each claim once');
  const entries = decided.map(([id, deciding]) => worded(() => desk.entry(id, deciding)));
  if (entries.length === 0) {
    io.out(`${desk.page().words.review.none}\n`);
    return;
  }
  const from = await desk.append(entries).catch(overtaken);
  told(desk, entries, from, args, io);
}

async function undoOne(desk: VaultDesk, typed: string, args: Args, io: Io): Promise<void> {
  if (!/^\d{1,15}$/.test(typed))
    throw new WrongUsage('--undo needs the number of a decision', 'moksori history CASE shows the numbers');
  const entries = await desk.undoing(Number(typed), reason(args));
  told(desk, entries, await desk.append(entries).catch(overtaken), args, io);
}

function told(desk: VaultDesk, entries: readonly Plain[], from: number, { options }: Args, io: Io): void {
  if (options.json === true) {
    const done = entries.map(({ kind, subject }, i) => ({
      seq: from + i,
      kind,
      claim: subject,
      status: desk.state.claims.get(subject)?.status ?? null,
    }));
    io.out(`${JSON.stringify({ done }, null, 2)}\n`);
    return;
  }
  const { review, vault } = desk.page().words;
  const kinds: Readonly<Record<string, string>> = vault.kinds;
  for (const [i, { kind, subject }] of entries.entries()) {
    const status = desk.state.claims.get(subject)?.status;
    const what = [
      subject,
      kinds[kind] ?? kind,
      kind === 'decision.undone' && status ? review.status[status] : '',
    ]
      .filter(Boolean)
      .join(' · ');
    io.out(`${fill(review.done, { what, seq: from + i })}\n`);
  }
}

function list(desk: VaultDesk, ids: readonly string[], { options }: Args, io: Io): void {
  const page = desk.page();
  const { review } = page.words;
  const lines = ids.map((id) => ({ id, ...desk.seen(id) }));
  if (options.json === true) {
    const claims = lines.map(({ claim, status }) => ({ ...claim, status }));
    io.out(`${JSON.stringify({ case: desk.state.case.id, claims }, null, 2)}\n`);
  } else if (lines.length === 0) io.out(`${review.none}\n`);
  else
    io.out(
      rows(
        lines.map(({ id, claim, status }) => [id, review.status[status], claimLine(page, desk.kinds, claim)]),
        io.columns,
      ),
    );
}

function worded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotDone) throw new CouldNot(lower(error.message));
    throw error;
  }
}

/** A sentence as a line of a message: without capital and full stop. */
function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** The same line where nobody sits at the screen. */
function overtaken(error: unknown): never {
  if (error instanceof NotDone) throw new CouldNot(error.message, messages.vault.overtakenHint);
  throw error;
}
