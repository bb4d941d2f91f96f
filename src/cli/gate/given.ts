/** What is typed for the release gate, and what it says when something is missing. */
import type { Pack } from '../../packs/types.ts';
import type { Missing } from '../../release/gate/types.ts';
import type { Purpose } from '../../review/bodies.ts';
import type { Home } from '../../vault/home.ts';
import type { Plain } from '../../vault/plain.ts';
import type { Args, Io } from '../command.ts';
import { messages } from '../messages.ts';
import { quoted, WrongUsage } from '../options.ts';
import { CouldNot, line, Told } from '../say.ts';
import { fill, type Language, wordsOf } from '../words.ts';

const { gate: words } = messages;

const PURPOSES: readonly Purpose[] = ['partner', 'un', 'public'];

/** @throws CouldNot for the vault, which nothing leaves for; WrongUsage */
export function purposeOf(typed: string, option: string): Purpose {
  const purpose = PURPOSES.find((one) => one === typed);
  if (purpose !== undefined) return purpose;
  if (typed === 'vault') throw new CouldNot(words.vault, words.vaultHint);
  throw new WrongUsage(`--${option} ${quoted(typed)} is no purpose`, `write ${PURPOSES.join(', ')}`);
}

/** The number of an entry. @throws WrongUsage */
export function numberOf(value: Args['options'][string] | undefined, option: string): number {
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  throw new WrongUsage(
    `--${option} needs a number`,
    'moksori release CASE and moksori consent CASE list them',
  );
}

/** What a release tells, by name: a kind of act, or a detail of somebody. */
export function labelOf(kind: string, { acts }: Pick<Pack, 'acts'>, language: Language): string {
  const { properties } = wordsOf(language);
  const named = { ...properties, place: properties.residence, kin: properties['kin-of'] };
  return (
    acts.get(kind)?.label[language] ?? (Object.hasOwn(named, kind) ? named[kind as keyof typeof named] : kind)
  );
}

export const today = (): string => new Date().toISOString().slice(0, 10);

/** Writes entries, and gives the number of the first. */
export async function append(home: Home, entries: readonly Plain[], once?: string): Promise<number> {
  return (await home.vault.append(entries, once === undefined ? {} : { once })).from;
}

/** Does what the gate may refuse, and says each thing that is missing. @throws Told */
export async function gated<T>(id: string, io: Io, work: () => Promise<T>): Promise<T> {
  const { GateClosed } = await import('../../release/gate/entries.ts');
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GateClosed)) throw error;
    io.err(line(words.closed));
    for (const missing of error.missing) for (const each of missingLines(missing, id)) io.err(line(each));
    throw new Told();
  }
}

/** One thing that is missing, and what to do about it. */
export function missingLines(missing: Missing, id: string): readonly string[] {
  const { say, hint } = words.missing[missing.code];
  const values = { case: id, ...valuesOf(missing) };
  const done = fill(hint, values);
  return [fill(say, values), ...(done === '' ? [] : [`hint: ${done}`])];
}

function valuesOf(missing: Missing): Readonly<Record<string, string | number>> {
  switch (missing.code) {
    case 'case':
      return { state: words.states[missing.state] };
    case 'report':
      return { report: missing.report ?? words.noReport };
    case 'consent':
      return { ...consentOf(missing), roles: words.roles };
    case 'consent-expired':
      return { ...consentOf(missing), until: missing.consent.until ?? '', seq: missing.consent.seq };
    case 'consent-withdrawn':
      return { ...consentOf(missing), seq: missing.consent.seq };
    case 'stale':
      return { what: words.stale[missing.what] };
    case 'paths':
      return { n: missing.paths };
    case 'claims':
      return { what: words.status[missing.status], list: missing.claims.join(', ') };
    case 'elsewhere':
      return { list: missing.claims.join(', ') };
    case 'unfounded':
      return { list: missing.kinds.join(', ') };
    case 'bundled':
      return { list: missing.reports.join(', ') };
    case 'same':
      return { person: missing.person };
    default:
      return {};
  }
}

function consentOf({ report, source, purpose }: Extract<Missing, { readonly source: string | null }>) {
  return { report, purpose, by: source ?? words.aRole, typed: source ?? 'ROLE' };
}
