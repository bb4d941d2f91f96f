/** Moves an invented vault, for src/vault/migrate.test.ts to kill: `node test/migrate-child.ts FROM TO PASSPHRASE [CONNECTION]`. Says `ready`. */
import { writeSync } from 'node:fs';
import { openVault } from '../src/vault/home.ts';
import { migrate } from '../src/vault/migrate.ts';

const [from, to, passphrase, connection] = process.argv.slice(2);
const home = await openVault(from!, new TextEncoder().encode(passphrase));
writeSync(1, 'ready\n');
await migrate(home, to!, connection === undefined ? {} : { connection });
await home.close();
writeSync(1, 'done\n');
