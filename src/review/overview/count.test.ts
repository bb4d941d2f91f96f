import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseTellings, Index, Telling } from '../../vault/index-types.ts';
import { behind } from './behind.ts';
import { count } from './count.ts';
import { indexOf, inventedTellings, STAGES } from './invented.fixture.ts';
import { Tellings } from './tellings.ts';
import type { Asked, Behind } from './types.ts';

async function read(cases: readonly CaseTellings[]): Promise<Tellings> {
  const tellings = new Tellings();
  await tellings.follow(indexOf(cases) as unknown as Index);
  return tellings;
}

const all = inventedTellings(400);
const ASKED: readonly Asked[] = (['accepted', 'standing'] as const).flatMap((of) => [
  { of },
  { of, kind: 'arrest' },
  { of, place: 'P1', office: 'police' },
  { of, stage: 'taken', language: 'ko' },
  { of, from: 16000, to: 17000 },
  { of, from: 18500 },
  { of, kind: 'of no case' },
]);

const COUNTED = { accepted: ['accepted', 'corrected'], standing: ['proposed', 'accepted', 'corrected'] };

function fits(one: Telling, asked: Asked): boolean {
  const timed = asked.from !== undefined || asked.to !== undefined;
  return (
    (asked.kind === undefined || one.kind === asked.kind) &&
    (asked.stage === undefined || one.stage === asked.stage) &&
    (asked.language === undefined || one.language === asked.language) &&
    (asked.place === undefined || one.places.includes(asked.place)) &&
    (asked.office === undefined || one.offices.includes(asked.office)) &&
    (!timed ||
      (one.earliest !== null &&
        one.latest !== null &&
        one.earliest <= (asked.to ?? Infinity) &&
        one.latest >= (asked.from ?? -Infinity)))
  );
}

function plainCases(asked: Asked, has: (one: Telling) => boolean): number {
  return all.filter(({ tellings }) =>
    tellings.some(
      (one) => one.done && COUNTED[asked.of].includes(one.status) && fits(one, asked) && has(one),
    ),
  ).length;
}

test('counts what a plain filter counts: cases, each once', async () => {
  const tellings = await read(all);
  for (const asked of ASKED) {
    const counts = count(tellings, STAGES, asked);
    const say = JSON.stringify(asked);
    assert.equal(
      counts.cases,
      plainCases(asked, () => true),
      say,
    );
    for (const { value, cases } of counts.kinds)
      assert.equal(
        cases,
        plainCases(asked, (one) => one.kind === value),
        say,
      );
    for (const { value, cases } of counts.stages)
      assert.equal(
        cases,
        plainCases(asked, (one) => one.stage === value),
        say,
      );
    for (const { value, cases } of counts.places)
      assert.equal(
        cases,
        plainCases(asked, (one) => one.places.includes(value)),
        say,
      );
    for (const { value, cases } of counts.offices)
      assert.equal(
        cases,
        plainCases(asked, (one) => one.offices.includes(value)),
        say,
      );
    for (const { value, cases } of counts.languages)
      assert.equal(
        cases,
        plainCases(asked, (one) => one.language === value),
        say,
      );
    const claims = all.flatMap((one) => one.tellings).filter((one) => fits(one, asked));
    for (const { value, claims: n } of counts.statuses)
      assert.equal(n, claims.filter(({ status }) => status === value).length, say);
  }
  assert.equal(
    count(tellings, STAGES, { of: 'standing' }).all,
    all.filter((one) => one.tellings.length > 0).length,
  );
});

test('the months of a kind and its undated cases add up to its cases', async () => {
  const tellings = await read(all);
  for (const asked of ASKED)
    for (const { kind, cases, undated, months } of count(tellings, STAGES, asked).series) {
      const sum = months.reduce((so, { certain, spread }) => so + certain + spread, 0);
      assert.ok(
        Math.abs(sum + undated - cases) < 1e-6,
        `${JSON.stringify(asked)} ${kind} ${sum} ${undated} ${cases}`,
      );
      assert.ok(months.every(({ certain }) => Number.isInteger(certain)));
    }
});

