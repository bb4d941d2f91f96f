import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { checkAll } from '../../review/check.ts';
import { ofVault } from '../../review/kinds.ts';
import { backup } from '../../vault/archive/backup.ts';
import { bytesOf } from '../../vault/archive/file.ts';
import type { App } from '../app.ts';
import { answers, needs, sent } from '../describe.ts';
import { handedOut } from '../download.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { job } from '../shapes.ts';
import { jobId } from './jobs.ts';

const check = createRoute({
  method: 'post',
  path: '/api/checks',
  ...needs('vault.keep'),
  summary: 'Finds out whether anything in the vault was changed or lost',
  responses: answers(
    job,
    'The work that was begun; its result has `entries`, `root` and `faults`: machine words and numbers.',
    202,
  ),
});

const make = createRoute({
  method: 'post',
  path: '/api/backups',
  ...needs('vault.keep'),
  summary: 'Writes the whole vault into one sealed file, and restores it on trial',
  responses: answers(job, 'The work that was begun; its result has `entries` and `bytes`.', 202),
});

const get = createRoute({
  method: 'get',
  path: '/api/backups/{job}',
  ...needs('vault.keep'),
  summary: 'The file of a backup that you had made; there until the vault is closed',
  request: { params: z.object({ job: jobId }) },
  responses: {
    200: {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

export function keepingRoutes(app: App, house: House): void {
  app.openapi(check, (c) => {
    const { home, jobs } = house.open;
    const begun = jobs.begin(ownerOf(c.get('visitor')), { what: 'check', of: 0 }, async (work) => {
      const { entries, root, faults } = await checkAll(home, {
        pack: house.pack,
        progress: (_, done, of) => work.tell({ done, of }),
      });
      return { entries, root: Buffer.from(root).toString('hex'), faults };
    });
    return sent(c, job, begun, 202);
  });

  app.openapi(make, (c) => {
    const { home, jobs, shelf } = house.open;
    const actor = ownerOf(c.get('visitor'));
    const begun = jobs.begin(actor, { what: 'backup', of: 0 }, async (work) => {
      // Sealed, as everything that this writes: what lies there is no clear text.
      const folder = await mkdtemp(join(tmpdir(), 'moksori-backup-'));
      const remove = () => rm(folder, { recursive: true, force: true });
      const file = join(folder, 'backup');
      const { size } = await home.store.head();
      try {
        const { bytes } = await backup(home, file, {
          rehearse: true,
          // What is written is read once more.
          progress: (done, of) => work.tell({ done, of }),
        });
        await home.vault.append([
          ofVault('backup.made', { actor }, { size, recipients: 0, rehearsed: true }),
        ]);
        shelf.put(work.job.id, { file, bytes, remove });
        return { entries: size, bytes };
      } catch (error) {
        await remove();
        throw error;
      }
    });
    return sent(c, job, begun, 202);
  });

  app.openapi(get, (c) => {
    const { job: id } = c.req.valid('param');
    const { home, jobs, shelf } = house.open;
    const kept = jobs.find(id, ownerOf(c.get('visitor'))) && shelf.get(id);
    if (kept === undefined) throw new Fault(404, 'no-job', 'there is no such backup, or it is not yours');
    const day = new Date().toISOString().slice(0, 10);
    return handedOut(c, bytesOf(kept.file), `moksori-${home.id}-${day}.backup`, kept.bytes);
  });
}

function ownerOf(visitor: { readonly person: { readonly id: string } | null } | null): string {
  if (!visitor?.person) throw new Fault(401, 'no-session', 'nobody is signed in');
  return visitor.person.id;
}
