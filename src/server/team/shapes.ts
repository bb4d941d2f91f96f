/** What the pages of a team and the server say to each other: signing in, people, what waits for a second person. */
import { z } from 'zod';
import { ROLE_NAMES } from '../../accounts/rights.ts';

const name = z.string().trim().min(1).max(200);
const secret = z.string().min(1).max(1024);
const ticket = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2000);
const moment = z.int().describe('Milliseconds since 1970, UTC.');
const way = z.enum(['totp', 'passkey']);
const role = z.enum(ROLE_NAMES as readonly [string, ...string[]]);
const roles = z.array(role).min(1);
/** As the browser asks for it and answers: opaque to the pages. */
const ceremony = z.unknown();

/** A second factor: a code, or the answer of a passkey. */
const factor = {
  code: z.string().max(20).optional(),
  passkey: z.record(z.string(), z.unknown()).optional(),
};

export const signIn = z.strictObject({ name, password: secret });
export const begun = z.strictObject({ ticket, ways: z.array(way), passkey: ceremony });
export const second = z.strictObject({ ticket, ...factor });

export const following = z.strictObject({ link: z.string().min(1).max(100) });
/** What somebody chooses a second factor from. */
export const offer = z.strictObject({
  ticket,
  /** For codes: base32, to be typed into an authenticator. */
  secret: z.string(),
  /** The same, for a square code. */
  uri: z.string(),
  passkey: ceremony,
});
export const invited = offer.extend({ name: z.string() });
export const accepting = z.strictObject({ ticket, password: secret, ...factor });

export const account = z.strictObject({
  factors: z.array(z.strictObject({ id: z.string(), way, added: moment })),
});
export const confirming = z.strictObject({ password: secret });
export const repassword = z.strictObject({ old: secret, password: secret });

export const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['none', 'invited', 'open', 'closed']),
  roles: z.array(role),
  ways: z.array(way),
  added: moment,
  /** When they signed in last. */
  entered: moment.nullable(),
  /** Attempts since that did not succeed. */
  refused: z.int(),
});
export const people = z.strictObject({
  people: z.array(person),
  roles: z.array(z.strictObject({ role, rights: z.array(z.string()), two: z.boolean() })),
});

/** What somebody wants done about the people of the team. */
export const wanted = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('invite'), name, roles, reason }),
  z.strictObject({ what: z.literal('grant'), person: z.string(), roles, reason }),
  z.strictObject({ what: z.enum(['recover', 'close']), person: z.string(), reason }),
]);
/** Done, with a one-time link where there is one; or the number of the proposal that waits for a second person. */
export const done = z.strictObject({ link: z.string().optional(), waits: z.int().optional() });

export const action = z.strictObject({
  action: z.int(),
  at: moment,
  until: moment,
  what: z.enum(['invite', 'grant', 'recover', 'close']),
  /** Whom it is about. */
  name: z.string(),
  /** Only of `invite` and `grant`. */
  roles: z.array(role).optional(),
  /** Of `grant`: what they have now. */
  before: z.array(role).optional(),
  reason: z.string(),
  by: z.strictObject({ id: z.string(), name: z.string() }),
  /** Whether whoever asks may approve it. */
  mine: z.boolean(),
});
export const actions = z.strictObject({ actions: z.array(action) });
export const refusing = z.strictObject({ reason });

/** Null: the whole team. */
export const shared = z.strictObject({ people: z.array(z.string()).max(500).nullable() });
export const sharing = shared.extend({ reason });

export type Begun = z.infer<typeof begun>;
export type Offer = z.infer<typeof offer>;
export type Invited = z.infer<typeof invited>;
export type AccountView = z.infer<typeof account>;
export type PersonView = z.infer<typeof person>;
export type PeopleView = z.infer<typeof people>;
export type Wanted = z.infer<typeof wanted>;
export type Done = z.infer<typeof done>;
export type ActionView = z.infer<typeof action>;
export type ActionsView = z.infer<typeof actions>;
export type Shared = z.infer<typeof shared>;
