import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCases, textOf } from './cases.fixture.ts';
import { tableOf } from './csv.ts';
import { huridocs } from './huridocs.ts';

test('only violations have victims and perpetrators, and every record that is named is there', async () => {
  const cases = await demoCases();
  const tables = new Map(huridocs(cases).map((file) => [file.name, tableOf(textOf(file))]));
  const column = (file: string, name: string): string[] => {
    const { head, rows } = tables.get(file)!;
    return rows.map(({ cells }) => cells[head.indexOf(name)]!);
  };
  const persons = new Set(column('person.csv', 'person_record_number'));
  const acts = new Set(column('act.csv', 'act_record_number'));
  const events = new Set(column('event.csv', 'event_record_number'));
  assert.equal(acts.size, column('act.csv', 'act_record_number').length);
  assert.ok(acts.size > 10 && persons.size > 10);
  for (const code of column('act.csv', 'type_of_act')) assert.match(code, /^\d{12}$/);
  for (const victim of column('act.csv', 'victim')) assert.ok(victim === '' || persons.has(victim));
  for (const perpetrator of column('involvement.csv', 'perpetrator')) assert.ok(persons.has(perpetrator));
  for (const act of column('involvement.csv', 'act')) assert.ok(acts.has(act));
  for (const table of ['act.csv', 'involvement.csv', 'information.csv'])
    for (const event of column(table, 'event')) assert.ok(events.has(event));
  const coded = new Set(
    cases.flatMap(({ assembled }) =>
      assembled.acts.flatMap(({ huridocs: codes, label }) => (codes ? [label] : [])),
    ),
  );
  for (const label of column('act.csv', 'type_of_act_label')) assert.ok(coded.has(label), label);
});
