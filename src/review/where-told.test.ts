import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseEntries } from './case.fixture.ts';
import { join } from './joining.ts';
import { stateOf } from './state.ts';
import { opened } from './vault.fixture.ts';
import { homesOf, ownReports } from './where-told.ts';

test('a report of a joined case goes by the case that it came into', async () => {
  const [a, b] = [opened(caseEntries('k-1', ['r-1'])), opened(caseEntries('k-2', ['r-2']), 100)];
  const joining = join(stateOf('k-1', a), stateOf('k-2', b), { actor: 'a-1', reason: 'one event' });
  const all = [...a, ...b, ...opened(joining, 200)];
  const vault = { entriesOf: async (id: string) => all.filter((entry) => entry.case === id) };
  const rows = ['r-1', 'r-2'].map((report) => ({ report, case: 'k-1' }));
  assert.deepEqual(await homesOf(vault, rows), [rows[0], { report: 'r-2', case: 'k-2' }]);
  assert.deepEqual(await ownReports(vault, 'k-1'), [{ report: 'r-1', case: 'k-1' }]);
  assert.deepEqual(await ownReports(vault, 'k-2'), [{ report: 'r-2', case: 'k-2' }]);
});
