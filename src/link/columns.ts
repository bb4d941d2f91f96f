/** The columns of a job: values folded, with the keys that rules may ask for. */
import { fold, type Letters } from './fold.ts';
import { cut, type KeyCut, kindOf } from './kinds.ts';
import { inOrder, longestHeard, type NameRules, namesOf } from './names.ts';
import type { Declared } from './plan.ts';
import type { Sounds } from './sounds.ts';
import { type Column, columnsOf } from './values.ts';

/** What packs know of the values of lists. */
export interface Knowledge {
  readonly letters?: Letters;
  /** How names sound; used where the lists have names of that language. */
  readonly sounds?: Sounds | undefined;
  readonly names?: NameRules;
}

type Cut = (folded: string) => string | undefined;

/** Where fewer of the different family names are of the language, sounds say nothing. */
const FAMILIES = 0.2;
const NOTHING: NameRules = { scripts: new Map(), titles: new Set(), particles: new Set(), sounds: new Map() };

/** Columns with their keys. Given names and surnames share a dictionary, so that one can be found in the other's place. */
export function readColumns(
  declared: readonly Declared[],
  knowledge: Knowledge,
  asked: ReadonlySet<KeyCut>,
): Map<string, Column> {
  const { letters, names = NOTHING } = knowledge;
  const columns = new Map<string, Column>();
  const heard = speaks(declared, knowledge) ? knowledge.sounds : undefined;
  const read = (own: readonly Declared[]) => {
    const { holds } = own[0]!;
    const sound = heard && { given: heard.part, surname: heard.part, name: heard.whole }[holds as string];
    const made = columnsOf(
      own.map(({ raw }) => raw),
      {
        ...{ letters, sound, dates: holds === 'birth' || holds === 'event' },
        cuts: cutsOf([...kindOf(holds).keys, ...asked], names, sound),
        ...(holds === 'name' && { words: (texts: readonly string[]) => namesOf(texts, names) }),
      },
    );
    for (const [i, { name }] of own.entries()) columns.set(name, made[i]!);
  };
  const people = declared.filter(({ holds }) => holds === 'given' || holds === 'surname');
  if (people.length > 0) read(people);
  for (const each of declared) if (!people.includes(each)) read([each]);
  return columns;
}

function cutsOf(keys: readonly KeyCut[], names: NameRules, sound: Cut | undefined): Record<string, Cut> {
  const made: Record<string, Cut> = {};
  for (const how of keys)
    if (how === 'order') made[how] = (folded) => inOrder(folded, names);
    else if (how === 'heard') made[how] = (folded) => longestHeard(folded, names);
    else if (how === 'sound') {
      // Without a sound a value is a key by itself, so that the key asks for no more than the value does.
      if (sound) made[how] = (folded) => sound(folded) ?? `=${folded}`;
    } else if (how !== undefined && how !== 'whole') made[how] = (folded) => cut(how, folded);
  return made;
}

/** Whether enough of the names are of the language that the sounds are known of. */
function speaks(declared: readonly Declared[], { sounds, letters }: Knowledge): boolean {
  const column = ['surname', 'name'].map((own) => declared.find(({ holds }) => holds === own)).find(Boolean);
  if (!column || !sounds) return false;
  const known = column.holds === 'name' ? sounds.named : sounds.family;
  const folded = column.raw.values.map((value) => fold(value, letters)).filter((each) => each !== undefined);
  return folded.filter(known).length > FAMILIES * folded.length;
}
