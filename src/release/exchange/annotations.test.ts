import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotations } from './annotations.ts';
import { casesOf, demoCases, textOf } from './cases.fixture.ts';

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

test('without names no quote goes along, whether or not a claim knows the names in it', async () => {
  const text = '지난 5월 3일 갑산군에서 김철수가 보위부에 체포됐다고 소식통이 전했다. 그의 아내도 끌려갔다.';
  const lines = textOf(annotations(await casesOf([text]))[0]!);
  assert.match(lines, /TextPositionSelector/);
  assert.doesNotMatch(lines, /김철수|철수|TextQuoteSelector|"quote"|"prefix"/);
  const asked = textOf(annotations(await casesOf([text], { names: true }))[0]!);
  assert.match(asked, /TextQuoteSelector/);
});
