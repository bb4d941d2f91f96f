import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { loadPack } from '../packs/load.ts';
import { coarserThan } from './ladders.ts';
import { type Detail, fitOf, isPath, peopleOf, smallestCoarsening } from './subject.ts';

const pack = loadPack('prk');
const detail = (type: Detail['type'], value: string, step: string): Detail => ({ type, value, step });
const kapsan = detail('place', 'KP0111', 'county');
const woman = detail('sex', 'female', 'sex');
const seventies = detail('age', '70s', 'decade');
const beekeeper = detail('occupation', 'beekeeper', 'job');

describe('how many fit', () => {
  test('the people of a county, counted by sex, with what may have changed since', () => {
    const { female } = pack.places.get('KP0111')!.population!;
    assert.deepEqual(peopleOf('KP0111', 'female', pack), [female! * 0.8, female! * 1.25]);
  });
  test('a province is its counties, a region its provinces', () => {
    const [province] = peopleOf('KP01', undefined, pack);
    const counties = [...pack.places.values()].filter(({ within }) => within === 'KP01');
    assert.equal(
      Math.round(province),
      Math.round(0.8 * counties.reduce((sum, { population }) => sum + (population?.total ?? 0), 0)),
    );
    assert.ok(peopleOf('north', undefined, pack)[0] > province);
    assert.ok(peopleOf('PRK', undefined, pack)[0] > peopleOf('north', undefined, pack)[0]);
  });
  test('where the census is blank, from the smallest of its neighbours to the largest', () => {
    const [least, most] = peopleOf('KP0906', undefined, pack);
    assert.ok(least < most / 1.6, `${least} ${most}`);
  });
  test('never fewer than the person themself, and never one number', () => {
    const fit = fitOf([kapsan, woman, seventies, beekeeper], pack);
    assert.equal(fit.people[0], 1);
    assert.ok(fit.people[1] > 1);
    assert.ok(isPath(fit, 20));
  });
  test('what one leaves out alone buys is said of each', () => {
    const fit = fitOf([kapsan, woman, seventies, beekeeper], pack);
    const without = (type: string) => fit.details.find((one) => one.type === type)!.without[0];
    assert.ok(without('occupation') > without('age'));
  });
  test('a full name is a path whatever else is told, a surname a share', () => {
    assert.ok(isPath(fitOf([detail('name', 'Invented Person', 'name')], pack), 20));
    assert.ok(
      !isPath(fitOf([detail('name', 'Kim', 'surname'), detail('place', 'KP01', 'province')], pack), 20),
    );
  });
  test('a person sets other figures', () => {
    const assumed = {
      population: { KP0111: [900, 900] as const },
      occupations: { beekeeper: [0.5, 0.5] as const },
    };
    assert.deepEqual(fitOf([kapsan, beekeeper], pack, assumed).people, [450, 450]);
  });
});

describe('what coarsening buys', () => {
  test('the fewest details, then the fewest steps', () => {
    const [first] = smallestCoarsening([kapsan, woman, seventies, beekeeper], 20, pack);
    assert.deepEqual(
      first?.changes.map(({ type }) => type),
      ['occupation'],
    );
    assert.ok(first!.people[0] >= 20);
  });
  test('as few as trying every combination finds', () => {
    const places = ['KP0111', 'KP0203', 'KP01', 'KP0906'].map((id) =>
      detail('place', id, pack.places.get(id)!.precision),
    );
    const some = fc.record({
      place: fc.constantFrom(...places),
      age: fc.option(fc.constantFrom('20s', '70s', '90s')),
      job: fc.option(fc.constantFrom('beekeeper', 'teacher', 'mayor', 'farmer')),
      sex: fc.option(fc.constantFrom('male', 'female')),
      people: fc.constantFrom(5, 20, 500),
    });
    fc.assert(
      fc.property(some, ({ place, age, job, sex, people }) => {
        const details = [
          place,
          ...(age === null ? [] : [detail('age', age, 'decade')]),
          ...(job === null ? [] : [detail('occupation', job, 'job')]),
          ...(sex === null ? [] : [detail('sex', sex, 'sex')]),
        ];
        let combinations: { details: Detail[]; changed: number }[] = [{ details: [], changed: 0 }];
        for (const one of details)
          combinations = combinations.flatMap((before) =>
            coarserThan(one.type, one.value, one.step, pack).map((to, i) => ({
              details: [...before.details, { type: one.type, ...to }],
              changed: before.changed + (i === 0 ? 0 : 1),
            })),
          );
        const fewest = Math.min(
          ...combinations
            .filter((one) => !isPath(fitOf(one.details, pack), people))
            .map(({ changed }) => changed),
        );
        for (const { changes, people: then } of smallestCoarsening(details, people, pack)) {
          assert.equal(changes.length, fewest);
          assert.ok(then[0] >= people);
        }
      }),
      { numRuns: 60 },
    );
  });
});
