import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, openVault, type Refilled } from '../home.ts';
import { type RestoreOptions, restore } from './backup.ts';

/**
 * Restores a backup where nobody will look for it, has a look at the vault that came back, and removes it. What lies there meanwhile is
 * encrypted as the vault is.
 *
 * @throws as restore
 */
export async function rehearse<T>(
  file: string,
  secret: Uint8Array,
  look: (home: Home) => Promise<T>,
  { progress }: Pick<RestoreOptions, 'progress'> = {},
): Promise<{ readonly restored: Refilled; readonly seen: T }> {
  const folder = await mkdtemp(join(tmpdir(), 'moksori-rehearsal-'));
  try {
    const dir = join(folder, 'vault');
    const restored = await restore(file, dir, secret, progress === undefined ? {} : { progress });
    const home = await openVault(dir, secret);
    try {
      return { restored, seen: await look(home) };
    } finally {
      await home.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