test('behind every number lie just as many cases', async () => {
  const tellings = await read(all);
  const lie = (asked: Behind, n: number): void => {
    const found = behind(tellings, STAGES, asked);
    assert.equal(found.length, n, JSON.stringify(asked));
    assert.equal(new Set(found.map((one) => one.case)).size, n);
  };
  for (const asked of ASKED) {
    const counts = count(tellings, STAGES, asked);
    lie(asked, counts.cases);
    for (const { value, cases } of counts.kinds)
      if (asked.kind === undefined) lie({ ...asked, kind: value }, cases);
    for (const { value, cases } of counts.places)
      if (asked.place === undefined) lie({ ...asked, place: value }, cases);
    for (const { value, cases } of counts.offices)
      if (asked.office === undefined) lie({ ...asked, office: value }, cases);
    for (const { value, cases } of counts.languages)
      if (asked.language === undefined) lie({ ...asked, language: value }, cases);
    for (const { value, cases } of counts.statuses) lie({ ...asked, status: value }, cases);
    for (const { from, to, cases } of counts.pathways.links) lie({ ...asked, link: { from, to } }, cases);
    for (const { stage, last } of counts.pathways.stages) lie({ ...asked, last: stage }, last);
    for (const without of ['place', 'office', 'date'] as const)
      lie({ ...asked, without }, counts.without[without]);
    for (const { kind, months } of counts.series)
      for (const { month, certain, spread } of months.slice(0, 12)) {
        const found = behind(tellings, STAGES, { ...asked, kind, months: [month, month] });
        const sum = found.reduce((so, { share }) => so + share!, 0);
        assert.ok(Math.abs(sum - certain - spread) < 1e-6);
      }
    for (const { kind, cases, undated, months } of counts.series) {
      const whole = [months[0]?.month ?? 0, months.at(-1)?.month ?? 0] as const;
      lie({ ...asked, kind, months: whole }, cases - undated);
    }
  }
});

test('a pathway goes from stage to stage in the order of the process, and says what it leaps over', async () => {
  const one = (kind: string, stage: string): Telling => ({
    ...{ kind, stage, language: 'en', status: 'accepted', places: [], offices: [], done: true },
    ...{ earliest: null, latest: null },
  });
  const tellings = await read([
    { case: 'k-1', changed: 1, tellings: [one('camp', 'punished'), one('watching', 'seen')] },
    {
      case: 'k-2',
      changed: 2,
      tellings: [one('arrest', 'taken'), one('watching', 'seen'), one('other', 'no stage')],
    },
    {
      case: 'k-3',
      changed: 3,
      tellings: [{ ...one('trial', 'judged'), done: false }, one('arrest', 'taken')],
    },
  ]);
  const { pathways } = count(tellings, STAGES, { of: 'accepted' });
  assert.deepEqual(pathways.links, [
    { from: 'seen', to: 'taken', cases: 1, silent: false },
    { from: 'seen', to: 'punished', cases: 1, silent: true },
  ]);
  assert.deepEqual(pathways.stages, [
    { stage: 'seen', cases: 2, last: 0 },
    { stage: 'taken', cases: 2, last: 2 },
    { stage: 'judged', cases: 0, last: 0 },
    { stage: 'punished', cases: 1, last: 1 },
  ]);
  // Asked for one kind, the cases are those that tell of it, and their pathway is the whole one.
  const asked = count(tellings, STAGES, { of: 'accepted', kind: 'camp' }).pathways;
  assert.deepEqual(
    asked.links.map(({ from, to }) => [from, to]),
    [['seen', 'punished']],
  );
});

test('goes on from what has changed, and begins again when the index was made anew', async () => {
  const index = indexOf(all);
  const tellings = new Tellings();
  assert.equal(await tellings.follow(index as unknown as Index), true);
  assert.equal(index.asked(), all.length);
  assert.equal(await tellings.follow(index as unknown as Index), false);
  const changed = all.slice(0, 3).map((one) => ({ ...one, tellings: one.tellings.slice(1) }));
  index.put(...changed);
  assert.equal(await tellings.follow(index as unknown as Index), true);
  assert.equal(index.asked(), all.length + 3);
  const asked = { of: 'standing' } as const;
  assert.deepEqual(
    count(tellings, STAGES, asked),
    count(await read([...changed, ...all.slice(3)]), STAGES, asked),
  );
  index.anew(all.slice(50));
  assert.equal(await tellings.follow(index as unknown as Index), true);
  assert.deepEqual(count(tellings, STAGES, asked), count(await read(all.slice(50)), STAGES, asked));
});

test('a case that who asks may not see is in no number', async () => {
  const tellings = await read(all);
  const except = new Set(all.slice(0, 200).map((one) => one.case));
  const asked = { of: 'standing' } as const;
  assert.deepEqual(
    count(tellings, STAGES, { ...asked, except }),
    count(await read(all.slice(200)), STAGES, asked),
  );
  assert.ok(behind(tellings, STAGES, { ...asked, except }).every((one) => !except.has(one.case)));
});
