/** `moksori withdraw`, `same`, `not-same`, `join`, `part`, `undo`: decisions on more than one claim, each with a reason and each reversible. */
import { decideSame, NotHere, withdrawReport } from '../../review/decide.ts';
import { CASE } from '../../review/ids.ts';
import { join, part, undoing } from '../../review/joining.ts';
import { loadAlone } from '../../review/load.ts';
import { restsOn, returnSource, withdrawSource } from '../../review/rests-on.ts';
import type { State } from '../../review/state-types.ts';
import type { Home } from '../../vault/home.ts';
import type { Plain } from '../../vault/plain.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { CouldNot } from '../say.ts';
import { fill } from '../words.ts';
import { claimIdIn, stateIn, viewOf } from './case.ts';
import { caughtUp } from './caught-up.ts';
import { reasonOf } from './keys.ts';
import { actorOf, withVault } from './open.ts';

const { deciding: words } = messages;

export async function withdrawCommand(args: Args, io: Io): Promise<void> {
  const id = args.files[0]!;
  const dry = args.options['dry-run'] === true;
  const reason = dry ? '' : reasonOf(args);
  await withVault(args, io, async (home) => {
    await caughtUp(home, args);
    const states = await statesWith(home, id);
    const source = id.startsWith('s-');
    const json = args.options.json === true;
    const found: object[] = [];
    for (const state of states) {
      const view = await viewOf(state, args);
      const resting = restsOn(state, source ? { source: id } : { report: id }, view.pack, view.assembled);
      if (json) {
        found.push({ case: state.case.id, ...resting });
        continue;
      }
      const falls = resting.acts.filter(({ alone }) => alone).length;
      io.out(
        `${fill(words.rests, {
          case: state.case.id,
          claims: resting.claims.length,
          acts: resting.acts.length,
          falls,
          dates: resting.dates.length,
          values: resting.workingValues.length,
          conflicts: resting.conflicts.length,
        })}\n`,
      );
      const labels = new Map(view.assembled.acts.map(({ id: act, label }) => [act, label]));
      for (const { act, alone, left } of resting.acts)
        io.out(`  ${fill(alone ? words.falls : words.stays, { act: labels.get(act) ?? act, left })}\n`);
    }
    if (dry) {
      if (json) io.out(`${JSON.stringify({ rests: found }, null, 2)}\n`);
      return;
    }
    const actor = await actorOf(args, home);
    const entries = source
      ? withdrawSource(id, states, { actor, reason })
      : states.map((state) => withdrawReport(state, id, { actor, reason }));
    if (!json) return write(home, entries, fill(words.withdrawn, { id }), io);
    const { from, count } = await home.vault.append(entries);
    const seqs = Array.from({ length: count }, (_, n) => from + n);
    io.out(`${JSON.stringify({ rests: found, withdrawn: id, entries: seqs }, null, 2)}\n`);
  });
}

export function sameCommand(args: Args, io: Io): Promise<void> {
  return sameness(args, io, 'yes');
}

export function notSameCommand(args: Args, io: Io): Promise<void> {
  return sameness(args, io, 'no');
}

/** Two claims that tell acts, or two parties as the sheet's JSON names them (p2). */
async function sameness(args: Args, io: Io, judgement: 'yes' | 'no'): Promise<void> {
  const [id, a, b] = args.files as [string, string | undefined, string | undefined];
  if (a === undefined || b === undefined)
    throw new WrongUsage('this needs a case and two things of it', words.sameHint);
  const reason = reasonOf(args);
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    const by = { actor: await actorOf(args, home), reason };
    const parties = [a, b].map((one) => partyAt(state, one));
    const entry =
      parties[0] && parties[1]
        ? decideSame(state, { of: 'party', judgement, a: parties[0], b: parties[1] }, by)
        : decideSame(state, { of: 'act', judgement, a: claimIdIn(state, a), b: claimIdIn(state, b) }, by);
    await write(home, [entry], fill(judgement === 'yes' ? words.same : words.apart, { a, b }), io);
  });
}

/** A party as one report tells of it: `r-5c1d2e3f.p2`, or `p2` in a case of one report. */
function partyAt(
  state: State,
  named: string,
): { readonly report: string; readonly party: string } | undefined {
  const [, report, party] = /^(?:(r-[0-9a-f]+)\.)?(p\d+)$/.exec(named) ?? [];
  if (party === undefined) return undefined;
  if (report !== undefined) return { report, party };
  const [only, ...more] = state.reports;
  if (only === undefined || more.length > 0)
    throw new CouldNot(fill(words.which, { party }), words.whichHint);
  return { report: only.id, party };
}

export async function joinCommand(args: Args, io: Io): Promise<void> {
  await pair(args, io, join, words.joined);
}

export async function partCommand(args: Args, io: Io): Promise<void> {
  await pair(args, io, part, words.parted);
}

async function pair(args: Args, io: Io, decide: typeof join, said: string): Promise<void> {
  const [into, from] = args.files as [string, string];
  const reason = reasonOf(args);
  await withVault(args, io, async (home) => {
    for (const id of [into, from]) await stateIn(home.vault, id);
    const [a, b] = [await loadAlone(home.vault, into), await loadAlone(home.vault, from)];
    const entries = decide(a, b, { actor: await actorOf(args, home), reason });
    await write(home, entries, fill(said, { into, from }), io);
  });
}

export async function undoCommand(args: Args, io: Io): Promise<void> {
  const [typed] = args.files;
  if (!/^\d{1,15}$/.test(typed!)) throw new WrongUsage('undo needs the number of a decision', words.undoHint);
  const reason = reasonOf(args);
  const seq = Number(typed);
  await withVault(args, io, async (home) => {
    const by = { actor: await actorOf(args, home), reason };
    const [entry] = await firstOf(home.vault.entries({ from: seq, to: seq + 1 }));
    if (entry === undefined) throw new CouldNot(fill(words.noEntry, { seq }), words.undoHint);
    const done = fill(words.undone, { seq });
    if (entry.kind === 'source.withdrawn') {
      await caughtUp(home, args);
      const states = await statesWith(home, entry.subject);
      return write(home, returnSource(entry.subject, seq, states, by), done, io);
    }
    if (!CASE.test(entry.case)) throw new CouldNot(fill(words.noDecision, { seq }), words.undoHint);
    await write(home, await undoing(home.vault, entry.case, seq, by), done, io);
  });
}

/** The cases that have a report, or reports of a source. */
async function statesWith(home: Home, id: string): Promise<State[]> {
  const { index } = home.store;
  if (id.startsWith('s-')) {
    const cases = new Set((await index.reports({ source: id })).map((row) => row.case));
    return Promise.all([...cases].map((one) => stateIn(home.vault, one)));
  }
  if (!/^r-[0-9a-f]+$/.test(id)) throw new CouldNot(`${quoted(id)} is no report and no source`, words.idHint);
  for await (const chunk of home.store.entries())
    for (const { kind, subject, case: of } of chunk)
      if (kind === 'report.added' && subject === id) return [await stateIn(home.vault, of)];
  throw new NotHere(id);
}

async function firstOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const chunk of chunks) return chunk;
  return [];
}

async function write(home: Home, entries: readonly Plain[], said: string, io: Io): Promise<void> {
  const { from, count } = await home.vault.append(entries);
  io.out(
    `${said} ${fill(words.written, { list: Array.from({ length: count }, (_, i) => from + i).join(', ') })}\n`,
  );
}
