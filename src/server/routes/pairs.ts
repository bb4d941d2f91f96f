import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { accountChances } from '../../intake/lists/knowledge.ts';
import { accountModel } from '../../link/accounts/weigh.ts';
import type { Home } from '../../vault/home.ts';
import { type Access, hiddenFrom } from '../access.ts';
import { Accounts } from '../accounts.ts';
import type { App } from '../app.ts';
import { answers, language, needs, sent } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House, OpenHouse } from '../house.ts';
import { exportedProposals } from '../pair-view.ts';
import { pairProposals } from '../shapes.ts';

const get = createRoute({
  method: 'get',
  path: '/api/pairs',
  ...needs('cases.read'),
  summary: 'Cases that may tell of one event, the likeliest first, with why; nothing is joined by it',
  request: { query: z.object({ language, limit: z.coerce.number().int().min(1).max(50).default(20) }) },
  responses: answers(pairProposals, 'Proposals, with the accepted claims and quotes that they rest on.'),
});

export function pairRoutes(app: App, house: House, access: Access): void {
  const open = new WeakMap<Home, Accounts>();
  const accountsOf = ({ home, desk }: Pick<OpenHouse, 'home' | 'desk'>): Accounts => {
    const there = open.get(home);
    if (there !== undefined) return there;
    const made = new Accounts({
      ...{ vault: home.vault, index: home.store.index, pack: house.pack },
      model: accountModel(accountChances()),
      assemble: async (state) => (await desk.viewOf(state, 'en')).assembled,
    });
    open.set(home, made);
    return made;
  };
  app.openapi(get, async (c) => {
    const { limit, language: words } = c.req.valid('query');
    const { home, desk } = house.open;
    await desk.indexed();
    const except = new Set(await hiddenFrom(c.get('visitor'), access));
    try {
      const found = await accountsOf({ home, desk }).proposed(limit, except);
      return sent(c, pairProposals, exportedProposals(found, words));
    } catch (error) {
      if (house.opened?.home === home) throw error;
      throw new Fault(423, 'locked', 'the vault was closed');
    }
  });
}
