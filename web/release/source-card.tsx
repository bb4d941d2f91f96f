import type { Exposure } from '../../src/server/release/shapes.ts';
import { count, fill } from '../fill.ts';
import { Chip } from '../parts/chip.tsx';
import { useShown } from './context.ts';
import { type Source, type Told, toldId } from './findings.ts';
import { Flags, PathChip } from './path-chip.tsx';
import { Row } from './row.tsx';
import { withoutAct } from './suggestions.ts';
import { Try } from './try.tsx';

const NONE = [] as const;

type Set = Source['sets'][number];
type Way = Set['changes'][number]['ways'][number];

interface Props {
  readonly source: Source;
  readonly exposure: Exposure;
}

/** Which groups could have known all that one source told, what narrows most, and the fewest changes. */
export function SourceCard({ source, exposure }: Props) {
  const { words, names } = useShown();
  const own = words.source;
  const { path, told, sets, together, already } = source;
  const narrowing = told.filter(({ audience, elsewhere }) => audience !== 'all' && !elsewhere);
  const knew = ({ audience }: Told) =>
    Array.isArray(audience) ? fill(own.knew, { list: names.groups(audience) }) : own.knew_unknown;
  return (
    <article className="release-found">
      <header>
        <h3>
          {fill(own.told, { source: source.source })}{' '}
          <small>{source.reports.map(names.report).join(', ')}</small>
        </h3>
        {path && <PathChip />}
      </header>
      <Left source={source} />
      {path && (
        <p>
          <b>{fill(own.asked, { n: exposure.asked.groups })}</b>
        </p>
      )}
      <Flags together={together} already={already} />
      {narrowing.length > 0 && <h4>{own.narrow}</h4>}
      <ul>
        {narrowing.map((one) => (
          <li key={one.act}>
            <Row id={toldId(source.source, one)} kind="source" path={path}>
              <b>{names.act(one.act, one.kind)}</b>
              <small>{knew(one)}</small>
            </Row>
          </li>
        ))}
      </ul>
      {path && sets.length === 0 && <p className="release-do">{own.no_set}</p>}
      {sets.map((set) => (
        <Changes
          key={set.changes.map(({ act }) => act).join(' ')}
          set={set}
          exposure={exposure}
          told={told}
        />
      ))}
    </article>
  );
}

function Left({ source: { left, counts, told, nearest } }: { readonly source: Source }) {
  const { words, names } = useShown();
  const own = words.source;
  const act = (id: string) => names.act(id, told.find((one) => one.act === id)?.kind ?? id);
  const unknown = told.filter(({ audience }) => audience === 'unknown');
  if (unknown.length > 0 && left.length > counts)
    return <p>{fill(own.unknown, { list: unknown.map((one) => act(one.act)).join(', ') })}</p>;
  if (left.length > 0)
    return (
      <>
        <p>{count(own.left, left.length)}</p>
        <p className="release-groups">
          {left.map((group) => (
            <Chip key={group}>{names.group(group)}</Chip>
          ))}
        </p>
      </>
    );
  return (
    <>
      <p>{own.left_none}</p>
      <ul className="release-ways">
        {nearest.map(({ group, without }) => (
          <li key={group}>
            {fill(own.near, { group: names.group(group), list: without.map(act).join(', ') })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One set of the fewest acts to change. Of each act any of its ways is enough. */
function Changes({
  set: { changes, left },
  told,
  exposure,
}: {
  readonly set: Set;
  readonly told: Source['told'];
  readonly exposure: Exposure;
}) {
  const { words, names } = useShown();
  const own = words.source;
  const how = ({ kind, as, after }: Way) => {
    const span = after && own.spans[after.unit as keyof typeof own.spans];
    return fill(own.ways[kind], {
      as: as === undefined ? '' : names.kind(as),
      after: after && span ? count(span, after.n) : '',
    });
  };
  return (
    <>
      <p className="release-do">{fill(count(own.fewest, changes.length), { list: names.groups(left) })}</p>
      <ul className="release-ways">
        {changes.map(({ act, ways, rights }) => {
          const what = names.act(act, told.find((one) => one.act === act)?.kind ?? act);
          return (
            <li key={act}>
              <b>{what}</b> {ways.map(how).join(` ${own.or} `)}
              {rights.length > 0 && (
                <small> {fill(own.costs, { list: rights.map(names.right).join(', ') })}</small>
              )}
              <Try
                choices={ways.some(({ kind }) => kind === 'drop') ? withoutAct(act, exposure) : NONE}
                label={fill(words.less.out_of, { what })}
              >
                {words.less.out}
              </Try>
            </li>
          );
        })}
      </ul>
    </>
  );
}
