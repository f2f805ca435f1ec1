import { expect, test } from 'vitest';
import { ownOrigin } from './own-origin.ts';

const atHome = { publicUrl: 'http://localhost:3000', publicUrlIsDefault: true };
const configured = { publicUrl: 'https://hilfe.example.org', publicUrlIsDefault: false };

test('on somebody’s own machine every name of the loopback is the portal', () => {
  expect(ownOrigin(atHome, '127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
  expect(ownOrigin(atHome, 'LOCALHOST:3000')).toBe('http://localhost:3000');
  expect(ownOrigin(atHome, '[::1]:3000')).toBe('http://[::1]:3000');
});

test('a name that somebody pointed at this machine is not', () => {
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3000',
    'localhost:3000@evil.example',
    'localhost:99999',
    '',
    undefined,
  ]) {
    expect(ownOrigin(atHome, host)).toBe('http://localhost:3000');
  }
});

test('a configured address is the only one', () => {
  expect(ownOrigin(configured, '127.0.0.1:3000')).toBe('https://hilfe.example.org');
});
