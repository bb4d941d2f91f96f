/** The register of a case: who agreed, what was proposed, who answered, what was called back. */
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Right } from '../../accounts/rights.ts';
import { aroundOf } from '../../release/gate/around.ts';
import {
  approve,
  callBack,
  giveConsent,
  NoRelease,
  propose,
  refuse,
  releaseIn,
  withdrawConsent,
} from '../../release/gate/entries.ts';
import { peopleOf } from '../../review/people.ts';
import type { Release, State } from '../../review/state-types.ts';
import type { Plain } from '../../vault/plain.ts';
import type { Access, Env } from '../access.ts';
import type { App } from '../app.ts';
import { checkDate } from '../dates.ts';
import { answers, caseId, needs, sent, takes } from '../describe.ts';
import { Fault } from '../fault.ts';
import type { House } from '../house.ts';
import { checkKnown } from '../release/assumed.ts';
import { dayOf, lookedAt } from '../release/planned.ts';
import { approving, consenting, proposing, register, withReason, written } from '../release/shapes.ts';
import { registerOf } from '../release/view.ts';

type Answer = ReturnType<typeof approve> | ReturnType<typeof refuse>;

const of = z.object({ case: caseId });
const number = z.coerce.number().int().nonnegative();
const one = of.extend({ release: number });

const get = createRoute({
  method: 'get',
  path: '/api/cases/{case}/releases',
  ...needs('cases.read'),
  summary: 'Consents and releases of a case, and what fell since',
  request: { params: of },
  responses: answers(register, 'The latest release first.'),
});
const consent = createRoute({
  method: 'post',
  path: '/api/cases/{case}/consents',
  ...needs('cases.read'),
  summary: 'Records that a source, or a role, agreed to a purpose',
  request: { params: of, body: takes(consenting) },
  responses: answers(written, 'The number of the entry.'),
});
const unconsent = createRoute({
  method: 'post',
  path: '/api/cases/{case}/consents/{consent}/withdraw',
  ...needs('cases.read'),
  summary: 'Records that a consent was withdrawn',
  request: { params: of.extend({ consent: number }), body: takes(withReason) },
  responses: answers(written, 'The number of the entry.'),
});
const want = createRoute({
  method: 'post',
  path: '/api/cases/{case}/releases',
  ...needs('releases.make'),
  summary:
    'Proposes a release: looked at anew, and written down when nothing is missing but the second person',
  request: { params: of, body: takes(proposing) },
  responses: answers(written, 'The number of the proposal.'),
});
const yes = createRoute({
  method: 'post',
  path: '/api/cases/{case}/releases/{release}/approve',
  ...needs('actions.approve'),
  summary: 'The second person agrees',
  request: { params: one, body: takes(approving) },
  responses: answers(written, 'The number of the entry.'),
});
const no = createRoute({
  method: 'post',
  path: '/api/cases/{case}/releases/{release}/refuse',
  ...needs('cases.read'),
  summary: 'The second person does not agree, or the first takes it back',
  request: { params: one, body: takes(withReason) },
  responses: answers(written, 'The number of the entry.'),
});
const back = createRoute({
  method: 'post',
  path: '/api/cases/{case}/releases/{release}/withdraw',
  ...needs('releases.make'),
  summary: 'Calls back what left: it stays in the register',
  request: { params: one, body: takes(withReason) },
  responses: answers(written, 'The number of the entry.'),
});

