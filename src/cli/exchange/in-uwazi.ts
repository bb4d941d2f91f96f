/** A table of acts from Uwazi against the vault: what it would change, row by row. */
import { IntakeError } from '../../intake/errors.ts';
import { intakeText } from '../../intake/intake-text.ts';
import { type Handed, handed, NothingToHand } from '../../release/exchange/handed.ts';
import { type Incoming, isColumn, type RowChange, readUwazi } from '../../release/exchange/uwazi-in.ts';
import { takeRows } from '../../release/exchange/uwazi-take.ts';
import { CASE } from '../../review/ids.ts';
import { reportKey } from '../../review/kinds.ts';
import { NoSuchCase } from '../../review/take-in.ts';
import { stateIn } from '../../review/view.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Args, Io } from '../command.ts';
import { telling } from '../custody/disk.ts';
import { languageOf } from '../from-files.ts';
import { clean } from '../layout.ts';
import { messages } from '../messages.ts';
import { each, quoted, WrongUsage } from '../options.ts';
import { packFor } from '../pack.ts';
import { line, nameOf, Told } from '../say.ts';
import { actorOf, withVault } from '../vault/open.ts';
import { VERSION } from '../version.ts';
import { count, fill, type Words, wordsOf } from '../words.ts';

export async function uwaziIn(args: Args, io: Io, bytes: Uint8Array, sha256: string): Promise<void> {
  const { options, files } = args;
  const words = wordsOf(languageOf(options.language)).exchange.table;
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const language = options['report-language'];
  const heads = headsOf(args);
  await withVault(args, io, async (home) => {
    const { vault } = home;
    let came: Incoming;
    try {
      // A table of people, and not of acts, is refused as it would be by intake.
      intakeText({ bytes: topOf(bytes), file: nameOf(files[0]!), mediaType: 'text/plain', language: 'en' });
      came = await readUwazi(bytes, nameOf(files[0]!), {
        pack,
        heads,
        caseOf: casesIn(vault, pack),
        intake: (text, file) =>
          intakeText({
            bytes: Buffer.from(text),
            file,
            mediaType: 'text/plain',
            language: typeof language === 'string' ? language : HANGUL.test(text) ? 'ko' : 'en',
          }),
        progress: telling(io),
        isThere: async (report) => (await vault.store.keys([reportKey(report)])).length > 0,
      });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      io.err(line(error.message));
      throw new Told();
    }
    const refused = came.rows.filter(({ is }) => is === 'refused').length;
    const open = came.rows.filter(({ is }) => is === 'new' || is === 'changed').length;
    const writes = options.write === true && refused === 0 && open > 0;
    const done = writes
      ? await takeRows(vault, came, {
          ...{ actor: await actorOf(args, home), pack, version: VERSION, sha256 },
          ...(typeof options.case === 'string' && { case: options.case }),
        })
      : null;
    if (options.json === true) io.out(`${JSON.stringify(plainOf(came, done?.cases ?? null), null, 2)}\n`);
    else {
      if (came.ignored.length > 0)
        io.out(`${fill(words.ignored, { list: came.ignored.map(clean).join(', ') })}\n`);
      for (const row of came.rows) for (const each of linesOf(row, words)) io.out(`${each}\n`);
      for (const { case: id, opened, reports } of done?.cases ?? [])
        io.out(
          `${fill(opened ? words.opened : words.added, { case: id, rows: count(words.rows, reports) })}\n`,
        );
      if (done === null)
        io.out(
          `${refused > 0 ? fill(words.refusedAll, { n: refused }) : open > 0 ? fill(words.would, { rows: count(words.rows, open) }) : words.wouldNot}\n`,
        );
    }
    if (refused > 0) throw new Told();
  });
}

/** Heads of another collection, by what they are here. @throws WrongUsage */
function headsOf(args: Args): ReadonlyMap<string, string> {
  return new Map(
    each(args, 'column').map((given) => {
      const [, column = '', head = ''] = /^(\w+)=(.+)$/su.exec(given) ?? [];
      if (isColumn(column)) return [head.normalize('NFC').trim(), column] as const;
      throw new WrongUsage(
        fill(messages.exchange.noColumn, { given: quoted(given) }),
        messages.exchange.noColumnHint,
      );
    }),
  );
}

/** So much of a file as shows what it is a table of, to the end of a line. */
const TOP = 20_000;

function topOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= TOP) return bytes;
  const end = bytes.lastIndexOf(10, TOP);
  if (end >= 0) return bytes.subarray(0, end);
  // Not in the middle of a character.
  let cut = TOP;
  while (cut > 0 && (bytes[cut]! & 0xc0) === 0x80) cut--;
  return bytes.subarray(0, cut);
}

const HANGUL = /\p{Script=Hangul}/u;

/** Each case once, without names and with them: both are ways in which it may have left. */
function casesIn(vault: Vault, pack: ReturnType<typeof packFor>) {
  const known = new Map<string, readonly [Handed, Handed] | undefined>();
  return async (id: string): Promise<readonly [Handed, Handed] | undefined> => {
    if (known.has(id)) return known.get(id);
    let found: readonly [Handed, Handed] | undefined;
    if (CASE.test(id))
      try {
        const state = await stateIn(vault, id);
        const how = { pack, language: 'en', id } as const;
        found = [handed(state, { ...how, names: false }), handed(state, { ...how, names: true })];
      } catch (error) {
        if (!(error instanceof NoSuchCase || error instanceof NothingToHand)) throw error;
      }
    known.set(id, found);
    return found;
  };
}

/** The rows without texts and readings. */
function plainOf({ rows, ignored }: Incoming, written: object | null): object {
  return { rows: rows.map(({ report: _, reading: __, ...row }) => row), ignored, written };
}

function linesOf(
  { line: at, is, case: home, cells, faults }: RowChange,
  words: Words['exchange']['table'],
): string[] {
  const head = fill(words.row, { line: at, is: fill(words.is[is], { case: home ?? '' }) });
  return [
    head,
    ...faults.map(
      ({ column, why, value }) => `  ${fill(words.faults[why], { column, value: clean(value) })}`,
    ),
    ...cells.map(
      ({ column, was, now, taken }) =>
        `  ${fill(taken ? words.cell : words.notTaken, { column, was: clean(was) || words.empty, now: clean(now) || words.empty })}`,
    ),
  ];
}
