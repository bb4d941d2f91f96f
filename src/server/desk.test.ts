import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, correct, decideSame, reject, undo, withdraw } from '../review/decide.ts';
import { join, part } from '../review/joining.ts';
import { loadAlone } from '../review/load.ts';
import { plan, shred } from '../review/shred.ts';
import type { State } from '../review/state-types.ts';
import { stateIn, viewOf } from '../review/view.ts';
import type { Plain } from '../vault/plain.ts';
import { packOnce, type Served, serve } from './server.fixture.ts';

const by = { actor: 'a-000001', reason: 'checked' };

/** A stream of numbers that is the same each time. */
function chance(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (at * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((at / 2 ** 31) * below);
  };
}

/** The desk, which goes on from what it has, against the vault read from its beginning. */
async function same({ house }: Served, id: string): Promise<void> {
  const { desk, home } = house.open;
  const fresh = viewOf(await stateIn(home.vault, id), packOnce(), 'ko');
  const kept = await desk.view(id, 'ko');
  assert.deepEqual(kept.state, fresh.state);
  assert.deepEqual(kept.json, fresh.json);
  assert.deepEqual(kept.statuses, fresh.statuses);
}

function anything(state: State, pick: (below: number) => number): Plain | undefined {
  const claims = [...state.claims.values()].filter(({ claim }) => claim !== null);
  const claim = claims[pick(claims.length)]!;
  const live = state.decisions.filter(({ standing }) => standing === 'live');
  const parties = state.readings.flatMap(({ report, parties: all }) =>
    all.map(({ id }) => ({ report, party: id })),
  );
  try {
    switch (pick(7)) {
      case 0:
        return accept(state, claim.id, by);
      case 1:
        return reject(state, claim.id, by);
      case 2:
        return withdraw(state, claim.id, by);
      case 3:
        return correct(state, claim.id, { stance: pick(2) ? 'denied' : 'possible' }, by);
      case 4:
        return live.length > 0 ? undo(state, live[pick(live.length)]!.seq, by) : undefined;
      case 5:
        return decideSame(
          state,
          {
            of: 'party',
            judgement: 'no',
            a: parties[pick(parties.length)]!,
            b: parties[pick(parties.length)]!,
          },
          by,
        );
      default:
        // Past another: it does not count.
        return reject(state, claim.id, { ...by, expects: claim.last });
    }
  } catch {
    return undefined;
  }
}

test('whatever is decided, the desk has what the vault has', async (t) => {
  const served = await serve(t, { reports: ['pair/tanchon-nurse.en.html', 'pair/tanchon-nurse.ko.html'] });
  const { home, desk } = served.house.open;
  const [id] = served.cases as [string];
  const pick = chance(7);
  await same(served, id);
  for (let i = 0; i < 40; i++) {
    const entry = anything(await desk.state(id), pick);
    if (entry !== undefined) await home.vault.append([entry]);
    if (i % 4 === 3) await same(served, id);
  }
});

test('cases that are joined, parted and shredded elsewhere', async (t) => {
  const served = await serve(t, { reports: ['hoeryong-phone.txt', 'two-brothers.txt'] });
  const { home, desk } = served.house.open;
  const [a, b] = served.cases as [string, string];
  const heard = new Set<string>();
  served.house.events.listen((one) => one.what === 'case' && heard.add(one.case));
  for (const id of [a, b]) await same(served, id);
  const pair = async () => [await loadAlone(home.vault, a), await loadAlone(home.vault, b)] as const;
  await home.vault.append(join(...(await pair()), by));
  for (const id of [a, b]) await same(served, id);
  const inB = [...(await desk.state(b)).claims.keys()][0]!;
  await home.vault.append([accept(await desk.state(a), inB, by)]);
  for (const id of [a, b]) await same(served, id);
  await home.vault.append(part(...(await pair()), by));
  for (const id of [a, b]) await same(served, id);
  assert.deepEqual(heard, new Set([a, b]));
  await desk.indexed();
  await shred(home.vault, await plan(home.vault, 'case', a), by, { pack: packOnce() });
  assert.ok((await desk.state(a)).reports.every(({ report }) => report === null));
  await same(served, a);
});
