import type { z } from 'zod';
import type { WrittenLexicon } from './compile.ts';
import type { Fault } from './faults.ts';
import type { Entry } from './merge.ts';
import type { frame } from './schema.ts';
import type { PackData } from './types.ts';

const roles: ReadonlySet<string> = new Set(['by', 'to', 'with', 'at', 'for', 'through']);
const plainTypes: ReadonlySet<string> = new Set([
  'person',
  'group',
  'office',
  'organisation',
  'party',
  'place',
  'facility',
  'thing',
  'act',
  'any',
]);

/** What is wrong with one frame of lexicon.<language>/acts.yaml. */
export function slotFaults(
  entry: Entry<z.output<typeof frame>>,
  lexicon: WrittenLexicon,
  data: PackData,
): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (path: readonly (string | number)[], message: string): void => {
    faults.push({ ...entry.lineOf(path), field: path.join('.'), message });
  };
  const { act, verb, noun, slots, match, miss } = entry.value;
  const acts = new Set(data.acts.map((kind) => kind.kind));
  if (!acts.has(act)) say(['act'], `no kind of act "${act}"`);
  if ((verb === undefined) === (noun === undefined)) say([], 'must have either verb or noun');
  if (match.length === 0) say([], 'has no sentence that must match');
  if (miss.length === 0) say([], 'has no sentence that must not match');
  const places = new Set([...lexicon.slots.slots, ...lexicon.slots.prepositions]);
  // Without slots.yaml there is nothing to compare with.
  const isSlot = (name: string): boolean => (places.size === 0 ? !name.includes('.') : places.has(name));
  const isPart = (name: string): boolean => {
    const [slot, part, ...rest] = name.split('.') as [string, string | undefined, ...string[]];
    return part !== undefined && rest.length === 0 && lexicon.slots.parts.includes(part) && isSlot(slot);
  };
  for (const [key, list] of Object.entries(slots)) {
    const name = key.endsWith('?') ? key.slice(0, -1) : key;
    if (isPart(name)) say(['slots', key], `"${name}" can only fill a role; a test is of a whole slot`);
    else if (!isSlot(name)) say(['slots', key], `no slot "${name}"; slots.yaml lists them`);
    if (key.endsWith('?') && list === 'absent') say(['slots', key], 'cannot be both optional and absent');
    if (list === 'absent') continue;
    list.forEach((test, i) => {
      const wrong = typeFault(test.startsWith('-') ? test.slice(1) : test, data, lexicon, acts);
      if (wrong !== undefined) say(['slots', key, i], wrong);
    });
  }
  for (const [role, list] of Object.entries(entry.value.roles)) {
    if (!roles.has(role)) say(['roles', role], `no role "${role}"; roles are ${[...roles].join(', ')}`);
    list.forEach((name, i) => {
      if (!isSlot(name) && !isPart(name)) say(['roles', role, i], `no slot "${name}"; slots.yaml lists them`);
    });
  }
  return faults;
}

function typeFault(
  test: string,
  data: PackData,
  lexicon: WrittenLexicon,
  acts: ReadonlySet<string>,
): string | undefined {
  if (test.startsWith('"'))
    return test.endsWith('"') && test.length > 2 ? undefined : `a word is ${'"'}…${'"'}`;
  const [type, of] = test.split(':') as [string, string | undefined];
  if (!plainTypes.has(type)) return `no type "${type}"; a word stands in double quotes inside single ones`;
  if (of === undefined) return undefined;
  const there: Readonly<Record<string, () => ReadonlySet<string>>> = {
    facility: () => new Set(data.facilities.map((facility) => facility.class)),
    office: () => new Set(data.offices.map((office) => office.class)),
    thing: () => new Set(lexicon.things.map(({ value }) => value.class)),
    act: () => acts,
    person: () =>
      new Set(
        lexicon.people.flatMap(({ value: noun }) =>
          [noun.relation, noun.occupation, noun.age].filter(isText),
        ),
      ),
  };
  const set = there[type]?.();
  if (set === undefined) return `"${type}" takes nothing behind a colon`;
  return set.has(of) ? undefined : `no ${type} of the class "${of}"`;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
