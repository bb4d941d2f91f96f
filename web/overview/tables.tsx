import { useId, useMemo } from 'react';
import { Button } from '../parts/button.tsx';
import { useSay } from '../parts/say.tsx';
import { useShowing } from './context.ts';
import { Rule } from './rule.tsx';
import { copied, type Table } from './table.ts';
import { tablesOf } from './tables-of.ts';

/** All that is counted as tables: for those who listen, for copying, for print. */
export function Tables({ snapshot }: { readonly snapshot: string }) {
  const showing = useShowing();
  const { counts, words, name, language } = showing;
  const tables = useMemo(() => tablesOf(counts, { words, name, language }), [counts, words, name, language]);
  return (
    <div className="over-tables">
      {tables.map((table) => (
        <OneTable key={table.id} table={table} snapshot={snapshot} />
      ))}
    </div>
  );
}

function OneTable({ table, snapshot }: { readonly table: Table; readonly snapshot: string }) {
  const { counts, words, language, open } = useShowing();
  const say = useSay();
  const id = useId();
  const copy = () => {
    const rules = table.rules.flatMap((name) => counts.rules[name]?.[language] ?? []);
    navigator.clipboard.writeText(copied(table, [snapshot, ...rules])).then(
      () => say(words.copied),
      () => say(words.not_copied, 'problem'),
    );
  };
  return (
    <section className={`over-table ${table.id}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{table.title}</h2>
        <Button look="bare" onClick={copy}>
          {words.copy}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no field set */}
      <div className="over-scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <table aria-labelledby={id}>
          <thead>
            <tr>
              {table.columns.map((column, i) => (
                <th key={column} scope="col" className={table.rows[0]?.[i]?.number ? 'n' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map(({ text, number, behind }, i) => (
                  <td key={table.columns[i]} className={number ? 'n' : undefined}>
                    {behind && text !== '0' ? (
                      <button
                        type="button"
                        className="number"
                        aria-label={`${text}: ${row[0]!.text}`}
                        onClick={() => open(Object.fromEntries(new URLSearchParams(behind)))}
                      >
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Rule names={table.rules} />
    </section>
  );
}
