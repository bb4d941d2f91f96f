import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, FREE, network, waitUntil } from './throttle.ts';

const AT = 1_000_000_000;

test('the first few do not wait, then each waits twice as long, up to a quarter of an hour', () => {
  const waits = Array.from({ length: 20 }, (_, times) =>
    Math.max(0, waitUntil({ times, last: AT }, FREE.account, AT) - AT),
  );
  assert.deepEqual(waits.slice(0, 8), [0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000]);
  assert.equal(waits[19], 15 * 60_000);
});

test('whoever has waited is heard', () => {
  const failures = { times: 6, last: AT };
  assert.equal(waitUntil(failures, FREE.account, AT + 3_999), AT + 4_000);
  assert.equal(waitUntil(failures, FREE.account, AT + 4_000), 0);
});

test('after a day failures are forgotten', () => {
  const day = 24 * 60 * 60_000;
  assert.equal(after({ times: 9, last: AT }, 1, AT + day).times, 10);
  assert.equal(after({ times: 9, last: AT }, 1, AT + day + 1).times, 1);
});

test('an address of IPv6 counts with its neighbours, one of IPv4 alone', () => {
  assert.equal(network('203.0.113.7'), '203.0.113.7');
  assert.equal(network('::ffff:203.0.113.7'), '203.0.113.7');
  assert.equal(network('2001:DB8:0:1:aaaa::1'), '2001:db8:0:1::/64');
  assert.equal(network('2001:db8::9'), network('2001:0db8:0:0:ffff:1:2:3'));
  assert.equal(network('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(network('::1'), '0:0:0:0::/64');
});
