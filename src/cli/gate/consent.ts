/** `moksori consent`: who agreed to have it told, for whom, until when. */
import type { Purpose } from '../../review/bodies.ts';
import type { Consent } from '../../review/state-types.ts';
import type { Args, Io } from '../command.ts';
import { languageOf } from '../from-files.ts';
import { each, onlyOne, quoted, WrongUsage } from '../options.ts';
import { stateIn } from '../vault/case.ts';
import { reasonOf } from '../vault/keys.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { moment, rows } from '../vault/rows.ts';
import { count, fill, type Words, wordsOf } from '../words.ts';
import { append, numberOf, purposeOf, today } from './given.ts';

export async function consentCommand(args: Args, io: Io): Promise<void> {
  const [id] = args.files as [string];
  const { options } = args;
  const words = wordsOf(languageOf(options.language));
  const given = newConsent(args);
  const withdrawn = options.withdraw === undefined ? undefined : numberOf(options.withdraw, 'withdraw');
  const reason = withdrawn === undefined ? '' : reasonOf(args);
  await withVault(args, io, async (home) => {
    const state = await stateIn(home.vault, id);
    const { holds } = await import('../../release/gate/gate.ts');
    if (given === undefined && withdrawn === undefined)
      return list(state.consents, (consent) => holds(consent, today()), words, args, io);
    const { giveConsent, withdrawConsent } = await import('../../release/gate/entries.ts');
    const actor = await actorOf(args, home);
    if (given !== undefined) {
      const entry = giveConsent(state, given, { actor, today: today() });
      const seq = await append(home, [entry]);
      const { by, purposes, reports } = entry.body;
      if (options.json === true)
        return io.out(`${JSON.stringify({ consent: seq, ...entry.body }, null, 2)}\n`);
      const said = { seq, by: who(by, words), list: levels(purposes, words) };
      return io.out(`${fill(words.gate.given, said)} ${count(words.gate.forReports, reports.length)}\n`);
    }
    const seq = await append(home, [withdrawConsent(state, withdrawn!, { actor, reason })]);
    if (options.json === true) io.out(`${JSON.stringify({ withdrawn, entry: seq }, null, 2)}\n`);
    else io.out(`${fill(words.gate.consentGone, { seq: withdrawn! })}\n`);
  });
}

/** What was typed of a consent; undefined when nothing was. @throws WrongUsage when only a part was */
function newConsent(args: Args) {
  const { options } = args;
  onlyOne(args, ['by', 'withdraw']);
  const purposes = each(args, 'for').map((typed) => purposeOf(typed, 'for'));
  const { by, until, how } = options;
  if (typeof by !== 'string') {
    if (purposes.length > 0 || until !== undefined || how !== undefined)
      throw new WrongUsage('nobody is named who agreed', '--by SOURCE or --by ROLE: moksori consent --help');
    return undefined;
  }
  if (purposes.length === 0)
    throw new WrongUsage('a consent is for a purpose', '--for partner, un or public');
  if (typeof until === 'string' && !isDay(until))
    throw new WrongUsage(`--until ${quoted(until)} is no day`, 'write 2027-01-01');
  return {
    purposes,
    by,
    ...(typeof until === 'string' && { until }),
    ...(typeof how === 'string' && { how }),
  };
}

function isDay(typed: string): boolean {
  const day = new Date(`${typed}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(typed) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed)
  );
}

function list(
  consents: readonly Consent[],
  holding: (consent: Consent) => boolean,
  words: Words,
  { options }: Args,
  io: Io,
): void {
  if (options.json === true) {
    const plain = consents.map(({ at, withdrawn, ...consent }) => ({
      ...consent,
      at: new Date(at).toISOString(),
      holds: holding({ ...consent, at, withdrawn }),
      withdrawn: withdrawn && { ...withdrawn, at: new Date(withdrawn.at).toISOString() },
    }));
    io.out(`${JSON.stringify({ consents: plain }, null, 2)}\n`);
    return;
  }
  if (consents.length === 0) {
    io.out(`${words.gate.noConsent}\n`);
    return;
  }
  const lines = consents.map((consent) => [
    String(consent.seq),
    moment(consent.at),
    who(consent.by, words),
    levels(consent.purposes, words),
    consent.until ?? '–',
    [
      consent.withdrawn !== null ? words.gate.withdrawn : holding(consent) ? '' : words.gate.expired,
      consent.reports.join(', '),
      consent.how ?? '',
    ]
      .filter(Boolean)
      .join(' · '),
  ]);
  io.out(rows(lines, io.columns, words.gate.consentHead));
}

/** A source by its id, a role by its word. */
function who(by: string, { gate }: Words): string {
  const roles: Readonly<Record<string, string>> = gate.roles;
  return roles[by] ?? by;
}

function levels(purposes: readonly Purpose[], { protect }: Words): string {
  return purposes.map((purpose) => protect.levels[purpose]).join(', ');
}
