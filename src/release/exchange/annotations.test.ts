import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotations } from './annotations.ts';
import { demoCases, textOf } from './cases.fixture.ts';

test('an annotation quotes what stands at its place', async () => {
  const cases = await demoCases({ names: true });
  const texts = new Map(
    cases.flatMap(({ state }) =>
      state.reports.map(({ id, report }) => [`urn:moksori:${id}`, [...report!.text]]),
    ),
  );
  const lines = textOf(annotations(cases)[0]!).trimEnd().split('\n');
  assert.ok(lines.length > 80);
  for (const line of lines) {
    const { target } = JSON.parse(line) as {
      target: { source: string; selector: [{ start: number; end: number }, { exact: string }] }[];
    };
    for (const {
      source,
      selector: [at, words],
    } of target)
      assert.equal(texts.get(source)!.slice(at.start, at.end).join(''), words.exact);
  }
});
