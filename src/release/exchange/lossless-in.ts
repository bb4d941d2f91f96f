/** A lossless file that came in: whether it can be what it says, and the entries that make its case. */
import { z } from 'zod';
import type { Anchor, TimeRef } from '../../claims/types.ts';
import type { Bodies } from '../../review/bodies.ts';
import { BODIES } from '../../review/schema.ts';
import type { State } from '../../review/state-types.ts';
import { FORM, FORMAT, type Lossless, stateOfSaid } from './lossless.ts';
import { BadExchange, textOf } from './refused.ts';
import { MAKING, saidOf } from './said.ts';

export interface CameIn extends Lossless {
  /** The case that its entries make. */
  readonly state: State;
}

const head = z.object({
  format: z.int().positive(),
  form: z.literal(FORM),
  label: z.string().optional(),
  note: z.string().optional(),
  entries: z.array(z.strictObject({ kind: z.string(), subject: z.string(), body: z.unknown() })).min(1),
});

/** Reports and their claims by the names that a vault gives them. */
const SUBJECT = /^r-[0-9a-f]{8,48}(?:\.c\d{1,9})?$/;

/**
 * Reads a file and believes nothing of it: every entry is of its shape, every quote stands in its text, and the case that the entries
 * make is told by the same entries again. What stands beside the entries is not looked at.
 *
 * @throws BadExchange
 */
export function readLossless(bytes: Uint8Array): CameIn {
  let given: unknown;
  const text = textOf(bytes);
  try {
    given = JSON.parse(text);
  } catch {
    throw new BadExchange('json');
  }
  const { format } = (given ?? {}) as { readonly format?: unknown };
  const read = head.safeParse(given);
  if (!read.success) throw new BadExchange('form');
  if (typeof format === 'number' && format > FORMAT) throw new BadExchange('newer');
  // Not what the parser gives back, which orders fields as it likes: the bytes are to be the same when it goes out again.
  const { entries, label, note } = given as Lossless;
  for (const [i, { kind, subject, body }] of entries.entries())
    if (!MAKING.has(kind) || !fits(kind, body) || !SUBJECT.test(subject))
      throw new BadExchange('entry', { at: i + 1 });
  let state: State;
  try {
    state = stateOfSaid(entries);
    if (JSON.stringify(saidOf(state)) !== JSON.stringify(entries)) throw new BadExchange('unfit');
  } catch (error) {
    // Nested deeper than a stack is.
    if (error instanceof RangeError || error instanceof TypeError) throw new BadExchange('unfit');
    throw error;
  }
  checkQuotes(state);
  return {
    format: FORMAT,
    form: FORM,
    ...(label !== undefined && { label }),
    ...(note !== undefined && { note }),
    entries,
    state,
  };
}

function fits(kind: string, body: unknown): boolean {
  const shape = BODIES[kind as keyof Bodies];
  return shape.safeParse(body).success;
}

/** @throws BadExchange when a report is not the text that it counts, or a quote does not stand where it is said to stand */
function checkQuotes({ reports, readings }: State): void {
  for (const { id, report } of reports) {
    if (report === null) continue;
    const { text, characters, sha256 } = report;
    const points = [...text];
    if (
      !sha256.startsWith(id.slice(2)) ||
      points.length !== characters ||
      text !== text.normalize('NFC') ||
      text.includes('\r')
    )
      throw new BadExchange('quote', { of: id });
    const stands = ({ start, end, quote }: Anchor) =>
      end <= points.length && points.slice(start, end).join('') === quote;
    const at = (times: readonly TimeRef[]) => times.flatMap(({ anchor }) => anchor ?? []);
    for (const reading of readings)
      if (reading.report === id)
        for (const { anchors, of } of [
          ...reading.parties.map((party) => ({ anchors: party.anchors, of: `${id} ${party.id}` })),
          ...reading.claims.map(({ id: claim, anchors: own, voice, says }) => ({
            anchors: [
              ...own,
              ...at(voice.told === undefined ? [] : [voice.told]),
              ...(says.kind === 'act' ? at(says.roles.when) : []),
            ],
            of: claim,
          })),
        ])
          if (!anchors.every(stands)) throw new BadExchange('quote', { of });
  }
}