export function releaseRoutes(app: App, house: House, access: Access): void {
  const today = () => dayOf(Date.now());
  const around = (state: State, release: Release & { readonly body: NonNullable<Release['body']> }) =>
    aroundOf(house.open.home.vault, state, release.body, {
      pack: house.pack,
      day: today(),
      but: release.seq,
    });
  const write = async (id: string, make: (state: State) => Promise<Plain> | Plain) => {
    const { entries } = await house.open.desk.write(id, async (state) => [await make(state)], 'en');
    return { entries };
  };
  // Of two that answer at one moment the first counts, and the other one's answer is not written.
  const answered = async (id: string, seq: number, make: (state: State) => Promise<Answer> | Answer) => {
    let asked: Answer | undefined;
    const own = async (state: State) => {
      asked = await make(state);
      return [asked];
    };
    const { entries, state } = await house.open.desk.write(id, own, 'en', `release.${seq}`);
    const { answer } = releaseIn(state, seq);
    if (answer?.actor !== asked?.actor || answer?.yes !== (asked?.kind === 'release.approved'))
      throw new NoRelease('answered', seq);
    return { entries };
  };

  app.openapi(get, async (c) => {
    const { home, desk } = house.open;
    const state = await desk.state(c.req.valid('param').case);
    const actor = personOf(c);
    const approves = has(c, 'actions.approve');
    const people = await peopleOf(home.vault);
    // Of one machine another person of the vault comes to it; of a team whoever is signed in answers.
    const second = (release: Release, id: string) => ![release.actor, release.body?.drafter].includes(id);
    const seconds = (release: Release) =>
      approves &&
      (access.mode === 'one' ? people.some(({ id }) => second(release, id)) : second(release, actor));
    const asking = { vault: home.vault, pack: house.pack, today: today(), people, seconds };
    return sent(c, register, await registerOf(state, asking));
  });

  app.openapi(consent, async (c) => {
    const { case: id } = c.req.valid('param');
    const given = c.req.valid('json');
    const by = { actor: personOf(c), today: today() };
    await house.open.desk.state(id);
    need(c, 'claims.decide', 'releases.make', 'sources.open');
    return sent(c, written, await write(id, (state) => giveConsent(state, defined(given), by)));
  });

  app.openapi(unconsent, async (c) => {
    const { case: id, consent: seq } = c.req.valid('param');
    const by = { actor: personOf(c), ...c.req.valid('json') };
    await house.open.desk.state(id);
    need(c, 'claims.decide', 'releases.make', 'sources.open');
    return sent(c, written, await write(id, (state) => withdrawConsent(state, seq, by)));
  });

  app.openapi(want, async (c) => {
    const { case: id } = c.req.valid('param');
    const asked = c.req.valid('json');
    const actor = personOf(c);
    if (asked.on !== undefined) checkDate(asked.on, 'on');
    if (asked.assumed !== undefined) checkKnown(asked.assumed, house.pack);
    const { vault } = house.open.home;
    if (asked.drafter !== undefined && !(await peopleOf(vault)).some((one) => one.id === asked.drafter))
      throw new Fault(404, 'no-person', 'there is no such person');
    // Apart from what the page asks of the same draft.
    const draft = { ...asked, draft: '-' };
    const planned = await lookedAt(house, c.get('visitor'), id, draft, c.req.raw.signal);
    const { draft: whole, looked } = planned;
    if (whole === null || looked === null) throw new Fault(422, 'blank', 'there is nothing to release');
    const entry = async (state: State) => {
      const now = await aroundOf(vault, state, whole, { pack: house.pack, day: today() });
      return propose(state, whole, looked, { ...now, by: actor, approved: null });
    };
    return sent(c, written, await write(id, entry));
  });

  app.openapi(yes, async (c) => {
    const { case: id, release: seq } = c.req.valid('param');
    const { as } = c.req.valid('json');
    const signedIn = personOf(c);
    await house.open.desk.state(id);
    // Who may approve and sees no case finds none.
    if (!has(c, 'cases.read')) throw new Fault(404, 'no-case', 'there is no such case');
    if (as !== undefined && access.mode !== 'one')
      throw new Fault(422, 'invalid', 'whoever is signed in answers', { where: 'as' });
    const actor = as ?? signedIn;
    return sent(
      c,
      written,
      await answered(id, seq, async (state) =>
        approve(state, seq, actor, await around(state, releaseIn(state, seq))),
      ),
    );
  });

  app.openapi(no, async (c) => {
    const { case: id, release: seq } = c.req.valid('param');
    const actor = personOf(c);
    const state = await house.open.desk.state(id);
    const release = releaseIn(state, seq);
    if (![release.actor, release.body.drafter].includes(actor)) need(c, 'actions.approve');
    return sent(
      c,
      written,
      await answered(id, seq, (now) => refuse(now, seq, { actor, ...c.req.valid('json') })),
    );
  });

  app.openapi(back, async (c) => {
    const { case: id, release: seq } = c.req.valid('param');
    const by = { actor: personOf(c), ...c.req.valid('json') };
    return sent(c, written, await write(id, (state) => callBack(state, seq, by)));
  });
}

/** Who asks. @throws Fault */
export function personOf(c: Context<Env>): string {
  const person = c.get('visitor')?.person;
  if (!person) throw new Fault(401, 'no-session', 'nobody is signed in');
  return person.id;
}

function has(c: Context<Env>, right: Right): boolean {
  return c.get('visitor')?.rights.includes(right) ?? false;
}

/** @throws Fault when whoever asks has none of these */
function need(c: Context<Env>, ...rights: readonly Right[]): void {
  if (!rights.some((right) => has(c, right)))
    throw new Fault(403, 'not-allowed', 'this needs a right that you do not have', { right: rights[0]! });
}

/** Without what was not said. */
function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
