import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOrigin, isThisMachine } from './origin.ts';

test('only this machine is this machine', () => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) assert.ok(isThisMachine(host), host);
  for (const host of [
    '0.0.0.0',
    '::',
    '192.168.0.7',
    '127.example.org',
    'localhost.example.org',
    '127.0.0.1.x',
  ])
    assert.ok(!isThisMachine(host), host);
});

test('an origin is a site by its name, over TLS; in plain only localhost', () => {
  for (const good of ['https://cases.example.org', 'https://cases.example.org:8443']) {
    assert.ok(isOrigin(good, true), good);
    assert.ok(!isOrigin(good, false), good);
  }
  assert.ok(isOrigin('http://localhost:8443', false));
  for (const bad of [
    'cases.example.org',
    'https://cases.example.org/',
    'https://cases.example.org/team',
    'https://someone@cases.example.org',
    'https://203.0.113.7',
    'https://[2001:db8::1]',
    'http://cases.example.org',
    'http://localhost:8443',
    '',
  ])
    assert.ok(!isOrigin(bad, true), bad);
  assert.ok(!isOrigin('http://127.0.0.1:8443', false));
});
