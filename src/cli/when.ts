import { closest } from '../claims/closest.ts';
import type { ReadJson } from '../draft/schema.ts';
import type { Pack } from '../packs/types.ts';
import { casesOf } from './cases-of.ts';
import type { Args, Io } from './command.ts';
import { colored } from './from-files.ts';
import { quoted } from './options.ts';
import { CouldNot } from './say.ts';
import { whenPage } from './sheet/when-page.ts';

type Act = ReadJson['case']['acts'][number];

/** `moksori when`: the bounds of every act with the proof of each, and the one missing date that would tighten most. */
export async function whenCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const { json, pack, language, kept, end } = await casesOf(args, io);
  const wanted = typeof options.act === 'string' ? actsNamed(options.act, json, pack) : undefined;
  io.out(
    options.json === true
      ? `${JSON.stringify(whenJson(json, wanted), null, 2)}\n`
      : whenPage(json, pack, { columns: io.columns, color: colored(options, io), language, ...kept }, wanted),
  );
  end();
}

/**
 * Ids of the acts that a person means: an id, a number on the sheet, a kind, or what the kind is called in either language.
 *
 * @throws CouldNot when the reports tell of no such act
 */
function actsNamed(named: string, { case: first, others }: ReadJson, pack: Pack): ReadonlySet<string> {
  const all = [first, ...others];
  const acts = all.flatMap((one) => one.acts);
  const word = named.trim().toLowerCase();
  const isIt = ({ id, kind, label, label_ko }: Act): boolean =>
    [id, kind, label, label_ko, ...Object.values(pack.acts.get(kind)?.label ?? {})].some(
      (name) => name?.toLowerCase() === word,
    );
  const found = new Set(
    /^\d+$/.test(word)
      ? all.flatMap(({ pathway }) => pathway[Number(word) - 1] ?? [])
      : acts.filter(isIt).map(({ id }) => id),
  );
  if (found.size > 0) return found;
  const kinds = [...new Set(acts.map(({ kind }) => kind))];
  const near = closest(word, kinds);
  throw new CouldNot(
    `the reports tell of no act ${quoted(named)}`,
    kinds.length === 0
      ? undefined
      : near === undefined
        ? `they tell of: ${kinds.join(', ')}`
        : `did you mean ${near}?`,
  );
}

/** The part of format 1 that tells when, for each case, with the claims that it rests on. */
function whenJson(
  { format, reports, claims, case: first, others }: ReadJson,
  wanted: ReadonlySet<string> | undefined,
) {
  const cases = [first, ...others].map((one) => ({
    reports: one.reports,
    acts: one.pathway
      .flatMap((id) => one.acts.find((act) => act.id === id) ?? [])
      .filter(({ id }) => wanted?.has(id) ?? true)
      .map(({ id, kind, phase, label, label_ko, when, claims }) => ({
        id,
        kind,
        phase,
        label,
        ...(label_ko !== undefined && { label_ko }),
        when,
        claims,
      })),
    ...(one.ask && { ask: one.ask }),
  }));
  const named = new Set(
    cases.flatMap(({ acts }) => acts.flatMap(({ when, claims }) => [...when.because, ...claims])),
  );
  return { format, reports, claims: claims.filter(({ id }) => named.has(id)), cases };
}
