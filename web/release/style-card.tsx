import type { Exposure } from '../../src/server/release/shapes.ts';
import { fill } from '../fill.ts';
import { useShown } from './context.ts';
import { DRAFT, styleId, versionId } from './findings.ts';
import { Row } from './row.tsx';
import { plainer } from './suggestions.ts';
import { Try } from './try.tsx';

/** What the way of telling gives away. */
export function StyleRows({ style }: Pick<Exposure, 'style'>) {
  const { words, names } = useShown();
  const own = words.style;
  return (
    <ul>
      {style.map((finding, i) => {
        const { kind, quote, report, days, coarser } = finding;
        return (
          <li key={styleId(i)}>
            <Row id={styleId(i)} kind="style" path>
              <span>
                <b>{own.kinds[kind]}</b> {kind !== 'delay' && <q>{bare(quote.quote)}</q>}
              </span>
              <small>
                {kind === 'delay'
                  ? fill(own.soon, { n: days ?? 0 })
                  : report !== undefined
                    ? fill(own.from, { file: names.report(report) })
                    : kind === 'sum'
                      ? fill(own.sum, { range: coarser ?? '' })
                      : kind === 'time' && own.time}
              </small>
            </Row>
            <span className="release-less">
              <Try
                choices={plainer(finding)}
                label={fill(kind === 'sum' || kind === 'time' ? words.less.coarser_of : words.less.out_of, {
                  what: quote.quote,
                })}
              >
                {kind === 'sum' || kind === 'time' ? words.less.coarser : words.less.out}
              </Try>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Without the marks of speech: the page sets its own. */
const bare = (words: string): string => words.replace(/^[“"‘「『«]+|[”"’」』»]+$/gu, '');

/** What one text tells and another leaves out or tells more coarsely. */
export function VersionRows({ differences, texts }: Pick<Exposure, 'differences' | 'texts'>) {
  const { words, names } = useShown();
  const own = words.versions;
  const text = (id: string) => (id === DRAFT ? own.draft : (texts.find((one) => one.id === id)?.name ?? id));
  return (
    <ul>
      {differences.map(({ type, finer, coarser }, i) => (
        <li key={versionId(i)}>
          <Row id={versionId(i)} kind="style" path>
            {fill(coarser.value === undefined ? own.finer_only : own.finer, {
              name: text(finer.text),
              value: type === undefined ? '' : names.value(type, finer.value),
              other: text(coarser.text),
              coarse:
                type === undefined || coarser.value === undefined ? '' : names.value(type, coarser.value),
            })}
          </Row>
        </li>
      ))}
    </ul>
  );
}
