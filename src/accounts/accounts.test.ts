import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from '../review/schema.ts';
import { Accounts } from './accounts.ts';
import { Denied } from './denied.ts';
import {
  codeOf,
  firstAdmin,
  follow,
  member,
  ORIGIN,
  PASSWORD,
  SecurityKey,
  signIn,
  withOffice,
} from './team.fixture.ts';

const denied = (why: Denied['why']) => (error: unknown) => error instanceof Denied && error.why === why;
const HERE = '203.0.113.5';

test('the first admin comes by a link that works once, and not for ever', () =>
  withOffice(async (office) => {
    const { accounts, first } = office;
    const link = await accounts.linkAt(first, first, ['admin']);
    const old = await accounts.linkAt(first, first, ['admin']);
    await assert.rejects(accounts.invited(link), denied('link'), 'a newer link takes its place');
    office.pass(3 * 24 * 60 * 60_000 + 1);
    await assert.rejects(accounts.invited(old), denied('link'), 'too old');
    const good = await accounts.linkAt(first, first, ['admin']);
    const { token, id } = await follow(office, good);
    assert.equal(id, first);
    assert.deepEqual((await accounts.who(token))?.rights, [
      'cases.share',
      'people.manage',
      'actions.approve',
      'vault.keep',
    ]);
    await assert.rejects(accounts.invited(good), denied('link'), 'used');
  }));

test('of two who follow one link at once, one has the account', () =>
  withOffice(async (office) => {
    const { accounts, first } = office;
    const link = await accounts.linkAt(first, first, ['admin']);
    const results = await Promise.allSettled([follow(office, link), follow(office, link)]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  }));

test('nobody signs in with a password alone, and a code counts once', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    office.pass(60_000);
    const code = codeOf(somi.secret, office.now());
    const { ticket, ways, passkey } = await accounts.begin('SOMI ', PASSWORD, HERE);
    assert.deepEqual([ways, passkey], [['totp'], null]);
    assert.equal(await accounts.who(ticket), null);
    await assert.rejects(accounts.enter(ticket, { code: '000000' }, HERE), denied('wrong'));
    const token = await accounts.enter(ticket, { code }, HERE);
    assert.equal((await accounts.who(token))?.name, 'Somi');
    await assert.rejects(accounts.enter(ticket, { code }, HERE), denied('ticket'));
    const again = await accounts.begin('Somi', PASSWORD, HERE);
    await assert.rejects(accounts.enter(again.ticket, { code }, HERE), denied('wrong'));
    office.pass(11 * 60_000);
    await assert.rejects(
      accounts.enter(again.ticket, { code: codeOf(somi.secret, office.now()) }, HERE),
      denied('ticket'),
    );
  }));

test('one code handed in twice at once opens one session', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    office.pass(60_000);
    const code = codeOf(somi.secret, office.now());
    const tickets = await Promise.all([1, 2].map(() => accounts.begin('Somi', PASSWORD, HERE)));
    const results = await Promise.allSettled(
      tickets.map(({ ticket }) => accounts.enter(ticket, { code }, HERE)),
    );
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  }));

test('who guesses waits, longer each time, also after a restart', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    await firstAdmin(office);
    for (let i = 0; i < 4; i++)
      await assert.rejects(accounts.begin('Somi', 'not the password', `198.51.100.${i}`), denied('wrong'));
    await assert.rejects(accounts.begin('Somi', PASSWORD, HERE), denied('wait'));
    const { accounts: restarted } = await office.restart();
    await assert.rejects(restarted.begin('Somi', PASSWORD, HERE), denied('wait'));
    office.pass(1_000);
    await restarted.begin('Somi', PASSWORD, HERE);
  }));

test('a wrong name is told as a wrong password, and from one address one guesses at few', () =>
  withOffice(async ({ accounts }) => {
    for (let i = 0; i < 12; i++)
      await assert.rejects(accounts.begin(`Nobody ${i}`, PASSWORD, '198.51.100.99'), denied('wrong'));
    await assert.rejects(accounts.begin('Nobody', PASSWORD, '198.51.100.99'), denied('wait'));
    await assert.rejects(accounts.begin('Nobody', PASSWORD, '198.51.100.98'), denied('wrong'));
  }));

