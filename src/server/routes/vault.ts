import { createRoute } from '@hono/zod-openapi';
import { secretTyped } from '../../vault/keys/opening.ts';
import type { App } from '../app.ts';
import { answers, done, needs, sent, takes } from '../describe.ts';
import type { House } from '../house.ts';
import { newVault, unlocking, vaultMade } from '../shapes.ts';

const create = createRoute({
  method: 'post',
  path: '/api/vault',
  ...needs('vault.keep'),
  summary: 'Makes a vault and leaves it open',
  request: { body: takes(newVault) },
  responses: answers(vaultMade, 'The recovery key, once.', 201),
});

const unlock = createRoute({
  method: 'post',
  path: '/api/vault/unlock',
  ...needs('vault.keep'),
  summary: 'Opens the vault',
  request: { body: takes(unlocking) },
  responses: done('It is open.'),
});

const lock = createRoute({
  method: 'post',
  path: '/api/vault/lock',
  ...needs('vault.keep'),
  summary: 'Closes the vault',
  responses: done('It is closed.'),
});

export function vaultRoutes(app: App, house: House): void {
  app.openapi(create, async (c) => {
    const { passphrase, name } = c.req.valid('json');
    return sent(c, vaultMade, { recoveryKey: await house.create(passphrase, name) }, 201);
  });
  app.openapi(unlock, async (c) => {
    const { way, secret } = c.req.valid('json');
    await house.unlock(await secretTyped(way, secret));
    return c.body(null, 204);
  });
  app.openapi(lock, async (c) => {
    await house.lock();
    return c.body(null, 204);
  });
}
