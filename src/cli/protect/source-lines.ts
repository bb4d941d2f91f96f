/** Who could have told it all, what narrows most, and the fewest changes after which enough groups are left. */
import type { ChangeSet, SourceExposure, Way } from '../../protect/types.ts';
import { clean } from '../layout.ts';
import { count, fill } from '../words.ts';
import { indented, marked, quoteLines, type Sheet } from './page.ts';

/** Acts that are shown with their quotes; the rest of what a source told is named in the sets. */
const SHOWN = 4;

/** The part of the page. */
export function sourceLines(sheet: Sheet): string[] {
  return sheet.found.sources.flatMap((source, i) => [...(i > 0 ? [''] : []), ...one(sheet, source)]);
}

function one(sheet: Sheet, source: SourceExposure): string[] {
  const { words, names, paint, found } = sheet;
  const own = words.protect;
  const reports = source.reports.map((id) => clean(names.report(id))).join(', ');
  const narrowing = source.told.filter(({ audience }) => audience !== 'all').slice(0, SHOWN);
  return [
    `  ${paint.bold(fill(own.told, { source: source.source, reports }))}${marked(sheet, source.path)}`,
    ...indented(
      sheet,
      4,
      `${left(sheet, source)}${source.path ? `; ${fill(own.asked, { n: found.asked.groups })}` : ''}`,
    ),
    ...(source.together ? indented(sheet, 4, own.together) : []),
    ...(source.already ? indented(sheet, 4, own.already) : []),
    ...(source.path ? indented(sheet, 4, `${own.narrow}:`).map(paint.italic) : []),
    ...(source.path
      ? narrowing.flatMap((told) => [
          ...indented(sheet, 6, `${names.act(told.act, told.kind)} · ${knew(sheet, told)}`),
          ...told.quotes.slice(0, 2).flatMap((quote) => quoteLines(sheet, 6, quote)),
        ])
      : []),
    ...(source.path && source.sets.length === 0 ? indented(sheet, 4, own.noSet) : []),
    ...source.sets.flatMap((set) => changes(sheet, source, set)),
  ];
}

function left({ words, names }: Sheet, { left: groups, counts, nearest, told }: SourceExposure): string {
  const own = words.protect;
  const unknown = told.filter(({ audience }) => audience === 'unknown');
  if (unknown.length > 0 && groups.length > counts)
    return fill(own.unknown, { list: unknown.map(({ act, kind }) => names.act(act, kind)).join(', ') });
  if (groups.length > 0) return count(own.left, groups.length).replace('{list}', names.groups(groups));
  const kinds = new Map(told.map(({ act, kind }) => [act, kind]));
  const list = nearest.map(({ group, without }) => {
    const missing = without.map((act) => names.act(act, kinds.get(act) ?? act)).join(', ');
    return `${names.groups([group])} (${fill(own.missing, { list: missing })})`;
  });
  return fill(own.leftNone, { list: list.join(', ') });
}

function knew({ words, names }: Sheet, { audience, elsewhere }: SourceExposure['told'][number]): string {
  const own = words.protect;
  if (elsewhere) return own.elsewhereTold;
  if (audience === 'unknown') return own.knewUnknown;
  return audience === 'all' ? own.everybody : fill(own.knew, { list: names.groups(audience) });
}

function changes(sheet: Sheet, source: SourceExposure, set: ChangeSet): string[] {
  const { words, names, paint } = sheet;
  const own = words.protect;
  const kinds = new Map(source.told.map(({ act, kind }) => [act, kind]));
  const head = `${count(own.fewest, set.changes.length)} ${fill(own.leaves, { list: names.groups(set.left) })}`;
  return [
    ...indented(sheet, 4, head).map(paint.italic),
    ...set.changes.flatMap(({ act, ways, rights }) => {
      const how = ways.map((way) => wayText(sheet, way)).join(` ${own.or} `);
      const cost =
        rights.length === 0 ? '' : ` · ${fill(own.costs, { list: rights.map(names.right).join(', ') })}`;
      return indented(sheet, 6, `${names.act(act, kinds.get(act) ?? act)}: ${how}${cost}`);
    }),
  ];
}

function wayText({ words, names }: Sheet, { kind, as, after }: Way): string {
  const own = words.protect;
  const span = after && own.spans[after.unit as keyof typeof own.spans];
  return fill(own.ways[kind], {
    as: as === undefined ? '' : names.kind(as),
    after: after === undefined || span === undefined ? '' : count(span, after.n),
  });
}