test('many guesses at once are no way around waiting', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    await firstAdmin(office);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => accounts.begin('Somi', 'not the password', HERE)),
    );
    const heard = results.filter((one) => one.status === 'rejected' && denied('wrong')(one.reason));
    assert.equal(heard.length, 4);
  }));

test('an office may sign in at once; from one address nobody guesses at more at once than an office has people', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const results = await Promise.allSettled([
      accounts.begin(somi.name, PASSWORD, HERE),
      ...Array.from({ length: 40 }, (_, i) => accounts.begin(`Nobody ${i}`, PASSWORD, HERE)),
    ]);
    assert.equal(results[0]!.status, 'fulfilled');
    assert.ok(results.slice(1).every((one) => one.status === 'rejected' && denied('wrong')(one.reason)));
    await assert.rejects(accounts.begin('Nobody', PASSWORD, HERE), denied('wait'));
    const many = await Promise.allSettled(
      Array.from({ length: 90 }, (_, i) => accounts.begin(`Nobody ${i}`, PASSWORD, '198.51.100.1')),
    );
    const heard = many.filter((one) => one.status === 'rejected' && denied('wrong')(one.reason));
    assert.ok(heard.length <= 48 + 12, `${heard.length}`);
  }));

test('what is beyond bearing is counted and not written', () =>
  withOffice(async (office) => {
    const { home } = office;
    const accounts = await Accounts.of(home.vault, { origin: ORIGIN, most: 5 });
    const before = (await home.store.head()).size;
    await Promise.allSettled(Array.from({ length: 9 }, (_, i) => accounts.begin('x', '', `198.51.100.${i}`)));
    assert.equal((await home.store.head()).size - before, 5);
  }));

test('a passkey is a second factor; a copy of it, another site and an old answer are not', () =>
  withOffice(async (office) => {
    const { accounts, first } = office;
    const key = new SecurityKey();
    const link = await accounts.linkAt(first, first, ['admin']);
    const offer = await accounts.invited(link);
    await assert.rejects(
      accounts.open(offer.ticket, PASSWORD, { passkey: key.make(offer.passkey, 'https://evil.example') }),
      denied('code'),
    );
    await accounts.open(offer.ticket, PASSWORD, { passkey: key.make(offer.passkey) });
    const one = await accounts.begin('Somi', PASSWORD, HERE);
    assert.deepEqual(one.ways, ['passkey']);
    const answer = key.answer(one.passkey);
    assert.ok(await accounts.who(await accounts.enter(one.ticket, { passkey: answer }, HERE)));
    const two = await accounts.begin('Somi', PASSWORD, HERE);
    await assert.rejects(accounts.enter(two.ticket, { passkey: answer }, HERE), denied('wrong'));
    key.counter = 0;
    await assert.rejects(
      accounts.enter(two.ticket, { passkey: key.answer(two.passkey) }, HERE),
      denied('wrong'),
    );
    await assert.rejects(accounts.enter(two.ticket, { passkey: { id: key.id } }, HERE), denied('wrong'));
    await assert.rejects(accounts.enter(two.ticket, { passkey: null }, HERE), denied('wrong'));
  }));

test('an admin invites alone whom one may, and others with a second person', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['custodian']);
    const invite = { what: 'invite', reason: 'joins us' } as const;
    const alone = await accounts.propose(somi.id, { ...invite, name: 'Duri', roles: ['documenter'] });
    assert.ok(alone.link);
    const { waits, link } = await accounts.propose(somi.id, { ...invite, name: 'Hana', roles: ['admin'] });
    assert.equal(link, undefined);
    await assert.rejects(accounts.approve(somi.id, waits!), denied('same'));
    const approved = await accounts.approve(narae.id, waits!);
    assert.equal((await follow(office, approved.link!)).name, 'Hana');
    await assert.rejects(accounts.approve(narae.id, waits!), denied('action'));
    await assert.rejects(
      accounts.propose(somi.id, { ...invite, name: ' hana', roles: ['admin'] }),
      denied('name'),
    );
    await assert.rejects(accounts.propose(somi.id, { ...invite, name: 'X', roles: [] }), denied('role'));
    await assert.rejects(
      accounts.propose(somi.id, { ...invite, name: 'X', roles: ['king'] }),
      denied('role'),
    );
  }));

