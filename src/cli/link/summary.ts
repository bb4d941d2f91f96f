/** A run on the terminal: how many people, how surely, and what was not looked at. */
import { whole } from '../estimate/figures.ts';
import { wrap } from '../layout.ts';
import { messages } from '../messages.ts';
import { fill } from '../words.ts';
import { decidedOf, interval, people, type Run } from './shown.ts';

/** Rounds that differ by more in one chance are a warning. */
const SPREAD = 3;
const SHOWN = 5;

export function summary(run: Run, columns: number): string {
  const { together, plan, linked, reach, tables } = run;
  const words = messages.link.summary;
  const found = people(linked.clustering.of);
  const between = interval(tables);
  const line = (text: string) => wrap(text, columns).join('\n');
  const lists = together.lists.map(({ name, rows, declared }, i) =>
    line(
      fill(declared.alone ? words.listAlone : words.list, {
        ...{ i: i + 1, name, rows: whole(rows), collector: declared.collector },
      }),
    ),
  );
  const wide = plan.specs.flatMap((spec, k) =>
    (linked.trained?.spread[k] ?? 1) > SPREAD && spec.kind !== 'swap'
      ? [fill(words.spread, { column: spec.column, times: linked.trained!.spread[k]!.toFixed(1) })]
      : [],
  );
  const said = [
    fill(words.people, { people: whole(found), rows: whole(together.rows), lists: together.lists.length }),
    between
      ? fill(words.between, { low: whole(between.low), high: whole(between.high), draws: tables.length })
      : '',
    fill(words.pairs, {
      pairs: whole(linked.pairs),
      possible: whole(plan.possible),
      rules: plan.rules.length,
    }),
    fill(words.missed, { missed: whole(reach.missed), recall: (100 * reach.recall).toFixed(1) }),
    ...(plan.leftOut.length === 0
      ? []
      : [
          fill(words.leftOut, {
            n: plan.leftOut.length,
            names: plan.leftOut
              .slice(0, SHOWN)
              .map(({ name, pairs }) => fill(words.rule, { name, pairs: whole(pairs) }))
              .join('; '),
          }),
        ]),
    ...(linked.trained && linked.trained.rounds.length < 3 ? [words.fewRounds] : []),
    ...wide,
    linked.labels > 0 ? fill(words.labels, { n: linked.labels }) : '',
    run.laid && run.laid.rulings.length > 0 ? fill(words.decided, decidedOf(run.laid)) : '',
    ...linked.clustering.cut.map(({ rows }) => fill(words.cut, { rows: whole(rows) })),
    words.proposes,
  ].filter((text) => text !== '');
  return `${[...lists, '', ...said.map(line)].join('\n')}\n`;
}
