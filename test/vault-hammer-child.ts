/** What is hammered one floor higher: `node test/vault-hammer-child.ts PLACE ROUND` works on a vault until it is killed. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { backup } from '../src/vault/archive/backup.ts';
import { openVault } from '../src/vault/home.ts';
import { openWays } from '../src/vault/ways.ts';
import { OTHER, PASSPHRASE, type VaultSaid } from './vault-hammer.ts';

const [place = '', round = '0'] = process.argv.slice(2);
const say = (said: VaultSaid): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};
const home = await openVault(join(place, 'vault'), PASSPHRASE);
let count = 0;
const made: string[] = [];
/** Every third round changes keys most of the time, every third makes backups. */
const heavy = Number(round) % 3;
say({ said: 'ready' });
await Promise.all([tell(), tell(), change(), copy()]);

async function tell(): Promise<never> {
  while (true) {
    const number = count++;
    const key = `report:r-${round}-${number >> 3}`;
    const subject = `r-${round}.c${number}`;
    if (made.includes(key)) continue;
    try {
      await home.vault.append([
        { actor: 'a-1', kind: 'claim.proposed', case: 'k-one', subject, key, body: { of: subject } },
      ]);
    } catch (error) {
      if ((error as Error).constructor.name !== 'Shredded') throw error;
      continue;
    }
    say({ said: 'told', subject, key });
    if (Math.random() > 0.05) continue;
    made.push(key);
    say({ said: 'shredded', key, done: false });
    await home.vault.append(
      [
        {
          actor: 'a-1',
          kind: 'shredded',
          case: 'k-one',
          subject: 'r-1',
          key: 'vault',
          body: { reason: 'asked' },
        },
      ],
      { destroy: [key] },
    );
    say({ said: 'shredded', key, done: true });
  }
}

async function change(): Promise<void> {
  while (true) {
    await new Promise((resolve) => setTimeout(resolve, heavy === 0 ? 5 : 120));
    say({ said: 'key', done: false });
    const other = openWays(await home.ways()).find(({ label }) => label === 'goes');
    if (other === undefined) await home.addWay('a-1', { kind: 'passphrase', label: 'goes', secret: OTHER });
    else if (Math.random() < 0.5) await home.revokeWay('a-1', other.id, 'no longer here');
    else await home.changeKey('a-1', 'as every month');
    say({ said: 'key', done: true });
  }
}

async function copy(): Promise<void> {
  for (let number = 0; ; number++) {
    await new Promise((resolve) => setTimeout(resolve, heavy === 1 ? 10 : 200));
    const file = join(place, `backup-${number}`);
    const { size } = await home.store.head();
    await backup(home, file, { rehearse: number % 2 === 1 });
    say({ said: 'backed-up', file, entries: size });
  }
}