test('whoever a proposal is about cannot approve it; refused and old ones are over', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['reviewer']);
    const grant = { what: 'grant', person: narae.id, roles: ['admin'], reason: 'helps me' } as const;
    await assert.rejects(accounts.propose(somi.id, grant), denied('alone'));
    const hana = await member(office, somi.id, 'Hana', ['reviewer'], narae.id);
    const { waits } = await accounts.propose(somi.id, grant);
    await assert.rejects(accounts.approve(narae.id, waits!), denied('same'));
    await accounts.refuse(hana.id, waits!, 'too early');
    await assert.rejects(accounts.approve(hana.id, waits!), denied('action'));
    const third = await accounts.propose(somi.id, grant);
    const results = await Promise.allSettled([1, 2].map(() => accounts.approve(hana.id, third.waits!)));
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.deepEqual(accounts.team.person(narae.id)?.roles, ['admin']);
    const later = await accounts.propose(somi.id, grant);
    office.pass(7 * 24 * 60 * 60_000 + 1);
    await assert.rejects(accounts.approve(hana.id, later.waits!), denied('action'));
  }));

test('closing the others does not make an admin the first again', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['admin']);
    const hana = await member(office, somi.id, 'Hana', ['reviewer'], narae.id);
    const close = { what: 'close', person: narae.id, reason: 'left' } as const;
    const { waits } = await accounts.propose(somi.id, close);
    await accounts.approve(hana.id, waits!);
    assert.equal(await accounts.who(narae.token), null, 'the session ends with the account');
    await assert.rejects(accounts.propose(somi.id, { ...close, person: hana.id }), denied('alone'));
    assert.ok(await accounts.who(hana.token));
    await accounts.refuse(
      hana.id,
      (await accounts.propose(somi.id, { what: 'invite', name: 'Duri', roles: ['admin'], reason: '-' }))
        .waits!,
      'no',
    );
  }));

test('nobody makes their own second person', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['reviewer']);
    const hana = await member(office, somi.id, 'Hana', ['documenter']);
    // A further account of the same admin that could approve what they propose, new or made of another.
    for (const action of [
      { what: 'invite', name: 'Duri', roles: ['reviewer'], reason: '-' },
      { what: 'grant', person: hana.id, roles: ['reviewer'], reason: '-' },
    ] as const) {
      const { waits, link } = await accounts.propose(somi.id, action);
      assert.equal(link, undefined);
      await assert.rejects(accounts.approve(somi.id, waits!), denied('same'));
      await accounts.refuse(narae.id, waits!, 'not known to me');
    }
    assert.deepEqual(accounts.team.person(hana.id)?.roles, ['documenter']);
  }));

test('who lost everything is let in again by an admin and a second person; the old factor counts no more', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['reviewer']);
    const hana = await member(office, somi.id, 'Hana', ['documenter']);
    const recover = { what: 'recover', person: hana.id, reason: 'lost her telephone' } as const;
    const { waits } = await accounts.propose(somi.id, recover);
    const { link } = await accounts.approve(narae.id, waits!);
    assert.ok(await accounts.who(hana.token), 'until she follows the link');
    office.pass(60_000);
    const again = await follow(office, link!);
    assert.equal(again.id, hana.id);
    assert.deepEqual((await accounts.who(again.token))?.roles, ['documenter']);
    assert.equal(await accounts.who(hana.token), null);
    office.pass(60_000);
    await assert.rejects(signIn(office, hana), denied('wrong'));
    assert.ok(await signIn(office, again));
  }));

