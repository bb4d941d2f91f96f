/** What a person sets for one check instead of what the pack assumes: `--people`, `--groups`, `--population`, `--assume`. */
import { closest } from '../../claims/closest.ts';
import type { Pack } from '../../packs/types.ts';
import type { Assumed, Range } from '../../protect/types.ts';
import { EdtfError, parseEdtf } from '../../time/edtf.ts';
import type { Args } from '../command.ts';
import { each, quoted, WrongUsage } from '../options.ts';

const HOW = {
  people: 'for example --people 50',
  groups: 'for example --groups 3',
  population: 'for example --population KP0111=60000 or KP0111=50000-70000',
  assume:
    'for example --assume age.70s=0.03-0.08, occupation.nurse=0.001-0.01, change=0.9-1.1 or audience.arrest=family,neighbours',
};

/** @throws WrongUsage for what cannot be meant */
export function assumedBy(args: Args, pack: Pack): Assumed {
  const population: Record<string, Range> = {};
  for (const given of each(args, 'population')) {
    const [place, value] = pair(given, 'population');
    if (!pack.places.has(place)) unknown('population', place, [...pack.places.keys()]);
    population[place] = range(value, 'population', given);
  }
  const ages: Record<string, Range> = {};
  const occupations: Record<string, Range> = {};
  const audience: Record<string, readonly string[]> = {};
  let change: Range | undefined;
  for (const given of each(args, 'assume')) {
    const [key, value] = pair(given, 'assume');
    const [what, ...rest] = key.split('.');
    const name = rest.join('.');
    if (what === 'audience') {
      if (!pack.acts.has(name)) unknown('assume', name, [...pack.acts.keys()]);
      const groups = value.split(',').map((group) => group.trim());
      const known = pack.audiences.map(({ id }) => id);
      for (const group of groups) if (!known.includes(group)) unknown('assume', group, known);
      audience[name] = groups;
    } else if (what === 'age') {
      if (!Object.hasOwn(pack.exposure.ages, name)) unknown('assume', name, Object.keys(pack.exposure.ages));
      ages[name] = share(range(value, 'assume', given), given);
    } else if (what === 'occupation') {
      if (!Object.hasOwn(pack.terms.occupations, name))
        unknown('assume', name, Object.keys(pack.terms.occupations));
      occupations[name] = share(range(value, 'assume', given), given);
    } else if (key === 'change') change = range(value, 'assume', given);
    else throw new WrongUsage(`--assume ${quoted(given)} sets nothing that is assumed`, HOW.assume);
  }
  const people = whole(args, 'people');
  const groups = whole(args, 'groups');
  return {
    ...(people !== undefined && { people }),
    ...(groups !== undefined && { groups }),
    ...(change && { change }),
    population,
    ages,
    occupations,
    audience,
  };
}

/** The planned day that was given. @throws WrongUsage */
export function dayOf(value: Args['options'][string] | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    parseEdtf(value);
    return value;
  } catch (error) {
    if (!(error instanceof EdtfError)) throw error;
    throw new WrongUsage(
      `--on ${quoted(value)} is not a date that exists`,
      'write 2020-07-02, 2020-07 or 2020 (EDTF)',
    );
  }
}

function whole({ options }: Args, name: 'people' | 'groups'): number | undefined {
  const given = options[name];
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(String(given)))
    throw new WrongUsage(`--${name} ${quoted(String(given))} is not a whole number from 1`, HOW[name]);
  return Number(given);
}

function pair(given: string, option: 'population' | 'assume'): readonly [string, string] {
  const at = given.indexOf('=');
  if (at < 1 || at === given.length - 1)
    throw new WrongUsage(`--${option} ${quoted(given)} is not NAME=VALUE`, HOW[option]);
  return [given.slice(0, at).trim(), given.slice(at + 1).trim()];
}

function range(value: string, option: 'population' | 'assume', given: string): Range {
  const [least = Number.NaN, most = least, more] = value
    .split('-')
    .map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN));
  if (more !== undefined || !(least <= most))
    throw new WrongUsage(`--${option} ${quoted(given)} is no number and no range`, HOW[option]);
  return [least, most];
}

function share(given: Range, written: string): Range {
  if (given[1] <= 1) return given;
  throw new WrongUsage(`--assume ${quoted(written)} is more than all`, 'a share is at most 1');
}

function unknown(option: string, name: string, known: readonly string[]): never {
  const near = closest(name, [...known]);
  throw new WrongUsage(
    `--${option} names ${quoted(name)}, which the pack does not have`,
    near === undefined ? HOW[option as 'assume'] : `did you mean ${near}?`,
  );
}
