import { describe, expect, test } from 'vitest';
import { InvalidInput } from '../../platform/errors/domain-error.ts';
import { asksForModeration, checkWindow, expiryOf, isPublic, judgeRenewal, realChanges } from './listings.domain.ts';

const now = new Date('2026-11-15T10:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

describe('a window', () => {
  test('may be open, a single day, and end today', () => {
    for (const window of [
      { from: null, until: null },
      { from: '2026-12-01', until: '2026-12-01' },
      { from: null, until: '2026-11-15' },
    ]) {
      expect(() => checkWindow(window, now)).not.toThrow();
    }
  });

  test('that is over ends with the day in Berlin', () => {
    expect(() => checkWindow({ from: null, until: '2026-11-15' }, new Date('2026-11-15T22:59:00Z'))).not.toThrow();
    expect(() => checkWindow({ from: null, until: '2026-11-15' }, new Date('2026-11-15T23:00:00Z'))).toThrow(InvalidInput);
  });
});

test('a listing stands sixty days, or until the end of its own last day', () => {
  expect(expiryOf({ until: null }, now)).toEqual(days(60));
  expect(expiryOf({ until: '2027-06-01' }, now)).toEqual(days(60));
  expect(expiryOf({ until: '2026-12-01' }, now).toISOString()).toBe('2026-12-01T23:00:00.000Z');
});

test('only a published listing that is neither paused, hidden nor over is public', () => {
  const listing = { status: 'published' as const, paused: false, hidden: false, expiresAt: days(1) };
  expect(isPublic(listing, now)).toBe(true);
  for (const change of [{ status: 'pending' as const }, { paused: true }, { hidden: true }, { expiresAt: now }])
    expect(isPublic({ ...listing, ...change }, now)).toBe(false);
});

describe('renewing', () => {
  const closed = { status: 'closed' as const, outcome: 'expired' as const, closedAt: days(-89), until: null };
  test('extends what is published and reopens what expired within ninety days', () => {
    expect(judgeRenewal({ status: 'published', outcome: null, closedAt: null, until: null }, now)).toBe('extend');
    expect(judgeRenewal(closed, now)).toBe('reopen');
  });

  test('is refused for what is older, ended otherwise, or waits for a moderator', () => {
    expect(judgeRenewal({ ...closed, closedAt: days(-90) }, now)).toBe('refuse');
    expect(judgeRenewal({ ...closed, outcome: 'withdrawn' }, now)).toBe('refuse');
    expect(judgeRenewal({ ...closed, status: 'pending', outcome: null, closedAt: null }, now)).toBe('refuse');
    expect(judgeRenewal({ ...closed, until: '2026-11-14' }, now)).toBe('window_over');
  });
});

test('only what really differs is a change, and only what moderators look at asks for them', () => {
  const listing = { title: 'Rad', reachKm: null as number | null, until: '2026-12-01' as string | null };
  expect(realChanges(listing, { title: 'Rad', reachKm: 5, until: null })).toEqual({ reachKm: 5, until: null });
  expect(asksForModeration({ reachKm: 5 })).toBe(false);
  expect(asksForModeration({ place: 'plochingen' })).toBe(true);
});