test('a change of roles holds at once', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const hana = await member(office, somi.id, 'Hana', ['documenter']);
    const grant = { what: 'grant', person: hana.id, roles: ['reviewer'], reason: 'reviews now' } as const;
    await accounts.propose(somi.id, grant);
    assert.deepEqual((await accounts.who(hana.token))?.roles, ['reviewer']);
  }));

test('a further factor needs the password; the last cannot be taken away', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const key = new SecurityKey();
    await assert.rejects(accounts.offer(somi.id, 'not the password', HERE), denied('wrong'));
    const offer = await accounts.offer(somi.id, PASSWORD, HERE);
    await accounts.add(somi.id, offer.ticket, { passkey: key.make(offer.passkey) });
    await assert.rejects(accounts.add(somi.id, offer.ticket, { passkey: null }), denied('ticket'));
    const [codes, passkey] = accounts.team.person(somi.id)!.factors;
    await accounts.remove(somi.id, codes!.id);
    await assert.rejects(accounts.remove(somi.id, passkey!.id), denied('factor'));
  }));

test('a new password ends the other sessions, and the old one opens nothing', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    office.pass(60_000);
    const other = await signIn(office, somi);
    const change = { old: PASSWORD, password: 'another lamp, another step', from: HERE, keep: other };
    await accounts.repassword(somi.id, change);
    assert.equal(await accounts.who(somi.token), null);
    assert.ok(await accounts.who(other));
    await assert.rejects(accounts.begin('Somi', PASSWORD, HERE), denied('wrong'));
  }));

test('a case may be kept to named people', () =>
  withOffice(async (office) => {
    const { accounts } = office;
    const somi = await firstAdmin(office);
    const hana = await member(office, somi.id, 'Hana', ['documenter']);
    assert.ok(accounts.team.sees(hana.id, 'k-1'));
    await accounts.share(somi.id, 'k-1', [somi.id], 'her family is named');
    assert.ok(!accounts.team.sees(hana.id, 'k-1'));
    assert.deepEqual(accounts.team.hiddenFrom(hana.id), ['k-1']);
    await assert.rejects(accounts.share(somi.id, 'k-1', ['a-nobody'], ''), denied('person'));
    const { accounts: restarted } = await office.restart();
    assert.ok(!restarted.team.sees(hana.id, 'k-1'));
    await restarted.share(somi.id, 'k-1', null, 'over');
    assert.ok(restarted.team.sees(hana.id, 'k-1'));
  }));

test('everything is an entry, well formed, with no password, code or link in it', () =>
  withOffice(async (office) => {
    const { accounts, home } = office;
    const somi = await firstAdmin(office);
    const narae = await member(office, somi.id, 'Narae', ['custodian']);
    await accounts.originalRead(narae.id, 'r-1', 'k-1');
    await accounts.share(narae.id, 'k-1', [narae.id], 'named');
    await assert.rejects(accounts.begin('Narae', 'wrong', HERE));
    office.pass(60_000);
    await signIn(office, narae);
    const { waits } = await accounts.propose(somi.id, {
      what: 'grant',
      person: somi.id,
      roles: ['admin'],
      reason: 'enough',
    });
    await accounts.approve(narae.id, waits!);
    const entries = await home.vault.entriesOf('-');
    assert.deepEqual(entries.flatMap(faultsOf), []);
    assert.deepEqual(
      entries
        .slice(3)
        .map(({ kind, actor, subject }) => `${kind} ${actor === subject ? 'self' : actor.slice(0, 4)}`),
      [
        'account.invited self',
        'account.opened self',
        'account.entered self',
        'person.added a-fi',
        'account.invited a-fi',
        'account.opened self',
        'account.entered self',
        'original.read',
        'case.shared',
        'account.refused nobo',
        'account.entered self',
        'action.proposed self',
        'action.approved',
        'account.granted',
      ].map((line) => (line.includes(' ') ? line : `${line} ${narae.id.slice(0, 4)}`)),
    );
    const written = JSON.stringify(entries);
    for (const secret of [PASSWORD, somi.token, narae.token]) assert.ok(!written.includes(secret));
  }));
