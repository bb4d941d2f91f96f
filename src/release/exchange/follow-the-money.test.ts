/** Entities against the facts of the published model: schemata, properties, types and ranges. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesOf, demoCases, NAMED, textOf } from './cases.fixture.ts';
import facts from './follow-the-money.facts.json' with { type: 'json' };
import { type Entity, followTheMoney } from './follow-the-money.ts';

interface Property {
  readonly type: string;
  readonly range?: string;
  readonly maxLength?: number;
  readonly stub?: boolean;
}
interface Schema {
  readonly abstract?: boolean;
  readonly extends: readonly string[];
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}
const schemata = facts.schemata as unknown as Readonly<Record<string, Schema>>;
const lengths = facts.types as Readonly<Record<string, { readonly maxLength: number }>>;

function kinds(name: string): readonly string[] {
  return [name, ...(schemata[name]?.extends ?? []).flatMap(kinds)];
}

/** Every property of a schema, those that it inherits among them. */
function propertiesOf(name: string): Readonly<Record<string, Property>> {
  return Object.assign(
    {},
    ...kinds(name)
      .toReversed()
      .map((each) => schemata[each]!.properties),
  ) as Record<string, Property>;
}

const FORMS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
  country: /^[a-z]{2}$/,
  entity: /^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/,
  number: /^-?\d+(?:\.\d+)?$/,
};

/** What is wrong with entities, one line each. */
function faultsOf(entities: readonly Entity[]): string[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const faults = byId.size === entities.length ? [] : ['an id stands twice'];
  for (const { id, schema, properties } of entities) {
    const say = (what: string) => faults.push(`${schema} ${id}: ${what}`);
    const known = schemata[schema];
    if (known === undefined || known.abstract) {
      say('no such schema');
      continue;
    }
    for (const name of known.required) if (!properties[name]?.length) say(`${name} is required`);
    const may = propertiesOf(schema);
    for (const [name, values] of Object.entries(properties)) {
      const property = may[name];
      if (property === undefined || property.stub) {
        say(`no property ${name}`);
        continue;
      }
      const most = property.maxLength ?? lengths[property.type]?.maxLength ?? 250;
      for (const value of values) {
        if (typeof value !== 'string' || value.trim() === '') say(`${name}: empty`);
        if ([...value].length > most) say(`${name}: longer than ${most}`);
        if (FORMS[property.type]?.test(value) === false) say(`${name}: ${value} is no ${property.type}`);
        if (property.type === 'gender' && !facts.genders.includes(value)) say(`${name}: ${value}`);
        if (property.type === 'language' && !facts.languages.includes(value)) say(`${name}: ${value}`);
        if (property.type === 'entity') {
          const other = byId.get(value);
          if (value === id) say(`${name} is itself`);
          if (other === undefined) say(`${name}: no entity ${value}`);
          else if (!kinds(other.schema).includes(property.range!))
            say(`${name}: a ${other.schema} is no ${property.range}`);
        }
      }
    }
  }
  return faults;
}

const entitiesIn = (text: string): Entity[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entity);

test('every entity is of the published model', async () => {
  for (const cases of [
    await demoCases(),
    await demoCases({ names: true }),
    await casesOf([NAMED], { names: true }),
  ]) {
    const entities = entitiesIn(textOf(followTheMoney(cases)[0]!));
    assert.deepEqual(faultsOf(entities), []);
    for (const schema of ['Document', 'Person', 'Event', 'Address', 'UnknownLink'])
      assert.ok(
        entities.some((entity) => entity.schema === schema),
        schema,
      );
  }
});

test('the check finds what is not of the model', () => {
  const good: Entity = { id: 'a1', schema: 'Person', properties: { name: ['x'] } };
  const faulty = (change: object) => faultsOf([{ ...good, ...change } as Entity]).length;
  assert.equal(faulty({}), 0);
  assert.equal(faulty({ schema: 'Thing' }), 1);
  assert.equal(faulty({ properties: {} }), 1);
  assert.equal(faulty({ properties: { name: ['x'], birthDate: ['May 2020'] } }), 1);
  assert.equal(faulty({ properties: { name: ['x'], proof: ['a2'] } }), 1);
  assert.equal(faulty({ properties: { name: ['x'], gender: ['woman'] } }), 1);
  assert.equal(faulty({ properties: { name: ['x'], startDate: ['2020'] } }), 1);
  assert.equal(faulty({ properties: { name: ['x'], country: ['PRK'] } }), 1);
});

test('names stay out unless they are asked for', async () => {
  const without = textOf(followTheMoney(await casesOf([NAMED]))[0]!);
  assert.doesNotMatch(without, /Ri\b|Tae-song|Kim|Un-ok/);
  const withNames = textOf(followTheMoney(await casesOf([NAMED], { names: true }))[0]!);
  assert.match(withNames, /Tae-song/);
});

test('what did not happen is no event', async () => {
  const cases = await demoCases();
  const done = cases.flatMap(({ assembled }) => assembled.acts.filter(({ phase }) => phase !== 'not-done'));
  const all = cases.flatMap(({ assembled }) => assembled.acts);
  assert.ok(done.length < all.length);
  const events = entitiesIn(textOf(followTheMoney(cases)[0]!)).filter(({ schema }) => schema === 'Event');
  assert.ok(events.length <= done.length && events.length > 0);
});

test('no id of one case is one of another, and the same case has the same ids', async () => {
  const ids = async (id: string) =>
    new Set(
      entitiesIn(textOf(followTheMoney(await casesOf([NAMED], { id }))[0]!)).map((entity) => entity.id),
    );
  const [one, other, again] = [await ids('k-111111'), await ids('k-222222'), await ids('k-111111')];
  assert.deepEqual(one, again);
  assert.ok([...one].every((id) => !other.has(id)));
});

test('a date is no finer than what is known', async () => {
  const [about] = await casesOf([
    'A miner was arrested in Kapsan County in mid-May 2020. He was sentenced between March and June 2021.',
  ]);
  const events = entitiesIn(textOf(followTheMoney([about!])[0]!)).filter(({ schema }) => schema === 'Event');
  const [arrest] = events;
  assert.deepEqual(arrest!.properties.date, ['2020-05']);
});
