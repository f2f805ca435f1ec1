import { expect, test } from 'vitest';
import { needsRefresh } from './access-token.ts';

const now = new Date('2026-11-22T12:00:00Z');
const token = (payload: unknown) => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
const inSeconds = (seconds: number) => token({ exp: now.getTime() / 1000 + seconds });

test('a session is renewed when its access token is gone, unreadable or about to end', () => {
  expect(needsRefresh(undefined, now)).toBe(true);
  expect(needsRefresh('', now)).toBe(true);
  expect(needsRefresh('rubbish', now)).toBe(true);
  expect(needsRefresh(token({}), now)).toBe(true);
  expect(needsRefresh(inSeconds(10), now)).toBe(true);
});

test('a token with time left is used as it is', () => {
  expect(needsRefresh(inSeconds(300), now)).toBe(false);
});
