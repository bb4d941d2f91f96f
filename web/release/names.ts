/** What the check calls by ids, in the language of the page. Pure. */

import type { DetailType } from '../../src/server/release/shapes.ts';
import type { PackView } from '../../src/server/shapes.ts';
import type { Info } from '../case/info.ts';
import { valueName } from '../case/names.ts';
import { fill } from '../fill.ts';
import type { Words } from './words-of.ts';

export interface Names {
  readonly person: (id: string) => string;
  readonly act: (id: string, kind: string) => string;
  readonly kind: (kind: string) => string;
  readonly group: (id: string) => string;
  readonly groups: (ids: readonly string[]) => string;
  readonly value: (type: DetailType, value: string) => string;
  readonly step: (type: DetailType, step: string) => string;
  readonly report: (id: string) => string;
  /** `ICCPR 9(1)` */
  readonly right: (right: string) => string;
}

/** Makes the functions that name things. */
export function namesOf(info: Info, words: Words): Names {
  const { pack, language, parties, numbers, acts } = info;
  const label = (list: PackView['kinds'] | PackView['regions'], id: string): string | undefined =>
    list.find((one) => one.id === id)?.[language];
  const kind = (id: string) => label(pack.kinds, id) ?? id;
  const group = (id: string) => label(pack.audiences, id) ?? id;
  return {
    person: (id) => (parties.has(id) ? info.partyName(id) : words.somebody),
    act: (id, of) => {
      // One that is told more coarsely than the case has it goes by the id of the act and the kind that is told.
      const own = acts.find((one) => id === one.id || id.startsWith(`${one.id}.`));
      const n = own && numbers.get(own.id);
      return n === undefined ? kind(of) : fill(words.numbered, { what: kind(of), n });
    },
    kind,
    group,
    groups: (ids) => ids.map(group).join(', '),
    value: (type, value) => {
      if (type === 'place') return label(pack.places, value) ?? label(pack.regions, value) ?? value;
      if (type === 'kin') return label(pack.terms.relations, value) ?? value;
      const sector = type === 'occupation' ? label(pack.sectors, value) : undefined;
      return sector ?? valueName(type, value, language, pack, words.decade);
    },
    step: (type, step) => {
      const ladder = pack.ladders.find(({ of }) => of === type);
      return ladder?.steps.find(({ id }) => id === step)?.[language] ?? step;
    },
    report: info.reportName,
    right: (right) => {
      const [instrument = '', ...article] = right.split(' ');
      return [label(pack.instruments, instrument) ?? instrument, ...article].join(' ');
    },
  };
}
