import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewClaim } from '../../src/server/shapes.ts';
import { pack, viewOf } from './demo.fixture.ts';
import { namesIn } from './names.ts';
import { type Around, changesIn, saidIn, tellersOf } from './says.ts';

const { view } = await viewOf('hoeryong-phone.txt');
const words = {
  titles: { detail: 'Detail', order: 'Order', same: 'One act' },
  detail: '{party}: {value}',
  order: '{before}, then {after}',
  same: '{act}: “{a}” = “{b}”',
};
const around = (language: 'en' | 'ko'): Around => ({
  names: namesIn(view.drafted, pack, language, { decade: '{n}s', tie: '{tie} of {other}' }),
  words,
  other: (id) => view.claims.find((claim) => claim.id === id),
  dated: () => undefined,
});
const claimOn = (quote: string, kind: string): ReviewClaim =>
  view.claims.find(({ says, anchors }) => says.kind === kind && anchors[0]!.quote.includes(quote))!;

test('an act: its kind, its stage, who did it to whom', () => {
  const said = saidIn(claimOn('informed the husband', 'act'), around('en'));
  assert.equal(said.title, 'Telling the family');
  assert.equal(said.stage, 'reach');
  assert.deepEqual(
    said.rows.map(({ field }) => field),
    ['by', 'to', 'when'].filter((field) => said.rows.some((row) => row.field === field)),
  );
  assert.match(said.line, / → /);
});

test('the same act in Korean has no English title', () => {
  assert.match(saidIn(claimOn('informed the husband', 'act'), around('ko')).title, /^[가-힣 ]+$/);
});

test('a detail says whose and what', () => {
  const said = saidIn(claimOn('40s', 'detail'), around('en'));
  assert.match(said.line, /^woman .*: 40s$/);
  assert.equal(said.stage, undefined);
});

test('a tie names the other', () => {
  const tie = view.claims.find(({ says }) => says.kind === 'detail' && says.property === 'kin-of')!;
  assert.match(saidIn(tie, around('en')).line, /husband of .*woman/);
  assert.match(saidIn(tie, around('ko')).line, /남편/);
});

test('order and sameness name the acts that they are about', () => {
  const of = (kind: string) => view.claims.find(({ says }) => says.kind === kind)!;
  assert.match(saidIn(of('same'), around('en')).line, /^\w+: “.+” = “.+”$/);
  assert.match(saidIn(of('order'), around('en')).line, /, then /);
});

test('what a correction changed, field by field', () => {
  const first = claimOn('informed the husband', 'act');
  assert.equal(first.says.kind, 'act');
  if (first.says.kind !== 'act') return;
  const now = {
    ...first,
    stance: 'alleged' as const,
    says: { ...first.says, roles: { ...first.says.roles, by: [] } },
  };
  const changes = changesIn(first, now, around('en'));
  assert.deepEqual(
    changes.map(({ field, now }) => [field, now]),
    [
      ['by', ''],
      ['stance', 'alleged'],
    ],
  );
  assert.deepEqual(changesIn(first, first, around('en')), []);
});

test('the narrator is nobody, a source is named', () => {
  assert.deepEqual(tellersOf(claimOn('informed the husband', 'act')), []);
  assert.equal(tellersOf(claimOn('40s', 'detail')).length, 1);
});
