import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { newPassphraseSecret } from '../../vault/keys/passphrase.ts';
import { newRecoveryKey, writtenRecoveryKey } from '../../vault/keys/recovery.ts';
import { newShares } from '../../vault/keys/shares.ts';
import type { Way as VaultWay } from '../../vault/ways.ts';
import type { Access } from '../access.ts';
import type { App } from '../app.ts';
import { answers, done, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { type NewWay, newWay, revoking, type Way, wayMade, waysView } from '../shapes.ts';

const list = createRoute({
  method: 'get',
  path: '/api/ways',
  ...needs('vault.keep'),
  summary: 'Everything that opens the vault, or did',
  responses: answers(waysView, 'The ways, in the order in which they were added.'),
});

const add = createRoute({
  method: 'post',
  path: '/api/ways',
  ...needs('vault.keep'),
  summary: 'Adds a way; of a team that is done at the machine',
  request: { body: takes(newWay) },
  responses: answers(wayMade, 'The way; a recovery key and shares are answered once.', 201),
});

const revoke = createRoute({
  method: 'post',
  path: '/api/ways/{way}/revoke',
  ...needs('vault.keep'),
  summary: 'Revokes a way, and changes the key of the vault',
  request: { params: z.object({ way: z.string().max(40) }), body: takes(revoking) },
  responses: done('It opens the vault no more. Copies made before still open to it.'),
});

export function wayRoutes(app: App, house: House, access: Access): void {
  app.openapi(list, async (c) => sent(c, waysView, { ways: (await house.open.home.ways()).map(shown) }));
  app.openapi(add, async (c) => {
    // Whoever keeps the vault of a team would open all of it with a way of their own and a backup, and so would who has their session.
    if (access.mode === 'team')
      throw new Fault(409, 'at-the-machine', 'ways are added at the machine, by who knows one already');
    const { home, person } = house.open;
    const asked = c.req.valid('json');
    const { secret, ...once } = await secretFor(asked);
    try {
      const { kind, label } = asked;
      const by = c.get('visitor')?.person?.id ?? person.id;
      const way = await home.addWay(by, { kind, label: label || kind, secret });
      return sent(c, wayMade, { way: shown(way), ...once }, 201);
    } finally {
      secret.fill(0);
    }
  });
  app.openapi(revoke, async (c) => {
    const { home, person } = house.open;
    const by = c.get('visitor')?.person?.id ?? person.id;
    await home.revokeWay(by, c.req.valid('param').way, c.req.valid('json').reason);
    return c.body(null, 204);
  });
}

/** The secret of a new way, and what of it a person has to write down. @throws PassphraseRefused */
async function secretFor(
  asked: NewWay,
): Promise<{ readonly secret: Uint8Array; readonly recoveryKey?: string; readonly shares?: string[] }> {
  switch (asked.kind) {
    case 'passphrase':
      return { secret: newPassphraseSecret(Buffer.from(asked.passphrase)) };
    case 'recovery-key': {
      const secret = newRecoveryKey();
      return { secret, recoveryKey: writtenRecoveryKey(secret) };
    }
    case 'shares': {
      const { secret, shares } = await newShares();
      return { secret, shares: shares.map(({ line }) => line) };
    }
  }
}

function shown({ id, kind, label, added, by, revoked }: VaultWay): Way {
  return { id, kind, label, added, by, revoked: revoked ?? null };
}
